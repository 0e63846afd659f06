"""Days counted from another: two weeks ago, three days later, a day after the coup, in the past month, for the third day running."""

from __future__ import annotations

from datetime import date

from rapporteur.text.times import calendar as cal
from rapporteur.text.times.calendar import Interval
from rapporteur.text.times.context import FREE, Context, Found
from rapporteur.text.times.days import LAST, NEXT
from rapporteur.text.times.lexing import Words
from rapporteur.text.times.periods import period, whole

DAYS_IN = {"hour": 1 / 24, "day": 1.0, "night": 1.0, "week": 7.0, "fortnight": 14.0}
MONTHS_IN = {"month": 1, "year": 12, "decade": 120}
HALVES = {"year": (6, "month"), "decade": (5, "year")}  # of "half a year ago"
HALF_A_DAY = 12  # hours: fewer hours ago is today
MOST = 150_000  # days or months beyond which a number is no offset


def unit_of(ctx: Context, found: Found) -> str:
    return ctx.label(found, "u").removesuffix("s")


def shift(day: date, n: int, unit: str) -> date | None:
    """A day, and `n` units on (back where below zero). Hours count as whole days, one at least."""
    if abs(n) > MOST:
        return None
    if unit in MONTHS_IN:
        return cal.plus_months(day, n * MONTHS_IN[unit])
    days = n * DAYS_IN[unit]
    return cal.plus_days(day, int(days) or (1 if n > 0 else -1))


def around(day: date | None, unit: str, exact: bool = False) -> Interval | None:
    """The day itself for days and weeks; its calendar month for months, its year for years."""
    if day is None or exact or unit not in MONTHS_IN:
        return cal.one(day)
    return cal.month_of(day) if unit == "month" else cal.year(day.year)


def ago(found: Found, ctx: Context) -> Interval | None:
    """Days and a week ago: that day; more weeks: that week; a month or a year ago: that calendar month; more years: that year."""
    n, unit = ctx.number(found), unit_of(ctx, found)
    if "h" in found:
        n, unit = (n or 0) * HALVES.get(unit, (0, ""))[0], HALVES.get(unit, (0, ""))[1]
    if ctx.today is None or not n:
        return None
    if unit == "hour" and n < HALF_A_DAY:
        return cal.one(ctx.today)
    then = shift(ctx.today, -n, unit)
    tail = ctx.label(found, "t") or ctx.label(found, "e")
    if not tail and (unit == "fortnight" or (unit == "week" and n > 1)):
        tail = "week"
    if then and tail in {"week", "month"}:
        return whole(then, tail, 0)
    return around(then, "month" if (n, unit) == (1, "year") else unit, exact=bool(tail))


def ahead(found: Found, ctx: Context) -> Interval | None:
    """In a month's time, two weeks from now: as `ago`, but ahead."""
    n, unit = ctx.number(found), unit_of(ctx, found)
    return around(shift(ctx.today, n, unit), unit) if ctx.today and n else None


def window(found: Found, ctx: Context) -> Interval | None:
    """In the past three days: up to and with the report's day; in the next 48 hours: from it on; the previous week: that week."""
    word, which = ctx.label(found, "u"), ctx.label(found, "which")
    n, unit = ctx.number(found) if "n" in found else 1, unit_of(ctx, found)
    if ctx.today is None or ctx.now is None or not n:
        return None
    if which not in LAST | NEXT or ("n" not in found and (word != unit or which in NEXT | {"previous", "preceding"})):
        return period(found, ctx) if word == unit and "n" not in found and unit in {"week", "month", "year"} else None
    other = shift(ctx.today, n if which in NEXT else -n, unit)
    if other is None:
        return None
    return (ctx.today, other) if which in NEXT else (other, ctx.now)


def stretch(found: Found, ctx: Context) -> Interval | None:
    """In two weeks, within ten days, for a year: a time only where a verb makes it end or begin with the report."""
    n, unit, word = ctx.number(found), unit_of(ctx, found), ctx.label(found, "i")
    if ctx.today is None or ctx.now is None or not n or ctx.words.is_(found.start - 1, "time"):
        return None
    if word in {"in", "within"} and ctx.outlook(found) == "future":
        start = _agreed_on(found, ctx) or ctx.today
        other = shift(start, n, unit)
        return (start, other) if other else None
    other = shift(ctx.today, -n, unit) if _until_now(ctx.words, found.start) else None
    return (other, ctx.now) if other else None


def _agreed_on(found: Found, ctx: Context) -> date | None:
    """The day named before in the sentence: "signed yesterday an agreement to withdraw within 90 days"."""
    last = ctx.last()
    return last.day() if last and ctx.sentences_since(last, found) == 0 else None


def _until_now(words: Words, start: int) -> bool:
    """Does a present perfect lead up to word `start`?"""
    for n in range(start - 1, words.sentence(start)[0] - 1, -1):
        word = words.lower[n]
        if word in {"has", "have"}:
            return words.lower[n + 1] != "to"
        if word in {"to", "was", "were", "had", "will", "would", "did", "be", "that", ";"}:
            return False
    return False


