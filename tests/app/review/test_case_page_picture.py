"""The picture of the reasoning: it draws what fired, what matched and what it weighed, and nothing else."""

from __future__ import annotations

from functools import cache

import pytest

from app.kept_results import find
from app.review.case.picture import Graph, Picture, graph, picture
from app.review.case.picture.drawing import LABEL_SIZE, PADDING, SIZE
from app.review.case.picture.lettering import lines_of, width_of
from app.review.case.picture.order import crossings, ordered
from knowledge import load
from rules import Case, Evidence, Levelled, Outranked, TraceStep, TriageConclusion, explain, locale_of, reason
from tests.app.review.cases import HILLS, LIMP, OUTER_HIP, Answers, Reviewer
from tests.app.review.document import Element
from tests.rules.vignettes import vignettes

Link = tuple[str, str]


def drawn(answers: Answers) -> tuple[Case, TriageConclusion, Graph]:
    case = reason(answers)
    conclusion = explain(case, locale_of("en-GB"), with_trace=True)
    return case, conclusion, graph(case, {step.rule: step.step for step in conclusion.trace or ()})


@cache
def every_case() -> tuple[tuple[Case, TriageConclusion, Graph], ...]:
    return tuple(drawn(vignette.answers) for vignette in vignettes())


def answers_behind(trace: tuple[TraceStep, ...], rule: str) -> set[str]:
    """The answers that a rule stands on by the trace alone: those that matched, and those behind its facts."""
    by_rule = {step.rule: step for step in trace}
    concluding = [step for step in trace if set(step.asserted) & set(by_rule[rule].concluded)]
    return {match.finding for match in by_rule[rule].matched}.union(
        *(answers_behind(trace, step.rule) for step in concluding if step.stratum == "abstraction")
    )


def test_the_lines_from_answers_are_the_answers_that_the_trace_says_matched() -> None:
    for _, conclusion, made in every_case():
        matched = {(link.start, link.end) for link in made.links if link.kind == "matched"}
        assert matched == {
            (f"answer-{finding}", rule.id)
            for rule in made.rules
            for finding in answers_behind(conclusion.trace or (), rule.id.removeprefix("rule-"))
        }
        assert {node.id for node in made.answers} == {start for start, _ in matched}


def test_every_evidence_rule_that_fired_is_drawn_or_named_as_not_counted() -> None:
    for case, _, made in every_case():
        fired = {f"rule-{rule.id}" for rule in case.fired if isinstance(rule.then, Evidence)}
        drawn_ids, uncounted = {node.id for node in made.rules}, {node.id for node in made.uncounted}
        assert fired <= drawn_ids | uncounted
        assert not drawn_ids & uncounted
        assert {f"rule-{r.id}" for r in case.fired if isinstance(r.then, Levelled | Outranked)} <= drawn_ids


def test_the_weights_are_those_of_the_conclusion() -> None:
    for _, conclusion, made in every_case():
        listed = {"cause": conclusion.causes, "factor": conclusion.factors}
        weighed = {(link.start, link.end, link.weight) for link in made.links if link.kind in ("for", "against")}
        assert weighed == {
            (f"rule-{evidence.rule}", f"{kind}-{entry.id}", evidence.weight)
            for kind, entries in listed.items()
            for entry in entries
            for evidence in (*entry.for_, *entry.against)
            if evidence.weight
        }
        assert all((link.weight > 0) == (link.kind == "for") for link in made.links if link.weight)


def test_what_decides_the_urgency_is_what_the_conclusion_gives_as_its_reasons() -> None:
    for case, conclusion, made in every_case():
        reasons = {reason.rule for reason in conclusion.urgency.reasons}
        forced = {rule.id for rule in case.fired if isinstance(rule.then, Levelled)}
        deciding = {link.start.removeprefix("rule-") for link in made.links if link.kind == "decides"}
        assert deciding == (reasons & forced or reasons)


def test_concerns_are_raised_by_the_rules_that_raise_them() -> None:
    for _, conclusion, made in every_case():
        raised = {(link.start, link.end) for link in made.links if link.kind == "raises"}
        assert raised == {
            (f"rule-{rule}", f"concern-{concern.id}") for concern in conclusion.concerns for rule in concern.red_flags
        }


def test_a_heavier_weight_is_drawn_thicker() -> None:
    lines = picture(drawn(OUTER_HIP)[2]).lines
    thickness = {abs(line.link.weight): line.thickness for line in lines if line.link.weight}
    assert sorted(thickness) == [41, 70, 160, 230]
    assert sorted(thickness.values()) == [thickness[weight] for weight in sorted(thickness)]
    assert len(set(thickness.values())) == 4


