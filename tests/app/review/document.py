"""A page as a tree of elements, as far as a test needs to read one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_EMPTY = {"br", "input", "meta", "link", "img", "hr", "path", "rect"}


@dataclass
class Element:
    """An element with its attributes, and the elements and texts in it."""

    tag: str
    attributes: dict[str, str]
    inside: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that it says."""
        return " ".join(" ".join(part if isinstance(part, str) else part.text for part in self.inside).split())

    def all(self, tag: str = "", **wanted: str) -> Iterator[Element]:
        """Every element in it of this tag and with these attributes; `data_node` is `data-node`, `*` any value."""
        for part in self.inside:
            if isinstance(part, Element):
                if tag in ("", part.tag) and all(_has(part, name, value) for name, value in wanted.items()):
                    yield part
                yield from part.all(tag, **wanted)

    def one(self, tag: str = "", **wanted: str) -> Element:
        """The only such element."""
        [found] = self.all(tag, **wanted)
        return found

    def after(self, heading: str) -> Element:
        """The section under this heading."""
        [section] = [
            section
            for section in self.all("section")
            if any(
                isinstance(part, Element) and part.tag in ("h2", "h3", "h4") and part.text == heading
                for part in section.inside
            )
        ]
        return section


def _has(element: Element, name: str, value: str) -> bool:
    said = element.attributes.get(name.rstrip("_").replace("_", "-"))
    if said is None:
        return False
    return value in ("*", said) or (name == "class_" and value in said.split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in _EMPTY:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _EMPTY:
            assert self.open[-1].tag == tag, f"<{self.open[-1].tag}> is closed by </{tag}>"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def document(html: str) -> Element:
    """A page, every element of which is closed in order."""
    reader = _Reader()
    reader.feed(html)
    [root] = reader.open
    return root


def form_fields(form: Element) -> dict[str, list[str]]:
    """What a browser would send of a form as it stands."""
    fields: dict[str, list[str]] = {}
    for field_ in form.all("input", name="*"):
        if field_.attributes["type"] == "text" or "checked" in field_.attributes:
            fields.setdefault(field_.attributes["name"], []).append(field_.attributes.get("value", ""))
    for select in form.all("select", name="*"):
        chosen = [option for option in select.all("option") if "selected" in option.attributes]
        first = next(select.all("option"))
        fields[select.attributes["name"]] = [option.attributes["value"] for option in chosen or [first]]
    return fields
