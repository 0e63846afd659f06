"""What a number counts, as the words around it tell: people and things, money, an age, a day, a length, or nothing (a name)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from rapporteur.text.figures import ONES

_SHORT = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_LONG = r"January|February|March|April|May|June|July|August|September|October|November|December"
MONTH = rf"(?:{_LONG}|{_LONG.upper()}|(?:{_SHORT}|{_SHORT.upper()})\b\.?)"
CURRENCY = re.compile(
    r"[\s-]*(?:US |U\.S\. |[A-Z][a-z]+ |CFA )?(?:dollars?|euros?|pounds?|rials?|riyals?|francs?|dinars?|dirhams?|naira|"
    r"rupees?|roubles?|rubles?|shekels?|liras?|pesos?|kyats?|baht|birr|shillings?|afghanis?|hryvnias?|kroner|kronor|yuan|yen|"
    r"cedis|gourdes|taka|bolivars|kwacha|rand|USD|EUR|GBP|CFA)\b"
)
PERCENT = re.compile(r"\s*(?:%|per\s?cent\b|percentage|pc\b)", re.IGNORECASE)
AGE = re.compile(r"[-\s](?:year|month|week|day)s?[-\s](?:old\b|of age\b)", re.IGNORECASE)
PERSON_OF = re.compile(
    r"\b(?:girls?|boys?|child|baby|infant|grandfather|grandmother|grandson|granddaughter|son|daughter|youth|teenager|"
    r"student|widow|farmer|pupil|m[ae]n|wom[ae]n)\s+of\s+$",
    re.IGNORECASE,
)
AGED = re.compile(
    r"\b(?:aged?|ages|age of|older than|younger than|turned)\s+(?:\d{1,3}(?:,\s*|\s+(?:and|or|to)\s+))*$", re.IGNORECASE
)
UNDER_AGE = re.compile(
    r"\b(?:child\w*|girls?|boys?|persons?|people|youths?|minors|those|anyone|women|men)\s+"
    r"(?:aged\s+)?(?:under|below|over)\s+[\w-]{1,9}$",
    re.IGNORECASE,
)
MEASURE = re.compile(
    r"[-\s]?(?:km²?|kms|m²|kilomet(?:re|er)s?|met(?:re|er)s?|miles?|mm|millimet(?:re|er)s?|cm|nautical|square|sq|cubic|"
    r"kg|kilos?|kilograms?|grams?|tonn?es?|tons?|lit(?:re|er)s?|gallons?|barrels?|hectares?|acres?|degrees?|knots?|"
    r"feet|foot|ft|yards?|inch(?:es)?|[GMk]W|megawatts?|gigawatts?|calibre|°)(?!\w)"
    r"|-(?:point|page|way|storey|story|star|part|track|pronged|lane)\b",
    re.IGNORECASE,
)
HOUR = r"\s*(?:[ap]\.?m\b\.?|hrs\b|h\b|o['’]clock|GMT|UTC|Z\b|local time)"
CLOCK = re.compile(rf"{HOUR}|\s+hours\b(?<=\d{{4}} hours)", re.IGNORECASE)
PART_OF_DAY = re.compile(r"\s+(?:in the|this|yesterday|that) (?:morning|afternoon|evening|noon|night)\b", re.IGNORECASE)
TOLD_HOUR = re.compile(
    r"\b(?:at|by|since|until|before|after|past|from)\s+(?:about\s+|around\s+|nearly\s+|almost\s+)?$", re.IGNORECASE
)
TO_HOUR = re.compile(rf"\s+(?:past|to)\s+(?:{'|'.join(list(ONES)[1:13])}|midnight|noon)\b", re.IGNORECASE)
PAST_HOUR = re.compile(r"\b(?:half|quarter|ten|twenty|five) (?:past|to)\s+$", re.IGNORECASE)
DAY_OF_MONTH = re.compile(
    rf"(?:st|nd|rd|th)?(?:\s?(?:,|and|or|to|&|–|-)\s?\d{{1,2}}(?:st|nd|rd|th)?)*(?:\s+of)?[\s-]+{MONTH}(?![a-z])"
    rf"|(?:\s?(?:and|or|to|–|-)\s?\d{{1,2}})?/\d{{1,2}}/\d{{2,4}}"
)
MONTH_BEFORE = re.compile(rf"(?<![A-Za-z]){MONTH}\s+(?:the\s+)?(?:\d{{1,2}}(?:\s?(?:and|or|to|&|–|-)\s?))*$")
IN_MONTH = re.compile(rf"\b[Ii]n {MONTH}\s+$")
PLURAL = re.compile(
    r"\s+(?:(?!was\b|has\b|his\b|this\b|its\b|as\b|is\b)[a-z]+s|people|men|women|children|persons|troops|police)\b"
)
IN_YEAR = re.compile(
    r"\b(?:in|since|from|until|till|during|early|late|mid|spring|summer|autumn|winter|year|before|after|and)[\s-]$", re.IGNORECASE
)
NUMBERED = re.compile(
    r"\b(?:Resolutions?|Nos?\.|Number|Brigade|Articles?|Chapter|Division|Route|Highway|Flight|Phase|Stage|Annex|Battalion|"
    r"Regiment|Directive|Decree|Order|Room|Gate|Channel|Unit|Zone|Sector|Area|Points?|Checkpoint|Bulletin|Issue|Day|Page|"
    r"Rule|Corps|Camp|Site|Purok|Block|Ward|Kilo|Building|Leopard|Type|Mk|Falcon|Group|Update|Communiqu[eé]|Paragraph|Law|"
    r"Tier|Category|Level|Hill|Post|Track|Round|Step|Option|Section|Part|Platoon|Squadron|Wing|Bloc|District|Region|"
    r"nos?\.|number|paragraphs?|articles?|chapter|phase|stage|round|page|issue|route|highway|step|para\.?|section|part)\s*$"
)
UNIT_NUMBER = re.compile(
    r"\s+(?:[A-Z][\w-]*\s+){0,2}(?:Brigade|Battalion|Division|Regiment|Rifles|Squadron|Base Command|Commando|Corps)\b"
)
LIST_MARK, LIST_END = re.compile(r"[ \t•#*(]*"), re.compile(r"[.)](?:\s|$)|/\s")
NAME_AND_AGE = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+,\s$")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number where it stands: `text[start:end]`, its own words `first` and, of a pair, `second`, and its range."""

    text: str
    start: int
    end: int
    first: str
    second: str | None
    range: tuple[int | None, int | None]

    def before(self, reach: int = 30) -> str:
        """The text in front, on the same line."""
        return self.text[max(0, self.start - reach) : self.start].rsplit("\n", 1)[-1]

    @property
    def plain(self) -> bool:
        """One small figure without commas."""
        return self.first.isdigit() and len(self.first) <= 4 and self.second is None


