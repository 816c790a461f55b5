"""Hip osteoarthritis: a joint that has become stiff and sore with use over the years."""

from rules.language import (
    all_of,
    any_of,
    at_least,
    below,
    concluded,
    has,
    is_,
    moderate,
    opposes,
    supports,
    weak,
)

GROIN = supports(
    "hip_arthritis",
    weak,
    id="ART-01",
    when=has("pain_site", "front_groin"),
    says="Pain in the groin often comes from the hip joint.",
    source="chamberlain-2021",
    group="site",
)
GROIN_FROM_FORTY_FIVE = supports(
    "hip_arthritis",
    moderate,
    id="ART-02",
    when=all_of(
        any_of(has("pain_site", "front_groin"), all_of(concluded("hip_joint_possible"), is_("c_sign", "yes"))),
        at_least("age_years", "forty_five"),
    ),
    says="Pain deep in the joint from the age of 45 makes arthritis more likely.",
    source="nice-ng226",
    group="site",
)
HIP_FROM_FORTY_FIVE = supports(
    "hip_arthritis",
    weak,
    id="ART-03",
    when=all_of(
        at_least("age_years", "forty_five"),
        has(
            "pain_site",
            "hip_unsure",
            "inner_thigh_pubis",
            "front_thigh",
            "upper_buttock",
            "lower_buttock",
            "outer_hip",
            "knee",
        ),
    ),
    says="Arthritis of the hip can be felt in the buttock, thigh or knee as well, mostly from the age of 45.",
    source="orthoneuro-hipspine",
    group="site",
)
UNDER_FORTY_FIVE = opposes(
    "hip_arthritis",
    moderate,
    id="ART-04",
    when=below("age_years", "forty_five"),
    says="Arthritis of the hip is uncommon before 45.",
    source="nice-ng226",
)
CLEARLY_LOST_MOVEMENT = supports(
    "hip_arthritis",
    moderate,
    id="ART-05",
    when=all_of(concluded("hip_joint_possible"), is_("reduced_range", "clearly")),
    says="A hip that clearly moves less than the other points to the joint.",
    source="altman-1991",
    group="movement",
)
LOST_A_BIT_OF_MOVEMENT = supports(
    "hip_arthritis",
    weak,
    id="ART-06",
    when=all_of(concluded("hip_joint_possible"), is_("reduced_range", "a_bit")),
    says="A hip that moves a bit less than the other can be an early sign in the joint.",
    source="altman-1991",
    group="movement",
)
FULL_MOVEMENT = opposes(
    "hip_arthritis",
    moderate,
    id="ART-07",
    when=all_of(concluded("hip_joint_possible"), is_("reduced_range", "no")),
    says="A hip that moves as freely as the other speaks against arthritis.",
    source="altman-1991",
)
HARD_SHOES_AND_SOCKS = supports(
    "hip_arthritis",
    moderate,
    id="ART-08",
    when=all_of(concluded("hip_joint_possible"), is_("shoes_socks", "very_hard")),
    says="Great trouble with shoes and socks points to a stiff hip joint.",
    source="fearon-2013",
    group="socks",
)
STIFF_SHOES_AND_SOCKS = supports(
    "hip_arthritis",
    weak,
    id="ART-09",
    when=all_of(concluded("hip_joint_possible"), is_("shoes_socks", "stiff")),
    says="Shoes and socks that have become a bit hard to put on can be an early sign in the joint.",
    source="fearon-2013",
    group="socks",
)
EASY_SHOES_AND_SOCKS = opposes(
    "hip_arthritis",
    weak,
    id="ART-10",
    when=all_of(concluded("hip_joint_possible"), is_("shoes_socks", "easy")),
    says="Shoes and socks that go on easily speak against arthritis.",
    source="fearon-2013",
)
SHORT_MORNING_STIFFNESS = supports(
    "hip_arthritis",
    moderate,
    id="ART-11",
    when=all_of(
        is_("morning_stiffness", "under_30_min", "30_to_60_min"),
        at_least("age_years", "forty_five"),
        concluded("joint_site_or_unclear"),
    ),
    says="Morning stiffness that is gone within an hour fits arthritis from the age of 45.",
    source="altman-1991",
)
NO_OR_VERY_LONG_STIFFNESS = opposes(
    "hip_arthritis",
    weak,
    id="ART-12",
    when=is_("morning_stiffness", "none", "over_60_min"),
    says="No morning stiffness, or far too much of it, speaks a little against arthritis from wear.",
    source="nice-ng226",
)
REST_EASES = supports(
    "hip_arthritis",
    weak,
    id="ART-13",
    when=all_of(
        is_("movement_or_rest", "rest_eases"),
        at_least("age_years", "forty_five"),
        concluded("joint_site_or_unclear"),
    ),
    says="Pain that comes with use and eases with rest fits arthritis.",
    source="nice-ng226",
)
PAIN_BEHIND_IN_A_SQUAT = supports(
    "hip_arthritis",
    "metcalfe_squat_behind",
    id="ART-14",
    when=all_of(concluded("hip_joint_possible"), is_("deep_bend", "back_of_hip")),
    says="Pain at the back of the hip in a deep bend makes arthritis more likely.",
    source="metcalfe-2019",
)
STAIRS_OR_SLOPES = supports(
    "hip_arthritis",
    "metcalfe_history_or_stairs",
    id="ART-15",
    when=all_of(
        has("stairs_or_slopes", "stairs_up", "uphill", "downhill"),
        at_least("age_years", "forty_five"),
        concluded("joint_site_or_unclear"),
    ),
    says="Pain on stairs or slopes makes arthritis a little more likely.",
    source="metcalfe-2019",
)
ARTHRITIS_BEFORE_OR_IN_A_PARENT = supports(
    "hip_arthritis",
    "metcalfe_history_or_stairs",
    id="ART-16",
    when=all_of(concluded("hip_joint_possible"), has("arthritis_history", "own_hip_or_knee", "parent")),
    says="Arthritis in your own hip or knee, or in a parent, makes it a little more likely.",
    source="metcalfe-2019",
)
CHILDHOOD_HIP_PROBLEM = supports(
    "hip_arthritis",
    moderate,
    id="ART-17",
    when=all_of(concluded("hip_joint_possible"), has("arthritis_history", "childhood_hip_problem")),
    says="A hip problem in childhood can lead to early arthritis.",
    source="expert-judgement",
)
MONTHS_OF_PAIN = supports(
    "hip_arthritis",
    weak,
    id="ART-18",
    when=all_of(
        any_of(at_least("days_since_start", "three_months"), is_("onset", "gradual")),
        concluded("joint_site_or_unclear"),
    ),
    says="Pain that crept up, or has lasted for months, fits arthritis.",
    source="nice-ng226",
)
SUDDEN_OR_NEXT_DAY = opposes(
    "hip_arthritis",
    weak,
    id="ART-19",
    when=any_of(is_("onset", "day_or_two_after_run", "sudden"), has("previous_care", "xray_normal")),
    says="A sudden start, soreness after one run or a normal X-ray speaks against arthritis.",
    source="expert-judgement",
)
