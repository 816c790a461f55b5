"""Pain that is severe, lasts, or limits movement."""

from rules.language import all_of, any_of, at_least, has, is_, red_flag

WORSE_DESPITE_REST_OR_EXTREME = red_flag(
    "RF30a",
    "within_days",
    when=any_of(
        all_of(is_("worse_despite_rest", "yes"), at_least("days_since_start", "two_weeks")),
        at_least("pain_now", "extreme_pain"),
    ),
    says="Pain that keeps getting worse for two weeks in spite of rest, or is 9 or 10 out of 10, should be seen soon.",
    source="nhs-england-msk-urgent",
)
LASTING_STRONG_OR_LIMITING = red_flag(
    "RF30b",
    "routine",
    when=any_of(
        at_least("days_since_start", "six_weeks"),
        at_least("pain_now", "severe_pain"),
        is_("reduced_range", "clearly"),
        has("previous_care", "rest_no_help", "treatment_no_help"),
        is_("click_catch", "locks_or_gives_way"),
        is_("nerve_signs", "below_knee", "outer_thigh_numb"),
        is_("rest_eases_fast", "yes"),
    ),
    says="Pain that is strong, lasts six weeks, limits the hip or runs down the leg is better seen than treated alone.",
    source="mskassist-hip",
)
