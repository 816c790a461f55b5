"""The JSON Schema of answers, made from the vocabulary, and the example requests of the OpenAPI page."""

from __future__ import annotations

from knowledge import NONE, NOT_SURE, Finding, load
from rules import DEFAULT_LOCALE, triage

Schema = dict[str, object]


def answers_schema() -> Schema:
    """JSON Schema (2020-12) of the answers object: every finding with its question and allowed answers."""
    return {
        "type": "object",
        "title": "Answers",
        "description": "Findings by id. Leave out what was not asked; not_sure is an answer, and missing is never no.",
        "additionalProperties": False,
        "properties": {finding.id: _answer(finding) for finding in load().findings.values()},
    }


def request_schema() -> Schema:
    """JSON Schema of a triage request."""
    return {
        "type": "object",
        "required": ["answers"],
        "additionalProperties": False,
        "properties": {"answers": answers_schema(), "locale": _locale()},
    }


def batch_schema(most_cases: int) -> Schema:
    """JSON Schema of a batch of cases."""
    case = request_schema()
    properties = {"id": {"type": "string"}, "answers": {"type": "object"}, "locale": _locale()}
    return {
        "type": "object",
        "required": ["cases"],
        "additionalProperties": False,
        "properties": {
            "cases": {"type": "array", "maxItems": most_cases, "items": {**case, "properties": properties}},
            "locale": _locale(),
        },
    }


def _locale() -> Schema:
    return {"type": "string", "enum": list(load().locales), "default": DEFAULT_LOCALE}


def _answer(finding: Finding) -> Schema:
    words = {"enum": [NOT_SURE, *finding.declining_values]}
    described = {"title": finding.short, "description": finding.question}
    if finding.is_number:
        return described | {"anyOf": [{"type": "integer", "minimum": finding.min, "maximum": finding.max}, words]}
    if finding.type != "choices":
        return described | {"enum": [*finding.labels, *words["enum"]]}
    several = [value for value in finding.labels if value != NONE]
    lists = [{"type": "array", "minItems": 1, "uniqueItems": True, "items": {"enum": several}}]
    alone = [{"const": [NONE]}] if NONE in finding.labels else []
    return described | {"anyOf": [*lists, *alone, {"const": [NOT_SURE]}, words]}


def examples() -> dict[str, dict[str, object]]:
    """The example requests of the OpenAPI page, by id."""
    knowledge = load()
    return {
        id: {"summary": example.summary, "value": {"answers": knowledge.example_answers(example)}}
        for id, example in knowledge.examples.items()
    }


def concluded_examples() -> dict[str, dict[str, object]]:
    """What the example requests conclude, by id."""
    knowledge = load()
    return {
        id: {
            "summary": example.summary,
            "value": triage(knowledge.example_answers(example)).model_dump(
                mode="json", by_alias=True, exclude={"answers", "trace"}
            ),
        }
        for id, example in knowledge.examples.items()
    }


def batch_example() -> dict[str, object]:
    """A batch of every example."""
    knowledge = load()
    return {
        "cases": [{"id": id, "answers": knowledge.example_answers(ex)} for id, ex in knowledge.examples.items()],
    }
