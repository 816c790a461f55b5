"""The hazards of the clinical safety case: the shape of `docs/safety/hazards.yaml`, and the reading of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from knowledge import KnowledgeError, read_document

Severity = Literal["minor", "significant", "considerable", "major", "catastrophic"]
Likelihood = Literal["very_low", "low", "medium", "high", "very_high"]
Risk = Literal["1", "2", "3", "4", "5"]
Text = Annotated[str, Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Evidence(str):
    """A path from the root of the repository, or `path::name` for a test in it."""

    __slots__ = ()

    @property
    def path(self) -> str:
        """The file."""
        return self.partition("::")[0]

    @property
    def test(self) -> str:
        """The name of the test in the file; empty for the whole file."""
        return self.partition("::")[2]


class Control(_Part):
    """What is done against a hazard, the rules that do it, and what shows that it is done."""

    control: Text
    evidence: Annotated[tuple[Text, ...], Field(min_length=1)]
    rules: tuple[Text, ...] = ()

    @property
    def shown_by(self) -> tuple[Evidence, ...]:
        """Each piece of evidence."""
        return tuple(map(Evidence, self.evidence))


class Hazard(_Part):
    """What can go wrong, how badly and how likely, what is done against it, and what is left."""

    hazard: Text
    cause: Text
    effect: Text
    severity: Severity
    likelihood_before: Likelihood
    likelihood_after: Likelihood
    controls: Annotated[tuple[Control, ...], Field(min_length=1)]
    residual: Text
    owner: Text


class Hazards(_Part):
    """The scales, the owners, and each hazard by its id."""

    severities: Mapping[Severity, Text]
    likelihoods: Mapping[Likelihood, Text]
    risks: Mapping[Likelihood, Mapping[Severity, Risk]]
    meanings: Mapping[Risk, Text]
    owners: Mapping[str, Text]
    hazards: Mapping[Annotated[str, Field(pattern=r"^HAZ-\d\d$")], Hazard]

    @model_validator(mode="after")
    def _owners_are_known(self) -> Hazards:
        for id, hazard in self.hazards.items():
            if hazard.owner not in self.owners:
                raise ValueError(f"{id}: unknown owner {hazard.owner!r}; allowed: {', '.join(self.owners)}")
        return self

    def risk_before(self, hazard: Hazard) -> Risk:
        """The risk without the controls."""
        return self.risks[hazard.likelihood_before][hazard.severity]

    def risk_after(self, hazard: Hazard) -> Risk:
        """The risk that is left with the controls."""
        return self.risks[hazard.likelihood_after][hazard.severity]


def read_hazards(file: Path) -> Hazards:
    """Read and check the hazards.

    Raises KnowledgeError, with file and line, for the first thing that is wrong, a repeated id among them.
    """
    document = read_document(file)
    try:
        return Hazards.model_validate(document.data)
    except ValidationError as error:
        first = error.errors()[0]
        place = tuple(first["loc"])
        raise KnowledgeError(f"{document.where(place)}: {'.'.join(map(str, place))}: {first['msg']}") from error
