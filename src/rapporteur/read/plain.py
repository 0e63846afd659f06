"""Plain text: its layout made regular, and what its first lines tell of title and publisher."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from rapporteur.read.lines import ITEM, WIDEST, is_wrapped, joined, no_room

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
DATELINE_AGENCY = re.compile(r"^[^\n]{0,90}?\((?P<agency>[A-Z][\w.&’' -]{1,40})\)\s*[-–—:.]")
NO_AGENCY = re.compile(rf"\b(?:{MONTHS})\b|\d{{2}}")
BREAKS: dict[int, str | None] = {ord(c): "\n" for c in "\x0b\x1c\x1d\x1e\x85\u2028\u2029"}
CONTROL: dict[int, str | None] = {n: None for n in (*range(0, 9), *range(14, 28), 31, 127, 0xFEFF, 0x200B, 0x00AD)}
LONGEST_TITLE = 200  # characters


def clean(text: str) -> str:
    """NFC, one kind of line end, no control characters or empty lines at the ends; nothing else is moved.

    Lines that were cut at a fixed width are joined again, as a line's end would end a sentence.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").translate(BREAKS | CONTROL)
    text = unicodedata.normalize("NFC", text)
    body = re.sub(r"^(?:[^\S\n]*\n)+", "", text).rstrip()
    return rejoined(body) + "\n" if body else ""


def rejoined(text: str) -> str:
    """The text with hard-wrapped lines joined; a text without a paragraph that is surely wrapped stays as it is."""
    parts = re.split(r"(\n[^\S\n]*\n\s*)", text)
    blocks = [[line.strip() for line in part.split("\n")] for part in parts[::2]]
    width = max((len(line) for block in blocks if is_wrapped(block) for line in block), default=0)
    if not width:
        return text
    return "".join(_block(blocks[n // 2], width) if n % 2 == 0 else part for n, part in enumerate(parts))


def _block(lines: list[str], width: int) -> str:
    """A paragraph with each line joined to the one that its next word had no room on."""
    out = lines[:1]
    for before, line in pairwise(lines):
        runs_on = no_room(before, line, width) and len(before) <= WIDEST and not ITEM.match(line)
        out = [*out[:-1], joined(out[-1], line, "")] if runs_on else [*out, line]
    return "\n".join(out)


def headline(text: str) -> str | None:
    """The first line, where it reads like a title: short, without a full stop at its end, and not all of the text."""
    first, _, rest = text.strip().partition("\n")
    first = first.strip()
    if not rest.strip() or not 3 <= len(first) <= LONGEST_TITLE or first.endswith((".", ";", ",")) or len(first.split()) > 30:
        return None
    return first


def publisher(text: str) -> str | None:
    """The agency that a dateline names in brackets: "GENEVA, 3 May (Lake Agency) -"."""
    for line in text.strip().split("\n")[:6]:
        match = DATELINE_AGENCY.match(line.strip())
        if match and not NO_AGENCY.search(match["agency"]):
            return match["agency"]
    return None
