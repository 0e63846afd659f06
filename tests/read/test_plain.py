"""Plain text: what cleaning moves and what it leaves, titles, publishers."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.read import plain

ROOT = Path(__file__).parents[2]
PARAGRAPH = (
    "Rebels took the bridge on Monday after two days of fighting with the army, officials of the Turkish-backed government said, "
    "and the ministry denied the loss of any position on the river. Two soldiers were killed."
)


def test_control_characters_and_line_ends_are_made_regular() -> None:
    assert plain.clean("\ufeffa\r\nb\x00\x07\rc\n\n\n\nd  \n") == "a\nb\nc\n\n\n\nd\n"
    assert plain.clean("\n \n Title\x0bone\u2028two\x0cthree") == " Title\none\ntwo\n\nthree\n"
    assert plain.clean(" \n\t") == ""


def test_letters_are_composed() -> None:
    assert plain.clean("Erdog\u0306an") == "Erdo\u011fan\n" and plain.clean("de\u00admilitarised") == "demilitarised\n"


def test_what_the_corpus_holds_stays_as_it_is() -> None:
    texts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "corpus").rglob("*.txt"))]
    assert len(texts) > 300
    assert [plain.clean(t).rstrip() for t in texts] == [t.rstrip() for t in texts]


@pytest.mark.parametrize("width", [60, 72, 79])
def test_hard_wrapped_text_is_joined_again(width: int) -> None:
    paragraphs = [
        "Bridge falls",
        PARAGRAPH,
        PARAGRAPH.replace("Monday", "Tuesday"),
        "The army said nothing of it until the evening of the day.",
    ]
    wrapped = "\n\n".join("\n".join(textwrap.wrap(p, width, break_on_hyphens=False)) for p in paragraphs)
    assert plain.clean(wrapped) == "\n\n".join(paragraphs) + "\n"


def test_capitals_of_a_cable_are_joined_too() -> None:
    assert plain.clean("\n".join(textwrap.wrap(PARAGRAPH.upper(), 69, break_on_hyphens=False))) == PARAGRAPH.upper() + "\n"


@pytest.mark.parametrize(
    "text",
    [
        "Toll by district\nWadi Zem: 12 dead, 30 hurt, among them two medics of the clinic\nTel Asa: 4 dead, 17 hurt, all of them "
        "guards of the town's bakery\nQasr: none\n",
        "08:10 Shelling resumes around the bridge\n08:45 The army denies it\n09:30 Two are dead\n",
        "One line of a report that is long enough to be wrapped, but is not.\nAnd a second paragraph of it.\n",
    ],
)
def test_lists_and_tickers_keep_their_lines(text: str) -> None:
    assert plain.clean(text) == text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Rebels take bridge\n\nThey did.", "Rebels take bridge"),
        ("Who took the bridge?\nThey did.", "Who took the bridge?"),
        ("Rebels took the bridge on Monday, officials said.\n\nThe ministry denied it.", None),
        ("Only one line", None),
        ("word " * 40 + "\n\nbody", None),
    ],
)
def test_headline(text: str, title: str | None) -> None:
    assert plain.headline(text) == title


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Title\n\nGENEVA, 3 May (Lake Agency) - Talks began.", "Lake Agency"),
        ("Title\n\nGOMA, Congo, 29 November 2021 (Kivu Wire) — Talks began.", "Kivu Wire"),
        ("Title\n\nGENEVA (3 May 2021) - Talks began.", None),
        ("Title\n\nThe army (SLA) said so. Talks began.", None),
    ],
)
def test_publisher(text: str, agency: str | None) -> None:
    assert plain.publisher(text) == agency


@given(st.text(max_size=300))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = plain.clean(text)
    assert plain.clean(once) == once
    assert once == "" or once.endswith("\n")
