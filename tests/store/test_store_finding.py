"""What comes out of the store: the same records, by filter and by the start of an id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from store_records import SECOND, claim, reading, report

from rapporteur.store import ClaimFilter, Store, StoreError, open_store
from rapporteur.types import Claim, Party, Report, Span, Voice, When, Where

BOMBING = report()
TALKS = report("Talks in Geneva went on.", title=None, publisher=None, url=None, language=None, published=None)
STRIKE = claim(BOMBING)
MEETING = claim(
    TALKS,
    event="NEGOTIATION",
    mode=None,
    status="planned",
    counts=(),
    things=(),
    parties=(
        Party("mediator", "Republic of Niger", "Niger", Span(0, 5)),
        Party("actor", "Libyan National Army", "LNA", Span(0, 3)),
    ),
    when=When(date(2020, 7, 1), date(2020, 7, 31), "month", "in July", Span(0, 5), "relative"),
    where=(Where("Geneva", "Geneva", "in", Span(9, 15)),),
    voices=(Voice("Wolfgang Amadeus Weisse", "Weisse", Span(0, 5)),),
)
UNDATED = claim(
    TALKS, event="NEGOTIATION", mode="secret", when=None, parties=(), where=(), voices=(), status="denied", span=Span(1, 5)
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "record.sqlite") as opened:
        for made, claims in ((BOMBING, (STRIKE,)), (TALKS, (MEETING, UNDATED))):
            opened.add_report(made, made.text.encode(), subject="a.txt", added_by="tester")
            opened.add_reading(reading(made, *claims))
        yield opened


def found(store: Store, **filters: Any) -> list[Claim]:
    return [s.claim for s in store.claims(ClaimFilter(**filters))]


def test_every_slot_comes_back_as_it_went_in(store: Store) -> None:
    first = next(store.claims())
    assert (first.claim, first.report) == (STRIKE, BOMBING)
    assert isinstance(first.claim.span, Span)
    assert isinstance(first.claim.counts[0].including[0].span, Span)
    assert list(store.reports()) == [BOMBING, TALKS]


FILTERS: tuple[tuple[dict[str, Any], list[Claim]], ...] = (
    ({}, [STRIKE, MEETING, UNDATED]),
    ({"event": "ASSAULT"}, [STRIKE]),
    ({"event": "assault"}, []),
    ({"mode": "heavy-weapons"}, [STRIKE]),
    ({"mode": "heavy"}, []),
    ({"mode": "secret"}, [UNDATED]),
    ({"actor": "forces armees"}, [STRIKE]),
    ({"actor": "FAMA"}, [STRIKE]),
    ({"actor": "mli-army"}, [STRIKE]),
    ({"actor": "army libyan"}, [MEETING]),
    ({"actor": "niger army"}, []),
    ({"actor": "Nig"}, []),
    ({"actor": "!"}, []),
    ({"place": "SEVARE"}, [STRIKE]),
    ({"place": "geneva"}, [MEETING]),
    ({"voice": "weisse"}, [MEETING]),
    ({"voice": "mission"}, [STRIKE]),
    ({"status": "denied"}, [UNDATED]),
    ({"since": date(2020, 6, 8)}, [STRIKE, MEETING]),
    ({"since": date(2020, 6, 9)}, [MEETING]),
    ({"until": date(2020, 6, 5)}, [STRIKE]),
    ({"until": date(2020, 6, 4)}, []),
    ({"since": date(2020, 7, 10), "until": date(2020, 7, 10)}, [MEETING]),
    ({"report": TALKS.id}, [MEETING, UNDATED]),
    ({"report": TALKS.id[7:20]}, [MEETING, UNDATED]),
    ({"report": "nowhere"}, []),
    ({"limit": 2}, [STRIKE, MEETING]),
    ({"limit": 0}, []),
    ({"event": "NEGOTIATION", "status": "planned", "actor": "LNA", "place": "Geneva", "voice": "Weisse"}, [MEETING]),
    ({"event": "NEGOTIATION", "status": "denied", "actor": "LNA"}, []),
)


@pytest.mark.parametrize(("filters", "expected"), FILTERS, ids=[repr(f) for f, _ in FILTERS])
def test_filters(store: Store, filters: dict[str, Any], expected: list[Claim]) -> None:
    assert found(store, **filters) == expected


def test_quotes_and_wildcards_are_only_text(store: Store) -> None:
    for text in ("' OR 1=1 --", "%", "_", "*"):
        assert found(store, actor=text) == found(store, event=text) == []
        assert store.claim(text) is None


def test_the_newest_generation_alone_is_listed(store: Store) -> None:
    newer = replace(STRIKE, method=SECOND, confidence=0.5)
    added = claim(BOMBING, event="PROTEST", method=SECOND)
    assert store.add_reading(reading(BOMBING, newer, added))
    assert found(store, report=BOMBING.id) == [newer, added]
    again = store.claim(STRIKE.id)
    assert again is not None
    assert again.claim == newer


def test_a_newer_reading_without_claims_counts(store: Store) -> None:
    assert store.add_reading(reading(BOMBING), method=SECOND)
    assert found(store, report=BOMBING.id) == []
    old = store.claim(STRIKE.id)
    assert old is not None
    assert old.claim == STRIKE


def test_the_start_of_an_id_is_enough(store: Store) -> None:
    for start in (STRIKE.id, STRIKE.id[:20], STRIKE.id[7:20]):
        hit = store.claim(start)
        assert hit is not None
        assert (hit.claim, hit.report) == (STRIKE, BOMBING)
    assert store.report(TALKS.id[7:19]) == TALKS
    assert store.report("f" * 64) is None
    assert store.claim("sha256:zz") is None


def test_a_start_of_several_ids_names_them(store: Store) -> None:
    with pytest.raises(StoreError, match="several ids") as error:
        store.claim("sha256:")
    assert all(c.id in str(error.value) for c in (STRIKE, MEETING, UNDATED))
    with pytest.raises(StoreError, match=TALKS.id):
        store.report("")


def test_writing_goes_on_while_claims_are_read(store: Store) -> None:
    claims = store.claims()
    next(claims)
    extra = report("A third text.")
    assert store.add_report(extra, extra.text.encode(), subject="b", added_by="tester").new
    assert [s.claim for s in claims] == [MEETING, UNDATED]


def test_unknown_stays_unknown(store: Store) -> None:
    hit: Report | None = store.report(TALKS.id)
    assert hit is not None
    assert (hit.title, hit.publisher, hit.url, hit.language, hit.published) == (None,) * 5
