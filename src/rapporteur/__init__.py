"""Rapporteur reads reports about armed conflicts and peace processes and keeps an attributed record.

import rapporteur
reading = rapporteur.read("report.txt")
for claim in reading.claims: ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rapporteur.pipeline import ReadError, read
    from rapporteur.types import Claim, Problem, Reading, Report

__all__ = ["Claim", "Problem", "ReadError", "Reading", "Report", "read"]

_HOME = {
    "read": "rapporteur.pipeline",
    "ReadError": "rapporteur.pipeline",
    "Claim": "rapporteur.types",
    "Problem": "rapporteur.types",
    "Reading": "rapporteur.types",
    "Report": "rapporteur.types",
}


def __getattr__(name: str) -> Any:
    """The public names, loaded when first used: `import rapporteur` alone costs nothing."""
    if name not in _HOME:
        raise AttributeError(f"module 'rapporteur' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOME[name]), name)
