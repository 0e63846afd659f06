"""Whom a name means: the ways in which words name an actor, each candidate scored by named parts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from rapporteur.codebook import Actor
from rapporteur.resolve.toponyms import is_name
from rapporteur.resolve.whoswho import Days, Named, WhosWho
from rapporteur.types import Party, Voice

Said = TypeVar("Said", Party, Voice)

ENOUGH, MARGIN = 0.75, 0.05  # score below which nothing is said, and the lead that the best needs over another actor
LONGEST_UNIT = 4  # words
INFERRED = 0.9  # of what the head of the words matches
CALLED = 0.85  # for one whom words mean in reports on its countries
AT_HOME = 0.8  # for a part of the state that the report is about
LEAD = 2.0  # times as much as of the next country, from which a report is about one
ELSEWHERE = -0.25  # for an armed group of a country that the report does not name
OTHER_DAYS = -0.2  # for one who did not act in the report's days; history is told of the dead too
BRACKET = re.compile(r"\s*\([^)]*\)")
BEFORE = re.compile(
    r"(?:(?:\d[\d,.]*|an?|another|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many|most|all|senior|major|top|ordinary|"
    r"mr|ms|mrs|dr|gen|lt|col|maj|sgt|capt|brig|adm|sheikh)\.?\s+)+(?=\S)",
    re.IGNORECASE,
)
MANNER = frozenset(  # words between a name and a part of it that do not change whose part it is
    ["illegitimate", "internationally", "recognised", "recognized", "occupation", "puppet", "transport", "armed", "regular", "own", "de", "facto"]
)
QUALIFIES = frozenset(["previous", "outgoing", "current", "central", "federal", "interim", "caretaker", "transitional", "national", "internationally", "recognised", "recognized"])
NOT_ONE = frozenset(["leader", "head", "chief", "founder", "commander", "member", "spokesman", "spokeswoman", "spokesperson"])  # of many things
REBELS = frozenset(["rebel", "guerrilla", "insurgent", "rebels", "guerrillas", "insurgents", "separatists", "separatist fighters", "rebel fighters", "rebel forces", "insurgent group", "rebel group"])
MANY = frozenset(["rebel groups", "guerrilla groups", "insurgent groups", "rebel factions", "rebel movements"])  # not one group of them
ANYBODY = frozenset(["source", "sources"])  # of a state or of anybody in it
GUESTS = ANYBODY | {"delegation", "delegations", "team", "teams", "negotiators"}  # those in a capital may be anybody's
FOLLOWING = frozenset(["own", "band"])  # units that mean the one who is named
NOT_AT_HOME = frozenset(["state", "court", "courts", "commando", "commandos", "diplomat", "diplomats", "embassy", "lawmaker", "lawmakers", "prosecutor", "sergeant", "corporal", "peacekeeper", "peacekeepers"])  # may be anybody's
LOYAL = re.compile(
    r"(?P<what>[\w\s-]+?) (?:loyal|allied|aligned|affiliated|linked) (?:to|with) (?P<whose>.+)|(?P<members>members|fighters) (?:of|from) (?P<group>.+)"
)
SPEAKS_FOR = re.compile(r"(?P<person>.+)['’]s (?:own )?(?:office|spokes(?:man|woman|person)|press secretary)")
OFFICIAL = re.compile(r"(?P<state>.+?)(?:['’]s)? (?:[a-z][a-z-]+ ){1,3}(?:officials?|diplomats?|authorities)")  # "Kyrgyz customs official"
POSSESSIVE = re.compile(r"['’]s?$")
STANDS_IN = re.compile(r"(?<=[a-z]) (?:in|at|near|outside) (?:the )?[A-Z].*$")  # "spokesman in Juba", "police at Landakai"


@dataclass(frozen=True, slots=True)
class Recognised:
    """The actor that a name means, with the parts of its score."""

    actor: Actor
    parts: tuple[tuple[str, float], ...]
    how: str


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a report says beside a name: the days of which it speaks, the countries that it names, with how often, the state that it is
    about, and the armed group that it names, where there is one."""

    days: Days | None
    countries: Mapping[str, float]
    home: Actor | None = None
    rebels: Actor | None = None


