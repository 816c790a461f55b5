"""The columns of a circuit told as a frame: a row for each case, with what is concluded from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import reduce
from operator import add

import polars as pl

from knowledge import UrgencyLevel
from rules.forms.columns.binary import Digits
from rules.forms.columns.circuit import FALSE, TRUE, Node
from rules.forms.columns.compiled import CompiledRules
from rules.forms.columns.standings import Standing


class ConclusionFrame:
    """Tells the columns of one run over some rows. Lists stand in the order in which a conclusion lists them."""

    def __init__(self, compiled: CompiledRules, columns: Sequence[pl.Series]) -> None:
        self._compiled = compiled
        self._columns = columns
        self._rows = len(columns[TRUE])

    def told(self) -> pl.DataFrame:
        """Urgency, whether it is complete, what is unanswered, red flags, concerns, causes and factors."""
        compiled = self._compiled
        concerns, levels = compiled.concerns, pl.Enum(UrgencyLevel)
        raised = {"id": _words([concern.id for concern in concerns]), "level": [concern.level for concern in concerns]}
        raised_at = pl.DataFrame(raised, schema_overrides={"level": levels}).to_struct()
        unanswered = self._listed(compiled.unanswered_first.values(), _words(compiled.unanswered_first))
        return pl.DataFrame(
            {
                "urgency": pl.Series([*compiled.levels], dtype=levels).gather(self._which(compiled.levels.values())),
                "complete": unanswered.list.len() == 0,
                "unanswered_first": unanswered,
                "red_flags": self._listed(compiled.red_flags.values(), _words(compiled.red_flags)),
                "concerns": self._listed(concerns.values(), raised_at),
                "causes": self._ranked(compiled.standings.causes),
                "factors": self._ranked(compiled.standings.factors),
            }
        )

    def concluded(self) -> pl.DataFrame:
        """Where each name is concluded."""
        return self._true(self._compiled.concluded)

    def fired(self) -> pl.DataFrame:
        """Where each rule fires."""
        return self._true(self._compiled.fires)

    def _true(self, nodes: Mapping[str, Node]) -> pl.DataFrame:
        return pl.DataFrame({name: self._columns[node] for name, node in nodes.items()})

    def _which(self, nodes: Iterable[Node]) -> pl.Series:
        """The number of the one column that is true."""
        return self._sum(self._as_number(node) * number for number, node in enumerate(nodes))

    def _listed(self, nodes: Collection[Node], values: pl.Series) -> pl.Series:
        """In each row, those of the values whose column is true."""
        lengths = self._sum(self._as_number(node) for node in nodes)
        place = lengths.cum_sum() - lengths
        numbers = pl.Series([0], dtype=pl.UInt32).new_from_index(0, int(lengths.sum()))
        for number, node in enumerate(nodes):
            numbers = numbers.scatter(place.filter(self._columns[node]), number)
            place += self._as_number(node)
        return _lists(lengths, values.gather(numbers))

    def _ranked(self, standings: Sequence[Standing]) -> pl.Series:
        """In each row, the listed causes or factors, best first."""
        entries = pl.concat(self._entries(number, standing) for number, standing in enumerate(standings))
        entries = entries[entries["turn"].arg_sort()]
        bands = _words([band for band, _ in standings[0].bands])
        told = {
            "id": _words([standing.id for standing in standings]).gather(entries["number"]),
            "band": bands.gather(len(bands) - entries["reached"]),
            "score": entries["score"],
        }
        lengths = self._sum(self._as_number(standing.listed) for standing in standings)
        return _lists(lengths, pl.DataFrame(told).to_struct())

    def _entries(self, number: int, standing: Standing) -> pl.DataFrame:
        """A row for each case in which a cause or factor is listed; `turn` puts them in order, the case first."""
        listed = self._columns[standing.listed]
        score = self._number(standing.score, listed)
        moved = None if standing.stays else self._number(standing.place, listed)
        place = score * 2**standing.finer + standing.turn if moved is None else moved
        case = listed.arg_true().cast(pl.Int64) + 1
        entries = {
            "turn": case * 2 ** len(standing.place) - place,
            "number": pl.Series([number], dtype=pl.UInt32).new_from_index(0, len(case)),
            "score": (score + self._compiled.standings.lowest).cast(pl.Int32),
            "reached": self._sum(self._as_number(node) for _, node in standing.bands).filter(listed),
        }
        return pl.DataFrame(entries)

    def _number(self, digits: Digits, where: pl.Series) -> pl.Series:
        """The number that digits make, in the rows where this is true."""
        number = self._columns[FALSE].filter(where).cast(pl.Int64)
        for digit in reversed(digits):
            known = digit in (TRUE, FALSE)
            number = number * 2 + (int(digit == TRUE) if known else self._columns[digit].filter(where).cast(pl.Int64))
        return number

    def _as_number(self, node: Node) -> pl.Series:
        return self._columns[node].cast(pl.UInt32)

    def _sum(self, numbers: Iterable[pl.Series]) -> pl.Series:
        return reduce(add, numbers, self._as_number(FALSE))


def _words(words: Iterable[str]) -> pl.Series:
    """Words that are stored as small numbers, however often each is told."""
    listed = [str(word) for word in words]
    return pl.Series(listed, dtype=pl.Enum(list(dict.fromkeys(listed))))


def _lists(lengths: pl.Series, values: pl.Series) -> pl.Series:
    """The values, which stand one after the other, as lists of these lengths."""
    ends = lengths.cum_sum()
    places = pl.int_ranges(ends - lengths, ends, dtype=pl.UInt32)
    return pl.select(pl.lit(values.implode()).list.gather(places)).to_series()
