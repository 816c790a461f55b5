"""How it began and where it is."""

from rules.language import abstraction, all_of, any_of, below, has, is_, not_sure, unanswered

INJURED_AT_START = abstraction(
    "injured_at_start",
    id="ABS-21",
    when=has("injury_start", "minor", "major", "pop_felt"),
    says="The pain began with a fall, a knock, a twist or a pop.",
    source="exeter-hip",
)
FRONT_OF_HIP = abstraction(
    "front_of_hip",
    id="ABS-22",
    when=any_of(has("pain_site", "front_groin", "front_thigh"), has("bone_stress_pattern", "deep_groin_or_front")),
    says="The pain is in the groin, or at the front of the hip or thigh.",
    source="wilson-2014",
)
PLACE_UNCLEAR = abstraction(
    "place_unclear",
    id="ABS-23",
    when=any_of(has("pain_site", "hip_unsure"), not_sure("pain_site"), unanswered("pain_site")),
    says="It is not clear which part of the hip is sore.",
    source="expert-judgement",
)
RECENT_LOAD_RISE = abstraction(
    "recent_load_rise",
    id="ABS-24",
    when=has("load_change", "longer_run", "weekly_distance_up", "faster_or_hills", "more_days"),
    says="You have lately run longer, further, faster, on more hills or more often.",
    source="frandsen-2025",
)
SORENESS_AFTER_HARD_RUN = abstraction(
    "soreness_after_hard_run",
    id="ABS-25",
    when=all_of(
        is_("onset", "day_or_two_after_run"),
        below("days_since_start", "one_week"),
        below("age_years", "fifty"),
        is_("injury_start", "none"),
        is_("bone_stress_pattern", "none"),
    ),
    says="It came a day or two after a run, less than a week ago, with no injury and no sign from the bone.",
    source="cheung-2003",
)
BOTH_SIDED_SORENESS_AFTER_RUN = abstraction(
    "both_sided_soreness_after_run",
    id="ABS-26",
    when=all_of(
        is_("onset", "day_or_two_after_run"),
        is_("side", "both"),
        below("days_since_start", "one_week"),
        is_("bone_stress_pattern", "none"),
    ),
    says="Both sides became sore a day or two after a run, less than a week ago, with no sign from the bone.",
    source="cheung-2003",
)
NUMB_OUTER_THIGH = abstraction(
    "numb_outer_thigh",
    id="ABS-27",
    when=is_("nerve_signs", "outer_thigh_numb"),
    says="The numb or tingling place is the skin on the outer thigh, which has a nerve of its own.",
    source="expert-judgement",
)
SORE_LUMP_AFTER_INJURY = abstraction(
    "sore_lump_after_injury",
    id="ABS-28",
    when=all_of(is_("groin_lump", "hard_or_sore_stays"), has("injury_start", "pop_felt", "major")),
    says="The sore lump came with an injury, so it may be a bruise or a torn muscle.",
    source="expert-judgement",
)
