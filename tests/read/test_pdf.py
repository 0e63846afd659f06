"""PDFs: paragraphs from lines, pages in order, and what cannot be read told apart."""

from __future__ import annotations

from datetime import date

import pytest
from read_files import PICTURE, pdf

from rapporteur.read import pdf as room
from rapporteur.read.lines import unwrap
from rapporteur.read.pdf import extract_pdf

LINES = [
    "Rebels take bridge",
    "",
    "Rebels took the bridge at Wadi Zem on Monday after heavy fight-",
    "ing with the army of the Turkish-",
    "backed government, officials in the town said on Tuesday night.",
]


def test_lines_become_paragraphs_and_cut_words_whole() -> None:
    found = extract_pdf(pdf(LINES, info="/Title (Bridge falls) /CreationDate (D:20200609120000Z)"))
    assert found.text == (
        "Rebels take bridge\n\nRebels took the bridge at Wadi Zem on Monday after heavy fighting with the army of the "
        "Turkish-backed government, officials in the town said on Tuesday night."
    )
    assert (found.title, found.day, found.status) == ("Bridge falls", date(2020, 6, 9), "ok")


@pytest.mark.parametrize("info", ["/Title (Microsoft Word - report.docx)", "/Title ( )", "/CreationDate (D:20209999)", ""])
def test_what_a_word_processor_leaves_is_no_title(info: str) -> None:
    found = extract_pdf(pdf(LINES, info=info))
    assert (found.title, found.day) == (None, None)


def test_a_sentence_runs_over_the_page() -> None:
    found = extract_pdf(
        pdf(["The rebels took the bridge and then they", "Page 1 of 2"], ["went home after a long walk over the hill.", "2"])
    )
    assert found.text == "The rebels took the bridge and then they went home after a long walk over the hill."


def test_running_heads_stand_once() -> None:
    pages = [
        ["Flash Update 5", f"The convoy number {n} reached the town on Monday, the mission said.", f"- {n} -"] for n in range(4)
    ]
    text = extract_pdf(pdf(*pages)).text
    assert text.count("Flash Update") == 1 and all(f"number {n}" in text for n in range(4)) and "- 2 -" not in text


def test_a_scan_has_no_text_layer() -> None:
    found = extract_pdf(pdf(PICTURE))
    assert (found.status, found.text) == ("no_text_layer", "") and found.note and "OCR" in found.note
    assert extract_pdf(pdf([])).status == "no_text_layer"


def test_a_scanned_page_among_others_is_told() -> None:
    found = extract_pdf(pdf(LINES, PICTURE))
    assert found.status == "partial" and found.note and "page 2" in found.note and "bridge" in found.text


def test_a_password_is_told() -> None:
    found = extract_pdf(pdf(LINES, password="harbour"))
    assert found.status == "encrypted" and found.note and "unprotected copy" in found.note


def test_too_many_pages_are_cut_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_PAGES", 2)
    found = extract_pdf(pdf(["one of three"], ["two of three"], ["three of three"]))
    assert found.status == "partial" and "two" in found.text and "three of" not in found.text.replace("of three", "")


def test_too_much_text_is_cut_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MAX_CHARACTERS", 20)
    found = extract_pdf(pdf(LINES, LINES))
    assert found.status == "partial" and len(found.text) == 20


@pytest.mark.parametrize("data", [b"%PDF-1.4 broken", b"%PDF-1.7\n" + b"\x00" * 400, pdf(LINES)[:300]])
def test_a_damaged_file_says_what_to_do(data: bytes) -> None:
    found = extract_pdf(data)
    assert found.status in {"unsupported", "no_text_layer"} and found.note and ";" in found.note


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("heavy fight-\ning", "heavy fighting"),
        ("the Saudi-\nled force", "the Saudi-led force"),
        ("an anti-\ntank mine", "an anti-tank mine"),
        ("the re-entry of re-\nentry", "the re-entry of re-entry"),
        ("from Abu-\nBakr", "from Abu-Bakr"),
        ("north of the river\n• two dead\n• one hurt", "north of the river\n\n• two dead\n\n• one hurt"),
    ],
)
def test_hyphens_and_items(page: str, text: str) -> None:
    assert unwrap(page) == text


def test_short_lines_end_a_paragraph() -> None:
    page = (
        "The rebels took the bridge on Mon-\nday after two days of heavy fight-\ning.\nThe army denied the loss of the bridge.\n"
    )
    assert unwrap(page).split("\n\n") == [
        "The rebels took the bridge on Monday after two days of heavy fighting.",
        "The army denied the loss of the bridge.",
    ]
