"""Inflamed joints and blood vessels, and shingles."""

from rules.language import all_of, at_least, below, has, is_, red_flag

SIGHT_CHANGE = red_flag(
    "RF27a",
    "emergency_now",
    concern="polymyalgia_or_giant_cell",
    when=all_of(has("headache_jaw_sight", "sight_change"), at_least("age_years", "fifty")),
    says="From age 50, a change in sight can mean inflamed blood vessels in the head, which can harm your sight.",
    source="aafp-pmr-2022",
)
HEADACHE_OR_JAW = red_flag(
    "RF27b",
    "same_day",
    concern="polymyalgia_or_giant_cell",
    when=all_of(has("headache_jaw_sight", "headache_or_jaw"), at_least("age_years", "fifty")),
    says="From age 50, a new headache, a sore scalp or jaw pain can mean inflamed blood vessels in the head.",
    source="aafp-pmr-2022",
)
HIPS_AND_SHOULDERS_STIFF = red_flag(
    "RF27c",
    "within_days",
    concern="polymyalgia_or_giant_cell",
    when=all_of(is_("both_hips_shoulders_stiff", "yes"), at_least("age_years", "fifty")),
    says="From age 50, long morning stiffness in both hips and shoulders can be an illness that treatment helps fast.",
    source="aafp-pmr-2022",
)
STIFF_MORNINGS_THAT_EASE = red_flag(
    "RF28",
    "routine",
    concern="inflammatory_arthritis",
    when=all_of(
        below("age_years", "forty_five"),
        at_least("days_since_start", "three_months"),
        is_("morning_stiffness", "30_to_60_min", "over_60_min"),
        is_("movement_or_rest", "movement_eases"),
    ),
    says="Below age 45, three months of long morning stiffness that eases with moving can mean an inflamed joint.",
    source="nice-ng65",
)
OTHER_JOINTS_OR_SKIN = red_flag(
    "RF29",
    "within_days",
    concern="inflammatory_arthritis",
    when=is_("other_joints_or_skin", "yes"),
    says="Swollen joints, psoriasis, a sore red eye or a gut or bladder illness can mean arthritis from inflammation.",
    source="nice-ng65",
)
RASH_OR_BLISTERS = red_flag(
    "RF33",
    "same_day",
    concern="shingles",
    when=is_("rash_blisters", "yes"),
    says="A new rash or blisters on one side can be shingles, and its treatment works best in the first days.",
    source="nhs-shingles",
)
