"""Is a text a story of years gone by, a chronology, a judgment, an article of an encyclopaedia?

There "on 26 October" goes on from the year told last; in news it is a day near the report's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapporteur.text.times.context import Found
from rapporteur.text.times.days import century
from rapporteur.text.times.lexing import Words
from rapporteur.types import Published

LONG_AGO = 3  # years before the report at which the report's day stops telling the year
OPENING = 2  # times at the head of a text: where one of them is of an old year, the text is a story of years gone by
FEW = 0.1  # words of the report's own day for each time, that such a story may have
SHARE = 0.2  # of the times of a text without such words that are of old years
UNDATED = 200  # days within which a text came out: beyond, the report's day tells no year at all
OF_ITS_DAY = re.compile(
    r"\b(?:today|tonight|yesterday|tomorrow|last night|this (?:morning|week|month|year)|(?:last|next) (?:week|month)|earlier this|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
    re.IGNORECASE,
)


def gone(words: Words, items: Sequence[Found], published: Published | None) -> int | None:
    """How many years back a time must lie for the story to go on from it; `None` where a text speaks of its own day.

    The shares were chosen on 13,810 days and months without a year of the corpus: docs/decisions/008-years-gone-by.md.
    """
    if published is None:
        return None
    if (published.latest - published.earliest).days > UNDATED:
        return 0
    old = [_is_old(words, found, published.latest.year) for found in items]
    begins, many = any(old[:OPENING]), any(old) and sum(old) >= SHARE * len(old)
    if not begins and not many:
        return None
    of_its_day = len(OF_ITS_DAY.findall(words.text))
    return LONG_AGO if (begins and of_its_day < FEW * len(old)) or (many and not of_its_day) else None


def _is_old(words: Words, found: Found, now: int) -> bool:
    """Does an expression write out a year long before the report's?"""
    labels = found.labels
    written = words.lower[labels["y"]] if "y" in labels else ""
    if not written and words.is_(labels.get("d", -1), "slashes", "iso", "monthyear"):
        written = max(re.split("[-/.]", words.lower[labels["d"]][:10]), key=len)
    return written.isdigit() and century(int(written)) <= now - LONG_AGO
