"""Bone under too much stress; the neck of the thigh bone must not be missed."""

from rules.language import all_of, any_of, at_least, concluded, has, is_, not_concluded, outranks, red_flag

FEMORAL_NECK = red_flag(
    "RF24",
    "within_days",
    concern="femoral_neck_stress_fracture",
    when=concluded("impact_groin_pain"),
    says="Pain in the groin or front of the hip that grows with impact can mean a stress fracture near the hip joint.",
    source="robertson-2017",
)
FEMORAL_NECK_AT_RISK = red_flag(
    "RF24a",
    "same_day",
    concern="femoral_neck_stress_fracture",
    when=all_of(
        concluded("impact_groin_pain"),
        any_of(
            is_("can_bear_weight", "limping", "cannot"),
            has("bone_stress_pattern", "cannot_hop", "hurts_walking"),
            is_("pain_night_rest", "at_rest_or_wakes"),
            concluded("bone_risk"),
        ),
        not_concluded("a_year_or_longer"),
    ),
    says="A limp, pain in walking or at rest, or weaker bone makes a stress fracture near the hip joint more urgent.",
    source="robertson-2017",
)
OLD_PAIN_AND_NEW_LOAD = red_flag(
    "RF24d",
    "same_day",
    concern="femoral_neck_stress_fracture",
    when=all_of(
        concluded("impact_groin_pain"),
        at_least("days_since_start", "one_year"),
        any_of(concluded("recent_load_rise"), concluded("bone_risk")),
    ),
    says="Even in an old sore hip, more running or weaker bone can bring on a stress fracture near the hip joint.",
    source="expert-judgement",
)
FEMORAL_NECK_ON_WALKING = red_flag(
    "RF24e",
    "within_days",
    concern="femoral_neck_stress_fracture",
    when=concluded("groin_pain_walking"),
    says="Groin pain that came with running, and now hurts in walking, can mean a stress fracture near the hip joint.",
    source="medscape-fnsf",
)
BONE_STRESS = red_flag(
    "RF24b",
    "within_days",
    concern="bone_stress_injury",
    when=concluded("bone_stress_story"),
    says="What you tell us can mean a bone under too much stress, which needs rest before it cracks.",
    source="warden-2021",
)
BONE_STRESS_AND_LIMP = red_flag(
    "RF24c",
    "same_day",
    concern="bone_stress_injury",
    when=all_of(concluded("bone_stress_story"), is_("can_bear_weight", "limping", "cannot")),
    says="A limp together with signs of a bone under too much stress can mean that the bone has begun to crack.",
    source="nhs-glos-hip",
)
TOO_LITTLE_ENERGY = red_flag(
    "RF23",
    "within_days",
    when=has("bone_health", "eating_disorder", "very_low_weight"),
    says="Very low weight or trouble with eating can weaken bones, and there is good help for it.",
    source="stellingwerff-2023",
)
BEFORE_MUSCLE_AND_JOINT = outranks(
    "bone_stress_injury",
    [
        "tight_hip_flexors",
        "hip_flexor_tendinopathy",
        "adductor_groin_strain",
        "overuse_soreness",
        "labral_tear_fai",
        "hip_arthritis",
    ],
    id="BST-ORDER",
    when=concluded("femoral_neck_gate"),
    says="While a stress fracture near the hip joint is possible, bone comes before muscle, tendon and joint causes.",
    source="robertson-2017",
)