def recognise(names: tuple[str, ...], around: Circumstances, who: WhosWho) -> Recognised | None:
    """The actor that the forms of one name mean, the fullest first; `None` where none is clearly meant."""
    for name, here in forms_of(names, around):
        scored = sorted((_scored(n, here) for n in ways(name, here, who)), key=lambda r: (-total(r), r.actor.id))
        best = scored[0] if scored else None
        rival = next((r for r in scored if best and r.actor.id != best.actor.id), None)
        if best and total(best) >= ENOUGH and (rival is None or total(best) - total(rival) >= MARGIN):
            return best
    return None


def forms_of(names: Iterable[str], around: Circumstances) -> Iterator[tuple[str, Circumstances]]:
    """Each name as it stands, then bare; what is left of a longer name ("three governments") is no part of the report's own state."""
    for name in dict.fromkeys(names):
        yield name, around
        within = [inner.strip(" ()") for inner in BRACKET.findall(name)]
        for rest in dict.fromkeys((bare(name), *within, STANDS_IN.sub("", bare(name)))):
            if rest != name:
                yield rest, replace(around, home=None, rebels=None)


def recognise_all(
    names: Sequence[tuple[str, ...]], around: Circumstances, places: Iterable[tuple[str, str]], who: WhosWho
) -> dict[tuple[str, ...], Recognised | None]:
    """Each name of a report. Those that only the report's country tells ("the army") come after the others, which tell it.

    `places`: names and ISO codes of the places of the report's claims.
    """
    found = {name: recognise(name, around, who) for name in names}
    actors = [r.actor for r in found.values() if r]
    votes = country_votes(around.countries, actors, [code for _, code in sorted(places)])
    home = home_of(votes, who)
    at_home = replace(around, countries=votes, home=home, rebels=rebels_of(actors, home) if home else None)
    return {name: match or recognise(name, at_home, who) for name, match in found.items()}


def once(said: Sequence[Said]) -> tuple[Said, ...]:
    """Parties or voices with each actor once a role, under a name before a common noun ("Congolese army … the soldiers"), then under the first."""
    best: dict[tuple[str, str], Said] = {}
    for s in said:
        key = (getattr(s, "role", "voice"), s.actor or f"{s.span}")
        if key not in best or (s.text[:1].isupper() and not best[key].text[:1].isupper()):
            best[key] = s
    kept = {id(s) for s in best.values()}
    return tuple(s for s in said if id(s) in kept)


def bare(name: str) -> str:
    """A name without brackets, numbers, ranks and the like before it: "three Iranian officials", "Gen. Haftar"."""
    return BEFORE.sub("", BRACKET.sub("", name).removeprefix("the "), count=1) if " " in name else name


def total(found: Recognised) -> float:
    """The sum of a score's parts."""
    return sum(value for _, value in found.parts)


def _scored(named: Named, around: Circumstances) -> Recognised:
    actor = named.actor
    parts = [("name", named.match)]
    if around.days and not actor.term.holds(*around.days):
        parts.append(("not in those days", OTHER_DAYS))
    if actor.country and actor.kind != "state" and around.countries:
        elsewhere = ELSEWHERE if actor.kind == "armed-group" else -0.1
        parts.append(("country", 0.1 if around.countries.get(actor.country, 0) else elsewhere))
    return Recognised(actor, tuple(parts), named.how)


def ways(name: str, around: Circumstances, who: WhosWho) -> Iterator[Named]:
    """All readings of a name."""
    days = around.days
    direct = who.named(name) if is_name(name) else ()
    if direct:
        yield from direct
        return
    state = who.state(name)
    if state:
        yield Named(state, 0.95, "its people")
    else:
        yield from _composed(name.split(), days, who)
        yield from _owned(name, days, who)
        yield from _possessed(name, who)
        called = who.called(name, around.countries)
        yield from (Named(actor, CALLED, f"called {name} there") for actor in called)
        if not called:
            yield from _at_home(name.lower().removeprefix("the ").split(), around, who)


