"""Verify: derive again, from the rows alone, everything that was derived when they were written.

Needs nothing but the standard library's `sqlite3`, so that the record can be checked without trusting the rest of the program.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapporteur.store.blobs import blob_path
from rapporteur.store.rows import (
    METHOD_COLUMNS,
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
from rapporteur.types import Problem

APPEND_ONLY = ("report", "generation", "claim", "decision", "log")
TRIGGERS = frozenset({*(f"{table}_no_{change}" for table in APPEND_ONLY for change in ("update", "delete")), "claim_no_late"})
INDEXED = (("claim_party", ("role", "name_folded", "name"), party_rows),
           ("claim_place", ("name_folded", "name"), place_rows),
           ("claim_voice", ("name_folded", "name"), voice_rows))
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Files:
    """The database, opened to be read in one transaction, and the folder of blobs."""

    database: sqlite3.Connection
    blobs: Path

    def rows(self, query: str, *values: object) -> sqlite3.Cursor:
        return self.database.execute(query, values)


def verify_file(path: Path, blobs: Path) -> tuple[Problem, ...]:
    """For each check the first row that does not fit, named in the subject ("report sha256:…", "log 3"); empty if all is well."""
    database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        database.row_factory = sqlite3.Row
        database.execute("BEGIN")
        files = Files(database, blobs)
        return tuple(problem for check in CHECKS for problem in _first(check, files))
    except sqlite3.DatabaseError as error:
        return (_bad(str(path), f"cannot be read ({error}); restore a backup"),)
    finally:
        database.close()


def _first(check: Callable[[Files], Iterator[Problem]], files: Files) -> list[Problem]:
    try:
        return [problem for problem in (next(check(files), None),) if problem]
    except (sqlite3.DatabaseError, ValueError, LookupError, TypeError) as error:
        return [_bad(check.__name__.strip("_"), f"cannot be checked ({error}); restore a backup")]


def _bad(subject: str, message: str) -> Problem:
    return Problem(subject, message, "error")


def _pages(files: Files) -> Iterator[Problem]:
    for (line,) in files.rows("PRAGMA integrity_check"):
        if line != "ok":
            yield _bad("file", f"SQLite finds it damaged: {line}; restore a backup")


def _triggers(files: Files) -> Iterator[Problem]:
    found = {name for (name,) in files.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    for name in sorted(TRIGGERS - found):
        yield _bad(f"trigger {name}", "is gone: rows could be changed or deleted")


def _log(files: Files) -> Iterator[Problem]:
    previous: str | None = None
    for position, row in enumerate(files.rows("SELECT * FROM log ORDER BY seq"), start=1):
        subject = f"log {row['seq']}"
        if row["seq"] != position:
            yield _bad(subject, f"row {position} of the log is missing before it")
        if row["previous_hash"] != previous:
            yield _bad(subject, "does not follow from the row before it")
        if row["hash"] != log_hash(row):
            yield _bad(subject, "was changed: its hash does not fit")
        previous = row["hash"]


def _reports(files: Files) -> Iterator[Problem]:
    for row in files.rows("SELECT * FROM report ORDER BY seq"):
        if _logged(files, "report", row["id"]) != [report_hash(row)]:
            yield _bad(f"report {row['id']}", "was changed or added past the log: its hash is not the one in the log")


def _blobs(files: Files) -> Iterator[Problem]:
    for row in files.rows("SELECT id, bytes_sha256 FROM report ORDER BY seq"):
        path = blob_path(files.blobs, row["bytes_sha256"])
        if not path.is_file():
            yield _bad(f"report {row['id']}", f"its original bytes are gone: no file {path}")
        elif _digest(path) != row["bytes_sha256"]:
            yield _bad(f"report {row['id']}", f"its original bytes were changed: {path}")


def _readings(files: Files) -> Iterator[Problem]:
    for row in files.rows("SELECT * FROM generation ORDER BY seq"):
        bodies = [b for (b,) in files.rows("SELECT body FROM claim WHERE generation = ? ORDER BY position", row["seq"])]
        subject = f"generation {row['id']} of report {row['report']}"
        if generation_id({name: row[name] for name in METHOD_COLUMNS}) != row["id"]:
            yield _bad(subject, "was changed: its id does not fit")
        if len(bodies) != row["claims"] or not row["complete"]:
            yield _bad(subject, f"has {len(bodies)} claims, not {row['claims']}")
        if _logged(files, "reading", row["id"]) != [reading_hash(row["id"], bodies)]:
            yield _bad(subject, "its claims were changed or added past the log: their hash is not the one in the log")


def _claims(files: Files) -> Iterator[Problem]:
    query = "SELECT c.*, g.report AS read FROM claim c LEFT JOIN generation g ON g.seq = c.generation ORDER BY c.seq"
    for row in files.rows(query):
        columns = claim_columns(json.loads(row["body"]))
        wrong = [name for name, value in columns.items() if row[name] != value]
        if wrong or row["read"] != row["report"]:
            yield _bad(f"claim {row['id']}", f"was changed: {', '.join(wrong) or 'generation'} is not what its body says")


def _names(files: Files) -> Iterator[Problem]:
    for row in files.rows("SELECT seq, id, body FROM claim ORDER BY seq"):
        body: dict[str, Any] = json.loads(row["body"])
        for table, columns, derive in INDEXED:
            found = sorted(tuple(r) for r in files.rows(f"SELECT {', '.join(columns)} FROM {table} WHERE claim = ?", row["seq"]))
            if found != sorted(tuple(r[c] for c in columns) for r in derive(body)):
                yield _bad(f"claim {row['id']}", f"its rows in {table} are not what its body says")


def _decisions(files: Files) -> Iterator[Problem]:
    for row in files.rows("SELECT * FROM decision ORDER BY seq"):
        body: dict[str, Any] = json.loads(row["body"])
        if [row["id"], row["kind"], row["subject"]] != [body["id"], body["kind"], body["subject"]]:
            yield _bad(f"decision {row['id']}", "was changed: its columns are not what its body says")
        if _logged(files, "decision", row["id"]) != [decision_hash(row["body"])]:
            yield _bad(f"decision {row['id']}", "was changed or added past the log: its hash is not the one in the log")


def _missing(files: Files) -> Iterator[Problem]:
    query = """SELECT seq, what, subject FROM log WHERE CASE what
        WHEN 'report' THEN subject NOT IN (SELECT id FROM report)
        WHEN 'reading' THEN subject NOT IN (SELECT id FROM generation)
        WHEN 'decision' THEN subject NOT IN (SELECT id FROM decision)
        ELSE 1 END ORDER BY seq"""
    for row in files.rows(query):
        yield _bad(f"{row['what']} {row['subject']}", f"is in the log (row {row['seq']}) and no longer in the store")


CHECKS = (_pages, _triggers, _log, _reports, _blobs, _readings, _claims, _names, _decisions, _missing)


def _logged(files: Files, what: str, subject: str) -> list[str]:
    return [h for (h,) in files.rows("SELECT body_sha256 FROM log WHERE what = ? AND subject = ? ORDER BY seq", what, subject)]


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return "sha256:" + digest.hexdigest()
