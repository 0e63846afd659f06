"""When a report was published, as its own words tell: a dateline, or the days that fit all that it says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from rapporteur.text.calendar import WEEKDAYS
from rapporteur.text.times import TimeExpression, find_times
from rapporteur.types import Published

HEAD = 320  # characters of a report's head in which a dateline stands
REACH = 7  # days after the last day named within which a report is taken to be published
CLOSE = 3  # days within which the weekdays of one report's news lie
SEASON = 200  # days after the last written date within which days without a year are taken to follow it
FULL = {"date", "date-us", "iso", "numeric"}
WEEKDAY = re.compile(r"\b(" + "|".join(w for w in WEEKDAYS if w.endswith("day")) + r")\b", re.IGNORECASE)
PAST_WEEKDAY = re.compile(
    r"(?<!next )(?<!until )(?<!by )\b(?:on |late |early )(" + "|".join(w for w in WEEKDAYS if w.endswith("day")) + r")\b",
    re.IGNORECASE,
)
DAYS = {"date", "date-us", "day-range", "day-range-us"}


def find_published(text: str) -> Published | None:
    """The dateline's day, else the days that fit; `None` where nothing in the text names a year."""
    return dateline_published(text) or infer_published(text)


def dateline_published(text: str) -> Published | None:
    """A full date in the head of the report: in the title's line or at the beginning of the body's first lines."""
    for found in _full_dates(text[:HEAD]):
        before = text[: found.span.start]
        line = before.rsplit("\n", 1)[-1]
        if len(line) <= 70 and not re.search(r"\b(?:on|since|of|from|until|in|by|the)\s+$", line, re.IGNORECASE):
            return Published(found.earliest, found.latest, "dateline")
    return None


def _full_dates(text: str) -> list[TimeExpression]:
    return [t for t in find_times(text, None) if t.kind in FULL and t.how == "explicit"]


def infer_published(text: str) -> Published | None:
    """The days on which all that the text says could be said.

    The last day that has its year written fixes the year; days without one ("June 8") are taken to follow it. The report is
    of the newest weekday that it names or of the day after. Where the days named lie far apart, the year is not known: `None`.
    """
    latest = _latest_day(text)
    if latest is None:
        return None
    weekdays = _weekdays(text)
    if not weekdays:
        return Published(latest, latest + timedelta(days=REACH), "inferred")
    days = [latest + timedelta(days=n) for n in range(REACH)]
    first = next((d for d in days if _spread(d, weekdays) <= CLOSE), min(days, key=lambda d: (_spread(d, weekdays), d)))
    return Published(first, first + timedelta(days=1), "inferred") if _paired(text, first) else None


def _latest_day(text: str) -> date | None:
    """The last day named, if one has its year written and the days without a year follow it within `SEASON` days."""
    written = [t.earliest for t in _full_dates(text)]
    if not written:
        return None
    anchor = max(written)
    year_on = Published(*(anchor + timedelta(days=330),) * 2, "inferred")
    bare = [t.latest for t in find_times(text, year_on) if t.kind in DAYS and t.how == "relative"]
    if not bare:
        return anchor if _named_as_news(text) else None
    newest = max(bare)
    return newest if anchor - timedelta(days=31) <= newest <= anchor + timedelta(days=SEASON) else None


def _named_as_news(text: str) -> bool:
    """Does a written date stand with a weekday, or open the report?"""
    return any(WEEKDAY.match(t.text) or t.span.end < HEAD * 2 for t in _full_dates(text))


def _weekdays(text: str) -> set[int]:
    return {WEEKDAYS[w.lower()] for w in PAST_WEEKDAY.findall(text)}


def _spread(day: date, weekdays: set[int]) -> int:
    """How many days back the farthest of the weekdays lies."""
    return max((day.weekday() - w) % 7 for w in weekdays)


def _paired(text: str, day: date) -> bool:
    """No weekday that stands beside a date contradicts it in that year."""
    return all(d.weekday() == w for w, d in _pairs(text, day))


def _pairs(text: str, day: date) -> Iterable[tuple[int, date]]:
    for t in find_times(text, Published(day, day, "inferred")):
        match = WEEKDAY.match(t.text)
        if match and t.kind in {"date", "date-us"}:
            yield WEEKDAYS[match.group(1).lower()], t.earliest
