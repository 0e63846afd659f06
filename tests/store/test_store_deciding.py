"""Decisions about names: laid over the claims, never into them; the last one in force holds; undone they leave nothing behind."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from store_records import claim, reading, report

from rapporteur.store import ClaimFilter, Store, StoreError, open_store
from rapporteur.store.deciding import decided, in_force
from rapporteur.types import Decision, Party, Point, Span, Where

NIAMEY = Point("geonames:2440485", 13.514, 2.109, "NE", "Niamey", "exact", 12.0)
ONE, TWO = report(), report("Another text.")
FIRST = claim(ONE)
SECOND = claim(TWO, parties=(Party("actor", "Forces armées maliennes", "FAMA", Span(0, 3)),), voices=(), where=())


def decision(kind: str = "same-as", subject: str = "FAMA", **slots: Any) -> Decision:
    made = Decision("", kind, subject, None, None, None, None, "anna", "2026-11-26T12:00:00+00:00")  # type: ignore[arg-type]
    made = replace(made, **slots)
    return made if made.id else replace(made, id=f"sha256:{abs(hash(made)):064}")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "record.sqlite") as opened:
        for made, said in ((ONE, FIRST), (TWO, SECOND)):
            opened.add_report(made, made.text.encode(), subject="a.txt", added_by="tester")
            opened.add_reading(reading(made, said))
        yield opened


def actors(store: Store, **filters: Any) -> list[str | None]:
    return [c.claim.parties[0].actor for c in store.claims(ClaimFilter(**filters))]


def test_a_name_is_who_a_person_says_in_every_report(store: Store) -> None:
    made = decision(actor="mli-fama")
    assert store.decide(made)
    assert actors(store) == ["mli-fama", "mli-fama"]
    assert [c.decisions for c in store.claims()] == [(made,), (made,)]
    assert not store.decide(made)
    assert store.decisions() == (made,)


def test_case_and_accents_do_not_matter_and_full_names_count(store: Store) -> None:
    store.decide(decision(subject="forces armees MALIENNES", actor="mli-fama"))
    assert actors(store) == ["mli-fama", "mli-fama"]


def test_one_report_goes_before_all_and_later_before_earlier(store: Store) -> None:
    store.decide(decision(actor="b", report=ONE.id))
    store.decide(decision(actor="a"))
    assert actors(store) == ["b", "a"]
    store.decide(decision(actor="c"))
    assert actors(store) == ["b", "c"]


def test_nobody_is_an_answer(store: Store) -> None:
    store.decide(decision(actor=None))
    assert actors(store) == [None, None]


def test_undo_and_undo_of_undo(store: Store) -> None:
    made = decision(actor="a")
    undone = decision("undo", made.id)
    store.decide(made)
    store.decide(undone)
    assert actors(store) == ["mli-army", None]
    store.decide(decision("undo", undone.id))
    assert actors(store) == ["a", "a"]
    assert len(store.decisions()) == 3


def test_undo_of_nothing_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="no decision has the id"):
        store.decide(decision("undo", "sha256:12"))
    assert store.decisions() == ()


def test_filters_ask_after_the_decisions(store: Store) -> None:
    store.decide(decision(actor="mli-fama"))
    assert actors(store, actor="mli-fama") == ["mli-fama", "mli-fama"]
    assert actors(store, actor="mli-fama", limit=1) == ["mli-fama"]
    assert actors(store, actor="mli-army") == []
    assert actors(store, actor="FAMA") == ["mli-fama", "mli-fama"]


def test_places_and_what_lies_around_them(store: Store) -> None:
    store.decide(decision("place", "Sévaré", point=NIAMEY))
    where = next(store.claims()).claim.where[0]
    assert (where.place, where.country, where.precision, where.radius_km) == (NIAMEY.place, "NE", "near", 25.0)
    assert [c.claim.id for c in store.claims(ClaimFilter(place="geonames:2440485"))] == [FIRST.id]
    inside = replace(FIRST, where=(Where("Sévaré", "Sévaré", "in", Span(33, 39)),))
    assert decided(inside, in_force(store.decisions())).claim.where[0].precision == "exact"


def test_a_place_that_is_nowhere_on_the_map(store: Store) -> None:
    store.decide(decision("place", "Sévaré", point=None))
    where = next(store.claims()).claim.where[0]
    assert (where.place, where.lat, where.country, where.precision, where.rel) == (None, None, None, None, "near")


def test_what_the_reader_said_stays(store: Store) -> None:
    store.decide(decision(actor="mli-fama"))
    with closing(sqlite3.connect(store.path)) as database:
        bodies = [json.loads(b) for (b,) in database.execute("SELECT body FROM claim ORDER BY seq")]
        with pytest.raises(sqlite3.DatabaseError, match="append-only"):
            database.execute("UPDATE decision SET kind = 'undo'")
    assert [b["parties"][0]["actor"] for b in bodies] == ["mli-army", None]
    assert store.verify() == ()


@pytest.mark.parametrize("edit", [
    "UPDATE decision SET body = json_set(body, '$.actor', 'other')",
    "UPDATE decision SET subject = 'LNA'",
    "DELETE FROM decision",
])  # fmt: skip
def test_an_altered_decision_is_found(store: Store, edit: str) -> None:
    store.decide(decision(actor="mli-fama"))
    with closing(sqlite3.connect(store.path)) as database, database:
        for change in ("update", "delete"):
            database.execute(f"DROP TRIGGER decision_no_{change}")
        database.execute(edit)
    assert any("decision sha256:" in p.subject for p in store.verify())


def test_a_store_from_before_decisions_is_brought_up(store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as database, database:
        database.execute("DROP TABLE decision")
        database.execute("UPDATE alembic_version SET version_num = '0001'")
    with open_store(store.path) as later:
        assert later.decide(decision(actor="mli-fama"))
        assert actors(later) == ["mli-fama", "mli-fama"]
        assert later.verify() == ()
