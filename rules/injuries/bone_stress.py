"""Bone stress injury: bone that is loaded faster than it repairs, the neck of the thigh bone first of all.

What speaks against it counts only while neither bone pattern stands.
"""

from rules.language import (
    all_of,
    any_of,
    at_least,
    concluded,
    has,
    is_,
    moderate,
    not_concluded,
    opposes,
    strong,
    supports,
    weak,
)

FEMORAL_NECK_PATTERN = supports(
    "bone_stress_injury",
    strong,
    id="BSI-01",
    when=concluded("femoral_neck_gate"),
    says="Pain at the front of the hip that grows with impact or walking can be a stressed bone.",
    source="robertson-2017",
    group="pattern",
)
BONE_STRESS_STORY = supports(
    "bone_stress_injury",
    strong,
    id="BSI-02",
    when=concluded("bone_stress_story"),
    says="Pain that starts earlier in each run, makes you limp or stops you from landing is how a stressed bone hurts.",
    source="medscape-fnsf",
    group="pattern",
)
LANDING_HURTS = supports(
    "bone_stress_injury",
    moderate,
    id="BSI-03",
    when=has("bone_stress_pattern", "landing_hurts"),
    says="Pain each time the foot lands can come from bone.",
    source="medscape-fnsf",
    group="pattern",
)
WALKING_HURTS = supports(
    "bone_stress_injury",
    weak,
    id="BSI-04",
    when=has("bone_stress_pattern", "hurts_walking"),
    says="Pain that has spread from running to walking can come from bone.",
    source="medscape-fnsf",
    group="walking",
)
NO_WEIGHT_WITHOUT_INJURY = supports(
    "bone_stress_injury",
    moderate,
    id="BSI-05",
    when=all_of(is_("can_bear_weight", "cannot"), is_("injury_start", "none")),
    says="A leg that cannot carry you, without any injury, can mean a stressed bone that has given way.",
    source="robertson-2017",
    group="walking",
)
GROWS_DURING_A_RUN = supports(
    "bone_stress_injury",
    weak,
    id="BSI-06",
    when=is_("pain_when_running", "builds_up", "must_stop"),
    says="Pain that grows through a run until you stop can come from bone.",
    source="medscape-fnsf",
)
MORE_TRAINING = supports(
    "bone_stress_injury",
    weak,
    id="BSI-07",
    when=any_of(concluded("recent_load_rise"), at_least("weekly_km", "high_weekly_km")),
    says="More running than before, or very much of it, can outpace the repair of bone.",
    source="vasiliadis-2017",
)
BONE_RISK = supports(
    "bone_stress_injury",
    moderate,
    id="BSI-08",
    when=concluded("bone_risk"),
    says="Missed periods, too little food, a very low weight or an earlier stress fracture make bone weaker.",
    source="roche-2023",
    group="risk",
)
THIN_BONE = supports(
    "bone_stress_injury",
    weak,
    id="BSI-09",
    when=any_of(has("bone_health", "low_vitamin_d"), concluded("frail_bone")),
    says="Low vitamin D, thin bones or long use of steroids make bone weaker.",
    source="robertson-2017",
    group="risk",
)
DEEP_IN_THE_BONE = supports(
    "bone_stress_injury",
    moderate,
    id="BSI-10",
    when=has("pain_quality", "deep_in_bone"),
    says="A deep pain, as if in the bone, can come from bone.",
    source="expert-judgement",
)
NIGHT_OR_REST_PAIN = supports(
    "bone_stress_injury",
    weak,
    id="BSI-11",
    when=all_of(
        is_("pain_night_rest", "at_rest_or_wakes"),
        any_of(
            concluded("bone_pattern"),
            has("bone_stress_pattern", "hurts_walking", "landing_hurts"),
        ),
    ),
    says="Pain with impact that has begun to hurt at rest fits a stressed bone that is getting worse.",
    source="medscape-fnsf",
)
FRONT_OR_SACRUM = supports(
    "bone_stress_injury",
    weak,
    id="BSI-12",
    when=any_of(has("pain_site", "sacrum"), concluded("femoral_neck_gate")),
    says="The bones that runners overload most at the hip are felt in the groin and at the bottom of the spine.",
    source="robertson-2017",
    group="site",
)
STANDING_ON_ONE_LEG_HURTS = supports(
    "bone_stress_injury",
    moderate,
    id="BSI-18",
    when=all_of(has("pain_site", "front_groin", "inner_thigh_pubis"), is_("test_single_leg_stand", "other_pain")),
    says="Groin pain that comes on when you stand on that leg alone can be a sign of a stressed bone.",
    source="noakes-1985",
)
NO_BONE_SIGN = opposes(
    "bone_stress_injury",
    moderate,
    id="BSI-13",
    when=all_of(is_("bone_stress_pattern", "none"), not_concluded("bone_pattern"), not_concluded("bone_risk")),
    says="None of the signs of a stressed bone is there.",
    source="medscape-fnsf",
)
NO_BONE_SIGN_YET = opposes(
    "bone_stress_injury",
    weak,
    id="BSI-17",
    when=all_of(is_("bone_stress_pattern", "none"), not_concluded("bone_pattern"), concluded("bone_risk")),
    says="None of the signs of a stressed bone is there yet, but your bones may be weaker than they should be.",
    source="ioc-reds-2023",
)
NEXT_DAY_SORENESS = opposes(
    "bone_stress_injury",
    weak,
    id="BSI-14",
    when=all_of(is_("onset", "day_or_two_after_run"), not_concluded("bone_pattern")),
    says="Soreness that shows up a day or two later is more like tired muscles.",
    source="cheung-2003",
)
EASES_ON_THE_RUN = opposes(
    "bone_stress_injury",
    moderate,
    id="BSI-15",
    when=all_of(is_("pain_when_running", "warms_up_then_eases", "none"), not_concluded("bone_pattern")),
    says="Pain that eases as you run is not how a stressed bone behaves.",
    source="medscape-fnsf",
)
MORE_THAN_A_YEAR = opposes(
    "bone_stress_injury",
    moderate,
    id="BSI-16",
    when=all_of(at_least("days_since_start", "one_year"), not_concluded("bone_pattern")),
    says="A stressed bone shows itself well within a year.",
    source="expert-judgement",
)
