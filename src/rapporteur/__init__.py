"""Rapporteur reads reports about armed conflicts and peace processes and keeps an attributed record.

    import rapporteur
    reading = rapporteur.read("report.txt")
    for claim in reading.claims: ...
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from rapporteur.types import Claim, Problem, Published, ReadError, Reading, Report

__all__ = ["Claim", "Problem", "ReadError", "Reading", "Report", "read"]


def read(
    source: str | Path | bytes,
    *,
    published: date | Published | None = None,
    publisher: str | None = None,
    title: str | None = None,
    codebook: Path | None = None,
) -> Reading:
    """Read one report: a path, bytes, or the text itself (a string with a line break, or of no existing file).

    Returns a `Reading` with `.report`, `.claims`, `.problems` and `.reasons`. What is given goes before what is found.
    `codebook` is a folder of your own codebook files. Raises `ReadError` where nothing can be read; it says why and what to do.
    """
    from rapporteur.pipeline import read_source  # the model's runtime loads only when something is read

    return read_source(source, published=published, publisher=publisher, title=title, codebook=codebook)


def __getattr__(name: str) -> Any:
    """The public types, loaded when first used: `import rapporteur` alone costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module 'rapporteur' has no attribute {name!r}")
    from rapporteur import types

    return getattr(types, name)


class _Package(ModuleType):
    """This package: the verb `read` keeps its name when the room `rapporteur.read` is imported, which would else take it."""

    @property
    def read(self) -> Any:
        return read

    @read.setter
    def read(self, room: ModuleType) -> None:
        """The room stays reachable by `from rapporteur.read import …`."""


sys.modules[__name__].__class__ = _Package
