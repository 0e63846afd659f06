"""Names in one role of which one only says more about the other: "Brigadier General" of a person, "militants of" a group. Told by the
words between the two."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from rapporteur.find.layout import Layout
from rapporteur.find.slots import PARTY_ROLES, Played

# What stands between a name and one that it only modifies: nothing, "Gen. X", "Israel's X", "Turkish-trained X".
MODIFIES = re.compile(r"\.? |['’]s? (?:[a-z]+ ){0,2}[\"“]?|-[a-z]+ ")
# Between a common noun and the name of what it is: "militants of the Y", "a column of 80 Y", "a group known as Y".
IS_OF = re.compile(r" (?:of|from)(?: the| its| \d+)? [\"“]?| known as | called | named ")
# Between a voice and where it belongs: "a source at the ministry", "officials in Tehran".
BELONGS_TO = re.compile(r" (?:at|in|of|from|within|inside|with|for|close to)(?: the| its| his| their)? [\"“]?")
VOICES = ("voice", "relay")
NAMES = (*PARTY_ROLES, *VOICES)


def without_modifiers(layout: Layout, played: Sequence[Played], demonyms: Container[str]) -> tuple[Played, ...]:
    """What plays a part, without those that only modify another in the same role. `demonyms`: words like "French", which are no places."""
    idle = {id(p) for role in NAMES for p in _modifying(layout, [p for p in played if p.role == role])}
    idle |= {id(p) for role in VOICES for p in _homes(layout, [p for p in played if p.role == role and id(p) not in idle])}
    idle |= {id(p) for p in _adjectives(layout, [p for p in played if p.role == "where"], demonyms)}
    return tuple(p for p in played if id(p) not in idle)


def _between(layout: Layout, a: Played, b: Played) -> str:
    spans = [layout.span_of(p.mention.first, p.mention.last) for p in (a, b)]
    return layout.text[spans[0].end : spans[1].start]


def _in_order(played: Sequence[Played]) -> list[Played]:
    return sorted(played, key=lambda p: (p.mention.first, p.mention.last))


def _modifying(layout: Layout, played: Sequence[Played]) -> list[Played]:
    return [a for a, b in pairwise(_in_order(played)) if _modifies(layout, a, b)]


def _modifies(layout: Layout, a: Played, b: Played) -> bool:
    gap = _between(layout, a, b)
    common, proper = layout.word(a.mention.last)[:1].islower(), layout.word(b.mention.first)[:1].isupper()
    return bool(MODIFIES.fullmatch(gap) or (common and proper and IS_OF.fullmatch(gap)))


def _homes(layout: Layout, voices: Sequence[Played]) -> list[Played]:
    """What voices only belong to."""
    return [b for a, b in pairwise(_in_order(voices)) if BELONGS_TO.fullmatch(_between(layout, a, b))]


def _adjectives(layout: Layout, places: Sequence[Played], demonyms: Container[str]) -> list[Played]:
    """Demonyms beside a place."""
    found = [p for p in places if layout.text_of(p.mention.first, p.mention.last) in demonyms]
    return found if len(found) < len(places) else []
