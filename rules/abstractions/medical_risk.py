"""What someone's past health makes more likely."""

from rules.language import abstraction, has

BONE_RISK = abstraction(
    "bone_risk",
    id="ABS-11",
    when=has(
        "bone_health",
        "missed_periods",
        "under_eating",
        "eating_disorder",
        "very_low_weight",
        "previous_stress_fracture",
    ),
    says="Missed periods, too little food for your training or an earlier stress fracture can leave bone less strong.",
    source="barrack-2014",
)
FRAIL_BONE = abstraction(
    "frail_bone",
    id="ABS-12",
    when=has("medical_history", "osteoporosis", "bone_drug", "long_steroids"),
    says="Thin bones, a medicine for bones or long use of steroid tablets mean that a bone can break more easily.",
    source="nice-cg124",
)
INFECTION_RISK = abstraction(
    "infection_risk",
    id="ABS-13",
    when=has(
        "medical_history",
        "weak_immunity",
        "diabetes",
        "injected_drugs",
        "kidney_dialysis",
        "broken_skin_or_wound",
        "hip_replacement",
        "hip_surgery_or_injection_3_months",
    ),
    says="Something in your health makes an infection in a joint more likely.",
    source="bsr-hot-joint-2006",
)
NEW_METAL = abstraction(
    "new_metal",
    id="ABS-14",
    when=has("medical_history", "hip_replacement", "hip_surgery_or_injection_3_months"),
    says="You have a hip replacement, or you had hip surgery or an injection in the last three months.",
    source="bnssg-pji",
)
AVASCULAR_RISK = abstraction(
    "avascular_risk",
    id="ABS-15",
    when=has("medical_history", "long_steroids", "heavy_alcohol", "sickle_cell_lupus_or_transplant"),
    says="Steroid tablets, much alcohol, sickle cell, lupus or a transplant can cut the blood supply to the hip bone.",
    source="osteonecrosis-2019",
)
BLEEDING_RISK = abstraction(
    "bleeding_risk",
    id="ABS-16",
    when=has("medical_history", "blood_thinner", "bleeding_disorder"),
    says="A blood thinner or a bleeding disorder means that you bleed more easily.",
    source="pmj-groin-2002",
)
PREGNANT_OR_RECENT_BIRTH = abstraction(
    "pregnant_or_recent_birth",
    id="ABS-17",
    when=has("abdomen_pelvis", "pregnant", "birth_last_6_months"),
    says="You are or could be pregnant, or you gave birth in the last six months.",
    source="tohp-1997",
)
