"""A text as words with classes: the string of class characters that the rules match, and the value of each word."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from rapporteur.text.times.lexicon import CODES, NAME_CODES, ORDINALS, SMALL, TENS, WORD_CODES
from rapporteur.text.times.listed import listed

TOKEN = re.compile(
    r"""
    (?P<fy>FY(?=\s?(?:19|20)\d\d))
  | (?P<word>[^\W\d_]+(?:['’](?![sS]\b)[^\W\d_]+)*\d*)
  | (?P<newline>\n)
  | (?P<iso>(?:19|20)\d\d(?P<between>[-/.])\d\d(?P=between)\d\d(?:T\d\d:?\d\d(?::?\d\d)?Z?)?)(?![\d/-])
  | (?P<stamp>(?:\d{6}[A-Z]?\s?|\d{1,2})(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\s?(?:20)?\d\d)\b
  | (?P<slashes>\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)(?:(?:19|20)\d\d|\d\d)|\d{1,2}-\d{1,2}-(?:19|20)\d\d)(?![\d/])
  | (?P<monthyear>(?:0?[1-9]|1[0-2])/(?:(?:19|20)\d\d|3[2-9]|[4-9]\d))(?![\d/])
  | (?P<twoyears>(?:19|20)\d\d/(?:(?:19|20)\d\d|\d\d))(?![\d/])
  | (?P<clock>\d{1,2}[:h]\d\d\b(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\.\d\d(?=\s?(?:[ap]\.?m\b|hrs|hours|h\b|GMT|UTC))|\d{4}(?:\s?(?:hrs|GMT|UTC|h|H|Z)\b)|\d{1,2}\s?[ap]\.?m\b\.?)
  | (?P<slash>\d{1,2}/\d{1,2})(?![\d/])
  | (?P<money>[$€£]\s?\d[\d,.]*)
  | (?P<decade>['’]?(?:(?:1[5-9]|20)\d0|[2-9]0)s\b)
  | (?P<nth>\d{1,3}(?:st|nd|rd|th)\b)
  | (?P<figure>\d+(?:[.,:+/]\d+)*)(?P<glued>[^\W\d_][\w+]*)?
  | (?P<apos>['’][sS]\b)
  | (?P<mark1>[^\s\w])
    """,
    re.VERBOSE,
)
CLASSES = {code: name for name, code in CODES.items()}
BORDER = re.compile("[" + "".join(CODES[n] for n in ("dot", "stop", "newline")) + "]")
ABBREVIATED = frozenset(
    listed(
        "mr mrs ms dr gen lt col maj sgt capt brig adm st no sen rep gov prof etc vs jan feb mar apr jun jul aug sep sept oct nov dec"
    )
)
OTHER, YEAR, OLD_YEAR, DAY, FIGURE, NEWLINE = (CODES[n] for n in ("other", "year", "oldyear", "day", "figure", "newline"))
IN_FIGURES = re.compile("[" + CODES["slashes"] + CODES["slash"] + "]")
SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})\b")
SMALLWORD, ORDINAL, DASH = CODES["smallword"], CODES["ordinal"], CODES["dash"]
NUMBERS = SMALL | TENS
NUMBER_WORDS = NUMBERS | {"a": 1, "an": 1, "couple": 2}


@dataclass(slots=True)
class Words:
    """The words of a text: `codes[n]` is the class of word n, `lower[n]` its letters, `starts[n]` and `ends[n]` its place.

    `borders` are the words that end a sentence. `month_first`: the text writes 12/25/2023, so 2/1/2023 is the first of February.
    """

    text: str
    codes: str = ""
    lower: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    borders: list[int] = field(default_factory=list)
    month_first: bool = False

    def is_(self, n: int, *names: str) -> bool:
        """Is word n there, and of one of these classes?"""
        return 0 <= n < len(self.codes) and CLASSES[self.codes[n]] in names

    def class_of(self, n: int) -> str:
        """The class of word n; empty where there is none."""
        return CLASSES[self.codes[n]] if 0 <= n < len(self.codes) else ""

    def sentence(self, n: int) -> tuple[int, int]:
        """The first word of the sentence of word n, and one past its last."""
        at = bisect_left(self.borders, n)
        first = self.borders[at - 1] + 1 if at else 0
        return first, self.borders[at] if at < len(self.borders) else len(self.codes)

    def number(self, n: int) -> int | None:
        """The number that word n names: "12", "12th", "twelve", "twelfth", "a", "a couple"; "several" names none."""
        return number_of(self.lower[n])


def number_of(word: str) -> int | None:
    if word[0].isdigit():
        digits = re.match(r"\d{1,6}", word.replace(",", ""))
        return int(digits.group()) if digits else None
    total = 0
    for piece in re.findall(r"[a-z]+", word):
        value = NUMBER_WORDS.get(piece, ORDINALS.get(piece))
        if piece == "hundred":
            total = (total or 1) * 100
        elif value is not None:
            total += value
    return total or None


def lex(text: str) -> Words:
    """The words of a text with their classes. Number words are joined: "twenty-five", "five hundred and one" are one word."""
    found = list(TOKEN.finditer(text))
    written = [m.group() for m in found]
    lower = [w.lower() for w in written]
    codes = [_code(m.lastgroup or "", w, low) for m, w, low in zip(found, written, lower, strict=True)]
    words = Words(text, "", lower, [m.start() for m in found], [m.end() for m in found])
    _join_numbers(words, codes)
    words.codes = "".join(codes)
    words.month_first = _month_first(words)
    words.borders = [m.start() for m in BORDER.finditer(words.codes) if _ends_sentence(words, m.start())]
    return words


def _month_first(words: Words) -> bool:
    """Is there a date in figures whose day can only be its second number, and none whose day can only be the first?"""
    dates = [m for figures in IN_FIGURES.finditer(words.codes) if (m := SLASHED.match(words.lower[figures.start()]))]
    firsts, seconds = ([int(m[part]) for m in dates] for part in (1, 2))
    return any(12 < s <= 31 and f <= 12 for f, s in zip(firsts, seconds, strict=True)) and max(firsts) <= 12


def _ends_sentence(words: Words, n: int) -> bool:
    """Does mark n end a sentence? A full stop does where a capital follows and no abbreviation stands before."""
    if not words.is_(n, "dot"):
        return True
    after = words.text[words.ends[n] : words.ends[n] + 3].lstrip("\"”’')] \t")
    if after and not after[0].isupper():
        return False
    before = words.lower[n - 1] if n else ""
    return not (before in ABBREVIATED or (len(before) == 1 and before.isalpha()))


def _code(kind: str, written: str, lower: str) -> str:
    """The class of a word."""
    if kind == "word":
        return NAME_CODES[lower] if lower in NAME_CODES and written[0].isupper() else WORD_CODES.get(lower, OTHER)
    if kind == "figure":
        return _figure(lower)
    return WORD_CODES.get(lower, OTHER) if kind in {"mark1", "apos"} else CODES.get(kind, OTHER)


def _figure(digits: str) -> str:
    if not digits.isdigit():
        return FIGURE if re.fullmatch(r"\d{1,3}(?:,\d{3})+", digits) else OTHER
    if len(digits) == 4 and "1900" <= digits < "2100":
        return YEAR
    if len(digits) == 4 and "1500" <= digits < "1900":
        return OLD_YEAR
    return DAY if 1 <= int(digits[:9]) <= 31 and len(digits) <= 2 else FIGURE


def _join_numbers(words: Words, codes: list[str]) -> None:
    """Make one word of each number that is written in several."""
    for n in range(len(codes) - 2, -1, -1):
        if words.lower[n] in NUMBERS and (end := _number_end(words.lower, n)) > n:
            last = words.lower[end]
            words.lower[n], words.ends[n] = " ".join(words.lower[n : end + 1]), words.ends[end]
            codes[n] = ORDINAL if last in ORDINALS else SMALLWORD
            for column in (words.lower, words.starts, words.ends, codes):
                del column[n + 1 : end + 1]


def _number_end(lower: list[str], n: int) -> int:
    """The last word of the number that begins at word n; n itself where no more words belong to it."""
    one, two, three = [*lower[n + 1 : n + 4], "", "", ""][:3]
    if lower[n] in TENS and one == "-" and (two in SMALL or two in ORDINALS):
        return n + 2
    if one == "hundred":
        return n + 3 if two == "and" and three.split(" ")[0] in NUMBERS else n + 1
    return n
