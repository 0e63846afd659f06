"""The who's-who: `actors/*.yaml` of a codebook to records, each with its names, its ties to others and its dates.

Reading the YAML takes a second; the shipped files are therefore also kept packed, and read from there while they stay the same.
"""

from __future__ import annotations

import calendar
import hashlib
import json
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rapporteur.codebook.errors import CodebookError
from rapporteur.codebook.loading import shipped_folder
from rapporteur.codebook.nodes import Node, read

FOLDER = "actors"
PACKED = Path(__file__).with_name("actors.json")
KINDS = (
    "state", "government", "force", "armed-group", "party", "organisation", "mission", "body", "media", "ngo", "company", "people",
    "person",
)  # fmt: skip
TIES = ("part-of", "backed-by", "allied", "splinter-of", "wing-of", "governs")
NEEDED = frozenset({"id", "name", "kind"})
MAY = frozenset({"aliases", "at_home", "country", "from", "until", "ties", "offices", "ucdp", "sector"})
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PART_OF_A_STATE = re.compile(r"-(?:mil|gov|cop|spy|par|jud)$")  # named by rule, see resolve/whoswho.py
DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


@dataclass(frozen=True, slots=True)
class Term:
    """The days from which and until which something holds, both inclusive; `None` where open or not known."""

    since: date | None = None
    until: date | None = None

    def holds(self, earliest: date, latest: date) -> bool:
        """Does it hold on a day between these?"""
        return (self.since is None or self.since <= latest) and (self.until is None or earliest <= self.until)


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation to another actor: part-of, backed-by, allied, splinter-of, wing-of; governs: it is the government of that state."""

    to: str
    kind: str
    term: Term


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person holds in a state, force or body."""

    of: str
    title: str
    term: Term


@dataclass(frozen=True, slots=True)
class AtHome:
    """Words that mean an actor in reports on these countries and nobody elsewhere: "the coalition", "the junta"."""

    names: tuple[str, ...]
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody whom reports name. `country`: ISO 3166 alpha-2 of the home country, `None` for what has none; `ucdp`: id of UCDP's list."""

    id: str
    name: str
    kind: str
    country: str | None
    aliases: tuple[str, ...]
    term: Term
    ties: tuple[Tie, ...] = ()
    offices: tuple[Office, ...] = ()
    ucdp: int | None = None
    at_home: AtHome | None = None


def load_actors(folder: Path | None = None, extra: Path | None = None) -> tuple[Actor, ...]:
    """The actors of a codebook folder (the shipped one where `None`) and of a user's own, which add or replace by id.

    Raises CodebookError, which names file and line, for what breaks a rule, and for an id that nothing defines.
    """
    base = (folder or shipped_folder()) / FOLDER
    found = {a.id: a for a in _shipped(base)}
    if extra is not None:
        found |= {a.id: a for a in read_folder(extra / FOLDER, known=found)}
    return tuple(found.values())


def _shipped(folder: Path) -> tuple[Actor, ...]:
    kept = json.loads(PACKED.read_text(encoding="utf-8")) if PACKED.is_file() else {}
    if kept.get("sha256") == _files_sha256(folder):
        return tuple(_unpacked(row) for row in kept["actors"])
    return read_folder(folder)


def fingerprint(actors: Sequence[Actor]) -> str:
    """What stands for these actors in a claim's method."""
    return hashlib.sha256(repr(actors).encode()).hexdigest()


