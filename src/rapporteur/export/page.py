"""HTML: the report's text on the left with the words of each claim marked in it, the claims on the right, in one file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapporteur.export.groups import HEADINGS, grouped
from rapporteur.export.marks import KINDS, Evidence, evidence, pieces
from rapporteur.export.phrases import headline, numbered, phrase, published
from rapporteur.export.templates import page
from rapporteur.types import Claim, Reading, Report, Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of the text: plain where `spans` is empty, else with the classes that light it and the claim it leads to."""

    text: str
    id: str
    classes: str
    spans: str
    claim: str | None


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of a claim and where its words begin."""

    kind: str
    label: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim in the list; `lit` are the kinds of its slots, each with a rule of its own in the style sheet."""

    id: str
    key: str
    kind: str
    line: str
    status: str
    confidence: str
    slots: tuple[Slot, ...]
    lit: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report as the template takes it; `groups` are (heading, entries)."""

    id: str
    title: str
    publisher: str
    published: str
    url: str | None
    language: str | None
    marks: tuple[Mark, ...]
    groups: tuple[tuple[str, tuple[Entry, ...]], ...]
    problems: tuple[str, ...]


def to_html(readings: Sequence[Reading]) -> str:
    """One self-contained page over all readings. It loads nothing, and shows each claim's words without its script too."""
    sheets = [_sheet(reading, f"r{n}") for n, reading in enumerate(readings, 1)]
    title = sheets[0].title if len(sheets) == 1 else f"{len(sheets)} reports"
    return page("claims.html", script="claims.js", title=title, sheets=sheets, kinds=KINDS)


def web_address(report: Report) -> str | None:
    """The report's address where a click on it is harmless: http or https, nothing that runs."""
    return report.url if report.url and report.url.lower().startswith(("http://", "https://")) else None


def _sheet(reading: Reading, prefix: str) -> Sheet:
    report = reading.report
    numbered = [(claim, n) for n, claim in enumerate(reading.claims, 1)]
    groups = tuple(
        (HEADINGS[key], tuple(_entry(claim, report, prefix, n) for claim, n in members))
        for key, members in grouped(numbered).items()
    )
    return Sheet(
        id=prefix,
        title=headline(report),
        publisher=report.publisher or "Publisher not known",
        published=published(report),
        url=web_address(report),
        language=report.language,
        marks=tuple(_marks(reading, prefix)),
        groups=groups,
        problems=tuple(f"{p.level}: {p.subject}: {p.message}" for p in reading.problems),
    )


def _marks(reading: Reading, prefix: str) -> Iterator[Mark]:
    said = [(n, e) for n, claim in enumerate(reading.claims, 1) for e in evidence(claim)]
    for piece in pieces(reading.report.text, [e.span for _, e in said]):
        over = [said[i] for i in piece.over]
        yield Mark(
            text=piece.text,
            id=f"{prefix}-s{piece.start}",
            classes=" ".join(dict.fromkeys(f"{prefix}c{n}-{e.kind}" for n, e in over)),
            spans=" ".join(dict.fromkeys(f"{e.span.start}-{e.span.end}" for _, e in over)),
            claim=_leads_to(over, prefix),
        )


def _leads_to(over: Sequence[tuple[int, Evidence]], prefix: str) -> str | None:
    """The claim that these words carry; where they only fill slots they lead nowhere, or a text would be all links."""
    return next((f"{prefix}-c{n}" for n, e in over if e.kind == "event"), None)


def _entry(claim: Claim, report: Report, prefix: str, n: int) -> Entry:
    slots = tuple(Slot(kind, label, text, f"#{prefix}-s{span.start}") for kind, label, text, span in _slots(claim, report))
    return Entry(
        id=f"{prefix}-c{n}",
        key=f"{prefix}c{n}",
        kind=f"{claim.event} / {claim.mode.replace('|', ', ')}" if claim.mode else claim.event,
        line=phrase(claim),
        status=claim.status,
        confidence=f"{claim.confidence:.0%}",
        slots=slots,
        lit=tuple(dict.fromkeys(e.kind for e in evidence(claim))),
    )


def _slots(claim: Claim, report: Report) -> Iterator[tuple[str, str, str, Span]]:
    """Kind, label, text and words of each slot, in the order of `evidence`."""
    yield "event", "words", report.text[claim.span.start : claim.span.end], claim.span
    yield from ((p.role, p.role, _named(p.name, p.text), p.span) for p in claim.parties)
    if claim.when:
        span = f"{claim.when.earliest} to {claim.when.latest}"
        yield "when", "when", f"{span} ({claim.when.precision}, {claim.when.how})", claim.when.span
    yield from (("where", w.rel, w.name, w.span) for w in claim.where)
    for count in claim.counts:
        yield "count", count.of, numbered(count), count.span
        yield from (("count", "including", numbered(part), part.span) for part in count.including)
    yield from (("thing", t.role, t.text, t.span) for t in claim.things)
    yield from (("voice", "voice", v.name, v.span) for v in claim.voices)


def _named(name: str, text: str) -> str:
    return name if name == text else f"{name} (“{text}”)"
