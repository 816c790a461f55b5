"""Reads every file of the knowledge into typed records and refuses what does not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import ValidationError

from knowledge.accuracy import AccuracyAnchor, Evaluation
from knowledge.checks import check_references
from knowledge.collection import Knowledge, Origin
from knowledge.guidance import Advice, Exercise, ForbiddenExercises, Locale, ReturnToRun, Urgency
from knowledge.pages import Page, Wording, Words
from knowledge.reading import Data, Document, KnowledgeError, Place, read_document
from knowledge.records import Conclusion, Edition, Example, Finding, Questionnaire, Record
from knowledge.sourcing import Addition, CoverageEntry, HonestyEntry, Source
from knowledge.weighing import Band, Prior, Threshold, Weight

R = TypeVar("R", bound=Record)
_PAGES_ALONE = "words/"
"""What only pages of the application say, so that a new word there makes no new rule base."""
_HERE = Path(__file__).parent


@lru_cache(maxsize=1)
def load() -> Knowledge:
    """The knowledge that ships with the system, read once for each process."""
    return load_from(_HERE)


def load_from(directory: Path) -> Knowledge:
    """Read and check the knowledge in a directory.

    Raises KnowledgeError with file, line and what would be allowed, for the first thing that is wrong.
    """
    paths = sorted(directory.rglob("*.yaml"))
    return _knowledge({path.relative_to(directory).as_posix(): read_document(path) for path in paths})


def restore(documents: Mapping[str, Data]) -> Knowledge:
    """The knowledge that was once in files of these names with this data: `Knowledge.data` of an earlier day.

    Raises KnowledgeError when a record no longer fits.
    """
    return _knowledge({name: Document(Path(name), data, {}) for name, data in documents.items()})


def _knowledge(documents: Mapping[str, Document]) -> Knowledge:
    origins: dict[tuple[str, str], Origin] = {}
    files = _Files(documents, origins)
    questionnaire = files.single("questionnaire.yaml", Questionnaire)
    findings = files.mapping("findings", Finding)
    asked = _in_order_asked(questionnaire)
    knowledge = Knowledge(
        findings={id: findings[id] for id in sorted(findings, key=lambda id: asked.get(id, len(asked)))},
        questionnaire=questionnaire,
        conclusions={
            **files.mapping("conclusions/causes.yaml", Conclusion, kind="cause"),
            **files.mapping("conclusions/factors.yaml", Conclusion, kind="factor"),
            **files.mapping("conclusions/serious.yaml", Conclusion, kind="serious"),
        },
        urgency=files.mapping("urgency.yaml", Urgency),
        locales=files.mapping("locales.yaml", Locale),
        advice=files.mapping("advice", Advice),
        exercises=files.mapping("exercises", Exercise),
        sources=files.mapping("sources", Source),
        weights=files.mapping("scoring/weights.yaml", Weight),
        priors=files.mapping("scoring/priors.yaml", Prior),
        bands=files.mapping("scoring/bands.yaml", Band),
        thresholds=files.mapping("thresholds.yaml", Threshold),
        exercises_forbidden_with=files.single("exercises_forbidden.yaml", ForbiddenExercises).always,
        return_to_run=files.single("return_to_run.yaml", ReturnToRun),
        wording=files.single("wording.yaml", Wording),
        edition=files.single("edition.yaml", Edition).version,
        additions=files.mapping("additions.yaml", Addition),
        honesty=files.mapping("honesty.yaml", HonestyEntry),
        source_coverage=files.mapping("source_coverage", CoverageEntry, file_as="article"),
        examples=files.mapping("examples.yaml", Example),
        evaluation=files.single("evaluation.yaml", Evaluation),
        accuracy_anchors=files.mapping("accuracy_anchors.yaml", AccuracyAnchor),
        pages=files.mapping("pages", Page, by_file=True),
        words={id: room.words for id, room in files.mapping("words", Words, by_file=True).items()},
        data={name: document.data for name, document in documents.items() if not name.startswith(_PAGES_ALONE)},
        origins=origins,
    )
    check_references(knowledge)
    return knowledge


def _in_order_asked(questionnaire: Questionnaire) -> dict[str, int]:
    on_pages = [finding for page in questionnaire.red_flag_pages for finding in page.findings]
    asked = [*on_pages, *questionnaire.extra_red_flag_questions, *questionnaire.order, *questionnaire.self_tests]
    return {finding: place for place, finding in enumerate(dict.fromkeys(asked))}


class _Files:
    """The documents by name, read into records; remembers where each record stands."""

    def __init__(self, documents: Mapping[str, Document], origins: dict[tuple[str, str], Origin]) -> None:
        self._by_name = documents
        self._origins = origins

    def single(self, name: str, kind: type[R]) -> R:
        """The one record that a file holds."""
        document = self._document(name)
        self._origins[kind.__name__, ""] = Origin(document, ())
        return _record(kind, document, (), {})

    def mapping(
        self, name: str, kind: type[R], /, *, by_file: bool = False, file_as: str = "", **given: str
    ) -> dict[str, R]:
        """The records of a file, or of every file of a folder, by id.

        `by_file` takes each file as one record; `file_as` is the field that takes the name of the file.
        """
        records: dict[str, R] = {}
        for document in self._documents(name):
            named = {file_as: document.path.stem} if file_as else {}
            entries = {document.path.stem: ()} if by_file else {id: (id,) for id in _keys(document)}
            for id, place in entries.items():
                if id in records:
                    raise KnowledgeError(f"{document.where(place)}: {id!r} is already in another file")
                records[id] = _record(kind, document, place, {"id": id, **named, **given})
                self._origins[kind.__name__, id] = Origin(document, place)
        return records

    def _documents(self, name: str) -> Iterator[Document]:
        if name.endswith(".yaml"):
            yield self._document(name)
            return
        for inner in sorted(self._by_name):
            if str(PurePosixPath(inner).parent) == name:
                yield self._by_name[inner]

    def _document(self, name: str) -> Document:
        if name not in self._by_name:
            raise KnowledgeError(f"{name} is missing; there are: {', '.join(sorted(self._by_name))}")
        return self._by_name[name]


def _keys(document: Document) -> list[str]:
    if not isinstance(document.data, dict):
        raise KnowledgeError(f"{document.where(())}: expected a mapping of ids")
    return list(document.data)


def _record(kind: type[R], document: Document, place: Place, given: Mapping[str, str]) -> R:
    data = document.at(place)
    if not isinstance(data, dict):
        raise KnowledgeError(f"{document.where(place)}: expected a mapping, found {data!r}")
    if kind is Words:
        data = {"words": data}
    try:
        return kind.model_validate({**data, **given})
    except ValidationError as error:
        first = min(error.errors(), key=lambda fault: fault["type"] != "extra_forbidden")
        inner = place + tuple(first["loc"])
        allowed = f"; allowed: {', '.join(kind.model_fields)}" if first["type"] == "extra_forbidden" else ""
        raise KnowledgeError(
            f"{document.where(inner)}: {'.'.join(map(str, inner))}: {first['msg']}{allowed}"
        ) from error
