"""Danger questions that were answered with "not sure": what cannot be ruled out has its own level."""

from rules.language import forces, not_sure

SADDLE_OR_BLADDER = forces(
    "same_day",
    id="NS-saddle_or_bladder",
    when=not_sure("saddle_or_bladder"),
    says="You are not sure about a numb bottom or trouble with pee, poo or sex, so it needs a check today.",
    source="expert-judgement",
)
CHEST_OR_BREATH = forces(
    "same_day",
    id="NS-chest_or_breath",
    when=not_sure("chest_or_breath"),
    says="You are not sure about chest pain or breathing, so it needs a check today.",
    source="expert-judgement",
)
FOOT_COLD_PALE = forces(
    "same_day",
    id="NS-foot_cold_pale",
    when=not_sure("foot_cold_pale"),
    says="You are not sure whether the foot or leg is cold or pale, so it needs a check today.",
    source="expert-judgement",
)
DARK_URINE = forces(
    "same_day",
    id="NS-dark_urine",
    when=not_sure("dark_urine"),
    says="You are not sure whether your pee is dark, so it needs a check today.",
    source="expert-judgement",
)
LEG_SHAPE_WRONG = forces(
    "same_day",
    id="NS-leg_shape_wrong",
    when=not_sure("leg_shape_wrong"),
    says="You are not sure whether the leg looks out of place, so it needs a check today.",
    source="expert-judgement",
)
CAN_BEAR_WEIGHT = forces(
    "same_day",
    id="NS-can_bear_weight",
    when=not_sure("can_bear_weight"),
    says="You are not sure whether you can walk on the leg, so it needs a check today.",
    source="expert-judgement",
)
FEVER_UNWELL = forces(
    "within_days",
    id="NS-fever_unwell",
    when=not_sure("fever_unwell"),
    says="You are not sure whether you have a fever or feel unwell, so it should be checked within days.",
    source="expert-judgement",
)
HOT_OR_SWOLLEN = forces(
    "within_days",
    id="NS-hot_or_swollen",
    when=not_sure("hot_or_swollen"),
    says="You are not sure whether the hip is hot or swollen, so it should be checked within days.",
    source="expert-judgement",
)
SUDDEN_SEVERE = forces(
    "within_days",
    id="NS-sudden_severe",
    when=not_sure("sudden_severe"),
    says="You are not sure whether very strong pain came on suddenly, so it should be checked within days.",
    source="expert-judgement",
)
LEG_WEAK_NUMB = forces(
    "within_days",
    id="NS-leg_weak_numb",
    when=not_sure("leg_weak_numb"),
    says="You are not sure whether a leg is weak or numb, so it should be checked within days.",
    source="expert-judgement",
)
LEG_SWOLLEN_WARM = forces(
    "within_days",
    id="NS-leg_swollen_warm",
    when=not_sure("leg_swollen_warm"),
    says="You are not sure whether a calf or thigh is swollen or warm, so it should be checked within days.",
    source="expert-judgement",
)
GROIN_LUMP = forces(
    "within_days",
    id="NS-groin_lump",
    when=not_sure("groin_lump"),
    says="You are not sure whether there is a lump in the groin, so it should be checked within days.",
    source="expert-judgement",
)
INJURY_START = forces(
    "within_days",
    id="NS-injury_start",
    when=not_sure("injury_start"),
    says="You are not sure whether it began with an injury, so it should be checked within days.",
    source="expert-judgement",
)
AGE_YEARS = forces(
    "routine",
    id="NS-age_years",
    when=not_sure("age_years"),
    says="We do not know the age, and some hip problems belong to an age, so a check is wise.",
    source="expert-judgement",
)
PAIN_NIGHT_REST = forces(
    "routine",
    id="NS-pain_night_rest",
    when=not_sure("pain_night_rest"),
    says="You are not sure whether it hurts at rest or at night, so a check is wise.",
    source="expert-judgement",
)
MEDICAL_HISTORY = forces(
    "routine",
    id="NS-medical_history",
    when=not_sure("medical_history"),
    says="You are not sure about your medical history, and it can change what a sore hip means, so a check is wise.",
    source="expert-judgement",
)
ABDOMEN_PELVIS = forces(
    "routine",
    id="NS-abdomen_pelvis",
    when=not_sure("abdomen_pelvis"),
    says="You are not sure about signs from the tummy or pelvis, so a check is wise.",
    source="expert-judgement",
)
BONE_STRESS_PATTERN = forces(
    "routine",
    id="NS-bone_stress_pattern",
    when=not_sure("bone_stress_pattern"),
    says="You are not sure about signs from the bone, so a check is wise.",
    source="expert-judgement",
)
