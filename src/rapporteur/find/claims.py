"""Report → claims: triggers, the roles played for each, slots from the roles, and claims from the slots."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache

import numpy as np

from rapporteur.find import slots
from rapporteur.find.compounds import with_compounds
from rapporteur.find.coordination import with_coordinated
from rapporteur.find.doubt import in_doubt
from rapporteur.find.drafts import Draft, merged, split, unrepeated, with_own_numbers
from rapporteur.find.layout import Layout, lay_out
from rapporteur.find.mentions import Mention, find_mentions
from rapporteur.find.model import Floats, Model, Scored, Tables
from rapporteur.find.modifiers import without_modifiers
from rapporteur.find.mutual import both_ways
from rapporteur.find.names import name_report
from rapporteur.find.outlets import own_outlets
from rapporteur.find.pairs import counted_label, in_window, role_scores
from rapporteur.find.slots import Played, Scene
from rapporteur.find.taught import Lesson, taught_triggers, with_taught
from rapporteur.find.triggers import Trigger, find_triggers
from rapporteur.find.words import ReaderWords
from rapporteur.ids import content_id
from rapporteur.types import Claim, Method, Reason, Report, Where

# Probabilities from which a value is said, where F1 is best on unseen and real reports (model/LOG.md, 2026-11-27, afternoon and evening); for
# the other roles it is flat about a half.
TRIGGER = 0.5
ROLE = 0.5
ROLES: Mapping[str, float] = {"actor": 0.7, "recipient": 0.7, "where": 0.75, "count": 0.7, "voice": 0.55, "relay": 0.55}
OneClaimPer = Callable[[str, str | None], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Finder:
    """What finding needs besides the report: the model, the rules' words, which slots split a claim, the method's name, and
    what a user's own events teach."""

    model: Model
    words: ReaderWords
    one_claim_per: OneClaimPer
    method: Method
    lessons: tuple[Lesson, ...] = ()


def find_claims(report: Report, finder: Finder) -> tuple[tuple[Claim, ...], tuple[tuple[Reason, ...], ...]]:
    """The claims of a report in the order of their words, and beside each the reasons for its slots."""
    layout = lay_out(report.text)
    if not layout.words:
        return (), ()
    tables, scored = finder.model.tables, finder.model.score(layout)
    mentions = find_mentions(layout, scored, tables, report.published)
    names = name_report(layout, mentions, finder.words.nationalities)
    scene = Scene(
        layout,
        names,
        [m for m in mentions if m.layer == "counted"],
        _numbers(mentions),
        finder.words.relations,
        finder.words.speech,
        _towns(layout, mentions, finder.words.nationalities),
        own_outlets(report.text, report.publisher),
    )
    whole = happenings(scene, [d for w in scored for d in drafts_of(layout, w, finder, mentions)], mentions, finder)
    found = [(claim_of(report, scene, d, finder), reasons_of(scene, d)) for d in whole]
    left_out = in_doubt([(c.event, c.confidence) for c, _ in found], len(layout.words))
    found = [f for f, d, doubt in zip(found, whole, left_out, strict=True) if d.trigger.taught or not doubt]
    unique = {c.id: (c, r) for c, r in found}
    return tuple(c for c, _ in unique.values()), tuple(r for _, r in unique.values())


def happenings(scene: Scene, drafts: Sequence[Draft], mentions: Sequence[Mention], finder: Finder) -> list[Draft]:
    """One draft for each claim: those of the network with the parties that rules tell, merged and split."""
    own = with_compounds(scene.layout, drafts, mentions, finder.words.nationalities.values())
    told = with_own_numbers(scene, unrepeated(scene, with_coordinated(scene, own, mentions)))
    return [part for d in merged(scene, told) for part in split(scene, d, finder.one_claim_per(d.trigger.event, d.trigger.mode))]


def drafts_of(layout: Layout, window: Scored, finder: Finder, mentions: Sequence[Mention]) -> list[Draft]:
    """The triggers of a window's core with all that plays a role for them."""
    tables = finder.model.tables
    trained = find_triggers(layout, window, tables, finder.words.listed, threshold=TRIGGER)
    triggers = with_taught(trained, taught_triggers(layout, window, finder.lessons, tables.statuses))
    near = in_window(window, mentions)
    if not triggers or not near:
        return [Draft(t, ()) for t in triggers]
    scores = role_scores(layout, window, tables, [t.word for t in triggers], near)
    return [
        Draft(t, without_modifiers(layout, tuple(_played(window, tables, t, near, row)), finder.words.nationalities))
        for t, row in zip(triggers, scores, strict=True)
    ]


