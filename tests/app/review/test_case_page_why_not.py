"""Why not: for what a case did not conclude, the nearest rules and the one condition that each was short of."""

from __future__ import annotations

from knowledge import load
from rules import not_concluded, reason, why_not_concluded
from tests.app.review.cases import HILLS, LIMP, OUTER_HIP, SOCKS, Reviewer
from tests.app.review.document import Element

SAID = load().words["review"]
OPEN, OTHERWISE = load().words["review"]["case_still_open"], load().words["review"]["case_not_so"]


def missed_of(page: Element) -> list[tuple[str, dict[str, list[str]]]]:
    """Each thing asked about by its name, with its rules and what each was short of."""
    return [(section.one("h4").text, rules_of(section)) for section in page.all("section", class_="app-missed")]


def rules_of(section: Element) -> dict[str, list[str]]:
    [rules] = [part for part in section.inside if isinstance(part, Element) and part.tag == "ul"]
    short_of = {}
    for rule in (part for part in rules.inside if isinstance(part, Element)):
        name = next(rule.all(class_="app-rule-id")).text if list(rule.all(class_="app-rule-id")) else ""
        short_of[name] = [item.text.removeprefix(f"{SAID['case_short_of']} ") for item in rule.one("ul").all("li")]
    return short_of


def test_whatever_was_not_concluded_can_be_asked_about(reviewer: Reviewer) -> None:
    for answers in (OUTER_HIP, LIMP):
        offered = {option.attributes["value"] for option in reviewer.opened(answers).one(id="why_not").all("option")}
        assert offered == set(not_concluded(reason(answers)))


def test_a_cause_that_is_asked_about_shows_its_nearest_rules_and_what_each_was_short_of(reviewer: Reviewer) -> None:
    page = reviewer.open(reviewer.kept(OUTER_HIP), "?why_not=hip_arthritis")
    name, rules = missed_of(page)[0]
    assert name == f"{SAID['case_kind_one_cause']}: {load().conclusions['hip_arthritis'].name}"
    assert rules == {
        "ART-05": [f"“Hip moves less” is “Clearly less” ({OPEN})"],
        "ART-06": [f"“Hip moves less” is “A bit less” ({OPEN})"],
        "ART-14": [f"“Deep bend” is “Yes, at the back of the hip” ({OPEN})"],
    }
    assert SAID["case_its_score"].format(score=0, prior=0) in page.text
    chosen = [o.attributes["value"] for o in page.one(id="why_not").all("option") if "selected" in o.attributes]
    assert chosen == ["hip_arthritis"]


def test_a_danger_sign_that_is_asked_about_says_how_urgent_it_would_have_been(reviewer: Reviewer) -> None:
    page = reviewer.open(reviewer.kept(HILLS), "?why_not=RF24c")
    name, rules = missed_of(page)[0]
    assert name.startswith(f"{SAID['case_kind_one_red_flag']}: RF24c")
    assert f"{SAID['case_would_have_been']} {load().urgency['same_day'].title}." in page.text
    [missing] = why_not_concluded(reason(HILLS), "RF24c").rules
    labels = {True: OPEN, False: OTHERWISE}
    assert rules == {"": [f"{atom.condition} ({labels[atom.open]})" for atom in missing.short_of]}


def test_the_three_nearest_are_shown_at_once(reviewer: Reviewer) -> None:
    nearest = missed_of(reviewer.opened(SOCKS))
    head = "“Headache, jaw or sight” is “{}” (" + OPEN + ")"
    assert [(name.split(":")[1].split()[0], rules) for name, rules in nearest] == [
        ("RF27a", {"": [head.format("Blurred sight, double sight or loss of sight")]}),
        ("RF27b", {"": [head.format("A new headache, a sore scalp or jaw pain when I chew")]}),
        ("RF27c", {"": [f"“Hips and shoulders stiff” is “Yes” ({OPEN})"]}),
    ]


def test_what_is_nearest_is_one_condition_away_and_its_first_rule_would_have_listed_it(reviewer: Reviewer) -> None:
    for name, rules in missed_of(reviewer.opened(OUTER_HIP)):
        assert len(next(iter(rules.values()))) == 1, name


def test_what_the_rules_do_not_know_is_not_found(reviewer: Reviewer) -> None:
    assert reviewer.get(f"/review/cases/{reviewer.kept(HILLS)}?why_not=nothing").status_code == 404


def test_what_was_concluded_says_so_when_it_is_asked_about(reviewer: Reviewer) -> None:
    page = reviewer.open(reviewer.kept(LIMP), "?why_not=bone_stress_injury")
    assert SAID["case_was_concluded"] in page.text
