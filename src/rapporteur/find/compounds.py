"""Compounds that name two parties at once: "the Turkish-backed GNA", "Khalifa Haftar’s National Army"."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from rapporteur.find.drafts import Draft
from rapporteur.find.layout import Layout
from rapporteur.find.mentions import POSSESSIVES, Mention
from rapporteur.find.slots import Played

RELATION = "BACKS"
LEADING = "LEADS"
PARTIES = {"actor", "recipient"}
REACH = 8  # words between the compound and the name that it qualifies


@dataclass(frozen=True, slots=True)
class Compound:
    """The backer just before the hyphen, and the backed after the trigger, `None` where no name follows; or the leader before a
    possessive, and what he leads."""

    backer: Mention
    backed: Mention | None


def with_compounds(layout: Layout, drafts: Sequence[Draft], mentions: Sequence[Mention], states: Container[str]) -> list[Draft]:
    """Backing told by a compound is between the compound's own parties; no other backing of the report takes one from there. Leading
    told by a possessive is between the two names that it cuts."""
    parties = [m for m in mentions if m.layer == "party"]
    found = {d.trigger.word: compound_at(layout, d.trigger.word, parties) for d in drafts if d.trigger.event == RELATION}
    inside = {m.first for c in found.values() if c for m in (c.backer, c.backed) if m}
    found |= {d.trigger.word: possessive_at(layout, d.trigger.word, parties, states) for d in drafts if d.trigger.event == LEADING}
    return [_with_own(d, c) if (c := found.get(d.trigger.word)) else _without(d, inside) for d in drafts]


def possessive_at(layout: Layout, word: int, parties: Sequence[Mention], states: Container[str]) -> Compound | None:
    """The two names of a mention that this possessive cuts in two: a leader’s group, or a state’s leader."""
    if layout.word(word) not in POSSESSIVES:
        return None
    whole = next((m for m in parties if m.first < word < m.last), None)
    if whole is None:
        return None
    owner, owned = replace(whole, last=word - 1), replace(whole, first=word + 1)
    return Compound(owned, owner) if layout.text_of(owner.first, owner.last) in states else Compound(owner, owned)


def compound_at(layout: Layout, word: int, parties: Sequence[Mention]) -> Compound | None:
    """The compound whose second part is this word."""
    if word < 2 or layout.word(word - 1) != "-":
        return None
    stop = min(word + 1 + REACH, layout.bounds[layout.sentence_of_word[word]][1])
    backer = next((m for m in parties if m.last == word - 2), None)
    backed = min((m for m in parties if word < m.first < stop), key=lambda m: m.first, default=None)
    return Compound(backer, backed) if backer else None


def _with_own(draft: Draft, own: Compound) -> Draft:
    scores = {(p.role, p.mention.first): p.score for p in draft.played}
    named = [("actor", own.backer), *([("recipient", own.backed)] if own.backed else [])]
    parties = [Played(role, m, scores.get((role, m.first), draft.trigger.score)) for role, m in named]
    return replace(draft, played=(*(p for p in draft.played if p.role not in PARTIES), *parties))


def _without(draft: Draft, inside: set[int]) -> Draft:
    if draft.trigger.event != RELATION:
        return draft
    return replace(draft, played=tuple(p for p in draft.played if p.role not in PARTIES or p.mention.first not in inside))
