"""Random answers over the whole vocabulary, as a program would send them."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from knowledge import NONE, NOT_SURE, Finding, load

GivenAnswers = dict[str, object]


def answer(finding: Finding) -> st.SearchStrategy[object]:
    """Any allowed answer to a finding, declined ones included."""
    said: st.SearchStrategy[object]
    if finding.is_number:
        said = st.integers(finding.min, finding.max) | st.integers(finding.min, min(finding.max, finding.min + 100))
    elif finding.type == "choices":
        several = [value for value in finding.labels if value != NONE]
        said = st.lists(st.sampled_from(several), min_size=1, max_size=4, unique=True)
        said = said | st.just([NONE]) if NONE in finding.labels else said
    else:
        said = st.sampled_from(list(finding.labels))
    return said | st.sampled_from([NOT_SURE, *finding.declining_values])


@cache
def some_answers() -> st.SearchStrategy[GivenAnswers]:
    """Answers to any part of the vocabulary, from none to all of it."""
    # Made once: to make strategies anew for each case takes longer than all that is tried on it.
    each = {id: answer(finding) for id, finding in load().findings.items()}
    in_order = list(each)
    some = st.fixed_dictionaries({}, optional=each).map(lambda given: {id: given[id] for id in in_order if id in given})
    return some | st.fixed_dictionaries(each)


@st.composite
def danger_answers(draw: st.DrawFn) -> GivenAnswers:
    """Every danger question answered, mostly with its clear answer, and some of the rest."""
    findings = load().findings
    given = draw(some_answers())
    for finding in load().first_findings:
        if finding.id not in given or draw(st.integers(0, 3)):
            given[finding.id] = draw(answer(finding)) if finding.is_number else finding.clear_answer
    return {id: value for id, value in given.items() if id in findings}
