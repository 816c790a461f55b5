; The level of urgency: the most urgent that anything forces; where nothing does, the least urgent that is allowed.

(defrule DISPOSITION::the-most-urgent-that-is-forced
   (level (id ?level) (place ?place) (forced-as ?forced))
   (concluded (name ?forced))
   (not (and (level (place ?earlier&:(< ?earlier ?place)) (forced-as ?more-urgent))
             (concluded (name ?more-urgent))))
   =>
   (assert (urgency (level ?level))))

(defrule DISPOSITION::else-the-least-urgent-that-is-allowed
   (declare (salience -1))
   (not (urgency))
   (level (id ?level) (place ?place) (allowed-as ?allowed))
   (concluded (name ?allowed))
   (not (and (level (place ?later&:(> ?later ?place)) (allowed-as ?less-urgent))
             (concluded (name ?less-urgent))))
   =>
   (assert (urgency (level ?level))))

(defrule DISPOSITION::else-routine
   (declare (salience -2))
   (not (urgency))
   =>
   (assert (urgency (level routine))))

(defrule DISPOSITION::conclude-the-level
   (declare (salience -3))
   (urgency (level ?level))
   =>
   (assert (concluded (name (sym-cat urgency: ?level)))))
