"""Parties told by the words around a trigger that the network misses: the rest of a list of which one plays a part, and who acts in a
passive ("backed by Russia, Chad and Egypt")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from rapporteur.find.drafts import Draft
from rapporteur.find.layout import Layout
from rapporteur.find.mentions import Mention
from rapporteur.find.modifiers import NAMES
from rapporteur.find.slots import PARTY_ROLES, Played, Scene, key_of

ARTICLE = r"(?:(?:the|its|their|a|an) )?"
COMMA, AND = re.compile(rf", {ARTICLE}"), re.compile(rf",? (?:and|as well as) {ARTICLE}")
OF = re.compile(rf" (?:of {ARTICLE})?")  # the first of two mentions only modifies the second, or is a part of it
BY = re.compile(rf" (?:both |chiefly |mainly |mostly )?by {ARTICLE}")
OTHER = {"actor": "recipient", "recipient": "actor"}
MUTUAL = frozenset(["CONSULT", "AGREE", "COOPERATE", "RIVAL-OF", "LINKED-TO"])  # whose actor and recipient may change places
APART = frozenset(["LEADS", "PART-OF"])  # whose parties are told one by one

Run = tuple[Mention, ...]


def with_coordinated(scene: Scene, drafts: Sequence[Draft], mentions: Sequence[Mention]) -> list[Draft]:
    """The drafts with the agents of passives as actors, and with the rest of each list of parties in the trigger's sentence."""
    layout, parties = scene.layout, sorted((m for m in mentions if m.layer == "party"), key=lambda m: m.first)
    heads = [a for a, b in pairwise(parties) if not OF.fullmatch(layout.between(a.last, b.first))] + parties[-1:]
    run_of = {m.first: run for run in runs(layout, heads) for m in run}
    active = [_with_agent(layout, d, parties) for d in drafts]
    parts = [{p.mention.first for p in d.played} for d in active]
    return [_with_rest(scene, d, parts, run_of) for d in active]


def runs(layout: Layout, parties: Sequence[Mention]) -> Iterator[Run]:
    """Lists of parties: "A and B", "A, B and C", "A, B, and C"."""
    run: list[Mention] = []
    for a, b in pairwise(parties):
        gap = layout.between(a.last, b.first)
        if b.first > a.last and AND.fullmatch(gap):
            if run or "," not in gap:
                yield (*run, a, b)
            run = []
        elif b.first > a.last and COMMA.fullmatch(gap):
            run.append(a)
        else:
            run = []


def _with_rest(scene: Scene, draft: Draft, parts: Sequence[set[int]], run_of: Mapping[int, Run]) -> Draft:
    """The draft with the members of each list of which a part plays one role and the rest none."""
    if draft.trigger.event in APART:
        return draft
    own = {p.mention.first: p for p in draft.played if p.role in NAMES}
    told, sentence = {key_of(scene, p.mention) for p in own.values()}, scene.layout.sentence_of_word
    extra: list[Played] = []
    for run in {run_of[first] for first in own if first in run_of and sentence[first] == sentence[draft.trigger.word]}:
        part = [own[m.first] for m in run if m.first in own]
        if len({p.role for p in part}) == 1 and part[0].role in PARTY_ROLES:
            rest = [m for m in run if key_of(scene, m) not in told and not _busy(m, run, parts)]
            extra += [Played(part[0].role, m, max(p.score for p in part)) for m in rest]
    return replace(draft, played=(*draft.played, *extra)) if extra else draft


def _busy(m: Mention, run: Run, parts: Sequence[set[int]]) -> bool:
    """Does it play a part in another claim in which no other member of the list does? Then the list is none."""
    firsts = {other.first for other in run if other != m}
    return any(m.first in told and not told & firsts for told in parts)


def _with_agent(layout: Layout, draft: Draft, parties: Sequence[Mention]) -> Draft:
    """After a participle and "by" stands who acts, and then who stands before is acted upon."""
    word = draft.trigger.word
    agent = next((m for m in parties if m.first > word), None)
    if agent is None or draft.trigger.event in MUTUAL or not layout.word(word).endswith(("ed", "en")):
        return draft
    if not BY.fullmatch(layout.between(word, agent.first)):
        return draft
    wrong = any(p.role == "recipient" and p.mention.first == agent.first for p in draft.played)
    return replace(draft, played=tuple(_turned(p) for p in draft.played)) if wrong else draft


def _turned(p: Played) -> Played:
    return replace(p, role=OTHER.get(p.role, p.role))
