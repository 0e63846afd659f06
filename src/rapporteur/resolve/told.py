"""Places that no name of their own tells: "the capital" of a country, "the hospital" of the town named beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapporteur.resolve.evidence import Context
from rapporteur.resolve.gazetteer import Gazetteer
from rapporteur.resolve.kindwords import is_site
from rapporteur.resolve.placetable import Place
from rapporteur.resolve.resolved import NOT_FOUND, Mention, Resolved, radius_of
from rapporteur.resolve.toponyms import plain
from rapporteur.types import AT, PlacePrecision

CAPITAL = re.compile(r"(?:the )?(?:(?P<of>[^\W\d_][\w'’ -]*?)(?:['’]s)? )?capital(?: city)?", re.IGNORECASE)
OWNER = re.compile(r"['’]s\b")
LEAD = 1.5  # times the share of the next country, from which "the capital" is that of the first
SENTENCE_END = re.compile(r"[a-z)\"”]{2}[.!?;:][\"”]?\s|\n")


def told(mention: Mention, towns: Sequence[tuple[int, Place]], context: Context, gazetteer: Gazetteer) -> Resolved:
    """A place that no name tells: "the capital" of the country that the report is about, "the hospital" of the town named beside it."""
    if asked := CAPITAL.fullmatch(mention.name):
        country = _country_of(asked["of"], gazetteer) if asked["of"] else _leading(context.shares)
        capital = _capital(country, gazetteer) if country else None
        return _by(mention, capital, "capital") if capital else NOT_FOUND
    town = _town_of(mention, towns, context.text) if is_site(mention.name) else None
    return _by(mention, town, "town beside") if town else NOT_FOUND


def _country_of(owner: str, gazetteer: Gazetteer) -> str | None:
    """The one country that a name or a word for its people ("Qatari") speaks of."""
    found = gazetteer.speaks_of(plain(owner))
    return next(iter(found)) if len(found) == 1 else None


def _leading(shares: Mapping[str, float]) -> str | None:
    """The country that a report is about, where no other comes near."""
    ranked = sorted(((share, code) for code, share in shares.items()), reverse=True)
    return ranked[0][1] if ranked and (len(ranked) == 1 or ranked[0][0] >= LEAD * ranked[1][0]) else None


def _town_of(site: Mention, towns: Sequence[tuple[int, Place]], text: str) -> Place | None:
    """The town of a site: the one that its name begins with ("Grozny's market"), or the one named in its sentence."""
    own = plain(OWNER.sub("", site.name))
    named = [place for _, place in towns if own.startswith(f"{plain(place.name)} ")]
    near = [(abs(site.span.start - start), place) for start, place in towns if not _parted(text, start, site.span.start)]
    return named[0] if named else min(near, key=lambda n: (n[0], n[1].id), default=(0, None))[1]


def _parted(text: str, a: int, b: int) -> bool:
    """Does a sentence end between two places of a text?"""
    return bool(SENTENCE_END.search(text, min(a, b), max(a, b)))


def _capital(country: str, gazetteer: Gazetteer) -> Place | None:
    found = gazetteer.lookup(gazetteer.countries[country].capital) if country in gazetteer.countries else ()
    return next((place for place in found if place.country == country and place.kind == "capital"), None)


def _by(mention: Mention, place: Place, rule: str) -> Resolved:
    exact = rule == "capital" and mention.rel in AT
    precision: PlacePrecision = "exact" if exact else "near"
    return Resolved(place, precision, radius_of(place, precision), ((rule, 1.0),))
