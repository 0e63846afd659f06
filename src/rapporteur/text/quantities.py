"""The grammar of number expressions: figures and words with what bounds, rounds, joins or scales them.

`PAIRS` and `SINGLES` match one expression each, with a group for each part; `SINGLES` knows no ranges of two numbers.
"""

from __future__ import annotations

import re

from rapporteur.text.figures import BLANK, ONES, SCALES, TENS, VALUE

Range = tuple[int | None, int | None]

VAGUE: dict[str, Range] = {
    "several hundreds? thousand": (200_000, None),
    "(?:(?:a few|several|some|many) )?tens of thousands": (20_000, None),
    "(?:(?:a few|several|some|many) )?hundreds of thousands": (200_000, None),
    "(?:(?:a few|several|some|many) )?tens of millions": (20_000_000, None),
    "(?:a few|several|some|many|the last few|few) thousands?": (2000, None),
    "(?:a few|several|some|many|the last few|few) hundreds?": (200, 999),
    "(?:a few|several|many|some) dozens?": (24, 99),
    "(?:a few|several|many) millions?": (2_000_000, None),
    "a couple of hundred": (200, 200),
    "a couple of thousand": (2000, 2000),
    "a couple of dozen": (24, 24),
    "tens(?= of)": (20, 99),
    "hundreds": (200, 999),
    "thousands": (2000, None),
    "millions": (2_000_000, None),
    "billions": (2 * 10**9, None),
    "dozens": (24, 99),
    "scores": (40, 99),
    "half a dozen": (6, 6),
    "a couple": (2, 2),
    "a pair(?= of)": (2, 2),
    "a trio(?= of)": (3, 3),
    "a handful": (3, None),
    "a score(?= of)": (20, 20),
    "several": (3, None),
    "(?:quite )?a few": (3, None),
    r"both(?!\s+(?:in|by|to|from|on|at|with|for|the|its|his|their|(?-i:[A-Z])\w+)\b[^.;,\n]{0,60}\sand\b)": (2, 2),
}
_OR_EVEN = r",? (?:if not|or even|perhaps|possibly|maybe) (?P<vaguer>hundreds|thousands|dozens)\b"
_VAGUE = "|".join(f"(?P<v{n}>{words})" for n, words in enumerate(VAGUE))
RANGES = tuple(VAGUE.values())

FLOOR = r"at (?:the )?(?:very )?least|(?:no|not) (?:fewer|less) than|as few as|a minimum of"
ABOVE = (
    r"(?:well |just |slightly |far |a little |significantly )?(?:more than|over|above)|upwards? of|in excess of|greater than|"
    r"exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|beyond|(?<!the )past(?=\s+[\d,]{3})"
)
CEILING = r"up to|as many as|at (?:the )?most|a maximum of|(?:no|not) more than|not exceeding|not above"
BELOW = r"(?:just |well |slightly |a little )?(?:fewer than|less than|under|below)"
ABOUT = (
    r"about|around|some|roughly|nearly|almost|close to|approximately|approx\.?|"
    r"an? (?:average|total|estimated total|combined total) of|estimated|circa|"
    r"(?:an?|the) (?:additional|further|estimated|reported|record|combined|mere|confirmed|staggering|whole|good)|"
    r"another|a total of up to"
)
QUALIFIER = (
    rf"(?:(?P<floor>{FLOOR})|(?P<above>{ABOVE})|(?P<ceiling>{CEILING})|(?P<below>{BELOW})|(?P<about>{ABOUT}))\s+"
    rf"(?:(?:{ABOUT})\s+)?[\"“‘']?"
)
MONEY = (
    r"(?:(?:US|U\.S\. ?|A|C|CA|AU|NZ|HK)?[$€£¥₦₹₽₪]\s?"
    r"|(?-i:USD|EUR|GBP|NGN|AFN|FCFA|CFA|KSh|UGX|Rs\.?|Tk\.?|Sh)\s?(?=\d)"
    r"|(?-i:[NPR])(?=\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?\s?(?:million|billion|bn|m)\b))"
)
_JOIN = (
    r"\s+(?:to|or|up to|to as many as|or even)\s+|(?<=\d)-(?=\d)|(?<=\d)\s?–\s?(?=\d)|(?<=[a-z])[-–](?=[a-z])"
    r"|,\s+(?:maybe|perhaps|possibly|or maybe|or perhaps|or even|if not)\s+"
)
_SUFFIX = (
    rf"(?P<more>\+|-plus\b|{BLANK}plus\b|{BLANK}or more\b|{BLANK}and counting\b)"
    rf"|(?P<less>{BLANK}or (?:fewer|less)\b)|(?P<odd>[- ]odd\b)|{BLANK}or so\b"
)
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
)  # fmt: skip
ORDINALS = {name: n for n, name in enumerate(_ORDINALS, 1)} | {f"{t[:-1]}ieth": n for t, n in TENS.items()}
_ORDINAL = rf"\d{{1,9}}(?:st|nd|rd|th)|(?:(?:{'|'.join(TENS)})[- ])?(?:{'|'.join(_ORDINALS[:9])})|{'|'.join(list(ORDINALS)[9:])}"
_FRACTION = (
    r"(?:a|one|two|three|four)[- ](?:thirds?|quarters?|fifths?)(?=\s+(?:of(?! an? (?:million|billion))|the|more|less)\b)"
    r"|half(?=\s+(?:of|the|its|their|his|her)\b)|(?:WORD|\d+) (?:in|out of)(?: every)? (?:ten|five|four|three|100|10)\b"
).replace("WORD", "|".join(list(ONES)[1:10]))
_CLOCK = (
    r"\d{1,2}:\d\d(?::\d\d)?|\d{1,2}h\d\d(?!\d)|\d{1,2}\.\d\d(?=\s?(?:[ap]\.?m\b|hrs\b|hours\b|GMT\b|UTC\b))"
    r"|(?<=^)\d{1,2}\.[0-5]\d(?=\s+[\"“(]?(?-i:[A-Z]))"
)
_DAY = r"\d{1,4}/\d{1,2}(?:/\d{2,4})?|\d{1,2}\.\d{1,2}\.\d{2,4}|\d{4}-\d\d-\d\d"
_CODE = r"\d{1,2}\+\d{1,2}|(?-i:[A-Z][A-Za-z]{0,9}-?\d{1,6}[A-Za-z0-9]{0,6}(?![,.]\d))"
_NO_ARTICLE = (
    r"(?!\s+(?:number|lot|bit|little|few|while|series|variety|range|total|great|good|large number|majority|"
    r"quarter (?:to|past)|half (?:to|past))\b)"
)
_ARTICLE = rf"an?(?=\s+(?:[a-z\"“‘']|\d+-(?:year|month|week|day)s?-old)){_NO_ARTICLE}"
_UNIT = r"(?:km|kms|mm|cm|m|kg|ft|hrs?|h|[ap]m|pc)\b|[°²]"
_START, _END = r"(?<![\w.,/:+$€£])(?<!\w[-–'’])", rf"(?!(?!{_UNIT})\w|[.,:/+]\d|['’][a-z]?\d)"


