"""YAML to a tree of nodes that know their file and line.

Every scalar stays text: what it means is for the field that reads it, so that a word list may hold `no`, `on` or `off`.
The tree is built from the parser's events, which bounds depth before anything recurses and refuses aliases, tags and
second documents as they come.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import yaml

from rapporteur.codebook.errors import CodebookError

MOST_BYTES = 1 << 20
MOST_LEVELS = 20
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NULLS = frozenset({"", "~", "null"})

Plain = str | list["Plain"] | dict[str, "Plain"] | None


class Items(NamedTuple):
    """A list: its values and, beside them, the lines on which they begin. Thousands of words are cheap this way."""

    values: list[Value]
    lines: list[int]


class Node(NamedTuple):
    """`value` is text, `None`, a list or a mapping; `line` counts from 1 and is where it begins."""

    path: Path
    line: int
    value: Value

    def fail(self, reason: str) -> NoReturn:
        """Raises CodebookError with this node's file and line."""
        raise CodebookError(self.path, self.line, reason)

    def text(self, what: str) -> str:
        """A text that is not empty; line breaks and runs of blanks are one blank."""
        if isinstance(self.value, str) and (text := _one_line(self.value)):
            return text
        self.fail(f"{what} must be a text")

    def items(self, what: str) -> list[Node]:
        """The nodes of a list."""
        if isinstance(self.value, Items):
            return [Node(self.path, line, value) for value, line in zip(*self.value, strict=True)]
        self.fail(f"{what} must be a list")

    def texts(self, what: str) -> tuple[str, ...]:
        """The texts of a list, none of them empty."""
        if isinstance(self.value, Items) and all(type(value) is str and value for value in self.value.values):
            return tuple(_one_line(str(value)) for value in self.value.values)
        return tuple(item.text(f"an entry of {what}") for item in self.items(what))

    def fields(self, what: str) -> dict[str, Node]:
        """The nodes of a mapping by key."""
        if isinstance(self.value, dict):
            return self.value
        self.fail(f"{what} must be a mapping")

    def only(self, what: str, *, needs: frozenset[str], may: frozenset[str]) -> dict[str, Node]:
        """The fields of a mapping that has all of `needs` and none beyond `needs` and `may`."""
        fields = self.fields(what)
        for name, node in fields.items():
            if name not in needs and name not in may:
                node.fail(f"unknown key {name!r} in {what}; known are {', '.join(sorted(needs | may))}")
        for name in sorted(needs - fields.keys()):
            self.fail(f"{what} lacks {name!r}")
        return fields

    def plain(self) -> Plain:
        """The content without its marks, for hashing."""
        return _plain(self.value)


Value = str | Items | dict[str, Node] | None


def _plain(value: Value) -> Plain:
    if isinstance(value, str):
        return _one_line(value)
    if isinstance(value, Items):
        return [_plain(item) for item in value.values]
    return None if value is None else {name: node.plain() for name, node in value.items()}


def _one_line(text: str) -> str:
    return " ".join(text.split()) if " " in text or "\n" in text or "\t" in text else text


def read(path: Path) -> Node:
    """The tree of one file.

    Raises CodebookError for what cannot be read, is larger than 1 MiB, nests deeper than 20 levels, has an alias, a tag,
    a key twice or a second document, or is not YAML.
    """
    text = _read_text(path)
    try:
        return _tree(path, LOADER(text))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise CodebookError(path, mark.line + 1 if mark else None, error.problem or "not YAML") from error
    except yaml.reader.ReaderError as error:
        raise CodebookError(path, text.count("\n", 0, error.position) + 1, f"not YAML: {error.reason}") from error


def _read_text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CodebookError(path, None, f"cannot be read: {error.strerror}") from error
    if len(data) > MOST_BYTES:
        raise CodebookError(path, None, "is larger than 1 MiB")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CodebookError(path, data.count(b"\n", 0, error.start) + 1, "is not UTF-8") from error


class _Builder:
    """Takes the parser's events one by one; `root` is the tree once they are all in.

    `holder` is the list or mapping that is open, `key` the key that waits for its value; `stack` keeps both of those above.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.root: Node | None = None
        self.stack: list[tuple[int, Items | dict[str, Node] | None, Node | None]] = []
        self.holder: Items | dict[str, Node] | None = None
        self.key: Node | None = None

    def take(self, event: Any) -> None:
        """One event further. Raises CodebookError for what the codebook does not allow."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.tag is not None or event.anchor is not None:
                self._fail(event, "tags and anchors are not allowed")
            value = event.value
            self._place(None if value in NULLS and not event.style else value, event.start_mark.line + 1)
        elif kind is yaml.SequenceStartEvent or kind is yaml.MappingStartEvent:
            self._open(event, Items([], []) if kind is yaml.SequenceStartEvent else {})
        elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
            value = self.holder
            line, self.holder, self.key = self.stack.pop()
            self._place(value, line)
        elif kind is yaml.AliasEvent:
            self._fail(event, "aliases are not allowed")
        elif kind is yaml.DocumentStartEvent and self.root is not None:
            self._fail(event, "a second document is not allowed")

    def _fail(self, event: Any, reason: str) -> NoReturn:
        raise CodebookError(self.path, event.start_mark.line + 1, reason)

    def _open(self, event: Any, holder: Items | dict[str, Node]) -> None:
        if event.tag is not None or event.anchor is not None:
            self._fail(event, "tags and anchors are not allowed")
        if len(self.stack) >= MOST_LEVELS:
            self._fail(event, f"nests deeper than {MOST_LEVELS} levels")
        self.stack.append((event.start_mark.line + 1, self.holder, self.key))
        self.holder, self.key = holder, None

    def _place(self, value: Value, line: int) -> None:
        holder = self.holder
        if type(holder) is Items:
            holder.values.append(value)
            holder.lines.append(line)
        elif type(holder) is dict:
            self._place_in_mapping(holder, value, line)
        else:
            self.root = Node(self.path, line, value)

    def _place_in_mapping(self, holder: dict[str, Node], value: Value, line: int) -> None:
        if self.key is not None:
            # A list or mapping begins on the line after its key; a person looks for the key.
            at = line if isinstance(value, str) else self.key.line
            holder[str(self.key.value)] = Node(self.path, at, value)
            self.key = None
            return
        self.key = Node(self.path, line, value)
        if not isinstance(value, str):
            self.key.fail("a key must be a text")
        if value in holder:
            self.key.fail(f"key {value!r} stands twice")


def _tree(path: Path, loader: Any) -> Node:
    builder = _Builder(path)
    try:
        while (event := loader.get_event()) is not None:
            builder.take(event)
    finally:
        loader.dispose()
    if builder.root is None:
        raise CodebookError(path, None, "is empty")
    return builder.root
