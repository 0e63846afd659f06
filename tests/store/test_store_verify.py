"""Verify finds each edit of the stored file and names the row."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from store_records import claim, reading, report

from rapporteur.store import open_store
from rapporteur.store.rows import log_hash
from rapporteur.store.verify import TRIGGERS, verify_file

ONE, TWO = report(), report("Another text of two reports.")
CLAIM = claim(ONE)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "record.sqlite"
    with open_store(path) as store:
        for made, claims in ((ONE, (CLAIM, claim(ONE, event="PROTEST"))), (TWO, (claim(TWO),))):
            store.add_report(made, made.text.encode(), subject="a.txt", added_by="tester")
            store.add_reading(reading(made, *claims))
        assert store.verify() == ()
    return path


def edit(path: Path, *statements: str) -> None:
    """Change rows as somebody who knows the file would: without the triggers, which are put back."""
    with closing(sqlite3.connect(path)) as database, database:
        database.create_function("log_hash", 6, lambda *v: log_hash(dict(zip(NAMES, v, strict=True))))
        kept = [sql for (sql,) in database.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
        for name in TRIGGERS:
            database.execute(f"DROP TRIGGER {name}")
        for statement in (*statements, *kept):
            database.execute(statement)


NAMES = ("seq", "at", "what", "subject", "body_sha256", "previous_hash")
REHASH = "UPDATE log SET hash = log_hash(seq, at, what, subject, body_sha256, previous_hash) WHERE seq = 2"
EDITS = {
    "a word of a report": (["UPDATE report SET text = replace(text, '19', '91') WHERE seq = 1"], [f"report {ONE.id}"]),
    "the publisher": (["UPDATE report SET publisher = 'Other' WHERE seq = 2"], [f"report {TWO.id}"]),
    "who added it": (["UPDATE report SET added_by = 'nobody' WHERE seq = 2"], [f"report {TWO.id}"]),
    "a body": (["UPDATE claim SET body = replace(body, '0.87', '0.97') WHERE seq = 1"], ["generation", f"claim {CLAIM.id}"]),
    "a column": (["UPDATE claim SET status = 'denied' WHERE seq = 1"], [f"claim {CLAIM.id}"]),
    "a name": (["UPDATE claim_party SET name_folded = 'rebels' WHERE claim = 1"], [f"claim {CLAIM.id}"]),
    "a name taken away": (["DELETE FROM claim_voice WHERE claim = 1"], [f"claim {CLAIM.id}"]),
    "order of claims": (["UPDATE claim SET position = 9 WHERE seq = 1"], ["generation"]),
    "a claim taken away": (["DELETE FROM claim WHERE seq = 2"], ["generation"]),
    "a method": (["UPDATE generation SET reader = '9' WHERE seq = 1"], ["generation"]),
    "a moment": (["UPDATE log SET at = '1999-01-01' WHERE seq = 2"], ["log 2"]),
    "a moment, with its hash": (["UPDATE log SET at = '1999-01-01' WHERE seq = 2", REHASH], ["log 3"]),
    "a row of the log taken away": (["DELETE FROM log WHERE seq = 2"], ["log 3", "generation"]),
    "the end of the log taken away": (["DELETE FROM log WHERE seq = 4"], ["generation"]),
    "a report taken away": (
        [
            *(f"DELETE FROM claim_{names} WHERE claim = 3" for names in ("party", "place", "voice")),
            "DELETE FROM claim WHERE seq = 3",
            "DELETE FROM generation WHERE seq = 2",
            "DELETE FROM report WHERE seq = 2",
        ],
        [f"report {TWO.id}"],
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_is_found_and_the_row_named(path: Path, name: str) -> None:
    statements, subjects = EDITS[name]
    edit(path, *statements)
    with open_store(path) as store:
        problems = store.verify()
    assert {p.level for p in problems} == {"error"}
    assert len(problems) == len(subjects), problems
    assert all(p.subject.startswith(s) for p, s in zip(problems, subjects, strict=True)), problems


def test_no_edit_no_problem(path: Path) -> None:
    edit(path)
    assert verify_file(path, path.with_suffix(".blobs")) == ()


def test_a_trigger_that_is_gone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("DROP TRIGGER log_no_update")
    assert [p.subject for p in verify_file(path, path.with_suffix(".blobs"))] == ["trigger log_no_update"]


@pytest.mark.parametrize("harm", ["changed", "gone"])
def test_original_bytes_that_are_changed_or_gone(path: Path, harm: str) -> None:
    blob = path.with_suffix(".blobs") / TWO.bytes_sha256.removeprefix("sha256:")
    if harm == "gone":
        blob.unlink()
    else:
        blob.write_bytes(b"other")
    problems = verify_file(path, blob.parent)
    assert [p.subject for p in problems] == [f"report {TWO.id}"]
    assert harm in problems[0].message


def test_bits_that_flip_are_found(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = path.read_bytes()
    at = data.index(b"Another text of two reports.")
    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    assert [p.subject for p in verify_file(path, path.with_suffix(".blobs"))] == [f"report {TWO.id}"]


def test_a_file_in_ruins_is_a_problem_not_an_error(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    problems = verify_file(path, path.with_suffix(".blobs"))
    assert problems
    assert {p.level for p in problems} == {"error"}
