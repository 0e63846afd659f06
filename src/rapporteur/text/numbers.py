"""Number expressions and the ranges they mean: "at least 19" is 19 and up, "dozens" 24 to 99, "up to 30" 30 and down.

`kind` tells what is numbered, so that a sum, an age or a battalion's number is not taken for a count of people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapporteur.text.figures import ONES, SCALES, TENS, exact_value, value_of, whole_range
from rapporteur.text.numbered import Numbered, is_span_of_years, kind_of
from rapporteur.text.quantities import BEGINNING, FIRST_WORDS, ORDINALS, PAIRS, RANGES, SINGLES, VAGUE, Range
from rapporteur.types import Span

__all__ = ["NumberExpression", "find_numbers", "value_of"]


@dataclass(frozen=True, slots=True)
class NumberExpression:
    """`span` covers the number and its qualifiers, not the noun. `min` or `max` is `None` where that end is open.

    kind: count, article ("a nurse"), money, percent, ordinal, age, date, clock, measure or identifier. A clock time has
    its figures as its value (1430); numeric dates and names like "M23" have none: both ends are `None`.
    """

    span: Span
    text: str
    min: int | None
    max: int | None
    kind: str


_PEOPLE = re.compile(r"\s+(?:people|displaced|refugees|children|[a-z]{3,}(?:s|ed))\b")
_NEARLY = re.compile(r"(?!another\b|the )\w", re.IGNORECASE)
_NO_NUMBER = re.compile(r"one(?=\s+another\b|['’]s\b)|(?<=\bno )one\b|(?<=\bNo )one\b", re.IGNORECASE)
_PARTICLE = re.compile(
    r"\b(?:hand\w*|turn\w*|sign\w*|disputes?|control|talks|negotiations|row|wars?|conflicts?|tensions?|sovereignty|concerns?|"
    r"anger|outrage|victory|win|advantage|agreement)\s+$",
    re.IGNORECASE,
)
_LASTING = re.compile(r"\b(?:for|in|after|lasting|lasted|took|of|by|than)\s+$", re.IGNORECASE)
_UNIT_OF_TIME = re.compile(r"\s*(?:minute|hour|day|night|week|month|year|decade)s?\b", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:r[ao]se|risen|rais\w+|ris\w+|increas\w+|grew|grown|climb\w+|jump\w+|up|revis\w+|correct\w+|lower\w+|f[ae]ll\w*|cut|"
    r"reduc\w+|down|dropp\w+|doubl\w+|went|gone|chang\w+|updat\w+)\b[^.;\n]{0,60}\bfrom\s+$",
    re.IGNORECASE,
)
GIVEN_KINDS = {
    "money": "money",
    "fraction": "percent",
    "ordinal": "ordinal",
    "clock": "clock",
    "day": "date",
    "code": "identifier",
    "article": "article",
}
_PREPOSITIONS = {"over", "under", "above", "below", "beyond"}


def find_numbers(text: str) -> tuple[NumberExpression, ...]:
    """Every number expression of a text, in order, without overlaps."""
    out, at = [], 0
    for beginning in BEGINNING.finditer(text):
        match = PAIRS.match(text, beginning.start()) if beginning.start() >= at and _may_begin(beginning.group()) else None
        if match:
            found, end = _read(text, match)
            out += [found] if found else []
            at = max(end, match.start() + 1)
    return tuple(out)


def _may_begin(word: str) -> bool:
    return not word.isalpha() or word.lower() in FIRST_WORDS


def _read(text: str, match: re.Match[str]) -> tuple[NumberExpression | None, int]:
    """The expression of a match, if it is one, and where to go on."""
    if match["b"] and not _is_pair(text, match):
        single = SINGLES.match(text, match.start())
        return _read(text, single) if single else (None, match.end("a"))
    if _NO_NUMBER.match(text, match.start()):
        return None, match.end()
    qualified = _qualifies(text, match)
    start = match.start() if qualified or _NEARLY.match(match["about"] or "") else _first(match)
    metres = _in_metres(text, match)
    end = match.end() - metres
    low, high = _range(match, qualified, scaled=not metres)
    kind = (
        "measure"
        if metres
        else _given_kind(match) or kind_of(Numbered(text, start, end, match["a"] or "", match["b"], (low, high)))
    )
    return NumberExpression(Span(start, end), text[start:end], low, high, kind), match.end()


def _in_metres(text: str, match: re.Match[str]) -> bool:
    """Does the "m" of "200m" stand for metres? Of money and of people it is million."""
    last = match["b"] or match["a"] or ""
    return bool(re.search(r"\dm$", last) and match.end() == match.end("b" if match["b"] else "a")) and not (
        match["money"] or _PEOPLE.match(text, match.end())
    )


def _first(match: re.Match[str]) -> int:
    """Where the number itself begins, behind its qualifier."""
    if match["between"] and match["b"]:
        return match.start("between")
    return min(match.start(group) for group in (*GIVEN_KINDS, "a", "vague") if match[group])


def _given_kind(match: re.Match[str]) -> str | None:
    """The kind that the form of the expression alone tells."""
    return next((kind for group, kind in GIVEN_KINDS.items() if match[group]), None)


def _is_pair(text: str, match: re.Match[str]) -> bool:
    """Are two numbers the ends of one range? Not where the first is what the second was before ("rose from 17 to 22")."""
    if _CHANGED.search(text[max(0, match.start() - 90) : match.start()]):
        return False
    low, high = _ends(match["a"], match["b"])
    return low < high or bool(re.fullmatch(r"\d+[-–]\d+", match[0])) or is_span_of_years(match["a"], match["b"])


def _qualifies(text: str, match: re.Match[str]) -> bool:
    """Does the word before really bound the number? "handed over two", "over three days", "under two commanders" do not."""
    word = match["above"] or match["below"]
    if not word or word.lower() not in _PREPOSITIONS:
        return bool(match["floor"] or match["ceiling"] or word)
    before = text[max(0, match.start() - 20) : match.start()]
    small = (match["a"] or "").lower() in ONES
    lasts = _UNIT_OF_TIME.match(text, match.end()) and not _LASTING.search(before)
    return not (small or (word.lower() == "over" and (lasts or _PARTICLE.search(before))))


def _range(match: re.Match[str], qualified: bool, *, scaled: bool) -> Range:
    if match["clock"]:
        figures = [int(f) for f in re.findall(r"\d+", match["clock"])]
        return (figures[0] * 100 + figures[1],) * 2
    if match["day"] or match["code"]:
        return None, None
    if match["ordinal"]:
        return (_ordinal_value(match["ordinal"]),) * 2
    if match["fraction"]:
        return _percentage(match["fraction"])
    if match["article"]:
        return 1, 1
    return _counted(match, qualified, slice(None if scaled else -1))


def _counted(match: re.Match[str], qualified: bool, figures: slice) -> Range:
    low, high = _vague(match) if match["vague"] else whole_range(match["a"][figures])
    if match["b"]:
        low, high = _ends(match["a"], match["b"])
        if low is not None and high is not None and low >= high:
            return None, None
    if match["odd"] and low:
        high = low + _rounding(low) - 1
    if match["more"]:
        return low, None
    if match["less"]:
        return None, high
    return _bounded(match, low, high) if qualified else (low, high)


def _bounded(match: re.Match[str], low: int | None, high: int | None) -> Range:
    if match["floor"]:
        return low, None
    if match["above"]:
        return (low + 1 if low is not None and high == low else low), None
    if match["ceiling"]:
        return None, high
    return None, (high - 1 if high else None)


def _vague(match: re.Match[str]) -> Range:
    low, high = next(r for n, r in enumerate(RANGES) if match[f"v{n}"])
    return (low, VAGUE[match["vaguer"].lower()][1]) if match["vaguer"] else (low, high)


def _ends(a: str, b: str) -> tuple[int, int]:
    """Both ends of a range; the scale of the second is the first's too ("two to three million", "20 to 30,000")."""
    low, high = exact_value(a), exact_value(b)
    scale = re.search(rf"[ -]?({'|'.join(SCALES)}|bn|m)$", b, re.IGNORECASE)
    if scale and low < 1000 and not re.search("|".join(SCALES), a, re.IGNORECASE):
        low *= exact_value("1 " + scale[1])
    elif re.fullmatch(r"\d{1,3},000", b) and re.fullmatch(r"\d{1,3}", a) and low * 1000 < high:
        low *= 1000
    return round(low), round(high)


def _rounding(value: int) -> int:
    """The unit to which a round number is rounded, at most 1000."""
    return next(unit for unit in (1000, 100, 10, 1) if value % unit == 0)


def _ordinal_value(words: str) -> int:
    if words[0].isdigit():
        return int(words[:-2])
    *tens, last = re.split("[- ]", words.lower())
    return sum(TENS[t] for t in tens) + ORDINALS[last]


def _percentage(words: str) -> Range:
    """A share in per cent, whole ones around it: a third is 33..34."""
    first, *rest = re.split(r"[- ]", words.lower().replace("out of", "in").replace(" every", ""))
    names = {"third": 3, "quarter": 4, "fifth": 5}
    if first == "half":
        return 50, 50
    above = 1 if first == "a" else value_of(first)
    below = names.get(rest[0].rstrip("s")) or value_of(rest[-1])
    return 100 * above // below, -(-100 * above // below)
