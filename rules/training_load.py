"""How much was asked of the body, and how much it was fed: a jump in training and low energy availability."""

from rules.language import has, is_, moderate, opposes, strong, supports, weak

ONE_LONG_RUN = supports(
    "training_load_spike",
    strong,
    id="LOD-01",
    when=has("load_change", "longer_run"),
    says="One run much longer than your longest of the last 30 days raised the risk of injury in a large study.",
    source="frandsen-2025",
)
FASTER_OR_HILLS = supports(
    "training_load_spike",
    moderate,
    id="LOD-02",
    when=has("load_change", "faster_or_hills"),
    says="Faster running or more hills load the hip more than easy running on the flat.",
    source="article-hip-soreness",
)
MORE_DAYS = supports(
    "training_load_spike",
    moderate,
    id="LOD-03",
    when=has("load_change", "more_days"),
    says="More running days leave less time for the hip to mend.",
    source="article-hip-soreness",
    group="volume",
)
MORE_DISTANCE = supports(
    "training_load_spike",
    weak,
    id="LOD-04",
    when=has("load_change", "weekly_distance_up"),
    says="More distance in a week may play a part, though one long run matters more.",
    source="frandsen-2025",
    group="volume",
)
NEW_GROUND_OR_SPORT = supports(
    "training_load_spike",
    weak,
    id="LOD-05",
    when=has("load_change", "new_terrain", "new_sport_or_gym"),
    says="New ground or a new sport loads muscles in a way that they are not used to.",
    source="article-hip-soreness",
)
NOTHING_CHANGED = opposes(
    "training_load_spike",
    moderate,
    id="LOD-06",
    when=is_("load_change", "none"),
    says="Nothing in your training changed before the pain began.",
    source="expert-judgement",
)
MISSED_PERIODS_OR_LOW_WEIGHT = supports(
    "low_energy_availability",
    moderate,
    id="LEA-01",
    when=has("bone_health", "missed_periods", "very_low_weight"),
    says="Missed periods or a very low weight can mean that the body gets too little food for the training it does.",
    source="ioc-reds-2023",
)
UNDER_EATING = supports(
    "low_energy_availability",
    strong,
    id="LEA-02",
    when=has("bone_health", "under_eating", "eating_disorder"),
    says="Eating less than your training needs leaves too little for bones and repair.",
    source="ioc-reds-2023",
)
BONE_TROUBLE_BEFORE = supports(
    "low_energy_availability",
    weak,
    id="LEA-03",
    when=has("bone_health", "previous_stress_fracture", "low_vitamin_d"),
    says="An earlier stress fracture or low vitamin D is one reason to check that you eat enough for your training.",
    source="stellingwerff-2023",
)
NO_SIGN_OF_IT = opposes(
    "low_energy_availability",
    moderate,
    id="LEA-04",
    when=is_("bone_health", "none"),
    says="None of the usual signs of eating too little for the training is there.",
    source="expert-judgement",
)
