"""The slots of a claim, each from the mentions that play its role: parties, times, places, counts, things, voices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rapporteur.find.layout import Layout
from rapporteur.find.mentions import Mention, plural_after
from rapporteur.find.names import Names, fold
from rapporteur.find.relations import relation
from rapporteur.find.tolls import MENDED, toll
from rapporteur.types import Count, Part, Party, Reason, Role, Span, Thing, ThingRole, Voice, When, Where

PARTY_ROLES: tuple[Role, ...] = ("actor", "recipient", "mediator")
PLACE_SHARE = 0.65  # of the best place's probability, below which another is not said
TOWN = frozenset(["town", "city", "village", "port"])
TOWN_REACH = 8  # sentences back in which the name of "the town" may stand
AROUND = 40  # words on either side of a place that may tell its relation
CONTAINED = re.compile(r",? ?(?P<how>,|in|of|at) (?:the )?")
PART_REACH = 70  # characters between a count, or its last part, and the next part
PART_WORDS = re.compile(r"\b(?:including|among (?:them|whom|the dead|those killed)|of (?:whom|them|which))\b", re.IGNORECASE)
PART_GOES_ON = re.compile(r"\s*(?:,|and|, and|as well as)\s*", re.IGNORECASE)
ADJECTIVES = frozenset(["military", "armed", "foreign", "senior", "local", "political", "government", "police", "army", "rebel", "security", "civilian", "young", "unarmed", "empty"])
THING_ROLES: tuple[ThingRole, ...] = ("instrument", "object", "document", "topic", "ordinal", "medium")


@dataclass(frozen=True, slots=True)
class Played:
    """A mention in a role of one claim, with the model's probability; `label` says what a number counts."""

    role: str
    mention: Mention
    score: float
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """What the slots of a whole report are read with."""

    layout: Layout
    names: Names
    counted: Sequence[Mention]
    numbers: Sequence[Mention]  # of persons and things, in order
    relations: Mapping[str, str]  # preposition → rel of a place
    speech: frozenset[str]  # words of saying
    towns: Sequence[Mention]  # mentions of places by name, countries left out, in order
    own: Sequence[Span] = ()  # where the report names its own publisher as the one who was told


def span_of(scene: Scene, m: Mention) -> Span:
    if m.time:
        return m.time.span
    return m.number.span if m.number else scene.layout.span_of(m.first, m.last)


def words_of(scene: Scene, m: Mention) -> str:
    span = span_of(scene, m)
    return scene.layout.text[span.start : span.end]


def name_of(scene: Scene, m: Mention) -> str:
    """The fullest form of a mention's name in the report."""
    return scene.names.of(words_of(scene, m))


def key_of(scene: Scene, m: Mention) -> str:
    """What all mentions of one name have in common."""
    return fold(name_of(scene, m))


def reason(scene: Scene, p: Played, rule: str = "role of the trained reader") -> Reason:
    return Reason(p.role, words_of(scene, p.mention), span_of(scene, p.mention), round(p.score, 3), rule)


def parties(scene: Scene, played: Sequence[Played]) -> tuple[Party, ...]:
    """Each name once a role; one that would be both actor and recipient keeps the likelier role."""
    best: dict[str, Played] = {}
    out: dict[tuple[str, str], Played] = {}
    for p in sorted((p for p in played if p.role in PARTY_ROLES), key=lambda p: -p.score):
        key = key_of(scene, p.mention)
        if key and best.setdefault(key, p) is p:
            out[p.role, key] = p
    kept = sorted(out.values(), key=lambda p: p.mention.first)
    return tuple(_party(scene, role, p) for role in PARTY_ROLES for p in kept if p.role == role)


def _party(scene: Scene, role: Role, p: Played) -> Party:
    return Party(role, name_of(scene, p.mention), words_of(scene, p.mention), span_of(scene, p.mention))


def when(scene: Scene, played: Sequence[Played]) -> When | None:
    """The likeliest time."""
    best = max((p for p in played if p.role == "when" and p.mention.time), key=lambda p: p.score, default=None)
    if best is None or best.mention.time is None:
        return None
    t = best.mention.time
    return When(t.earliest, t.latest, t.precision, t.text, t.span, t.how)


