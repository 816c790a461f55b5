"""All that is known, in one frozen object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.accuracy import AccuracyAnchor, Evaluation
from knowledge.guidance import Advice, Exercise, Locale, ReturnToRun, Urgency
from knowledge.pages import Page, Wording
from knowledge.reading import Data, Document, Place
from knowledge.records import Conclusion, Example, Finding, Questionnaire
from knowledge.sourcing import Addition, CoverageEntry, HonestyEntry, Source
from knowledge.weighing import Band, Prior, Threshold, Weight


@dataclass(frozen=True)
class Origin:
    """Where a record stands: its file and the place in it."""

    document: Document
    place: Place


@dataclass(frozen=True)
class Knowledge:
    """Every record by id. Findings stand in the order in which they are asked, conclusions in vocabulary order.

    `data` is what it was read from, by the name of the file, but for the words of pages.
    """

    findings: Mapping[str, Finding]
    questionnaire: Questionnaire
    conclusions: Mapping[str, Conclusion]
    urgency: Mapping[str, Urgency]
    locales: Mapping[str, Locale]
    advice: Mapping[str, Advice]
    exercises: Mapping[str, Exercise]
    exercises_forbidden_with: tuple[str, ...]
    return_to_run: ReturnToRun
    sources: Mapping[str, Source]
    weights: Mapping[str, Weight]
    priors: Mapping[str, Prior]
    bands: Mapping[str, Band]
    thresholds: Mapping[str, Threshold]
    additions: Mapping[str, Addition]
    honesty: Mapping[str, HonestyEntry]
    source_coverage: Mapping[str, CoverageEntry]
    examples: Mapping[str, Example]
    evaluation: Evaluation
    accuracy_anchors: Mapping[str, AccuracyAnchor]
    pages: Mapping[str, Page]
    wording: Wording
    words: Mapping[str, Mapping[str, str]]
    edition: str
    data: Mapping[str, Data] = field(repr=False)
    origins: Mapping[tuple[str, str], Origin] = field(repr=False)

    def where(self, kind: str, id: str, *inner: str | int) -> str:
        """`file:line` of a record, or of a value inside it."""
        origin = self.origins[kind, id]
        return origin.document.where((*origin.place, *inner))

    @property
    def first_findings(self) -> tuple[Finding, ...]:
        """The danger questions, which everyone is asked before anything else."""
        return tuple(finding for finding in self.findings.values() if finding.first)

    @property
    def carriers(self) -> dict[str, dict[str, str]]:
        """What, besides a rule, can carry a claim of a source article: its name or sentence, by kind and id."""
        questions = [question for page in self.pages.values() for question in page.questions]
        return {
            "advice": {id: block.title or self.conclusions[id].name for id, block in self.advice.items()},
            "conclusion": {id: conclusion.explanation for id, conclusion in self.conclusions.items()},
            "exercise": {id: exercise.name for id, exercise in self.exercises.items()},
            "finding": {id: finding.question for id, finding in self.findings.items()},
            "honesty": {id: entry.phrase for id, entry in self.honesty.items()},
            "question": {question.id: question.question for question in questions},
            "return_to_run": {"": self.return_to_run.title},
            "urgency": {id: level.title for id, level in self.urgency.items()},
        }

    def conclusions_of(self, kind: str) -> tuple[Conclusion, ...]:
        """The causes, factors or serious conclusions, in vocabulary order."""
        return tuple(conclusion for conclusion in self.conclusions.values() if conclusion.kind == kind)

    def example_answers(self, example: Example) -> dict[str, object]:
        """The answers of an example as a program would send them, its unnamed danger questions answered as clear."""
        given: dict[str, object] = {f.id: f.clear_answer for f in self.first_findings if not f.is_number}
        numbers = {id for id in example.answers if self.findings[id].is_number}
        return given | {id: int(str(value)) if id in numbers else value for id, value in example.answers.items()}
