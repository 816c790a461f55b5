"""Squeezed nerve of the outer thigh: meralgia paraesthetica."""

from rules.language import (
    all_of,
    has,
    is_,
    moderate,
    opposes,
    strong,
    supports,
    weak,
)

NUMB_OUTER_THIGH = supports(
    "nerve_entrapment_thigh",
    strong,
    id="NET-01",
    when=is_("nerve_signs", "outer_thigh_numb"),
    says="Numb, burning or tingling skin on the outer thigh is typical of a squeezed skin nerve.",
    source="chamberlain-2021",
    group="skin",
)
BURNING_THIGH = supports(
    "nerve_entrapment_thigh",
    moderate,
    id="NET-02",
    when=all_of(has("pain_site", "outer_thigh", "front_thigh"), has("pain_quality", "burning")),
    says="Burning in the outer or front thigh fits a squeezed skin nerve.",
    source="chamberlain-2021",
    group="feel",
)
NUMB_THIGH = supports(
    "nerve_entrapment_thigh",
    moderate,
    id="NET-03",
    when=all_of(has("pain_site", "outer_thigh", "front_thigh"), has("leg_weak_numb", "numb_stable", "numb_spreading")),
    says="Numbness with pain in the outer or front thigh fits a squeezed skin nerve.",
    source="chamberlain-2021",
    group="skin",
)
OUTER_THIGH = supports(
    "nerve_entrapment_thigh",
    weak,
    id="NET-04",
    when=has("pain_site", "outer_thigh"),
    says="The nerve of the outer thigh can be squeezed where it passes the front of the hip.",
    source="chamberlain-2021",
)
NO_SKIN_SIGNS = opposes(
    "nerve_entrapment_thigh",
    moderate,
    id="NET-05",
    when=is_("nerve_signs", "no", "below_knee"),
    says="This nerve makes the skin of the outer thigh tingle or go numb, and does not reach below the knee.",
    source="chamberlain-2021",
)
WEAK_LEG_OR_BACK = opposes(
    "nerve_entrapment_thigh",
    moderate,
    id="NET-06",
    when=has("leg_weak_numb", "weak", "both_legs", "foot_drops"),
    says="This nerve only feels, so a weak leg points to another one.",
    source="chamberlain-2021",
)
