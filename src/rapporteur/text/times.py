"""Time expressions and the days they mean, solved against the day of the report. Our own grammar: one rule a manner of saying.

Each rule is a pattern and a function from its match to an interval; the longest expression at a place wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from rapporteur.text import calendar as cal
from rapporteur.text.calendar import Interval
from rapporteur.text.numbers import value_of
from rapporteur.types import Precision, Published, Span, WhenHow


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name days, both inclusive. `how` as in `When`; `kind` is the rule that read them."""

    span: Span
    text: str
    earliest: date
    latest: date
    precision: Precision
    how: WhenHow
    kind: str


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is solved against: the report's day, the last day named before, and whether it speaks of the future."""

    today: date | None
    anchor: date | None
    future: bool


Solver = Callable[[re.Match[str], Context], Interval | None]
MONTH = "(?:" + "|".join(sorted((m if len(m) > 4 or m in {"may", "june", "july"} else m + r"\.?" for m in cal.MONTHS), key=len, reverse=True)) + ")"
LONG_MONTH = "|".join(m for m in cal.MONTHS if len(m) > 3 and m not in {"march", "sept"})   # "May" and "March" alone may be other words
WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
NUMBER = (r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|eighteen|twenty|thirty|forty|"
          r"(?:twenty|thirty|forty)-\w+|a couple of|a few|several)")
UNIT = r"(?P<unit>hour|day|night|week|fortnight|month|year|decade)s?"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d"
PART = r"(?:\s+(?:morning|afternoon|evening|night|midday|noon|midnight|dawn))?"
FUTURE = re.compile(r"\b(?:will|shall|due|plans? to|planned|scheduled|expected|set (?:to|for)|is to|are to|would|to be held|upcoming|deadline|"
                    r"call(?:s|ed)? for|set|until|till)\b[^.;“”\"]{0,60}$|\b(?:by|before)\s+(?:the\s+)?$", re.I)
TOLD = re.compile(r"(?:\b(?:said|told|wrote|began|met|held|went|came|left|took|saw|hit|struck|shot|fell|spoke|broke|made)|\w{2,}ed)\s+(?:late |early )?(?:on )?$", re.I)
UNITS_IN_DAYS = {"hour": 1 / 24, "day": 1, "night": 1, "week": 7, "fortnight": 14}


def find_times(text: str, published: Published | None) -> tuple[TimeExpression, ...]:
    """Every time expression of a text, in order; those that cannot be solved without a report date are left out when there is none."""
    today = published.latest if published else None
    out: list[TimeExpression] = []
    anchor: date | None = None
    for kind, match in _matches(text):
        before = text[max(0, match.start() - 90) : match.start()].rsplit(". ", 1)[-1]
        solved = SOLVERS[kind](match, Context(today, anchor, _of_the_future(before)))
        if solved and solved[0] <= solved[1]:
            out.append(_expression(kind, match, solved))
            anchor = solved[0] if solved[0] == solved[1] else anchor
    return tuple(out)


def _of_the_future(before: str) -> bool:
    """Do the words before an expression look ahead? A past verb right before it says no."""
    return bool(FUTURE.search(before)) and not TOLD.search(before)


def _matches(text: str) -> list[tuple[str, re.Match[str]]]:
    """The longest match at each place, left to right."""
    found = [(m.start(), -m.end(), n, kind, m) for n, (kind, pattern) in enumerate(PATTERNS.items()) for m in pattern.finditer(text)]
    out: list[tuple[str, re.Match[str]]] = []
    end = 0
    for start, negative_end, _, kind, match in sorted(found, key=lambda f: f[:3]):
        if start >= end:
            out.append((kind, match))
            end = -negative_end
    return out


def _expression(kind: str, match: re.Match[str], solved: Interval) -> TimeExpression:
    explicit = bool(re.search(YEAR, match.group())) and kind not in BOUNDED
    start, end = match.start(), match.start("rest") + _inner(match)[1] if kind in BOUNDED else match.end()
    words = match.string[start:end]
    return TimeExpression(Span(start, end), words, *solved, precision_of(*solved), "explicit" if explicit else "relative", kind)