def _played(window: Scored, tables: Tables, trigger: Trigger, near: Sequence[Mention], row: Floats) -> Iterable[Played]:
    for m, r in np.argwhere(row >= _least(tables.roles)):
        mention = near[m]
        label = counted_label(window, tables, trigger.word, mention) if mention.number else None
        yield Played(tables.roles[r], mention, float(row[m, r]), label)


@lru_cache(maxsize=2)
def _least(roles: tuple[str, ...]) -> Floats:
    """The probability from which each role is said."""
    return np.array([ROLES.get(role, ROLE) for role in roles], np.float32)


def _numbers(mentions: Sequence[Mention]) -> list[Mention]:
    return sorted((m for m in mentions if m.number and m.number.kind == "count"), key=lambda m: m.first)


def _towns(layout: Layout, mentions: Sequence[Mention], nationalities: Mapping[str, str]) -> list[Mention]:
    wide = {*nationalities, *nationalities.values()}
    named = [
        m for m in mentions if m.layer == "place" and layout.word(m.first)[:1].isupper() and layout.word(m.last)[:1].isupper()
    ]
    return sorted((m for m in named if layout.text_of(m.first, m.last) not in wide), key=lambda m: m.first)


def claim_of(report: Report, scene: Scene, draft: Draft, finder: Finder) -> Claim:
    t, played = draft.trigger, draft.played
    claim = Claim(
        id="",
        report=report.id,
        event=t.event,
        mode=t.mode,
        span=scene.layout.words[t.word],
        parties=both_ways(scene.layout, t.event, t.word, slots.parties(scene, played)),
        when=slots.when(scene, played),
        where=slots.where(scene, played),
        counts=slots.counts(scene, played),
        things=slots.things(scene, played),
        status=t.status,
        voices=slots.voices(scene, played),
        confidence=round(t.score if t.taught else calibrated(t.score, finder.model.tables), 2),
        method=finder.method,
    )
    return with_id(claim)


def with_id(claim: Claim) -> Claim:
    """The claim under the id of its content."""
    return replace(claim, id=claim_id(claim))


def claim_id(claim: Claim) -> str:
    """Hash of report, words, event, mode and slots; not of scores, of the method, or of what names were resolved to."""
    said = replace(
        claim,
        parties=tuple(replace(p, actor=None) for p in claim.parties),
        where=tuple(Where(w.name, w.text, w.rel, w.span) for w in claim.where),
        voices=tuple(replace(v, actor=None) for v in claim.voices),
    )
    return content_id({f.name: getattr(said, f.name) for f in fields(said) if f.name not in {"id", "confidence", "method"}})


def calibrated(score: float, tables: Tables) -> float:
    """The share of claims of this score that were right in the calibration, between its knots on a straight line."""
    knots = tables.calibration
    if not knots:
        return score
    below = max((k for k in knots if k[0] <= score), default=knots[0])
    above = min((k for k in knots if k[0] > score), default=knots[-1])
    if above[0] == below[0]:
        return below[1]
    return below[1] + (above[1] - below[1]) * (score - below[0]) / (above[0] - below[0])


def _why(trigger: Trigger) -> str:
    if trigger.taught:
        return ", by its file's words and examples"
    listed = " and one of its words in the codebook" if trigger.listed else ""
    return f", a word that training showed as such {trigger.shown} times{listed}"


def reasons_of(scene: Scene, draft: Draft) -> tuple[Reason, ...]:
    """The trigger's own scores, then each role's."""
    t = draft.trigger
    word = scene.layout.words[t.word]
    text = scene.layout.word(t.word)
    own = [
        Reason("event", text, word, round(t.score, 3), f"trigger of {t.event}{_why(t)}"),
        Reason("mode", text, word, round(t.mode_score, 3), f"mode {t.mode or 'none'} within {t.event}"),
        Reason("status", text, word, round(t.status_score, 3), f"status {t.status}"),
    ]
    return (*own, *(slots.reason(scene, p) for p in draft.played))
