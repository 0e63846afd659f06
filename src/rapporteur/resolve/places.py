"""Which place a name means in a report: candidates scored by named parts, the report's countries inferred from all of it."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapporteur.resolve.candidates import Candidate, candidates
from rapporteur.resolve.evidence import (
    LATER,
    PARTS,
    SHARED,
    SPOKEN_OF,
    SURE_NAME,
    Context,
    Parts,
    core,
    countries_beside,
    folded_text,
    own_parts,
    weighed,
)
from rapporteur.resolve.gazetteer import Gazetteer
from rapporteur.resolve.kindwords import ADMIN, TOWN
from rapporteur.resolve.placetable import Place
from rapporteur.resolve.resolved import NOT_FOUND, PRECISIONS, Mention, Resolved, radius_of
from rapporteur.resolve.told import told
from rapporteur.resolve.toponyms import plain
from rapporteur.text.figures import ONES
from rapporteur.types import AT, PlacePrecision

ENOUGH = 3.6  # score below which nothing is said
ENOUGH_ELSEWHERE = 6.0  # the same under another name than its own, in a country that the report does not speak of
ENOUGH_IF_ABOUT, ABOUT = 2.4, 0.1  # the same for a place under its very name, in a country with this share of the report
CLEAR = 2.0  # by which a town is ahead of the next place of its name
WIDE = frozenset(("country", "admin1", "admin2", "region", "sea", "desert", "line", "river"))  # too wide to have neighbours
COUNTRY_PARTS = tuple(name for name in PARTS if name in SHARED)
LATE = tuple(name for name in PARTS if name in LATER)
WELL_KNOWN = 100_000  # persons
BESIDE = 60  # characters beside a name in which its province, its country or a distance may stand
CAN_DECIDE = sum(max(0.0, PARTS[name][1]) for name in LATE)
WRITTEN = {word: n for word, n in ONES.items() if 1 <= n <= 10}
MOST_KM = 1000.0
KM_IN = {"km": 1.0, "ki": 1.0, "mi": 1.609, "na": 1.852}  # by the first letters of the unit
DISTANCE = re.compile(
    rf"(?<![\w,.-])(?P<n>\d{{1,4}}(?:\.\d+)?|\d,\d{{3}}|{'|'.join(WRITTEN)})(?: |-)?(?P<unit>km|kms|kilomet(?:re|er)s?|miles?|nautical miles?)"
    r"(?: to the)?(?: (?:north|south|east|west)[\w-]*(?: of)?| from| outside| off| away from)(?: the (?:coast|city|town|port|village) of)? $",
    re.IGNORECASE,
)  # "110 nautical miles south of "


@dataclass(slots=True)
class Option:
    """A candidate with the parts of its score so far."""

    candidate: Candidate
    parts: Parts
    score: float

    def more(self, parts: Parts) -> Option:
        """The same with further parts."""
        return Option(self.candidate, self.parts + parts, self.score + sum(value for _, value in parts))


Options = dict[str, list[Option]]


def resolve_places(
    mentions: Sequence[Mention], *, text: str, countries: Mapping[str, float], gazetteer: Gazetteer
) -> tuple[Resolved, ...]:
    """One answer a mention, all of a report's decided together. A name means one place in a report.

    `countries`: what `countries_named` finds in the text.
    """
    context = Context(text, folded_text(text), dict(countries), silent=gazetteer.capitals)
    options = early_options(mentions, context, gazetteer)
    chosen = {name: found[0] for name, found in options.items() if found}
    beside = _countries_beside(mentions, text, gazetteer)
    final = {
        name: later(name, found, chosen, mentions, replace(context, country_beside=beside[name]))
        for name, found in options.items()
    }
    found = {
        m: _resolved(m, decided(final[m.name], context), _distance(text[max(0, m.span.start - BESIDE) : m.span.start]))
        for m in mentions
    }
    towns = sorted((m.span.start, r.place) for m, r in found.items() if r.place and r.place.kind in TOWN)
    return tuple(found[m] if found[m].place else told(m, towns, context, gazetteer) for m in mentions)


def early_options(mentions: Sequence[Mention], context: Context, gazetteer: Gazetteer) -> Options:
    """Candidates by name, the best first, scored by all but what other places say of them.

    `context.shares`, which comes in as counts, is set to shares, with the countries of the likeliest places added.
    """
    counts = context.shares
    named = frozenset(counts)
    options: Options = {}
    for mention in mentions:
        if mention.name not in options:
            found = candidates(mention.name, gazetteer, named)
            options[mention.name] = [Option(c, (), 0.0).more(own_parts(c)) for c in found]
    context.shares = shares(counts, {})
    for _ in range(2):
        votes = country_votes({name: _with_country(found, context) for name, found in options.items()})
        context.shares = shares(counts, votes)
    return {name: _with_country(found, context) for name, found in options.items()}


def _scored(option: Option, context: Context, names: Sequence[str]) -> Option:
    return option.more(weighed(option.candidate, context, names))


def _with_country(options: Sequence[Option], context: Context) -> list[Option]:
    scored = [_scored(option, context, COUNTRY_PARTS) for option in options]
    return sorted(scored, key=_order)


def _order(option: Option) -> tuple[float, int, str]:
    return -option.score, -option.candidate.place.population, option.candidate.place.id


def shares(counts: Mapping[str, float], votes: Mapping[str, float]) -> dict[str, float]:
    """Named countries (damped: ten times named is not ten times as much) and votes of places, as shares of 1."""
    found = {code: math.sqrt(count) for code, count in counts.items()}
    for code, vote in votes.items():
        found[code] = found.get(code, 0.0) + vote
    whole = sum(found.values())
    return {code: value / whole for code, value in found.items()} if whole else {}


def country_votes(options: Options) -> dict[str, float]:
    """What the candidates say about countries: each name has one vote, split by how likely its candidates are."""
    votes: dict[str, float] = {}
    for found in options.values():
        if not found:
            continue
        weights = [math.exp(option.score - found[0].score) * _says(option.candidate) for option in found]
        whole = sum(math.exp(option.score - found[0].score) for option in found) + math.exp(ENOUGH - found[0].score)
        for option, weight in zip(found, weights, strict=True):
            code = option.candidate.place.country
            if code:
                votes[code] = votes.get(code, 0.0) + weight / whole
    return votes


def _says(c: Candidate) -> float:
    """How much a place may say about countries: villages little, their names are everywhere."""
    known = c.place.kind in ("capital", "country") or c.place.id.startswith("curated:")
    return 1.0 if known else min(1.0, 0.1 + c.place.population / WELL_KNOWN)


def later(
    name: str, found: Sequence[Option], chosen: Mapping[str, Option], mentions: Sequence[Mention], context: Context
) -> list[Option]:
    """The options that can still win, with what other places and names beside them say."""
    if not found:
        return []
    own = replace(
        context,
        others=[
            option.candidate.place
            for other, option in chosen.items()
            if _is_point(option.candidate.place) and not _one_name(other, name)
        ],
        beside=_beside(name, mentions, context.text),
    )
    kept = [option for option in found if option.score >= found[0].score - CAN_DECIDE]
    return sorted((_scored(option, own, LATE) for option in kept), key=_order)


@lru_cache(maxsize=4096)
def _one_name(a: str, b: str) -> bool:
    """Do two mentions have the same name, kind words aside ("Palma", "Palma town")?"""
    return core(a) == core(b)


def _is_point(place: Place) -> bool:
    return place.kind not in WIDE


def _countries_beside(mentions: Sequence[Mention], text: str, gazetteer: Gazetteer) -> dict[str, frozenset[str]]:
    """By name, the countries named right beside any of its mentions."""
    out: dict[str, frozenset[str]] = {}
    for m in mentions:
        before, after = text[max(0, m.span.start - BESIDE) : m.span.start], text[m.span.end : m.span.end + BESIDE]
        out[m.name] = out.get(m.name, frozenset()) | countries_beside(before, after, gazetteer)
    return out


def _beside(name: str, mentions: Sequence[Mention], text: str) -> str:
    after = [text[m.span.end : m.span.end + BESIDE] for m in mentions if m.name == name]
    return f" {plain(' '.join(after))} "


def decided(found: Sequence[Option], context: Context) -> Option | None:
    """The best option where it is good enough; a country under its own name always is."""
    best = found[0] if found else None
    return best if best and best.score >= _enough(best, found[1:], context) else None


def _enough(best: Option, others: Sequence[Option], context: Context) -> float:
    """Less is asked of a place under its very name in a country that the report is about; of a town, where no other comes near it."""
    c, share = best.candidate, context.shares.get(best.candidate.place.country or "", 0.0)
    if c.match < SURE_NAME:
        return ENOUGH if share >= SPOKEN_OF or not c.place.country else ENOUGH_ELSEWHERE
    if c.place.kind == "country":
        return 0.0
    about = share >= ABOUT
    alone = not c.parsed.word and not c.parsed.part and all(o.score < best.score - CLEAR for o in others[:1])
    return ENOUGH_IF_ABOUT if about and (c.place.kind in ADMIN or (c.place.kind in TOWN and alone)) else ENOUGH


def _distance(before: str) -> float:
    """The kilometres that the words before a place say: "15 miles south of". 0 where they say none."""
    said = DISTANCE.search(before)
    if not said:
        return 0.0
    number = float(said["n"].replace(",", "")) if said["n"][0].isdigit() else float(WRITTEN[said["n"].lower()])
    return min(MOST_KM, number * KM_IN[said["unit"].lower()[:2]])


def _resolved(mention: Mention, best: Option | None, distance: float) -> Resolved:
    if best is None:
        return NOT_FOUND
    place = best.candidate.place
    precision = _precision(mention, best.candidate)
    parts = tuple((name, round(value, 2)) for name, value in best.parts if value)
    radius = radius_of(place, precision)
    return Resolved(place, precision, max(radius, distance) if radius and precision == "near" else radius, parts)


def _precision(mention: Mention, c: Candidate) -> PlacePrecision:
    wide = PRECISIONS.get(c.place.kind)
    if wide:
        return wide
    return "exact" if mention.rel in AT and not c.stands_for else "near"


