; What came out, for a person to read.

(deffunction MAIN::report ()
   (do-for-all-facts ((?fact urgency)) TRUE
      (println "urgency: " ?fact:level))
   (do-for-all-facts ((?fact ranked)) TRUE
      (println ?fact:kind " " ?fact:rank ": " ?fact:id ", " ?fact:band ", " ?fact:total))
   (do-for-all-facts ((?fact fired)) TRUE
      (println "fired: " ?fact:rule)))