def _composed(words: list[str], days: Days | None, who: WhosWho) -> Iterator[Named]:
    """A head and what follows it: "Turkish army", "Hamas militants", "Haftar's forces", "Turkish President Erdogan"."""
    for n in range(1, min(LONGEST_UNIT, len(words) - 1) + 1):
        head, tail = " ".join(words[:-n]), " ".join(words[-n:]).lower()
        unit = who.units.get(tail) or bare_unit(tail.split(), who)
        if unit:
            yield from _unit(_without_manner(words[:-n]), unit, days, who)
        if tail in who.offices and (state := who.state(head)):
            yield from (Named(holder, INFERRED, f"{tail} of {state.name} then") for holder in who.holders(state, tail, days))
    yield from _titled(words, days, who)


def _without_manner(head: list[str]) -> str:
    """The name that words before a part end in: "Haftar's" of "Haftar's illegitimate"."""
    end = len(head)
    while end > 1 and (head[end - 1].lower() in MANNER or head[end - 1].endswith("-based")):
        end -= 1
    return " ".join(head[:end])


def _unit(head: str, unit: str, days: Days | None, who: WhosWho) -> Iterator[Named]:
    """A part of a state, or those who follow somebody; fighters of a country are not its state's."""
    state = who.state(head)
    if state and unit == "band":
        return
    if state:
        part = "mil" if unit == "force" else unit
        yield Named(state if part == "own" else who.part(state, part, days), INFERRED, f"a part of {state.name}")
        return
    for named in who.named(head) or list(_composed(head.split(), days, who) if unit in FOLLOWING else _titled(head.split(), days, who)):
        led = _behind(named.actor, unit, days, who) if named.actor.kind == "person" else named.actor
        if led:
            yield Named(led, named.match * INFERRED, f"those of {named.actor.name}")


def _behind(person: Actor, unit: str, days: Days | None, who: WhosWho) -> Actor | None:
    """Whom words mean by a part of a person's: "Maduro's government" that of his country, "Haftar's forces" the force that he leads."""
    state = who.state_of(person.country) if unit == "gov" and person.country else None
    return who.part(state, "gov", days) if state else who.led_by(person, days)


def _at_home(words: list[str], around: Circumstances, who: WhosWho) -> Iterator[Named]:
    """A part of the state that the report is about, without its name: "the army", "government troops", "police spokesman"."""
    words = _unqualified(words)
    unit, home = bare_unit(words, who), around.home
    if unit and home and words[0] not in NOT_AT_HOME and words[-1] not in ANYBODY:
        yield Named(who.part(home, "mil" if unit == "force" else unit, around.days), AT_HOME, f"a part of {home.name}, which the report is about")
    title = " ".join(words)
    if around.rebels and (title in REBELS or (words[0] in REBELS and title not in MANY and who.units.get(" ".join(words[1:])) in FOLLOWING)):
        yield Named(around.rebels, AT_HOME, "the armed group that the report names")
    if home and title in who.offices and title not in NOT_ONE:
        held = who.holders(home, title, around.days)
        yield from (Named(h, AT_HOME, f"{title} of {home.name}, which the report is about") for h in held if len(held) == 1)


def _unqualified(words: list[str]) -> list[str]:
    """The words of a part without those that only say which of its kind in time or rank: "the previous government"."""
    first = next((n for n, word in enumerate(words[:-1]) if word not in QUALIFIES), len(words) - 1)
    return words[first:]


def bare_unit(words: list[str], who: WhosWho) -> str | None:
    """The part of a state that words without a name mean: of a government's troops the troops, of an army's spokesman the army."""
    whole = who.units.get(" ".join(words))
    if whole:
        return whole if whole not in {*FOLLOWING, "force"} else None
    for n in range(1, len(words)):
        first, last = (who.units.get(POSSESSIVE.sub("", " ".join(part))) for part in (words[:n], words[n:]))
        if first and last and first not in {*FOLLOWING, "force"}:
            return first if last in FOLLOWING else last
    return None


