"""Sore tendons over the outer hip, often called bursitis: greater trochanteric pain."""

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

OVER_THE_BONY_BUMP = supports(
    "bursitis_gtps",
    moderate,
    id="BUR-01",
    when=has("pain_site", "outer_hip"),
    says="Pain over the bony bump at the side of the hip most often comes from the tendons there.",
    source="chamberlain-2021",
    group="site",
)
NEAR_THE_OUTER_HIP = supports(
    "bursitis_gtps",
    weak,
    id="BUR-02",
    when=has("pain_site", "outer_thigh", "hip_unsure"),
    says="Sore outer hip tendons are a common cause of pain in the hip and down the outer thigh.",
    source="kingston-gtps",
    group="site",
)
PRESSING_FINDS_IT = supports(
    "bursitis_gtps",
    moderate,
    id="BUR-03",
    when=all_of(concluded("outer_or_unclear"), is_("press_outer_hurts", "yes")),
    says="Pressing the bony bump at the side of the hip brings on your pain, so it comes from there.",
    source="grimaldi-2017",
    group="site",
)
SORE_WHEN_PRESSED = supports(
    "bursitis_gtps",
    "grimaldi_press_sore",
    id="BUR-04",
    when=all_of(has("pain_site", "outer_hip"), is_("press_outer_hurts", "yes")),
    says="Outer hip pain that you can bring on by pressing fits sore tendons, though other causes do this too.",
    source="grimaldi-2017",
)
PAINLESS_WHEN_PRESSED = opposes(
    "bursitis_gtps",
    "grimaldi_press_painless",
    id="BUR-05",
    when=all_of(concluded("outer_or_unclear"), is_("press_outer_hurts", "no")),
    says="Pressing the bony bump does not bring on your pain, which makes sore outer tendons less likely.",
    source="grimaldi-2017",
)
LYING_ON_THE_SORE_SIDE = supports(
    "bursitis_gtps",
    strong,
    id="BUR-06",
    when=all_of(has("pain_site", "outer_hip"), is_("lying_on_side_hurts", "yes")),
    says="Outer hip pain that is worse when you lie on that side is typical of sore gluteal tendons.",
    source="kingston-gtps",
    group="side-lying",
)
LYING_ON_A_SORE_HIP = supports(
    "bursitis_gtps",
    moderate,
    id="BUR-07",
    when=all_of(
        concluded("outer_or_unclear"),
        any_of(is_("lying_on_side_hurts", "yes"), is_("pain_night_rest", "only_when_lying_on_it")),
    ),
    says="A hip that hurts when you lie on it fits sore tendons at the outer side.",
    source="kingston-gtps",
    group="side-lying",
)
SORE_AT_NIGHT = supports(
    "bursitis_gtps",
    weak,
    id="BUR-08",
    when=all_of(concluded("outer_or_unclear"), is_("pain_night_rest", "at_rest_or_wakes")),
    says="Sore outer hip tendons often disturb sleep.",
    source="dynamic-health-gtps",
    group="side-lying",
)
STAIRS_OR_UPHILL = supports(
    "bursitis_gtps",
    weak,
    id="BUR-09",
    when=all_of(concluded("outer_or_unclear"), has("stairs_or_slopes", "stairs_up", "uphill")),
    says="Climbing stairs or hills loads the outer hip tendons.",
    source="kingston-gtps",
)
CROSSED_LEGS_OR_CHAIR = supports(
    "bursitis_gtps",
    weak,
    id="BUR-10",
    when=all_of(
        concluded("outer_or_unclear"),
        any_of(
            is_("crossed_legs_or_low_chair", "yes"),
            is_("sitting_hurts", "outer_hip", "on_standing_up"),
            is_("deep_bend", "outer"),
        ),
    ),
    says="Crossed legs, low chairs and the first steps after sitting squeeze the outer hip tendons.",
    source="kingston-gtps",
)
EASY_SHOES_AND_SOCKS = supports(
    "bursitis_gtps",
    weak,
    id="BUR-11",
    when=all_of(has("pain_site", "outer_hip"), is_("shoes_socks", "easy")),
    says="Shoes and socks go on easily, which fits sore outer tendons better than a worn joint.",
    source="fearon-2013",
)
HARD_SHOES_AND_SOCKS = opposes(
    "bursitis_gtps",
    moderate,
    id="BUR-12",
    when=is_("shoes_socks", "very_hard"),
    says="Great trouble with shoes and socks points to the joint rather than the outer tendons.",
    source="fearon-2013",
)
STANDING_ON_ONE_LEG = supports(
    "bursitis_gtps",
    "grimaldi_one_leg_sore",
    id="BUR-13",
    when=all_of(concluded("outer_or_unclear"), is_("test_single_leg_stand", "outer_pain")),
    says="Standing on the sore leg brings on the outer hip pain, which strongly suggests sore tendons.",
    source="grimaldi-2017",
)
FINE_ON_ONE_LEG = opposes(
    "bursitis_gtps",
    "grimaldi_one_leg_painless",
    id="BUR-14",
    when=all_of(concluded("outer_or_unclear"), is_("test_single_leg_stand", "no_pain_level")),
    says="Standing on one leg does not hurt, which makes sore outer tendons only a little less likely.",
    source="grimaldi-2017",
)
HIP_DROPS = supports(
    "bursitis_gtps",
    weak,
    id="BUR-15",
    when=all_of(concluded("outer_or_unclear"), is_("test_single_leg_stand", "hip_drops")),
    says="A hip that drops when you stand on one leg is common with sore outer tendons.",
    source="rahman-2013",
)
WOMAN_FROM_FORTY = supports(
    "bursitis_gtps",
    weak,
    id="BUR-16",
    when=all_of(concluded("outer_or_unclear"), is_("sex_at_birth", "female"), at_least("age_years", "forty")),
    says="Sore outer hip tendons are most common in women from about 40.",
    source="segal-2007",
)
LOAD_OR_SLOW_START = supports(
    "bursitis_gtps",
    weak,
    id="BUR-17",
    when=all_of(has("pain_site", "outer_hip"), any_of(concluded("recent_load_rise"), is_("onset", "gradual"))),
    says="A slow start, or more training than before, fits outer hip tendons that became sore.",
    source="mersey-gtps",
    group="time",
)
WEEKS_OF_PAIN = supports(
    "bursitis_gtps",
    weak,
    id="BUR-18",
    when=all_of(has("pain_site", "outer_hip"), at_least("days_since_start", "two_weeks")),
    says="Outer hip pain that has lasted for weeks fits a tendon better than tired muscles.",
    source="expert-judgement",
    group="time",
)
LYING_ON_IT_IS_FINE = opposes(
    "bursitis_gtps",
    moderate,
    id="BUR-22",
    when=all_of(has("pain_site", "outer_hip"), is_("lying_on_side_hurts", "no")),
    says="You can lie on the sore side, which most people with sore outer tendons cannot.",
    source="expert-judgement",
)
GROIN_INSTEAD = opposes(
    "bursitis_gtps",
    moderate,
    id="BUR-19",
    when=all_of(has("pain_site", "front_groin", "inner_thigh_pubis"), has_not("pain_site", "outer_hip")),
    says="Pain in the groin rather than at the side speaks against sore outer tendons.",
    source="fearon-2013",
    group="groin",
)
OUTER_KNEE_AS_WELL = opposes(
    "bursitis_gtps",
    weak,
    id="BUR-20",
    when=any_of(has("pain_site", "outer_knee"), has("press_other", "outer_knee")),
    says="A sore outer knee points to the iliotibial band more than to the outer hip tendons.",
    source="physiopedia-itbs",
)
GROIN_AS_WELL = opposes(
    "bursitis_gtps",
    weak,
    id="BUR-21",
    when=has("pain_site", "front_groin", "inner_thigh_pubis"),
    says="Pain in the groin as well points to the joint more than to the outer tendons.",
    source="chamberlain-2021",
    group="groin",
)
