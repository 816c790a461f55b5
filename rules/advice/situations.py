"""Advice that depends on the person's situation and habits."""

from rules.language import advises, all_of, any_of, concluded, has, is_, leading, not_concluded, possible, urgency

RACE_SOON = advises(
    "race_soon_general",
    id="ADV-RACE",
    when=all_of(
        has("plans", "race_within_4_weeks"),
        urgency("routine", "self_care"),
        not_concluded("femoral_neck_gate"),
        not_concluded("bone_stress_story"),
        not_concluded("groin_hurts_walking"),
    ),
    says="A race is close.",
    source="expert-judgement",
)

NO_RACE = advises(
    "race_not_now",
    id="ADV-NO-RACE",
    when=all_of(
        has("plans", "race_within_4_weeks"),
        any_of(
            urgency("emergency_now", "same_day", "within_days"),
            concluded("femoral_neck_gate"),
            concluded("bone_stress_story"),
            concluded("groin_hurts_walking"),
        ),
    ),
    says="A race is close, but this has to be looked at first.",
    source="expert-judgement",
)

LIMPING = advises(
    "walking_aid",
    id="ADV-LIMP",
    when=all_of(
        concluded("walks_badly"),
        urgency("same_day", "within_days", "routine"),
        not_concluded("femoral_neck_gate"),
    ),
    says="Walking is not normal, so the leg needs unloading.",
    source="exeter-hip",
)

STRONG_PAIN = advises(
    "high_pain_now",
    id="ADV-STRONG-PAIN",
    when=all_of(concluded("strong_pain_now"), urgency("within_days", "routine", "self_care")),
    says="The pain is strong right now.",
    source="silbernagel-2007",
)

YOUNG = advises(
    "under_16",
    id="ADV-YOUNG",
    when=concluded("young_person"),
    says="Under 16, a professional looks first.",
    source="royal-cornwall-limp",
)

PREGNANT = advises(
    "pregnant",
    id="ADV-PREGNANT",
    when=all_of(concluded("pregnant_or_recent_birth"), not_concluded("young_person")),
    says="Pregnancy or a recent birth changes what is safe.",
    source="tohp-1997",
)

KNEE_PAIN = advises(
    "knee_pain_from_hip",
    id="ADV-KNEE",
    when=all_of(concluded("knee_pain"), urgency("within_days", "routine", "self_care")),
    says="Hip trouble can be felt in the knee, and the other way round.",
    source="versus-arthritis-hip",
)

NOT_A_RUNNER = advises(
    "not_a_runner",
    id="ADV-NOT-A-RUNNER",
    when=all_of(is_("pain_when_running", "not_running"), urgency("routine", "self_care")),
    says="There is no running at the moment, so the advice is about walking and daily life.",
    source="versus-arthritis-hip",
)

MEDICINES_TAKEN = advises(
    "medicines_taken",
    id="ADV-MEDICINES-TAKEN",
    when=all_of(concluded("takes_painkillers"), not_concluded("young_person")),
    says="A painkiller can hide how sore the hip is.",
    source="nhs-ibuprofen",
)

MEDICINES = advises(
    "medicines_safety",
    id="ADV-MEDICINES",
    when=all_of(urgency("within_days", "routine", "self_care"), not_concluded("young_person")),
    says="Some painkillers are not safe for everyone.",
    source="nhs-ibuprofen",
)

LOAD = advises(
    "load_increase",
    id="ADV-LOAD",
    when=all_of(
        urgency("routine", "self_care"),
        any_of(possible("training_load_spike"), leading("overuse_soreness")),
    ),
    says="Running a lot further in one go is what raises the risk of injury.",
    source="frandsen-2025",
)

WARM_UP = advises(
    "warm_up_routine",
    id="ADV-WARM-UP",
    when=all_of(urgency("routine", "self_care"), possible("warm_up_cool_down")),
    says="An easy start to a run is a good habit.",
    source="behm-2023",
)

COOL_DOWN = advises(
    "cool_down",
    id="ADV-COOL-DOWN",
    when=all_of(urgency("routine", "self_care"), possible("warm_up_cool_down")),
    says="A cool-down is for comfort.",
    source="van-hooren-2018",
)

SHOES = advises(
    "footwear_change",
    id="ADV-SHOES",
    when=all_of(urgency("routine", "self_care"), possible("footwear")),
    says="Shoes are changed gradually, and comfort decides.",
    source="relph-2022",
)

SITTING = advises(
    "movement_breaks",
    id="ADV-SITTING",
    when=all_of(
        urgency("routine", "self_care"),
        any_of(concluded("sits_long"), leading("tight_hip_flexors"), possible("weak_glutes_core")),
    ),
    says="Long sitting is broken up by moving.",
    source="article-self",
)

STRENGTH_DAY = advises(
    "strength_day",
    id="ADV-STRENGTH",
    when=all_of(
        urgency("routine", "self_care"),
        any_of(possible("weak_glutes_core"), possible("hip_drop"), leading("tight_hip_flexors")),
    ),
    says="Hip and core strength work belongs in the week.",
    source="article-equinox",
)

ACTIVATION = advises(
    "activation_before_runs",
    id="ADV-ACTIVATION",
    when=all_of(urgency("routine", "self_care"), any_of(possible("weak_glutes_core"), possible("hip_drop"))),
    says="A few gentle hip exercises are a good start to a run.",
    source="leppanen-2024",
)
