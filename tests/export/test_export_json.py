"""JSON and JSON Lines: the public shape, nothing of the inside, nothing lost."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from export_readings import hill, lake

from rapporteur.export import EXPORTERS
from rapporteur.types import Reading, Where

RECORD = Path(__file__).parents[3] / "shared" / "design" / "record.md"
KEYS = {
    "": ["report", "claims", "problems"],
    "report": ["id", "title", "publisher", "url", "language", "published", "text"],
    "published": ["earliest", "latest", "how"],
    "claims": ["id", "event", "mode", "span", "parties", "when", "where", "counts", "things", "status", "voices", "confidence", "method"],
    "parties": ["role", "name", "text", "span", "actor"],
    "when": ["earliest", "latest", "precision", "text", "span", "how"],
    "where": ["name", "text", "rel", "span", "place", "lat", "lon", "country", "precision", "radius_km"],
    "counts": ["of", "who", "min", "max", "text", "span", "including"],
    "including": ["who", "min", "max", "text", "span"],
    "things": ["role", "text", "span"],
    "voices": ["name", "text", "span", "cue", "actor"],
    "method": ["reader", "model", "codebook"],
    "problems": ["subject", "message", "level"],
}  # fmt: skip


def printed(*readings: Reading) -> Any:
    return json.loads(EXPORTERS["json"](readings))


def objects(value: Any, at: str = "") -> list[tuple[str, dict[str, Any]]]:
    """Every object in a JSON value with the key it stands under."""
    if isinstance(value, list):
        return [found for v in value for found in objects(v, at)]
    if isinstance(value, dict):
        return [(at, value), *(found for k, v in value.items() for found in objects(v, k))]
    return []


def test_every_object_has_the_keys_of_the_record_in_their_order() -> None:
    found = objects(printed(lake()))
    assert {at for at, _ in found} == KEYS.keys()
    assert [(at, list(o)) for at, o in found if list(o) != KEYS[at]] == []


def test_the_keys_are_those_of_the_design() -> None:
    if not RECORD.exists():
        pytest.skip("the design folder is not beside this checkout")
    block = RECORD.read_text(encoding="utf-8").partition("```json")[2].partition("```")[0]
    assert set(re.findall(r'"(\w+)":', block)) == {key for keys in KEYS.values() for key in keys}


def test_values_are_plain_and_whole() -> None:
    reading = lake()
    claim = printed(reading)["claims"][1]
    assert claim["span"] == list(reading.claims[1].span)
    assert claim["when"]["earliest"] == "2020-06-05"
    assert claim["counts"][0]["max"] is None
    assert [p["min"] for p in claim["counts"][0]["including"]] == [3, 5]
    assert claim["confidence"] == 0.88
    assert claim["parties"] == []


def test_coordinates_are_not_rounded() -> None:
    reading = lake()
    claim = replace(
        reading.claims[3], where=(Where("Wadi Amal", "Wadi Amal", "in", reading.claims[3].span, lat=31.2089654, lon=16.5),)
    )
    where = printed(replace(reading, claims=(claim,)))["claims"][0]["where"][0]
    assert (where["lat"], where["place"], where["radius_km"]) == (31.2089654, None, None)


def test_spans_point_at_the_words() -> None:
    document = printed(lake())
    said = [(o["span"], o["text"]) for _, o in objects(document["claims"]) if "text" in o]
    assert len(said) > 20
    assert [text for (start, end), text in said if document["report"]["text"][start:end] != text] == []


def test_several_readings_are_a_list() -> None:
    assert [d["report"]["publisher"] for d in printed(lake(), hill())] == ["Lake Agency", "Hill News"]
    assert printed() == []


def test_a_report_without_date_has_null() -> None:
    assert printed(replace(lake(), report=replace(lake().report, published=None)))["report"]["published"] is None


def test_a_line_is_a_claim_with_its_report() -> None:
    lines = [json.loads(line) for line in EXPORTERS["jsonl"]([lake(), hill()]).splitlines()]
    assert len(lines) == len(lake().claims) + len(hill().claims)
    assert list(lines[0]) == ["report", *KEYS["claims"]]
    assert list(lines[0]["report"]) == ["id", "title", "publisher", "published"]
    assert lines[-1]["report"]["publisher"] == "Hill News"


def test_no_claims_are_no_lines() -> None:
    assert EXPORTERS["jsonl"]([replace(lake(), claims=())]) == ""
