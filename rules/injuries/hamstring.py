"""Sore hamstring tendon at the sit bone."""

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

SIT_BONE_SITE = supports(
    "proximal_hamstring_tendinopathy",
    moderate,
    id="HAM-01",
    when=any_of(
        all_of(has("pain_site", "lower_buttock"), has_not("pain_site", "upper_buttock")),
        has("pain_site", "back_thigh"),
    ),
    says="Pain low in the buttock or down the back of the thigh is where the hamstring tendon lies.",
    source="goom-2016",
    group="site",
)
SOMEWHERE_IN_THE_BUTTOCK = supports(
    "proximal_hamstring_tendinopathy",
    weak,
    id="HAM-02",
    when=has("pain_site", "lower_buttock"),
    says="Buttock pain that reaches down to the sit bone can come from the hamstring tendon.",
    source="goom-2016",
    group="site",
)
SITTING_ON_IT = supports(
    "proximal_hamstring_tendinopathy",
    strong,
    id="HAM-03",
    when=all_of(concluded("buttock_or_unclear"), is_("sitting_hurts", "sit_bone")),
    says="Pain at the sit bone when you sit is typical of a sore hamstring tendon.",
    source="goom-2016",
)
SORE_SIT_BONE = supports(
    "proximal_hamstring_tendinopathy",
    moderate,
    id="HAM-04",
    when=all_of(concluded("buttock_or_unclear"), has("press_other", "sit_bone")),
    says="A sit bone that is sore to press fits the hamstring tendon.",
    source="goom-2016",
)
HILLS_OR_SPEED = supports(
    "proximal_hamstring_tendinopathy",
    weak,
    id="HAM-05",
    when=all_of(
        has("pain_site", "lower_buttock", "back_thigh"),
        any_of(has("load_change", "faster_or_hills"), has("stairs_or_slopes", "uphill")),
    ),
    says="Speed and hills load the hamstring where it joins the sit bone.",
    source="goom-2016",
)
BRIDGE_CRAMPS = supports(
    "proximal_hamstring_tendinopathy",
    weak,
    id="HAM-06",
    when=all_of(
        has("pain_site", "lower_buttock", "back_thigh"),
        is_("test_single_leg_bridge", "back_of_thigh_cramps", "sore_side_weaker"),
    ),
    says="A one-leg bridge that is weak or cramps the back of the thigh fits the hamstring.",
    source="expert-judgement",
)
PULLED_AT_ONE_MOMENT = supports(
    "proximal_hamstring_tendinopathy",
    moderate,
    id="HAM-07",
    when=all_of(has("pain_site", "lower_buttock", "back_thigh"), has("injury_start", "pop_felt", "minor")),
    says="Pain at the sit bone or back of the thigh that began with a pull or pop fits the hamstring.",
    source="expert-judgement",
)
EASES_AS_IT_WARMS_UP = supports(
    "proximal_hamstring_tendinopathy",
    weak,
    id="HAM-08",
    when=all_of(has("pain_site", "lower_buttock", "back_thigh"), is_("pain_when_running", "warms_up_then_eases")),
    says="Pain that eases as you warm up fits a sore tendon.",
    source="expert-judgement",
)
NERVE_OR_BACK = opposes(
    "proximal_hamstring_tendinopathy",
    moderate,
    id="HAM-09",
    when=any_of(
        is_("nerve_signs", "below_knee"),
        is_("back_link", "back_movement_brings_it_on"),
        is_("sitting_hurts", "mid_buttock", "back"),
    ),
    says="Pain above the sit bone, tingling below the knee or a link with the back points to a nerve instead.",
    source="martin-2014-seated-piriformis",
)
SIT_BONE_IS_FINE = opposes(
    "proximal_hamstring_tendinopathy",
    weak,
    id="HAM-10",
    when=any_of(is_("sitting_hurts", "no"), has_not("press_other", "sit_bone")),
    says="A sore hamstring tendon usually hurts when you sit on the sit bone or press it, and yours does not.",
    source="goom-2016",
)
ELSEWHERE = opposes(
    "proximal_hamstring_tendinopathy",
    moderate,
    id="HAM-11",
    when=has_not("pain_site", "lower_buttock", "back_thigh", "upper_buttock", "hip_unsure"),
    says="The pain is not at the sit bone or the back of the thigh.",
    source="goom-2016",
)
