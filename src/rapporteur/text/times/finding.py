"""Finding and solving: from a text to its time expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from rapporteur.text.times.compounds import CLAUSES, COMPOUNDS
from rapporteur.text.times.context import Context, Found, Solved, context_of
from rapporteur.text.times.expression import TimeExpression, precision_of
from rapporteur.text.times.gone import gone
from rapporteur.text.times.grammar import RULES
from rapporteur.text.times.lexicon import CODES
from rapporteur.text.times.lexing import Words, lex
from rapporteur.types import Published, Span, WhenHow

POINTS = {"date", "numeric", "weekday", "named-day", "day-number", "clock", "other-date"}
WRITTEN_OUT = ("iso", "slashes", "stamp", "monthyear")
DATELINE_KINDS = {"date", "numeric", "weekday"}
DELAY = timedelta(days=3)  # between a dateline and the report's publication
HEAD, BEFORE = 500, 70  # characters of a text in which a dateline stands, and of its line that may stand before it
AFTER_DATELINE = re.compile(r"\s*(?:,?\s*(?:\d{1,2}[:.]\d\d|\d{4})\s*\w*)?\s*(?:[-–—:|.\]]|\(|\n|$)")
NAME = re.compile(r"[^\W\d_][\w'’.-]*")
BETWEEN_NAMES = {"of", "the", "al", "de", "del", "la", "el", "issued", "in"}
ON_THE_DAY = re.compile(r"\b(?:today|tonight|tomorrow|last night|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
WEEKLY = re.compile(r"\b(?:week|weekly|digest|roundup|round-up|week's)\b", re.IGNORECASE)


def find_times(text: str, published: Published | None) -> tuple[TimeExpression, ...]:
    """Every time expression of a text, in order and without overlaps.

    Without `published` only what is written out with its year is solved, and what counts from that.
    """
    words, items = _laid_out(text)
    weekly = bool(WEEKLY.search(text[: (text.find("\n") + 1 or 200)]))
    ctx = replace(context_of(words, published), ahead=items, weekly=weekly, gone=gone(words, items, published))
    ctx = _as_written(items, ctx)
    for item in items:
        _solve(item, ctx)
    return tuple(_expression(s, words) for s in ctx.before)


@lru_cache(maxsize=4)
def _laid_out(text: str) -> tuple[Words, tuple[Found, ...]]:
    """The words of a text and its expressions, unsolved. The day of publication is inferred by solving one text for many days."""
    words = lex(text)
    return words, tuple(_joined(words.codes, _points(words.codes)))


def _solve(item: Found, ctx: Context) -> None:
    """Add what an item means to what came before; where it means nothing, try its parts."""
    days = item.solve(item, ctx)
    if days and days[0] <= days[1]:
        kind = "dateline" if _is_dateline(item, ctx.words) else item.kind
        ctx.before.append(Solved(replace(item, kind=kind), days))
        return
    for part in () if "clause" in item else item.parts or item.instead:
        _solve(part, ctx)


def _as_written(items: Sequence[Found], ctx: Context) -> Context:
    """The context with the day of the dateline as the last that the report can tell of; its "today" too, where it speaks of today at all."""
    issued = _issued(items, ctx)
    earlier = issued and ctx.today and issued < ctx.today
    return replace(ctx, now=issued, today=issued if earlier and ON_THE_DAY.search(ctx.words.text) else ctx.today)


def _issued(items: Sequence[Found], ctx: Context) -> date | None:
    """The last day that the report can tell of: that of its dateline or title, where it came out a little later."""
    if ctx.now is None:
        return None
    heads = [f for f in items[:4] if _is_dateline(f, ctx.words) or _ends_title(f, ctx.words)]
    days = [found[1] for f in heads if (found := f.solve(f, ctx))]
    return max((d for d in days if timedelta() <= ctx.now - d <= DELAY), default=ctx.now)


def _ends_title(item: Found, words: Words) -> bool:
    """Does a single day close the first line?"""
    end = words.ends[item.end - 1]
    title = (words.text + "\n").find("\n")
    return item.kind == "date" and end <= title and not words.text[end:title].strip(" ).")


def _points(codes: str) -> list[Found]:
    """The single expressions: the longest at each place, left to right."""
    present = set(codes)
    return _longest(found for r in RULES if not present.isdisjoint(r.key) for found in r.matches(codes))


def _longest(found: Iterable[Found]) -> list[Found]:
    """Left to right, at each place the longest; those that it covers stay with it for the case that it means nothing."""
    out: list[Found] = []
    covered: list[list[Found]] = []
    for item in sorted(found, key=lambda f: (f.start, -f.end)):
        if not out or item.start >= out[-1].end:
            out.append(item)
            covered.append([])
        elif item.end <= out[-1].end:
            covered[-1].append(item)
    return [replace(item, instead=tuple(_longest(inner))) if inner else item for item, inner in zip(out, covered, strict=True)]


def _joined(codes: str, points: list[Found]) -> list[Found]:
    """Single expressions with those that belong together joined: ranges, since, until."""
    reduced, places = _reduce(codes, points)
    at = {place: point for point in points for place in [point.start]}
    joined = _longest(found for r in COMPOUNDS for found in r.matches(reduced))
    out = [_spread(found, reduced, places, at) for found in joined]
    covered = {n for found in out for n in range(found.start, found.end)}
    others = [f for f in (*points, *_clauses(reduced, places, at)) if f.start not in covered]
    return sorted([*out, *others], key=lambda f: f.start)


def _reduce(codes: str, points: list[Found]) -> tuple[str, list[int]]:
    """The string of classes with one character for each single expression, and the word at which each character begins."""
    out: list[str] = []
    places: list[int] = []
    at = 0
    for point in points:
        out.append(codes[at : point.start])
        places += range(at, point.start)
        out.append(_class_of(point))
        places.append(point.start)
        at = point.end
    return "".join([*out, codes[at:]]), [*places, *range(at, len(codes) + 1)]


def _class_of(point: Found) -> str:
    if point.kind in {"beside", "eve"}:
        return CODES["besides"]
    return CODES["point"] if point.kind in POINTS else CODES["span"]


def _spread(found: Found, reduced: str, places: list[int], at: dict[int, Found]) -> Found:
    """A match over the reduced string as one over the words, with its parts."""
    inner = [at[places[n]] for n in range(found.start, found.end) if reduced[n] in PART_CODES]
    labels = {name: places[n] for name, n in found.labels.items()}
    labels |= {name: n for part in inner for name, n in part.labels.items() if name == "y"}
    return replace(
        found,
        start=places[found.start],
        end=places[found.end - 1] + 1 if not inner else max(places[found.end - 1] + 1, inner[-1].end),
        labels=labels,
        parts=tuple(inner),
    )


def _clauses(reduced: str, places: list[int], at: dict[int, Found]) -> Iterator[Found]:
    """What stands before a clause that holds a time: "since the war began in 2014". It stands for the whole, the time for itself."""
    for found in (f for clause in CLAUSES for f in clause.matches(reduced)):
        start, labels = places[found.start], {name: places[n] for name, n in found.labels.items()}
        part = at[labels.pop("a")]
        yield replace(found, start=start, end=places[found.end - 1] + 1, labels={"clause": start, **labels}, parts=(part,))


PART_CODES = {CODES[name] for name in ("point", "span", "besides")}


def _is_dateline(item: Found, words: Words) -> bool:
    """A date at the head of a report, with no more before it than places and names, and a mark behind it."""
    if item.kind not in DATELINE_KINDS or words.starts[item.start] > HEAD:
        return False
    start, end = words.starts[item.start], words.ends[item.end - 1]
    before = words.text[words.text.rfind("\n", 0, start) + 1 : start]
    return len(before) <= BEFORE and _are_names(before) and bool(AFTER_DATELINE.match(words.text, end))


def _are_names(words: str) -> bool:
    """Does every word begin with a capital, small ones between names aside?"""
    return all(w in BETWEEN_NAMES or not w[0].islower() for w in NAME.findall(words))


def _expression(solved: Solved, words: Words) -> TimeExpression:
    found, days = solved.found, solved.days
    start, end = words.starts[found.start], words.ends[found.end - 1]
    return TimeExpression(Span(start, end), words.text[start:end], *days, precision_of(*days), _how(found, words), found.kind)


def _how(found: Found, words: Words) -> WhenHow:
    """Explicit where the year is written out."""
    if "clause" in found or found.kind == "duration":
        return "inferred"
    written = "y" in found or found.kind in {"decade", "years", "century"} or words.is_(found.labels.get("d", -1), *WRITTEN_OUT)
    return "explicit" if written and found.kind not in {"since", "until", "by"} else "relative"