def _files_sha256(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.yaml")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def read_folder(folder: Path, known: Collection[str] = ()) -> tuple[Actor, ...]:
    """The actors of all YAML files of a folder, in the order of their ids. They may name each other and those `known` before."""
    found: dict[str, tuple[Actor, Node]] = {}
    for path in sorted(folder.glob("*.yaml")):
        for actor, node in _actors(read(path)):
            if actor.id in found:
                node.fail(f"{actor.id} stands in {found[actor.id][1].path.name} too")
            found[actor.id] = actor, node
    for actor, node in found.values():
        _check_targets(actor, node, {*found, *known})
    return tuple(found[name][0] for name in sorted(found))


def _check_targets(actor: Actor, node: Node, known: Collection[str]) -> None:
    for target in [t.to for t in actor.ties] + [o.of for o in actor.offices]:
        if target not in known and PART_OF_A_STATE.sub("", target) not in known:
            node.fail(f"{actor.id} names {target}, which no file defines")


def _actors(root: Node) -> Iterator[tuple[Actor, Node]]:
    fields = root.only("a file of actors", needs=frozenset({"actors"}), may=frozenset())
    for node in fields["actors"].items("actors"):
        yield read_actor(node), node


def read_actor(node: Node) -> Actor:
    """One entry. Raises CodebookError with the line of what is wrong."""
    fields = node.only("an actor", needs=NEEDED, may=MAY)
    name = fields["id"].text("id")
    if not ID.fullmatch(name):
        fields["id"].fail("an id is in small letters, figures and hyphens")
    return Actor(
        name,
        fields["name"].text("name"),
        _one_of(fields["kind"], KINDS),
        fields["country"].text("country") if "country" in fields and fields["country"].value else None,
        fields["aliases"].texts("aliases") if "aliases" in fields else (),
        _term(fields),
        tuple(_tie(n) for n in fields["ties"].items("ties")) if "ties" in fields else (),
        tuple(_office(n) for n in fields["offices"].items("offices")) if "offices" in fields else (),
        int(fields["ucdp"].text("ucdp")) if "ucdp" in fields else None,
        _at_home(fields["at_home"]) if "at_home" in fields else None,
    )


def _at_home(node: Node) -> AtHome:
    fields = node.only("names at home", needs=frozenset({"names", "in"}), may=frozenset())
    return AtHome(fields["names"].texts("names"), fields["in"].texts("in"))


def _one_of(node: Node, known: Sequence[str]) -> str:
    text = node.text("value")
    if text not in known:
        node.fail(f"one of {', '.join(known)}; not {text!r}")
    return text


def _tie(node: Node) -> Tie:
    fields = node.only("a tie", needs=frozenset({"to", "as"}), may=frozenset({"from", "until"}))
    return Tie(fields["to"].text("to"), _one_of(fields["as"], TIES), _term(fields))


def _office(node: Node) -> Office:
    fields = node.only("an office", needs=frozenset({"of", "as"}), may=frozenset({"from", "until"}))
    return Office(fields["of"].text("of"), fields["as"].text("as"), _term(fields))


def _term(fields: dict[str, Node]) -> Term:
    since = _day(fields.get("from"), last=False)
    until = _day(fields.get("until"), last=True)
    if since and until and until < since:
        fields["until"].fail("ends before it begins")
    return Term(since, until)


def _day(node: Node | None, *, last: bool) -> date | None:
    """"2015", "2015-03" or "2015-03-02": its first or last day."""
    if node is None or node.value is None:
        return None
    match = DAY.fullmatch(node.text("a date"))
    try:
        if match:
            year, month, day = (int(part) if part else None for part in match.groups())
            month = month or (12 if last else 1)
            return date(year or 0, month, day or (calendar.monthrange(year or 1, month)[1] if last else 1))
    except ValueError as e:
        raise CodebookError(node.path, node.line, f"no such day: {e}") from e
    node.fail("a date is written 2015, 2015-03 or 2015-03-02")


def packed(folder: Path) -> str:
    """What `actors.json` holds: the fingerprint of the files and the actors read from them."""
    rows = [asdict(actor) for actor in read_folder(folder)]
    return json.dumps({"sha256": _files_sha256(folder), "actors": rows}, ensure_ascii=False, default=str, separators=(",", ":")) + "\n"


def _unpacked(row: dict[str, Any]) -> Actor:
    return Actor(
        row["id"], row["name"], row["kind"], row["country"], tuple(row["aliases"]), _kept(row["term"]),
        tuple(Tie(t["to"], t["kind"], _kept(t["term"])) for t in row["ties"]),
        tuple(Office(o["of"], o["title"], _kept(o["term"])) for o in row["offices"]), row["ucdp"],
        AtHome(tuple(row["at_home"]["names"]), tuple(row["at_home"]["countries"])) if row["at_home"] else None,
    )  # fmt: skip


def _kept(row: dict[str, str | None]) -> Term:
    since, until = row["since"], row["until"]
    return Term(date.fromisoformat(since) if since else None, date.fromisoformat(until) if until else None)