def later(found: Found, ctx: Context) -> Interval | None:
    """Two days later, a month earlier: counted from the last day or month named."""
    n, unit, last = ctx.number(found), unit_of(ctx, found), ctx.last()
    if not n or unit == "hour":
        return None
    back = "back" in found
    base = ctx.last_day() if unit not in MONTHS_IN else ctx.last_date()
    base = base or (ctx.today if back else None)
    if unit in MONTHS_IN and (whole := ctx.last_any()) and not whole.is_month():
        first, end = (shift(d, -n if back else n, unit) for d in whole.days)
        return (first, end) if first and end else None
    month_base = last is not None and last.day() is None and unit == "year"
    return around(shift(base, -n if back else n, unit), "month" if month_base else unit) if base else None


def next_day(found: Found, ctx: Context) -> Interval | None:
    """The next day, the previous night, the day after, the week before: counted from the last day named."""
    last, unit, which = ctx.last_day(), ctx.label(found, "u"), ctx.label(found, "which")
    step = -1 if which in LAST | {"before"} else 1
    if unit in {"week", "month", "year"} and which in {"before", "after"}:
        named = ctx.last_any() if unit == "year" else ctx.last()
        return whole(named.anchor(), unit, step) if named else None
    if last is None or unit not in {"day", "night", "morning", "evening", "afternoon"}:
        return None
    return cal.one(cal.plus_days(last, step))


def same_day(found: Found, ctx: Context) -> Interval | None:
    """The same day, that night."""
    return cal.one(ctx.last_day()) if ctx.label(found, "u") not in {"week", "weeks", "month"} else None


def beside_event(found: Found, ctx: Context) -> Interval | None:
    """Two days after the coup, ten days before the vote: the other event's day, counted from the day of the sentence.

    At the head of a sentence inside a report it is the sentence's own day, counted from the last one named.
    """
    n, unit, side = ctx.number(found), unit_of(ctx, found), ctx.label(found, "e")
    if not n or unit == "hour":
        return None
    last = ctx.last()
    if ctx.opens(found) and last and side != "since":
        return around(shift(ctx.last_date() or last.days[1], -n if side == "before" else n, unit), unit)
    base = ctx.day_of_sentence(found) or (ctx.today if ctx.opens(found) or side == "since" else None)
    base = base or ctx.last_day() or ctx.today
    if unit in MONTHS_IN and last and last.day() is None and not ctx.opens(found):
        return around(shift(last.days[1], n if side == "before" else -n, unit), "month")
    return around(shift(base, n if side == "before" else -n, unit), unit) if base else None


def eve(found: Found, ctx: Context) -> Interval | None:
    """On the eve of the summit: the day before the last one named."""
    last = ctx.last_day()
    return cal.one(cal.plus_days(last, -1)) if last else None


def stretch_before(found: Found, ctx: Context) -> Interval | None:
    """After three days of talks: the days that end with the sentence's."""
    n, unit = ctx.number(found), unit_of(ctx, found)
    end = ctx.day_of_sentence(found) or ctx.last_day()
    if not n or end is None or unit == "hour":
        return None
    first = cal.plus_days(end, min(1 - n, -1)) if unit in {"day", "night"} else shift(end, -n, unit)
    return (first, end) if first else None


def nth(found: Found, ctx: Context) -> Interval | None:
    """For the third day running, its second week: as many days, weeks or months, the last one that of "on Tuesday", or the report's."""
    on = next((f for f in ctx.following(found) if f.start <= found.end + 1), None)
    days = on.solve(on, ctx) if on and on.kind in FREE else None
    told = ctx.day_of_sentence(found) if ctx.label(found, "e") == "entered" else None
    return nth_up_to(found, ctx, days[1] if days else told or ctx.today)


def day_count(found: Found, ctx: Context) -> Interval | None:
    """Day 45 of the siege."""
    return nth(found, ctx) if ctx.label(found, "u") == "day" else None


def long_count(found: Found, ctx: Context) -> Interval | None:
    """The 100th day of the siege: no month has so many."""
    return nth(found, ctx) if (ctx.number(found) or 0) > 31 else None


def nth_up_to(found: Found, ctx: Context, end: date | None) -> Interval | None:
    n, word = ctx.number(found), unit_of(ctx, found)
    if end is None or not n or n > 20_000 or (n == 1 and word in {"day", "night"}):
        return None
    firsts = {
        "day": cal.plus_days(end, 1 - n),
        "night": cal.plus_days(end, -n),
        "week": cal.plus_days(cal.week(end)[0], 7 * (1 - n)),
        "month": cal.plus_months(end.replace(day=1), 1 - n),
        "year": cal.day(end.year + 1 - n, 1, 1),
    }
    first = firsts.get(word)
    return (first, end) if first else None


def since_then(found: Found, ctx: Context) -> Interval | None:
    """Since then, has since fallen: from the last day or month named up to the report."""
    last = ctx.last_any() or (ctx.before[-1] if ctx.before else None)
    first = (last.day() or last.days[0]) if last else None
    return (first, ctx.now) if first and ctx.now and first <= ctx.now else None
