"""Nerves that are squeezed in the back or on their way to the leg."""

from rules.language import all_of, has, is_, not_concluded, red_flag

SADDLE_OR_BLADDER = red_flag(
    "RF08",
    "emergency_now",
    concern="cauda_equina",
    when=is_("saddle_or_bladder", "yes"),
    says="Numbness around your bottom, or new trouble with pee, poo or sex, can mean squeezed nerves in the back.",
    source="nhs-england-msk-urgent",
)
BOTH_LEGS_OR_FOOT_DROP = red_flag(
    "RF09a",
    "emergency_now",
    concern="cauda_equina",
    when=has("leg_weak_numb", "both_legs", "foot_drops"),
    says="Weak or numb legs on both sides, or a foot that drops, can mean that nerves in the back are squeezed.",
    source="nhs-england-msk-urgent",
)
WEAK_LEG = red_flag(
    "RF09b",
    "same_day",
    concern="nerve_root_compression",
    when=has("leg_weak_numb", "weak"),
    says="A leg that is truly weak, not just sore, can mean that a nerve is squeezed.",
    source="nhs-england-msk-urgent",
)
NUMBNESS_SPREADS = red_flag(
    "RF09c",
    "within_days",
    concern="nerve_root_compression",
    when=all_of(has("leg_weak_numb", "numb_spreading"), not_concluded("numb_outer_thigh")),
    says="Numbness or tingling that spreads can mean that a nerve is squeezed more and more.",
    source="nhs-england-msk-urgent",
)
NUMBNESS_STAYS = red_flag(
    "RF09d",
    "routine",
    when=has("leg_weak_numb", "numb_stable"),
    says="A numb or tingling patch that does not spread can mean that a nerve is irritated.",
    source="expert-judgement",
)
NERVE_SIGNS_AFTER_CANCER = red_flag(
    "RFA-01",
    "emergency_now",
    concern="bone_tumour_or_spread",
    when=all_of(has("medical_history", "cancer_ever"), has("leg_weak_numb", "weak", "numb_spreading")),
    says="After cancer, a leg that turns weak or numb can mean that the spinal cord is pressed on.",
    source="nice-ng234",
)
