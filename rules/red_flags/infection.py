"""Infection in the joint, the bone or around a hip replacement."""

from rules.language import all_of, any_of, concluded, has, is_, red_flag

FEVER_WITH_A_BAD_HIP = red_flag(
    "RF01a",
    "emergency_now",
    concern="joint_or_bone_infection",
    when=all_of(
        is_("fever_unwell", "fever_or_shivers"),
        any_of(
            is_("hot_or_swollen", "swollen_or_warm", "hot_or_red", "too_sore_to_move"),
            is_("can_bear_weight", "cannot"),
            concluded("infection_risk"),
            has("medical_history", "sickle_cell_lupus_or_transplant"),
        ),
    ),
    says="A fever can mean an infected joint when the hip is hot or unusable, or when infection is likelier for you.",
    source="nhs-glos-hip",
)
FEVER = red_flag(
    "RF01b",
    "same_day",
    concern="joint_or_bone_infection",
    when=is_("fever_unwell", "fever_or_shivers"),
    says="A fever or shivers with a sore hip can mean an infection in the joint or the bone.",
    source="exeter-hip",
)
UNWELL_WITH_PAIN_AT_REST = red_flag(
    "RF01c",
    "within_days",
    concern="joint_or_bone_infection",
    when=all_of(is_("fever_unwell", "a_bit_unwell"), is_("pain_night_rest", "at_rest_or_wakes")),
    says="Feeling unwell, with pain that goes on at rest or at night, can be an early sign of infection.",
    source="nhs-england-msk-urgent",
)
UNWELL = red_flag(
    "RF01d",
    "routine",
    when=is_("fever_unwell", "a_bit_unwell"),
    says="You feel a bit unwell as well as sore, so the hip is worth a check.",
    source="expert-judgement",
)
HOT_HIP = red_flag(
    "RF02a",
    "emergency_now",
    concern="joint_or_bone_infection",
    when=any_of(
        is_("hot_or_swollen", "too_sore_to_move"),
        all_of(
            is_("hot_or_swollen", "hot_or_red"),
            any_of(
                is_("reduced_range", "clearly"),
                is_("can_bear_weight", "limping", "cannot"),
                concluded("infection_risk"),
            ),
        ),
    ),
    says="A hip too sore to move, or hot and hard to use or at higher risk, can be infected, even without a fever.",
    source="bsr-hot-joint-2006",
)
WARM_HIP = red_flag(
    "RF02b",
    "same_day",
    concern="joint_or_bone_infection",
    when=any_of(
        is_("hot_or_swollen", "hot_or_red"),
        all_of(is_("hot_or_swollen", "swollen_or_warm"), concluded("infection_risk")),
    ),
    says="A hot or red hip, or a swollen one when infection is likelier for you, can mean an infected joint.",
    source="bsr-hot-joint-2006",
)
SWOLLEN_HIP = red_flag(
    "RF02c",
    "within_days",
    when=is_("hot_or_swollen", "swollen_or_warm"),
    says="A swollen or warm hip can mean that something in it is inflamed.",
    source="bsr-hot-joint-2006",
)
WEAK_DEFENCES = red_flag(
    "RF18",
    "within_days",
    concern="joint_or_bone_infection",
    when=has("medical_history", "weak_immunity", "injected_drugs"),
    says="With a weak immune system or injected drugs, a sore hip is more often an infection and can start quietly.",
    source="bsr-hot-joint-2006",
)
NEW_METAL_AND_SUDDEN_CHANGE = red_flag(
    "RF19a",
    "emergency_now",
    concern="fracture_or_dislocation",
    when=all_of(
        concluded("new_metal"),
        any_of(is_("leg_shape_wrong", "yes"), is_("sudden_severe", "yes"), is_("can_bear_weight", "cannot")),
    ),
    says="After hip surgery, sudden strong pain, a leg out of place or not walking can mean a joint out of place.",
    source="bnssg-pji",
)
NEW_METAL_AND_BROKEN_SKIN = red_flag(
    "RF19b",
    "same_day",
    concern="joint_or_bone_infection",
    when=all_of(concluded("new_metal"), has("medical_history", "broken_skin_or_wound")),
    says="After hip surgery or an injection, a wound or broken skin can let an infection reach the joint.",
    source="inform-pji-2023",
)
NEW_METAL = red_flag(
    "RF19c",
    "within_days",
    when=concluded("new_metal"),
    says="Pain after a hip replacement, hip surgery or an injection should be checked, even when you feel well.",
    source="inform-pji-2023",
)
FEVER_ON_STEROIDS = red_flag(
    "RFA-03",
    "emergency_now",
    concern="joint_or_bone_infection",
    when=all_of(is_("fever_unwell", "fever_or_shivers"), has("medical_history", "long_steroids")),
    says="Steroid tablets weaken the defence against infection, so a fever with a sore hip cannot wait.",
    source="bsr-hot-joint-2006",
)
