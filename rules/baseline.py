"""The level of urgency when no danger sign and no unsure answer forces one."""

from rules.language import (
    all_of,
    any_of,
    baseline,
    below,
    first_factor,
    is_,
    leading,
    no_cause_leads,
    not_concluded,
    unanswered,
)

SELF_CARE = baseline(
    "self_care",
    id="BASE-SELF-CARE",
    when=all_of(
        not_concluded("danger_question_open"),
        any_of(
            below("days_since_start", "two_weeks"),
            all_of(below("days_since_start", "six_weeks"), is_("course", "better")),
            all_of(unanswered("days_since_start"), leading("overuse_soreness", "tight_hip_flexors")),
            all_of(unanswered("days_since_start"), no_cause_leads(), first_factor("footwear", "warm_up_cool_down")),
        ),
        any_of(
            no_cause_leads(),
            leading(
                "overuse_soreness",
                "bursitis_gtps",
                "it_band_syndrome",
                "tight_hip_flexors",
                "hip_flexor_tendinopathy",
                "adductor_groin_strain",
                "proximal_hamstring_tendinopathy",
                "deep_gluteal_pain",
                "nerve_entrapment_thigh",
            ),
        ),
    ),
    says="No danger sign came up, it is new or getting better, and the likely cause can first be looked after at home.",
    source="versus-arthritis-hip",
)
ROUTINE = baseline(
    "routine",
    id="BASE-ROUTINE",
    when=all_of(),
    says="No danger sign came up, but we cannot say that looking after this alone is enough.",
    source="expert-judgement",
)
