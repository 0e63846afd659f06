"""One claim as text: its slots with their words, the sentence they stand in, and the scores and rules behind them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapporteur.export.phrases import amount, quoted
from rapporteur.types import Claim, Decision, Reading, Reason, Report, Span

NOBODY = "nobody in the who's-who"


def claim_sheet(claim: Claim, report: Report, decisions: Sequence[Decision] = ()) -> str:
    """Everything kept of one claim, with its words marked in their sentence, and what persons decided about its names."""
    head = [
        f"{_kind(claim)} · {claim.status} · confidence {claim.confidence:.2f}",
        f"id {claim.id}",
        f"report {report.title or 'untitled'} ({report.publisher or 'publisher unknown'}) {report.id}",
        "",
    ]
    how = f"method reader {claim.method.reader}, model {claim.method.model[:19]}, codebook {claim.method.codebook[:19]}"
    return "\n".join([*head, f"  {marked_sentence(report, claim.span)}", "", *_slots(claim), "", *map(decision_line, decisions), how])


def decision_line(decision: Decision) -> str:
    """One decision: its id, what it says, by whom, when and why."""
    point = decision.point
    said = {
        "same-as": f"“{decision.subject}” is {decision.actor or NOBODY}",
        "place": f"“{decision.subject}” is {point.place + f' at {point.lat:.3f}, {point.lon:.3f}' if point else 'nowhere on the map'}",
        "undo": f"decision {decision.subject[7:19]} is taken back",
    }[decision.kind]
    scope = f" in report {decision.report[7:19]}" if decision.report else ""
    why = f": {decision.why}" if decision.why else ""
    return f"decision {decision.id[7:19]}: {said}{scope} ({decision.by}, {decision.at[:10]}{why})"


def explanation(reading: Reading, n: int) -> str:
    """Claim `n` (from 0) with the reasons for each slot."""
    claim = reading.claims[n]
    lines = [
        f"{n + 1}. {_kind(claim)} · {claim.status} · confidence {claim.confidence:.2f}",
        f"   {marked_sentence(reading.report, claim.span)}",
    ]
    reasons = reading.reasons[n] if n < len(reading.reasons) else ()
    return "\n".join([*lines, *(f"   {_reason(r)}" for r in reasons), *(f"  {line}" for line in _slots(claim)), ""])


def marked_sentence(report: Report, span: Span) -> str:
    """The sentence around a span, with the words in »marks«."""
    quote = quoted(report, span)
    return f"{quote.before}»{quote.words}«{quote.after}".strip()


def _kind(claim: Claim) -> str:
    return f"{claim.event}/{claim.mode}" if claim.mode else claim.event


def _reason(reason: Reason) -> str:
    score = "" if reason.score is None else f" {reason.score:.2f}"
    return f"{reason.slot:10} “{reason.text}”{score} ({reason.rule})"


def _slots(claim: Claim) -> Iterator[str]:
    for party in claim.parties:
        yield f"  {party.role:10} {party.name} “{party.text}”{_known(party.actor)}"
    if claim.when:
        yield f"  {'when':10} {claim.when.earliest} to {claim.when.latest} “{claim.when.text}” ({claim.when.precision}, {claim.when.how})"
    for where in claim.where:
        point = "no coordinates" if where.lat is None else f"{where.place}, {where.lat:.2f}, {where.lon:.2f}, {where.precision}"
        yield f"  {'where':10} {where.rel} {where.name} “{where.text}” ({point})"
    for count in claim.counts:
        yield f"  {'count':10} {count.of} {amount(count)} {count.who or ''} “{count.text}”"
        yield from (f"  {'including':10} {amount(p)} {p.who or ''} “{p.text}”" for p in count.including)
    yield from (f"  {thing.role:10} “{thing.text}”" for thing in claim.things)
    for voice in claim.voices:
        yield f"  {'voice':10} {voice.name} “{voice.text}”{f' ({voice.cue})' if voice.cue else ''}{_known(voice.actor)}"


def _known(actor: str | None) -> str:
    return f" [{actor}]" if actor else ""
