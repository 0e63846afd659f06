"""Store: the verbs. Reports and readings go in once and stay; claims come out with their reports."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

from sqlalchemy import Column, Connection, Engine, RowMapping, Select, func, insert, or_, select

from rapporteur.ids import sha256
from rapporteur.records import claim_from_json, from_json_value, to_json_value
from rapporteur.store import tables as t
from rapporteur.store.blobs import blobs_folder
from rapporteur.store.deciding import InForce, decided, in_force
from rapporteur.store.errors import StoreError, told_plainly
from rapporteur.store.filters import ClaimFilter, claims_query, meets
from rapporteur.store.rows import (
    Row,
    body_text,
    claim_columns,
    decision_hash,
    generation_id,
    log_hash,
    party_rows,
    place_rows,
    reading_hash,
    report_hash,
    voice_rows,
)
from rapporteur.store.verify import verify_file
from rapporteur.types import Claim, Decision, Method, Problem, Published, Reading, Report

SHOWN = 5
NAMES = ((t.claim_party, party_rows), (t.claim_place, place_rows), (t.claim_voice, voice_rows))


@dataclass(frozen=True, slots=True)
class Added:
    """The id under which a report is stored. `new` is false where its bytes or its text were there before."""

    report_id: str
    new: bool


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim as decisions have it, the report that makes it, and the decisions that changed it."""

    claim: Claim
    report: Report
    decisions: tuple[Decision, ...] = ()


class Keeper(Protocol):
    """What keeps the original bytes: `keep` returns only once they are safe."""

    def keep(self, data: bytes) -> object: ...


def utc_now() -> datetime:
    """The moment that the log notes. Nothing depends on its order: rows are ordered by their numbers."""
    return datetime.now(UTC)