def test_boxes_never_overlap_and_stay_in_the_frame() -> None:
    for *_, made in every_case():
        shown = picture(made)
        for box in shown.boxes:
            assert box.y >= 0
            assert box.y + box.height <= shown.height
            assert overlapping(shown, box.node.id) == []


def overlapping(shown: Picture, id: str) -> list[str]:
    [one] = [box for box in shown.boxes if box.node.id == id]
    return [
        box.node.id
        for box in shown.boxes
        if box is not one and box.x == one.x and box.y < one.y + one.height and one.y < box.y + box.height
    ]


def test_every_line_of_words_fits_its_box() -> None:
    for *_, made in every_case():
        for box in picture(made).boxes:
            inside = box.width - 2 * PADDING
            assert all(width_of(line, SIZE) <= inside for line in box.text)
            assert all(width_of(line, LABEL_SIZE) <= inside for line in box.label)
            assert " ".join(box.text) == " ".join(box.node.text.split())


def test_a_word_that_is_wider_than_its_box_is_broken() -> None:
    lines = lines_of("W" * 40, SIZE, 200)
    assert "".join(lines) == "W" * 40
    assert all(width_of(line, SIZE) <= 200 for line in lines)


def test_the_order_never_crosses_more_lines_than_the_order_of_firing_and_often_fewer() -> None:
    before = after = 0
    for *_, made in every_case():
        unsorted = crossings((made.answers, made.rules, made.conclusions), made.links)
        sorted_ = crossings(ordered(made), made.links)
        assert sorted_ <= unsorted
        before, after = before + unsorted, after + sorted_
    assert after < before / 2


@pytest.mark.parametrize("answers", [OUTER_HIP, LIMP, HILLS])
def test_the_page_draws_the_picture_of_the_case(reviewer: Reviewer, answers: Answers) -> None:
    page = reviewer.opened(answers)
    made = drawn(answers)[2]
    frame = page.one(data_picture="*")
    assert {(*ends(path), path.attributes.get("data-weight")) for path in frame.all("path", data_start="*")} == {
        (link.start, link.end, str(link.weight) if link.weight else None) for link in made.links
    }
    boxes = {box.attributes["data-node"]: box for box in frame.all("a", data_node="*")}
    nodes = {node.id: node for node in (*made.answers, *made.rules, *made.conclusions)}
    assert boxes.keys() == nodes.keys()
    for id, node in nodes.items():
        assert boxes[id].text == f"{node.label} {' '.join(node.text.split())}"
        assert boxes[id].attributes["aria-label"] == f"{node.label} {node.text}"


@pytest.mark.parametrize("answers", [OUTER_HIP, LIMP, HILLS])
def test_the_text_says_the_same_as_the_picture(reviewer: Reviewer, answers: Answers) -> None:
    page = reviewer.opened(answers)
    text = page.one(id="picture-as-text")
    items = list(text.all("li", data_start="*"))
    assert {ends(item) for item in items} == {ends(path) for path in page.all("path", data_start="*")}
    weights = {ends(path): int(path.attributes["data-weight"]) for path in page.all("path", data_weight="*")}
    for item in items:
        if ends(item) in weights:
            assert f"{weights[ends(item)]:+d}:" in item.text
    made = drawn(answers)[2]
    said = {node.id: node.text for node in (*made.answers, *made.rules)}
    assert all(" ".join(said[item.attributes["data-start"]].split()) in item.text for item in items)
    assert [node.attributes["data-node"] for node in text.all("li", data_node="*")] == [n.id for n in made.conclusions]
    assert [item.attributes["data-uncounted"] for item in text.all("li", data_uncounted="*")] == [
        node.id for node in made.uncounted
    ]


def ends(element: Element) -> Link:
    return element.attributes["data-start"], element.attributes["data-end"]


def test_no_box_and_no_line_has_a_style_of_its_own(reviewer: Reviewer) -> None:
    assert list(reviewer.opened(LIMP).all(style="*")) == []


def test_a_danger_sign_in_the_picture_leads_to_its_step(reviewer: Reviewer) -> None:
    id = reviewer.kept(LIMP)
    trace = find(database=reviewer.database, id=id).conclusion.trace or ()
    steps = {step.rule: step.step for step in trace}
    page = reviewer.open(id)
    for box in page.one(data_picture="*").all("a", class_="app-box--red_flag"):
        assert box.attributes["href"] == f"#step-{steps[box.attributes['data-node'].removeprefix('rule-')]}"
    assert load().urgency["same_day"].title in page.one("a", data_node="urgency").text
