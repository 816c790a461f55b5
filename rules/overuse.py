"""Overuse soreness: muscles that worked harder than they are used to."""

from rules.language import (
    all_of,
    any_of,
    at_least,
    below,
    concluded,
    has,
    is_,
    moderate,
    not_concluded,
    opposes,
    strong,
    supports,
    weak,
)

SORE_A_DAY_OR_TWO_LATER = supports(
    "overuse_soreness",
    moderate,
    id="OVR-01",
    when=is_("onset", "day_or_two_after_run"),
    says="Soreness that shows up a day or two after a run is what tired muscles do.",
    source="cheung-2003",
    group="onset",
)
SORE_AFTER_MORE_THAN_USUAL = supports(
    "overuse_soreness",
    strong,
    id="OVR-02",
    when=all_of(is_("onset", "day_or_two_after_run"), concluded("more_than_usual")),
    says="Soreness a day or two after doing more than you are used to is typical of overworked muscles.",
    source="cheung-2003",
    group="onset",
)
MORE_THAN_USUAL = supports(
    "overuse_soreness",
    weak,
    id="OVR-03",
    when=concluded("more_than_usual"),
    says="A recent jump in training fits muscles that were asked for more than they are used to.",
    source="frandsen-2025",
)
LESS_THAN_A_WEEK = supports(
    "overuse_soreness",
    weak,
    id="OVR-04",
    when=below("days_since_start", "one_week"),
    says="Soreness of a few days fits tired muscles, which mend within about a week.",
    source="cheung-2003",
)
GETTING_BETTER = supports(
    "overuse_soreness",
    weak,
    id="OVR-05",
    when=any_of(is_("course", "better"), has("previous_care", "rest_helped")),
    says="Soreness that fades with rest fits muscles that are mending.",
    source="cheung-2003",
)
BOTH_SIDES_OR_IN_A_MUSCLE = supports(
    "overuse_soreness",
    weak,
    id="OVR-06",
    when=any_of(is_("side", "both"), has("press_other", "muscle_bulk")),
    says="Soreness on both sides, or in the middle of a muscle, is more often tired muscles than one injured part.",
    source="expert-judgement",
)
DULL_OR_TIGHT = supports(
    "overuse_soreness",
    weak,
    id="OVR-07",
    when=all_of(has("pain_quality", "dull_ache"), not_concluded("bone_pattern")),
    says="A dull ache is how tired muscles usually feel.",
    source="cheung-2003",
)
AFTER_THE_RUN_ONLY = supports(
    "overuse_soreness",
    weak,
    id="OVR-08",
    when=any_of(is_("pain_when_running", "after_only", "none"), is_("back_to_normal_next_morning", "yes")),
    says="Soreness that leaves the run itself alone, or settles by the next morning, fits tired muscles.",
    source="expert-judgement",
)
SOMEWHERE_IN_THE_HIP = supports(
    "overuse_soreness",
    weak,
    id="OVR-09",
    when=has("pain_site", "hip_unsure"),
    says="Soreness spread through the hip, with no one sore spot, fits tired muscles.",
    source="cheung-2003",
)
LONGER_THAN_TWO_WEEKS = opposes(
    "overuse_soreness",
    weak,
    id="OVR-10",
    when=at_least("days_since_start", "two_weeks"),
    says="Muscle soreness is usually gone well before two weeks.",
    source="cheung-2003",
    group="time",
)
LONGER_THAN_SIX_WEEKS = opposes(
    "overuse_soreness",
    moderate,
    id="OVR-11",
    when=at_least("days_since_start", "six_weeks"),
    says="Plain muscle soreness does not last for six weeks.",
    source="cheung-2003",
    group="time",
)
GROWING_OR_SLOW = opposes(
    "overuse_soreness",
    weak,
    id="OVR-12",
    when=any_of(
        all_of(is_("course", "worse"), at_least("days_since_start", "one_week")),
        is_("onset", "gradual"),
    ),
    says="Pain that crept up over weeks, or still grows after one, speaks more for a tendon, joint or bone.",
    source="cheung-2003",
)
AT_REST_OR_LIMPING = opposes(
    "overuse_soreness",
    weak,
    id="OVR-13",
    when=any_of(is_("pain_night_rest", "at_rest_or_wakes"), is_("can_bear_weight", "limping", "cannot")),
    says="Tired muscles seldom hurt when you lie still or make you limp.",
    source="expert-judgement",
)
BONE_PATTERN = opposes(
    "overuse_soreness",
    moderate,
    id="OVR-14",
    when=concluded("bone_pattern"),
    says="Pain that comes earlier in each run or makes you limp is not how tired muscles behave.",
    source="medscape-fnsf",
)
AT_ONE_MOMENT = opposes(
    "overuse_soreness",
    moderate,
    id="OVR-15",
    when=any_of(has("injury_start", "major", "pop_felt"), is_("onset", "sudden")),
    says="Pain that starts at one clear moment, or with a knock or a pop, speaks for an injury.",
    source="expert-judgement",
)
ONE_SIDED_GROIN = opposes(
    "overuse_soreness",
    weak,
    id="OVR-16",
    when=all_of(has("pain_site", "front_groin"), is_("side", "left", "right")),
    says="Pain in one groin is more often a tendon, joint or bone than tired muscles.",
    source="chamberlain-2021",
)
SHARP_OR_STIFF = opposes(
    "overuse_soreness",
    weak,
    id="OVR-17",
    when=any_of(
        has("pain_quality", "sharp", "burning"),
        is_("reduced_range", "clearly"),
    ),
    says="Sharp or burning pain, or a hip that has clearly lost movement, points away from tired muscles.",
    source="expert-judgement",
)
VERY_STRONG_AT_WORST = opposes(
    "overuse_soreness",
    weak,
    id="OVR-18",
    when=at_least("pain_worst", "very_severe_pain"),
    says="Pain that has been as strong as 8 out of 10 is more than tired muscles usually give.",
    source="expert-judgement",
)
STIFF_FOR_OVER_AN_HOUR = opposes(
    "overuse_soreness",
    weak,
    id="OVR-19",
    when=is_("morning_stiffness", "over_60_min"),
    says="More than an hour of morning stiffness is not how tired muscles behave.",
    source="nice-ng226",
)
