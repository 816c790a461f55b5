"""Blood clots, blocked arteries and bleeding."""

from rules.language import all_of, any_of, at_least, concluded, has, is_, not_concluded, red_flag

SWOLLEN_LEG = red_flag(
    "RF10",
    "same_day",
    concern="blood_clot",
    when=is_("leg_swollen_warm", "yes"),
    says="One calf or thigh that is swollen, warm, red or throbbing can mean a blood clot.",
    source="glos-dvt",
)
CHEST_OR_BREATH = red_flag(
    "RF11",
    "emergency_now",
    concern="blood_clot",
    when=is_("chest_or_breath", "yes"),
    says="New chest pain, trouble breathing, fainting or coughing up blood can mean a lung clot or a heart problem.",
    source="glos-dvt",
)
COLD_FOOT_NOW = red_flag(
    "RF26a",
    "emergency_now",
    concern="limb_ischaemia",
    when=is_("foot_cold_pale", "now_at_rest"),
    says="A cold, pale or blue foot at rest can mean that too little blood reaches the leg.",
    source="devon-ali",
)
COLD_FOOT_ON_EXERCISE = red_flag(
    "RF26b",
    "within_days",
    concern="exertional_artery_problem",
    when=any_of(
        is_("foot_cold_pale", "only_with_exercise"),
        all_of(
            is_("rest_eases_fast", "yes"),
            has("leg_weak_numb", "numb_stable", "numb_spreading", "weak"),
        ),
    ),
    says="A foot that turns cold, or a leg that aches in exercise and is numb or weak, can mean a narrowed artery.",
    source="peach-2015",
)
BLEED_ON_A_NERVE = red_flag(
    "RF25a",
    "emergency_now",
    concern="psoas_bleed",
    when=all_of(
        concluded("bleeding_risk"),
        any_of(
            has("leg_weak_numb", "weak", "numb_spreading", "both_legs", "foot_drops"),
            is_("sudden_severe", "yes"),
            at_least("pain_now", "very_severe_pain"),
            has("injury_start", "major"),
        ),
    ),
    says="If you bleed easily, very strong pain, a weak or numb leg or a big injury can mean a bleed in a hip muscle.",
    source="consultant360-psoas",
)
BLEED_POSSIBLE = red_flag(
    "RF25b",
    "same_day",
    concern="psoas_bleed",
    when=all_of(
        concluded("bleeding_risk"),
        any_of(concluded("front_of_hip"), concluded("injured_at_start")),
        not_concluded("two_weeks_or_longer"),
    ),
    says="If you bleed easily, new pain in the groin or thigh, or after an injury, can mean a bleed in the muscle.",
    source="pmj-groin-2002",
)
