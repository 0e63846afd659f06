"""What a name may mean: the readings of a name ("eastern Idlib province") times the places of each."""

from __future__ import annotations

from dataclasses import dataclass

from rapporteur.resolve.curated import ALIAS
from rapporteur.resolve.distance import kilometres
from rapporteur.resolve.gazetteer import ALIKE, USUAL, Gazetteer
from rapporteur.resolve.kindwords import ADMIN, AIR, SITES, TOWN, Parsed, parse_name
from rapporteur.resolve.placetable import Place
from rapporteur.resolve.toponyms import is_name

MOST = 60  # candidates a name: beyond these are villages that share a common name
ECHO = 60.0  # km around a town of the very name within which another name of a town is taken for a slip of the sources
TOO_LARGE = 50_000  # persons: larger towns are known by several names
LENT = 0.8  # match of another name of a place, at most
PLAIN_KINDS = TOWN | ADMIN | {"country"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place, how well its name matches, and the reading of the mention under which it does."""

    place: Place
    match: float
    parsed: Parsed

    @property
    def fits(self) -> bool:
        """The mention says what kind of place it means, and this is one."""
        return bool(self.parsed.kinds) and self.place.kind in self.parsed.kinds

    @property
    def stands_for(self) -> bool:
        """A town that is named for a site in or beside it ("Tripoli airport", where only Tripoli is known)."""
        kinds = set(self.parsed.kinds)
        return not self.fits and self.place.kind in TOWN and bool(kinds & (SITES | AIR)) and not kinds & TOWN


def candidates(name: str, gazetteer: Gazetteer, countries: frozenset[str]) -> tuple[Candidate, ...]:
    """All places that a name may mean, each once, under its best reading; those of `countries` are kept first.

    Spellings that are only alike are tried where no reading finds a place.
    """
    parses = [parsed for parsed in parse_name(name) if is_name(parsed.core)]
    found: dict[str, Candidate] = {}
    for parsed in parses:
        for hit in gazetteer.hits(parsed.core):
            _add(found, Candidate(hit.place, hit.match, parsed))
    if not found:
        for parsed in parses:
            for hit in gazetteer.alike(parsed.core):
                if hit.place.country in countries:
                    _add(found, Candidate(hit.place, hit.match, parsed))
    kept = _without_echoes(_as_they_stand(tuple(found.values()), countries))
    if len(kept) <= MOST:
        return kept
    return tuple(sorted(kept, key=lambda c: (c.place.country not in countries, -c.match, -c.place.population))[:MOST])


def _as_they_stand(found: tuple[Candidate, ...], countries: frozenset[str]) -> tuple[Candidate, ...]:
    """Without the towns of a compass part where a country of the report has a place of the whole name ("North Cotabato" is no Cotabato),
    and without towns that are known by the name of a country besides."""
    sure = [c for c in found if c.match >= ALIAS and c.parsed.part is None]
    if any(c.place.kind == "country" for c in sure):
        return tuple(c for c in found if c.match >= ALIAS)
    return tuple(c for c in found if c.parsed.part is None) if any(c.place.country in countries for c in sure) else found


def _without_echoes(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Without what only sounds like the name of one of the codebook's places, and without the towns to which the sources lend the
    name of a town beside them."""
    ours = any(c.match >= ALIAS and c.place.id.startswith("curated:") for c in found)
    towns = [c.place for c in found if c.match == USUAL and c.place.kind in TOWN]
    return tuple(c for c in found if c.match > LENT or not ((ours and c.match < ALIKE) or _beside(c.place, towns)))


def _beside(place: Place, towns: list[Place]) -> bool:
    return place.population < TOO_LARGE and any(
        t.country == place.country and t.id != place.id and kilometres(t, place) <= ECHO for t in towns
    )


def _add(found: dict[str, Candidate], new: Candidate) -> None:
    if _excluded(new):
        return
    old = found.get(new.place.id)
    if old is None or (new.fits, new.match) > (old.fits, old.match):
        found[new.place.id] = new


def _excluded(new: Candidate) -> bool:
    """A kind word excludes other kinds: "Donetsk region" is no town. Sites may be known by their towns."""
    if not new.parsed.kinds or new.fits or new.stands_for:
        return False
    return not (new.place.kind in PLAIN_KINDS and new.place.kind not in TOWN and set(new.parsed.kinds) & ADMIN)
