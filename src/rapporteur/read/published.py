"""When a report was published, as its own words tell: a dateline, or the days that fit all that it says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rapporteur.text.times import WEEKDAYS, TimeExpression, find_times
from rapporteur.types import Published

HEAD = 400  # characters of a report's head in which a dateline stands
BEFORE = 70  # characters of its line that may stand before a date at the head or the end
FOOT = 160  # characters of a report's end in which it may be signed with its date
REACH = 7  # days after the last day named within which a report is taken to be published
CLOSE = 3  # days within which the weekdays of one report's news lie
SEASON = 200  # days after the last written date within which days without a year are taken to follow it
SOMEDAYS = (
    date(1999, 2, 17),
    date(1999, 6, 16),
    date(1999, 10, 13),
)  # far from the reports' years: most of them tell what lies ahead
MONTH = 31
ISSUED = 2  # days after the end of the period that a title names within which the report is taken to be published
FULL = {"date", "numeric", "dateline"}
DAYS = FULL | {"range-of-days"}
PREPOSITION = re.compile(
    r"\b(?:on|since|from|until|in|by|the|to|and|before|after|between|than|covering|(?<!as )of)\s+$", re.IGNORECASE
)
RUN_UP = re.compile(
    r"\b(?:since|from|until|before|after|to|ending|and|between|by|on)\s+$", re.IGNORECASE
)  # no date of issue follows these


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a text tells of its day: dates written in full, the last year written, days without a year, weekdays gone by.

    `headed` is the day of a dateline without a year, as month and day, `headed_on` the weekday written beside it.
    """

    written: tuple[date, ...]
    year: int
    bare: tuple[tuple[int, int], ...]
    weekdays: frozenset[int]
    headed: tuple[int, int] | None
    headed_on: int | None


def find_published(text: str) -> Published | None:
    """The dateline's day, else the days that fit; `None` where nothing in the text names a year."""
    return dateline_published(text) or infer_published(text)


def dateline_published(text: str) -> Published | None:
    """A full date in the head of the report: its dateline, else one in the title's line or at the beginning of the first lines.

    A dateline without a year takes that of the title's date, where it is of the same days. A date that signs the report comes last.
    """
    dated = [t for t in find_times(text[:HEAD], None) if t.kind in FULL and t.how == "explicit"]
    best = next((t for t in dated if t.kind == "dateline"), None) or next((t for t in dated if _heads(text, t)), None)
    if best is None:
        return _signed(text)
    later = _issued_after(text, best.latest)
    return Published(later, later, "dateline") if later else Published(best.earliest, best.latest, "dateline")


def _heads(text: str, found: TimeExpression) -> bool:
    """Does a date stand in the title, or near the beginning of its line, and not as a part of a sentence?"""
    before = text[: found.span.start]
    line = before.rsplit("\n", 1)[-1]
    if "\n" not in before.lstrip():
        return not RUN_UP.search(line)
    return len(line) <= BEFORE and not PREPOSITION.search(line)


def _issued_after(text: str, day: date) -> date | None:
    """The day of a dateline without a year in the week after the day in the title."""
    told = find_times(text[:HEAD], Published(day + timedelta(days=REACH), day + timedelta(days=REACH), "inferred"))
    days = [t.latest for t in told if t.kind == "dateline" and t.how == "relative" and not _is_weekday(t)]
    return next((d for d in days if day < d), None)


def _signed(text: str) -> Published | None:
    """A full date that stands alone in one of the last lines."""
    foot = text[max(0, len(text) - FOOT) :]
    dated = [t for t in find_times(foot, None) if t.kind in FULL and t.how == "explicit"]
    last = dated[-1] if dated else None
    if last is None or "\n" not in foot[: last.span.start] or foot[last.span.end :].strip(" .\n)]"):
        return None
    line = foot[: last.span.start].rsplit("\n", 1)[-1]
    alone = len(line) <= BEFORE and not PREPOSITION.search(line)
    return Published(last.earliest, last.latest, "dateline") if alone else None


def infer_published(text: str) -> Published | None:
    """The days on which all that the text says could be said; `None` where it names no year, or too little to tell.

    A dateline without a year is of the year in which the weekdays named lie right before it. Else the last day that has its year
    written fixes the year, days without one ("June 8") are taken to follow it, and the report is of the newest weekday that it
    names or of the day after.
    """
    evidence = _gather(text)
    if evidence is None:
        return None
    if period := _period_in_title(text):
        return Published(period, period + timedelta(days=ISSUED), "inferred")
    return _by_dateline(evidence) if evidence.headed else _by_days(text, evidence)


def _period_in_title(text: str) -> date | None:
    """The last day of the week or of the days that the title says the report covers."""
    title = text.lstrip().split("\n", 1)[0]
    told = [t for t in find_times(title, None) if t.kind in {"week", "range-of-days", "range"} and t.how == "explicit"]
    return told[-1].latest if told and (told[-1].latest - told[-1].earliest).days <= MONTH else None


