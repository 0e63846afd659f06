"""What single time expressions mean: each solver takes a match and its context, and gives the days, both ends included."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from rapporteur.text import calendar as cal
from rapporteur.text.calendar import Interval
from rapporteur.text.numbers import value_of


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is solved against: the report's day, the last day named before, and whether it speaks of the future."""

    today: date | None
    anchor: date | None
    future: bool


Solver = Callable[[re.Match[str], Context], Interval | None]
UNITS_IN_DAYS = {"hour": 1 / 24, "day": 1, "night": 1, "week": 7, "fortnight": 14}

ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
]


def month_number(word: str) -> int:
    return cal.MONTHS[word.lower().rstrip(".")]


def day_number(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def full_year(match: re.Match[str], month: int, number: int, ctx: Context) -> int | None:
    """The year written, or the one that puts the day nearest before the report (after it, in plans)."""
    if match.groupdict().get("y"):
        return int(match.group("y"))
    if ctx.today is None:
        return ctx.anchor.year if ctx.anchor else None
    this = cal.day(ctx.today.year, month, number) or cal.day(ctx.today.year, month, 28)
    assert this is not None
    ahead = (this - ctx.today).days
    if ahead > (200 if ctx.future else 1):
        return ctx.today.year - 1
    return ctx.today.year + 1 if ahead < -300 and ctx.future else ctx.today.year


def one_day(match: re.Match[str], ctx: Context) -> Interval | None:
    month, number = month_number(match.group("m")), day_number(match.group("d"))
    year = full_year(match, month, number, ctx)
    found = cal.day(year, month, number) if year else None
    return (found, found) if found else None


def numeric(match: re.Match[str], ctx: Context) -> Interval | None:
    y, a, b = int(match.group("y")), int(match.group("a")), int(match.group("b"))
    found = cal.day(y, b, a) or cal.day(y, a, b)
    return (found, found) if found else None


def iso(match: re.Match[str], ctx: Context) -> Interval | None:
    found = cal.day(*map(int, match.group("y", "a", "b")))
    return (found, found) if found else None


def day_range(match: re.Match[str], ctx: Context) -> Interval | None:
    """5-8 June, June 5 to 8, between 28 May and June 3, 27 and 28 November."""
    m2 = month_number(match.group("m2") or match.group("m"))
    m1 = month_number(match.group("m") or match.group("m2"))
    year = full_year(match, m2, day_number(match.group("d2")), ctx)
    if not year:
        return None
    last = cal.day(year, m2, day_number(match.group("d2")))
    first = cal.day(year - (m1 > m2), m1, day_number(match.group("d")))
    return (first, last) if first and last else None


def weekday(name: str, match: re.Match[str], ctx: Context) -> date | None:
    if ctx.today is None:
        return None
    number = next(n for w, n in cal.WEEKDAYS.items() if name.lower().startswith(w[:3]))
    which = (match.groupdict().get("which") or "").lower()
    if which == "next" or (ctx.future and which not in {"last", "past"}):
        return cal.weekday_after(ctx.today, number)
    found = cal.weekday_before(ctx.today, number)
    return found - timedelta(days=7) if which == "last" and found == ctx.today else found


def one_weekday(match: re.Match[str], ctx: Context) -> Interval | None:
    found = weekday(match.group("w"), match, ctx)
    return (found, found) if found else None


def weekdays(match: re.Match[str], ctx: Context) -> Interval | None:
    a, b = weekday(match.group("w"), match, ctx), weekday(match.group("w2"), match, ctx)
    if not a or not b:
        return None
    if a > b:
        a, b = (a - timedelta(days=7), b) if not ctx.future else (a, b + timedelta(days=7))
    return a, b


def month_only(match: re.Match[str], ctx: Context) -> Interval | None:
    number = month_number(match.group("m"))
    if match.groupdict().get("y"):
        year: int | None = int(match.group("y"))
    else:
        year = full_year(match, number, 1, ctx)
    return cal.month(year, number) if year else None


def month_of_which_year(match: re.Match[str], ctx: Context) -> Interval | None:
    if ctx.today is None:
        return None
    return cal.month(ctx.today.year - (match.group("which").lower() == "last"), month_number(match.group("m")))


def month_part(match: re.Match[str], ctx: Context) -> Interval | None:
    whole = month_only(match, ctx)
    return cal.part_of_month(whole, part(match.group("part"))) if whole else None


def part(words: str) -> str:
    word = words.lower()
    for name, keys in (
        ("early", ("early", "beginning", "start")),
        ("mid", ("mid",)),
        ("late", ("late", "end")),
        ("first", ("first",)),
    ):
        if any(k in word for k in keys):
            return name
    return "second"


def months(match: re.Match[str], ctx: Context) -> Interval | None:
    """Between March and May 2019, from June to August."""
    last = month_only_of(match, "m2", ctx)
    if not last:
        return None
    first_month = month_number(match.group("m"))
    return cal.month(last[0].year - (first_month > last[0].month), first_month)[0], last[1]


def month_only_of(match: re.Match[str], group: str, ctx: Context) -> Interval | None:
    number = month_number(match.group(group))
    year = full_year(match, number, 1, ctx)
    return cal.month(year, number) if year else None


def year_of(match: re.Match[str], ctx: Context) -> Interval | None:
    return cal.year(int(match.group("y")))


def year_part(match: re.Match[str], ctx: Context) -> Interval | None:
    return cal.part_of_year(int(match.group("y")), part(match.group("part")))


def years(match: re.Match[str], ctx: Context) -> Interval | None:
    last = int(match.group("y2")) if len(match.group("y2")) == 4 else int(match.group("y")[:2] + match.group("y2"))
    return date(int(match.group("y")), 1, 1), date(last, 12, 31)


def named_day(match: re.Match[str], ctx: Context) -> Interval | None:
    if ctx.today is None:
        return None
    word = match.group().lower()
    back = {"yesterday": 1, "day before yesterday": 2, "last night": 1, "last evening": 1, "tomorrow": -1}
    days = next((n for w, n in sorted(back.items(), key=lambda x: -len(x[0])) if w in word), 0)
    found = ctx.today - timedelta(days=days)
    return found, found


def overnight(match: re.Match[str], ctx: Context) -> Interval | None:
    return (ctx.today - timedelta(days=1), ctx.today) if ctx.today else None


def night_to(match: re.Match[str], ctx: Context) -> Interval | None:
    found = weekday(match.group("w"), match, ctx)
    return (found - timedelta(days=1), found) if found else None


def period_of(match: re.Match[str], ctx: Context) -> Interval | None:
    """Last week, this month, next year, the weekend."""
    if ctx.today is None:
        return None
    which, unit = (match.group("which") or "last").lower(), match.group("period").lower()
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "the": -1}[which.split()[-1]]
    if unit == "weekend":
        return weekend(ctx.today, step, ctx.future)
    whole = {"week": lambda: cal.week(ctx.today, step), "month": lambda: cal.months_before(ctx.today, -step)}.get(
        unit, lambda: cal.year(ctx.today.year + step)
    )()
    return (whole[0], ctx.today) if step == 0 and not ctx.future else whole


