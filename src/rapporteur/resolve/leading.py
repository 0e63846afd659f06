"""Whom a leader leads and an office holder serves, where the words of a report leave it out: "President Bashar al-Assad" is Syria's,
"Foreign Minister Julie Bishop" Australia's by the who's-who."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rapporteur.codebook import Actor
from rapporteur.resolve.whoswho import Days, WhosWho, plain_title
from rapporteur.types import Claim, Party, Reason, Span

OFFICES = frozenset(["LEADS", "PART-OF"])
REACH = 60  # characters on either side of a claim's word in which its title stands
NATIONAL = r"(?:(?:prime )?(?<!chief )minister|president|premier|chancellor|king|queen|secretary of state|foreign secretary)"
NAMES = re.compile(r"[^\W\d_a-z](?:(?!['’]s\b)[\w’'-])*")
RULE = "office in the who's-who"
OWN_STATE = "own state of one who is called by an office of states"


def with_led(claims: Sequence[Claim], text: str, days: Days | None, who: WhosWho) -> list[tuple[Claim, tuple[Reason, ...]]]:
    """The claims, those of an office without what it is of with the state or body that the who's-who gives, where the report names it."""
    named = [p for c in claims for p in c.parties if p.actor]
    return [_completed(claim, named, text, days, who) for claim in claims]


def _completed(
    claim: Claim, named: Sequence[Party], text: str, days: Days | None, who: WhosWho
) -> tuple[Claim, tuple[Reason, ...]]:
    if claim.event not in OFFICES or len(claim.parties) != 1 or claim.parties[0].role != "actor":
        return claim, ()
    person = who.by_id.get(claim.parties[0].actor or "")
    if person is None or person.kind != "person":
        return claim, ()
    for led, rule in led_in_office(person, Called(text, claim.span), days, who):
        if found := _nearest(claim.span, _mentions(led, named, text, who), led):
            return replace(claim, parties=(*claim.parties, found)), (Reason("recipient", found.text, found.span, None, rule),)
    return claim, ()


class Called:
    """By what title a claim's word calls a person: the word and what stands around it, as titles are written in the who's-who."""

    def __init__(self, text: str, word: Span) -> None:
        before, own = unhyphened(text[max(0, word.start - REACH) : word.start]), unhyphened(text[slice(*word)])
        self._around = before + own + unhyphened(text[word.end : word.end + REACH])
        self._word = Span(len(before), len(before) + len(own))

    def by(self, title: str) -> bool:
        """Is the word part of this title? `title`: a regular expression."""
        said = re.finditer(rf"(?<!vice )\b{title}s?\b", self._around)
        return any(m.start() < self._word.end and self._word.start < m.end() for m in said)


def unhyphened(words: str) -> str:
    """A plain title with blanks for hyphens and ends of lines."""
    return re.sub(r"[-\s]", " ", plain_title(words))


def led_in_office(person: Actor, called: Called, days: Days | None, who: WhosWho) -> Iterator[tuple[Actor, str]]:
    """What a person held an office in by whose title a claim calls the person, with the rule: an office of these days, of other days where
    there is none; the person's own state where the who's-who has no such office and the title is one that mostly states have."""
    said = [o for o in person.offices if called.by(re.escape(unhyphened(o.title)))]
    for office in [o for o in said if days is None or o.term.holds(*days)] or said:
        if led := who.by_id.get(office.of) or who.by_id.get(office.of.partition("-")[0]):  # a part named by rule: its state
            yield led, RULE
    state = who.state_of(person.country or "")
    if state and not said and called.by(NATIONAL):
        yield state, OWN_STATE


def _mentions(led: Actor, named: Iterable[Party], text: str, who: WhosWho) -> list[Party]:
    """Where a report names an actor: in its claims, and of a state also elsewhere."""
    found = [Party("recipient", p.name, p.text, p.span, led.id) for p in named if p.actor == led.id]
    if led.kind == "state":
        whole = re.finditer(rf"\b{re.escape(led.name)}\b", text)
        spans = [Span(*m.span()) for m in (*whole, *(m for m in NAMES.finditer(text) if who.state(m.group()) is led))]
        found += [Party("recipient", text[s.start : s.end], text[s.start : s.end], s, led.id) for s in spans]
    return found


def _nearest(to: Span, mentions: Sequence[Party], led: Actor) -> Party | None:
    """The nearest mention; one by another name, as of a capital for its state, only where the own name is not said."""
    return min(mentions, key=lambda p: (p.text in led.aliases, abs(p.span.start - to.start), p.span), default=None)
