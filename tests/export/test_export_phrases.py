"""Claims in plain English."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from export_readings import hill, lake

from rapporteur.codebook import load
from rapporteur.export.groups import HEADINGS, group_of, grouped
from rapporteur.export.phrases import amount, bounds, dates, days, listed, phrase, places, published, quoted, tolls, voices, who
from rapporteur.export.wording import RELATIONS, WORDINGS
from rapporteur.types import Count, Part, Span, Thing, Voice, When, Where

NOWHERE = Span(0, 0)
CODEBOOK = Path(__file__).parents[2] / "codebook"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((2020, 6, 8), (2020, 6, 8), "8 June 2020"),
        ((2020, 6, 5), (2020, 6, 8), "5–8 June 2020"),
        ((2020, 5, 28), (2020, 6, 3), "28 May – 3 June 2020"),
        ((2019, 12, 30), (2020, 1, 2), "30 December 2019 – 2 January 2020"),
        ((2020, 2, 1), (2020, 2, 29), "February 2020"),
        ((2020, 3, 1), (2020, 5, 31), "March – May 2020"),
        ((2019, 12, 1), (2020, 2, 29), "December 2019 – February 2020"),
        ((2020, 1, 1), (2020, 12, 31), "2020"),
        ((2019, 1, 1), (2020, 12, 31), "2019–2020"),
        ((2020, 2, 1), (2020, 2, 28), "1–28 February 2020"),
    ],
)
def test_days(first: tuple[int, int, int], last: tuple[int, int, int], said: str) -> None:
    assert days(date(*first), date(*last)) == said


def test_dates_say_what_is_open_and_what_is_a_conclusion() -> None:
    when = When(date(2019, 4, 4), date(2020, 6, 10), "open", "since April 4", NOWHERE, "explicit")
    assert dates(when) == "since 4 April 2019"
    assert dates(replace(when, text="until Wednesday", how="inferred")) == "until 10 June 2020 (inferred)"
    assert dates(None) == ""


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(19, 19, "19"), (19, None, "at least 19"), (None, 30, "up to 30"), (24, 99, "24–99"), (2000, None, "at least 2,000"), (None, None, "an unknown number of")],
)  # fmt: skip
def test_bounds(low: int | None, high: int | None, said: str) -> None:
    assert bounds(low, high) == said


@pytest.mark.parametrize(
    ("of", "who", "low", "high", "said"),
    [
        ("killed", "civilians", 19, None, "killed at least 19 civilians"),
        ("killed", None, 0, 0, "killed nobody"),
        ("injured", None, None, None, "injured an unknown number"),
        ("missing", "sailors", 4, 4, "4 sailors missing"),
        ("locations", None, 3, None, "at least 3 locations"),
        ("members", "military leaders", 10, 10, "10 members (military leaders)"),
    ],
)
def test_tolls(of: str, who: str | None, low: int | None, high: int | None, said: str) -> None:
    assert tolls([Count(of, who, low, high, "", NOWHERE)]) == said


def test_tolls_say_their_parts() -> None:
    parts = (Part("women", 3, 3, "", NOWHERE), Part("children", 5, None, "", NOWHERE))
    assert (
        tolls([Count("killed", "civilians", 19, 19, "", NOWHERE, parts)]) == "killed 19 civilians (3 women, at least 5 children)"
    )


def test_places() -> None:
    where = [
        Where("Sirte", "", "outside", NOWHERE),
        Where("Tarhuna", "", "north-east", NOWHERE),
        Where("Bani", "", "in", NOWHERE),
    ]
    assert places(where) == "outside Sirte, north-east of Tarhuna, in Bani"
    assert places([]) == ""


def test_voices_innermost_first() -> None:
    assert voices(lake().claims[0]) == "says United Nations Mission, reported by Lake Agency"
    assert voices(lake().claims[2]) == ""


def test_two_who_say_the_same_report_nothing_of_each_other() -> None:
    said = "Saudi and American mediators said so, the agency wrote"
    spoken = [Voice(name, said[start : start + len(name)], Span(start, start + len(name))) for name, start in (("Saudi", 0), ("American mediators", 10), ("agency", 44))]
    assert voices(replace(lake().claims[0], voices=tuple(spoken))) == "say Saudi and American mediators, reported by agency"


def test_who_reports_it_does_not_say_it_because_another_stands_beside() -> None:
    spoken = [Voice(name, name, Span(start, start + 5)) for name, start in (("envoy", 0), ("Press", 50), ("Radio", 60), ("envoy", 90))]
    assert voices(replace(lake().claims[0], voices=tuple(spoken))) == "says envoy, reported by Press, reported by Radio"


@pytest.mark.parametrize(
    ("text", "said"),
    [("more than 500", "more than 500"), ("Over 500", "more than 500"), ("at least 501", "at least 501"), ("501 or more", "at least 501")],
)
def test_more_than_a_number_is_said_so(text: str, said: str) -> None:
    assert amount(Count("killed", None, 501, None, text, Span(0, 1))) == said


def test_who() -> None:
    talks, strike, backs = lake().claims[:3]
    assert who(talks) == "Coastal Government ↔ Desert Army (mediated by United Nations Mission)"
    assert who(strike) == ""
    assert who(backs) == "Northland → Desert Army"
    assert who(replace(backs, parties=backs.parties[1:])) == "→ Desert Army"


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (1, "Air strike and shelling: killed at least 19 civilians (3 women, 5 children) · with airstrikes and rockets"
            " · outside Qasr Marwan · 5–8 June 2020 · says United Nations Mission"),
        (2, "Northland backs Desert Army"),
        (3, "Desert Army holds Wadi Amal · since 1 May 2020 (inferred)"),
        (4, "Capture of Wadi Amal by Coastal Government from Desert Army · 1–7 June 2020 · says spokesman of the Coastal Government"),
        (5, "Shelling by Coastal Government · in harbour · denied · says Coastal Government"),
        (8, "Agreement · nothing is known of it · says Lake Agency"),
    ],
)  # fmt: skip
def test_phrases(n: int, said: str) -> None:
    assert phrase(lake().claims[n]) == said


def test_a_claim_with_nothing_but_its_event_reads() -> None:
    bare = replace(lake().claims[1], parties=(), when=None, where=(), counts=(), things=(), voices=(), mode=None)
    assert phrase(bare) == "Attack"
    assert phrase(replace(bare, event="BACKS")) == "Somebody not named backs"
    assert phrase(replace(bare, event="MY-EVENT", mode="loud")) == "My event (loud)"


def test_relations_agree_with_their_actors() -> None:
    backs = lake().claims[2]
    backer = backs.parties[0]
    assert phrase(replace(backs, parties=(backer, replace(backer, name="Eastland")))) == "Northland and Eastland back"
    assert phrase(replace(backs, parties=(replace(backer, name="local traders"),))) == "Local traders back"
    assert phrase(replace(backs, parties=(replace(backer, name="United States"),))) == "United States backs"
    assert (
        phrase(replace(backs, event="BASED-IN", parties=(backer,), where=lake().claims[3].where))
        == "Northland is based in Wadi Amal"
    )


def test_what_is_counted_is_not_said_twice() -> None:
    sent = hill().claims[3]
    again = replace(sent, things=(Thing("object", "fighters", NOWHERE), Thing("ordinal", "third", NOWHERE)))
    assert phrase(again) == "Fighters sent by Northland to Desert Army: sent 200–999 fighters · the third · December 2019"


def test_quotes_keep_the_sentence_together() -> None:
    reading = hill()
    quote = quoted(reading.report, reading.claims[1].span)
    assert (quote.before, quote.words, quote.after) == ("About 4,000 people ", "fled", " the town towards Bir Salama.")


def test_listed_says_each_once() -> None:
    assert (listed([]), listed(["A"]), listed(["A", "B", "A"]), listed("ABC")) == ("", "A", "A and B", "A, B and C")


def test_publication_dates_say_how_they_are_known() -> None:
    assert published(lake().report) == "10–11 June 2020 (inferred from the text)"
    assert published(replace(lake().report, published=None)) == "publication date not known"


def test_every_event_of_the_codebook_has_its_words_and_heading() -> None:
    events = load(CODEBOOK).events
    keys = {name for name in events} | {f"{name}/{mode.name}" for name, e in events.items() for mode in e.modes}
    assert {k for k in keys if k not in WORDINGS and k not in RELATIONS} == set()
    assert {e for e in RELATIONS if e not in events} == set()
    claim = lake().claims[1]
    assert {group_of(replace(claim, event=name, mode=None)) for name in events} <= HEADINGS.keys()


def test_groups_keep_every_claim() -> None:
    claims = [*lake().claims, *hill().claims]
    found = grouped((c, n) for n, c in enumerate(claims))
    assert sorted(n for members in found.values() for _, n in members) == list(range(len(claims)))
    assert list(found) == [key for key in HEADINGS if key in found]
