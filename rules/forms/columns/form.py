"""The column form: a rule base over many cases at once, equal to the engine on each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import polars as pl

from rules.forms.columns.answer_frame import check_columns, column_of, frame_of, read_frame
from rules.forms.columns.answer_reading import everywhere
from rules.forms.columns.circuit import Gate
from rules.forms.columns.compiled import CompiledRules
from rules.forms.columns.conclusion_frame import ConclusionFrame

_ROWS_AT_ONCE = 65_536
"""Few enough for the columns of a circuit to stay near the processor, many enough for each step to be worth it."""


class ColumnForm:
    """Concludes from frames of answers: a column for each finding, a row for each case.

    A word is text, several words are a list of text, a number is a whole number, or text where a word may stand in
    its place. Null, and a word that declines, is no answer; so is a finding without a column. Nothing in it changes.
    """

    def __init__(self, compiled: CompiledRules) -> None:
        self._compiled = compiled
        self._knowledge = compiled.rule_base.knowledge

    def check(self, schema: Mapping[str, pl.DataType]) -> None:
        """Check that columns of these names and kinds can be answers.

        Raises ColumnsRefused that says what is wrong with each, and what is allowed.
        """
        check_columns(schema, self._knowledge)

    def frame(self, cases: Sequence[Mapping[str, object]]) -> tuple[pl.DataFrame, dict[int, str]]:
        """Cases as `read_answers` takes them, as a frame.

        A case that columns cannot hold is an empty row, and what is wrong with it stands under the number of the row.
        """
        return frame_of(cases, self._knowledge)

    def column(self, finding: str, values: Sequence[object]) -> tuple[pl.Series, list[int]]:
        """Answers to one finding as `read_answers` takes them, as a column of a frame, and the rows it cannot hold."""
        return column_of(self._knowledge.findings[finding], values)

    def conclude(self, frame: pl.DataFrame, faults: Mapping[int, str] | None = None) -> pl.DataFrame:
        """What a conclusion tells of each row: a row for each row, in order, under these columns.

        `error`: what is wrong with the answers, or with the row by `faults`; the rest of the row is then null.
        `urgency`: the level. `complete`, `unanswered_first`: the danger questions without an answer.
        `red_flags`: ids, most urgent first. `concerns`: `{id, level}`, most urgent first, then as the rules fire.
        `causes`, `factors`: `{id, band, score}`, best first, scores in centinats.

        Raises ColumnsRefused.
        """
        return self._over(frame, faults or {}, self._compiled.without_advice, ConclusionFrame.told)

    def concluded(self, frame: pl.DataFrame, faults: Mapping[int, str] | None = None) -> pl.DataFrame:
        """Of each row, `error` and a column of truth for each name that the rules and steps of any stratum conclude.

        Raises ColumnsRefused.
        """
        return self._over(frame, faults or {}, self._compiled.everything, ConclusionFrame.concluded)

    def fired(self, frame: pl.DataFrame, faults: Mapping[int, str] | None = None) -> pl.DataFrame:
        """Of each row, `error` and a column of truth for each rule that fires, by its id.

        Raises ColumnsRefused.
        """
        return self._over(frame, faults or {}, self._compiled.firings, ConclusionFrame.fired)

    def _over(
        self,
        frame: pl.DataFrame,
        faults: Mapping[int, str],
        gates: Sequence[Gate],
        tell: Callable[[ConclusionFrame], pl.DataFrame],
    ) -> pl.DataFrame:
        self.check(frame.schema)
        told = []
        for start in range(0, max(len(frame), 1), _ROWS_AT_ONCE):
            rows = frame.slice(start, _ROWS_AT_ONCE)
            here = {row - start: fault for row, fault in faults.items() if start <= row < start + len(rows)}
            told.append(self._told(rows, here, gates, tell))
        return pl.concat(told)

    def _told(
        self,
        rows: pl.DataFrame,
        faults: Mapping[int, str],
        gates: Sequence[Gate],
        tell: Callable[[ConclusionFrame], pl.DataFrame],
    ) -> pl.DataFrame:
        compiled = self._compiled
        inputs, wrong = read_frame(rows, compiled.circuit.inputs, self._knowledge)
        true = everywhere(len(rows), truth=True)
        told = tell(ConclusionFrame(compiled, compiled.circuit.run(gates, inputs, true)))
        wrong |= faults
        error = pl.Series("error", [None], dtype=pl.String).new_from_index(0, len(rows))
        if wrong:
            error = pl.Series("error", [wrong.get(row) for row in range(len(rows))], dtype=pl.String)
            told = told.with_columns(pl.when(pl.lit(error).is_null()).then(pl.all()))
        return pl.DataFrame([error, *told])
