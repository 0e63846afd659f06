"""The recipe: bytes → report → claims → places. One function a verb; everything that takes time to open is opened once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rapporteur.codebook import Codebook, load
from rapporteur.find.claims import Finder, OneClaimPer, find_claims
from rapporteur.find.model import Model
from rapporteur.find.words import reader_words
from rapporteur.read import Source, read_bytes
from rapporteur.resolve.gazetteer import Gazetteer, open_gazetteer
from rapporteur.resolve.places import Mention, Resolved, resolve_places
from rapporteur.types import Claim, Method, Problem, Published, ReadError, Reading, Reason, Report, Where

MODEL_SHA256 = "sha256:8ce1ef1ea5b20b657edd3b49a611a0e0b60ae6783ec0b94c124f8e0576e8be28"


@dataclass(frozen=True, slots=True)
class Tools:
    """All that reading needs, opened."""

    codebook: Codebook
    finder: Finder
    gazetteer: Gazetteer


def reader_version() -> str:
    try:
        return version("rapporteur-record")
    except PackageNotFoundError:
        return "unknown"


@lru_cache(maxsize=2)
def open_tools(codebook_folder: Path | None = None) -> Tools:
    """Open model, codebook and gazetteer. `codebook_folder`: a user's own YAML that adds to the shipped codebook."""
    codebook = load(extra=codebook_folder)
    model = Model(pinned=MODEL_SHA256)
    method = Method(reader_version(), model.sha256, codebook.sha256)
    return Tools(codebook, Finder(model, reader_words(codebook), splitting(codebook), method), open_gazetteer())


def splitting(codebook: Codebook) -> OneClaimPer:
    """The codebook's rule of which slots split a claim; what a user's codebook leaves out splits along nothing."""

    def per(event: str, mode: str | None) -> tuple[str, ...]:
        try:
            return codebook.one_claim_per(event, mode)
        except KeyError:
            return ()

    return per


def take_in(data: bytes, source: Source, tools: Tools) -> tuple[Reading | None, tuple[Problem, ...]]:
    """One report's bytes → its reading. `None` where nothing could be read; the problems say why."""
    report, problems = read_bytes(data, source)
    return (read_report(report, tools, problems), problems) if report else (None, problems)


def read_report(report: Report, tools: Tools, problems: Sequence[Problem] = ()) -> Reading:
    """The claims of a report, with their places on the map."""
    claims, reasons = find_claims(report, tools.finder)
    placed, why = locate(report.text, claims, tools.gazetteer)
    return Reading(report, placed, tuple(problems), tuple((*r, *w) for r, w in zip(reasons, why, strict=True)))


def locate(text: str, claims: Sequence[Claim], gazetteer: Gazetteer) -> tuple[tuple[Claim, ...], tuple[tuple[Reason, ...], ...]]:
    """The claims with coordinates, all places of a report resolved together, and the reasons for each choice."""
    mentions = list(dict.fromkeys(Mention(w.name, w.span, w.rel) for c in claims for w in c.where))
    found = dict(zip(mentions, resolve_places(mentions, text=text, gazetteer=gazetteer), strict=True))
    out, why = [], []
    for claim in claims:
        choices = [found[Mention(w.name, w.span, w.rel)] for w in claim.where]
        out.append(replace(claim, where=tuple(_placed(w, r) for w, r in zip(claim.where, choices, strict=True))))
        why.append(tuple(_reason(w, r) for w, r in zip(claim.where, choices, strict=True)))
    return tuple(out), tuple(why)


def _placed(where: Where, found: Resolved) -> Where:
    p = found.place
    if p is None:
        return where
    return replace(
        where,
        place=p.id,
        lat=p.lat,
        lon=p.lon,
        country=p.country,
        admin1=p.admin1,
        precision=found.precision,
        radius_km=found.radius_km,
    )


def _reason(where: Where, found: Resolved) -> Reason:
    parts = ", ".join(f"{name} {value:+.2f}" for name, value in found.parts)
    chosen = f"{found.place.name} ({found.place.country}, {found.place.id})" if found.place else "no place fits"
    return Reason("point", where.text, where.span, None, f"{chosen}: {parts}" if parts else chosen)


def read_source(
    source: str | Path | bytes,
    *,
    published: date | Published | None = None,
    publisher: str | None = None,
    title: str | None = None,
    codebook: Path | None = None,
) -> Reading:
    """`rapporteur.read`."""
    data, subject = _bytes_of(source)
    given = Published(published, published, "given") if isinstance(published, date) else published
    reading, problems = take_in(data, Source(subject, given, publisher, title), open_tools(codebook))
    if reading is None:
        raise ReadError(problems)
    return reading


def _bytes_of(source: str | Path | bytes) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, "bytes"
    if isinstance(source, Path) or ("\n" not in source and len(source) < 1000 and Path(source).is_file()):
        try:
            return Path(source).read_bytes(), str(source)
        except OSError as e:
            raise ReadError((Problem(str(source), f"cannot be opened: {e.strerror}; check the path", "error"),)) from e
    return source.encode(), "text"
