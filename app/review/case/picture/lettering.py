"""How wide a line of letters is, so that a sentence can be broken to fit its box before a browser has seen it."""

from __future__ import annotations

# Hundredths of the letter size, of the widest letter of each class: measured in the page's own font, in both its
# weights, and in the plain one that stands in for it.
_WIDTHS = {
    33: " !,.:;|ijl'`[]",
    41: 'ftr()-{}"/\\I',
    56: "cksvxyz1*_?J",
    61: "abdeghnopqu^~<>L",
    67: "023456789=+EFSPTZ$",
    78: "ABCDGHKNOQRUVXY&#",
    102: "mwMW@%",
}
_CLASSES = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_WIDEST = max(_WIDTHS)
_SPACE = _CLASSES[" "]


def width_of(text: str, size: float) -> float:
    """At most how wide a text is, in the unit of its letter size; a letter not measured counts as the widest."""
    return _hundredths(text) * size / 100


def lines_of(text: str, size: float, width: float) -> tuple[str, ...]:
    """A text in lines that are no wider than this; a word that is wider is broken."""
    lines: list[str] = []
    line, wide = "", 0
    for word in (part for whole in text.split() for part in _fitting(whole, size, width)):
        further = _hundredths(word)
        if line and (wide + _SPACE + further) * size / 100 > width:
            lines.append(line)
            line, wide = word, further
        else:
            line, wide = (f"{line} {word}", wide + _SPACE + further) if line else (word, further)
    return (*lines, line)


def _hundredths(text: str) -> int:
    return sum([_CLASSES.get(letter, _WIDEST) for letter in text])


def _fitting(word: str, size: float, width: float) -> list[str]:
    """A word, or its pieces that fit."""
    if width_of(word, size) <= width:
        return [word]
    pieces, piece = [], ""
    for letter in word:
        if piece and width_of(piece + letter, size) > width:
            pieces.append(piece)
            piece = ""
        piece += letter
    return [*pieces, piece]