def precision_of(earliest: date, latest: date) -> Precision:
    """The name of an interval's length."""
    length = (latest - earliest).days + 1
    for most, name in ((1, "day"), (6, "days"), (7, "week"), (31, "month"), (92, "season"), (366, "year")):
        if length <= most:
            return name   # type: ignore[return-value]
    return "years"


# ---- solving single words


def _month_number(word: str) -> int:
    return cal.MONTHS[word.lower().rstrip(".")]


def _day_number(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _full_year(match: re.Match[str], month: int, number: int, ctx: Context) -> int | None:
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


def _one_day(match: re.Match[str], ctx: Context) -> Interval | None:
    month, number = _month_number(match.group("m")), _day_number(match.group("d"))
    year = _full_year(match, month, number, ctx)
    found = cal.day(year, month, number) if year else None
    return (found, found) if found else None


def _numeric(match: re.Match[str], ctx: Context) -> Interval | None:
    y, a, b = int(match.group("y")), int(match.group("a")), int(match.group("b"))
    found = cal.day(y, b, a) or cal.day(y, a, b)
    return (found, found) if found else None


def _iso(match: re.Match[str], ctx: Context) -> Interval | None:
    found = cal.day(*map(int, match.group("y", "a", "b")))
    return (found, found) if found else None


def _day_range(match: re.Match[str], ctx: Context) -> Interval | None:
    """5-8 June, June 5 to 8, between 28 May and June 3, 27 and 28 November."""
    m2 = _month_number(match.group("m2") or match.group("m"))
    m1 = _month_number(match.group("m") or match.group("m2"))
    year = _full_year(match, m2, _day_number(match.group("d2")), ctx)
    if not year:
        return None
    last = cal.day(year, m2, _day_number(match.group("d2")))
    first = cal.day(year - (m1 > m2), m1, _day_number(match.group("d")))
    return (first, last) if first and last else None


def _weekday(name: str, match: re.Match[str], ctx: Context) -> date | None:
    if ctx.today is None:
        return None
    number = next(n for w, n in cal.WEEKDAYS.items() if name.lower().startswith(w[:3]))
    which = (match.groupdict().get("which") or "").lower()
    if which == "next" or (ctx.future and which not in {"last", "past"}):
        return cal.weekday_after(ctx.today, number)
    found = cal.weekday_before(ctx.today, number)
    return found - timedelta(days=7) if which == "last" and found == ctx.today else found


def _one_weekday(match: re.Match[str], ctx: Context) -> Interval | None:
    found = _weekday(match.group("w"), match, ctx)
    return (found, found) if found else None


def _weekdays(match: re.Match[str], ctx: Context) -> Interval | None:
    a, b = _weekday(match.group("w"), match, ctx), _weekday(match.group("w2"), match, ctx)
    if not a or not b:
        return None
    if a > b:
        a, b = (a - timedelta(days=7), b) if not ctx.future else (a, b + timedelta(days=7))
    return a, b


def _month_only(match: re.Match[str], ctx: Context) -> Interval | None:
    number = _month_number(match.group("m"))
    if match.groupdict().get("y"):
        year: int | None = int(match.group("y"))
    else:
        year = _full_year(match, number, 1, ctx)
    return cal.month(year, number) if year else None


def _month_of_which_year(match: re.Match[str], ctx: Context) -> Interval | None:
    if ctx.today is None:
        return None
    return cal.month(ctx.today.year - (match.group("which").lower() == "last"), _month_number(match.group("m")))


def _month_part(match: re.Match[str], ctx: Context) -> Interval | None:
    whole = _month_only(match, ctx)
    return cal.part_of_month(whole, _part(match.group("part"))) if whole else None


def _part(words: str) -> str:
    word = words.lower()
    for name, keys in (("early", ("early", "beginning", "start")), ("mid", ("mid",)), ("late", ("late", "end")), ("first", ("first",))):
        if any(k in word for k in keys):
            return name
    return "second"


def _months(match: re.Match[str], ctx: Context) -> Interval | None:
    """Between March and May 2019, from June to August."""
    last = _month_only_of(match, "m2", ctx)
    if not last:
        return None
    first_month = _month_number(match.group("m"))
    return cal.month(last[0].year - (first_month > last[0].month), first_month)[0], last[1]


def _month_only_of(match: re.Match[str], group: str, ctx: Context) -> Interval | None:
    number = _month_number(match.group(group))
    year = _full_year(match, number, 1, ctx)
    return cal.month(year, number) if year else None


def _year(match: re.Match[str], ctx: Context) -> Interval | None:
    return cal.year(int(match.group("y")))


def _year_part(match: re.Match[str], ctx: Context) -> Interval | None:
    return cal.part_of_year(int(match.group("y")), _part(match.group("part")))


def _years(match: re.Match[str], ctx: Context) -> Interval | None:
    last = int(match.group("y2")) if len(match.group("y2")) == 4 else int(match.group("y")[:2] + match.group("y2"))
    return date(int(match.group("y")), 1, 1), date(last, 12, 31)


def _named_day(match: re.Match[str], ctx: Context) -> Interval | None:
    if ctx.today is None:
        return None
    word = match.group().lower()
    back = {"yesterday": 1, "day before yesterday": 2, "last night": 1, "last evening": 1, "tomorrow": -1}
    days = next((n for w, n in sorted(back.items(), key=lambda x: -len(x[0])) if w in word), 0)
    found = ctx.today - timedelta(days=days)
    return found, found


def _overnight(match: re.Match[str], ctx: Context) -> Interval | None:
    return (ctx.today - timedelta(days=1), ctx.today) if ctx.today else None


def _night_to(match: re.Match[str], ctx: Context) -> Interval | None:
    found = _weekday(match.group("w"), match, ctx)
    return (found - timedelta(days=1), found) if found else None


def _period(match: re.Match[str], ctx: Context) -> Interval | None:
    """Last week, this month, next year, the weekend."""
    if ctx.today is None:
        return None
    which, unit = (match.group("which") or "last").lower(), match.group("period").lower()
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "the": -1}[which.split()[-1]]
    if unit == "weekend":
        return _weekend(ctx.today, step, ctx.future)
    whole = {"week": lambda: cal.week(ctx.today, step), "month": lambda: cal.months_before(ctx.today, -step)}.get(
        unit, lambda: cal.year(ctx.today.year + step))()
    return (whole[0], ctx.today) if step == 0 and not ctx.future else whole


