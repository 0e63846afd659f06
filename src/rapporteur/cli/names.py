"""Commands on names: actors of the who's-who, places of the gazetteer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli.output import fail, opened_tools
from rapporteur.cli.record import DEFAULT_STORE, StoreOption, opened
from rapporteur.cli.reports import CodebookOption

if TYPE_CHECKING:
    from rapporteur.codebook import Actor, Term
    from rapporteur.resolve.curated import Hit
    from rapporteur.types import Claim

MOST = 12


def actors(
    name: Annotated[str | None, typer.Argument(help="A name, or an actor's id.")] = None,
    *,
    unknown: Annotated[bool, typer.Option("--unknown", help="List the names of the store that the who's-who lacks.")] = False,
    store: StoreOption = DEFAULT_STORE,
    codebook: CodebookOption = None,
) -> None:
    """Look a name up in the who's-who, or list the names that it lacks and how often they were said."""
    if unknown:
        with opened(store) as kept:
            print(lacking(found.claim for found in kept.claims()))
        return
    if name is None:
        raise fail("give a name or an id, or --unknown", 2)
    from rapporteur.resolve.actors import Circumstances, ways

    who = opened_tools(codebook).whoswho
    found = [who.by_id[name]] if name in who.by_id else [n.actor for n in ways(name, Circumstances(None, {}), who)]
    if not found:
        raise fail(f"nobody goes by {name!r}{_alike(name, who.names())}; add an entry to FOLDER/actors/*.yaml and give --codebook FOLDER")
    print("\n\n".join(card(actor) for actor in dict.fromkeys(found[:MOST])))


def _alike(name: str, names: Iterable[str]) -> str:
    """The known names that are written most like it."""
    from rapidfuzz.process import extract

    found = [known for known, score, _ in extract(name, list(names), limit=3) if score > 80]
    return f" (like it: {', '.join(found)})" if found else ""


def lacking(claims: Iterable[Claim]) -> str:
    """Names without an id, most said first, and what would add them."""
    names = Counter(s.name for claim in claims for part in (claim.parties, claim.voices) for s in part if s.actor is None)
    if not names:
        return "every name has an actor"
    lines = [f"{count:6}  {name}" for name, count in sorted(names.items(), key=lambda n: (-n[1], n[0]))]
    return "\n".join([*lines, "", "an entry of FOLDER/actors/*.yaml adds one: {id: abc-name, name: NAME, kind: armed-group, country: XX}"])


def card(actor: Actor) -> str:
    """One actor: id, kind, names, dates, ties and offices."""
    lines = [f"{actor.id}: {actor.name} ({actor.kind}{', ' + actor.country if actor.country else ''}{_term(actor.term)})"]
    lines += [f"  also {', '.join(actor.aliases)}"] if actor.aliases else []
    lines += [f"  {tie.kind} {tie.to}{_term(tie.term)}" for tie in actor.ties]
    lines += [f"  {office.title} of {office.of}{_term(office.term)}" for office in actor.offices]
    return "\n".join([*lines, f"  UCDP actor {actor.ucdp}"] if actor.ucdp else lines)


def _term(term: Term) -> str:
    since, until = term.since, term.until
    if since or until:
        return f", {since or ''} to {until or ''}".rstrip()
    return ""


def places(name: Annotated[str, typer.Argument(help="A place's name in any spelling.")]) -> None:
    """Look a name up in the gazetteer: every place that it may mean, the best known first."""
    found = opened_tools(None).gazetteer.hits(name)
    if not found:
        raise fail(f"no place goes by {name!r}; add an entry to codebook/places, CONTRIBUTING.md says how")
    for hit in sorted(found, key=lambda h: (-h.match, -h.place.population, h.place.id))[:MOST]:
        print(line(hit))


def line(hit: Hit) -> str:
    """One place: id, name, kind, point, units, population."""
    p = hit.place
    units = ", ".join(u for u in (p.admin2, p.admin1, p.country) if u)
    people = f", {p.population} inhabitants" if p.population else ""
    return f"{p.id}: {p.name}, {p.kind}, {p.lat:.3f} {p.lon:.3f} ({units}{people}; match {hit.match:.2f})"


COMMANDS: dict[str, Callable[..., None]] = {"actors": actors, "places": places}
