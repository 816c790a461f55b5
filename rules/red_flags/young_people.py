"""Hips that are still growing."""

from rules.language import all_of, any_of, below, concluded, has, is_, red_flag

CHILD_WITH_FEVER_OR_UNABLE_TO_WALK = red_flag(
    "RF20a",
    "emergency_now",
    concern="childhood_hip_disorder",
    when=all_of(
        below("age_years", "under_sixteen"),
        any_of(is_("fever_unwell", "fever_or_shivers"), is_("can_bear_weight", "cannot")),
    ),
    says="Under 16, a sore hip with a fever, or with no walking at all, can mean an infection or a slipped hip.",
    source="royal-cornwall-limp",
)
CHILD_WITH_A_LIMP = red_flag(
    "RF20b",
    "same_day",
    concern="childhood_hip_disorder",
    when=all_of(
        below("age_years", "under_sixteen"),
        any_of(
            is_("can_bear_weight", "limping"),
            is_("reduced_range", "clearly"),
            is_("leg_shape_wrong", "yes"),
            is_("pain_night_rest", "at_rest_or_wakes"),
            is_("sudden_severe", "yes"),
            concluded("injured_at_start"),
            has("bone_stress_pattern", "limps_with_running", "hurts_walking", "cannot_hop"),
        ),
    ),
    says="Under 16, a limp, stiffness, night pain, an injury or sudden pain can mean that the growing hip has slipped.",
    source="royal-cornwall-limp",
)
CHILD = red_flag(
    "RF20c",
    "within_days",
    concern="childhood_hip_disorder",
    when=below("age_years", "under_sixteen"),
    says="Under 16 the hip is still growing, so a sore hip should always be seen by a professional.",
    source="kingston-limp",
)
POP_BEFORE_EIGHTEEN = red_flag(
    "RF20d",
    "same_day",
    concern="childhood_hip_disorder",
    when=all_of(below("age_years", "adult"), has("injury_start", "pop_felt")),
    says="Under 18, a pop can mean that a muscle has pulled off a piece of growing bone.",
    source="expert-judgement",
)
