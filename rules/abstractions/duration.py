"""How long it has been sore."""

from rules.language import abstraction, at_least

TWO_WEEKS_OR_LONGER = abstraction(
    "two_weeks_or_longer",
    id="ABS-01",
    when=at_least("days_since_start", "two_weeks"),
    says="It has been sore for two weeks or longer.",
    source="expert-judgement",
)
SIX_WEEKS_OR_LONGER = abstraction(
    "six_weeks_or_longer",
    id="ABS-02",
    when=at_least("days_since_start", "six_weeks"),
    says="It has been sore for six weeks or longer.",
    source="mskassist-hip",
)
A_YEAR_OR_LONGER = abstraction(
    "a_year_or_longer",
    id="ABS-03",
    when=at_least("days_since_start", "one_year"),
    says="It has been sore for a year or longer.",
    source="expert-judgement",
)
