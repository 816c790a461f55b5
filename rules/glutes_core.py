"""Hip and trunk muscles that could be stronger."""

from rules.language import (
    any_of,
    at_least,
    has,
    is_,
    moderate,
    opposes,
    supports,
    weak,
)

NO_STRENGTH_WORK = supports(
    "weak_glutes_core",
    moderate,
    id="GLU-01",
    when=is_("strength_work", "never"),
    says="You do no strength work, and hip and core exercises lowered injuries in new runners.",
    source="leppanen-2024",
)
LONG_SITTING = supports(
    "weak_glutes_core",
    moderate,
    id="GLU-02",
    when=at_least("sitting_hours", "long_sitting_hours"),
    says="Sitting for much of the day may leave the buttock muscles less used to work.",
    source="article-self",
)
WEAK_IN_A_BRIDGE = supports(
    "weak_glutes_core",
    moderate,
    id="GLU-03",
    when=is_("test_single_leg_bridge", "sore_side_weaker", "both_weak"),
    says="A one-leg bridge was shaky or weaker on the sore side.",
    source="expert-judgement",
)
KNEES_COME_IN = supports(
    "weak_glutes_core",
    moderate,
    id="GLU-04",
    when=any_of(is_("test_squat", "knees_come_in"), has("running_form", "knees_in")),
    says="Knees that come in may be one sign that the hip muscles could be stronger.",
    source="article-core-hips",
)
HIP_DROPS = supports(
    "weak_glutes_core",
    moderate,
    id="GLU-05",
    when=any_of(is_("test_single_leg_stand", "hip_drops"), has("running_form", "hip_drop")),
    says="A hip that drops may be one sign that the muscles beside it tire early.",
    source="article-hip-soreness",
)
STRENGTH_TWICE_A_WEEK = opposes(
    "weak_glutes_core",
    moderate,
    id="GLU-06",
    when=is_("strength_work", "twice_a_week_plus"),
    says="Regular strength work speaks against weak hip and trunk muscles.",
    source="expert-judgement",
)
STRONG_AND_STEADY = opposes(
    "weak_glutes_core",
    weak,
    id="GLU-07",
    when=any_of(
        is_("test_single_leg_bridge", "both_fine"),
        is_("test_squat", "knees_straight"),
        is_("test_single_leg_stand", "no_pain_level"),
    ),
    says="A bridge, a squat or a stand on one leg that is steady speaks a little against weak hip muscles.",
    source="expert-judgement",
)
