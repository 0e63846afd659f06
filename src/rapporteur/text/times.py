"""Time expressions and the days they mean, solved against the day of the report. Our own grammar: one rule a manner of saying.

Each rule is a pattern and a function from its match to an interval; the longest expression at a place wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from rapporteur.text import calendar as cal
from rapporteur.text import solving as of
from rapporteur.text.calendar import Interval
from rapporteur.text.solving import ORDINALS, Context, Solver
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


MONTH = (
    "(?:"
    + "|".join(
        sorted((m if len(m) > 4 or m in {"may", "june", "july"} else m + r"\.?" for m in cal.MONTHS), key=len, reverse=True)
    )
    + ")"
)
LONG_MONTH = "|".join(
    m for m in cal.MONTHS if len(m) > 3 and m not in {"march", "sept"}
)  # "May" and "March" alone may be other words
WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
NUMBER = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|eighteen|twenty|thirty|forty|"
    r"(?:twenty|thirty|forty)-\w+|a couple of|a few|several)"
)
UNIT = r"(?P<unit>hour|day|night|week|fortnight|month|year|decade)s?"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:19|20)\d\d"
PART = r"(?:\s+(?:morning|afternoon|evening|night|midday|noon|midnight|dawn))?"
FUTURE = re.compile(
    r"\b(?:will|shall|due|plans? to|planned|scheduled|expected|set (?:to|for)|is to|are to|would|to be held|upcoming|deadline|"
    r"call(?:s|ed)? for|set|until|till)\b[^.;“”\"]{0,60}$|\b(?:by|before)\s+(?:the\s+)?$",
    re.I,
)
TOLD = re.compile(
    r"(?:\b(?:said|told|wrote|began|met|held|went|came|left|took|saw|hit|struck|shot|fell|spoke|broke|made)|\w{2,}ed)\s+(?:late |early )?(?:on )?$",
    re.I,
)


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
    found = [
        (m.start(), -m.end(), n, kind, m) for n, (kind, pattern) in enumerate(PATTERNS.items()) for m in pattern.finditer(text)
    ]
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
            return name  # type: ignore[return-value]
    return "years"


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


def _inner(match: re.Match[str]) -> tuple[str, int]:
    """The expression after "since", and where it ends."""
    if match.group("rest").lower().startswith("then"):
        return "", len("then")
    found = [(m.end(), kind) for kind, p in PATTERNS.items() if kind not in BOUNDED and (m := p.match(match.group("rest")))]
    end, kind = max(found, default=(0, ""))
    return kind, end


_D, _M, _Y = rf"(?P<d>{DAY})", rf"(?P<m>{MONTH})\b", rf"(?:,?\s+(?:of\s+)?(?P<y>{YEAR}))"
_ENDS = r"(?:early|mid-?|late|(?:the )?(?:beginning|start|end|middle|first half|second half) of|(?:the )?(?:first|last) (?:days|week) of)"
_WD = rf"(?P<w>{WEEKDAY})"
_DATED = rf"(?:(?:{WEEKDAY}|mon|tue|wed|thu|fri|sat|sun),?\s+(?:the\s+)?)?"
RULES: dict[str, tuple[str, Solver]] = {
    "since": (r"\b(?:since|as of)\s+(?P<rest>(?:about |at least |the (?:start|beginning|end) of )?[\w' ,.-]{2,28})", _since),
    "until": (r"\b(?:until|till)\s+(?P<rest>(?:the (?:start|beginning|end) of )?[\w' ,.-]{2,28})", _until),
    "nth-day": (
        rf"\bfor (?:the|a) (?P<nth>{'|'.join(ORDINALS)}|\d+(?:st|nd|rd|th)) (?:consecutive |straight |successive )?(?:day|night)\b(?: running| in a row)?",
        of.nth_day,
    ),
    "night-of": (rf"\bnight of (?:the )?{_D}\s+(?:of\s+)?{_M}{_Y}?", of.night_of),
    "this-end": (r"\bthe end of (?:the|this) (?P<period>month|year)\b", of.this_end),
    "date": (rf"\b{_DATED}{_D}\s+(?:of\s+)?{_M}{_Y}?(?!\s*\d)", of.one_day),
    "date-us": (rf"\b{_DATED}(?P<m>{MONTH})\s+{_D}\b{_Y}?(?![\d:])", of.one_day),
    "iso": (rf"\b(?P<y>{YEAR})-(?P<a>\d\d)-(?P<b>\d\d)\b", of.iso),
    "numeric": (rf"\b(?P<a>\d{{1,2}})[/.](?P<b>\d{{1,2}})[/.](?P<y>{YEAR})\b", of.numeric),
    "day-range": (
        rf"\b(?:between\s+|from\s+)?{_D}(?:\s+(?P<m>{MONTH})\b)?\s*(?:-|–|to|and|until|/)\s*(?P<d2>{DAY})\s+(?P<m2>{MONTH})\b{_Y}?",
        of.day_range,
    ),
    "day-range-us": (
        rf"\b(?:between\s+|from\s+)?(?P<m>{MONTH})\s+{_D}\s*(?:-|–|to|and|until|through)\s*(?:(?P<m2>{MONTH})\s+)?(?P<d2>{DAY})\b{_Y}?",
        of.day_range,
    ),
    "weekdays": (
        rf"\b(?:from\s+|between\s+|both\s+)?{_WD}{PART}\s+(?:to|and|until|through)\s+(?:early\s+)?(?P<w2>{WEEKDAY}){PART}",
        of.weekdays,
    ),
    "night-to": (rf"\b(?:overnight|the night|night) (?:in)?to {_WD}", of.night_to),
    "weekday": (rf"\b(?:(?P<which>last|this|next|past)\s+)?(?:(?:early|late)\s+)?{_WD}\b{PART}", of.one_weekday),
    "month": (
        rf"\b(?:(?:in|last|this|next|of|during|for|by|throughout|from|until)\s+)(?P<m>{MONTH})\b{_Y}?(?!\s+\d)",
        of.month_only,
    ),
    "month-last-year": (rf"\b(?:in\s+|last\s+|since\s+)?(?P<m>{MONTH})\s+(?P<which>last|this)\s+year\b", of.month_of_which_year),
    "month-bare": (rf"\b(?:since |until )?(?P<m>(?:{LONG_MONTH}))\b(?!\s+\d)", of.month_only),
    "month-year": (rf"\b(?P<m>{MONTH})\b{_Y}", of.month_only),
    "month-part": (rf"\b(?P<part>{_ENDS})[\s-]*(?P<m>{MONTH})\b{_Y}?", of.month_part),
    "months": (rf"\b(?:between|from)\s+(?P<m>{MONTH})\s+(?:and|to|until)\s+(?P<m2>{MONTH})\b{_Y}?", of.months),
    "years": (rf"\b(?:between\s+|from\s+)?(?P<y>{YEAR})\s*(?:-|–|to|and)\s*(?P<y2>{YEAR}|\d\d)\b(?!-\d)", of.years),
    "year-part": (rf"\b(?P<part>{_ENDS})[\s-]*(?P<y>{YEAR})\b", of.year_part),
    "year": (
        rf"(?<![\d,.$€£/-])\b(?:in\s+|the\s+)?(?P<y>{YEAR})\b(?![\d,]\d|/|\s+(?:people|civilians|families|soldiers|persons|troops|fighters|households|men|women))",
        of.year_of,
    ),
    "named-day": (
        r"\b(?:the day before yesterday|yesterday|today|tonight|tomorrow|last (?:night|evening)|this (?:morning|afternoon|evening))\b"
        r"(?:\s+(?:morning|afternoon|evening|night))?",
        of.named_day,
    ),
    "overnight": (r"\bovernight\b", of.overnight),
    "period": (
        r"\b(?:(?:earlier|later|late|early)\s+)?(?P<which>last|this|next|(?:the )?past|(?:the )?previous|(?:over|at) the|the coming)\s+"
        r"(?P<period>week|weekend|month|year)\b(?!s)",
        of.period_of,
    ),
    "ago": (rf"\b(?:(?:about|some|nearly|around|more than|just over)\s+)?(?P<n>{NUMBER})\s+{UNIT}\s+ago\b", of.ago),
    "window": (
        rf"\b(?:in|over|during|within|for)\s+the\s+(?:last|past|previous|preceding)\s+(?:(?P<n>{NUMBER})\s+)?{UNIT}\b",
        of.window,
    ),
    "anchored": (
        rf"\b(?:the\s+(?:previous|following|next|preceding)\s+(?:day|night|morning|evening)|the (?:day|night) before|"
        rf"(?P<n>{NUMBER})\s+{UNIT}\s+(?:later|earlier|afterwards|(?:before|after)(?=\s*[.,;])))\b",
        of.anchored,
    ),
    "same-day": (r"\b(?:the same|that) (?:day|night|evening|morning|afternoon)\b", of.same_day),
    "season": (
        rf"\b(?:(?:in|the|since|during)\s+)*(?:(?P<which>last|this)\s+)?(?P<season>spring|summer|autumn|winter)(?:\s+of)?(?:\s+(?P<y>{YEAR}))",
        of.season,
    ),
    "last-season": (r"\b(?P<which>last|this)\s+(?P<season>spring|summer|autumn|winter)\b", of.season),
    "quarter": (rf"\b(?:the\s+)?(?P<nth>first|second|third|fourth|last) quarter(?:\s+of)?(?:\s+(?P<y>{YEAR}))?", of.quarter),
    "clock": (r"(?m)^\W{0,3}(?:\d{1,2}[:.]\d\d|\d{4} ?(?:hrs|GMT|UTC|h\b))", of.clock),
}
PATTERNS = {kind: re.compile(pattern, 0 if kind in {"clock"} else re.IGNORECASE) for kind, (pattern, _) in RULES.items()}
BOUNDED = {"since", "until"}
SOLVERS: dict[str, Solver] = {kind: solver for kind, (_, solver) in RULES.items()}
