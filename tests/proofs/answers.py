"""Everything that a person could answer, as solver variables: one small set of them for each finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import z3

from knowledge import NONE, NOT_SURE, Finding

BITS = 16
LARGEST = 2 ** (BITS - 1)
GivenAnswers = dict[str, object]


def any_of(truths: Iterable[z3.BoolRef]) -> z3.BoolRef:
    """Whether one of them holds; false for none at all."""
    return z3.Or([z3.BoolVal(False), *truths])


def all_of(truths: Iterable[z3.BoolRef]) -> z3.BoolRef:
    """Whether each of them holds; true for none at all."""
    return z3.And([z3.BoolVal(True), *truths])


def whole_number(number: int) -> z3.BitVecRef:
    """A whole number as the solver counts, in a fixed number of bits.

    Raises OverflowError when it is so large that sums of such numbers could run over.
    """
    if abs(number) >= LARGEST:
        raise OverflowError(f"{number} does not fit")
    return z3.BitVecVal(number, BITS)


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one finding: values that are chosen or not, or a number; or not sure; or none at all.

    `skip` and `prefer_not` are the same as no answer.
    """

    finding: Finding
    chosen: Mapping[str, z3.BoolRef]
    number: z3.BitVecRef
    not_sure: z3.BoolRef
    unanswered: z3.BoolRef

    @classmethod
    def of(cls, finding: Finding, mark: str = "") -> Answer:
        """Fresh variables; `mark` tells two answers to the same finding apart."""
        name = finding.id + mark
        return cls(
            finding,
            {value: z3.Bool(f"{name}={value}") for value in finding.labels if not finding.is_number},
            z3.BitVec(name, BITS),
            z3.Bool(f"{name}={NOT_SURE}"),
            z3.Bool(f"{name}=unanswered"),
        )

    @property
    def says_something(self) -> z3.BoolRef:
        """Answered, and not with "not sure"."""
        return z3.Not(z3.Or(self.not_sure, self.unanswered))

    def is_one_of(self, values: Iterable[str]) -> z3.BoolRef:
        """The answer is, or contains, one of the values; no number does."""
        return any_of(self.chosen[value] for value in values if not self.finding.is_number)

    def is_none_of(self, values: Iterable[str]) -> z3.BoolRef:
        """Something was chosen, and none of the values."""
        return z3.And(any_of(self.chosen.values()), z3.Not(self.is_one_of(values)))

    def at_least(self, number: int) -> z3.BoolRef:
        """A number was answered that is not smaller."""
        return z3.And(self._has_number, self.number >= whole_number(number))

    def below(self, number: int) -> z3.BoolRef:
        """A number was answered that is smaller."""
        return z3.And(self._has_number, self.number < whole_number(number))

    @property
    def parts(self) -> Iterator[z3.BoolRef]:
        """What could be left out to make the answer shorter: each value, the number, not sure."""
        yield from self.chosen.values()
        yield self.not_sure
        if self.finding.is_number:
            yield self._has_number

    @property
    def allowed(self) -> z3.BoolRef:
        """What the vocabulary allows: exactly one way of answering, and `none` alone."""
        if self.finding.is_number:
            least, most = whole_number(self.finding.min), whole_number(self.finding.max)
            in_range = z3.And(self.number >= least, self.number <= most)
            return z3.And(in_range, z3.Not(z3.And(self.not_sure, self.unanswered)))
        values = list(self.chosen.values())
        if self.finding.type != "choices":
            return _exactly_one([*values, self.not_sure, self.unanswered])
        alone = [value for id, value in self.chosen.items() if id != NONE] if NONE in self.chosen else []
        none_alone = [z3.Not(z3.And(self.chosen[NONE], value)) for value in alone]
        return all_of([_exactly_one([any_of(values), self.not_sure, self.unanswered]), *none_alone])

    def read(self, model: z3.ModelRef) -> object:
        """The answer in a model, as `hip-triage triage` reads it; None for none."""

        def true(truth: z3.BoolRef) -> bool:
            return bool(z3.is_true(model.eval(truth, model_completion=True)))

        if true(self.unanswered):
            return None
        if true(self.not_sure):
            return NOT_SURE
        if self.finding.is_number:
            return model.eval(self.number, model_completion=True).as_signed_long()
        values = [value for value, truth in self.chosen.items() if true(truth)]
        return values if self.finding.type == "choices" else values[0]

    @property
    def _has_number(self) -> z3.BoolRef:
        return z3.And(self.says_something, z3.BoolVal(self.finding.is_number))


@dataclass(frozen=True)
class Answers:
    """An answer to every finding of the vocabulary."""

    of: Mapping[str, Answer]

    @classmethod
    def any(cls, findings: Mapping[str, Finding]) -> Answers:
        """All possible answers."""
        return cls({id: Answer.of(finding) for id, finding in findings.items()})

    def but(self, finding: str) -> Answers:
        """The same answers with any other answer to one finding."""
        return replace(self, of={**self.of, finding: Answer.of(self.of[finding].finding, "'")})

    @cached_property
    def allowed(self) -> z3.BoolRef:
        """Each answer is one that the vocabulary allows."""
        return all_of(answer.allowed for answer in self.of.values())

    def read(self, model: z3.ModelRef) -> GivenAnswers:
        """The answers in a model, unanswered findings left out."""
        read = {id: answer.read(model) for id, answer in self.of.items()}
        return {id: value for id, value in read.items() if value is not None}

    def are(self, given: Mapping[str, tuple[str, ...] | int]) -> z3.BoolRef:
        """The answers are these, in their canonical form."""
        return all_of(_is(answer, given.get(id)) for id, answer in self.of.items())


def _is(answer: Answer, value: tuple[str, ...] | int | None) -> z3.BoolRef:
    if value is None:
        return answer.unanswered
    if isinstance(value, int):
        return z3.And(answer.says_something, answer.number == whole_number(value))
    if value == (NOT_SURE,):
        return answer.not_sure
    return all_of(truth == z3.BoolVal(id in value) for id, truth in answer.chosen.items())


def _exactly_one(truths: list[z3.BoolRef]) -> z3.BoolRef:
    return z3.PbEq([(truth, 1) for truth in truths], 1)