class Store:
    """An open store, from `open_store`. One program writes at a time; others wait, then get a `StoreError`."""

    def __init__(self, engine: Engine, path: Path, blobs: Keeper, *, clock: Callable[[], datetime] = utc_now) -> None:
        self.path = path
        self._engine = engine
        self._blobs = blobs
        self._clock = clock

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def add_report(self, report: Report, data: bytes, *, subject: str, added_by: str) -> Added:
        """Keep a report and its original bytes; both are safe on the disk when this returns.

        `subject` is the path or name as it was given, `added_by` who did it. A report whose bytes or text are stored already
        changes nothing. One without text is stored under the hash of its bytes, since all empty texts have one id.
        Raises `StoreError` where `data` are not the bytes of the report, or the disk or a lock refuses.
        """
        if sha256(data) != report.bytes_sha256:
            raise StoreError(f"{subject}: these are not the bytes that the report was read from; read them again")
        report = report if report.text.strip() else replace(report, id=report.bytes_sha256)
        with self._reading() as connection:
            known = _known(connection, report)
        if known is None:
            with told_plainly(self.path):
                self._blobs.keep(data)
            with self._writing() as connection:
                # Asked again under the lock: another program may have added it meanwhile.
                known = _known(connection, report)
                if known is None:
                    self._insert_report(connection, report, subject, added_by)
        return Added(known or report.id, known is None)

    def add_reading(self, reading: Reading, *, method: Method | None = None) -> bool:
        """Store all claims of a stored report by one method, together. False where that method's reading is there already.

        `method` is needed only to tell apart readings without claims. Of two claims with one id the first is kept.
        Raises `StoreError` where the report is not stored or the claims are of another report or of several methods.
        """
        row, claims = _generation_row(reading, method), _distinct(reading.claims)
        with self._writing() as connection:
            if _one(connection, t.report.c.id, row["report"]) is None:
                raise StoreError(f"report {row['report']} is not in {self.path}; add it first, and read it as it is stored")
            if _one(connection, t.generation.c.id, row["id"]) is not None:
                return False
            self._insert_reading(connection, row, claims)
        return True

    def claims(self, filters: ClaimFilter = ClaimFilter()) -> Iterator[StoredClaim]:   # noqa: B008  (frozen)
        """Claims that meet the filters, of the newest generation of each report, in the order of reports and words."""
        with self._reading() as connection:
            if filters.report is not None:
                whole = _match(connection, t.report.c.id, filters.report)
                if whole is None:
                    return
                filters = replace(filters, report=whole)
            held = in_force(_decisions(connection))
            if held.about and filters.names():
                whole_query = claims_query(replace(filters, limit=None), held)
                found = (c for c in _stored(connection, whole_query, held) if meets(to_json_value(c.claim), filters))
                yield from islice(found, filters.limit)
            else:
                yield from _stored(connection, claims_query(filters), held)

    def claim(self, id_prefix: str) -> StoredClaim | None:
        """The claim whose id begins so, with or without `sha256:`, as its newest generation has it.

        Raises `StoreError` naming the ids if several begin so.
        """
        with self._reading() as connection:
            found = _match(connection, t.claim.c.id, id_prefix)
            if found is None:
                return None
            newest_first = select(t.claim).where(t.claim.c.id == found).order_by(t.claim.c.generation.desc())
            held = in_force(_decisions(connection))
            return next(_stored(connection, newest_first.limit(1), held))

    def report(self, id_prefix: str) -> Report | None:
        """The report whose id begins so, with or without `sha256:`. Raises `StoreError` naming them if several do."""
        with self._reading() as connection:
            found = _match(connection, t.report.c.id, id_prefix)
            return None if found is None else _load_report(connection, found)

    def reports(self) -> Iterator[Report]:
        """All reports, in the order in which they came."""
        with self._reading() as connection:
            for row in connection.execute(select(t.report).order_by(t.report.c.seq)).mappings():
                yield _report(row)

    def decide(self, decision: Decision) -> bool:
        """Keep a decision. False where it is there already.

        Raises `StoreError` where an `undo` names no decision.
        """
        body = body_text(to_json_value(decision))
        with self._writing() as connection:
            if _one(connection, t.decision.c.id, decision.id) is not None:
                return False
            if decision.kind == "undo" and _one(connection, t.decision.c.id, decision.subject) is None:
                raise StoreError(f"no decision has the id {decision.subject}; list them with: rapporteur decide list")
            row = {"id": decision.id, "kind": decision.kind, "subject": decision.subject, "body": body}
            connection.execute(insert(t.decision).values(row))
            at = self._clock().isoformat()
            _append_log(connection, at=at, what="decision", subject=decision.id, body_sha256=decision_hash(body))
        return True

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions in the order in which they were made, those taken back among them."""
        with self._reading() as connection:
            return tuple(_decisions(connection))

    def decision(self, id_prefix: str) -> Decision | None:
        """The decision whose id begins so. Raises `StoreError` naming them if several do."""
        with self._reading() as connection:
            found = _match(connection, t.decision.c.id, id_prefix)
            return next((d for d in _decisions(connection) if d.id == found), None)

    def verify(self) -> tuple[Problem, ...]:
        """Derive log, hashes and columns again. For each check the first row that does not fit; empty if all is well."""
        return verify_file(self.path, blobs_folder(self.path))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with told_plainly(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told_plainly(self.path), self._engine.connect().execution_options(writing=True) as connection, connection.begin():
            yield connection

    def _insert_report(self, connection: Connection, report: Report, subject: str, added_by: str) -> None:
        at = self._clock().isoformat()
        row = {**_report_row(report), "subject": subject, "added_at": at, "added_by": added_by}
        connection.execute(insert(t.report).values(row))
        _append_log(connection, at=at, what="report", subject=report.id, body_sha256=report_hash(row))

    def _insert_reading(self, connection: Connection, row: Row, claims: Sequence[Claim]) -> None:
        bodies = [to_json_value(c) for c in claims]
        generation = connection.execute(insert(t.generation).values(**row, claims=len(claims), complete=1)).lastrowid
        _insert_claims(connection, bodies, generation)
        digest = reading_hash(row["id"], [body_text(b) for b in bodies])
        _append_log(connection, at=self._clock().isoformat(), what="reading", subject=row["id"], body_sha256=digest)


def _stored(connection: Connection, query: Select[Any], held: InForce) -> Iterator[StoredClaim]:
    """The claims of a query's rows with their reports and what was decided about them."""
    report: Report | None = None
    for row in connection.execute(query).mappings():
        if report is None or report.id != row["report"]:
            report = _load_report(connection, row["report"])
        said = decided(claim_from_json(json.loads(row["body"])), held)
        yield StoredClaim(said.claim, report, said.by)


def _decisions(connection: Connection) -> list[Decision]:
    rows = connection.execute(select(t.decision.c.body).order_by(t.decision.c.seq)).scalars()
    return [from_json_value(Decision, json.loads(body)) for body in rows]


