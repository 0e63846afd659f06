"""The situation report: what several reports say, by subject, each line with a way to the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from rapporteur.export.disagreement import Comparison, comparisons
from rapporteur.export.groups import HEADINGS, group_of
from rapporteur.export.markdown import escaped, quotation
from rapporteur.export.marks import pieces
from rapporteur.export.page import web_address
from rapporteur.export.phrases import (
    dates,
    day,
    days,
    headline,
    listed,
    numbered,
    place,
    places,
    published,
    quoted,
    status,
    voices,
    what,
)
from rapporteur.export.templates import page
from rapporteur.text.sentences import sentences
from rapporteur.types import Claim, Count, Reading, Report, Span

UNSURE = 0.5
_OPEN_QUESTIONS = frozenset({"denied", "not-reported", "possible"})
_UNKNOWN_HEADING = "What is denied or not known"


@dataclass(frozen=True, slots=True)
class Citation:
    """The words that a line rests on: `report` counts from 1, `href` is the anchor without `#`."""

    report: int
    span: Span
    href: str
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line and its citations: several where several claims say the very same."""

    text: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Versus:
    """Figures side by side: what they count, their range, and a line (voice, figure) for each."""

    title: str
    range: str
    differ: bool
    figures: tuple[tuple[str, Line], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One subject. `key` is its anchor."""

    key: str
    heading: str
    versus: tuple[Versus, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One report, with its whole text for the appendix: sentences, each as (text, anchor or `None`) pieces."""

    number: int
    title: str
    publisher: str
    published: str
    url: str | None
    language: str | None
    text: tuple[tuple[tuple[str, str | None], ...], ...]


def situation_report(readings: Sequence[Reading], *, title: str, made: date) -> str:
    """The report as one HTML page that loads nothing. `made` is the day printed on it; no clock is read."""
    sections = _sections(readings)
    cited = {(c.report, c.span) for s in sections for c in _citations(s)}
    sources = [_source(n, r.report, [span for k, span in cited if k == n]) for n, r in enumerate(readings, 1)]
    return page(
        "situation.html", title=title, made=day(made), summary=_summary(readings, sections), sections=sections, sources=sources
    )


def situation_report_md(readings: Sequence[Reading], *, title: str, made: date) -> str:
    """The same as Markdown; each line ends in footnotes that quote the words."""
    sections = _sections(readings)
    notes: dict[tuple[int, Span], int] = {}
    body = [text for section in sections for text in _section_md(section, notes)]
    head = [f"# {escaped(title)}\n", f"Made {day(made)}\n", "## Summary\n"]
    head += [f"- {escaped(text)}" for text, _ in _summary(readings, sections)]
    sources = [_source_md(n, r.report) for n, r in enumerate(readings, 1)]
    return "\n".join([*head, *body, "\n## Sources\n", *sources, "", *_notes_md(readings, notes), ""])


def _sections(readings: Sequence[Reading]) -> list[Section]:
    claims = [(claim, n) for n, reading in enumerate(readings, 1) for claim in reading.claims]
    settled = [(c, n) for c, n in claims if c.status not in _OPEN_QUESTIONS]
    found = [_section(key, [(c, n) for c, n in settled if group_of(c) == key], readings) for key in HEADINGS]
    unknown = [(c, n) for c, n in claims if c.status in _OPEN_QUESTIONS]
    found.append(Section("unknown", _UNKNOWN_HEADING, (), _lines(unknown, readings)))
    return [s for s in found if s.lines or s.versus]


def _section(key: str, claims: Sequence[tuple[Claim, int]], readings: Sequence[Reading]) -> Section:
    versus = tuple(_versus(c, readings) for c in comparisons(claims)) if key == "violence" else ()
    return Section(key, HEADINGS[key], versus, _lines(claims, readings))


def _lines(claims: Iterable[tuple[Claim, int]], readings: Sequence[Reading]) -> tuple[Line, ...]:
    """In order of time, what has no time last; claims that read alike share one line."""
    found: dict[str, list[Citation]] = {}
    for claim, n in sorted(claims, key=lambda pair: _start(pair[0])):
        cited = _citation(readings[n - 1].report, n, claim.span)
        known = found.setdefault(_said(claim, readings[n - 1].report), [])
        known += [] if cited in known else [cited]
    return tuple(Line(text, tuple(citations)) for text, citations in found.items())


def _start(claim: Claim) -> date:
    return claim.when.earliest if claim.when else date.max


def _said(claim: Claim, report: Report) -> str:
    unsure = "the reader is not sure" if claim.confidence < UNSURE else ""
    parts = (what(claim), place(claim), dates(claim.when), status(claim), _by(claim, report), unsure)
    return " · ".join(p for p in parts if p)


def _by(claim: Claim, report: Report) -> str:
    return voices(claim) or f"in the words of {report.publisher or 'the report'}"


def _citation(report: Report, n: int, span: Span) -> Citation:
    quote = quoted(report, span)
    inside = 0 <= span.start < span.end <= len(report.text)
    return Citation(n, span, f"r{n}-s{span.start}" if inside else f"r{n}", quote.words, quote.sentence)


def _versus(comparison: Comparison, readings: Sequence[Reading]) -> Versus:
    first = comparison.figures[0].claim
    spans = [f.claim.when for f in comparison.figures if f.claim.when]
    period = days(min(w.earliest for w in spans), max(w.latest for w in spans))
    figures = tuple(_figure(f.claim, f.count, f.reading, readings) for f in comparison.figures)
    return Versus(f"{comparison.of.capitalize()} {places(first.where)}, {period}", _range(comparison), comparison.differ, figures)


def _figure(claim: Claim, count: Count, n: int, readings: Sequence[Reading]) -> tuple[str, Line]:
    report = readings[n - 1].report
    return _by(claim, report), Line(f"{numbered(count).removesuffix(' of')} · {dates(claim.when)}", (_citation(report, n, count.span),))


def _range(comparison: Comparison) -> str:
    """From the lowest to the highest figure said; where one is open upwards ("at least 19") the end says so."""
    said = [n for f in comparison.figures for n in (f.count.min, f.count.max) if n is not None]
    if not said:
        return "no figure"
    low, high = "" if comparison.low is None else f"{comparison.low:,}", f"{max(said):,}"
    text = high if low == high else f"{low}–{high}" if low else f"up to {high}"
    return text if comparison.high is not None else f"{text} or more"


def _summary(readings: Sequence[Reading], sections: Sequence[Section]) -> list[tuple[str, str]]:
    """Lines, each with the key of the section that it sums up."""
    claims = [c for r in readings for c in r.claims]
    publishers = list(dict.fromkeys(r.report.publisher for r in readings if r.report.publisher))
    spoken = list(dict.fromkeys(v.name for c in claims for v in c.voices))
    out = [(f"{_number(len(readings), 'report')}{f' by {_some(publishers)}' if publishers else ''}", "sources")]
    out.append(
        (f"{_number(len(claims), 'claim')}, {_number(len(spoken), 'voice')}{f': {_some(spoken)}' if spoken else ''}", "sources")
    )
    out += [(f"{v.title}: {v.range}; the figures differ", s.key) for s in sections for v in s.versus if v.differ]
    return out + [(f"{s.heading}: {_number(len(s.lines), 'line')}", s.key) for s in sections]


def _some(names: Sequence[str], most: int = 8) -> str:
    """The first of the names, and how many more there are: a summary stays one."""
    rest = len(names) - most
    return listed([*names[:most], f"{rest} more"] if rest > 0 else names)


def _number(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def _citations(section: Section) -> Iterator[Citation]:
    for line in (*section.lines, *(line for v in section.versus for _, line in v.figures)):
        yield from line.citations


def _source(n: int, report: Report, cited: Iterable[Span]) -> Source:
    return Source(
        number=n,
        title=headline(report),
        publisher=report.publisher or "publisher not known",
        published=published(report),
        url=web_address(report),
        language=report.language,
        text=tuple(_text(report.text, sorted(cited), f"r{n}")),
    )


def _text(text: str, cited: Sequence[Span], prefix: str) -> Iterator[tuple[tuple[str, str | None], ...]]:
    """The whole text: sentences and what stands between them, cut at the words that are cited."""
    borders = sorted({0, len(text), *(edge for s in sentences(text) for edge in s)})
    for first, last in pairwise(borders):
        yield tuple((p.text, f"{prefix}-s{p.start}" if p.over else None) for p in pieces(text, cited, Span(first, last)))


def _section_md(section: Section, notes: dict[tuple[int, Span], int]) -> Iterator[str]:
    yield f"\n## {section.heading}\n"
    for versus in section.versus:
        verdict = "the figures differ" if versus.differ else "the figures agree"
        yield f"**{escaped(versus.title)}: {escaped(versus.range)}** ({verdict})\n"
        yield from ("| who says so | figure |", "|---|---|")
        yield from (f"| {escaped(by)} | {escaped(line.text)} {_marks_md(line, notes)} |" for by, line in versus.figures)
        yield ""
    yield from (f"- {escaped(line.text)} {_marks_md(line, notes)}" for line in section.lines)


def _marks_md(line: Line, notes: dict[tuple[int, Span], int]) -> str:
    return "".join(f"[^{notes.setdefault((c.report, c.span), len(notes) + 1)}]" for c in line.citations)


def _notes_md(readings: Sequence[Reading], notes: dict[tuple[int, Span], int]) -> Iterator[str]:
    for (n, span), note in notes.items():
        report = readings[n - 1].report
        yield f"[^{note}]: Report {n}, {escaped(report.publisher or headline(report))}: {quotation(quoted(report, span))}"


def _source_md(n: int, report: Report) -> str:
    address = f" · {escaped(report.url)}" if report.url else ""
    return f"{n}. {escaped(headline(report))} · {escaped(report.publisher or 'publisher not known')} · {escaped(published(report))}{address}"
