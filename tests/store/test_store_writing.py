"""What goes into the store: once, whole, safe before it is acknowledged, and never changed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from store_records import FIRST, SECOND, TEXT, claim, reading, report

from rapporteur.ids import sha256
from rapporteur.store import Added, Store, StoreError, open_store
from rapporteur.store.blobs import Blobs
from rapporteur.types import Report


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with open_store(path) as opened:
        yield opened


def add(store: Store, made: Report, data: bytes | None = None) -> Added:
    return store.add_report(made, made.text.encode() if data is None else data, subject="a.txt", added_by="tester")


def count(path: Path, table: str) -> int:
    with closing(sqlite3.connect(path)) as database:
        return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_bytes_lie_under_their_hash_beside_the_store(store: Store, path: Path) -> None:
    add(store, report())
    blob = path.with_suffix(".blobs") / sha256(TEXT.encode()).removeprefix("sha256:")
    assert blob.read_bytes() == TEXT.encode()
    assert [p.name for p in blob.parent.iterdir()] == [blob.name]


def test_same_bytes_twice_are_one_report(store: Store, path: Path) -> None:
    made = report()
    assert add(store, made) == Added(made.id, True)
    assert add(store, made) == Added(made.id, False)
    assert (count(path, "report"), count(path, "log")) == (1, 1)


def test_same_text_in_other_bytes_is_one_report(store: Store, path: Path) -> None:
    made = report()
    add(store, made)
    data = b"<p>" + TEXT.encode()
    assert add(store, report(data=data), data) == Added(made.id, False)
    assert count(path, "report") == 1
    assert len(list(path.with_suffix(".blobs").iterdir())) == 1


def test_same_bytes_read_differently_keep_the_first_id(store: Store) -> None:
    made = report()
    add(store, made)
    assert add(store, report("Read otherwise.", data=TEXT.encode()), TEXT.encode()) == Added(made.id, False)


def test_reports_without_text_stay_apart(store: Store) -> None:
    for data in (b"%PDF-1", b"%PDF-2"):
        made = report("", data=data, status="no_text_layer")
        assert add(store, made, data) == Added(sha256(data), True)
        assert store.add_reading(reading(made))
    assert [r.status for r in store.reports()] == ["no_text_layer", "no_text_layer"]
    assert store.verify() == ()


def test_bytes_of_another_report_are_refused(store: Store, path: Path) -> None:
    with pytest.raises(StoreError, match="not the bytes"):
        add(store, report(), b"other")
    assert not path.with_suffix(".blobs").exists()


def test_a_reading_goes_in_whole_and_once(store: Store, path: Path) -> None:
    made = report()
    add(store, made)
    whole = reading(made, claim(made), claim(made, event="PROTEST"))
    assert store.add_reading(whole) is True
    assert store.add_reading(whole) is False
    assert (count(path, "claim"), count(path, "generation"), count(path, "log")) == (2, 1, 2)


def test_two_claims_of_one_id_are_one(store: Store, path: Path) -> None:
    made = report()
    add(store, made)
    first = claim(made)
    assert store.add_reading(reading(made, first, replace(first, confidence=0.1)))
    assert [c.claim for c in store.claims()] == [first]


def test_readings_that_do_not_fit_are_refused(store: Store, path: Path) -> None:
    made, other = report(), report("Another text.")
    with pytest.raises(StoreError, match="add it first"):
        store.add_reading(reading(made, claim(made)))
    add(store, made)
    with pytest.raises(StoreError, match="another report"):
        store.add_reading(reading(made, claim(other)))
    with pytest.raises(StoreError, match="2 methods"):
        store.add_reading(reading(made, claim(made), claim(made, method=SECOND)))
    assert (count(path, "generation"), count(path, "claim")) == (0, 0)


def test_readings_without_claims(store: Store, path: Path) -> None:
    made = report()
    add(store, made)
    assert [store.add_reading(reading(made)) for _ in range(2)] == [True, False]
    assert [store.add_reading(reading(made), method=FIRST) for _ in range(2)] == [True, False]
    assert count(path, "generation") == 2
    assert store.verify() == ()


def test_a_reading_that_fails_midway_leaves_nothing(store: Store, path: Path) -> None:
    made = report()
    add(store, made)
    bad = claim(made, event=None)
    with pytest.raises(StoreError):
        store.add_reading(reading(made, claim(made), bad))
    assert [count(path, t) for t in ("claim", "claim_party", "generation")] == [0, 0, 0]
    assert store.verify() == ()


class PowerLoss(Exception):
    """Stands for the moment in which the machine stops."""


class StopsAfterKeeping(Blobs):
    def keep(self, data: bytes) -> Path:
        super().keep(data)
        raise PowerLoss


def stopped_clock() -> datetime:
    raise PowerLoss


@pytest.mark.parametrize("after", ["blob", "begin"])
def test_a_crash_between_blob_and_commit_loses_and_doubles_nothing(store: Store, path: Path, after: str) -> None:
    blobs = path.with_suffix(".blobs")
    fragile = (
        Store(store._engine, path, StopsAfterKeeping(blobs))
        if after == "blob"
        else Store(store._engine, path, Blobs(blobs), clock=stopped_clock)
    )
    with pytest.raises(PowerLoss):
        add(fragile, report())
    assert (count(path, "report"), count(path, "log"), len(list(blobs.iterdir()))) == (0, 0, 1)
    assert store.verify() == ()
    assert add(store, report()).new
    assert (count(path, "report"), len(list(blobs.iterdir()))) == (1, 1)


def test_a_full_disk_is_told_plainly(store: Store, path: Path) -> None:
    class Full(Blobs):
        def keep(self, data: bytes) -> Path:
            raise OSError(28, "No space left on device")

    with pytest.raises(StoreError, match=r"No space left on device; nothing was stored"):
        add(Store(store._engine, path, Full(path.with_suffix(".blobs"))), report())
    assert count(path, "report") == 0


WORKER = """
import sys
from pathlib import Path
path, folder, most = sys.argv[1:]
sys.path.insert(0, folder)
from store_records import claim, reading, report
from rapporteur.store import open_store
with open_store(Path(path), wait=30) as store:
    for n in range(int(most)):
        made = report(f"Text {n}.")
        added = store.add_report(made, made.text.encode(), subject=str(n), added_by="t")
        store.add_reading(reading(made, *(claim(made, event=e) for e in "ABC")))
        print(added.report_id if added.new else "known", flush=True)
