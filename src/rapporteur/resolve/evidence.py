"""What speaks for a place: named parts whose weighted sum is a candidate's score, and what a report says about countries."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapporteur.resolve.candidates import Candidate
from rapporteur.resolve.distance import nearest
from rapporteur.resolve.gazetteer import ALIKE, Gazetteer
from rapporteur.resolve.kindwords import AIR, SITES, TOWN, without_kind
from rapporteur.resolve.placetable import Place
from rapporteur.resolve.toponyms import letters, plain, without_articles

UNNAMED = 0.01  # share of a country that nothing in the report points to
SPOKEN_OF = 0.03  # share from which a report speaks of a country
SURE_NAME = 0.9
CLOSE = 60.0  # km over which the pull of another place of the report falls to a third
FAR = 10 * CLOSE  # beyond which it pulls no more
BUILT = SITES | AIR | {"oil", "dam", "power"}
_WORD = re.compile(r"[^\W\d_](?:(?!['’]s\b)[\w’'.-])*")  # "Lebanon" of "Lebanon's"
_MOST_WORDS = 4
_NAMES = r"[^\W\d_a-z][\w’'.-]*(?: (?:of |the |and )*[^\W\d_a-z][\w’'.-]*){0,4}"
_LATER = re.compile(rf"(?:, [^,.;]{{2,30}})?(?:,| in)(?: (?:the|northern|southern|eastern|western|central))* (?P<name>{_NAMES})")
_OWNER = re.compile(rf"(?P<name>{_NAMES})['’]s (?:[\w-]+ ){{0,3}}$")


@dataclass(slots=True)
class Context:
    """What a report says beside a mention.

    `shares`: ISO code → how much of the report is about that country, summing to 1. `silent`: names of capitals, which say
    nothing about the province that shares the name ("Washington").
    """

    text: str
    folded: str
    shares: dict[str, float]
    others: Sequence[Place] = ()
    beside: str = ""
    country_beside: frozenset[str] = frozenset()
    silent: frozenset[str] = frozenset()
    admin: dict[str, bool] = field(default_factory=dict)

    def names(self, unit: str | None) -> bool:
        """Does the report name this unit (without its kind word)?"""
        if not unit:
            return False
        if unit not in self.admin:
            name = core(unit)
            self.admin[unit] = name not in self.silent and f" {name} " in self.folded
        return self.admin[unit]


@lru_cache(maxsize=8192)
def core(unit: str) -> str:
    """The plain name of a province or district without its kind word."""
    return plain(without_kind(unit) or unit)


def name_part(c: Candidate, context: Context) -> float:
    """How well the name matches, from 0 (it sounds alike) to 1."""
    return c.match


def kind_part(c: Candidate, context: Context) -> float:
    """The mention's kind word names this kind of place."""
    return float(c.fits)


def stands_for_part(c: Candidate, context: Context) -> float:
    """Only the town is known of a site in or beside it."""
    return float(c.stands_for)


def reading_part(c: Candidate, context: Context) -> float:
    """A compass part or a kind word had to be left out of the name."""
    return float(c.parsed.part is not None) + 0.5 * float(c.parsed.word is not None)


def population_part(c: Candidate, context: Context) -> float:
    """Tenfold people, one step; a town of a hundred is 0, of ten million 1."""
    return max(0.0, math.log10(c.place.population + 1) - 2) / 5 if c.place.kind in TOWN else 0.0


def capital_part(c: Candidate, context: Context) -> float:
    """Capitals are where talks are held and governments sit."""
    return float(c.place.kind == "capital")


def country_kind_part(c: Candidate, context: Context) -> float:
    """A country's name means the country."""
    return float(c.place.kind == "country")


def unit_part(c: Candidate, context: Context) -> float:
    """A province or region, without a word that says so."""
    return float(c.place.kind in ("admin1", "region", "sea", "island", "strait") and not c.parsed.kinds)


def district_part(c: Candidate, context: Context) -> float:
    """A district or part of a town, without a word that says so."""
    return float(c.place.kind in ("admin2", "admin3", "neighbourhood") and not c.parsed.kinds)


def site_part(c: Candidate, context: Context) -> float:
    """An airport or the like under its town's name alone, without a word that says so."""
    return float(c.place.kind in BUILT and not c.parsed.kinds and c.match < SURE_NAME)


def alike_part(c: Candidate, context: Context) -> float:
    """The name only sounds like it."""
    return float(c.match < ALIKE)


def nowhere_part(c: Candidate, context: Context) -> float:
    """A small place in a country that the report does not speak of."""
    small = 1.0 - min(1.0, population_part(c, context) / 0.6)
    if c.place.kind in ("country", "capital", "sea", "region", "strait", "island") or not c.place.country:
        return 0.0
    return small if context.shares.get(c.place.country, 0.0) < SPOKEN_OF else 0.0