def _pattern(join: str) -> re.Pattern[str]:
    """The grammar; with an empty `join` it knows no pairs."""
    pair = rf"(?:(?:{join}|(?(between)\s+(?:and|to)\s+|(?!)))(?:{MONEY})?(?P<b>{VALUE}))?" if join else r"(?P<b>(?!))?"
    return re.compile(
        rf"{_START}(?:(?P<clock>{_CLOCK})|(?P<day>{_DAY})|(?P<fraction>{_FRACTION})|(?P<ordinal>{_ORDINAL})"
        rf"|(?:{QUALIFIER})?(?:(?P<vague>(?:{_VAGUE})\b(?:{_OR_EVEN})?)"
        rf"|(?P<between>between\s+)?(?P<money>{MONEY})?(?P<a>{VALUE}){pair}(?:{_SUFFIX})?)"
        rf"|(?P<code>{_CODE})|(?P<article>{_ARTICLE})){_END}",
        re.IGNORECASE | re.MULTILINE,
    )


PAIRS, SINGLES = _pattern(_JOIN), _pattern("")

# Where an expression can begin: at a figure, a sign of money, or one of these words. Asking the whole grammar only there halves the time.
FIRST_WORDS = frozenset((
    *ONES, *TENS, *SCALES, *ORDINALS, "tens", "hundreds", "thousands", "millions", "billions", "dozens",
    "scores", "several", "many", "some", "few", "a", "an", "the", "both", "quite", "half", "at", "no", "not", "as",
    "well", "just", "slightly", "far", "little", "significantly", "more", "over", "above", "upward", "upwards", "in",
    "greater", "exceeds", "exceed", "exceeded", "exceeding", "surpass", "surpasses", "surpassed", "surpassing",
    "topped", "topping", "beyond", "past", "up", "fewer", "less", "under", "below", "about", "around", "roughly",
    "nearly", "almost", "close", "approximately", "approx", "estimated", "circa", "another", "between", "us", "u",
    "usd", "eur", "gbp", "ngn", "afn", "fcfa", "cfa", "ksh", "ugx", "rs", "tk", "sh", "n", "p", "r", "c", "ca", "au",
    "nz", "hk",
))  # fmt: skip
BEGINNING = re.compile(r"[$€£¥₦₹₽₪]|\w+(?:-(?=\d))?")
