"""Records ↔ JSON: every slot there and back, and nothing passed over in silence."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date

import pytest

from rapporteur.records import claim_from_json, from_json_value, report_from_json, to_json_value
from rapporteur.types import Claim, Count, Method, Part, Party, Problem, Published, Report, Span, Thing, Voice, When, Where

CLAIM = Claim(
    "sha256:c",
    "sha256:r",
    "ASSAULT",
    None,
    Span(4, 9),
    (Party("mediator", "Qatar", "Doha", Span(0, 4), "qat"),),
    When(date(2020, 2, 29), date(2020, 3, 1), "days", "then", Span(1, 2), "inferred"),
    (
        Where("Sirte", "Sirte", "outside", Span(1, 6), "geonames:2210554", 31.21, 16.59, "LY", "Surt", "near", 25.0),
        Where("X", "X", "in", Span(2, 3)),
    ),
    (Count("killed", None, 19, None, "19", Span(3, 5), (Part("women", 3, 3, "three women", Span(7, 9)),)),),
    (Thing("instrument", "drones", Span(5, 11)),),
    "possible",
    (Voice("UNSMIL", "it", Span(0, 2), None, "un-unsmil"),),
    0.1 + 0.2,
    Method("0.3.0", "sha256:m", "sha256:k"),
)
PUBLISHED = Published(date(2020, 6, 10), date(2020, 6, 11), "dateline")
REPORT = Report("sha256:r", None, "P", None, "en", PUBLISHED, "Text ü\n", "sha256:b", "html", "partial")


def test_a_claim_goes_through_json_and_back() -> None:
    value = to_json_value(CLAIM)
    again = claim_from_json(json.loads(json.dumps(value)))
    assert again == CLAIM
    assert isinstance(again.voices[0].span, Span)
    assert value["span"] == [4, 9]
    assert value["when"]["earliest"] == "2020-02-29"
    assert value["counts"][0]["including"][0]["who"] == "women"
    assert list(value) == [f.name for f in fields(Claim)]


def test_a_report_goes_through_json_and_back() -> None:
    value = to_json_value(REPORT)
    assert report_from_json(json.loads(json.dumps(value))) == REPORT
    assert value["published"] == {"earliest": "2020-06-10", "latest": "2020-06-11", "how": "dateline"}
    assert value["title"] is None


def test_any_record_goes_through() -> None:
    problem = Problem("a.txt", "is empty")
    assert from_json_value(Problem, to_json_value(problem)) == problem


@pytest.mark.parametrize(
    ("slot", "value", "named"),
    [
        ("status", "maybe", "status"),
        ("span", [1], "span"),
        ("surprise", 1, r"Claim\.surprise"),
        ("things", [{"role": "topic", "text": "x", "span": [0, 1], "colour": "red"}], r"Claim\.things\[0\]\.colour"),
    ],
)
def test_what_does_not_fit_is_named(slot: str, value: object, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        claim_from_json({**to_json_value(CLAIM), slot: value})


def test_a_missing_slot_is_named() -> None:
    value = to_json_value(CLAIM)
    del value["method"]
    with pytest.raises(ValueError, match="method"):
        claim_from_json(value)


def test_what_is_no_record_is_refused() -> None:
    for thing in ({"id": 1}, Claim):
        with pytest.raises(TypeError):
            to_json_value(thing)
