; A module for each stratum: the next begins when nothing in the one before it can fire any more.

(defmodule ABSTRACTION (import MAIN ?ALL))
(defmodule EVIDENCE (import MAIN ?ALL))
(defmodule SCORE (import MAIN ?ALL))
(defmodule URGENCY (import MAIN ?ALL))
(defmodule DISPOSITION (import MAIN ?ALL))
(defmodule ADVICE (import MAIN ?ALL))

(defrule MAIN::strata-in-order
   =>
   (focus ABSTRACTION EVIDENCE SCORE URGENCY DISPOSITION ADVICE))

(deffunction MAIN::count-part (?gate ?number ?need)
   "Note that a part of a gate holds, and whether enough of them do."
   (assert (part (gate ?gate) (number ?number)))
   (if (>= (length$ (find-all-facts ((?part part)) (eq ?part:gate ?gate))) ?need)
    then
      (assert (enough (gate ?gate)))))
