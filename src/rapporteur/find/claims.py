"""Report → claims: triggers, the roles played for each, slots from the roles, and claims from the slots."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from rapporteur.find import slots
from rapporteur.find.layout import Layout, lay_out
from rapporteur.find.mentions import Mention, find_mentions
from rapporteur.find.model import Floats, Model, Scored, Tables
from rapporteur.find.names import fold, name_report
from rapporteur.find.pairs import counted_label, in_window, role_scores
from rapporteur.find.slots import Played, Scene
from rapporteur.find.triggers import Trigger, find_triggers
from rapporteur.find.words import ReaderWords
from rapporteur.ids import content_id
from rapporteur.types import Claim, Method, Reason, Report, Status

TRIGGER = 0.5
ROLE = {
    "actor": 0.5,
    "recipient": 0.5,
    "mediator": 0.5,
    "voice": 0.5,
    "relay": 0.5,
    "where": 0.5,
    "when": 0.4,
    "count": 0.5,
    "part": 0.5,
    "instrument": 0.3,
    "object": 0.3,
    "document": 0.3,
    "topic": 0.3,
    "ordinal": 0.3,
    "medium": 0.3,
}
OneClaimPer = Callable[[str, str | None], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its id: the trigger and all that plays a part in it."""

    trigger: Trigger
    played: tuple[Played, ...]


@dataclass(frozen=True, slots=True)
class Finder:
    """What finding needs besides the report: the model, the rules' words, which slots split a claim, and the method's name."""

    model: Model
    words: ReaderWords
    one_claim_per: OneClaimPer
    method: Method


def find_claims(report: Report, finder: Finder) -> tuple[tuple[Claim, ...], tuple[tuple[Reason, ...], ...]]:
    """The claims of a report in the order of their words, and beside each the reasons for its slots."""
    layout = lay_out(report.text)
    if not layout.words:
        return (), ()
    tables, scored = finder.model.tables, finder.model.score(layout)
    mentions = find_mentions(layout, scored, tables, report.published)
    names = name_report(layout, mentions, finder.words.nationalities)
    scene = Scene(layout, names, [m for m in mentions if m.layer == "counted"], finder.words.relations, finder.words.speech)
    drafts = [d for w in scored for d in drafts_of(layout, w, tables, mentions)]
    whole = [
        part for d in unrepeated(scene, drafts) for part in split(scene, d, finder.one_claim_per(d.trigger.event, d.trigger.mode))
    ]
    found = [(claim_of(report, scene, d, finder), reasons_of(scene, d)) for d in whole]
    unique = {c.id: (c, r) for c, r in found}
    return tuple(c for c, _ in unique.values()), tuple(r for _, r in unique.values())


def drafts_of(layout: Layout, window: Scored, tables: Tables, mentions: Sequence[Mention]) -> list[Draft]:
    """The triggers of a window's core with all that plays a role for them."""
    triggers = find_triggers(layout, window, tables, threshold=TRIGGER)
    near = in_window(window, mentions)
    if not triggers or not near:
        return [Draft(t, ()) for t in triggers]
    scores = role_scores(layout, window, tables, [t.word for t in triggers], near)
    return [Draft(t, tuple(_played(window, tables, t, near, row))) for t, row in zip(triggers, scores, strict=True)]


def _played(window: Scored, tables: Tables, trigger: Trigger, near: Sequence[Mention], row: Floats) -> Iterable[Played]:
    for mention, probabilities in zip(near, row, strict=True):
        for role, p in zip(tables.roles, probabilities, strict=True):
            if p >= ROLE[role]:
                label = counted_label(window, tables, trigger.word, mention) if mention.number else None
                yield Played(role, mention, float(p), label)


def unrepeated(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Without headlines that the body repeats: a draft of the title goes where the body has its event with a party or number of it."""
    body = [d for d in drafts if scene.layout.sentence_of_word[d.trigger.word] > 0]
    return [
        d for d in drafts if scene.layout.sentence_of_word[d.trigger.word] > 0 or not any(_same_news(scene, d, b) for b in body)
    ]


def _same_news(scene: Scene, a: Draft, b: Draft) -> bool:
    if a.trigger.event != b.trigger.event:
        return False
    return not _content(scene, a) or bool(_content(scene, a) & _content(scene, b))


def _content(scene: Scene, d: Draft) -> set[str]:
    """Folded names of those who take part and of the places."""
    return {fold(scene.names.of(slots.words_of(scene, p.mention))) for p in d.played if p.role in {"actor", "recipient", "where"}}


def split(scene: Scene, draft: Draft, per: Sequence[str]) -> list[Draft]:
    """One draft for each value of the slots along which coordinated values are claims of their own."""
    out = [draft]
    for role in per:
        out = [part for d in out for part in _split_along(scene, d, role)]
    return out


def _split_along(scene: Scene, draft: Draft, role: str) -> list[Draft]:
    values: dict[str, list[Played]] = {}
    for p in draft.played:
        if p.role == role:
            values.setdefault(fold(scene.names.of(slots.words_of(scene, p.mention))), []).append(p)
    if len(values) < 2:
        return [draft]
    rest = tuple(p for p in draft.played if p.role != role)
    return [replace(draft, played=(*rest, *own)) for own in values.values()]


def claim_of(report: Report, scene: Scene, draft: Draft, finder: Finder) -> Claim:
    t, played = draft.trigger, draft.played
    claim = Claim(
        id="",
        report=report.id,
        event=t.event,
        mode=t.mode,
        span=scene.layout.words[t.word],
        parties=slots.parties(scene, played),
        when=slots.when(scene, played),
        where=slots.where(scene, played),
        counts=slots.counts(scene, played),
        things=slots.things(scene, played),
        status=status_of(t),
        voices=slots.voices(scene, played),
        confidence=round(calibrated(t.score, finder.model.tables), 2),
        method=finder.method,
    )
    return replace(claim, id=claim_id(claim))


def status_of(trigger: Trigger) -> Status:
    return trigger.status  # type: ignore[return-value]


def claim_id(claim: Claim) -> str:
    """Hash of report, words, event, mode and slots; not of scores, of the method, or of what names were resolved to."""
    body = asdict(claim)
    return content_id({k: v for k, v in body.items() if k not in {"id", "confidence", "method"}})


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


def reasons_of(scene: Scene, draft: Draft) -> tuple[Reason, ...]:
    """The trigger's own scores, then each role's."""
    t = draft.trigger
    word = scene.layout.words[t.word]
    text = scene.layout.word(t.word)
    own = [
        Reason("event", text, word, round(t.score, 3), f"trigger of {t.event}"),
        Reason("mode", text, word, round(t.mode_score, 3), f"mode {t.mode or 'none'} within {t.event}"),
        Reason("status", text, word, round(t.status_score, 3), f"status {t.status}"),
    ]
    return (*own, *(slots.reason(scene, p) for p in draft.played))
