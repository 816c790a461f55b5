"""Running form: a hip that drops and a foot that lands too far in front."""

from rules.language import (
    any_of,
    has,
    is_,
    moderate,
    opposes,
    strong,
    supports,
    weak,
)

HIP_DROP_SEEN = supports(
    "hip_drop",
    strong,
    id="HIP-01",
    when=has("running_form", "hip_drop"),
    says="A friend, a mirror or a video has shown one side of your hips dropping.",
    source="bramah-2018",
    group="drop",
)
HIP_DROPS_ON_ONE_LEG = supports(
    "hip_drop",
    strong,
    id="HIP-02",
    when=is_("test_single_leg_stand", "hip_drops"),
    says="The other side of your hips drops when you stand on one leg.",
    source="article-core-hips",
    group="drop",
)
KNEES_IN_OR_HIPS_SHIFT = supports(
    "hip_drop",
    weak,
    id="HIP-03",
    when=any_of(has("running_form", "knees_in"), is_("test_squat", "knees_come_in", "hip_shifts")),
    says="Knees that come in, or hips that shift to one side, often go with a hip that drops.",
    source="article-hip-soreness",
)
HIPS_STAY_LEVEL = opposes(
    "hip_drop",
    moderate,
    id="HIP-04",
    when=any_of(is_("test_single_leg_stand", "no_pain_level"), is_("running_form", "none")),
    says="Hips that stay level when someone looks speak against a hip drop.",
    source="expert-judgement",
)
FOOT_LANDS_IN_FRONT = supports(
    "overstriding",
    strong,
    id="OST-01",
    when=has("running_form", "overstride"),
    says="Your foot lands far out in front of you, which puts more load on the hip with each step.",
    source="heiderscheit-2011",
)
NO_OVERSTRIDE_SEEN = opposes(
    "overstriding",
    moderate,
    id="OST-02",
    when=is_("running_form", "none"),
    says="Someone looked at how you run and did not see your foot landing far in front.",
    source="expert-judgement",
)
