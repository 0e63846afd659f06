"""A reading in the public JSON shape: the fields and their order are a promise to programs that read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeAlias

from rapporteur.types import Claim, Count, Part, Party, Problem, Published, Reading, Report, Thing, Voice, When, Where

Shape: TypeAlias = dict[str, Any]

# The region is not part of the public shape: it follows from the place's id.
_HIDDEN: Mapping[type, frozenset[str]] = {Where: frozenset({"admin1"})}


def reading_shape(reading: Reading) -> Shape:
    """`{"report": …, "claims": […], "problems": […]}` of plain dicts, lists, strings and numbers."""
    return {
        "report": report_shape(reading.report),
        "claims": [claim_shape(c) for c in reading.claims],
        "problems": [problem_shape(p) for p in reading.problems],
    }


def report_shape(report: Report) -> Shape:
    """One report with its text; what only the store needs (hash of the bytes, format) is left out."""
    return {
        "id": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "url": report.url,
        "language": report.language,
        "published": published_shape(report.published),
        "text": report.text,
    }


def published_shape(published: Published | None) -> Shape | None:
    """The days as ISO dates and how they are known, or `None`."""
    return None if published is None else _plain(published)


def claim_shape(claim: Claim) -> Shape:
    """One claim. Spans are `[start, end]` in code points, days ISO dates, confidence has two decimals."""
    return {
        "id": claim.id,
        "event": claim.event,
        "mode": claim.mode,
        "span": list(claim.span),
        "parties": [_plain(p) for p in claim.parties],
        "when": None if claim.when is None else _plain(claim.when),
        "where": [_plain(w) for w in claim.where],
        "counts": [_count(c) for c in claim.counts],
        "things": [_plain(t) for t in claim.things],
        "status": claim.status,
        "voices": [_plain(v) for v in claim.voices],
        "confidence": round(claim.confidence, 2),
        "method": {"reader": claim.method.reader, "model": claim.method.model, "codebook": claim.method.codebook},
    }


def problem_shape(problem: Problem) -> Shape:
    """One problem with its subject, message and level."""
    return {"subject": problem.subject, "message": problem.message, "level": problem.level}


def _count(count: Count) -> Shape:
    shape = {name: _value(getattr(count, name)) for name in ("of", "who", "min", "max", "text", "span")}
    return {**shape, "including": [_plain(p) for p in count.including]}


def _plain(record: Party | When | Where | Part | Thing | Voice | Published) -> Shape:
    hidden = _HIDDEN.get(type(record), frozenset())
    return {f.name: _value(getattr(record, f.name)) for f in fields(record) if f.name not in hidden}


def _value(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if hasattr(value, "isoformat") else value
