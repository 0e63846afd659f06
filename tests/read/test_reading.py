"""Bytes to reports: every format, and every bad input with one line that says what to do."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from read_files import PICTURE, STORY, pdf

from rapporteur.ids import sha256
from rapporteur.read import Source, read_bytes
from rapporteur.read.limits import MAX_BYTES
from rapporteur.read.reading import format_of, take_in
from rapporteur.text.sentences import sentences
from rapporteur.types import Published

SOURCE = Source("story.txt")
BODY = "".join(
    f"<p>Rebels took the bridge number {n} on Monday after two days of fighting, officials said.</p>" for n in range(6)
)


def page(head: str, body: str = BODY) -> bytes:
    return f"<html><head>{head}</head><body><article><h1>Bridge falls</h1>{body}</article></body></html>".encode()


def test_text() -> None:
    report, problems = read_bytes(STORY.encode(), SOURCE)
    assert report and problems == ()
    assert (report.title, report.publisher) == ("Rebels take the bridge at Wadi Zem", "Harbour News")
    assert (report.language, report.format, report.status) == ("en", "text", "ok")
    assert report.published == Published(date(2020, 6, 10), date(2020, 6, 10), "dateline")
    assert report.text == STORY and report.bytes_sha256 == sha256(STORY.encode())


def test_the_title_is_sentence_0_of_the_text() -> None:
    report, _ = read_bytes(STORY.encode(), SOURCE)
    assert report and report.text[slice(*sentences(report.text)[0])] == report.title


def test_what_the_user_gives_goes_first() -> None:
    given_day = Published(date(2020, 6, 12), date(2020, 6, 12), "given")
    report, problems = read_bytes(STORY.encode(), Source("x", given_day, "Other", "Another title", "https://example.org/1"))
    assert report and (report.published, report.publisher, report.title) == (given_day, "Other", "Another title")
    assert report.url == "https://example.org/1" and problems == ()


def test_the_same_text_in_other_bytes_is_the_same_report() -> None:
    one, _ = read_bytes(STORY.encode(), SOURCE)
    two, _ = read_bytes(STORY.replace("\n", "\r\n").encode("utf-16"), SOURCE)
    assert one and two and one.id == two.id and one.bytes_sha256 != two.bytes_sha256


def test_html() -> None:
    site = "<meta property='og:site_name' content='The Ferry'>"
    head = f"{site}<meta property='article:published_time' content='2020-06-10T10:00:00Z'>"
    report, problems = read_bytes(page(head), Source("page.html"))
    assert report and not problems
    assert (report.title, report.publisher, report.format) == ("Bridge falls", "The Ferry", "html")
    assert report.published == Published(date(2020, 6, 10), date(2020, 6, 10), "metadata")
    assert report.text.startswith("Bridge falls\n\nRebels") and "bridge number 5" in report.text


def test_pdf() -> None:
    lines = [
        "Rebels take bridge",
        "",
        "WADI ZEM, 10 June 2020 - Rebels took the bridge on Monday, officials said.",
        "It was the third.",
    ]
    report, problems = read_bytes(pdf(lines, info="/CreationDate (D:20200612)"), Source("story.pdf"))
    assert report and not problems and report.format == "pdf"
    assert report.published == Published(date(2020, 6, 10), date(2020, 6, 10), "dateline")  # the day it was made is a weaker sign


def test_a_date_far_from_the_texts_own_is_told() -> None:
    head = "<meta property='article:published_time' content='2023-01-05'>"
    dated = page(head, BODY.replace("Rebels", "WADI ZEM, 10 June 2020 - Rebels", 1))
    report, problems = read_bytes(dated, Source("page.html"))
    assert report and report.published == Published(date(2020, 6, 10), date(2020, 6, 10), "dateline")
    assert len(problems) == 1 and "2023-01-05" in problems[0].message and "2020-06-10" in problems[0].message


BAD = [
    (b"", "empty", "empty"),
    (b" \n\t ", "empty", "empty"),
    ("\u200b \ufeff\n".encode(), "empty", "no text"),
    (b"\x00\x01\x02\x03" * 40, "unsupported", "not text"),
    (bytes(range(128, 160)) * 40, "unsupported", "not text"),
    (b"PK\x03\x04rest", "unsupported", "not read yet"),
    (b"{\\rtf1 text}", "unsupported", "RTF"),
    (b"\x89PNG\r\n\x1a\n", "unsupported", "picture"),
    (b"\x1f\x8b\x08", "unsupported", "compressed"),
    (b"<?xml version='1.0'?><rss><channel/></rss>", "unsupported", "XML"),
    (b"\xff\xfea", "unsupported", "save it as UTF-8"),
    (b"a" * (MAX_BYTES + 1), "resource_limit", "over the limit"),
    (b"<html><body></body></html>", "empty", "no text"),
    (b"%PDF-1.4 broken", "unsupported", "damaged"),
    (pdf([]), "no_text_layer", "OCR"),
    (pdf(PICTURE), "no_text_layer", "OCR"),
    (pdf(["text"], password="harbour"), "encrypted", "password"),
]


@pytest.mark.parametrize(("data", "status", "words"), BAD, ids=lambda v: v[:12] if isinstance(v, bytes) else v)
def test_what_cannot_be_read_says_what_to_do(data: bytes, status: str, words: str) -> None:
    outcome = take_in(data, Source("bad"))
    assert outcome.report is None and outcome.status == status
    assert [(p.subject, p.level) for p in outcome.problems] == [("bad", "error")]
    assert words in outcome.problems[0].message and "\n" not in outcome.problems[0].message and ";" in outcome.problems[0].message
    assert read_bytes(data, Source("bad")) == (None, outcome.problems)


def test_doubts_are_told() -> None:
    french = "Des combats ont repris mardi à Zem, selon le ministère de la défense. Le gouvernement a démenti ces informations."
    report, problems = read_bytes(french.encode("cp1252"), Source("fr"))
    assert report and report.language == "fr" and report.published is None and report.text == french + "\n"
    assert [p.level for p in problems] == ["warning"] * 3
    text = " ".join(p.message for p in problems)
    assert all(words in text for words in ("Windows-1252", "language 'fr'", "--published"))


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("Return-Path: <desk@lake.example>\nReceived: from lake.example\nSubject: Talks\nDate: Mon, 8 Jun 2020 10:00:00 +0000\n\n", True),
        ("From: desk@lake.example\nSubject: Talks\nMIME-Version: 1.0\nContent-Type: text/plain\n\n", True),
        ("Talks\n\nThe envoy wrote:\n\nMIME-Version: 1.0\nContent-Type: text/plain\n\n", False),
        ("Received: a letter from the front\n\n", False),
    ],
)
def test_a_saved_message_is_told(head: str, told: bool) -> None:
    _, problems = read_bytes(f"{head}The army and the rebels met in Zem on Monday for a third round of talks.".encode(), Source("mail"))
    assert any("saved e-mail" in p.message for p in problems) == told


def test_a_report_of_which_a_part_was_lost_is_partial() -> None:
    report, problems = read_bytes(page("", "<div>" * 400 + BODY + "</div>" * 400), Source("deep.html", media_type="text/html"))
    assert report and report.status == "partial" and "bridge number 5" in report.text
    assert any("half" in p.message for p in problems)


@pytest.mark.parametrize(
    ("data", "said", "kind"),
    [
        (b"%PDF-1.7", None, "pdf"),
        (b"%PDF-1.7", "text/plain", "pdf"),
        (b"<!DOCTYPE html><p>", None, "html"),
        (b"<!DOCTYPE html><p>", "text/plain; charset=utf-8", "text"),
        (b"<?xml version='1.0'?><!DOCTYPE html><html>", None, "html"),
        (b"A < B, said he", None, "text"),
        (b"A < B, said he", "text/html", "html"),
        (b"\xd0\xcf\x11\xe0", "text/plain", None),
    ],
)
def test_formats_are_told_by_content(data: bytes, said: str | None, kind: str | None) -> None:
    assert format_of(data, said) == kind


@given(st.one_of(st.binary(max_size=120), st.text(max_size=200).map(str.encode)))
@settings(max_examples=60, deadline=None)
def test_any_bytes_end_in_one_status(data: bytes) -> None:
    if format_of(data) not in {"text", None}:
        return
    outcome = take_in(data, SOURCE)
    assert (outcome.report is None) == (outcome.status not in {"ok", "partial"})
    assert outcome.report is not None or [p.level for p in outcome.problems] == ["error"]
