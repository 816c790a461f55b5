"""Cross-references: every source, finding, value, conclusion and exercise that a record names must exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from knowledge.collection import Knowledge
from knowledge.reading import KnowledgeError
from knowledge.records import NONE, NOT_SURE, Finding


def check_references(knowledge: Knowledge) -> None:
    """Raise KnowledgeError, with file, line and what is allowed, at the first name that nothing answers to."""
    _check_sources(knowledge)
    _check_findings(knowledge)
    _check_examples(knowledge)
    _check_questionnaire(knowledge)
    _check_conclusions(knowledge)
    _check_source_coverage(knowledge)


def _known(place: str, kind: str, names: Iterable[str], allowed: Collection[str]) -> None:
    for name in names:
        if name not in allowed:
            raise KnowledgeError(f"{place}: unknown {kind} {name!r}; allowed: {', '.join(sorted(allowed))}")


def _check_sources(knowledge: Knowledge) -> None:
    groups = (knowledge.conclusions, knowledge.advice, knowledge.exercises, knowledge.honesty)
    for records in groups:
        for id, record in records.items():
            place = knowledge.where(type(record).__name__, id, "sources")
            _known(place, "source", record.sources, knowledge.sources)
    for id, exercise in knowledge.exercises.items():
        _known(knowledge.where("Exercise", id, "dose_source"), "source", [exercise.dose_source], knowledge.sources)
    for id, entry in knowledge.honesty.items():
        _known(knowledge.where("HonestyEntry", id, "article"), "source", [entry.article], knowledge.sources)
    for id, page in knowledge.pages.items():
        for number, question in enumerate(page.questions):
            place = knowledge.where("Page", id, "questions", number, "sources")
            _known(place, "source", question.sources, knowledge.sources)
    plan = knowledge.return_to_run
    cited = [plan.steps_source, *(sentence.source for sentence in (*plan.before_you_start, *plan.rules))]
    _known(knowledge.where("ReturnToRun", ""), "source", cited, knowledge.sources)
    for id, addition in knowledge.additions.items():
        _known(knowledge.where("Addition", id, "source"), "source", [addition.source], knowledge.sources)
    for id, weight in knowledge.weights.items():
        _known(knowledge.where("Weight", id, "source"), "source", [weight.source], knowledge.sources)
    for id, threshold in knowledge.thresholds.items():
        _known(knowledge.where("Threshold", id, "source"), "source", [threshold.source], knowledge.sources)
    for id, anchor in knowledge.accuracy_anchors.items():
        _known(knowledge.where("AccuracyAnchor", id, "source"), "source", [anchor.source], knowledge.sources)


def _check_findings(knowledge: Knowledge) -> None:
    for id, finding in knowledge.findings.items():
        place = knowledge.where("Finding", id, "values")
        if NOT_SURE in finding.values:
            raise KnowledgeError(f"{place}: {NOT_SURE!r} is an answer to every finding; do not list it as a value")
        if finding.is_number and finding.max <= finding.min:
            raise KnowledgeError(f"{place}: {id} needs a max above its min")
        if not finding.is_number and not finding.labels:
            raise KnowledgeError(f"{place}: {id} needs values")
        _check_hidden_values(knowledge, finding)


def _check_examples(knowledge: Knowledge) -> None:
    for id, example in knowledge.examples.items():
        _known(knowledge.where("Example", id, "answers"), "finding", example.answers, knowledge.findings)
        for name, answer in example.answers.items():
            finding = knowledge.findings[name]
            values = [answer] if isinstance(answer, str) else answer
            if not finding.is_number:
                _known(knowledge.where("Example", id, "answers", name), f"value of {name}", values, finding.labels)


def _check_hidden_values(knowledge: Knowledge, finding: Finding) -> None:
    place = knowledge.where("Finding", finding.id, "hidden_under_16")
    allowed = [value for value in finding.labels if value != NONE]
    _known(place, f"value of {finding.id}", finding.hidden_under_16, allowed)


def _check_questionnaire(knowledge: Knowledge) -> None:
    questionnaire = knowledge.questionnaire
    place = knowledge.where("Questionnaire", "")
    pages = {page.id: page for page in questionnaire.red_flag_pages}
    on_pages = [finding for page in questionnaire.red_flag_pages for finding in page.findings]
    extra = questionnaire.extra_red_flag_questions
    asked = [*on_pages, *extra, *questionnaire.order, *questionnaire.self_tests]
    _known(place, "finding", [*asked, *questionnaire.before_self_care, *questionnaire.young_extra], knowledge.findings)
    _known(place, "page", (question.page for question in extra.values()), pages)
    _known(place, "threshold", (question.from_age for question in extra.values()), knowledge.thresholds)
    missing = [id for id in knowledge.findings if id not in asked]
    if missing:
        raise KnowledgeError(f"{place}: never asked: {', '.join(missing)}")
    not_first = [id for id in on_pages if not knowledge.findings[id].first]
    unplaced = [finding.id for finding in knowledge.first_findings if finding.id not in on_pages]
    if not_first or unplaced:
        wrong = ", ".join([*not_first, *unplaced])
        raise KnowledgeError(f"{place}: the danger pages hold exactly the first findings; wrong: {wrong}")


def _check_conclusions(knowledge: Knowledge) -> None:
    causes = {conclusion.id for conclusion in knowledge.conclusions_of("cause")}
    ranked = causes | {conclusion.id for conclusion in knowledge.conclusions_of("factor")}
    for id, conclusion in knowledge.conclusions.items():
        _known(knowledge.where("Conclusion", id, "contributes_to"), "cause", conclusion.contributes_to, causes)
    for id, block in knowledge.advice.items():
        _known(knowledge.where("Advice", id, "exercises"), "exercise", block.exercises, knowledge.exercises)
    for id, exercise in knowledge.exercises.items():
        _known(knowledge.where("Exercise", id, "used_for"), "cause or factor", exercise.used_for, ranked)
        place = knowledge.where("Exercise", id, "forbidden_with")
        _known(place, "conclusion", exercise.forbidden_with, knowledge.conclusions)
    place = knowledge.where("ForbiddenExercises", "", "always")
    _known(place, "conclusion", knowledge.exercises_forbidden_with, knowledge.conclusions)
    for id in knowledge.priors:
        _known(knowledge.where("Prior", id), "cause or factor", [id], ranked)
    if unweighed := sorted(ranked - set(knowledge.priors)):
        raise KnowledgeError(f"scoring/priors.yaml: no prior for {', '.join(unweighed)}")


def _check_source_coverage(knowledge: Knowledge) -> None:
    """Check every carrier but the rules: knowledge does not know them."""
    carriers = knowledge.carriers
    for id, entry in knowledge.source_coverage.items():
        _known(knowledge.where("CoverageEntry", id), "source article", [entry.article], knowledge.sources)
        for number, carrier in enumerate(entry.carried_by):
            place = knowledge.where("CoverageEntry", id, "carried_by", number)
            kind, _, name = carrier.partition(":")
            _known(place, "kind of carrier", [kind], {*carriers, "rule"})
            if kind != "rule":
                _known(place, kind, [name], carriers[kind])
