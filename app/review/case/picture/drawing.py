"""Where each box and line of the picture stands, in pixels; the template draws them as SVG."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.review.case.picture.graph import Graph, Link, Node
from app.review.case.picture.lettering import lines_of
from app.review.case.picture.order import ordered

WIDTH = 960
_COLUMNS = ((0, 230), (310, 360), (750, 210))
"""Where each column begins, and how wide its boxes are."""
TITLE_HEIGHT = 40
SIZE = 14
LABEL_SIZE = 13
LINE_HEIGHT = 18
PADDING = 9
_GAP = 12
_THINNEST = 1.5
_CENTINATS_A_PIXEL = 40
_WIDTHS = {"matched": 1.0, "decides": 5.0, "outdone": 1.5, "raises": 2.5, "orders": 2.0}


@dataclass(frozen=True)
class Box:
    """A node in its place, with its words in lines."""

    node: Node
    x: int
    y: int
    width: int
    height: int
    label: tuple[str, ...]
    text: tuple[str, ...]

    @property
    def middle(self) -> float:
        """How far down its links meet it."""
        return self.y + self.height / 2


@dataclass(frozen=True)
class Line:
    """A link in its place: the path that draws it, and how thick it is."""

    link: Link
    path: str
    thickness: float


@dataclass(frozen=True)
class Picture:
    """Boxes and lines in a frame of this height; `titles` are where the columns begin."""

    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    titles: tuple[int, ...]


def picture(drawn: Graph) -> Picture:
    """A graph as a picture in three columns: rules from top to bottom, the others beside what they are linked to."""
    answers, rules, conclusions = (
        [_box(node, x, width) for node in nodes] for nodes, (x, width) in zip(ordered(drawn), _COLUMNS, strict=True)
    )
    height = max(map(_height, (answers, rules, conclusions)))
    middle = _spread(rules, height)
    boxes = (
        *_beside(answers, middle, drawn.links, height),
        *middle,
        *_beside(conclusions, middle, drawn.links, height),
    )
    by_id = {box.node.id: box for box in boxes}
    lines = tuple(
        Line(link, _path(by_id[link.start], by_id[link.end]), thickness(link))
        for link in sorted(drawn.links, key=thickness)
    )
    return Picture(TITLE_HEIGHT + height + 2, boxes, lines, tuple(x for x, _ in _COLUMNS))


def thickness(link: Link) -> float:
    """How thick a link is drawn: by its weight, if it has one."""
    return _WIDTHS.get(link.kind) or round(_THINNEST + abs(link.weight) / _CENTINATS_A_PIXEL, 2)


def _box(node: Node, x: int, width: int) -> Box:
    inside = width - 2 * PADDING
    label, text = lines_of(node.label, LABEL_SIZE, inside), lines_of(node.text, SIZE, inside)
    return Box(node, x, 0, width, LINE_HEIGHT * (len(label) + len(text)) + 2 * PADDING, label, text)


def _height(column: list[Box]) -> int:
    return sum(box.height for box in column) + _GAP * max(len(column) - 1, 0)


def _spread(column: list[Box], height: int) -> list[Box]:
    """The boxes of a column from top to bottom, with the room that is left shared out between them."""
    free = height - sum(box.height for box in column)
    placed, above = [], TITLE_HEIGHT
    for number, box in enumerate(column):
        placed.append(replace(box, y=above + free * number // max(len(column) - 1, 1)))
        above += box.height
    return placed


def _beside(column: list[Box], rules: list[Box], links: Iterable[Link], height: int) -> list[Box]:
    """The boxes of a column in their order, each as near as there is room to the middle of its rules."""
    middles = {box.node.id: box.middle for box in rules}
    linked: dict[str, list[float]] = {box.node.id: [] for box in column}
    for link in links:
        for own, other in ((link.start, link.end), (link.end, link.start)):
            if own in linked and other in middles:
                linked[own].append(middles[other])
    placed, free_from = [], TITLE_HEIGHT
    for box in column:
        near = linked[box.node.id]
        wanted = int(sum(near) / len(near) - box.height / 2) if near else free_from
        placed.append(replace(box, y=max(wanted, free_from)))
        free_from = placed[-1].y + box.height + _GAP
    below = TITLE_HEIGHT + height + _GAP
    for number, box in reversed(list(enumerate(placed))):
        placed[number] = replace(box, y=min(box.y, below - _GAP - box.height))
        below = placed[number].y
    return placed


def _path(start: Box, end: Box) -> str:
    """A curve from the right side of one box to the left side of another."""
    left, right = start.x + start.width, end.x
    bend = (left + right) / 2
    return f"M{left} {start.middle:g}C{bend:g} {start.middle:g} {bend:g} {end.middle:g} {right} {end.middle:g}"