def _weekend(today: date, step: int, future: bool) -> Interval:
    sunday = cal.weekday_before(today, 6) if step <= 0 and not future else cal.weekday_after(today, 6)
    return sunday - timedelta(days=1), sunday


def _amount(words: str) -> int:
    word = words.lower()
    if word in {"a", "an"}:
        return 1
    return {"a couple of": 2, "a few": 3, "several": 3}.get(word) or value_of(word)


def _ago(match: re.Match[str], ctx: Context) -> Interval | None:
    """Days ago is a day; weeks ago that week; months and years ago that calendar month or year."""
    if ctx.today is None:
        return None
    n, unit = _amount(match.group("n")), match.group("unit").lower()
    if unit == "hour":
        return ctx.today, ctx.today
    if unit in {"day", "night"}:
        found = ctx.today - timedelta(days=n)
        return found, found
    if unit in {"week", "fortnight"}:
        return cal.week(ctx.today, -n * (2 if unit == "fortnight" else 1))
    if unit == "month":
        return cal.months_before(ctx.today, n)
    return _safe_year(ctx.today.year - n * (10 if unit == "decade" else 1))


def _safe_year(number: int) -> Interval | None:
    return cal.year(number) if number in cal.WHOLE_CALENDAR else None


def _window(match: re.Match[str], ctx: Context) -> Interval | None:
    """In the past three days: up to and with the report's day."""
    if ctx.today is None:
        return None
    n, unit = _amount(match.group("n") or "one"), match.group("unit").lower()
    if unit in UNITS_IN_DAYS:
        return ctx.today - timedelta(days=max(1, round(n * UNITS_IN_DAYS[unit]))), ctx.today
    return _back(ctx.today, n, unit), ctx.today


