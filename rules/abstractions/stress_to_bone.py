"""The stories that can mean a bone under too much stress; the femoral neck first."""

from rules.language import abstraction, all_of, any_of, at_least, below, concluded, has, is_, not_concluded

IMPACT_SIGN = abstraction(
    "impact_sign",
    id="ABS-31",
    when=any_of(
        has("bone_stress_pattern", "earlier_each_run", "limps_with_running", "cannot_hop"),
        all_of(has("bone_stress_pattern", "deep_groin_or_front"), concluded("bone_risk")),
        all_of(has("bone_stress_pattern", "hurts_walking"), is_("can_bear_weight", "limping", "cannot")),
        all_of(
            any_of(
                is_("pain_when_running", "builds_up", "must_stop"),
                has("bone_stress_pattern", "hurts_walking", "landing_hurts"),
            ),
            any_of(concluded("recent_load_rise"), concluded("bone_risk")),
        ),
    ),
    says="The pain behaves as a bone does when impact is too much for it.",
    source="robertson-2017",
)
IMPACT_GROIN_PAIN = abstraction(
    "impact_groin_pain",
    id="ABS-32",
    when=all_of(concluded("front_of_hip"), concluded("impact_sign"), not_concluded("both_sided_soreness_after_run")),
    says="Pain at the front of the hip that grows with impact can come from the neck of the thigh bone.",
    source="robertson-2017",
)
GROIN_PAIN_WALKING = abstraction(
    "groin_pain_walking",
    id="ABS-33",
    when=all_of(
        concluded("front_of_hip"),
        has("bone_stress_pattern", "hurts_walking"),
        is_("onset", "during_run", "gradual"),
        below("days_since_start", "twelve_weeks"),
    ),
    says="Pain at the front of the hip that came with running, and now hurts in walking, can come from bone.",
    source="medscape-fnsf",
)
FEMORAL_NECK_GATE = abstraction(
    "femoral_neck_gate",
    id="ABS-34",
    when=any_of(concluded("impact_groin_pain"), concluded("groin_pain_walking")),
    says="A stress fracture in the neck of the thigh bone is possible, so it comes before other causes.",
    source="robertson-2017",
)
BONE_STRESS_STORY = abstraction(
    "bone_stress_story",
    id="ABS-35",
    when=any_of(
        has("bone_stress_pattern", "earlier_each_run", "limps_with_running", "cannot_hop"),
        all_of(concluded("bone_risk"), has("pain_quality", "deep_in_bone")),
        all_of(has("bone_stress_pattern", "landing_hurts"), concluded("recent_load_rise")),
        all_of(
            is_("pain_when_running", "must_stop"),
            concluded("recent_load_rise"),
            at_least("weekly_km", "high_weekly_km"),
        ),
    ),
    says="What you tell us can mean that a bone in the hip, the pelvis or the thigh is under too much stress.",
    source="warden-2021",
)
