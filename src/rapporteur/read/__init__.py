"""Bytes → Report. The format is told by content; a bad report gives a problem that says what to do, never an exception."""

from __future__ import annotations

from rapporteur.read.source import Source
from rapporteur.types import Problem, Report

__all__ = ["Source", "read_bytes"]


def read_bytes(data: bytes, source: Source) -> tuple[Report | None, tuple[Problem, ...]]:
    """One report from its bytes. `None` where nothing can be kept; the problems say why and what to do."""
    from rapporteur.read.reading import read_bytes as run  # the grammars of dates and numbers load only when something is read

    return run(data, source)
