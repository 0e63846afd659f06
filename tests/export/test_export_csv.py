"""CSV: one row a claim, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace

import pytest
from export_readings import hill, hostile, lake

from rapporteur.export.rows import COLUMNS, escaped, to_csv
from rapporteur.types import Reading


def rows(readings: Sequence[Reading]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(readings))))


def test_a_row_has_the_slots() -> None:
    row = rows([lake()])[1]
    assert row["event"] == "ASSAULT"
    assert (row["when_earliest"], row["when_latest"]) == ("2020-06-05", "2020-06-08")
    assert (row["where"], row["where_rel"]) == ("Qasr Marwan", "outside")
    assert (row["killed_min"], row["killed_max"]) == ("19", "")
    assert row["instrument"] == "airstrikes; rockets"
    assert row["words"] == "killed"
    assert row["sentence"].startswith("UNM said that between")


def test_there_is_a_row_a_claim_and_a_header_for_none() -> None:
    assert len(rows([lake(), hill()])) == len(lake().claims) + len(hill().claims)
    assert to_csv([]).strip().split(",") == list(COLUMNS)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_formulas_are_escaped(cell: str) -> None:
    assert escaped(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["a=1", "", "'=1", 19, -4.1, None])
def test_what_is_no_formula_stays(cell: object) -> None:
    assert escaped(cell) is cell


def test_formulas_in_any_column_are_escaped() -> None:
    row = rows([hostile()])[0]
    assert row["publisher"] == "'=HYPERLINK(1)"
    assert row["voices"] == "'@front"
    assert not [c for c in row.values() if c.startswith(("=", "+", "-", "@"))]


def test_escaping_is_an_option_that_can_be_turned_off() -> None:
    assert ",=HYPERLINK(1)," in to_csv([hostile()], escape_formulas=False)


def test_line_breaks_stay_inside_their_cell() -> None:
    reading = lake()
    broken = replace(reading, report=replace(reading.report, title='One\n"two"'))
    assert rows([broken])[0]["title"] == 'One\n"two"'
