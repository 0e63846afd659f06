"""JSON Lines: one claim a line, with what a reader of that line alone needs to know of its report."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from rapporteur.export.shape import Shape, claim_shape, published_shape
from rapporteur.types import Reading


def to_jsonl(readings: Sequence[Reading]) -> str:
    """One claim a line: `{"report": {"id", "title", "publisher", "published"}, …the claim's fields}`; "" where there is none."""
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines(readings))


def _lines(readings: Sequence[Reading]) -> Iterator[Shape]:
    for reading in readings:
        report = reading.report
        head = {
            "id": report.id,
            "title": report.title,
            "publisher": report.publisher,
            "published": published_shape(report.published),
        }
        yield from ({"report": head, **claim_shape(claim)} for claim in reading.claims)
