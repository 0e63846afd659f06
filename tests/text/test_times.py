"""Time expressions against their table, and what must hold of any text."""

from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.text.times import TimeExpression, find_times
from rapporteur.text.times.calendars import ethiopian, jewish_new_year, moon, sun
from rapporteur.text.times.expression import precision_of
from rapporteur.text.times.feasts import easter, orthodox_easter
from rapporteur.text.times.lexicon import CLASS_OF
from rapporteur.text.times.moons import EID_AL_ADHA, EID_AL_FITR, RAMADAN
from rapporteur.types import Published

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "times.yaml").read_text(encoding="utf-8"))
DAY = date(2020, 6, 10)
PUBLISHED = Published(DAY, DAY, "given")
NAMES = [
    "Monday",
    "Sunday",
    "Sat",
    "June",
    "March",
    "May",
    "Feb",
    "Ramadan",
    "Eid",
    "Christmas",
    "Muharram",
    "Dhu",
    "Khordad",
    "Tir",
    "Pagume",
    "Q3",
    "FY",
]
FIGURES = [
    "5",
    "8",
    "31",
    "29",
    "2020",
    "2014",
    "1999",
    "8th",
    "30th",
    "0",
    "99/99",
    "31/02/2021",
    "2020-02-30",
    "13:45",
    "1990s",
    "14",
    "1441",
    "1399",
    "2019/20",
    "13/2020",
    "05/2020",
    "311430ZFEB20",
    "2020/06/05",
]
WORDS = [*CLASS_OF, *NAMES, *FIGURES, "\n", "twenty-five", "five hundred and one", "war"]
DAYS = st.dates(date(1900, 1, 1), date(2150, 1, 1))


def said(text: str, published: Published | None = PUBLISHED) -> list[tuple[str, date, date]]:
    return [(t.text, t.earliest, t.latest) for t in find_times(text, published)]


def kinds(text: str) -> dict[str, str]:
    return {t.text: t.kind for t in find_times(text, PUBLISHED)}


def in_calendar(t: TimeExpression) -> bool:
    """Within the years that reports name; centuries go back to the first."""
    first, last = (1, 2100) if t.kind == "century" else (1800, 2200)
    return first <= t.earliest.year <= t.latest.year <= last


def well_formed(text: str, found: tuple[TimeExpression, ...]) -> bool:
    """In order, without overlaps, each with its words, none ending before it begins."""
    ends = [0, *(t.span.end for t in found)]
    return all(
        t.text
        and text[t.span.start : t.span.end] == t.text
        and t.earliest <= t.latest
        and in_calendar(t)
        and t.span.start >= end
        for t, end in zip(found, ends, strict=False)
    )


@pytest.mark.parametrize("case", CASES, ids=lambda c: " ".join(str(part) for part in c if not isinstance(part, list)))
def test_all_expressions_of_a_sentence(case: list[Any]) -> None:
    day, sentence, *wanted = case if isinstance(case[0], date) else (DAY, *case)
    assert said(sentence, Published(day, day, "given")) == [(w[0], w[1], w[-1]) for w in wanted if w]


def test_without_a_report_date_only_what_is_written_out_is_solved() -> None:
    found = said(
        "On Monday and on 3 May 2019 they met. Last week they left. Two days later it ended. Since Friday none came.", None
    )
    assert [(words, first) for words, first, _ in found] == [
        ("3 May 2019", date(2019, 5, 3)),
        ("Two days later", date(2019, 5, 5)),
    ]


def test_how_a_time_is_known() -> None:
    found = {t.text: t.how for t in find_times("In May 2019, on Monday and since the war began in 2014.", PUBLISHED)}
    assert found == {"May 2019": "explicit", "Monday": "relative", "since": "inferred", "2014": "explicit"}


def test_kinds() -> None:
    assert kinds("TRIPOLI, June 10 (Wire) - On Monday, in May 2019, since Friday, last week and two years ago they left.") == {
        "June 10": "dateline",
        "Monday": "weekday",
        "May 2019": "month",
        "since Friday": "since",
        "last week": "period",
        "two years ago": "ago",
    }


def test_spans_count_code_points_of_the_text() -> None:
    text = "“Erdoğan’s 𝕏 post” came on Monday – Çavuşoğlu spoke on 3 June."
    assert [text[t.span.start : t.span.end] for t in find_times(text, PUBLISHED)] == ["Monday", "3 June"]


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("TRIPOLI, June 9 (Wire) - Shells fell.", "June 9"),
        ("Geneva, 9 June 2020\n\nThe envoy spoke.", "9 June 2020"),
        ("[VanniNet, Tuesday, 9 June 2020, 14:20 GMT] Fighting erupted.", "Tuesday, 9 June 2020"),
        ("HONIARA, Tuesday – Police came.", "Tuesday"),
        ("MAY 9 1985 - PARATROOPS LANDED.", "MAY 9 1985"),
    ],
)
def test_a_dateline_is_told_apart(head: str, words: str) -> None:
    found = find_times(f"A title\n\n{head}", PUBLISHED)
    assert [(t.text, t.kind) for t in found] == [(words, "dateline")]


def test_a_date_in_a_sentence_is_no_dateline() -> None:
    assert kinds("The army took the town on 9 June - at last.")["9 June"] == "date"


def test_what_a_report_tells_of_ends_with_its_dateline() -> None:
    later = Published(DAY + timedelta(days=1), DAY + timedelta(days=1), "given")
    assert ("since May", date(2020, 5, 1), DAY) in said("A title\n\nGENEVA, June 10 - It is shut since May.", later)


