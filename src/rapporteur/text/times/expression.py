"""What the grammar gives: words of a report and the days they mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rapporteur.types import Precision, Span, WhenHow

LENGTHS: tuple[tuple[int, Precision], ...] = ((1, "day"), (6, "days"), (7, "week"), (31, "month"), (92, "season"), (366, "year"))


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name days, both inclusive. `how` as in `When`; `kind` names the manner of saying (weekday, date, since, …)."""

    span: Span
    text: str
    earliest: date
    latest: date
    precision: Precision
    how: WhenHow
    kind: str


def precision_of(earliest: date, latest: date) -> Precision:
    """The name of an interval's length."""
    length = (latest - earliest).days + 1
    return next((name for most, name in LENGTHS if length <= most), "years")