def _back(today: date, n: int, unit: str) -> date:
    months = n * {"month": 1, "year": 12, "decade": 120}[unit]
    first = cal.months_before(today, months)[0]
    return cal.day(first.year, first.month, today.day) or cal.months_before(today, months)[1]


def _anchored(match: re.Match[str], ctx: Context) -> Interval | None:
    """The previous day, two days later: counted from the last day named."""
    if ctx.anchor is None:
        return None
    groups = match.groupdict()
    n = _amount(groups.get("n") or "one")
    unit = (groups.get("unit") or "day").lower()
    back = bool(re.search(r"previous|before|earlier|prior|preceding|eve of", match.group(), re.I))
    if unit not in {"day", "night", "week"}:
        return None
    found = ctx.anchor + timedelta(days=(-1 if back else 1) * n * (7 if unit == "week" else 1))
    return found, found


def _same_day(match: re.Match[str], ctx: Context) -> Interval | None:
    return (ctx.anchor, ctx.anchor) if ctx.anchor else None


def _since(match: re.Match[str], ctx: Context) -> Interval | None:
    """From the day named up to the report's."""
    if ctx.today is None:
        return None
    if match.group("rest").lower().startswith("then"):
        return (ctx.anchor, ctx.today) if ctx.anchor and ctx.anchor <= ctx.today else None
    kind, _ = _inner(match)
    inner = PATTERNS[kind].search(match.group("rest")) if kind else None
    solved = SOLVERS[kind](inner, ctx) if inner else None
    return (solved[0], ctx.today) if solved and solved[0] <= ctx.today else None


def _until(match: re.Match[str], ctx: Context) -> Interval | None:
    """From the report's day to the day named, where that lies ahead."""
    if ctx.today is None:
        return None
    kind, _ = _inner(match)
    inner = PATTERNS[kind].search(match.group("rest")) if kind else None
    solved = SOLVERS[kind](inner, Context(ctx.today, ctx.anchor, True)) if inner else None
    return (ctx.today, solved[1]) if solved and solved[1] >= ctx.today else None


def _nth_day(match: re.Match[str], ctx: Context) -> Interval | None:
    """For the third day running: three days that end with the report's."""
    if ctx.today is None:
        return None
    n = ORDINALS.index(match.group("nth").lower()) + 1 if match.group("nth").lower() in ORDINALS else int(re.sub(r"\D", "", match.group("nth")) or 0)
    return (ctx.today - timedelta(days=n - 1), ctx.today) if n else None


def _night_of(match: re.Match[str], ctx: Context) -> Interval | None:
    """The night of 4 November runs into the 5th."""
    found = _one_day(match, ctx)
    return (found[0], found[0] + timedelta(days=1)) if found else None


def _this_end(match: re.Match[str], ctx: Context) -> Interval | None:
    """The end of the month or year, of the report's own."""
    if ctx.today is None:
        return None
    last = cal.months_before(ctx.today, 0)[1] if match.group("period").lower() == "month" else date(ctx.today.year, 12, 31)
    return last - timedelta(days=last.day - 21), last


def _inner(match: re.Match[str]) -> tuple[str, int]:
    """The expression after "since", and where it ends."""
    if match.group("rest").lower().startswith("then"):
        return "", len("then")
    found = [(m.end(), kind) for kind, p in PATTERNS.items() if kind not in BOUNDED and (m := p.match(match.group("rest")))]
    end, kind = max(found, default=(0, ""))
    return kind, end


def _season(match: re.Match[str], ctx: Context) -> Interval | None:
    name, groups = match.group("season").lower(), match.groupdict()
    if groups.get("y"):
        return cal.season(int(groups["y"] or 0), name)
    if ctx.today is None:
        return None
    this = cal.season(ctx.today.year, name)
    step = -1 if (groups.get("which") or "").lower() == "last" or this[0] > ctx.today else 0
    return cal.season(ctx.today.year + step, name)


