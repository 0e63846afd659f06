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
IS_OF = re.compile(r"[\"”]?,? (?:of|from)(?: the(?: [a-z]+)?| its| \d+)? [\"“]?| (?:also |better )?(?:known as|called|named|calling itself) [\"“]?(?:the )?")
# Between a name and the common noun that says what it is: "Y, 38, a councillor", "the new prefect, a southerner".
APPOSED = re.compile(r",(?: \d{1,2},)? an? (?:[a-z-]+ ){0,2}")
POSSESSIVE = frozenset(["his", "her", "its", "their"])
JOINS = frozenset([",", "and", "or", "of", "with", "including", "alongside"])
# Between a voice and where it belongs: "a source at the ministry", "officials in Tehran".
BELONGS_TO = re.compile(r" (?:at|in|of|from|within|inside|with|for|close to)(?: the| its| his| their)? [\"“]?")
VOICES = ("voice", "relay")
NAMES = (*PARTY_ROLES, *VOICES)


def without_modifiers(layout: Layout, played: Sequence[Played], demonyms: Container[str]) -> tuple[Played, ...]:
    """What plays a part, without those that only modify another in the same role. `demonyms`: words like "French", which are no places."""
    idle = {id(p) for role in NAMES for p in _modifying(layout, [p for p in played if p.role == role])}
    said = {p.mention.first for p in played if p.role in VOICES}
    idle |= {id(p) for role in PARTY_ROLES for p in _owned(layout, [p for p in played if p.role == role and id(p) not in idle], said)}
    idle |= {id(p) for role in VOICES for p in _homes(layout, [p for p in played if p.role == role and id(p) not in idle])}
    idle |= {id(p) for p in _adjectives(layout, [p for p in played if p.role == "where"], demonyms)}
    return tuple(p for p in played if id(p) not in idle)


def _between(layout: Layout, a: Played, b: Played) -> str:
    return layout.between(a.mention.last, b.mention.first)


def _in_order(played: Sequence[Played]) -> list[Played]:
    return sorted(played, key=lambda p: (p.mention.first, p.mention.last))


def _modifying(layout: Layout, played: Sequence[Played]) -> list[Played]:
    """The first of two side by side that only says more about the second, and the second that only says what the first is."""
    found = list(pairwise(_in_order(played)))
    return [a for a, b in found if _modifies(layout, a, b)] + [b for a, b in found if _is_apposed(layout, a, b)]


def _modifies(layout: Layout, a: Played, b: Played) -> bool:
    gap = _between(layout, a, b)
    common, proper = _is_common(layout, a), layout.word(b.mention.first)[:1].isupper()
    return bool(MODIFIES.fullmatch(gap) or (common and proper and IS_OF.fullmatch(gap)))


def _is_common(layout: Layout, p: Played) -> bool:
    """Is it named by a noun in small letters, or by one word at the head of a sentence that is no acronym?"""
    word, first = layout.word(p.mention.last), layout.bounds[layout.sentence_of_word[p.mention.first]][0]
    return word[:1].islower() or (p.mention.first == p.mention.last == first and word[1:].islower())


def _is_apposed(layout: Layout, a: Played, b: Played) -> bool:
    return layout.word(b.mention.last)[:1].islower() and bool(APPOSED.fullmatch(_between(layout, a, b)))


def _owned(layout: Layout, played: Sequence[Played], said: Container[int]) -> list[Played]:
    """Common nouns of somebody named before in the same role, and not the one who says so (`said`): "its members", where the group
    itself plays the part too."""
    named = [p for p in played if layout.word(p.mention.last)[:1].isupper() and p.mention.first not in said]
    return [p for p in played if _is_owned(layout, p) and any(n.mention.last < p.mention.first for n in named)]


def _is_owned(layout: Layout, p: Played) -> bool:
    """Does a possessive stand before it, and no word that makes it a party beside its owner ("Kiir and his allies")?"""
    before = [layout.word(w).lower() for w in range(max(0, p.mention.first - 3), p.mention.first)]
    at = next((n for n, word in enumerate(before) if word in POSSESSIVE), None)
    return layout.word(p.mention.last)[:1].islower() and at is not None and not (at and before[at - 1] in JOINS)


def _homes(layout: Layout, voices: Sequence[Played]) -> list[Played]:
    """What voices only belong to."""
    return [b for a, b in pairwise(_in_order(voices)) if BELONGS_TO.fullmatch(_between(layout, a, b))]


def _adjectives(layout: Layout, places: Sequence[Played], demonyms: Container[str]) -> list[Played]:
    """Demonyms beside a place."""
    found = [p for p in places if layout.text_of(p.mention.first, p.mention.last) in demonyms]
    return found if len(found) < len(places) else []
