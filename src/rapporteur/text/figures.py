"""Whole numbers in figures and in words: "1,200", "1.5 million", "twenty-three", "half a million", "5 lakh"."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

_NAMES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ONES = {name: n for n, name in enumerate(_NAMES)}
TENS = {name: n * 10 for n, name in enumerate(_TENS, 2)}
MULTIPLIERS = {"dozen": 12, "hundred": 100, "thousand": 1000, "lakh": 10**5, "lac": 10**5, "million": 10**6, "crore": 10**7}
SCALES = {**MULTIPLIERS, "billion": 10**9, "trillion": 10**12}
SHORT_SCALES = {"k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "tn": 10**12}
PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}

BLANK = "[ \u00a0\u202f]"
_SCALE = "|".join(SCALES)
_BEFORE_SCALE = rf"(?={BLANK}?(?:-?(?:{_SCALE})\b|(?:k|m|mn|mln|bn|tn)\b))"
FIGURE = (
    r"\d{1,3}(?:,\d{2,3}){0,5},\d{3}(?!\d)(?:\.\d{1,6})?"  # 1,200  1,20,000
    rf"|\d{{1,3}},\d{_BEFORE_SCALE}"  # 1,5 million
    r"|\d{1,3}(?:[ \u00a0\u202f]\d{3}){1,5}(?![\d.,]?\d)"  # 12 000
    r"|\d{1,3}(?:\.\d{3}){1,5}(?![\d.])"  # 12.000
    r"|\d{1,15}(?:\.\d{1,6})?"
)
_WORD = "|".join(sorted([*ONES, *TENS], key=len, reverse=True))
WORD_NUMBER = rf"(?:(?:{'|'.join(TENS)})[- ](?:{'|'.join(list(ONES)[1:10])})|{_WORD})\b"
_ONE_OF = rf"an?(?={BLANK}(?:{_SCALE})\b)|(?:(?<=further )|(?<=another ))(?:{_SCALE})\b"
_SCALED = rf"(?:{BLANK}|-)(?:{_SCALE})\b(?:(?:{BLANK}and)?[ -](?:{WORD_NUMBER})|{BLANK}\d{{3}}(?![\d.,]?\d))?"
VALUE = (
    rf"(?:(?:half|a quarter of){BLANK}an?{BLANK}(?:{_SCALE})\b"
    rf"|(?:{WORD_NUMBER}|{_ONE_OF}|{FIGURE})"
    rf"(?:(?:{BLANK}and a half(?={BLANK}(?:{_SCALE})))?(?:{_SCALED}){{1,4}}(?:{BLANK}and a half\b)?"
    r"|(?<=\d)(?:k|m|mn|mln|bn|tn)\b)?)"
)
_TOKEN = re.compile(rf"{FIGURE}|[a-z]+", re.IGNORECASE)
_SCALE_NEXT = re.compile(rf"[ -]?(?:{_SCALE})")


def value_of(words: str) -> int:
    """The whole number that figures or words name, rounded: 1200, 2500000, 23, 24 for "two dozen"."""
    return round(exact_value(words))


def whole_range(words: str) -> tuple[int, int]:
    """The number that words name, or where it is none of whole units ("2.5") the two around it."""
    value = exact_value(words)
    return floor(value), ceil(value)


@lru_cache(maxsize=4096)
def exact_value(words: str) -> Fraction:
    """The number that figures or words name; words that name none count nothing."""
    total, now, last, lower = Fraction(0), Fraction(0), 1, words.lower()
    for found in _TOKEN.finditer(lower):
        token = found.group()
        scale = SCALES.get(token) or SHORT_SCALES.get(token)
        if token[0].isdigit():
            now += figure_value(token, decimal=bool(_SCALE_NEXT.match(lower, found.end())))
        elif token in PARTS:
            part = PARTS[token] * (last if total else 1)
            now, total = (now, total + part) if total else (now + part, total)
        elif scale and scale <= 100:
            now, last = (now or Fraction(1)) * scale, scale
        elif scale:
            total, now, last = total + (now or Fraction(1)) * scale, Fraction(0), scale
        else:
            now += ONES.get(token, TENS.get(token, 0))
    return total + now


def figure_value(token: str, *, decimal: bool = False) -> Fraction:
    """The value of one figure. Points before three digits each part thousands ("12.000"), unless `decimal`."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", token) and not decimal:
        return Fraction(token.replace(".", ""))
    if re.fullmatch(r"\d{1,3},\d", token):
        return Fraction(token.replace(",", "."))
    return Fraction(re.sub("[,\u00a0\u202f ]", "", token))
