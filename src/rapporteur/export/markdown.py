"""Markdown: a report's head, then its claims by heading, each line with the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapporteur.export.groups import HEADINGS, grouped
from rapporteur.export.marks import visible
from rapporteur.export.phrases import Quote, headline, phrase, published, quoted
from rapporteur.types import Reading, Report

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")


def to_markdown(readings: Sequence[Reading]) -> str:
    """One document over all readings, in the order given."""
    return "\n".join("\n".join(_document(r)) for r in readings)


def escaped(text: str) -> str:
    """Text of a report as Markdown that shows it as it is: no mark-up, no HTML, no hidden characters, on one line."""
    return _SPECIAL.sub(r"\\\1", visible(" ".join(text.split())))


def quotation(quote: Quote) -> str:
    """The sentence in quotation marks, the words of the span in bold."""
    before, after = escaped(quote.before), escaped(quote.after)
    gaps = " " if quote.before.endswith(" ") else "", " " if quote.after.startswith(" ") else ""
    return f"“{before}{gaps[0]}**{escaped(quote.words)}**{gaps[1]}{after}”"


def _document(reading: Reading) -> Iterator[str]:
    report = reading.report
    yield f"# {escaped(headline(report))}\n"
    yield from _head(report)
    for key, members in grouped((c, None) for c in reading.claims).items():
        yield f"\n## {HEADINGS[key]}\n"
        for claim, _ in members:
            yield f"- {escaped(phrase(claim))}  \n  {quotation(quoted(report, claim.span))}"
    if not reading.claims:
        yield "\nNo claims were found in this report."
    if reading.problems:
        yield "\n## Problems\n"
        yield from (f"- {p.level}: {escaped(p.subject)}: {escaped(p.message)}" for p in reading.problems)
    yield ""


def _head(report: Report) -> Iterator[str]:
    yield f"- Publisher: {escaped(report.publisher or 'not known')}"
    yield f"- Published: {escaped(published(report))}"
    if report.url:
        yield f"- Address: {escaped(report.url)}"
    yield f"- Report: `{report.id}`"
