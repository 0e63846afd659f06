"""Expressions made of others: from A to B, since A, until A, by A, the night of A, the week of A."""

from __future__ import annotations

from datetime import timedelta

from rapporteur.text.times import calendar as cal
from rapporteur.text.times.calendar import Interval
from rapporteur.text.times.context import Context, Found
from rapporteur.text.times.listed import listed
from rapporteur.text.times.offsets import around, shift, unit_of
from rapporteur.text.times.outlook import Outlook, outlook

DEMANDS = frozenset(
    listed("""demanded demands ordered asked urged gave given give gives told extended prolonged suspended postponed delayed off adjourned
    closed banned remain remains""")
)  # words shortly before "until" and "by" that look ahead though their tense does not
LONG_AGO, SOON = 200, 120  # days: a term so long past is taken for the next one where that is so near
NEAR = 5  # words that count as shortly before


def _written_year(found: Found, ctx: Context) -> int | None:
    return int(ctx.label(found, "y")) if "y" in found else None


def range_of(found: Found, ctx: Context) -> Interval | None:
    """From A to B. A year written in one part holds for the other; the second part never comes before the first."""
    a, b = found.parts
    look = ctx.looking(ctx.outlook(found))
    first = a.solve(a, look.with_year(_written_year(b, ctx)))
    last = b.solve(b, look.with_year(_written_year(a, ctx)))
    if first is None or last is None:
        return None
    if first[0] > last[1] and a.kind == "overnight":
        first = last[0] - timedelta(days=1), last[0]
    elif first[0] > last[1]:
        first = _moved(first, a, -1) if _written_year(a, ctx) is None and ctx.outlook(found) != "future" else first
        last = _moved(last, b, 1) if first and first[0] > last[1] and _written_year(b, ctx) is None else last
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _moved(days: Interval, found: Found, step: int) -> Interval | None:
    """A week on or back for a weekday, a year for a date, a month. "Yesterday" stands."""
    if found.kind == "named-day":
        return days
    if found.kind == "weekday":
        return days[0] + timedelta(days=7 * step), days[1] + timedelta(days=7 * step)
    a, b = (cal.plus_months(d, 12 * step) for d in days)
    return (a, b) if a and b else None


def list_of(found: Found, ctx: Context) -> Interval | None:
    """Saturday and Sunday, August and September: from the first to the last."""
    a, b = found.parts[0], found.parts[-1]
    kinds = {"weekday"} if "g" in found else {"weekday", "month", "year", "named-day", "day-number"}
    if a.kind != b.kind or a.kind not in kinds:
        return None
    days = range_of(Found(found.kind, found.start, found.end, found.labels, found.solve, (a, b)), ctx)
    return days if days and (a.kind != "month" or (days[1] - days[0]).days < 200) else None


def shifted(found: Found, ctx: Context) -> Interval | None:
    """Two days after 5 June, the eve of Christmas."""
    counted, part = found.parts
    if counted.kind == "eve":
        eve = part.solve(part, ctx)
        return cal.one(cal.plus_days(eve[0], -1)) if eve else None
    days, n, unit = part.solve(part, ctx), ctx.number(counted), unit_of(ctx, counted)
    if days is None or not n or unit == "hour" or ctx.label(counted, "e") == "since":
        return None
    return around(shift(days[0], -n if ctx.label(counted, "e") == "before" else n, unit), unit)


def day_beside(found: Found, ctx: Context) -> Interval | None:
    """The day before Monday's strike."""
    (part,) = found.parts
    days, back = part.solve(part, ctx), ctx.label(found, "e") == "before"
    if days is None or ctx.label(found, "u") not in {"day", "night"}:
        return None
    return cal.one(cal.plus_days(days[0], -1) if back else cal.plus_days(days[1], 1))


def stretch_beside(found: Found, ctx: Context) -> Interval | None:
    """In the five weeks before Sunday's vote: up to Sunday."""
    days, part = shifted(found, ctx), found.parts[1].solve(found.parts[1], ctx)
    return (min(days[0], part[0]), max(days[1], part[1])) if days and part else None


def since(found: Found, ctx: Context) -> Interval | None:
    """From the time named up to the report."""
    (part,) = found.parts
    days = part.solve(part, ctx.looking("past"))
    return (days[0], ctx.now) if days and ctx.now and days[0] <= ctx.now else None


def until(found: Found, ctx: Context) -> Interval | None:
    """From the report to the time named where that lies ahead, else the time itself."""
    (part,) = found.parts
    if part.kind == "month" and ctx.words.is_(part.start - 1, "the"):
        return None  # what the December floods cut was not cut before December
    days = part.solve(part, ctx.looking(_deadline(found, ctx)))
    if days is None or ctx.today is None:
        return days
    if days[1] < ctx.today - timedelta(days=LONG_AGO):
        coming = part.solve(part, ctx.looking("future"))
        days = coming if coming and timedelta() < coming[1] - ctx.today < timedelta(days=SOON) else days
    if ctx.words.lower[found.start] == "before" and part.kind in {"weekend", "season", "feast"} and days[0] > ctx.today:
        return ctx.today, days[0] - timedelta(days=1)
    return (min(ctx.today, ctx.now or ctx.today), days[1]) if days[1] > ctx.today else days


def _deadline(found: Found, ctx: Context) -> Outlook:
    """What "until" and "by" look to where no verb tells: ahead."""
    told = outlook(ctx.words, found.start, found.end, aimed=True)
    before = ctx.words.lower[max(0, found.start - NEAR) : found.start]
    wait = before[-1:] in (["has"], ["have"]) or not DEMANDS.isdisjoint(before)
    return "future" if told is None or (told == "past" and wait) else told


def night_of(found: Found, ctx: Context) -> Interval | None:
    """The night of 4 November runs into the 5th; the night to Sunday begins on Saturday."""
    (part,) = found.parts
    days = part.solve(part, ctx)
    if days is None or days[0] != days[1]:
        return days
    if ctx.label(found, "t"):
        return days[0] - timedelta(days=1), days[0]
    return days[0], days[0] + timedelta(days=1)


def night_from(found: Found, ctx: Context) -> Interval | None:
    """The night from 6 to 7 June."""
    (part,) = found.parts
    return night_of(found, ctx) if part.kind in {"range", "range-of-days"} else None


def week_of(found: Found, ctx: Context) -> Interval | None:
    """The week of 9 May: Monday to Sunday around it; the week ending 9 May: the seven days up to it."""
    (part,) = found.parts
    days = part.solve(part, ctx)
    if days is None or ctx.label(found, "u") != "week" or days[0] != days[1]:
        return None
    return cal.week(days[0]) if ctx.label(found, "o") == "of" else (days[0] - timedelta(days=6), days[0])


def as_of(found: Found, ctx: Context) -> Interval | None:
    """A monitors' report "as of 19:30 on 22 November" covers the day and night before that hour."""
    (part,) = found.parts
    days = part.solve(part, ctx)
    return (days[0] - timedelta(days=1), days[0]) if days else None


def up_to(found: Found, ctx: Context) -> Interval | None:
    """In the month to 9 April."""
    (part,) = found.parts
    days, unit = part.solve(part, ctx), ctx.label(found, "u")
    if days is None:
        return None
    back = {"week": cal.plus_days(days[1], -7), "month": cal.plus_months(days[1], -1), "year": cal.plus_months(days[1], -12)}.get(
        unit
    )
    return (back + timedelta(days=1), days[1]) if back else None
