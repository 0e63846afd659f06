"""The day of publication as the text tells it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.read.published import dateline_published, find_published, infer_published
from rapporteur.types import Published

EXAMPLE = Path(__file__).parents[2].parent / "shared" / "gold" / "libya-2020-06.txt"


def day(text: str) -> Published:
    found = date.fromisoformat(text)
    return Published(found, found, "dateline")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("A title\n\nBENI, DR Congo, 29 November 2021 (Kivu Wire) - They came.", "2021-11-29"),
        ("A title\n\nGOMA, Congo, Aug 7, 2024 (Wire) - They came.", "2024-08-07"),
        ("A title\n\nCúcuta, 21/01/2025. Five days after it began, it ended.", "2025-01-21"),
        ("Press note on the attack\n\nGeneva, 6 October 2022\n\nThe chairs spoke.", "2022-10-06"),
        ("Kachin State: humanitarian update No. 7 (14 May 2018)\n\nHIGHLIGHTS\nNone.", "2018-05-14"),
        ("Flash Update No. 4 (as of 15 April 2020)\n\nThey entered on 25 March.", "2020-04-15"),
        ("Daily report, 19 January 1999\n\nPristina, issued 20 January 0800 hrs\n\nA patrol came.", "1999-01-20"),
        ("War report\n\nOur units acted.\n\nMountains of the west, June 19, 2012", "2012-06-19"),
    ],
)
def test_dateline(text: str, published: str) -> None:
    assert dateline_published(text) == day(published)


@pytest.mark.parametrize(
    "text",
    [
        "A title\n\nKYIV, Nov 17 (Wire) - They came on Sunday.",
        "A title\n\nThe truce signed on 15 April 2019 was broken.",
        "Fighting since 15 April 2019\n\nThey came.",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline_published(text) is None


def test_weekdays_and_days_without_a_year_are_solved_from_a_full_date() -> None:
    text = "Talks resume\n\nThe draft of February 23, 2020 was discussed on Tuesday, after raids between June 5 and June 8, it said on Wednesday."
    assert infer_published(text) == Published(date(2020, 6, 10), date(2020, 6, 11), "inferred")


def test_a_dateline_without_a_year_is_of_the_year_that_its_weekdays_fit() -> None:
    text = (
        "A title\n\nGAZA, July 26 (Wire) - They stopped on Saturday; on Friday night three had died. The war of 2013 was shorter."
    )
    assert infer_published(text) == Published(date(2014, 7, 26), date(2014, 7, 26), "inferred")


def test_a_weekday_beside_the_dateline_must_fit() -> None:
    text = "A title\n\nSRINAGAR, Mon, 5 Oct - They fired on Sunday and on Monday. The truce of 2003 is dead."
    assert infer_published(text) is None


def test_a_report_on_a_week_comes_right_after_it() -> None:
    text = "Weekly digest, 7–13 June 2021\n\nOn Friday gunmen came."
    assert infer_published(text) == Published(date(2021, 6, 13), date(2021, 6, 15), "inferred")


@pytest.mark.parametrize(
    "text",
    [
        "They fled on Friday, said the mayor on Monday, June 8.",
        "They fled on Friday. The war began on 15 April 2009. It went on in 2014.",
        "The truce of 2003 is dead, he said on Monday.",
    ],
)
def test_too_little_to_tell(text: str) -> None:
    assert infer_published(text) is None


def test_what_lies_ahead_is_not_the_last_day() -> None:
    text = "Talks, 3 June 2020\n\nThe talks of 3 June 2020 ended on Wednesday. A session opens on June 25."
    assert infer_published(text) == Published(date(2020, 6, 3), date(2020, 6, 4), "inferred")


@pytest.mark.skipif(not EXAMPLE.exists(), reason="the shared example report is not on this machine")
def test_the_example_report() -> None:
    assert find_published(EXAMPLE.read_text(encoding="utf-8")) == Published(date(2020, 6, 10), date(2020, 6, 11), "inferred")


@given(st.text(alphabet="0123456789 /.-,\nMonday June since the last 2020", max_size=150))
def test_no_text_breaks_it(text: str) -> None:
    found = find_published(text)
    assert found is None or found.earliest <= found.latest