def kind_of(n: Numbered) -> str:
    """The first kind whose test holds; a number that is nothing else is a count."""
    return next((kind for kind, holds in KINDS.items() if holds(n)), "count")


def is_span_of_years(a: str, b: str) -> bool:
    """ "1987 and 1990", "2015-16"."""
    return bool(re.fullmatch(r"(?:19|20)\d\d", a)) and bool(re.fullmatch(r"(?:19|20)?\d\d", b))


def _is_age(n: Numbered) -> bool:
    before = n.before()
    by_name = n.plain and len(n.first) <= 2 and NAME_AND_AGE.search(before) and n.text[n.end : n.end + 1] == ","
    under = UNDER_AGE.search(before + n.text[n.start : n.end])
    return bool(AGE.match(n.text, n.end) or AGED.search(before) or PERSON_OF.search(before) or by_name or under)


def _is_clock(n: Numbered) -> bool:
    if CLOCK.match(n.text, n.end) or (n.plain and len(n.first) == 4 and n.first[0] == "0"):
        return True
    if re.fullmatch(r"[012]?\d\.[0-5]\d", n.first) and TOLD_HOUR.search(n.before()):
        return True
    if n.range[1] is None or n.range[1] > 29:
        return False
    if TO_HOUR.match(n.text, n.end) and TOLD_HOUR.search(n.before()):
        return True
    return n.range[1] <= 12 and bool(
        PAST_HOUR.search(n.before()) or (PART_OF_DAY.match(n.text, n.end) and TOLD_HOUR.search(n.before()))
    )


def _is_date(n: Numbered) -> bool:
    if n.second is not None and is_span_of_years(n.first, n.second):
        return True
    last = n.second or n.first
    if not last.isdigit():
        return False
    if int(last) <= 31:
        return bool(DAY_OF_MONTH.match(n.text, n.end)) or (bool(MONTH_BEFORE.search(n.before())) and not _after_month(n))
    return _is_year(n)


def _after_month(n: Numbered) -> bool:
    """ "in May 12 people were killed": a count behind a month, no day of it."""
    return bool(IN_MONTH.search(n.before()) and PLURAL.match(n.text, n.end))


def _is_year(n: Numbered) -> bool:
    if not (n.plain and re.fullmatch(r"(?:1[5-9]|20)\d\d", n.first)):
        return False
    return not PLURAL.match(n.text, n.end) or bool(IN_YEAR.search(n.before()) or MONTH_BEFORE.search(n.before()))


def _is_identifier(n: Numbered) -> bool:
    if n.range == (None, None) or NUMBERED.search(n.before()) or (n.plain and re.search(r"\bNos?\s+$", n.before())):
        return True
    if n.plain and (UNIT_NUMBER.match(n.text, n.end) or _enumerates(n)):
        return True
    return _in_a_name(n)


def _enumerates(n: Numbered) -> bool:
    line = n.text.rfind("\n", 0, n.start) + 1
    return bool(LIST_MARK.fullmatch(n.text, line, n.start) and LIST_END.match(n.text, n.end))


def _in_a_name(n: Numbered) -> bool:
    """ "the Three Brotherhood Alliance": a number word with a capital amid a sentence, before another."""
    word = n.first
    amid = re.search(r"[a-z,;]\s+$", n.before())
    return bool(word.istitle() and word.lower() in ONES and amid and re.match(r"\s+[A-Z][a-z]", n.text[n.end : n.end + 4]))


def _follows(pattern: re.Pattern[str]) -> Callable[[Numbered], bool]:
    return lambda n: bool(pattern.match(n.text, n.end))


KINDS: dict[str, Callable[[Numbered], bool]] = {
    "money": _follows(CURRENCY),
    "percent": _follows(PERCENT),
    "age": _is_age,
    "clock": _is_clock,
    "date": _is_date,
    "identifier": _is_identifier,
    "measure": lambda n: bool(MEASURE.match(n.text, n.end) or re.fullmatch(r"\d+\.\d{1,2}", n.first)),
}