def weekend(today: date, step: int, future: bool) -> Interval:
    sunday = cal.weekday_before(today, 6) if step <= 0 and not future else cal.weekday_after(today, 6)
    return sunday - timedelta(days=1), sunday


def amount(words: str) -> int:
    word = words.lower()
    if word in {"a", "an"}:
        return 1
    return {"a couple of": 2, "a few": 3, "several": 3}.get(word) or value_of(word)


def ago(match: re.Match[str], ctx: Context) -> Interval | None:
    """Days ago is a day; weeks ago that week; months and years ago that calendar month or year."""
    if ctx.today is None:
        return None
    n, unit = amount(match.group("n")), match.group("unit").lower()
    if unit == "hour":
        return ctx.today, ctx.today
    if unit in {"day", "night"}:
        found = ctx.today - timedelta(days=n)
        return found, found
    if unit in {"week", "fortnight"}:
        return cal.week(ctx.today, -n * (2 if unit == "fortnight" else 1))
    if unit == "month":
        return cal.months_before(ctx.today, n)
    return safe_year(ctx.today.year - n * (10 if unit == "decade" else 1))


def safe_year(number: int) -> Interval | None:
    return cal.year(number) if number in cal.WHOLE_CALENDAR else None


def window(match: re.Match[str], ctx: Context) -> Interval | None:
    """In the past three days: up to and with the report's day."""
    if ctx.today is None:
        return None
    n, unit = amount(match.group("n") or "one"), match.group("unit").lower()
    if unit in UNITS_IN_DAYS:
        return ctx.today - timedelta(days=max(1, round(n * UNITS_IN_DAYS[unit]))), ctx.today
    return back(ctx.today, n, unit), ctx.today


