"""Advice for what was concluded: each concern, the leading cause, and each factor that is at least possible."""

from rules.language import advises, all_of, leading, not_concluded, possible, raised, urgency

CONCERNS = tuple(
    advises(
        concern,
        id=f"ADV-CONCERN-{concern.upper()}",
        when=raised(concern),
        says="Until a professional has checked this, these steps keep you safe.",
        source="expert-judgement",
    )
    for concern in (
        "femoral_neck_stress_fracture",
        "joint_or_bone_infection",
        "fracture_or_dislocation",
        "avascular_necrosis",
        "bone_tumour_or_spread",
        "cauda_equina",
        "nerve_root_compression",
        "blood_clot",
        "limb_ischaemia",
        "exertional_artery_problem",
        "rhabdomyolysis",
        "hernia",
        "testicular_emergency",
        "abdominal_or_pelvic_cause",
        "psoas_bleed",
        "childhood_hip_disorder",
        "pregnancy_related_hip",
        "transient_osteoporosis",
        "polymyalgia_or_giant_cell",
        "shingles",
        "inflammatory_arthritis",
    )
)

FEMORAL_NECK_WITHIN_TWO_DAYS = advises(
    "femoral_neck_within_two_days",
    id="ADV-CONCERN-FEMORAL-NECK-SOON",
    when=all_of(raised("femoral_neck_stress_fracture"), urgency("within_days")),
    says="A crack in the neck of the thigh bone is best seen within two days.",
    source="nhs-glos-hip",
)

BONE_STRESS_CONCERN = advises(
    "bone_stress_injury",
    id="ADV-CONCERN-BONE_STRESS_INJURY",
    when=all_of(raised("bone_stress_injury"), not_concluded("femoral_neck_gate")),
    says="Until a professional has checked this, these steps keep you safe.",
    source="expert-judgement",
)

LEADING_CAUSE = tuple(
    advises(
        cause,
        id=f"ADV-CAUSE-{cause.upper()}",
        when=all_of(
            leading(cause),
            urgency("routine", "self_care"),
            not_concluded("femoral_neck_gate"),
            not_concluded("young_person"),
        ),
        says="Your answers point to this first, so its advice comes first.",
        source="expert-judgement",
    )
    for cause in (
        "overuse_soreness",
        "bursitis_gtps",
        "it_band_syndrome",
        "tight_hip_flexors",
        "hip_flexor_tendinopathy",
        "adductor_groin_strain",
        "hip_arthritis",
        "labral_tear_fai",
        "bone_stress_injury",
        "proximal_hamstring_tendinopathy",
        "deep_gluteal_pain",
        "back_or_si_referred",
        "inflammatory_arthritis",
        "nerve_entrapment_thigh",
    )
)

FACTORS = tuple(
    advises(
        factor,
        id=f"ADV-FACTOR-{factor.upper()}",
        when=all_of(
            possible(factor),
            urgency("routine", "self_care"),
            not_concluded("young_person"),
        ),
        says="This may play a part, so its advice is added.",
        source="expert-judgement",
    )
    for factor in (
        "hip_drop",
        "overstriding",
        "weak_glutes_core",
        "footwear",
        "warm_up_cool_down",
        "training_load_spike",
        "low_energy_availability",
    )
)
