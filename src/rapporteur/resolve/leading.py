"""Whom a leader leads and an office holder serves, where the words of a report leave it out: "President Bashar al-Assad" is Syria's,
"Foreign Minister Julie Bishop" Australia's by the who's-who."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rapporteur.codebook import Actor
from rapporteur.resolve.whoswho import Days, WhosWho
from rapporteur.types import Claim, Party, Reason, Span

OFFICES = frozenset(["LEADS", "PART-OF"])
REACH = 40  # characters on either side of a claim's word in which its title stands
CLAUSE = re.compile(r"[.;:!?\n]|, ")
NATIONAL = re.compile(r"\b(?:(?:prime )?minister|(?<!vice )president|premier|chancellor|king|queen|secretary of state|foreign secretary)s?\b")
NAMES = re.compile(r"[^\W\d_a-z](?:(?!['’]s\b)[\w’'-])*")
RULE = "office in the who's-who"


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
    topics = (t.text for t in claim.things if t.role == "topic")
    for led in led_in_office(person, plain_title(" ".join([title_at(text, claim.span), *topics])), days, who) if person else ():
        if found := _nearest(claim.span, _mentions(led, named, text, who), led):
            return replace(claim, parties=(*claim.parties, found)), (Reason("recipient", found.text, found.span, None, RULE),)
    return claim, ()


def title_at(text: str, span: Span) -> str:
    """The clause around a claim's word, as far as a title reaches."""
    before = CLAUSE.split(text[max(0, span.start - REACH) : span.start])[-1]
    after = CLAUSE.split(text[span.end : span.end + REACH], maxsplit=1)[0]
    return f"{before}{text[slice(*span)]}{after}"


def plain_title(words: str) -> str:
    """Words as the who's-who writes titles: "Defense Ministers" as "defence minister"."""
    return " ".join(words.lower().replace("defense", "defence").replace("-", " ").split())


def led_in_office(person: Actor, words: str, days: Days | None, who: WhosWho) -> Iterator[Actor]:
    """What a person held an office in that these words name, first an office of these days; last the person's own state, where the
    words name an office that only states have."""
    said = [o for o in person.offices if re.search(rf"(?<!vice ){re.escape(plain_title(o.title))}s?\b", words)]
    for office in sorted(said, key=lambda o: days is not None and not o.term.holds(*days)):
        if led := who.by_id.get(office.of) or who.by_id.get(office.of.partition("-")[0]):  # a part named by rule: its state
            yield led
    state = who.state_of(person.country or "") if NATIONAL.search(words) else None
    if state and not said:
        yield state


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
