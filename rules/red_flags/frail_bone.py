"""Bone that can break with little force."""

from rules.language import all_of, any_of, at_least, concluded, has, is_, red_flag

LIMP_AFTER_A_FALL_AT_FIFTY = red_flag(
    "RF21",
    "same_day",
    concern="fracture_or_dislocation",
    when=all_of(
        concluded("injured_at_start"),
        is_("can_bear_weight", "limping"),
        any_of(at_least("age_years", "fifty"), concluded("frail_bone")),
    ),
    says="From age 50, or with weaker bones, even a small fall that leaves you limping can break a hip.",
    source="rcem-nof",
)
FALL_AT_SIXTY_FIVE = red_flag(
    "RF21b",
    "within_days",
    concern="fracture_or_dislocation",
    when=all_of(
        concluded("injured_at_start"),
        any_of(at_least("age_years", "sixty_five"), concluded("frail_bone")),
    ),
    says="From age 65, or with weaker bones, a small fall can crack a hip while you still walk.",
    source="rcem-nof",
)
BONE_DRUG_AND_PAIN_ON_WEIGHT = red_flag(
    "RF22a",
    "same_day",
    concern="fracture_or_dislocation",
    when=all_of(
        has("medical_history", "bone_drug"),
        any_of(is_("can_bear_weight", "limping", "cannot"), has("bone_stress_pattern", "hurts_walking")),
    ),
    says="With a medicine for bones, pain on walking can warn of an unusual break of the thigh bone.",
    source="mhra-aff-2011",
)
BONE_DRUG_AND_THIGH_ACHE = red_flag(
    "RF22b",
    "within_days",
    concern="fracture_or_dislocation",
    when=all_of(
        has("medical_history", "bone_drug"),
        any_of(concluded("front_of_hip"), has("pain_site", "outer_thigh")),
    ),
    says="With a medicine for bones, an ache in the thigh or groin can come weeks before a break of the thigh bone.",
    source="mhra-aff-2011",
)
CANNOT_WALK_AT_SIXTY_FIVE = red_flag(
    "RFA-02",
    "emergency_now",
    concern="fracture_or_dislocation",
    when=all_of(is_("can_bear_weight", "cannot"), at_least("age_years", "sixty_five")),
    says="From 65 on, a hip that suddenly takes no weight can be broken, even without a fall.",
    source="rcem-nof",
)
