"""Lines of a page or of a hard-wrapped text joined to the paragraphs that they were cut from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

NARROWEST, WIDEST = 50, 110  # characters of the lines of a text that is taken to be hard-wrapped
SHORT_LINE = 0.7  # of the usual line length: a line that ends a paragraph
ITEM = re.compile(r"(?:[•▪◦●■*–-]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
CUT_WORD = re.compile(r"([^\W\d_]+)-$")
KEEPS_HYPHEN = re.compile(
    r"(?:backed|led|based|held|controlled|run|old|made|style|wing|line|term|affiliated|aligned|allied|linked|general|elect|"
    r"border|fire|occupied|owned|armed|sponsored|funded|supported|brokered|mediated|wide|member|"
    r"strong|range|scale|level|called|speaking|majority|dominated)\b"
)
PREFIX = re.compile(r"(?:anti|non|pro|ex|counter|self|cross|post|pre|mid|semi|vice|inter|co|multi|air|al|el)$", re.IGNORECASE)


def unwrap(page: str) -> str:
    """The paragraphs of a page, an empty line between two. A hyphen at a line's end joins its word again."""
    lines = [line.strip() for line in page.split("\n")]
    usual = usual_length(lines)
    out: list[str] = []
    begun = False
    for line in lines:
        if not line:
            begun = False
            continue
        out = [*out[:-1], joined(out[-1], line, page)] if begun and not ITEM.match(line) else [*out, line]
        begun = len(line) > SHORT_LINE * usual or bool(CUT_WORD.search(line))
    return "\n\n".join(out)


def usual_length(lines: Sequence[str]) -> int:
    """The length that a third of the lines reach."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[-max(1, len(lengths) // 3)] if lengths else 0


def joined(before: str, line: str, text: str) -> str:
    """Two lines as one. A word cut by a hyphen is made whole, unless the hyphen is its own ("Turkish-|backed")."""
    cut = CUT_WORD.search(before)
    if not cut or not line[:1].isalpha():
        return f"{before} {line}"
    rest = re.match(r"\w+", line)
    whole, hyphened = f"{cut[1]}{rest[0] if rest else ''}", f"{cut[1]}-{rest[0] if rest else ''}"
    own = hyphened in text or not line[0].islower() or KEEPS_HYPHEN.match(line) or PREFIX.match(cut[1])
    return before + line if own and whole not in text else before[:-1] + line


def is_wrapped(block: Sequence[str]) -> bool:
    """Was a paragraph cut into these lines at a fixed width? The next word never had room, and most break off amid a sentence."""
    if len(block) < 3:
        return False
    width, breaks = max(map(len, block)), list(pairwise(block))
    full = sum(no_room(a, b, width) for a, b in breaks)
    capitals = "".join(block).isupper()
    amid = sum((b[:1].islower() or capitals) and not re.search(r"[.!?:;]$", a) for a, b in breaks)
    return NARROWEST <= width <= WIDEST and full >= 0.9 * len(breaks) and amid >= 0.5 * len(breaks)


def no_room(line: str, following: str, width: int) -> bool:
    """Would the first word of the next line not have fitted on this one?"""
    return len(line) + 1 + len(following.split(" ", 1)[0]) > width