def with_named_places(scene: Scene, played: Sequence[Played]) -> tuple[Played, ...]:
    """Words without a capital ("the city") and acronyms of organisations are places only where no name is given; nor are places far less likely than the best, persons, or what only says where another place lies."""
    found = sorted((p for p in played if p.role == "where" and not is_person(scene, p.mention)), key=lambda p: -p.score)
    named = [
        p
        for p in found
        if any(c.isupper() for c in words_of(scene, p.mention)) and not scene.names.introduces(words_of(scene, p.mention))
    ]
    kept = [p for p in named if p.score >= PLACE_SHARE * named[0].score] or found[:1]
    kept = innermost(scene, sorted(kept, key=lambda p: p.mention.first))
    return tuple(p for p in played if p.role != "where" or p in kept)


def is_person(scene: Scene, place: Mention) -> bool:
    """Is a place the last name of a party that the report names in full ("Bemba" beside "Jean-Pierre Bemba")?"""
    name, text = name_of(scene, place), words_of(scene, place)
    longer = name != text and name.endswith(text) and all(w[:1].isupper() for w in name.split())
    return longer and fold(name) not in {fold(words_of(scene, t)) for t in scene.towns}


def innermost(scene: Scene, places: Sequence[Played]) -> list[Played]:
    """Of places told as one ("Nairobi, Kenya", "Camp Ghazi in Dellys") the first, or the second where the first ends in a common noun ("the
    Indian quarter of Masaya")."""
    out: list[Played] = []
    for p in places:
        how = containment(scene, out[-1].mention, p.mention) if out else None
        if how is None:
            out.append(p)
        elif how in {"of", "at"} and not words_of(scene, out[-1].mention).split()[-1][:1].isupper():
            out[-1] = p
    return out


def containment(scene: Scene, a: Mention, b: Mention) -> str | None:
    """The word between two places that makes the second say where the first lies; of a comma, where the second is a country."""
    between = CONTAINED.fullmatch(scene.layout.text[span_of(scene, a).end : span_of(scene, b).start])
    if not between or (between["how"] == "," and (a not in scene.towns or b in scene.towns)):
        return None
    return between["how"]


def where(scene: Scene, played: Sequence[Played]) -> tuple[Where, ...]:
    """Each place once."""
    out: dict[str, Where] = {}
    for p in sorted((p for p in played if p.role == "where"), key=lambda p: -p.score):
        name, text = place_name(scene, p.mention), words_of(scene, p.mention)
        out.setdefault(fold(name), Where(name, text, rel_of(scene, p.mention), span_of(scene, p.mention)))
    return tuple(sorted(out.values(), key=lambda w: w.span))


def place_name(scene: Scene, m: Mention) -> str:
    """The name of a place; of "the town" that of the place named most before it, of several the last."""
    text, sentence = words_of(scene, m), scene.layout.sentence_of_word
    if text not in TOWN:
        return text
    before = [t for t in scene.towns if t.last < m.first]
    named = Counter(fold(words_of(scene, t)) for t in before)
    near = [words_of(scene, t) for t in before if sentence[m.first] - sentence[t.first] <= TOWN_REACH]
    return max(reversed(near), key=lambda name: named[fold(name)], default=text)


def rel_of(scene: Scene, place: Mention) -> str:
    """The relation that the words around a place tell: `outside` for "outside the strategic coastal city of"."""
    layout = scene.layout
    first, stop = layout.bounds[layout.sentence_of_word[place.first]]
    before = range(max(first, place.first - AROUND), place.first)
    after = range(place.last + 1, min(stop, place.last + AROUND))
    return relation([layout.word(w) for w in before], [layout.word(w) for w in after], scene.relations)


def counts(scene: Scene, played: Sequence[Played]) -> tuple[Count, ...]:
    """Whole counts with the parts that follow them; a part without a whole stands alone."""
    best: dict[int, Played] = {}
    for p in sorted((p for p in played if p.role in {"count", "part"}), key=lambda p: (p.mention.first, -p.score)):
        best.setdefault(p.mention.first, p)
    out: list[Count] = []
    for p in best.values():
        is_part = p.role == "part" or (bool(out) and part_of(scene, out[-1], p.mention))
        if is_part and out:
            out[-1] = _with_part(out[-1], _part(scene, p.mention))
        else:
            out.append(_whole(scene, p))
    return tuple(_completed(scene, c) for c in out)


