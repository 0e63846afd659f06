"""Folders of YAML to a Codebook.

A folder has `events/`, `relations/` and `words/`; a user's own may also hold its events and relations side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from rapporteur.codebook.entries import read_event
from rapporteur.codebook.errors import CodebookError
from rapporteur.codebook.nodes import Node, Plain, read
from rapporteur.codebook.records import NO_WORDS, Codebook, EventType, WordList
from rapporteur.codebook.wordlists import indexed, read_words
from rapporteur.ids import content_id

EVENT_FOLDERS = ("events", "relations")
WORD_FOLDER = "words"


class _Named(Protocol):
    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=_Named)


def shipped_folder() -> Path:
    """The codebook inside the installed package, or the repository's when run from a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "_codebook"
    return installed if installed.is_dir() else package.parents[1] / "codebook"


def load(folder: Path | None = None, extra: Path | None = None) -> Codebook:
    """The codebook of `folder` (the shipped one where `None`), with the files of `extra` added or, by name, put in place
    of its own.

    Raises CodebookError, which names file and line, for a folder or file that cannot be read or breaks a rule.
    """
    base = folder if folder is not None else shipped_folder()
    events: dict[str, EventType] = {}
    lists: dict[str, WordList] = {}
    content: dict[str, Plain] = {}
    for place, flat in ((base, False), (extra, True)):
        if place is not None:
            events |= _read_all(_event_files(place, flat=flat), read_event, content)
            lists |= _read_all(_files(place / WORD_FOLDER), read_words, content)
    if not events:
        raise CodebookError(base, None, "holds no events: expected events/NAME.yaml")
    irregular = indexed(lists.get("irregular", NO_WORDS), NO_WORDS)
    ready = {name: irregular if name == irregular.name else indexed(words, irregular) for name, words in lists.items()}
    return Codebook(MappingProxyType(events), MappingProxyType(ready), content_id(content))


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.glob("*.yaml") if not path.name.startswith("."))


def _event_files(folder: Path, *, flat: bool) -> Iterator[Path]:
    if not folder.is_dir():
        raise CodebookError(folder, None, "is not a folder")
    for name in EVENT_FOLDERS:
        yield from _files(folder / name)
    if flat:
        yield from _files(folder)


def _read_all(paths: Iterator[Path], reader: Callable[[Node], N], content: dict[str, Plain]) -> dict[str, N]:
    """Records by name. A name twice in one folder is an error; a name of an earlier folder is replaced."""
    found: dict[str, N] = {}
    for path in paths:
        root = read(path)
        record = reader(root)
        if record.name != path.stem:
            root.fields("a file")["name"].fail(f"a file is called as what it holds: {record.name}.yaml")
        if record.name in found:
            raise CodebookError(path, None, f"{record.name} stands in another file of this folder too")
        found[record.name] = record
        content[record.name] = root.plain()
    return found
