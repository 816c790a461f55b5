"""Iliotibial band syndrome: the band down the outer thigh is irritated, mostly beside the knee."""

from rules.language import (
    all_of,
    any_of,
    concluded,
    has,
    has_not,
    is_,
    moderate,
    opposes,
    strong,
    supports,
    weak,
)

OUTER_KNEE = supports(
    "it_band_syndrome",
    strong,
    id="ITB-01",
    when=any_of(
        has("pain_site", "outer_knee"),
        all_of(
            any_of(has("pain_site", "outer_thigh", "outer_hip", "knee"), concluded("place_unclear")),
            has("press_other", "outer_knee"),
        ),
    ),
    says="Pain at the outer side of the knee is the usual place of an irritated iliotibial band.",
    source="physiopedia-itbs",
    group="site",
)
OUTER_THIGH = supports(
    "it_band_syndrome",
    moderate,
    id="ITB-02",
    when=all_of(has("pain_site", "outer_thigh"), has_not("pain_site", "outer_hip", "back_thigh", "low_back")),
    says="Pain down the outer thigh runs along the iliotibial band.",
    source="article-hip-soreness",
    group="site",
)
OUTER_HIP_OR_KNEE = supports(
    "it_band_syndrome",
    weak,
    id="ITB-03",
    when=has("pain_site", "outer_hip", "knee"),
    says="The band runs from the outer hip to the knee, though pain only at the hip is more often a sore tendon.",
    source="article-hip-soreness",
    group="site",
)
DOWNHILL_OR_CAMBER = supports(
    "it_band_syndrome",
    moderate,
    id="ITB-04",
    when=all_of(
        has("pain_site", "outer_knee", "outer_thigh", "outer_hip", "knee"),
        has("stairs_or_slopes", "downhill", "camber"),
    ),
    says="Outer pain on downhills or sideways slopes fits an irritated iliotibial band.",
    source="bmj-bp-itbs",
    group="slopes",
)
BUILDS_UP = supports(
    "it_band_syndrome",
    weak,
    id="ITB-05",
    when=all_of(
        has("pain_site", "outer_knee", "outer_thigh", "outer_hip"),
        any_of(is_("pain_when_running", "builds_up", "must_stop"), is_("onset", "during_run")),
    ),
    says="Outer pain that comes on during a run and grows fits an irritated band.",
    source="physiopedia-itbs",
)
MORE_TRAINING = supports(
    "it_band_syndrome",
    weak,
    id="ITB-06",
    when=all_of(has("pain_site", "outer_knee", "outer_thigh"), concluded("recent_load_rise")),
    says="A rise in training often comes before an irritated iliotibial band.",
    source="bmj-bp-itbs",
)
GROIN_INSTEAD = opposes(
    "it_band_syndrome",
    moderate,
    id="ITB-07",
    when=all_of(
        has("pain_site", "front_groin", "inner_thigh_pubis"), has_not("pain_site", "outer_knee", "outer_thigh")
    ),
    says="Pain in the groin is far from the iliotibial band.",
    source="physiopedia-itbs",
    group="elsewhere",
)
LYING_ON_THE_SIDE = opposes(
    "it_band_syndrome",
    weak,
    id="ITB-08",
    when=is_("lying_on_side_hurts", "yes"),
    says="Pain from lying on the side points to the outer hip tendons instead.",
    source="kingston-gtps",
)
NUMB_OR_BACK = opposes(
    "it_band_syndrome",
    weak,
    id="ITB-09",
    when=any_of(is_("nerve_signs", "below_knee", "outer_thigh_numb"), is_("back_link", "back_movement_brings_it_on")),
    says="Tingling, numbness or a link with the back points to a nerve instead.",
    source="expert-judgement",
)
