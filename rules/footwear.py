"""Shoes that are worn, new or do not suit the runner: a contributing factor, never the whole answer."""

from rules.language import is_, moderate, opposes, strong, supports, weak

WORN_OR_TILTED = supports(
    "footwear",
    strong,
    id="FOO-01",
    when=is_("shoe_state", "worn_or_tilted"),
    says="Shoes that are worn flat, torn or tilted may change how the load reaches your hip.",
    source="article-hip-soreness",
    group="shoes",
)
MANY_MILES = supports(
    "footwear",
    moderate,
    id="FOO-02",
    when=is_("shoe_state", "over_500_miles"),
    says="Shoes with more than 500 miles on them have often lost some of their cushioning.",
    source="article-hip-soreness",
    group="shoes",
)
NEW_KIND_OF_SHOE = supports(
    "footwear",
    moderate,
    id="FOO-03",
    when=is_("shoe_state", "new_model_4_weeks"),
    says="A new kind of shoe just before the pain began may have changed how your hip is loaded.",
    source="article-hip-soreness",
    group="shoes",
)
SOME_MILES = supports(
    "footwear",
    weak,
    id="FOO-04",
    when=is_("shoe_state", "300_to_500_miles"),
    says="Shoes between 300 and 500 miles are near the point where many runners change them.",
    source="article-hip-soreness",
    group="shoes",
)
FRESH_SHOES = opposes(
    "footwear",
    moderate,
    id="FOO-05",
    when=is_("shoe_state", "under_300_miles"),
    says="Shoes with few miles that you are used to are unlikely to play a part.",
    source="expert-judgement",
)
