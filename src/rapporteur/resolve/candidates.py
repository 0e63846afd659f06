"""What a name may mean: the readings of a name ("eastern Idlib province") times the places of each."""

from __future__ import annotations

from dataclasses import dataclass

from rapporteur.resolve.gazetteer import Gazetteer
from rapporteur.resolve.kindwords import ADMIN, AIR, SITES, TOWN, Parsed, parse_name
from rapporteur.resolve.placetable import Place

MOST = 60  # candidates a name: beyond these are villages that share a common name
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


def is_name(core: str) -> bool:
    """Names have a capital: "the capital" and "eastern districts" are none."""
    return any(letter.isupper() for letter in core)


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
    if len(found) <= MOST:
        return tuple(found.values())
    return tuple(sorted(found.values(), key=lambda c: (c.place.country not in countries, -c.match, -c.place.population))[:MOST])


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
