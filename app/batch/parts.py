"""Parts: what is concluded so far, in a folder beside the file that it will become.

A part is there whole or not at all, because it gets its name only when it is written; so a run that was killed at any
moment goes on with the parts that are missing.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from app.batch.identity import Identity
from app.batch.refusal import BatchRefused, CasesChanged

_IDENTITY = "run.json"


class Parts:
    """The parts of one run, in the order of their numbers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def has(self, number: int) -> bool:
        """Whether a part is there."""
        return self._path(number).exists()

    def write(self, number: int, part: pl.DataFrame) -> None:
        """Put a part there."""
        unnamed = self._path(number).with_suffix(".unfinished")
        with unnamed.open("wb") as file:
            part.write_ipc(file)
            file.flush()
            os.fsync(file.fileno())
        unnamed.replace(self._path(number))

    def read(self, count: int) -> pl.LazyFrame:
        """All of so many parts, one after the other."""
        return pl.scan_ipc([self._path(number) for number in range(count)], glob=False)

    @property
    def unfinished(self) -> Path:
        """Where the file that they become is written before it gets its name."""
        return self._folder / "conclusions.unfinished"

    def _path(self, number: int) -> Path:
        return self._folder / f"part-{number:06}.arrow"


@contextmanager
def parts_of(conclusions: Path, identity: Identity) -> Iterator[Parts]:
    """The parts of a run, those of a run that was killed among them; they are removed when all went well.

    They are kept when the cases are refused, which may be well again when they are read once more, and removed when the
    cases were changed, because they are of no use then.

    Raises BatchRefused when the parts there are of another run, or when another process is at work on them.
    """
    folder = conclusions.with_name(f"{conclusions.name}.partial")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise BatchRefused(f"{folder}: {error.strerror}.") from error
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise BatchRefused(f"Another process is writing {conclusions}.") from error
        _check(folder, conclusions, identity)
        try:
            yield Parts(folder)
        except CasesChanged:
            _remove(folder)
            raise
        except BatchRefused as refused:
            if any(_parts(folder)):
                raise BatchRefused(*refused.sentences, f"What is concluded so far is kept in {folder}.") from refused
            _remove(folder)
            raise
        _remove(folder)


def _check(folder: Path, conclusions: Path, identity: Identity) -> None:
    """Check that the parts there are of this run; where there are none, note which run it is."""
    noted = folder / _IDENTITY
    if noted.exists():
        before = json.loads(noted.read_text(encoding="utf-8"))
        if changed := [what for what, now in identity.items() if before.get(what) != now]:
            different = " and of ".join(changed)
            raise BatchRefused(
                f"{folder} holds the beginning of {conclusions}, but there was a change of {different} since.",
                f"To begin anew, remove {folder}.",
            )
        return
    unnamed = noted.with_suffix(".unfinished")
    unnamed.write_text(json.dumps(identity, indent=1), encoding="utf-8")
    unnamed.replace(noted)


def _remove(folder: Path) -> None:
    """Remove the parts first and what they are of last, so that what a kill leaves behind is never taken for others."""
    for part in _parts(folder):
        part.unlink()
    shutil.rmtree(folder)


def _parts(folder: Path) -> Iterator[Path]:
    return folder.glob("part-*")
