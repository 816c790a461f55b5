; What the rules conclude, and what the score makes of it. Strengths, priors and scores are in centinats.

(deftemplate MAIN::always "Holds in every case.")
(deftemplate MAIN::never "Holds in no case: nothing asserts it.")

(deftemplate MAIN::candidate "A cause or factor, in vocabulary order; a concern raised under this name lists it."
   (slot id) (slot kind) (slot place (type INTEGER)) (slot prior (type INTEGER)) (slot raised-as))
(deftemplate MAIN::band "A word for a score, best first, and the least score that earns it."
   (slot name) (slot place (type INTEGER)) (slot least (type INTEGER)))
(deftemplate MAIN::level "A level of urgency, most urgent first, and the names that force and allow it."
   (slot id) (slot place (type INTEGER)) (slot forced-as) (slot allowed-as))

(deftemplate MAIN::fired "A rule that has fired."
   (slot rule))
(deftemplate MAIN::concluded "A name that later rules can read."
   (slot name))
(deftemplate MAIN::evidence "For (sign 1) or against (sign -1) a cause or factor."
   (slot rule) (slot about) (slot group) (slot sign (type INTEGER)) (slot strength (type INTEGER)))
(deftemplate MAIN::order "A cause that is listed, and stands before others; the turn is the order of the rules."
   (slot rule) (slot turn (type INTEGER)) (slot cause) (multislot before))

(deftemplate MAIN::part "A part of a gate that holds."
   (slot gate) (slot number (type INTEGER)))
(deftemplate MAIN::enough "A gate of which enough parts hold."
   (slot gate))

(deftemplate MAIN::counts "Evidence that counts in the score, with its signed weight."
   (slot rule) (slot about) (slot weight (type INTEGER)))
(deftemplate MAIN::score "What a cause or factor comes to."
   (slot id) (slot total (type INTEGER)))
(deftemplate MAIN::listed "A cause or factor that has a band."
   (slot id) (slot kind) (slot place (type INTEGER)) (slot total (type INTEGER)) (slot band))
(deftemplate MAIN::ranked "A listed cause or factor in its place; rank 1 is the best of its kind."
   (slot kind) (slot rank (type INTEGER)) (slot id) (slot band) (slot total (type INTEGER)))
(deftemplate MAIN::urgency "The level of urgency that the person is given."
   (slot level))
