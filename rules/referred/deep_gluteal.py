"""Deep gluteal pain: a nerve or muscle deep in the buttock, also called piriformis syndrome."""

from rules.language import (
    all_of,
    any_of,
    at_least,
    concluded,
    has,
    has_not,
    is_,
    moderate,
    opposes,
    strong,
    supports,
    weak,
)

BUTTOCK = supports(
    "deep_gluteal_pain",
    weak,
    id="DGP-01",
    when=has("pain_site", "upper_buttock", "lower_buttock"),
    says="Pain in the buttock can come from the deep muscles and the nerve that runs beside them.",
    source="martin-2014-seated-piriformis",
)
SITTING_ON_THE_BUTTOCK = supports(
    "deep_gluteal_pain",
    strong,
    id="DGP-02",
    when=all_of(concluded("buttock_or_unclear"), is_("sitting_hurts", "mid_buttock")),
    says="Pain in the middle of the buttock after sitting for a while is typical of deep gluteal pain.",
    source="martin-2014-seated-piriformis",
)
CROSSED_LEGS_OR_KNEE_ACROSS = supports(
    "deep_gluteal_pain",
    weak,
    id="DGP-03",
    when=all_of(
        has("pain_site", "upper_buttock", "lower_buttock"),
        any_of(is_("crossed_legs_or_low_chair", "yes"), is_("test_knee_to_opposite_shoulder", "yes")),
    ),
    says="Crossing the legs or drawing the knee across stretches the deep muscles of the buttock.",
    source="martin-2014-seated-piriformis",
)
TINGLING_WITHOUT_BACK = supports(
    "deep_gluteal_pain",
    moderate,
    id="DGP-04",
    when=all_of(
        has("pain_site", "upper_buttock", "lower_buttock", "back_thigh"),
        is_("nerve_signs", "below_knee"),
        is_("back_link", "no"),
    ),
    says="Tingling down the leg from the buttock, with a back that is fine, fits a nerve squeezed in the buttock.",
    source="martin-2014-seated-piriformis",
)
BURNING_CRAMP_OR_SORE_MUSCLE = supports(
    "deep_gluteal_pain",
    weak,
    id="DGP-05",
    when=all_of(
        has("pain_site", "upper_buttock", "lower_buttock"),
        any_of(has("pain_quality", "burning", "cramping"), has("press_other", "muscle_bulk")),
    ),
    says="Burning, cramp or a sore muscle in the buttock fits deep gluteal pain.",
    source="expert-judgement",
)
LONG_SITTING = supports(
    "deep_gluteal_pain",
    weak,
    id="DGP-06",
    when=all_of(has("pain_site", "upper_buttock", "lower_buttock"), at_least("sitting_hours", "long_sitting_hours")),
    says="Long hours of sitting press on the deep muscles of the buttock.",
    source="expert-judgement",
)
BACK_INSTEAD = opposes(
    "deep_gluteal_pain",
    moderate,
    id="DGP-07",
    when=any_of(is_("back_link", "back_movement_brings_it_on"), has("pain_site", "low_back", "sacrum")),
    says="Pain in the low back, or pain that moving your back brings on, points there instead.",
    source="wilson-2014",
)
SIT_BONE = opposes(
    "deep_gluteal_pain",
    moderate,
    id="DGP-08",
    when=is_("sitting_hurts", "sit_bone", "no"),
    says="Sitting does not hurt in the middle of the buttock.",
    source="martin-2014-seated-piriformis",
)
ELSEWHERE = opposes(
    "deep_gluteal_pain",
    moderate,
    id="DGP-09",
    when=has_not("pain_site", "upper_buttock", "lower_buttock", "back_thigh", "hip_unsure", "sacrum"),
    says="The pain is not in the buttock.",
    source="martin-2014-seated-piriformis",
)
