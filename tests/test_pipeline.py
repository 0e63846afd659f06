"""From text to claims, with the released model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import rapporteur
from rapporteur.find.claims import claim_id
from rapporteur.find.model import MODEL_FILE, Model, ModelError
from rapporteur.pipeline import MODEL_SHA256, open_tools
from rapporteur.types import Claim, Count, Part, Party, Reading, Thing, Voice, Where

DEMO = Path(__file__).parents[1] / "demo"
TEXT = """Shells kill four in Wadi Zem

TRIPOLI, 10 June 2020 (Harbour News) - Shells fired by the Red Front killed at least four civilians, including two children, in Misrata on Monday, the interior ministry said.

The Red Front denied that it had shelled the city. Its leader, Samir Tarhouni, met the envoy of the United Nations in Tunis on Tuesday.
"""


@pytest.fixture(scope="module")
def reading() -> Reading:
    return rapporteur.read(TEXT)


def attack(reading: Reading) -> Claim:
    return next(c for c in reading.claims if c.event == "ASSAULT" and c.status == "happened" and c.counts)


def test_the_slots_of_an_attack(reading: Reading) -> None:
    claim = attack(reading)
    assert claim.mode and "heavy-weapons" in claim.mode
    assert [p.name for p in claim.parties if p.role == "actor"] == ["Red Front"]
    assert claim.when and claim.when.earliest.isoformat() == "2020-06-08"
    assert [w.name for w in claim.where] == ["Misrata"]
    assert [(c.of, c.min, c.max) for c in claim.counts] == [("killed", 4, None)]
    assert [v.name for v in claim.voices] == ["interior ministry"]


def test_a_place_has_its_point(reading: Reading) -> None:
    place = attack(reading).where[0]
    assert place.country == "LY" and place.lat is not None and abs(place.lat - 32.37) < 0.2


def test_a_denial_is_a_claim_that_is_denied(reading: Reading) -> None:
    assert any(c.status == "denied" and c.event == "ASSAULT" for c in reading.claims)


def test_every_span_is_its_words(reading: Reading) -> None:
    text = reading.report.text
    for claim in reading.claims:
        slots: list[Party | Where | Thing | Voice | Count | Part] = [
            *claim.parties,
            *claim.where,
            *claim.things,
            *claim.voices,
            *claim.counts,
            *(p for c in claim.counts for p in c.including),
        ]
        assert all(text[s.span.start : s.span.end] == s.text for s in slots)
        assert claim.when is None or text[claim.when.span.start : claim.when.span.end] == claim.when.text


def test_every_slot_has_a_reason(reading: Reading) -> None:
    assert len(reading.reasons) == len(reading.claims) > 0
    for claim, reasons in zip(reading.claims, reading.reasons, strict=True):
        given = {r.slot for r in reasons}
        assert {"event", "mode", "status"} <= given
        assert {p.role for p in claim.parties} <= given


def test_the_same_text_gives_the_same_claims(reading: Reading) -> None:
    again = rapporteur.read(TEXT)
    assert again.claims == reading.claims
    assert len({c.id for c in reading.claims}) == len(reading.claims)


def test_ids_hang_on_what_was_said_and_not_on_scores_or_points(reading: Reading) -> None:
    assert [claim_id(c) for c in reading.claims] == [c.id for c in reading.claims]
    claim = attack(reading)
    assert claim_id(replace(claim, confidence=0.1)) == claim.id
    assert claim_id(replace(claim, where=())) != claim.id
    known = replace(claim, parties=tuple(replace(p, actor="xal-anybody") for p in claim.parties))
    assert claim_id(known) == claim.id


@pytest.mark.parametrize(
    "text",
    ["The home side attacked from the first whistle and won the final 3-1.\n\nIt was a great evening.", "Nothing.\n\nNo news."],
)
def test_nothing_to_report(text: str) -> None:
    assert [c for c in rapporteur.read(text).claims if c.confidence > 0.8] == []


def test_the_model_is_the_released_one(tmp_path: Path) -> None:
    assert open_tools().finder.model.sha256 == MODEL_SHA256
    other = tmp_path / "reader.onnx"
    other.write_bytes(MODEL_FILE.read_bytes()[:-1])
    with pytest.raises(ModelError, match="reinstall"):
        Model(other, pinned=MODEL_SHA256)
    with pytest.raises(ModelError, match="missing"):
        Model(tmp_path / "none.onnx")


def test_what_cannot_be_read_raises_with_the_reason() -> None:
    with pytest.raises(rapporteur.ReadError, match="empty"):
        rapporteur.read(b"")