def _gather(text: str) -> Evidence | None:
    written = [t for t in find_times(text, None) if t.kind not in {"by", "until"} and t.how == "explicit"]
    if not written:
        return None
    told = _gone_by(text)
    bare = [t for t in told if t.kind in DAYS and t.how == "relative" and not _is_weekday(t)]
    headed = [t for t in bare if t.kind == "dateline"]
    return Evidence(
        written=tuple(t.latest for t in written if t.kind in FULL | {"week", "range-of-days"}),
        year=max(t.latest.year for t in written),
        bare=tuple((t.latest.month, t.latest.day) for t in bare),
        weekdays=frozenset(t.latest.weekday() for t in told if t.kind == "weekday" and _is_plain(t)),
        headed=(headed[0].latest.month, headed[0].latest.day) if len(headed) == 1 else None,
        headed_on=_weekday_beside(headed[0]) if headed else None,
    )


def _gone_by(text: str) -> list[TimeExpression]:
    """The expressions that do not lie ahead, whatever the report's day."""
    told = [find_times(text, Published(day, day, "inferred")) for day in SOMEDAYS]
    gone = Counter(t.span for day, found in zip(SOMEDAYS, told, strict=True) for t in found if t.latest <= day)
    return [t for t in told[0] if gone[t.span] * 2 > len(SOMEDAYS)]


def _is_weekday(found: TimeExpression) -> bool:
    return found.text.lower() in WEEKDAYS


def _is_plain(found: TimeExpression) -> bool:
    """A weekday of the report's own week: neither "last Monday" nor "that Monday"."""
    return not re.match(r"(?:the |that |last |past |previous )", found.text, re.IGNORECASE)


def _by_dateline(evidence: Evidence) -> Published | None:
    """Of the last year written or the one after, where the weekdays named lie right before the dateline's day."""
    month, number = evidence.headed or (0, 0)
    last = _last_written(evidence)
    days = [d for y in (evidence.year, evidence.year + 1) if (d := _day(y, month, number)) and d >= last]
    days = [d for d in days if evidence.headed_on in {None, d.weekday()}]
    near = [d for d in days if evidence.written and (d - last).days <= SEASON]
    if not evidence.weekdays:
        return Published(near[0], near[0], "inferred") if near else None
    fitting = [d for d in days if _spread(d, evidence.weekdays) <= CLOSE]
    if len(fitting) != 1 or (len(evidence.weekdays) == 1 and fitting[0] not in near):
        return None
    return Published(fitting[0], fitting[0], "inferred")


def _last_written(evidence: Evidence) -> date:
    """The last full date, or the beginning of the last year written."""
    return max([*evidence.written, date(evidence.year, 1, 1)])


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _by_days(text: str, evidence: Evidence) -> Published | None:
    latest = _latest_day(text, evidence)
    if latest is None:
        return None
    if not evidence.weekdays:
        return Published(latest, latest + timedelta(days=REACH), "inferred")
    days = [latest + timedelta(days=n) for n in range(REACH)]
    first = next((d for d in days if _spread(d, evidence.weekdays) <= CLOSE), None)
    first = first or min(days, key=lambda d: (_spread(d, evidence.weekdays), d))
    return Published(first, first + timedelta(days=1), "inferred")


def _latest_day(text: str, evidence: Evidence) -> date | None:
    """The last day named, where the last year written is its own and it is told as news."""
    if not evidence.written or evidence.year > max(evidence.written).year:
        return None
    anchor = max(evidence.written)
    newest = max((d for month, number in evidence.bare if (d := _following(anchor, month, number))), default=None)
    if newest is None or newest < anchor:
        return anchor if _named_as_news(text) else None
    return newest if newest <= anchor + timedelta(days=SEASON) else None


def _following(anchor: date, month: int, number: int) -> date | None:
    """Of such days the one nearest to the anchor."""
    days = [d for y in (anchor.year - 1, anchor.year, anchor.year + 1) if (d := _day(y, month, number))]
    return min(days, key=lambda d: abs((d - anchor).days), default=None)


def _named_as_news(text: str) -> bool:
    """Does a written date stand with a weekday, or open the report?"""
    return any(
        _weekday_beside(t) is not None or t.span.end < HEAD
        for t in find_times(text, None)
        if t.kind in FULL and t.how == "explicit"
    )


def _weekday_beside(found: TimeExpression) -> int | None:
    return WEEKDAYS.get(found.text.split(" ", 1)[0].strip(".,").lower())


def _spread(day: date, weekdays: Iterable[int]) -> int:
    """How many days back the farthest of the weekdays lies."""
    return max((day.weekday() - w) % 7 for w in weekdays)
