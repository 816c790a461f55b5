"""Hip pain in pregnancy and in the months after birth."""

from rules.language import all_of, any_of, at_least, concluded, is_, red_flag

PREGNANT_AND_STRONG_PAIN = red_flag(
    "RF16a",
    "same_day",
    concern="pregnancy_related_hip",
    when=all_of(
        concluded("pregnant_or_recent_birth"),
        any_of(
            is_("can_bear_weight", "limping", "cannot"),
            is_("sudden_severe", "yes"),
            at_least("pain_now", "very_severe_pain"),
        ),
    ),
    says="In pregnancy or after birth, a limp or very strong pain can mean that the bone has become weak for a time.",
    source="tohp-1997",
)
PREGNANT = red_flag(
    "RF16b",
    "within_days",
    concern="pregnancy_related_hip",
    when=concluded("pregnant_or_recent_birth"),
    says="Hip pain is common in pregnancy and after birth, and a midwife, doctor or physio can check and ease it.",
    source="tohp-1997",
)
