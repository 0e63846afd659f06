"""What persons decided, laid over the claims as they come out. The claims themselves stay as the reader said them.

Pure functions: the same claims and decisions give the same answer, so undoing a decision brings back what was there before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from rapporteur.store.rows import fold
from rapporteur.types import AT, Claim, Decision, DecisionKind, Party, Point, Voice, Where

Said = TypeVar("Said", Party, Voice)


@dataclass(frozen=True, slots=True)
class Decided:
    """A claim as the decisions have it, and those that changed it."""

    claim: Claim
    by: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class InForce:
    """The decisions that hold, by what they are about. A later one goes before an earlier, one for the report before a general."""

    about: Mapping[tuple[DecisionKind, str | None, str], Decision] = field(default_factory=dict)

    def find(self, kind: DecisionKind, report: str, *names: str) -> Decision | None:
        """The decision about the first of the names that has one."""
        keys = [(kind, scope, fold(name)) for scope in (report, None) for name in names]
        return next((self.about[key] for key in keys if key in self.about), None)

    def names(self, kind: DecisionKind) -> dict[str, Decision]:
        """The folded names that decisions of a kind are about."""
        return {name: decision for (about, _, name), decision in self.about.items() if about == kind}


def in_force(decisions: Sequence[Decision]) -> InForce:
    """Those that no later decision in force takes back. `decisions` in the order in which they were made."""
    undone: set[str] = set()
    about: dict[tuple[DecisionKind, str | None, str], Decision] = {}
    for decision in reversed(decisions):
        if decision.id in undone:
            continue
        if decision.kind == "undo":
            undone.add(decision.subject)
        else:
            about.setdefault((decision.kind, decision.report, fold(decision.subject)), decision)
    return InForce(about)


def decided(claim: Claim, held: InForce) -> Decided:
    """The claim with the actors and places that persons gave its names."""
    if not held.about:
        return Decided(claim)
    used: dict[str, Decision] = {}

    def known(said: Said) -> Said:
        found = held.find("same-as", claim.report, said.name, said.text)
        return replace(said, actor=_noted(found, used).actor) if found else said

    def placed(where: Where) -> Where:
        found = held.find("place", claim.report, where.name, where.text)
        return at_point(where, _noted(found, used).point) if found else where

    changed = replace(
        claim,
        parties=tuple(map(known, claim.parties)),
        voices=tuple(map(known, claim.voices)),
        where=tuple(map(placed, claim.where)),
    )
    return Decided(changed, tuple(used.values()))


def _noted(decision: Decision, used: dict[str, Decision]) -> Decision:
    return used.setdefault(decision.id, decision)


def at_point(where: Where, point: Point | None) -> Where:
    """A place at a point, or nowhere on the map; what happened outside or near it is only known to be around it."""
    if point is None:
        return Where(where.name, where.text, where.rel, where.span)
    return where.at(point if where.rel in AT else point.around())


def names_given(held: InForce, kind: DecisionKind, wanted: Iterable[str]) -> list[str]:
    """Folded names that a decision gives an actor or place with all of the wanted words in its id."""
    words = set(wanted)
    found = held.names(kind).items()
    return [name for name, d in found if words <= set(fold(d.actor or (d.point.place if d.point else "")).split())]
