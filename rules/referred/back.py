"""Pain from the low back or the sacroiliac joint that is felt in the hip."""

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

BACK_SITE = supports(
    "back_or_si_referred",
    moderate,
    id="BAK-01",
    when=has("pain_site", "low_back", "sacrum"),
    says="Pain in the low back or over the sacrum most often comes from the back.",
    source="wilson-2014",
    group="site",
)
THIGH_OR_BUTTOCK = supports(
    "back_or_si_referred",
    weak,
    id="BAK-02",
    when=has("pain_site", "upper_buttock", "lower_buttock", "back_thigh"),
    says="Pain in the buttock or down the back of the thigh can come from the back.",
    source="wilson-2014",
    group="site",
)
BACK_MOVEMENT_BRINGS_IT_ON = supports(
    "back_or_si_referred",
    strong,
    id="BAK-03",
    when=is_("back_link", "back_movement_brings_it_on"),
    says="Moving your back brings on the hip or leg pain, so it is likely to come from there.",
    source="wilson-2014",
    group="back",
)
BACK_SORE_TOO = supports(
    "back_or_si_referred",
    weak,
    id="BAK-04",
    when=is_("back_link", "back_sore_too"),
    says="A sore back together with the hip can mean that the back is the source.",
    source="wilson-2014",
    group="back",
)
BELOW_THE_KNEE = supports(
    "back_or_si_referred",
    moderate,
    id="BAK-05",
    when=is_("nerve_signs", "below_knee"),
    says="Pain or tingling that travels below the knee points to a nerve in the back.",
    source="wilson-2014",
    group="nerve",
)
WEAK_OR_NUMB_LEG = supports(
    "back_or_si_referred",
    moderate,
    id="BAK-06",
    when=has("leg_weak_numb", "numb_stable", "numb_spreading", "weak", "both_legs", "foot_drops"),
    says="A weak or numb leg points to a nerve in the back.",
    source="nhs-england-msk-urgent",
    group="nerve",
)
SITTING_HURTS_THE_BACK = supports(
    "back_or_si_referred",
    moderate,
    id="BAK-07",
    when=all_of(concluded("buttock_or_unclear"), is_("sitting_hurts", "back")),
    says="Sitting hurts in the back, which points there.",
    source="expert-judgement",
)
MOVEMENT_EASES = supports(
    "back_or_si_referred",
    weak,
    id="BAK-08",
    when=all_of(concluded("buttock_or_unclear"), is_("movement_or_rest", "movement_eases")),
    says="Pain from the back often eases when you move about.",
    source="expert-judgement",
)
LOST_HIP_MOVEMENT = opposes(
    "back_or_si_referred",
    moderate,
    id="BAK-09",
    when=any_of(is_("reduced_range", "clearly"), is_("shoes_socks", "very_hard")),
    says="A hip that has clearly lost movement points to the hip rather than the back.",
    source="orthoneuro-hipspine",
    group="hip",
)
GROIN_ONLY = opposes(
    "back_or_si_referred",
    moderate,
    id="BAK-10",
    when=all_of(
        has("pain_site", "front_groin", "inner_thigh_pubis"),
        has_not("pain_site", "low_back", "sacrum", "upper_buttock", "lower_buttock", "back_thigh"),
    ),
    says="Pain in the groin alone points to the hip rather than the back.",
    source="orthoneuro-hipspine",
    group="hip",
)
HIP_SIGNS = opposes(
    "back_or_si_referred",
    weak,
    id="BAK-11",
    when=any_of(
        is_("press_outer_hurts", "yes"),
        has("press_other", "inner_groin", "sit_bone", "front_of_hip", "outer_knee"),
        is_("test_single_leg_stand", "outer_pain"),
    ),
    says="A spot at the hip that brings on the pain when you press it points away from the back.",
    source="expert-judgement",
    group="hip",
)
BACK_IS_FINE = opposes(
    "back_or_si_referred",
    moderate,
    id="BAK-12",
    when=is_("back_link", "no"),
    says="Your back is fine, which makes it a less likely source.",
    source="wilson-2014",
)
