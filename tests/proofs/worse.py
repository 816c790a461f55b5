"""Steps to a worse answer, from the `worse` part of the specification, between two answers to one finding."""

from __future__ import annotations

import z3

from knowledge import NONE
from tests.proofs.answers import Answer, all_of, any_of
from tests.specification import reader
from tests.specification.reader import Data


def findings_with_worse_answers() -> list[str]:
    """Every finding that has a worse and a better answer."""
    worse = _worse()
    return [*_keys(worse["chains"]), *(id for kind in _KINDS for id in _keys(worse[kind]))]


def excepted_flags(finding: str) -> list[str]:
    """The flags that a worse answer to this finding may take away."""
    exceptions = _worse()["except"]
    assert isinstance(exceptions, dict)
    return _keys(exceptions.get(finding, []))


def step_to_worse(before: Answer, after: Answer) -> z3.BoolRef:
    """The second answer is worse than the first."""
    id, worse = before.finding.id, _worse()
    if id in (chains := worse["chains"]):
        assert isinstance(chains, dict)
        return _along(_keys(chains[id]), before, after)
    if id in worse["yes_is_worse"]:
        return _along(["no", "yes"], before, after)
    both_say_something = z3.And(before.says_something, after.says_something)
    if id in worse["higher_is_worse"]:
        return z3.And(both_say_something, after.number > before.number)
    assert id in worse["more_is_worse"]
    kept = [z3.Implies(before.chosen[value], after.chosen[value]) for value in before.chosen if value != NONE]
    return all_of([both_say_something, z3.Not(after.is_one_of([NONE] if NONE in after.chosen else [])), *kept])


def _along(chain: list[str], before: Answer, after: Answer) -> z3.BoolRef:
    steps = [(better, worse) for place, better in enumerate(chain) for worse in chain[place + 1 :]]
    return any_of(z3.And(before.chosen[better], after.chosen[worse]) for better, worse in steps)


_KINDS = ("more_is_worse", "yes_is_worse", "higher_is_worse")


def _worse() -> dict[str, Data]:
    worse = reader.specification()["worse"]
    assert isinstance(worse, dict)
    return worse


def _keys(data: Data) -> list[str]:
    assert not isinstance(data, str)
    return [key for key in data if isinstance(key, str)]
