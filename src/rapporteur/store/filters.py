"""ClaimFilter: what to look for, and the query that finds it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, Table, and_, false, func, literal, select

from rapporteur.store import tables as t
from rapporteur.store.rows import fold

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


def claims_query(filters: ClaimFilter) -> Select[tuple[str, str]]:
    """(report, body) of each claim of the newest generations, by the order in which reports came and claims stand.

    `filters.report` is taken as a whole id here.
    """
    newest = select(func.max(t.generation.c.seq)).group_by(t.generation.c.report)
    query = (
        select(t.claim.c.report, t.claim.c.body)
        .join(t.report, t.report.c.id == t.claim.c.report)
        .where(t.claim.c.generation.in_(newest), *_conditions(filters))
        .order_by(t.report.c.seq, t.claim.c.position)
    )
    return query if filters.limit is None else query.limit(max(filters.limit, 0))


def _conditions(f: ClaimFilter) -> list[Condition]:
    c = t.claim.c
    plain = ((c.event, f.event), (c.status, f.status), (c.report, f.report))
    found: list[Condition] = [column == value for column, value in plain if value is not None]
    names = ((t.claim_party, f.actor), (t.claim_place, f.place), (t.claim_voice, f.voice))
    found += [_named(table, name) for table, name in names if name is not None]
    if f.mode is not None:
        found.append(func.instr(literal("|").concat(c.mode).concat("|"), f"|{f.mode}|") > 0)
    if f.since is not None:
        found.append(c.when_latest >= f.since.isoformat())
    if f.until is not None:
        found.append(c.when_earliest <= f.until.isoformat())
    return found


def _named(table: Table, name: str) -> Condition:
    """A name of nothing but marks has no words and meets no claim, rather than every one."""
    words = fold(name).split()
    if not words:
        return false()
    padded = literal(" ").concat(table.c.name_folded).concat(" ")
    has_words = and_(*(func.instr(padded, f" {word} ") > 0 for word in words))
    return t.claim.c.seq.in_(select(table.c.claim).where(has_words))
