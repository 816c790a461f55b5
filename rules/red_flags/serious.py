"""Serious conclusions with rules of their own, where a danger sign already forces at least the same level."""

from rules.language import all_of, any_of, at_least, below, concern, concluded, has, is_, not_concluded

SOFT_BONE_AROUND_BIRTH = concern(
    "transient_osteoporosis",
    "same_day",
    id="TOH-01",
    when=all_of(
        concluded("pregnant_or_recent_birth"),
        concluded("front_of_hip"),
        is_("can_bear_weight", "limping", "cannot"),
        not_concluded("soreness_after_hard_run"),
    ),
    says="In pregnancy or after birth, groin pain with a limp can mean that the hip bone has become soft for a time.",
    source="tohp-1997",
)
SOFT_BONE_IN_MEN = concern(
    "transient_osteoporosis",
    "within_days",
    id="TOH-02",
    when=all_of(
        is_("sex_at_birth", "male"),
        at_least("age_years", "transient_osteoporosis_from"),
        below("age_years", "transient_osteoporosis_before"),
        any_of(concluded("front_of_hip"), concluded("place_unclear")),
        is_("can_bear_weight", "limping", "cannot"),
        has("bone_stress_pattern", "hurts_walking"),
        is_("injury_start", "none"),
        not_concluded("recent_load_rise"),
        not_concluded("soreness_after_hard_run"),
    ),
    says="In men from 30 to 59, hip pain with a limp but no injury can mean that the bone has become soft for a time.",
    source="wheeless-toh",
)
BLOOD_SUPPLY_WITHOUT_A_KNOWN_RISK = concern(
    "avascular_necrosis",
    "within_days",
    id="AVN-01",
    when=all_of(
        is_("can_bear_weight", "limping"),
        any_of(concluded("front_of_hip"), concluded("place_unclear")),
        any_of(is_("course", "worse"), is_("worse_despite_rest", "yes")),
        at_least("age_years", "avascular_necrosis_from"),
        below("age_years", "avascular_necrosis_before"),
        at_least("days_since_start", "four_weeks"),
        not_concluded("recent_load_rise"),
    ),
    says="A limp that gets worse over weeks for no clear reason can mean that the hip bone gets too little blood.",
    source="osteonecrosis-2019",
)
INFECTION_WITHOUT_FEVER = concern(
    "joint_or_bone_infection",
    "same_day",
    id="INX-01",
    when=all_of(
        is_("sudden_severe", "yes"),
        is_("can_bear_weight", "limping", "cannot"),
        is_("pain_night_rest", "at_rest_or_wakes"),
        is_("injury_start", "none"),
        not_concluded("two_weeks_or_longer"),
    ),
    says="Sudden severe pain that stays at rest, with a limp and no injury, can be an infection even without fever.",
    source="bsr-hot-joint-2006",
)
