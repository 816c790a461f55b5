"""Hip flexor strain or sore tendon: the muscle that lifts the knee, where it crosses the front of the hip."""

from rules.language import (
    all_of,
    any_of,
    concluded,
    has,
    has_not,
    is_,
    moderate,
    opposes,
    strong,
    supports,
    weak,
)

FRONT = supports(
    "hip_flexor_tendinopathy",
    weak,
    id="HFT-01",
    when=has("pain_site", "front_groin", "front_thigh"),
    says="The hip flexor tendon crosses the front of the hip.",
    source="ggc-iliopsoas",
    group="site",
)
SORE_AT_THE_FRONT = supports(
    "hip_flexor_tendinopathy",
    moderate,
    id="HFT-02",
    when=all_of(concluded("front_or_unclear"), has("press_other", "front_of_hip")),
    says="A sore spot at the front of the hip fits the hip flexor tendon.",
    source="doha-2015",
    group="site",
)
KNEE_LIFT_HURTS = supports(
    "hip_flexor_tendinopathy",
    strong,
    id="HFT-03",
    when=all_of(concluded("front_or_unclear"), is_("test_resisted_knee_lift", "yes")),
    says="Pain at the front when you lift the knee against your hand is typical of a sore hip flexor.",
    source="doha-2015",
)
KNEE_LIFT_FINE = opposes(
    "hip_flexor_tendinopathy",
    moderate,
    id="HFT-04",
    when=all_of(concluded("front_or_unclear"), is_("test_resisted_knee_lift", "no")),
    says="Lifting the knee against your hand does not hurt, which speaks against a sore hip flexor.",
    source="doha-2015",
)
HILLS_OR_SPEED = supports(
    "hip_flexor_tendinopathy",
    weak,
    id="HFT-05",
    when=all_of(
        has("pain_site", "front_groin", "front_thigh"),
        has("load_change", "faster_or_hills", "new_sport_or_gym"),
    ),
    says="Hills, speed and new gym work ask more of the muscles that lift the knee.",
    source="ggc-iliopsoas",
)
CLIMBING = supports(
    "hip_flexor_tendinopathy",
    weak,
    id="HFT-06",
    when=all_of(has("pain_site", "front_groin", "front_thigh"), has("stairs_or_slopes", "stairs_up", "uphill")),
    says="Pain at the front when you climb fits the muscle that lifts the knee.",
    source="ggc-iliopsoas",
)
FRONT_CLUNK = supports(
    "hip_flexor_tendinopathy",
    weak,
    id="HFT-07",
    when=all_of(has("pain_site", "front_groin", "front_thigh"), is_("click_catch", "painless_click", "painful_click")),
    says="A clunk at the front of the hip can be the hip flexor tendon sliding over bone.",
    source="expert-judgement",
)
STARTED_IN_A_STRIDE = supports(
    "hip_flexor_tendinopathy",
    weak,
    id="HFT-08",
    when=all_of(
        has("pain_site", "front_groin", "front_thigh"),
        any_of(has("injury_start", "minor", "pop_felt"), is_("onset", "sudden", "during_run")),
    ),
    says="Pain at the front that began during a run or at one moment can be a strained hip flexor.",
    source="expert-judgement",
)
EASES_AS_IT_WARMS_UP = supports(
    "hip_flexor_tendinopathy",
    weak,
    id="HFT-09",
    when=all_of(has("pain_site", "front_groin", "front_thigh"), is_("pain_when_running", "warms_up_then_eases")),
    says="Pain at the front that eases as you warm up fits a sore tendon.",
    source="expert-judgement",
)
REST_HELPED = supports(
    "hip_flexor_tendinopathy",
    weak,
    id="HFT-10",
    when=all_of(has("pain_site", "front_groin", "front_thigh"), has("previous_care", "rest_helped")),
    says="Pain at the front that rest helps fits a strained muscle or tendon.",
    source="ggc-iliopsoas",
)
RISING_FROM_A_CHAIR = supports(
    "hip_flexor_tendinopathy",
    weak,
    id="HFT-11",
    when=all_of(
        has("pain_site", "front_groin", "front_thigh"),
        any_of(is_("sitting_hurts", "on_standing_up"), is_("crossed_legs_or_low_chair", "yes")),
    ),
    says="Low chairs and getting up again load the hip flexor.",
    source="ggc-iliopsoas",
)
JOINT_SIGNS = opposes(
    "hip_flexor_tendinopathy",
    weak,
    id="HFT-12",
    when=any_of(
        is_("click_catch", "locks_or_gives_way"),
        is_("reduced_range", "clearly"),
        is_("twist_hurts", "yes"),
        is_("shoes_socks", "very_hard"),
    ),
    says="Locking, lost movement or pain on turning points to the joint instead.",
    source="chamberlain-2021",
)
NOT_AT_THE_FRONT = opposes(
    "hip_flexor_tendinopathy",
    moderate,
    id="HFT-13",
    when=has_not("pain_site", "front_groin", "front_thigh", "inner_thigh_pubis", "hip_unsure"),
    says="The pain is not at the front, where the hip flexor is.",
    source="ggc-iliopsoas",
)
