; Hip Triage: every question, every rule, the score and the level of urgency, as a program for CLIPS 6.4.
; Rules and knowledge {digest}
; Written by hip-triage export --clips. Each rule bears its id, its sentence and its source.
;
; To run it, save it as hip-triage.clp and type in CLIPS:
;
;    (load "hip-triage.clp")
;    (reset)
;    (assert (age_years (value 34)) (pain_site (value front_groin)) (pain_site (value outer_hip)))
;    (run)
;    (report)
;
; An answer is a fact of the template of its question; of several chosen at once, each is a fact of its own.
; not_sure is an answer. A question that was skipped, declined or not asked has no fact.

(defmodule MAIN (export ?ALL))