def _whole(scene: Scene, p: Played) -> Count:
    part = _part(scene, p.mention)
    return Count(label_of(scene, p, part.who), part.who, part.min, part.max, part.text, part.span)


def _part(scene: Scene, number: Mention) -> Part:
    n = number.number
    assert n is not None
    who, span = counted_by(scene, number)
    return Part(who, n.min, n.max, scene.layout.text[span.start : span.end], span)


def part_of(scene: Scene, whole: Count, number: Mention) -> bool:
    """Do the words between say that a number is part of a count ("including three women and five children")?"""
    last = whole.including[-1].span.end if whole.including else whole.span.end
    span = span_of(scene, number)
    between = scene.layout.text[last : span.start]
    if not 0 <= span.start - last <= PART_REACH or re.search(r"[.;:\n]", between):
        return False
    other_toll = toll(scene.layout, number) not in {None, whole.of}
    if other_toll or not _fits(whole, number):
        return False
    return bool(PART_WORDS.search(between) or (whole.including and PART_GOES_ON.fullmatch(between)))


def _fits(whole: Count, part: Mention) -> bool:
    """Is a number no greater than the count of which it would be a part?"""
    n, most = part.number, whole.max or whole.min
    return n is not None and (most is None or (n.max or n.min or 0) <= most)


def _completed(scene: Scene, count: Count) -> Count:
    """The parts that the words after a count name, also where the model saw none."""
    for number in scene.numbers:
        if span_of(scene, number).start >= count.span.end and part_of(scene, count, number):
            count = _with_part(count, _part(scene, number))
    return count


def _with_part(whole: Count, part: Part) -> Count:
    return replace(whole, including=(*whole.including, part))


def label_of(scene: Scene, p: Played, who: str | None) -> str:
    told = toll(scene.layout, p.mention) if p.label in MENDED else None
    label = told or p.label
    if label and label != "other":
        return label
    return who.split()[-1].lower() if who else "people"


def counted_by(scene: Scene, number: Mention) -> tuple[str | None, Span]:
    """The noun that a number counts, from the model's tags just after it, and the span of both."""
    span = span_of(scene, number)
    for m in scene.counted:
        if (
            0 < m.first - number.last <= 4
            and scene.layout.sentence_of_word[m.first] == scene.layout.sentence_of_word[number.last]
        ):
            last = plural_after(scene.layout, m.last) if stands_before(scene.layout.word(m.last)) else m.last
            found = scene.layout.span_of(m.first, last)
            return scene.layout.text[found.start : found.end], Span(span.start, found.end)
    return None, span


def stands_before(word: str) -> bool:
    """Does a plural that follows belong to what is counted: "submarines" to "50 North Korean", "leaders" to "ten military"?"""
    return word[:1].isupper() or word in ADJECTIVES


def things(scene: Scene, played: Sequence[Played]) -> tuple[Thing, ...]:
    found = [
        Thing(role, words_of(scene, p.mention), span_of(scene, p.mention))
        for role in THING_ROLES
        for p in played
        if p.role == role
    ]
    return tuple(sorted(found, key=lambda t: t.span))


def voices(scene: Scene, played: Sequence[Played]) -> tuple[Voice, ...]:
    """Innermost first: those who say it, then those who pass it on."""
    out: dict[str, Voice] = {}
    for role in ("voice", "relay"):
        told = [p for p in played if p.role == role and not is_own(scene, p.mention)]
        for p in sorted(told, key=lambda p: p.mention.first):
            said = Voice(
                name_of(scene, p.mention), words_of(scene, p.mention), span_of(scene, p.mention), cue_of(scene, p.mention)
            )
            out.setdefault(key_of(scene, p.mention), said)
    return tuple(out.values())


def is_own(scene: Scene, m: Mention) -> bool:
    """Is it the publisher of the report, told by somebody?"""
    span = span_of(scene, m)
    return any(span.start < own.end and own.start < span.end for own in scene.own)


def cue_of(scene: Scene, m: Mention) -> str | None:
    """The word of saying nearest to a voice in its sentence."""
    layout = scene.layout
    first, stop = layout.bounds[layout.sentence_of_word[m.first]]
    said = [w for w in range(first, stop) if re.sub(r"\W", "", layout.word(w).lower()) in scene.speech]
    near = min(said, key=lambda w: (min(abs(w - m.first), abs(w - m.last)), w), default=None)
    return layout.word(near) if near is not None else None
