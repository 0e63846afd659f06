"""Whom a leader leads, where the words of a report leave it out: "President Bashar al-Assad" is Syria's by the who's-who."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapporteur.codebook import Actor
from rapporteur.resolve.whoswho import Days, WhosWho
from rapporteur.types import Claim, Party, Reason, Span

LEADS = "LEADS"
NAMES = re.compile(r"[^\W\d_a-z](?:(?!['’]s\b)[\w’'-])*")
RULE = "office in the who's-who"


def with_led(claims: Sequence[Claim], text: str, days: Days | None, who: WhosWho) -> list[tuple[Claim, tuple[Reason, ...]]]:
    """The claims, those of a leader without a group or state with the one that the who's-who gives, where the report names it."""
    named = [p for c in claims for p in c.parties if p.actor]
    return [_completed(claim, named, text, days, who) for claim in claims]


def _completed(
    claim: Claim, named: Sequence[Party], text: str, days: Days | None, who: WhosWho
) -> tuple[Claim, tuple[Reason, ...]]:
    leaders = [p for p in claim.parties if p.role == "actor"]
    if claim.event != LEADS or len(leaders) != 1 or len(claim.parties) != 1:
        return claim, ()
    words = [text[slice(*claim.span)], *(t.text for t in claim.things if t.role == "topic")]
    for led in led_in_office(who.by_id.get(leaders[0].actor or ""), " ".join(words).lower(), days, who):
        if found := _nearest(claim.span, _mentions(led, named, text, who), led):
            return replace(claim, parties=(*claim.parties, found)), (Reason("recipient", found.text, found.span, None, RULE),)
    return claim, ()


def led_in_office(person: Actor | None, words: str, days: Days | None, who: WhosWho) -> list[Actor]:
    """What a person held an office in on these days that these words name."""
    held = [o for o in person.offices if not days or o.term.holds(*days)] if person else []
    said = [o for o in held if re.search(rf"(?<!vice[ -]){re.escape(o.title)}\b", words)]
    return [who.by_id[o.of] for o in said if o.of in who.by_id]


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
