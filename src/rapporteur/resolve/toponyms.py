"""Names of places as keys: what makes "al-Watiya", "Al Waṭīyah" and "Watiya" one name.

Two foldings, each coarser than the one before:

- `plain`: lower case without diacritics, apostrophes, hyphens and articles ("Deir ez-Zor" → "deir zor").
- `sound`: the plain name without the spellings on which transliterations differ ("Deir ez-Zor" and
  "Dayr az Zawr" → "dirzur"). `skeleton` is what is left of it without vowels ("drzr").
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {
        "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ə": "a", "ħ": "h",
        "ŋ": "ng", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ɛ": "e", "ɔ": "o",
        "'": None, "’": None, "‘": None, "ʼ": None, "ʿ": None, "ʾ": None, "`": None, "´": None, "ʻ": None, "ʹ": None, "ʺ": None,
        "″": None, "′": None, "“": None, "”": None, '"': None, ".": None,
        "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "_": " ", "/": " ", ",": " ", "(": " ", ")": " ", "&": " and ",
    }
)  # fmt: skip

ARTICLES = frozenset(
    ("al", "el", "ul", "as", "ash", "at", "ath", "an", "ad", "adh", "ar", "az", "es", "esh", "et", "en", "ed", "er", "ez", "the")
)

_TOKENS = {
    "tel": "tal", "tell": "tal", "jebel": "jabal", "djebel": "jabal", "gebel": "jabal", "jabel": "jabal", "djabal": "jabal",
    "kfar": "kafr", "kefar": "kafr", "kefr": "kafr", "kufr": "kafr", "kafar": "kafr",
    "oued": "wadi", "ouadi": "wadi", "wad": "wadi", "cheikh": "sheikh", "shaikh": "sheikh", "shaykh": "sheikh", "sheik": "sheikh",
    "shekh": "sheikh", "shayk": "sheikh", "xeykh": "sheikh",
    "kasr": "qasr", "ksar": "qasr", "gasr": "qasr", "oum": "umm", "um": "umm", "om": "umm", "umma": "umm", "abou": "abu", "bou": "bu",
    "saint": "st", "sainte": "st", "ste": "st", "fort": "ft", "mount": "mt", "mont": "mt", "suq": "souk", "suk": "souk",
    "souq": "souk", "qaleh": "qala", "kala": "qala", "qalah": "qala", "deh": "dih",
    "one": "1", "two": "2", "ii": "2", "iii": "3",
}  # fmt: skip

_SOUNDS = (
    (re.compile(r"(?<=.)[ae]h?$"), "a"),
    (re.compile(r"^ou(?=[aei])"), "w"),
    (re.compile(r"tch|tsh|sch|sh|ch|cz|sz"), "s"),
    (re.compile(r"dzh|dj|zh"), "j"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"x|ck"), "k"),
    (re.compile(r"([kgdt])h"), r"\1"),
    (re.compile(r"tz|ts"), "s"),
    (re.compile(r"[qc]"), "k"),
    (re.compile(r"(?<=.)w"), "u"),
    (re.compile(r"[ey]"), "i"),
    (re.compile(r"o"), "u"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=.)a(?=[iu][^aiu]|[iu]$)"), ""),
    (re.compile(r"(?<=[^aiu])[iu](?=[iu][^aiu])"), ""),
    (re.compile(r"(?<=[aiu])h(?=[^aiu])"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
_VOWELS = re.compile(r"(?<=.)[aiu]")


def letters(name: str) -> str:
    """The name in lower case, without diacritics, apostrophes and hyphens; articles are kept ("al watiyah")."""
    if name.isascii():  # has no diacritics to take off
        return " ".join(name.lower().translate(_LETTERS).split())
    bare = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).translate(_LETTERS).split())


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """`letters` without articles. A name that is nothing but articles keeps them."""
    folded = letters(name)
    return without_articles(folded) or folded


def without_articles(folded: str) -> str:
    """What `letters` gives, without its articles."""
    return " ".join(word for word in folded.split() if word not in ARTICLES)


@lru_cache(maxsize=65536)
def sound(name: str) -> str:
    """What all transliterations of a plain name have in common, without blanks. `name` is a result of `plain`."""
    key = "".join(_word_sound(word) for word in name.split())
    return key or name


@lru_cache(maxsize=65536)
def _word_sound(word: str) -> str:
    word = _TOKENS.get(word, word)
    for pattern, by in _SOUNDS:
        word = pattern.sub(by, word)
    return word


def skeleton(key: str) -> str:
    """The consonants of a `sound` key, and its first letter."""
    return _VOWELS.sub("", key)


def is_name(words: str) -> bool:
    """Names have a capital: "the capital", "eastern districts" and "security council" are none."""
    return any(letter.isupper() for letter in words)
