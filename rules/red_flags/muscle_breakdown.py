"""Muscle that breaks down after hard exercise."""

from rules.language import is_, red_flag

DARK_URINE = red_flag(
    "RF12",
    "emergency_now",
    concern="rhabdomyolysis",
    when=is_("dark_urine", "yes"),
    says="Dark pee after hard exercise can mean that muscle is breaking down, which can harm the kidneys.",
    source="cdc-rhabdo",
)
