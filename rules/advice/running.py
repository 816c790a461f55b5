"""How far a person may run."""

from rules.language import advises, all_of, any_of, concluded, is_, limits_running, not_concluded, raised, urgency

NOT_WITH_A_FEMORAL_NECK_CONCERN = limits_running(
    "no",
    id="RUN-01",
    when=any_of(raised("femoral_neck_stress_fracture"), concluded("femoral_neck_gate")),
    says="With a possible stress fracture of the hip, every run can turn a crack into a break.",
    source="robertson-2017",
)

NOT_WITH_A_BONE_CONCERN = limits_running(
    "no",
    id="RUN-02",
    when=any_of(raised("bone_stress_injury"), concluded("bone_stress_story")),
    says="A bone that may be cracking is not run on.",
    source="warden-2021",
)

NOT_WHILE_LIMPING = limits_running(
    "no",
    id="RUN-03",
    when=concluded("walks_badly"),
    says="Nobody runs who cannot walk normally.",
    source="uw-walk-run",
)

NOT_WITH_STRONG_PAIN = limits_running(
    "no",
    id="RUN-04",
    when=concluded("strong_pain_now"),
    says="Above 5 out of 10, running waits.",
    source="silbernagel-2007",
)

NOT_BEFORE_SIXTEEN = limits_running(
    "no",
    id="RUN-05",
    when=concluded("young_person"),
    says="Under 16, running waits until a professional has looked at the hip.",
    source="royal-cornwall-limp",
)

NOT_WHILE_WALKING_HURTS_THE_GROIN = limits_running(
    "when_cleared",
    id="RUN-07",
    when=concluded("groin_hurts_walking"),
    says="While walking or landing hurts deep at the front of the hip, running waits until someone has looked at it.",
    source="uw-walk-run",
)

EASY_WHILE_IT_HURTS = limits_running(
    "easy_within_pain_rule",
    id="RUN-06",
    when=not_concluded("pain_free_running"),
    says="While it hurts, runs stay easy and within the pain rule.",
    source="silbernagel-2007",
)

PAIN_RULE = advises(
    "pain_rule",
    id="ADV-PAIN-RULE",
    when=all_of(
        urgency("routine", "self_care"),
        not_concluded("femoral_neck_gate"),
        not_concluded("bone_stress_story"),
        not_concluded("groin_hurts_walking"),
    ),
    says="Sore muscles, tendons and joints may be used within limits.",
    source="silbernagel-2007",
)

BONE_PAIN_RULE = advises(
    "bone_pain_rule",
    id="ADV-BONE-PAIN-RULE",
    when=any_of(
        concluded("femoral_neck_gate"),
        concluded("bone_stress_story"),
        raised("bone_stress_injury"),
        raised("femoral_neck_stress_fracture"),
    ),
    says="Bone is the exception to the pain rule.",
    source="warden-2021",
)

RETURN_TO_RUN = advises(
    "return_to_run",
    id="ADV-RETURN",
    when=all_of(
        urgency("routine", "self_care"),
        not_concluded("femoral_neck_gate"),
        not_concluded("bone_stress_story"),
        not_concluded("groin_hurts_walking"),
        not_concluded("walks_badly"),
        not_concluded("strong_pain_now"),
        is_("pain_when_running", "not_running", "must_stop"),
    ),
    says="After a break, running comes back step by step.",
    source="trials-rtr-2023",
)

RETURN_AFTER_BONE_INJURY = advises(
    "return_after_bone_injury",
    id="ADV-RETURN-BONE",
    when=all_of(
        any_of(raised("bone_stress_injury"), raised("femoral_neck_stress_fracture")),
        urgency("within_days"),
    ),
    says="After a bone stress injury, a clinician decides when running starts again.",
    source="warden-2021",
)