def _clock(match: re.Match[str], ctx: Context) -> Interval | None:
    return (ctx.today, ctx.today) if ctx.today else None


def _quarter(match: re.Match[str], ctx: Context) -> Interval | None:
    n = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": 3}[match.group("nth").lower()]
    y = int(match.group("y")) if match.group("y") else (ctx.today.year if ctx.today else None)
    return (cal.month(y, 3 * n + 1)[0], cal.month(y, 3 * n + 3)[1]) if y else None


ORDINALS = ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth").split()
_D, _M, _Y = rf"(?P<d>{DAY})", rf"(?P<m>{MONTH})\b", rf"(?:,?\s+(?:of\s+)?(?P<y>{YEAR}))"
_ENDS = r"(?:early|mid-?|late|(?:the )?(?:beginning|start|end|middle|first half|second half) of|(?:the )?(?:first|last) (?:days|week) of)"
_WD = rf"(?P<w>{WEEKDAY})"
_DATED = rf"(?:(?:{WEEKDAY}|mon|tue|wed|thu|fri|sat|sun),?\s+(?:the\s+)?)?"
RULES: dict[str, tuple[str, Solver]] = {
    "since": (rf"\b(?:since|as of)\s+(?P<rest>(?:about |at least |the (?:start|beginning|end) of )?[\w' ,.-]{{2,28}})", _since),
    "until": (r"\b(?:until|till)\s+(?P<rest>(?:the (?:start|beginning|end) of )?[\w' ,.-]{2,28})", _until),
    "nth-day": (rf"\bfor (?:the|a) (?P<nth>{'|'.join(ORDINALS)}|\d+(?:st|nd|rd|th)) (?:consecutive |straight |successive )?(?:day|night)\b(?: running| in a row)?", _nth_day),
    "night-of": (rf"\bnight of (?:the )?{_D}\s+(?:of\s+)?{_M}{_Y}?", _night_of),
    "this-end": (r"\bthe end of (?:the|this) (?P<period>month|year)\b", _this_end),
    "date": (rf"\b{_DATED}{_D}\s+(?:of\s+)?{_M}{_Y}?(?!\s*\d)", _one_day),
    "date-us": (rf"\b{_DATED}(?P<m>{MONTH})\s+{_D}\b{_Y}?(?![\d:])", _one_day),
    "iso": (rf"\b(?P<y>{YEAR})-(?P<a>\d\d)-(?P<b>\d\d)\b", _iso),
    "numeric": (rf"\b(?P<a>\d{{1,2}})[/.](?P<b>\d{{1,2}})[/.](?P<y>{YEAR})\b", _numeric),
    "day-range": (rf"\b(?:between\s+|from\s+)?{_D}(?:\s+(?P<m>{MONTH})\b)?\s*(?:-|–|to|and|until|/)\s*(?P<d2>{DAY})\s+(?P<m2>{MONTH})\b{_Y}?", _day_range),
    "day-range-us": (rf"\b(?:between\s+|from\s+)?(?P<m>{MONTH})\s+{_D}\s*(?:-|–|to|and|until|through)\s*(?:(?P<m2>{MONTH})\s+)?(?P<d2>{DAY})\b{_Y}?", _day_range),
    "weekdays": (rf"\b(?:from\s+|between\s+|both\s+)?{_WD}{PART}\s+(?:to|and|until|through)\s+(?:early\s+)?(?P<w2>{WEEKDAY}){PART}", _weekdays),
    "night-to": (rf"\b(?:overnight|the night|night) (?:in)?to {_WD}", _night_to),
    "weekday": (rf"\b(?:(?P<which>last|this|next|past)\s+)?(?:(?:early|late)\s+)?{_WD}\b{PART}", _one_weekday),
    "month": (rf"\b(?:(?:in|last|this|next|of|during|for|by|throughout|from|until)\s+)(?P<m>{MONTH})\b{_Y}?(?!\s+\d)", _month_only),
    "month-last-year": (rf"\b(?:in\s+|last\s+|since\s+)?(?P<m>{MONTH})\s+(?P<which>last|this)\s+year\b", _month_of_which_year),
    "month-bare": (rf"\b(?:since |until )?(?P<m>(?:{LONG_MONTH}))\b(?!\s+\d)", _month_only),
    "month-year": (rf"\b(?P<m>{MONTH})\b{_Y}", _month_only),
    "month-part": (rf"\b(?P<part>{_ENDS})[\s-]*(?P<m>{MONTH})\b{_Y}?", _month_part),
    "months": (rf"\b(?:between|from)\s+(?P<m>{MONTH})\s+(?:and|to|until)\s+(?P<m2>{MONTH})\b{_Y}?", _months),
    "years": (rf"\b(?:between\s+|from\s+)?(?P<y>{YEAR})\s*(?:-|–|to|and)\s*(?P<y2>{YEAR}|\d\d)\b(?!-\d)", _years),
    "year-part": (rf"\b(?P<part>{_ENDS})[\s-]*(?P<y>{YEAR})\b", _year_part),
    "year": (rf"(?<![\d,.$€£/-])\b(?:in\s+|the\s+)?(?P<y>{YEAR})\b(?![\d,]\d|/|\s+(?:people|civilians|families|soldiers|persons|troops|fighters|households|men|women))", _year),
    "named-day": (r"\b(?:the day before yesterday|yesterday|today|tonight|tomorrow|last (?:night|evening)|this (?:morning|afternoon|evening))\b"
                  r"(?:\s+(?:morning|afternoon|evening|night))?", _named_day),
    "overnight": (r"\bovernight\b", _overnight),
    "period": (r"\b(?:(?:earlier|later|late|early)\s+)?(?P<which>last|this|next|(?:the )?past|(?:the )?previous|(?:over|at) the|the coming)\s+"
               r"(?P<period>week|weekend|month|year)\b(?!s)", _period),
    "ago": (rf"\b(?:(?:about|some|nearly|around|more than|just over)\s+)?(?P<n>{NUMBER})\s+{UNIT}\s+ago\b", _ago),
    "window": (rf"\b(?:in|over|during|within|for)\s+the\s+(?:last|past|previous|preceding)\s+(?:(?P<n>{NUMBER})\s+)?{UNIT}\b", _window),
    "anchored": (rf"\b(?:the\s+(?:previous|following|next|preceding)\s+(?:day|night|morning|evening)|the (?:day|night) before|"
                 rf"(?P<n>{NUMBER})\s+{UNIT}\s+(?:later|earlier|afterwards|(?:before|after)(?=\s*[.,;])))\b", _anchored),
    "same-day": (r"\b(?:the same|that) (?:day|night|evening|morning|afternoon)\b", _same_day),
    "season": (rf"\b(?:(?:in|the|since|during)\s+)*(?:(?P<which>last|this)\s+)?(?P<season>spring|summer|autumn|winter)(?:\s+of)?(?:\s+(?P<y>{YEAR}))", _season),
    "last-season": (r"\b(?P<which>last|this)\s+(?P<season>spring|summer|autumn|winter)\b", _season),
    "quarter": (rf"\b(?:the\s+)?(?P<nth>first|second|third|fourth|last) quarter(?:\s+of)?(?:\s+(?P<y>{YEAR}))?", _quarter),
    "clock": (r"(?m)^\W{0,3}(?:\d{1,2}[:.]\d\d|\d{4} ?(?:hrs|GMT|UTC|h\b))", _clock),
}
PATTERNS = {kind: re.compile(pattern, 0 if kind in {"clock"} else re.IGNORECASE) for kind, (pattern, _) in RULES.items()}
BOUNDED = {"since", "until"}
SOLVERS: dict[str, Solver] = {kind: solver for kind, (_, solver) in RULES.items()}