def home_of(votes: Mapping[str, float], who: WhosWho) -> Actor | None:
    """The state that a report is about: what it names of places, actors and countries is mostly of it. `votes`: ISO code → weight."""
    ranked = sorted(votes.items(), key=lambda v: (-v[1], v[0]))
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    return who.state_of(ranked[0][0]) if ranked and ranked[0][1] >= LEAD * second else None


def rebels_of(recognised: Iterable[Actor], home: Actor) -> Actor | None:
    """The armed group of its own country that a report names, under more names than all other armed groups together."""
    named = Counter(actor for actor in recognised if actor.kind == "armed-group")
    return next((group for group, names in named.items() if 2 * names > named.total() and group.country == home.country), None)


def country_votes(countries: Mapping[str, float], recognised: Iterable[Actor], places: Iterable[str]) -> dict[str, float]:
    """What names of countries (together as much as two actors), actors that are no states, and the countries of places say of whom a report is."""
    whole = sum(countries.values()) or 1.0
    votes = {code: 2 * n / whole for code, n in countries.items()}
    said = [(actor.country, 0.5 if actor.kind == "state" else 1.0) for actor in recognised if actor.country]
    for code, weight in [*said, *((code, 1.0) for code in places)]:
        votes[code] = votes.get(code, 0.0) + weight
    return votes


def _titled(words: list[str], days: Days | None, who: WhosWho) -> Iterator[Named]:
    """A name after a state and an office: the words that are neither."""
    rest = list(words)
    while rest and (rest[0].lower().strip(".") in who.offices or rest[0].lower().strip(".") in {"mr", "ms", "mrs", "dr", "gen", "col", "sheikh"}):
        rest = rest[1:]
    for start in range(1, len(words)):
        before = " ".join(words[:start])
        last = words[start - 1].lower()
        if last in who.offices or before.lower() in who.offices:
            rest = min(rest, words[start:], key=len)
    if rest and rest != words:
        yield from (Named(n.actor, n.match * 0.97, n.how) for n in who.named(" ".join(rest)) if n.actor.kind == "person")


def _possessed(name: str, who: WhosWho) -> Iterator[Named]:
    """A name of its own after the one to whom it belongs: "Haftar's Libyan National Army"."""
    owner, _, owned = name.replace("’", "'").partition("'s ")
    if owned and (who.named(owner) or who.state(owner)):
        yield from (Named(n.actor, n.match * INFERRED, n.how) for n in who.named(owned) if n.actor.kind != "person")


def _owned(name: str, days: Days | None, who: WhosWho) -> Iterator[Named]:
    """"Government of Libya", "president of Turkey", "forces loyal to Haftar", "members of Hamas", "Sarraj's office"."""
    loyal, speaks, official = LOYAL.fullmatch(name), SPEAKS_FOR.fullmatch(name), OFFICIAL.fullmatch(name)
    if official and (state := who.state(official["state"])):
        yield Named(state, INFERRED, f"officials of {state.name}")
    if loyal:
        yield from _unit(loyal["whose"] or loyal["group"], "band" if loyal["members"] == "fighters" else "own", days, who)
    if speaks:
        yield from (Named(n.actor, n.match * INFERRED, n.how) for n in who.named(speaks["person"]) if n.actor.kind == "person")
    for of in re.finditer(r" (?:of|in|for|from|known as) (?:the )?", name):
        what, whose = name[: of.start()].lower(), name[of.end() :]
        state = who.state(whose)
        if state and what in who.offices:
            yield from (Named(holder, INFERRED, f"{what} of {state.name} then") for holder in who.holders(state, what, days))
        part = who.units.get(what) or who.units.get(what.split()[-1] if what.split() else "")
        visits = " in " in of.group() and what in GUESTS
        if part and (what in who.units or not state) and what not in NOT_AT_HOME and not visits:
            yield from _unit(whose, part, days, who)