def _insert_claims(connection: Connection, bodies: Sequence[Row], generation: int) -> None:
    """One statement a table: the numbers of the claims are known beforehand, since nobody else writes now."""
    first = (connection.execute(select(func.max(t.claim.c.seq))).scalar() or 0) + 1
    claims = [
        {**claim_columns(b), "seq": first + n, "generation": generation, "position": n, "body": body_text(b)}
        for n, b in enumerate(bodies)
    ]
    for table, rows in ((t.claim, claims), *((table, _named(bodies, first, names)) for table, names in NAMES)):
        if rows:
            connection.execute(insert(table), rows)


def _named(bodies: Sequence[Row], first: int, names: Callable[[Row], list[Row]]) -> list[Row]:
    return [{"claim": first + n, **row} for n, body in enumerate(bodies) for row in names(body)]


def _append_log(connection: Connection, *, at: str, what: str, subject: str, body_sha256: str) -> None:
    last = connection.execute(select(t.log.c.seq, t.log.c.hash).order_by(t.log.c.seq.desc()).limit(1)).first()
    row = {
        "seq": last.seq + 1 if last else 1, "at": at, "what": what, "subject": subject,
        "body_sha256": body_sha256, "previous_hash": last.hash if last else None,
    }
    connection.execute(insert(t.log).values(**row, hash=log_hash(row)))


def _known(connection: Connection, report: Report) -> str | None:
    """The id under which these bytes, or else this text, are stored."""
    query = select(t.report.c.id).where(or_(t.report.c.bytes_sha256 == report.bytes_sha256, t.report.c.id == report.id))
    found = connection.execute(query.order_by(t.report.c.bytes_sha256 != report.bytes_sha256).limit(1)).scalar()
    return None if found is None else str(found)


def _one(connection: Connection, column: Column[Any], value: str) -> object:
    return connection.execute(select(column).where(column == value).limit(1)).scalar()


def _match(connection: Connection, column: Column[Any], prefix: str) -> str | None:
    """The one id that begins with `prefix`. A range, not LIKE: it uses the index, and `%` is no wildcard in it."""
    starts = {prefix, "sha256:" + prefix.removeprefix("sha256:")}
    ranges = or_(*((column >= s) & (column < s + "\U0010ffff") for s in sorted(starts)))
    found = connection.execute(select(column).where(ranges).distinct().order_by(column).limit(SHOWN + 1)).scalars().all()
    if len(found) > 1 and prefix not in found:
        names = ", ".join(found[:SHOWN]) + (", …" if len(found) > SHOWN else "")
        raise StoreError(f"{prefix!r} is the start of several ids; give more of it: {names}")
    return None if not found else prefix if prefix in found else str(found[0])


def _generation_row(reading: Reading, method: Method | None) -> Row:
    methods = {c.method for c in reading.claims} | ({method} if method else set())
    report = reading.report.id if reading.report.text.strip() else reading.report.bytes_sha256
    if len(methods) > 1:
        raise StoreError(f"report {report}: claims of {len(methods)} methods in one reading; add one reading a method")
    if any(c.report != reading.report.id for c in reading.claims):
        raise StoreError(f"report {report}: some claims are of another report")
    made_by = methods.pop() if methods else None
    row: Row = {"report": report, "reader": None, "model": None, "codebook": None}
    if made_by:
        row |= {"reader": made_by.reader, "model": made_by.model, "codebook": made_by.codebook}
    return {**row, "id": generation_id(row)}


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    return list({c.id: c for c in reversed(claims)}.values())[::-1]


def _report_row(report: Report) -> Row:
    published = report.published
    return {
        "id": report.id, "bytes_sha256": report.bytes_sha256, "title": report.title, "publisher": report.publisher,
        "url": report.url, "language": report.language,
        "published_earliest": published.earliest.isoformat() if published else None,
        "published_latest": published.latest.isoformat() if published else None,
        "published_how": published.how if published else None,
        "text": report.text, "format": report.format, "status": report.status,
    }


def _load_report(connection: Connection, report_id: str) -> Report:
    return _report(connection.execute(select(t.report).where(t.report.c.id == report_id)).mappings().one())


def _report(row: RowMapping) -> Report:
    published = None
    if row["published_earliest"] is not None:
        days = (date.fromisoformat(row["published_earliest"]), date.fromisoformat(row["published_latest"]))
        published = Published(*days, row["published_how"])
    return Report(
        row["id"], row["title"], row["publisher"], row["url"], row["language"], published,
        row["text"], row["bytes_sha256"], row["format"], row["status"])
