"""The recipe: bytes → report → claims → places. One function a verb; everything that takes time to open is opened once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from rapporteur.codebook import Codebook, fingerprint, load, load_actors
from rapporteur.find.claims import Finder, OneClaimPer, find_claims, with_id
from rapporteur.find.model import Model
from rapporteur.find.taught import lessons
from rapporteur.find.words import reader_words
from rapporteur.ids import sha256
from rapporteur.read import Source, read_bytes
from rapporteur.resolve.actors import Circumstances, Recognised, Said, once, recognise_all
from rapporteur.resolve.evidence import countries_named
from rapporteur.resolve.gazetteer import Gazetteer, open_gazetteer
from rapporteur.resolve.leading import with_led
from rapporteur.resolve.nesting import narrowest
from rapporteur.resolve.places import resolve_places
from rapporteur.resolve.resolved import Mention, Resolved
from rapporteur.resolve.whoswho import WhosWho
from rapporteur.types import Claim, Method, Party, Point, Problem, Published, ReadError, Reading, Reason, Report, Voice, Where

MODEL_SHA256 = "sha256:38aaca2f01ab23f2ac0681453c336c77cdcf1875a1949736344b5aabd6f211c9"

Countries = Mapping[str, float]  # ISO code → how often a report names it


@dataclass(frozen=True, slots=True)
class Tools:
    """All that reading needs, opened."""

    codebook: Codebook
    finder: Finder
    gazetteer: Gazetteer
    whoswho: WhosWho


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
    actors = load_actors(extra=codebook_folder)
    method = Method(reader_version(), model.sha256, sha256(f"{codebook.sha256} {fingerprint(actors)}".encode()))
    finder = Finder(model, reader_words(codebook), splitting(codebook), method, lessons(codebook, model))
    return Tools(codebook, finder, open_gazetteer(), WhosWho(actors, codebook))


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
    """The claims of a report, with their places on the map and their names in the who's-who."""
    claims, reasons = find_claims(report, tools.finder)
    countries = countries_named(report.text, tools.gazetteer)
    placed, where = locate(report.text, claims, countries, tools.gazetteer)
    known, who = identify(report, placed, countries, tools.whoswho)
    return Reading(report, known, tuple(problems), tuple((*r, *p, *w) for r, p, w in zip(reasons, where, who, strict=True)))


def locate(
    text: str, claims: Sequence[Claim], countries: Countries, gazetteer: Gazetteer
) -> tuple[tuple[Claim, ...], tuple[tuple[Reason, ...], ...]]:
    """The claims with coordinates, all places of a report resolved together, and the reasons for each choice."""
    mentions = list(dict.fromkeys(Mention(w.name, w.span, w.rel) for c in claims for w in c.where))
    found = dict(zip(mentions, resolve_places(mentions, text=text, countries=countries, gazetteer=gazetteer), strict=True))
    out, why = [], []
    for claim in claims:
        choices = [found[Mention(w.name, w.span, w.rel)] for w in claim.where]
        where = narrowest([_placed(w, r) for w, r in zip(claim.where, choices, strict=True)], text)
        out.append(claim if where == claim.where else with_id(replace(claim, where=where)))
        why.append(tuple(_reason(w, r) for w, r in zip(claim.where, choices, strict=True)))
    return tuple(out), tuple(why)


def _placed(where: Where, found: Resolved) -> Where:
    p = found.place
    if p is None or found.precision is None or found.radius_km is None:
        return where
    return where.at(Point(p.id, p.lat, p.lon, p.country, p.admin1, found.precision, found.radius_km))


def _reason(where: Where, found: Resolved) -> Reason:
    parts = ", ".join(f"{name} {value:+.2f}" for name, value in found.parts)
    chosen = f"{found.place.name} ({found.place.country}, {found.place.id})" if found.place else "no place fits"
    return Reason("point", where.text, where.span, None, f"{chosen}: {parts}" if parts else chosen)


def identify(
    report: Report, claims: Sequence[Claim], countries: Countries, whoswho: WhosWho
) -> tuple[tuple[Claim, ...], tuple[tuple[Reason, ...], ...]]:
    """The claims with the ids of the parties and voices that the who's-who holds, and the reasons for each."""
    days = (report.published.earliest, report.published.latest) if report.published else None
    around = Circumstances(days, countries)
    said: list[list[Party | Voice]] = [[*c.parties, *c.voices] for c in claims]
    names = list(dict.fromkeys((s.name, s.text) for row in said for s in row))
    found = recognise_all(names, around, {(w.name, w.country) for c in claims for w in c.where if w.country}, whoswho)

    def known(said: Said) -> Said:
        match = found[said.name, said.text]
        return replace(said, actor=match.actor.id) if match else said

    named = [replace(c, parties=once([*map(known, c.parties)]), voices=once([*map(known, c.voices)])) for c in claims]
    whole = with_led(named, report.text, days, whoswho)
    out = [_renamed(c, claim) for c, (claim, _) in zip(claims, whole, strict=True)]
    why = [(*(_who(s, found[s.name, s.text]) for s in row), *led) for row, (_, led) in zip(said, whole, strict=True)]
    return tuple(out), tuple(why)


def _renamed(before: Claim, after: Claim) -> Claim:
    """The claim under a new id where it has more or fewer parties or voices."""
    same = len(before.parties) == len(after.parties) and len(before.voices) == len(after.voices)
    return after if same else with_id(after)


def _who(said: Party | Voice, found: Recognised | None) -> Reason:
    parts = ", ".join(f"{name} {value:+.2f}" for name, value in found.parts) if found else ""
    rule = f"{found.actor.name} ({found.actor.id}), {found.how}: {parts}" if found else "not in the who's-who"
    return Reason("id", said.text, said.span, None, rule)


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
