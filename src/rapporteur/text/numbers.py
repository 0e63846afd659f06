"""Number expressions and the ranges they mean: "at least 19" is 19 and up, "dozens" 24 to 99, "up to 30" 30 and down.

`kind` tells what is numbered, so that a sum, an age or a unit's number is not taken for a count of people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapporteur.types import Span


@dataclass(frozen=True, slots=True)
class NumberExpression:
    """`span` covers the number and its qualifiers, not the noun. `min` or `max` is `None` where that end is open.

    kind: count, article ("a nurse"), money, percent, age, clock, measure, year or identifier.
    """

    span: Span
    text: str
    min: int | None
    max: int | None
    kind: str


UNITS = {
    w: n
    for n, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {w: n * 10 for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)}
SCALES = {
    "hundred": 100,
    "thousand": 1000,
    "lakh": 100_000,
    "million": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "trillion": 10**12,
    "m": 10**6,
    "bn": 10**9,
    "k": 1000,
    "mn": 10**6,
}
VAGUE: dict[str, tuple[int, int | None]] = {
    "tens of thousands": (20_000, None),
    "hundreds of thousands": (200_000, None),
    "tens of millions": (20_000_000, None),
    "several thousand": (2000, None),
    "several hundred": (200, 999),
    "a few hundred": (200, 999),
    "a few thousand": (2000, None),
    "several dozen": (24, 99),
    "a few dozen": (24, 99),
    "several million": (2_000_000, None),
    "hundreds": (200, 999),
    "thousands": (2000, None),
    "millions": (2_000_000, None),
    "dozens": (24, 99),
    "scores": (40, 99),
    "half a dozen": (6, 6),
    "a dozen": (12, 12),
    "a couple": (2, 2),
    "a pair": (2, 2),
    "a handful": (3, None),
    "several": (3, None),
    "a few": (3, None),
    "both": (2, 2),
    "a hundred": (100, 100),
    "a thousand": (1000, 1000),
    "a million": (10**6, 10**6),
    "a score": (20, 20),
}
SMALL = "|".join([*TENS, *sorted(UNITS, key=len, reverse=True)])
DIGITS = r"\d{1,3}(?:,\d{2,3})+(?!\d)|\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)|\d{1,3}(?:\.\d{3})+(?![\d.])|\d+(?:\.\d+)?"
WORDS = rf"(?:(?:{SMALL})(?:[- ](?:and[- ])?(?:{SMALL}))*)"
SCALE = r"(?:hundred|thousand|lakh|million|crore|billion|trillion)"
VALUE = rf"(?:(?:{WORDS}|{DIGITS})(?:[- ]?{SCALE}\b(?:[ -](?:and[ -])?(?:{WORDS}|\d{{1,3}})(?![\d,]))?)*(?:[ -]dozen\b)?|(?:{DIGITS})(?:m|bn|k|mn)\b)"
VAGUES = "|".join(sorted((re.escape(v).replace(r"\ ", " ") for v in VAGUE), key=len, reverse=True))
FLOOR = r"at least|at the least|no fewer than|no less than|not less than|not fewer than|a minimum of"
ABOVE = r"more than|over|above|upwards of|in excess of|greater than|well over|just over|exceeding"
CEILING = r"up to|as many as|at most|a maximum of|no more than|not more than|a total of up to"
BELOW = r"fewer than|less than|under|below|just under"
ABOUT = (
    r"about|around|some|roughly|nearly|almost|close to|approximately|approx\.?|an estimated|estimated|an average of|another|an additional|"
    r"a total of|all|the other|a further|a record|a reported|only|just|exactly|circa|the"
)
QUALIFIER = rf"(?:(?P<floor>{FLOOR})|(?P<above>{ABOVE})|(?P<ceiling>{CEILING})|(?P<below>{BELOW})|(?P<about>{ABOUT}))"
EXPRESSION = re.compile(
    rf"(?<![\w.,/:+$€£-])(?:{QUALIFIER}\s+)?(?:an?\s+(?:estimated|additional|further)\s+)?(?P<money>(?:US|A|C)?[$€£¥]\s?)?"
    rf"(?:(?P<between>between\s+)?(?P<a>{VALUE})(?:\s+(?:to|or)\s+|(?<=\d)\s?[–—-]\s?(?=\d)|(?(between)\s+and\s+|(?!)))(?P<b>{VALUE})\b"
    rf"|(?P<vague>{VAGUES})\b|(?P<one>{VALUE})(?P<plus>\+|-plus|\s+or more)?|(?P<article>an?)(?=\s+[a-z]))(?!\w|\+\d)",
    re.IGNORECASE,
)
CURRENCY = re.compile(
    r"\s*(?:US |U\.S\. )?(?:dollars?|euros?|pounds?|rials?|francs?|dinars?|naira|rupees|roubles|rubles|shekels|lira|pesos|USD|EUR)\b",
    re.I,
)
PERCENT = re.compile(r"\s*(?:%|per\s?cent\b|percentage)", re.I)
AGE = re.compile(r"[-\s]years?[-\s]old\b|[-\s](?:month|week|day)s?[-\s]old\b", re.I)
MEASURE = re.compile(
    r"[-\s]?(?:km|kms|kilomet(?:re|er)s?|met(?:re|er)s?|miles?|mm|millimet(?:re|er)s?|cm|nautical|square|sq|kg|kilos?|kilograms?|tonn?es?|tons?|"
    r"lit(?:re|er)s?|gallons?|barrels?|hectares?|acres?|degrees?|knots?|feet|ft|yards?|inch(?:es)?|GW|MW|megawatts?|gigawatts?|calibre)\b",
    re.I,
)
CLOCK = re.compile(r"\s*(?:[ap]\.?m\b\.?|hrs\b|o['’]clock|GMT|UTC)|:\d\d", re.I)
NUMBERED = re.compile(
    r"(?:Resolution|No\.?|Nos\.?|Number|Brigade|Article|Articles|Chapter|Division|Route|Highway|Flight|Phase|Annex|Group|Battalion|Regiment|Directive|"
    r"Decree|Order|Room|Gate|Channel|Unit|Zone|Sector|Area|Point|Points|Checkpoint|Bulletin|Issue|Day|Page|Rule|Corps|aged|age)\s+$"
)
MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
MONTH_AFTER, MONTH_BEFORE = re.compile(rf"(?:st|nd|rd|th)?(?:\s+of)?\s+{MONTH}\b"), re.compile(rf"\b{MONTH}\.?\s+$")


def find_numbers(text: str) -> tuple[NumberExpression, ...]:
    """Every number expression of a text, in order, without overlaps."""
    out, at = [], 0
    while match := EXPRESSION.search(text, at):
        found = _read(text, match)
        if found is None and match.group("b"):
            match = EXPRESSION.search(text[: match.end("a")], match.start()) or match
            found = _read(text, match) if not match.group("b") else None
        if found:
            out.append(found)
        at = max(match.end(), match.start() + 1)
    return tuple(out)


def _read(text: str, match: re.Match[str]) -> NumberExpression | None:
    low, high = _range(match)
    if low is None and high is None:
        return None
    start, end = match.span()
    if match.group("about") and match.group("about").lower() in {"the", "all", "only", "just", "exactly", "the other", "another"}:
        start = match.end("about") + len(text[match.end("about") :]) - len(text[match.end("about") :].lstrip())
        if match.group("about").lower() == "the" and match.group("article"):
            return None
    return NumberExpression(Span(start, end), text[start:end], low, high, _kind(text, match))


def _range(match: re.Match[str]) -> tuple[int | None, int | None]:
    if match.group("b"):
        return _pair(match)
    if match.group("vague"):
        low, high = VAGUE[re.sub(r"\s+", " ", match.group("vague").lower())]
    elif match.group("article"):
        low, high = 1, 1
    else:
        low = high = value_of(match.group("one"))
        if match.group("plus"):
            high = None
    return _qualified(match, low, high)


def _pair(match: re.Match[str]) -> tuple[int | None, int | None]:
    a, b = match.group("a"), match.group("b")
    low, high = value_of(a), value_of(b)
    scale = re.search(rf"[ -]?({SCALE}|dozen|m|bn)$", b, re.I)
    if scale and low < 1000 and not re.search(rf"{SCALE}|dozen", a, re.I):
        low *= SCALES.get(scale.group(1).lower(), 12)
    return (low, high) if low < high else (None, None)


def _qualified(match: re.Match[str], low: int, high: int | None) -> tuple[int | None, int | None]:
    if match.group("floor"):
        return low, None
    if match.group("above"):
        return (low + 1 if high == low else low), None
    if match.group("ceiling"):
        return None, high or low
    if match.group("below"):
        return None, (high or low) - 1
    return low, high


def value_of(words: str) -> int:
    """The whole number that figures or words name: "1,200", "2.5 million", "twenty-three", "two dozen"."""
    total, now = 0.0, 0.0
    for token in re.findall(rf"{DIGITS}|[a-z]+", words.lower()):
        if token[0].isdigit():
            now += _figure(token)
        elif token in UNITS or token in TENS:
            now += UNITS.get(token, TENS.get(token, 0))
        elif token == "dozen":
            now = (now or 1) * 12
        elif token == "hundred":
            now = (now or 1) * 100
        elif token in SCALES:
            total, now = total + (now or 1) * SCALES[token], 0.0
    return round(total + now)


def _figure(token: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", token):
        return float(token.replace(".", ""))
    return float(re.sub(r"[,\u00a0\u202f ]", "", token))


def _kind(text: str, match: re.Match[str]) -> str:
    before, end = text[max(0, match.start() - 24) : match.start()], match.end()
    if match.group("money") or CURRENCY.match(text, end):
        return "money"
    for kind, pattern in (("percent", PERCENT), ("age", AGE), ("clock", CLOCK), ("measure", MEASURE)):
        if pattern.match(text, end):
            return kind
    if NUMBERED.search(before) or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit()):
        return "identifier"
    if match.group("article"):
        return "article"
    return "year" if _dated(text, match, before) else "count"


def _dated(text: str, match: re.Match[str], before: str) -> bool:
    figure = match.group("one") or ""
    if MONTH_AFTER.match(text, match.end()) or MONTH_BEFORE.search(before):
        return figure.isdigit() and int(figure) < 2100
    return bool(re.fullmatch(r"(?:19|20)\d\d", figure)) and not re.match(r"\s+[a-z]+s\b", text[match.end() : match.end() + 20])
