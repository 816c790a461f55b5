"""Very strong sudden pain, and pain that goes on at rest or at night."""

from rules.language import all_of, any_of, at_least, below, concluded, has, is_, not_concluded, red_flag

SUDDEN_AND_CANNOT_WALK = red_flag(
    "RF06a",
    "emergency_now",
    when=all_of(
        is_("sudden_severe", "yes"),
        any_of(is_("can_bear_weight", "cannot"), is_("fever_unwell", "fever_or_shivers")),
    ),
    says="Sudden, very strong pain when you cannot walk, or with a fever, can mean a broken bone or an infection.",
    source="exeter-hip",
)
SUDDEN_AND_NEW = red_flag(
    "RF06b",
    "same_day",
    when=all_of(is_("sudden_severe", "yes"), not_concluded("two_weeks_or_longer")),
    says="Very strong pain that came on suddenly can have a cause that should not wait.",
    source="exeter-hip",
)
SUDDEN = red_flag(
    "RF06c",
    "within_days",
    when=is_("sudden_severe", "yes"),
    says="Pain that was ever sudden and very strong should be looked at soon.",
    source="exeter-hip",
)
CANCER_AND_CANNOT_WALK = red_flag(
    "RF07a",
    "emergency_now",
    concern="bone_tumour_or_spread",
    when=all_of(has("medical_history", "cancer_ever"), is_("can_bear_weight", "cannot")),
    says="After a cancer, not being able to walk can mean that the bone is weak and has cracked.",
    source="downie-2021",
)
CANCER_AND_PAIN_AT_REST = red_flag(
    "RF07c",
    "same_day",
    concern="bone_tumour_or_spread",
    when=all_of(
        has("medical_history", "cancer_ever"),
        any_of(
            is_("pain_night_rest", "at_rest_or_wakes"),
            is_("can_bear_weight", "limping"),
            has("medical_history", "weight_loss_or_sweats"),
        ),
    ),
    says="After a cancer, pain at rest, a limp or weight loss needs an early check that the bone is well.",
    source="downie-2021",
)
CANCER_OR_PAIN_THAT_WILL_NOT_REST = red_flag(
    "RF07d",
    "within_days",
    concern="bone_tumour_or_spread",
    when=any_of(
        has("medical_history", "cancer_ever", "weight_loss_or_sweats"),
        all_of(
            is_("pain_night_rest", "at_rest_or_wakes"),
            any_of(is_("worse_despite_rest", "yes"), is_("painkiller_relief", "complete")),
        ),
    ),
    says="After a cancer, with weight loss or sweats, or with unusual night pain, the bone should be checked.",
    source="nhs-england-msk-urgent",
)
PAIN_AT_REST = red_flag(
    "RF07e",
    "routine",
    when=is_("pain_night_rest", "at_rest_or_wakes"),
    says="Pain that goes on at rest or wakes you, however you lie, is worth a check.",
    source="expert-judgement",
)
NIGHT_PAIN_IN_THE_YOUNG = red_flag(
    "RF07f",
    "within_days",
    concern="bone_tumour_or_spread",
    when=all_of(
        is_("pain_night_rest", "at_rest_or_wakes"),
        below("age_years", "under_twenty_five"),
        at_least("days_since_start", "four_weeks"),
    ),
    says="Below age 25, pain at rest or at night that lasts four weeks should be checked, mostly to rule things out.",
    source="nice-ng12",
)
BLOOD_SUPPLY_OF_THE_BONE = red_flag(
    "RF17",
    "within_days",
    concern="avascular_necrosis",
    when=all_of(
        concluded("avascular_risk"),
        any_of(
            concluded("front_of_hip"),
            is_("can_bear_weight", "limping"),
            is_("pain_night_rest", "at_rest_or_wakes"),
        ),
    ),
    says="With your medical history, this pain can mean that the ball of the hip gets too little blood.",
    source="osteonecrosis-2019",
)
