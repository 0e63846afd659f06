"""Claims as a table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rapporteur.export.marks import visible
from rapporteur.export.phrases import dates, listed, places, tolls, who
from rapporteur.types import Claim, Reading

if TYPE_CHECKING:
    from rich.table import Table

# Floors that let a hundred columns hold every heading; wider terminals share out the rest.
_COLUMNS = (("Event", 11, 1), ("Who → whom", 20, 4), ("When", 11, 1), ("Where", 9, 1), ("Counts", 13, 2), ("Status", 9, 1), ("Voices", 9, 1))


def claims_table(readings: Sequence[Reading]) -> Table:
    """One row a claim, reports apart by a rule; fits a hundred columns."""
    from rich.table import Table
    from rich.text import Text

    table = Table(title=None, show_lines=False, pad_edge=False, header_style="bold", expand=False)
    for name, floor, ratio in _COLUMNS:
        table.add_column(name, min_width=floor if name == "Status" else None, ratio=ratio if ratio > 2 else None, overflow="fold")
    for reading in readings:
        for claim in reading.claims:
            table.add_row(*(Text(visible(cell)) for cell in _cells(claim)))
        table.add_section()
    return table


def _cells(claim: Claim) -> tuple[str, ...]:
    kind = f"{claim.event}/{claim.mode}" if claim.mode else claim.event
    voices = listed(v.name for v in claim.voices)
    return kind, who(claim), dates(claim.when), places(claim.where), tolls(claim.counts), claim.status, voices