@pytest.mark.parametrize(("words", "expected"), [
    ("Shells fell this morning.", ("this morning", DAY)), ("Shells fell yesterday, and fall today.", ("yesterday", DAY - timedelta(days=1))),
    ("Shells fell yesterday.", ("yesterday", DAY)),
])  # fmt: skip
def test_today_is_the_day_of_an_earlier_dateline_where_the_report_speaks_of_it(words: str, expected: tuple[str, date]) -> None:
    later = Published(DAY + timedelta(days=1), DAY + timedelta(days=1), "given")
    assert (*expected, expected[1]) in said(f"A title\n\nGENEVA, June 10 - {words}", later)


def test_the_hours_of_a_ticker_are_the_day_of_its_report() -> None:
    ticker = "LIVE\n09:31 Shells fall.\n• 10:05 Two dead at 7:30.\n"
    assert said(ticker) == [("09:31", DAY, DAY), ("10:05", DAY, DAY)]
    assert said(ticker, Published(DAY, DAY + timedelta(days=1), "inferred")) == []


def test_weekdays_count_from_the_first_of_the_days_of_publication() -> None:
    inferred = Published(DAY, DAY + timedelta(days=1), "inferred")
    assert said("On Wednesday they spoke, on Thursday they had met.", inferred) == [
        ("Wednesday", DAY, DAY),
        ("Thursday", date(2020, 6, 4), date(2020, 6, 4)),
    ]


def test_a_digest_of_monday_means_the_week_before() -> None:
    monday = Published(date(2020, 6, 8), date(2020, 6, 8), "given")
    assert said("Weekly digest\n\nOn Monday gunmen attacked.", monday) == [("Monday", date(2020, 6, 1), date(2020, 6, 1))]


def test_an_event_told_of_aside_does_not_move_the_story() -> None:
    found = said("On 3 June a bomb fell, two weeks after the first one. The next day the mayor left.")
    assert found[-1] == ("The next day", date(2020, 6, 4), date(2020, 6, 4))


@pytest.mark.parametrize(
    ("days", "name"), [(1, "day"), (2, "days"), (7, "week"), (31, "month"), (92, "season"), (366, "year"), (4000, "years")]
)
def test_precision_is_named_by_length(days: int, name: str) -> None:
    assert precision_of(DAY, DAY + timedelta(days=days - 1)) == name


@pytest.mark.parametrize(
    ("year", "day"), [(2000, "2000-04-23"), (2008, "2008-03-23"), (2018, "2018-04-01"), (2025, "2025-04-20")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year) == date.fromisoformat(day)


def test_ramadan_has_29_or_30_days_and_moves_by_a_lunar_year() -> None:
    assert {(end - first).days for first, end in zip(RAMADAN, EID_AL_FITR, strict=True)} == {29, 30}
    assert {(b - a).days for a, b in pairwise(RAMADAN)} == {353, 354, 355}


@given(st.integers(1900, 2099))
def test_new_years_of_other_calendars_keep_their_season(year: int) -> None:
    persian, jewish = sun(year - 621, 1, 1), jewish_new_year(year + 3761)
    assert [date.fromordinal(persian).month, date.fromordinal(ethiopian(year - 7, 1, 1)).month] == [3, 9]
    assert date(year, 9, 1).toordinal() < jewish < date(year, 10, 10).toordinal()
    assert date(year, 4, 1) < orthodox_easter(year) < date(year, 5, 10) and orthodox_easter(year).weekday() == 6


@given(st.integers(1410, 1450))
def test_a_moon_year_has_its_ramadan_where_it_was_announced(year: int) -> None:
    assert date.fromordinal(moon(year, 9, 1)) == RAMADAN[year - 1410]
    assert abs(moon(year, 12, 10) - EID_AL_ADHA[year - 1410].toordinal()) <= 2


def test_a_year_in_a_half_of_a_range_holds_for_the_other() -> None:
    assert said("between 5 March and 3 April 2019") == [("between 5 March and 3 April 2019", date(2019, 3, 5), date(2019, 4, 3))]


@given(st.lists(st.sampled_from(WORDS), max_size=25), DAYS, st.integers(0, 40))
def test_any_words_give_well_formed_expressions(words: list[str], day: date, window: int) -> None:
    text = " ".join(words)
    assert well_formed(text, find_times(text, Published(day, day + timedelta(days=window), "inferred")))
    assert well_formed(text, find_times(text, None))


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    assert well_formed(text, find_times(text, PUBLISHED))


@pytest.mark.parametrize(
    "piece",
    [
        "two days after ",
        "Monday and ",
        "June 5 to ",
        "some ",
        "1, ",
        "entered its 5th day ",
        "since the ",
        "Rabi al al ",
        "the anniversary of ",
        "Q1 ",
        "5 Dhu ",
        "the night from ",
    ],
)
def test_long_runs_of_time_words_are_read_in_bounded_time(piece: str) -> None:
    begun = time.process_time()
    find_times(piece * (20_000 // len(piece)), PUBLISHED)
    assert time.process_time() - begun < 5


@given(DAYS)
def test_weekdays_of_a_told_event_lie_in_the_week_up_to_the_report(day: date) -> None:
    for t in find_times("They left on Monday, on Thursday and, he said, on Sunday.", Published(day, day, "given")):
        assert day - timedelta(days=6) <= t.earliest <= day


@given(DAYS)
def test_since_ends_with_the_report(day: date) -> None:
    (found,) = find_times("None has come since Friday.", Published(day, day, "given"))
    assert found.latest == day and found.earliest.weekday() == 4
