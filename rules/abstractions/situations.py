"""Situations of a person that change what is asked and advised."""

from rules.language import (
    abstraction,
    all_of,
    any_of,
    at_least,
    below,
    concluded,
    has,
    is_,
    is_not,
    not_sure,
    unanswered,
)

YOUNG_PERSON = abstraction(
    "young_person",
    id="ABS-YOUNG",
    when=below("age_years", "under_sixteen"),
    says="Under 16, a sore hip is always looked at by a professional.",
    source="royal-cornwall-limp",
)

PAIN_FREE_RUNNING = abstraction(
    "pain_free_running",
    id="ABS-PAIN-FREE-RUN",
    when=all_of(is_("pain_when_running", "none"), below("pain_now", "mild_pain")),
    says="Running does not hurt, and hardly anything hurts now.",
    source="expert-judgement",
)

STRONG_PAIN_NOW = abstraction(
    "strong_pain_now",
    id="ABS-STRONG-PAIN",
    when=at_least("pain_now", "pain_above_rule"),
    says="The pain is above 5 out of 10 now.",
    source="silbernagel-2007",
)

LIMPING = abstraction(
    "walks_badly",
    id="ABS-LIMP",
    when=is_("can_bear_weight", "limping", "cannot"),
    says="Walking on the leg is not normal.",
    source="exeter-hip",
)

GROIN_HURTS_WALKING = abstraction(
    "groin_hurts_walking",
    id="ABS-GROIN-WALKING",
    when=all_of(
        concluded("front_of_hip"),
        has("bone_stress_pattern", "hurts_walking", "landing_hurts"),
        any_of(unanswered("onset"), not_sure("onset"), is_not("onset", "day_or_two_after_run")),
    ),
    says="Walking or landing hurts at the front of the hip, and it is not soreness from a run a day or two ago.",
    source="uw-walk-run",
)

KNEE_PAIN = abstraction(
    "knee_pain",
    id="ABS-KNEE",
    when=has("pain_site", "knee", "outer_knee"),
    says="The knee hurts too, or only the knee.",
    source="versus-arthritis-hip",
)

SITS_LONG = abstraction(
    "sits_long",
    id="ABS-SITS",
    when=at_least("sitting_hours", "long_sitting_hours"),
    says="Most of the day is spent sitting.",
    source="expert-judgement",
)

TAKES_PAINKILLERS = abstraction(
    "takes_painkillers",
    id="ABS-PAINKILLERS",
    when=any_of(
        has("medicines", "anti_inflammatory", "paracetamol", "opioid"),
        is_("painkiller_relief", "none", "partial", "complete"),
    ),
    says="A painkiller can hide how sore the hip really is.",
    source="nhs-ibuprofen",
)