def back(today: date, n: int, unit: str) -> date:
    months = n * {"month": 1, "year": 12, "decade": 120}[unit]
    first = cal.months_before(today, months)[0]
    return cal.day(first.year, first.month, today.day) or cal.months_before(today, months)[1]


def anchored(match: re.Match[str], ctx: Context) -> Interval | None:
    """The previous day, two days later: counted from the last day named."""
    if ctx.anchor is None:
        return None
    groups = match.groupdict()
    n = amount(groups.get("n") or "one")
    unit = (groups.get("unit") or "day").lower()
    back = bool(re.search(r"previous|before|earlier|prior|preceding|eve of", match.group(), re.I))
    if unit not in {"day", "night", "week"}:
        return None
    found = ctx.anchor + timedelta(days=(-1 if back else 1) * n * (7 if unit == "week" else 1))
    return found, found


def same_day(match: re.Match[str], ctx: Context) -> Interval | None:
    return (ctx.anchor, ctx.anchor) if ctx.anchor else None


def nth_day(match: re.Match[str], ctx: Context) -> Interval | None:
    """For the third day running: three days that end with the report's."""
    if ctx.today is None:
        return None
    n = (
        ORDINALS.index(match.group("nth").lower()) + 1
        if match.group("nth").lower() in ORDINALS
        else int(re.sub(r"\D", "", match.group("nth")) or 0)
    )
    return (ctx.today - timedelta(days=n - 1), ctx.today) if n else None


def night_of(match: re.Match[str], ctx: Context) -> Interval | None:
    """The night of 4 November runs into the 5th."""
    found = one_day(match, ctx)
    return (found[0], found[0] + timedelta(days=1)) if found else None


def this_end(match: re.Match[str], ctx: Context) -> Interval | None:
    """The end of the month or year, of the report's own."""
    if ctx.today is None:
        return None
    last = cal.months_before(ctx.today, 0)[1] if match.group("period").lower() == "month" else date(ctx.today.year, 12, 31)
    return last - timedelta(days=last.day - 21), last


def season(match: re.Match[str], ctx: Context) -> Interval | None:
    name, groups = match.group("season").lower(), match.groupdict()
    if groups.get("y"):
        return cal.season(int(groups["y"] or 0), name)
    if ctx.today is None:
        return None
    this = cal.season(ctx.today.year, name)
    step = -1 if (groups.get("which") or "").lower() == "last" or this[0] > ctx.today else 0
    return cal.season(ctx.today.year + step, name)


def clock(match: re.Match[str], ctx: Context) -> Interval | None:
    return (ctx.today, ctx.today) if ctx.today else None


def quarter(match: re.Match[str], ctx: Context) -> Interval | None:
    n = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 3}[match.group("nth").lower()]
    y = int(match.group("y")) if match.group("y") else (ctx.today.year if ctx.today else None)
    return (cal.month(y, 3 * n + 1)[0], cal.month(y, 3 * n + 3)[1]) if y else None
