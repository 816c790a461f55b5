; The score: the prior, and of each group of evidence that was found the strongest.

(defrule SCORE::the-strongest-of-a-group-counts "Of equally strong evidence, the first rule id."
   (declare (salience 3))
   (evidence (rule ?rule) (about ?id) (group ?group) (sign ?sign) (strength ?strength))
   (not (evidence (about ?id) (group ?group) (sign ?sign)
                  (rule ?other&~?rule)
                  (strength ?more&:(or (> ?more ?strength)
                                       (and (= ?more ?strength) (< (str-compare ?other ?rule) 0))))))
   =>
   (assert (counts (rule ?rule) (about ?id) (weight (* ?sign ?strength)))))

(defrule SCORE::add-up
   (declare (salience 2))
   (candidate (id ?id) (prior ?prior))
   =>
   (bind ?total ?prior)
   (do-for-all-facts ((?evidence counts)) (eq ?evidence:about ?id)
      (bind ?total (+ ?total ?evidence:weight)))
   (assert (score (id ?id) (total ?total))))

(defrule SCORE::list-under-the-first-band-that-is-reached
   (declare (salience 1))
   (score (id ?id) (total ?total))
   (candidate (id ?id) (kind ?kind) (place ?place))
   (band (name ?band) (place ?best) (least ?least&:(>= ?total ?least)))
   (not (band (place ?better&:(< ?better ?best)) (least ?other&:(>= ?total ?other))))
   =>
   (assert (listed (id ?id) (kind ?kind) (place ?place) (total ?total) (band ?band))))

(defrule SCORE::list-under-the-last-band-what-is-raised-or-put-before-others
   (declare (salience 1))
   (score (id ?id) (total ?total))
   (candidate (id ?id) (kind ?kind) (place ?place) (raised-as ?raised))
   (exists (or
      (concluded (name ?raised))
      (order (cause ?id))))
   (not (band (least ?least&:(>= ?total ?least))))
   (band (name ?band) (place ?last))
   (not (band (place ?later&:(> ?later ?last))))
   =>
   (assert (listed (id ?id) (kind ?kind) (place ?place) (total ?total) (band ?band))))

; The ranking: by score, then in vocabulary order, then as the rules of order say.

(deffunction SCORE::stands-behind (?one ?other)
   "Whether the first of two listed facts has the lower score, or the later place in the vocabulary."
   (bind ?lead (- (fact-slot-value ?one total) (fact-slot-value ?other total)))
   (or (< ?lead 0)
       (and (= ?lead 0) (> (fact-slot-value ?one place) (fact-slot-value ?other place)))))

(deffunction SCORE::has-a-later-turn (?one ?other)
   (> (fact-slot-value ?one turn) (fact-slot-value ?other turn)))

(deffunction SCORE::moved-up (?ids ?id ?others)
   "The ids with one of them in front of the first of the others that stands before it."
   (bind ?from (member$ ?id ?ids))
   (bind ?to ?from)
   (foreach ?other ?others
      (bind ?place (member$ ?other ?ids))
      (if (and ?place (< ?place ?to)) then (bind ?to ?place)))
   (insert$ (delete$ ?ids ?from ?from) ?to ?id))

(deffunction SCORE::best-first (?kind)
   (bind ?ids (create$))
   (foreach ?listed (sort stands-behind (find-all-facts ((?fact listed)) (eq ?fact:kind ?kind)))
      (bind ?ids ?ids (fact-slot-value ?listed id)))
   (if (eq ?kind cause)
    then
      (foreach ?order (sort has-a-later-turn (find-all-facts ((?fact order)) TRUE))
         (bind ?ids (moved-up ?ids (fact-slot-value ?order cause) (fact-slot-value ?order before)))))
   ?ids)

(defrule SCORE::rank
   =>
   (foreach ?kind (create$ cause factor)
      (bind ?rank 0)
      (foreach ?id (best-first ?kind)
         (bind ?rank (+ ?rank 1))
         (do-for-fact ((?fact listed)) (eq ?fact:id ?id)
            (assert (ranked (kind ?kind) (rank ?rank) (id ?id) (band ?fact:band) (total ?fact:total)))))))

(defrule SCORE::conclude-the-band-and-those-below
   (ranked (id ?id) (band ?reached))
   (band (name ?reached) (place ?best))
   (band (name ?band) (place ?place&:(>= ?place ?best)))
   =>
   (assert (concluded (name (sym-cat ?band : ?id)))))

(defrule SCORE::conclude-the-first-that-is-at-least-possible
   (ranked (kind ?kind) (rank ?rank) (id ?id) (band likely|possible))
   (not (ranked (kind ?kind) (rank ?better&:(< ?better ?rank)) (band likely|possible)))
   =>
   (assert (concluded (name (sym-cat (if (eq ?kind cause) then leading else first_factor) : ?id)))))

(defrule SCORE::conclude-that-no-cause-is-at-least-possible
   (declare (salience -1))
   (not (ranked (kind cause) (band likely|possible)))
   =>
   (assert (concluded (name leading:none))))
