"""A broken bone, a joint out of place, or a muscle torn off."""

from rules.language import all_of, any_of, at_least, below, concluded, has, is_, not_concluded, red_flag

CANNOT_WALK_AND_MORE = red_flag(
    "RF03a",
    "emergency_now",
    concern="fracture_or_dislocation",
    when=all_of(
        is_("can_bear_weight", "cannot"),
        any_of(
            concluded("injured_at_start"),
            is_("leg_shape_wrong", "yes"),
            concluded("frail_bone"),
            concluded("avascular_risk"),
            has("medical_history", "cancer_ever"),
            concluded("impact_groin_pain"),
        ),
    ),
    says="You cannot walk on the leg, and something else you told us makes a broken bone more likely.",
    source="exeter-hip",
)
CANNOT_WALK = red_flag(
    "RF03b",
    "same_day",
    concern="fracture_or_dislocation",
    when=is_("can_bear_weight", "cannot"),
    says="Not being able to take four steps can mean a broken bone or another serious problem in the hip.",
    source="exeter-hip",
)
LIMPING = red_flag(
    "RF03c",
    "within_days",
    when=all_of(is_("can_bear_weight", "limping"), not_concluded("soreness_after_hard_run")),
    says="A limp that is not plain soreness after a hard run should be looked at.",
    source="exeter-hip",
)
LIMPING_WITH_STRONG_OR_RESTLESS_PAIN = red_flag(
    "RF03d",
    "same_day",
    when=all_of(
        is_("can_bear_weight", "limping"),
        any_of(
            all_of(is_("pain_night_rest", "at_rest_or_wakes"), below("days_since_start", "six_weeks")),
            all_of(at_least("pain_now", "very_severe_pain"), below("days_since_start", "two_weeks")),
        ),
        not_concluded("soreness_after_hard_run"),
    ),
    says="A new limp with very strong pain, or with pain at rest or at night, can mean trouble in the bone or joint.",
    source="expert-judgement",
)
BIG_INJURY = red_flag(
    "RF04a",
    "same_day",
    concern="fracture_or_dislocation",
    when=any_of(
        has("injury_start", "major"),
        all_of(has("injury_start", "minor", "pop_felt"), is_("can_bear_weight", "limping")),
    ),
    says="A big injury, or a smaller one that leaves you limping, can mean a broken bone.",
    source="exeter-hip",
)
POP_FELT = red_flag(
    "RF04b",
    "within_days",
    concern="fracture_or_dislocation",
    when=all_of(has("injury_start", "pop_felt"), not_concluded("six_weeks_or_longer")),
    says="A pop, snap or tear at the start can mean a torn muscle, or a piece of bone pulled off.",
    source="exeter-hip",
)
POP_FELT_AND_STIFF = red_flag(
    "RF04c",
    "same_day",
    concern="fracture_or_dislocation",
    when=all_of(
        has("injury_start", "pop_felt"),
        any_of(is_("reduced_range", "clearly"), is_("click_catch", "locks_or_gives_way")),
        not_concluded("six_weeks_or_longer"),
    ),
    says="A pop at the start, and now a hip that moves much less, locks or gives way, can mean damage in the joint.",
    source="expert-judgement",
)
LEG_OUT_OF_PLACE_AND_MORE = red_flag(
    "RF05a",
    "emergency_now",
    concern="fracture_or_dislocation",
    when=all_of(
        is_("leg_shape_wrong", "yes"),
        any_of(concluded("injured_at_start"), is_("can_bear_weight", "cannot"), is_("sudden_severe", "yes")),
    ),
    says="A leg that looks shorter, turned or out of place can mean a broken hip or a hip out of its socket.",
    source="rcem-nof",
)
LEG_OUT_OF_PLACE = red_flag(
    "RF05b",
    "same_day",
    concern="fracture_or_dislocation",
    when=is_("leg_shape_wrong", "yes"),
    says="A leg that has changed its shape can mean a broken hip, even when there was no fall.",
    source="rcem-nof",
)
