"""Plain text: its layout made regular, and what its first lines tell of title and publisher."""

from __future__ import annotations

import re
import unicodedata

DATELINE_AGENCY = re.compile(r"^[^\n]{0,90}?\((?P<agency>[A-Z][\w.&' -]{1,40})\)\s*[-–—:.]")
CONTROL = {n: None for n in (*range(0, 9), 11, *range(14, 32), 127, 0xFEFF, 0x200B, 0x00AD)}
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def clean(text: str) -> str:
    """NFC, one kind of line end, no control characters, no blanks at line ends, at most one empty line in a row."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")).translate(CONTROL)
    text = re.sub(r"[ \t]+\n", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n" if text.strip() else ""


def headline(text: str) -> str | None:
    """The first line, where it reads like a title: short, without a full stop, and not all of the text."""
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    if not rest.strip() or not 3 <= len(first) <= 200 or first.endswith((".", ";", ",")) or len(first.split()) > 30:
        return None
    return first


def publisher(text: str) -> str | None:
    """The agency that a dateline names in brackets: "GENEVA, 3 May (Lake Agency) -"."""
    for line in text.strip().split("\n")[:6]:
        match = DATELINE_AGENCY.match(line.strip())
        if match and not any(m in match.group("agency") for m in MONTHS):
            return match.group("agency")
    return None
