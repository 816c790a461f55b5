"""Starting hard without a warm-up: a habit worth changing, seldom a cause."""

from rules.language import all_of, is_, moderate, opposes, supports, weak

NO_WARM_UP = supports(
    "warm_up_cool_down",
    moderate,
    id="WRM-01",
    when=is_("warm_up", "neither"),
    says="You start without a warm-up, and an easy start is a good habit.",
    source="article-hip-soreness",
    group="habit",
)
NO_COOL_DOWN = supports(
    "warm_up_cool_down",
    weak,
    id="WRM-02",
    when=is_("warm_up", "warm_up_only"),
    says="You skip the cool-down, which feels good to many but was not shown to prevent soreness.",
    source="van-hooren-2018",
    group="habit",
)
STIFF_AT_THE_START = supports(
    "warm_up_cool_down",
    weak,
    id="WRM-03",
    when=all_of(is_("pain_when_running", "warms_up_then_eases"), is_("warm_up", "neither")),
    says="Pain that eases as you warm up may be less with an easier start.",
    source="expert-judgement",
)
BOTH_HABITS = opposes(
    "warm_up_cool_down",
    moderate,
    id="WRM-04",
    when=is_("warm_up", "both"),
    says="You already warm up and cool down.",
    source="expert-judgement",
)
BUILDS_UP = opposes(
    "warm_up_cool_down",
    weak,
    id="WRM-05",
    when=is_("pain_when_running", "builds_up", "must_stop"),
    says="Pain that grows through the run is not explained by a cold start.",
    source="expert-judgement",
)
