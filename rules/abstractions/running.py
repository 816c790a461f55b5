"""Shared meanings of the answers about place and training, which the rules of several causes read."""

from rules.language import abstraction, any_of, concluded, has

OUTER_OR_UNCLEAR = abstraction(
    "outer_or_unclear",
    id="ABS-51",
    when=any_of(has("pain_site", "outer_hip", "outer_thigh"), concluded("place_unclear")),
    says="The pain is, or may be, at the outer side of the hip.",
    source="expert-judgement",
)
FRONT_OR_UNCLEAR = abstraction(
    "front_or_unclear",
    id="ABS-52",
    when=any_of(has("pain_site", "front_groin", "front_thigh"), concluded("place_unclear")),
    says="The pain is, or may be, at the front of the hip.",
    source="expert-judgement",
)
GROIN_OR_UNCLEAR = abstraction(
    "groin_or_unclear",
    id="ABS-53",
    when=any_of(
        has("pain_site", "front_groin"),
        has("bone_stress_pattern", "deep_groin_or_front"),
        concluded("place_unclear"),
    ),
    says="The pain is, or may be, deep in the groin.",
    source="expert-judgement",
)
JOINT_SITE_OR_UNCLEAR = abstraction(
    "joint_site_or_unclear",
    id="ABS-54",
    when=any_of(
        concluded("groin_or_unclear"),
        has("pain_site", "inner_thigh_pubis", "front_thigh", "upper_buttock", "lower_buttock", "knee"),
    ),
    says="The pain is where a sore hip joint can be felt.",
    source="orthoneuro-hipspine",
)
HIP_JOINT_POSSIBLE = abstraction(
    "hip_joint_possible",
    id="ABS-55",
    when=any_of(has("pain_site", "outer_hip"), concluded("joint_site_or_unclear")),
    says="The pain is where it may come from the hip joint.",
    source="expert-judgement",
)
INNER_GROIN_OR_UNCLEAR = abstraction(
    "inner_groin_or_unclear",
    id="ABS-56",
    when=any_of(has("pain_site", "inner_thigh_pubis"), concluded("groin_or_unclear")),
    says="The pain is, or may be, in the groin or the inner thigh.",
    source="expert-judgement",
)
BUTTOCK_OR_UNCLEAR = abstraction(
    "buttock_or_unclear",
    id="ABS-57",
    when=any_of(
        has("pain_site", "upper_buttock", "lower_buttock", "back_thigh", "low_back", "sacrum"),
        concluded("place_unclear"),
    ),
    says="The pain is, or may be, in the buttock or back.",
    source="expert-judgement",
)
MORE_THAN_USUAL = abstraction(
    "more_than_usual",
    id="ABS-58",
    when=any_of(concluded("recent_load_rise"), has("load_change", "new_terrain", "new_sport_or_gym")),
    says="Your muscles were recently asked for more than they are used to.",
    source="frandsen-2025",
)
BONE_PATTERN = abstraction(
    "bone_pattern",
    id="ABS-59",
    when=any_of(concluded("femoral_neck_gate"), concluded("bone_stress_story")),
    says="The pain follows a pattern that a stressed bone can have.",
    source="robertson-2017",
)
