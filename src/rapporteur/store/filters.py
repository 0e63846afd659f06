"""ClaimFilter: what to look for, and the query that finds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, false, func, literal, or_, select

from rapporteur.store import tables as t
from rapporteur.store.deciding import InForce, names_given
from rapporteur.store.rows import fold, party_rows, place_rows, voice_rows
from rapporteur.types import DecisionKind

Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Claims that meet every slot given. `None` asks nothing.

    `actor` (any party), `place` and `voice` meet a name that has each of their words as a whole word, in any order,
    without regard to case and accents; the words of the report and ids count as names. `mode` meets one of the modes
    of "aerial|heavy-weapons". `since` and `until`, both inclusive, meet a claim whose days overlap with them; a claim
    without days meets neither. `report` is a report's id or the start of one. `limit` is the most claims to give.
    """

    event: str | None = None
    mode: str | None = None
    actor: str | None = None
    place: str | None = None
    voice: str | None = None
    status: str | None = None
    since: date | None = None
    until: date | None = None
    report: str | None = None
    limit: int | None = None

    def names(self) -> bool:
        """Does it ask for a name, which a decision may have given another meaning?"""
        return any(name is not None for name in (self.actor, self.place, self.voice))


def claims_query(filters: ClaimFilter, held: InForce = InForce()) -> Select[tuple[str, str]]:   # noqa: B008  (frozen)
    """(report, body) of each claim of the newest generations, by the order in which reports came and claims stand.

    `filters.report` is taken as a whole id here. Where decisions hold, names find all claims that may meet them after these
    decisions, more than do: ask `meets` once the decisions are laid over the claims.
    """
    newest = select(func.max(t.generation.c.seq)).group_by(t.generation.c.report)
    query = (
        select(t.claim.c.report, t.claim.c.body)
        .join(t.report, t.report.c.id == t.claim.c.report)
        .where(t.claim.c.generation.in_(newest), *_conditions(filters, held))
        .order_by(t.report.c.seq, t.claim.c.position)
    )
    return query if filters.limit is None else query.limit(max(filters.limit, 0))


def _conditions(f: ClaimFilter, held: InForce) -> list[Condition]:
    c = t.claim.c
    plain = ((c.event, f.event), (c.status, f.status), (c.report, f.report))
    found: list[Condition] = [column == value for column, value in plain if value is not None]
    names: tuple[tuple[Table, str | None, DecisionKind], ...] = (
        (t.claim_party, f.actor, "same-as"), (t.claim_place, f.place, "place"), (t.claim_voice, f.voice, "same-as"))
    found += [_named(table, name, names_given(held, kind, fold(name).split())) for table, name, kind in names if name is not None]
    if f.mode is not None:
        found.append(func.instr(literal("|").concat(c.mode).concat("|"), f"|{f.mode}|") > 0)
    if f.since is not None:
        found.append(c.when_latest >= f.since.isoformat())
    if f.until is not None:
        found.append(c.when_earliest <= f.until.isoformat())
    return found


def _named(table: Table, name: str, also: list[str]) -> Condition:
    """A name of nothing but marks has no words and meets no claim, rather than every one."""
    words = fold(name).split()
    if not words:
        return false()
    padded = literal(" ").concat(table.c.name_folded).concat(" ")
    has_words = and_(*(func.instr(padded, f" {word} ") > 0 for word in words))
    return t.claim.c.seq.in_(select(table.c.claim).where(or_(has_words, table.c.name_folded.in_(also)) if also else has_words))


def meets(body: Mapping[str, Any], f: ClaimFilter) -> bool:
    """Has a claim, as JSON, the names that the filter asks for?"""
    asked = ((f.actor, party_rows), (f.place, place_rows), (f.voice, voice_rows))
    return all(any(set(fold(name).split()) <= set(row["name_folded"].split()) for row in rows(body)) for name, rows in asked if name)
