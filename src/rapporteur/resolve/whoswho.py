"""The who's-who as a look-up: names to actors, states to their parts, offices to those who hold them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from rapporteur.codebook import Actor, Codebook, Term, WordList
from rapporteur.resolve.toponyms import plain

ON = 0.3  # share of the names of countries in a report, from which it is on a country
ACRONYM = 6  # letters up to which a name all in capitals is an acronym, which only its capitals mean: "IS" is not "is"
USUAL, ALIAS = 1.0, 0.95
UNITS: Mapping[str, str] = MappingProxyType(
    {"mil": "military", "gov": "government", "cop": "police", "spy": "intelligence", "par": "parliament", "jud": "courts"}
)
COMMANDING = frozenset({"commander", "leader", "chief of staff", "president", "head", "founder"})
LEADING = frozenset({"armed-group", "force", "government", "party"})
Days = tuple[date, date]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Named:
    """An actor that a name may mean, and how well: 1 for its usual name, less for what is concluded."""

    actor: Actor
    match: float
    how: str


def key_of(name: str) -> str:
    """What all writings of a name share: no articles, accents or possessives; an acronym keeps its capitals."""
    bare = re.sub(r"['’]s?$", "", name.strip().removeprefix("the ").removeprefix("The "))
    letters = bare.replace(".", "")
    return f"^{letters}" if letters.isupper() and len(letters) <= ACRONYM else plain(bare)


class WhosWho:
    """Actors by name. Demonyms mean the state; words for units and offices come from the codebook's lists."""

    def __init__(self, actors: Sequence[Actor], codebook: Codebook) -> None:
        self.by_id = {actor.id: actor for actor in actors}
        self._named: dict[str, list[Named]] = {}
        for actor in actors:
            for name, match in ((actor.name, USUAL), *((alias, ALIAS) for alias in actor.aliases)):
                self._add(key_of(name), Named(actor, match, f"named {name}"))
        self._at_home = _grouped((plain(name), (a, a.at_home.countries)) for a in actors if a.at_home for name in a.at_home.names)
        self._states = {actor.country: actor for actor in reversed(actors) if actor.kind == "state" and len(actor.id) == 3 and _now(actor)}
        self._demonyms = self._of_demonyms(codebook.lists.get("nationalities"))
        self.units = _tagged(codebook.lists.get("units"), "unit")
        self.offices = _tagged(codebook.lists.get("offices"), "kind")
        self._held = _grouped((office.of, (actor, office)) for actor in actors for office in actor.offices)
        self._governing = _grouped((tie.to, (actor, tie.term)) for actor in actors for tie in actor.ties if tie.kind == "governs")
        self._governments = _grouped((actor.country or "", actor) for actor in actors if actor.kind == "government")

    def _add(self, key: str, named: Named) -> None:
        known = self._named.setdefault(key, [])
        if all(n.actor.id != named.actor.id for n in known):
            known.append(named)

    def _of_demonyms(self, words: WordList | None) -> dict[str, Actor]:
        """"Turkish" → Turkey; the first state of a word that means two holds."""
        found: dict[str, Actor] = {}
        for group in words.groups if words else ():
            state = self._states.get(group.tag("iso2")) or self.by_id.get((group.tag("iso3") or "").lower())
            for word in group.words if state else ():
                if word.removesuffix("s") not in group.words or not word.endswith("s"):  # "Syrians" are people, not their state
                    found.setdefault(word, state)  # type: ignore[arg-type]
        return found

    def names(self) -> list[str]:
        """Every name and alias."""
        return [name for actor in self.by_id.values() for name in (actor.name, *actor.aliases)]

    def named(self, name: str) -> tuple[Named, ...]:
        """The actors that go by a name."""
        return tuple(self._named.get(key_of(name), ()))

    def called(self, words: str, countries: Mapping[str, float]) -> list[Actor]:
        """The actors that words mean only in reports on their countries ("the coalition"). `countries`: ISO code → how often it is named."""
        whole = sum(countries.values())
        return [actor for actor, own in self._at_home.get(plain(words), ()) if sum(countries.get(c, 0.0) for c in own) > ON * whole]

    def state(self, words: str) -> Actor | None:
        """The state that words name by its name or its people: "Libya", "Turkish", "Russia's"."""
        bare = re.sub(r"['’]s?$", "", words)
        if bare in self._demonyms:
            return self._demonyms[bare]
        return next((n.actor for n in self.named(bare) if n.actor.kind == "state"), None)

    def state_of(self, country: str) -> Actor | None:
        """The state of an ISO code."""
        return self._states.get(country)

    def part(self, state: Actor, unit: str, days: Days | None) -> Actor:
        """A part of a state: the one government of those days by its own name, else a part named by rule (`tur-mil`)."""
        own = [g for g, term in self._governing.get(state.id, ()) if days and g.term.holds(*days) and term.holds(*days)]
        if unit == "gov" and len(own) == 1:
            return own[0]
        kind = "government" if unit in {"gov", "par", "jud"} else "force"
        return Actor(f"{state.id}-{unit}", f"{UNITS[unit].capitalize()} of {state.name}", kind, state.country, (), Term())

    def holders(self, of: Actor, title: str, days: Days | None) -> list[Actor]:
        """Who held an office of an actor, or of a government or part of that state, in those days."""
        wholes = [of.id]
        if of.kind == "state":
            wholes += [*(g.id for g in self._governments.get(of.country or "", ())), *(f"{of.id}-{unit}" for unit in UNITS)]
        held = [pair for whole in wholes for pair in self._held.get(whole, ())]
        return [actor for actor, office in held if _same_office(office.title, title) and (not days or office.term.holds(*days))]

    def led_by(self, person: Actor, days: Days | None) -> Actor | None:
        """The group or force that a person leads: "Haftar's forces"."""
        for office in person.offices:
            led = self.by_id.get(office.of)
            fits = office.title in COMMANDING and led is not None and led.kind in LEADING
            if fits and (not days or office.term.holds(*days)):
                return led
        return None


def _now(actor: Actor) -> bool:
    return actor.term.until is None


def _tagged(words: WordList | None, key: str) -> dict[str, str]:
    """Word or phrase in small letters → its tag, in all its forms."""
    return {word.lower(): groups[0].tag(key) or "" for word, groups in words.index.items()} if words else {}


def _grouped(pairs: Iterable[tuple[str, Item]]) -> dict[str, list[Item]]:
    """The items of each key, in their order."""
    out: dict[str, list[Item]] = {}
    for key, item in pairs:
        out.setdefault(key, []).append(item)
    return out


def _same_office(a: str, b: str) -> bool:
    return plain_title(a) == plain_title(b)


def plain_title(words: str) -> str:
    """Words as the who's-who writes titles: "Defense Minister" as "defence minister"."""
    return words.lower().replace("defense", "defence")
