"""CSV: one claim a row, for spreadsheets. Several values in one cell stand apart by `; `."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from rapporteur.export.phrases import names, quoted, tolls
from rapporteur.types import Claim, Reading, Report, ThingRole

Column: TypeAlias = Callable[[Claim, Report], object]

# A spreadsheet takes a cell that begins so for a formula; tab and carriage return count since some strip them first.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_csv(readings: Sequence[Reading], *, escape_formulas: bool = True) -> str:
    """A header and one row a claim. With `escape_formulas` an apostrophe goes before text that a spreadsheet would run."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n")
    write.writerow(COLUMNS)
    for reading in readings:
        for claim in reading.claims:
            cells = [column(claim, reading.report) for column in COLUMNS.values()]
            write.writerow([escaped(c) if escape_formulas else c for c in cells])
    return out.getvalue()


def escaped(cell: object) -> object:
    """The cell, or with an apostrophe before it where it is text that a spreadsheet would take for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _join(values: Iterable[object]) -> str:
    return "; ".join("" if v is None else str(v) for v in values)


def _things(role: ThingRole) -> Column:
    return lambda claim, _: _join(t.text for t in claim.things if t.role == role)


def _counted(of: str, end: str) -> Column:
    """The one figure of this kind; where there are several, the cell says them in order and `counts` has the words."""
    return lambda claim, _: _join(getattr(c, end) for c in claim.counts if c.of == of)


COLUMNS: Mapping[str, Column] = {
    "report": lambda _, r: r.id,
    "title": lambda _, r: r.title,
    "publisher": lambda _, r: r.publisher,
    "published_earliest": lambda _, r: r.published and r.published.earliest,
    "published_latest": lambda _, r: r.published and r.published.latest,
    "published_how": lambda _, r: r.published and r.published.how,
    "id": lambda c, _: c.id,
    "event": lambda c, _: c.event,
    "mode": lambda c, _: c.mode,
    "status": lambda c, _: c.status,
    "actor": lambda c, _: _join(names(c, "actor")),
    "recipient": lambda c, _: _join(names(c, "recipient")),
    "mediator": lambda c, _: _join(names(c, "mediator")),
    "when_earliest": lambda c, _: c.when and c.when.earliest,
    "when_latest": lambda c, _: c.when and c.when.latest,
    "when_precision": lambda c, _: c.when and c.when.precision,
    "when_how": lambda c, _: c.when and c.when.how,
    "where": lambda c, _: _join(w.name for w in c.where),
    "where_rel": lambda c, _: _join(w.rel for w in c.where),
    "where_place": lambda c, _: _join(w.place for w in c.where),
    "where_country": lambda c, _: _join(w.country for w in c.where),
    "where_lat": lambda c, _: _join(w.lat for w in c.where),
    "where_lon": lambda c, _: _join(w.lon for w in c.where),
    "where_precision": lambda c, _: _join(w.precision for w in c.where),
    "killed_min": _counted("killed", "min"),
    "killed_max": _counted("killed", "max"),
    "injured_min": _counted("injured", "min"),
    "injured_max": _counted("injured", "max"),
    "displaced_min": _counted("displaced", "min"),
    "displaced_max": _counted("displaced", "max"),
    "counts": lambda c, _: tolls(c.counts),
    "counts_text": lambda c, _: _join(n.text for n in c.counts),
    "instrument": _things("instrument"),
    "object": _things("object"),
    "document": _things("document"),
    "topic": _things("topic"),
    "ordinal": _things("ordinal"),
    "medium": _things("medium"),
    "voices": lambda c, _: _join(v.name for v in c.voices),
    "confidence": lambda c, _: f"{c.confidence:.2f}",
    "words": lambda c, r: r.text[c.span.start : c.span.end],
    "sentence": lambda c, r: quoted(r, c.span).sentence,
    "start": lambda c, _: c.span.start,
    "end": lambda c, _: c.span.end,
}