def curated_part(c: Candidate, context: Context) -> float:
    """The codebook has places because reports name them."""
    return float(c.place.id.startswith("curated:"))


def country_part(c: Candidate, context: Context) -> float:
    """How much of the report is about the place's country: 0 for all of it, -1 for none."""
    if not c.place.country:
        return -0.3
    return math.log(context.shares.get(c.place.country, 0.0) + UNNAMED) / -math.log(UNNAMED)


def neighbour_part(c: Candidate, context: Context) -> float:
    """Another place of the report is near."""
    return math.exp(-nearest(c.place, context.others, FAR) / CLOSE)


def admin_part(c: Candidate, context: Context) -> float:
    """The report names the province or district that the place lies in."""
    own = core(c.place.name)
    units = [unit for unit in (c.place.admin1, c.place.admin2) if unit and core(unit) != own]
    return float(any(context.names(unit) for unit in units))


def beside_part(c: Candidate, context: Context) -> float:
    """It names it right beside the place: "Horlivka, Donetsk region"."""
    units = [unit for unit in (c.place.admin1, c.place.admin2) if unit and context.names(unit)]
    return float(any(f" {core(unit)} " in context.beside for unit in units))


def country_beside_part(c: Candidate, context: Context) -> float:
    """The report names its country right beside the place: "Tripoli, Lebanon"."""
    return float(c.place.country in context.country_beside)


PARTS: Mapping[str, tuple[Callable[[Candidate, Context], float], float]] = {
    "name": (name_part, 4.2),
    "kind": (kind_part, 3.0),
    "stands for": (stands_for_part, -2.0),
    "reading": (reading_part, -3.0),
    "population": (population_part, 6.0),
    "capital": (capital_part, 1.5),
    "country name": (country_kind_part, 1.0),
    "unit": (unit_part, -1.0),
    "district": (district_part, -0.2),
    "site": (site_part, -0.5),
    "alike": (alike_part, -0.5),
    "nowhere": (nowhere_part, -1.5),
    "curated": (curated_part, 2.3),
    "country": (country_part, 4.5),
    "neighbour": (neighbour_part, 4.0),
    "admin": (admin_part, 1.4),
    "beside": (beside_part, 1.8),
    "country beside": (country_beside_part, 4.5),
}
"""Part → the function and its weight, fitted with tools/gazetteer/fit.py on the training reports and rounded."""

LATER = frozenset(("neighbour", "admin", "beside", "country beside"))
"""Parts that are only asked where they can decide."""

SHARED = frozenset(("country", "nowhere"))
"""Parts that follow from the shares of the countries."""

OWN = tuple(name for name in PARTS if name not in LATER | SHARED)
"""Parts that a candidate has in every report, in the order of PARTS: sets run in another order in every process, and sums with them."""

NO_REPORT = Context("", "", {})
Parts = tuple[tuple[str, float], ...]


def weighed(c: Candidate, context: Context, names: Iterable[str]) -> Parts:
    """The named parts of a candidate's score that are not 0."""
    asked = ((name, *PARTS[name]) for name in names)
    return tuple((name, value * weight) for name, part, weight in asked if (value := part(c, context)))


@lru_cache(maxsize=1 << 14)
def own_parts(c: Candidate) -> Parts:
    """Those that are the same in every report."""
    return weighed(c, NO_REPORT, OWN)


def countries_named(text: str, gazetteer: Gazetteer) -> dict[str, float]:
    """ISO code → how often a text names the country, its people or its large towns (`Gazetteer.speaks_of`)."""
    counts: dict[str, float] = {}
    words = [(match.group()[0].isupper(), plain(match.group())) for match in _WORD.finditer(text)]
    skip = 0
    for n, (capital, _) in enumerate(words):
        if not capital or n < skip:
            continue
        for length in range(min(_MOST_WORDS, len(words) - n), 0, -1):
            speaks = gazetteer.speaks_of(" ".join(word for _, word in words[n : n + length]))
            if speaks:
                skip = n + length
                for code, weight in speaks.items():
                    counts[code] = counts.get(code, 0.0) + weight
                break
    return counts


def countries_beside(before: str, after: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Countries named right before or after a place: "Lebanon's Tripoli", "Tripoli, Lebanon", "Horlivka, Donetsk region, Ukraine"."""
    owner, later = _OWNER.search(before), _LATER.match(after)
    names = [owner["name"]] if owner else []
    if later:
        words = later["name"].split()
        names += [" ".join(words[:n]) for n in range(len(words), 0, -1) if words[n : n + 1] in ([], ["and"])]
    return frozenset(code for name in names for code, weight in gazetteer.speaks_of(plain(name)).items() if weight == 1.0)


def folded_text(text: str) -> str:
    """The plain text between blanks, to look for plain names in."""
    return f" {without_articles(letters(text))} "
