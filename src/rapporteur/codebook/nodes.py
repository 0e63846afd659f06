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


class Node(NamedTuple):
    """`value` is text, `None`, a list of nodes or a mapping of nodes; `line` counts from 1 and is where it begins."""

    path: Path
    line: int
    value: str | list[Node] | dict[str, Node] | None

    def fail(self, reason: str) -> NoReturn:
        raise CodebookError(self.path, self.line, reason)

    def text(self, what: str) -> str:
        """A text that is not empty; line breaks and runs of blanks are one blank."""
        if isinstance(self.value, str) and (text := _one_line(self.value)):
            return text
        self.fail(f"{what} must be a text")

    def items(self, what: str) -> list[Node]:
        if isinstance(self.value, list):
            return self.value
        self.fail(f"{what} must be a list")

    def fields(self, what: str) -> dict[str, Node]:
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
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        if isinstance(self.value, dict):
            return {name: item.plain() for name, item in self.value.items()}
        return self.value and _one_line(self.value)


def _one_line(text: str) -> str:
    return " ".join(text.split())


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
    """Takes the parser's events one by one; `root` is the tree once they are all in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.root: Node | None = None
        self.stack: list[Node] = []
        self.holder: list[Node] | dict[str, Node] | None = None
        self.key: Node | None = None
        self.keys: list[Node | None] = []

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            if event.tag is not None or event.anchor is not None:
                self._fail(event, "tags and anchors are not allowed")
            value = event.value
            node = Node(self.path, event.start_mark.line + 1, None if value in NULLS and not event.style else value)
            # Nearly all scalars are words of a list: this branch alone keeps the loading quick.
            if type(self.holder) is list:
                self.holder.append(node)
            else:
                self._place(node)
        elif kind is yaml.SequenceStartEvent or kind is yaml.MappingStartEvent:
            self._open(event, [] if kind is yaml.SequenceStartEvent else {})
        elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
            self._close()
        elif kind is yaml.AliasEvent:
            self._fail(event, "aliases are not allowed")
        elif kind is yaml.DocumentStartEvent and self.root is not None:
            self._fail(event, "a second document is not allowed")

    def _fail(self, event: Any, reason: str) -> NoReturn:
        raise CodebookError(self.path, event.start_mark.line + 1, reason)

    def _open(self, event: Any, value: list[Node] | dict[str, Node]) -> None:
        if event.tag is not None or event.anchor is not None:
            self._fail(event, "tags and anchors are not allowed")
        if len(self.stack) >= MOST_LEVELS:
            self._fail(event, f"nests deeper than {MOST_LEVELS} levels")
        self.stack.append(Node(self.path, event.start_mark.line + 1, value))
        self.keys.append(self.key)
        self.holder, self.key = value, None

    def _close(self) -> None:
        node, self.key = self.stack.pop(), self.keys.pop()
        above = self.stack[-1].value if self.stack else None
        self.holder = above if isinstance(above, list | dict) else None
        self._place(node)

    def _place(self, node: Node) -> None:
        if self.holder is None:
            self.root = node
        elif isinstance(self.holder, list):
            self.holder.append(node)
        else:
            self._place_in_mapping(self.holder, node)

    def _place_in_mapping(self, holder: dict[str, Node], node: Node) -> None:
        if self.key is None:
            if not isinstance(node.value, str):
                node.fail("a key must be a text")
            if node.value in holder:
                node.fail(f"key {node.value!r} stands twice")
            self.key = node
        else:
            # A list or mapping begins on the line after its key; a person looks for the key.
            holder[str(self.key.value)] = node if isinstance(node.value, str) else node._replace(line=self.key.line)
            self.key = None


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
