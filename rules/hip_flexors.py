"""Tight hip flexors: the front of the hip pulls, often after much sitting."""

from rules.language import (
    all_of,
    any_of,
    at_least,
    concluded,
    has,
    has_not,
    is_,
    moderate,
    opposes,
    supports,
    weak,
)

FRONT = supports(
    "tight_hip_flexors",
    weak,
    id="FLX-01",
    when=has("pain_site", "front_groin", "front_thigh"),
    says="The muscles that lift the knee lie at the front of the hip, where you feel it.",
    source="article-hip-soreness",
)
PULLING_AT_THE_FRONT = supports(
    "tight_hip_flexors",
    moderate,
    id="FLX-02",
    when=all_of(has("pain_site", "front_groin", "front_thigh"), has("pain_quality", "pulling_tight")),
    says="A pull rather than a pain at the front of the hip fits tight hip flexors.",
    source="article-hip-soreness",
    group="pull",
)
PULLING_SOMEWHERE = supports(
    "tight_hip_flexors",
    weak,
    id="FLX-03",
    when=all_of(concluded("place_unclear"), has("pain_quality", "pulling_tight")),
    says="A pulling or tight feeling in the hip may come from the hip flexors.",
    source="article-hip-soreness",
    group="pull",
)
LONG_SITTING_AND_FRONT = supports(
    "tight_hip_flexors",
    moderate,
    id="FLX-04",
    when=all_of(has("pain_site", "front_groin", "front_thigh"), at_least("sitting_hours", "long_sitting_hours")),
    says="Long hours of sitting can leave the front of the hip feeling short and tight.",
    source="article-self",
    group="sitting",
)
LONG_SITTING = supports(
    "tight_hip_flexors",
    weak,
    id="FLX-05",
    when=all_of(concluded("place_unclear"), at_least("sitting_hours", "long_sitting_hours")),
    says="Long hours of sitting can leave the hip flexors feeling tight.",
    source="article-self",
    group="sitting",
)
STIFF_AFTER_SITTING = supports(
    "tight_hip_flexors",
    weak,
    id="FLX-06",
    when=all_of(concluded("front_or_unclear"), is_("sitting_hurts", "on_standing_up")),
    says="Pain only as you stand up after sitting fits muscles that shorten while you sit.",
    source="expert-judgement",
)
EASES_WITH_MOVEMENT = supports(
    "tight_hip_flexors",
    weak,
    id="FLX-07",
    when=all_of(
        concluded("front_or_unclear"),
        any_of(is_("pain_when_running", "warms_up_then_eases"), is_("movement_or_rest", "movement_eases")),
    ),
    says="Tightness at the front that eases once you move fits tight hip flexors.",
    source="expert-judgement",
)
BOTH_SIDES = supports(
    "tight_hip_flexors",
    weak,
    id="FLX-08",
    when=all_of(has("pain_site", "front_groin", "front_thigh"), is_("side", "both")),
    says="Tightness at the front on both sides is more likely muscle than one injured part.",
    source="expert-judgement",
)
PAIN_AGAINST_THE_HAND = opposes(
    "tight_hip_flexors",
    weak,
    id="FLX-09",
    when=is_("test_resisted_knee_lift", "yes"),
    says="Pain, not just a pull, on lifting the knee against your hand speaks for a sore tendon instead.",
    source="doha-2015",
)
JOINT_OR_INJURY_SIGNS = opposes(
    "tight_hip_flexors",
    weak,
    id="FLX-10",
    when=any_of(
        is_("click_catch", "painful_click", "locks_or_gives_way"),
        is_("reduced_range", "clearly"),
        has("pain_quality", "sharp"),
        concluded("injured_at_start"),
    ),
    says="Sharp pain, locking, lost movement or a clear injury speaks against plain tightness.",
    source="expert-judgement",
)
BONE_PATTERN = opposes(
    "tight_hip_flexors",
    weak,
    id="FLX-11",
    when=concluded("bone_pattern"),
    says="Your answers could mean a stressed bone, which is easily mistaken for tight hip flexors.",
    source="medscape-fnsf",
)
NIGHT_OR_REST_PAIN = opposes(
    "tight_hip_flexors",
    moderate,
    id="FLX-12",
    when=is_("pain_night_rest", "at_rest_or_wakes"),
    says="Tight muscles do not wake you at night.",
    source="expert-judgement",
)
NOT_AT_THE_FRONT = opposes(
    "tight_hip_flexors",
    moderate,
    id="FLX-13",
    when=has_not("pain_site", "front_groin", "front_thigh", "inner_thigh_pubis", "hip_unsure"),
    says="The pain is not at the front, where the hip flexors are.",
    source="expert-judgement",
)
STIFF_FOR_LONG = opposes(
    "tight_hip_flexors",
    moderate,
    id="FLX-14",
    when=is_("morning_stiffness", "30_to_60_min", "over_60_min"),
    says="Muscles that are only tight loosen within minutes of getting up.",
    source="expert-judgement",
)
