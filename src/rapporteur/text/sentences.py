"""Sentence borders by full stops and line breaks, as the gold files count them: the title is sentence 0."""

from __future__ import annotations

import re

from rapporteur.types import Span

STOP = re.compile(r"[.!?]+[\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9])")
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Sgt|Capt|Brig|Adm|St|No|Sen|Rep|Gov|Prof"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|vs|etc|approx|Inc|Ltd|Co)|\b[A-Z]|\b[ap]\.m|\bU\.[A-Z])\.$"
)


def sentences(text: str) -> tuple[Span, ...]:
    """The span of each sentence without the blanks around it; a line break always ends one."""
    return tuple(trimmed for line in re.finditer(r"[^\n]+", text) for cut in _cuts(text, line) if (trimmed := _trim(text, cut)))


def _cuts(text: str, line: re.Match[str]) -> list[Span]:
    out, start = [], line.start()
    for stop in STOP.finditer(line.group()):
        first_mark, end = line.start() + stop.start() + 1, line.start() + stop.end()
        if not ABBREVIATION.search(text[start:first_mark]):
            out.append(Span(start, end))
            start = end
    return [*out, Span(start, line.end())]


def _trim(text: str, span: Span) -> Span | None:
    body = text[span.start : span.end]
    start, end = span.start + len(body) - len(body.lstrip()), span.start + len(body.rstrip())
    return Span(start, end) if start < end else None
