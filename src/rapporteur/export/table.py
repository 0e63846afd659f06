"""Claims as a table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rapporteur.export.marks import visible
from rapporteur.export.phrases import dates, listed, places, tolls, who
from rapporteur.types import Claim, Reading

if TYPE_CHECKING:
    from rich.table import Table

_COLUMNS = ("Event", "Who → whom", "When", "Where", "Counts", "Status", "Voices")


def claims_table(readings: Sequence[Reading]) -> Table:
    """One row a claim, reports apart by an empty line; fits a hundred columns."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    for name in _COLUMNS:
        # Words of closed sets are read down their column: they stay whole, the others share what is left.
        table.add_column(name, overflow="fold", no_wrap=name in {"Event", "Status"})
    for reading in readings:
        for claim in reading.claims:
            table.add_row(*(Text(visible(cell)) for cell in _cells(claim)))
        table.add_section()
    return table


def _cells(claim: Claim) -> tuple[str, ...]:
    kind = "\n".join([claim.event, *claim.mode.split("|")]) if claim.mode else claim.event
    voices = listed(v.name for v in claim.voices)
    return kind, who(claim), dates(claim.when), places(claim.where), tolls(claim.counts), claim.status, voices
