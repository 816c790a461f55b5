"""Groin strain: the muscles and tendons of the inner thigh."""

from rules.language import (
    all_of,
    any_of,
    concluded,
    has,
    has_not,
    is_,
    is_not,
    moderate,
    opposes,
    strong,
    supports,
    weak,
)

INNER_THIGH = supports(
    "adductor_groin_strain",
    moderate,
    id="ADD-01",
    when=has("pain_site", "inner_thigh_pubis"),
    says="Pain at the top of the inner thigh is where the groin muscles join the bone.",
    source="doha-2015",
    group="site",
)
GROIN = supports(
    "adductor_groin_strain",
    weak,
    id="ADD-02",
    when=has("pain_site", "front_groin"),
    says="A groin strain can be felt as pain in the groin.",
    source="doha-2015",
    group="site",
)
SORE_AND_WEAK_TO_SQUEEZE = supports(
    "adductor_groin_strain",
    strong,
    id="ADD-03",
    when=all_of(concluded("inner_groin_or_unclear"), has("press_other", "inner_groin"), is_("test_squeeze", "yes")),
    says="An inner groin that is sore to press and hurts when you squeeze is what defines a groin strain.",
    source="doha-2015",
    group="signs",
)
SORE_TO_PRESS = supports(
    "adductor_groin_strain",
    "falvey_inner_groin_sore",
    id="ADD-04",
    when=all_of(concluded("inner_groin_or_unclear"), has("press_other", "inner_groin")),
    says="An inner groin that is sore to press fits a groin strain, but other causes do this too.",
    source="falvey-2016",
    group="signs",
)
HURTS_TO_SQUEEZE = supports(
    "adductor_groin_strain",
    weak,
    id="ADD-05",
    when=all_of(concluded("inner_groin_or_unclear"), is_("test_squeeze", "yes")),
    says="Inner groin pain when you squeeze your knees together fits a groin strain.",
    source="verrall-2005",
    group="signs",
)
PAINLESS_TO_PRESS = opposes(
    "adductor_groin_strain",
    "falvey_inner_groin_painless",
    id="ADD-06",
    when=all_of(concluded("inner_groin_or_unclear"), has_not("press_other", "inner_groin")),
    says="An inner groin that is not sore to press makes a groin strain unlikely.",
    source="falvey-2016",
    group="painless",
)
PAINLESS_TO_SQUEEZE = opposes(
    "adductor_groin_strain",
    "falvey_squeeze_painless",
    id="ADD-07",
    when=all_of(concluded("inner_groin_or_unclear"), is_("test_squeeze", "no")),
    says="Squeezing your knees together does not hurt, which makes a groin strain less likely.",
    source="falvey-2016",
    group="painless",
)
PULLED_AT_ONE_MOMENT = supports(
    "adductor_groin_strain",
    moderate,
    id="ADD-08",
    when=all_of(has("pain_site", "front_groin", "inner_thigh_pubis"), has("injury_start", "pop_felt", "minor")),
    says="A groin that was pulled at one moment is most often strained at the inner thigh.",
    source="expert-judgement",
    group="moment",
)
SUDDEN_INNER_THIGH = supports(
    "adductor_groin_strain",
    weak,
    id="ADD-09",
    when=all_of(has("pain_site", "inner_thigh_pubis"), is_("onset", "sudden", "during_run")),
    says="Inner thigh pain that began during a run or at one moment fits a strain.",
    source="expert-judgement",
    group="moment",
)
SPEED_OR_TURNS = supports(
    "adductor_groin_strain",
    weak,
    id="ADD-10",
    when=all_of(
        has("pain_site", "front_groin", "inner_thigh_pubis"),
        has("load_change", "faster_or_hills", "new_terrain", "new_sport_or_gym"),
    ),
    says="Speed, rough ground and sports with turns load the inner thigh.",
    source="doha-2015",
)
HERNIA_SIGNS = opposes(
    "adductor_groin_strain",
    weak,
    id="ADD-11",
    when=any_of(
        is_not("groin_lump", "no"),
        all_of(has_not("pain_site", "inner_thigh_pubis"), is_("cough_or_sit_up_hurts", "yes")),
    ),
    says="A lump in the groin, or groin pain on coughing, points to the tummy wall instead.",
    source="gpreasoning-groin",
)
ELSEWHERE = opposes(
    "adductor_groin_strain",
    moderate,
    id="ADD-12",
    when=has_not("pain_site", "front_groin", "inner_thigh_pubis", "hip_unsure"),
    says="The pain is not at the groin or inner thigh.",
    source="doha-2015",
)
