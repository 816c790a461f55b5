"""Proving a claim over all possible answers, or finding the shortest answers that break it."""

from __future__ import annotations

import json
from collections.abc import Iterable

import pytest
import z3

from tests.proofs.answers import Answers, GivenAnswers


def counterexample(claim: z3.BoolRef, *answers: Answers) -> list[GivenAnswers] | None:
    """The shortest answers that break the claim, or None when nothing does. Two sets of answers may differ in one."""
    solver = z3.SolverFor("QF_FD")  # everything here is finite, which this solver makes use of
    solver.add(*(some.allowed for some in answers), z3.Not(claim))
    parts = {part.sexpr(): part for some in answers for answer in some.of.values() for part in answer.parts}
    if _outcome(solver) == z3.unsat:
        return None
    model = _shortest(solver, list(parts.values()))
    return [some.read(model) for some in answers]


def prove(claim: z3.BoolRef, *answers: Answers) -> None:
    """Fail with the shortest answers that break the claim, as `hip-triage triage` reads them."""
    found = counterexample(claim, *answers)
    if found is not None:
        said = "\n".join(json.dumps(given) for given in found)
        pytest.fail(f"not so for these answers (replay each line with `hip-triage triage`):\n{said}", pytrace=False)


def _shortest(solver: z3.Solver, parts: list[z3.BoolRef]) -> z3.ModelRef:
    """A model in which as few parts as possible are answered: parts are left out in turn, then fewer are asked for."""
    model = solver.model()
    left_out = [z3.Not(part) for part in parts if not _true(model, part)]
    for part in _answered(model, parts):
        if _outcome(solver, [*left_out, z3.Not(part)]) == z3.sat:
            left_out.append(z3.Not(part))
            model = solver.model()
    while _outcome(solver, [_fewer(parts, len(_answered(model, parts)))]) == z3.sat:
        model = solver.model()
    return model


def _answered(model: z3.ModelRef, parts: list[z3.BoolRef]) -> list[z3.BoolRef]:
    return [part for part in parts if _true(model, part)]


def _fewer(parts: list[z3.BoolRef], than: int) -> z3.BoolRef:
    return z3.PbLe([(part, 1) for part in parts], than - 1)


def _true(model: z3.ModelRef, truth: z3.BoolRef) -> bool:
    return bool(z3.is_true(model.eval(truth, model_completion=True)))


def _outcome(solver: z3.Solver, assumptions: Iterable[z3.BoolRef] = ()) -> z3.CheckSatResult:
    outcome = solver.check(*assumptions)
    if outcome == z3.unknown:
        raise RuntimeError(f"the solver gave up: {solver.reason_unknown()}")
    return outcome