"""


def start(path: Path, most: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WORKER, str(path), str(Path(__file__).parent), str(most)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL")
@pytest.mark.parametrize("acknowledged", [1, 17])
def test_killed_at_work_every_acknowledged_report_is_there(path: Path, acknowledged: int) -> None:
    worker = start(path, 100_000)
    assert worker.stdout is not None
    said = [worker.stdout.readline().strip() for _ in range(acknowledged)]
    worker.send_signal(signal.SIGKILL)
    said += worker.stdout.read().split()
    worker.wait()
    worker.stdout.close()
    with open_store(path) as store:
        stored = [r.id for r in store.reports()]
        read = [c.report.id for c in store.claims()]
        assert store.verify() == ()
    assert stored[: len(said)] == said
    assert len(stored) - len(said) in {0, 1}
    assert {read.count(r) for r in said} == {3}
    assert {read.count(r) for r in stored} <= {0, 3}


def test_two_programs_on_one_new_store_deliver_the_same_reports(path: Path) -> None:
    said = [worker.communicate(timeout=60)[0].split() for worker in (start(path, 15), start(path, 15))]
    first, second = (set(s) - {"known"} for s in said)
    assert [len(s) for s in said] == [15, 15]
    assert not first & second
    with open_store(path) as store:
        assert {r.id for r in store.reports()} == first | second
        assert len(list(store.claims())) == 45
        assert store.verify() == ()


CHANGES = (
    "UPDATE {table} SET seq = seq + 100",
    "DELETE FROM {table}",
    "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    "UPDATE OR IGNORE {table} SET seq = seq",
)


@pytest.mark.parametrize("table", ["report", "generation", "claim", "log"])
@pytest.mark.parametrize("change", CHANGES)
def test_no_row_is_changed_or_deleted(store: Store, table: str, change: str) -> None:
    made = report()
    add(store, made)
    store.add_reading(reading(made, claim(made)))
    with pytest.raises(Exception, match="append-only"), store._engine.begin() as connection:
        connection.exec_driver_sql(change.format(table=table))
    assert store.verify() == ()


def test_no_claim_joins_a_complete_reading(store: Store) -> None:
    made = report()
    add(store, made)
    store.add_reading(reading(made, claim(made)))
    late = (
        "INSERT INTO claim SELECT 99, 'late', report, generation, 1, event, mode, status, confidence, "
        "span_start, span_end, when_earliest, when_latest, body FROM claim"
    )
    with pytest.raises(Exception, match="complete"), store._engine.begin() as connection:
        connection.exec_driver_sql(late)


def test_promises_of_the_file(store: Store) -> None:
    promised = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "recursive_triggers": 1}
    with store._engine.connect() as connection:
        assert {p: connection.exec_driver_sql(f"PRAGMA {p}").scalar() for p in promised} == promised
