"""Whom a name means: the ways in which words name an actor, each candidate scored by named parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapporteur.codebook import Actor
from rapporteur.resolve.whoswho import Days, Named, WhosWho

ENOUGH, MARGIN = 0.75, 0.05  # score below which nothing is said, and the lead that the best needs over another actor
LONGEST_UNIT = 4  # words
INFERRED = 0.9  # of what the head of the words matches
LOYAL = re.compile(
    r"(?P<what>[\w\s-]+?) (?:loyal|allied|aligned|affiliated|linked) (?:to|with) (?P<whose>.+)|(?P<members>members|fighters) (?:of|from) (?P<group>.+)"
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """The actor that a name means, with the parts of its score."""

    actor: Actor
    parts: tuple[tuple[str, float], ...]
    how: str


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a report says beside a name: the days of which it speaks and the countries that it names, with how often."""

    days: Days | None
    countries: Mapping[str, float]


def recognise(names: tuple[str, ...], around: Circumstances, who: WhosWho) -> Recognised | None:
    """The actor that the forms of one name mean, the fullest first; `None` where none is clearly meant."""
    for name in dict.fromkeys(names):
        scored = sorted((_scored(n, around) for n in ways(name, around.days, who)), key=lambda r: (-total(r), r.actor.id))
        best = scored[0] if scored else None
        rival = next((r for r in scored if best and r.actor.id != best.actor.id), None)
        if best and total(best) >= ENOUGH and (rival is None or total(best) - total(rival) >= MARGIN):
            return best
    return None


def total(found: Recognised) -> float:
    """The sum of a score's parts."""
    return sum(value for _, value in found.parts)


def _scored(named: Named, around: Circumstances) -> Recognised:
    actor = named.actor
    parts = [("name", named.match)]
    if around.days and not actor.term.holds(*around.days):
        parts.append(("not in those days", -0.4))
    if actor.country and actor.kind != "state" and around.countries:
        parts.append(("country", 0.1 if around.countries.get(actor.country, 0) else -0.1))
    return Recognised(actor, tuple(parts), named.how)


def ways(name: str, days: Days | None, who: WhosWho) -> Iterator[Named]:
    """All readings of a name."""
    direct = who.named(name)
    if direct:
        yield from direct
        return
    state = who.state(name)
    if state:
        yield Named(state, 0.95, "its people")
    else:
        yield from _composed(name.split(), days, who)
        yield from _owned(name, days, who)
        yield from _possessed(name, who)


def _composed(words: list[str], days: Days | None, who: WhosWho) -> Iterator[Named]:
    """A head and what follows it: "Turkish army", "Hamas militants", "Haftar's forces", "Turkish President Erdogan"."""
    for n in range(1, min(LONGEST_UNIT, len(words) - 1) + 1):
        head, tail = " ".join(words[:-n]), " ".join(words[-n:]).lower()
        if tail in who.units:
            yield from _unit(head, who.units[tail], days, who)
        if tail in who.offices and (state := who.state(head)):
            yield from (Named(holder, INFERRED, f"{tail} of {state.name} then") for holder in who.holders(state, tail, days))
    yield from _titled(words, days, who)


def _unit(head: str, unit: str, days: Days | None, who: WhosWho) -> Iterator[Named]:
    """A part of a state, or those who follow somebody."""
    state = who.state(head)
    if state:
        part = "mil" if unit == "force" else unit
        yield Named(state if part == "own" else who.part(state, part, days), INFERRED, f"a part of {state.name}")
        return
    for named in who.named(head):
        led = who.led_by(named.actor, days) if named.actor.kind == "person" else named.actor
        if led:
            yield Named(led, named.match * INFERRED, f"those of {named.actor.name}")


def _titled(words: list[str], days: Days | None, who: WhosWho) -> Iterator[Named]:
    """A name after a state and an office: the words that are neither."""
    rest = list(words)
    while rest and (rest[0].lower().strip(".") in who.offices or rest[0].lower() in {"mr", "ms", "mrs", "dr", "gen", "col", "sheikh"}):
        rest = rest[1:]
    for start in range(1, len(words)):
        before = " ".join(words[:start])
        last = words[start - 1].lower()
        if last in who.offices or before.lower() in who.offices:
            rest = min(rest, words[start:], key=len)
    if rest and rest != words:
        yield from (Named(n.actor, n.match * 0.97, n.how) for n in who.named(" ".join(rest)) if n.actor.kind == "person")


def _possessed(name: str, who: WhosWho) -> Iterator[Named]:
    """A name of its own after the one to whom it belongs: "Haftar's Libyan National Army"."""
    owner, _, owned = name.replace("’", "'").partition("'s ")
    if owned and (who.named(owner) or who.state(owner)):
        yield from (Named(n.actor, n.match * INFERRED, n.how) for n in who.named(owned) if n.actor.kind != "person")


def _owned(name: str, days: Days | None, who: WhosWho) -> Iterator[Named]:
    """"Government of Libya", "president of Turkey", "forces loyal to Haftar", "members of Hamas"."""
    loyal = LOYAL.fullmatch(name)
    if loyal:
        yield from _unit(loyal["whose"] or loyal["group"], "own", days, who)
    for of in re.finditer(r" (?:of|in|for) (?:the )?", name):
        what, whose = name[: of.start()].lower(), name[of.end() :]
        state = who.state(whose)
        if state and what in who.offices:
            yield from (Named(holder, INFERRED, f"{what} of {state.name} then") for holder in who.holders(state, what, days))
        if what in who.units:
            yield from _unit(whose, who.units[what], days, who)
