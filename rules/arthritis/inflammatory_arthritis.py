"""Inflammatory arthritis: joints, spine or pelvis that the immune system inflames."""

from rules.language import (
    all_of,
    any_of,
    at_least,
    below,
    has,
    is_,
    moderate,
    opposes,
    strong,
    supports,
    weak,
)

VERY_LONG_MORNING_STIFFNESS = supports(
    "inflammatory_arthritis",
    strong,
    id="INF-01",
    when=is_("morning_stiffness", "over_60_min"),
    says="Morning stiffness for more than an hour points to an inflamed joint.",
    source="nice-ng226",
    group="stiffness",
)
LONG_MORNING_STIFFNESS = supports(
    "inflammatory_arthritis",
    moderate,
    id="INF-02",
    when=all_of(is_("morning_stiffness", "30_to_60_min"), below("age_years", "forty_five")),
    says="Morning stiffness for more than half an hour before 45 can mean inflammation.",
    source="nice-ng65",
    group="stiffness",
)
MOVEMENT_EASES_THE_BACK = supports(
    "inflammatory_arthritis",
    moderate,
    id="INF-03",
    when=all_of(
        is_("movement_or_rest", "movement_eases"),
        has("pain_site", "upper_buttock", "lower_buttock", "low_back", "sacrum"),
        at_least("days_since_start", "three_months"),
    ),
    says="Buttock or back pain for months that eases with movement fits inflammation.",
    source="nice-ng65",
    group="movement",
)
MOVEMENT_EASES = supports(
    "inflammatory_arthritis",
    weak,
    id="INF-04",
    when=is_("movement_or_rest", "movement_eases"),
    says="Pain that eases with movement rather than rest can mean inflammation.",
    source="nice-ng65",
    group="movement",
)
WAKES_WITH_BUTTOCK_PAIN = supports(
    "inflammatory_arthritis",
    moderate,
    id="INF-05",
    when=all_of(
        is_("pain_night_rest", "at_rest_or_wakes"),
        has("pain_site", "upper_buttock", "lower_buttock", "low_back", "sacrum"),
        at_least("days_since_start", "three_months"),
        below("age_years", "forty_five"),
    ),
    says="Buttock or back pain that wakes you for months, starting before 45, fits inflammation.",
    source="nice-ng65",
    group="night",
)
WAKES_ON_BOTH_SIDES = supports(
    "inflammatory_arthritis",
    weak,
    id="INF-06",
    when=all_of(is_("pain_night_rest", "at_rest_or_wakes"), is_("side", "both")),
    says="Pain on both sides that wakes you or hurts at rest can mean inflammation.",
    source="expert-judgement",
    group="night",
)
OTHER_JOINTS_OR_SKIN = supports(
    "inflammatory_arthritis",
    strong,
    id="INF-07",
    when=is_("other_joints_or_skin", "yes"),
    says="Other swollen joints, psoriasis, a red eye or a bowel illness point to inflammation.",
    source="nice-ng65",
)
HIPS_AND_SHOULDERS = supports(
    "inflammatory_arthritis",
    moderate,
    id="INF-08",
    when=is_("both_hips_shoulders_stiff", "yes"),
    says="Stiffness in both hips and both shoulders points to inflammation.",
    source="aafp-pmr-2022",
)
BOTH_SIDES_FOR_MONTHS = supports(
    "inflammatory_arthritis",
    weak,
    id="INF-09",
    when=all_of(
        at_least("days_since_start", "three_months"),
        any_of(
            is_("side", "both"),
            all_of(
                below("age_years", "forty_five"),
                has("pain_site", "upper_buttock", "lower_buttock", "low_back", "sacrum"),
            ),
        ),
    ),
    says="Pain for months on both sides, or in the buttock or back before 45, can mean inflammation.",
    source="nice-ng65",
)
LITTLE_STIFFNESS_OR_REST_EASES = opposes(
    "inflammatory_arthritis",
    weak,
    id="INF-10",
    when=any_of(is_("morning_stiffness", "none", "under_30_min"), is_("movement_or_rest", "rest_eases")),
    says="Little morning stiffness, or pain that eases with rest, speaks a little against inflammation.",
    source="nice-ng65",
)
FEW_WEEKS = opposes(
    "inflammatory_arthritis",
    weak,
    id="INF-11",
    when=below("days_since_start", "six_weeks"),
    says="Inflammation of the joints usually shows over months rather than weeks.",
    source="nice-ng65",
)
