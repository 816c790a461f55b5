"""YAML as text: every scalar is a string, every value knows its line, a repeated key is refused."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from pathlib import Path

import yaml

Place = tuple[Hashable, ...]
Data = str | list["Data"] | dict[str, "Data"]


class KnowledgeError(ValueError):
    """The knowledge (or a rule that reads it) is wrong: the message says where, what, and what is allowed."""


@dataclass(frozen=True)
class Document:
    """One YAML file: its data as strings, lists and mappings, and the line on which each value starts."""

    path: Path
    data: Data
    lines: dict[Place, int] = field(repr=False)

    def at(self, place: Place) -> Data:
        """The data at a place.

        Raises KnowledgeError when nothing is there.
        """
        data = self.data
        for key in place:
            if not isinstance(data, dict) or key not in data:
                raise KnowledgeError(f"{self.where(place)}: nothing stands at {place}")
            data = data[str(key)]
        return data

    def where(self, place: Place) -> str:
        """`file:line` of the value at `place`, or of the nearest value around it."""
        for length in range(len(place), -1, -1):
            if (line := self.lines.get(place[:length])) is not None:
                return f"{self.path}:{line}"
        return str(self.path)


def read_document(path: Path) -> Document:
    """Read one YAML file with a string-only schema, so that an unquoted `no` stays the word no.

    Raises KnowledgeError, with file and line, when the file is not YAML or repeats a key.
    """
    lines: dict[Place, int] = {}
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise KnowledgeError(f"{path}:{line}: not readable as YAML: {error.problem}") from error
    data: Data = {} if node is None else _plain(node, (), path, lines)
    return Document(path, data, lines)


def _plain(node: yaml.Node, place: Place, path: Path, lines: dict[Place, int]) -> Data:
    lines[place] = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*place, index), path, lines) for index, item in enumerate(node.value)]
    mapping: dict[str, Data] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in mapping:
            raise KnowledgeError(f"{path}:{key_node.start_mark.line + 1}: {key!r} stands here twice")
        mapping[key] = _plain(value_node, (*place, key), path, lines)
        lines[(*place, key)] = key_node.start_mark.line + 1
    return mapping
