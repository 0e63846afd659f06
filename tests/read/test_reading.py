"""Bytes to reports: every format, and every bad input with one line that says what to do."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from rapporteur.read import Source, plain, read_bytes
from rapporteur.read.confine import extract_apart
from rapporteur.read.pdf import unwrap
from rapporteur.read.published import dateline_published, infer_published
from rapporteur.read.reading import format_of
from rapporteur.types import Published

STORY = (
    "Rebels take the bridge at Wadi Zem\n\nWADI ZEM, 10 June 2020 (Harbour News) - Rebels took the bridge on Monday after two days of "
    "fighting with the army, officials said. The ministry denied it.\n"
)
SOURCE = Source("story.txt")


def pdf(lines: list[str]) -> bytes:
    """A PDF of one page with these lines."""
    stream = "BT /F1 12 Tf 50 750 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for n, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{o:010d} 00000 n \n" for o in offsets)
    tail = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    return out + tail.encode()


def test_text() -> None:
    report, problems = read_bytes(STORY.encode(), SOURCE)
    assert report and problems == ()
    assert (report.title, report.publisher, report.language, report.format) == (
        "Rebels take the bridge at Wadi Zem",
        "Harbour News",
        "en",
        "text",
    )
    assert report.published == Published(date(2020, 6, 10), date(2020, 6, 10), "dateline")
    assert report.text == STORY


def test_what_the_user_gives_goes_first() -> None:
    given = Published(date(2020, 6, 12), date(2020, 6, 12), "given")
    report, _ = read_bytes(STORY.encode(), Source("x", given, "Other", "Another title"))
    assert report and (report.published, report.publisher, report.title) == (given, "Other", "Another title")


def test_the_same_text_in_other_bytes_is_the_same_report() -> None:
    one, _ = read_bytes(STORY.encode(), SOURCE)
    two, _ = read_bytes(STORY.replace("\n", "\r\n").encode("utf-16"), SOURCE)
    assert one and two and one.id == two.id and one.bytes_sha256 != two.bytes_sha256


def test_html() -> None:
    body = "".join(
        f"<p>Rebels took the bridge number {n} on Monday after two days of fighting, officials said.</p>" for n in range(6)
    )
    page = (
        "<html><head><title>Bridge falls</title><meta property='og:site_name' content='The Ferry'>"
        "<meta property='article:published_time' content='2020-06-10T10:00:00Z'></head>"
        f"<body><nav>Home</nav><article><h1>Bridge falls</h1>{body}<script>alert(1)</script></article></body></html>"
    )
    report, problems = read_bytes(page.encode(), Source("page.html"))
    assert report and not problems
    assert (report.title, report.publisher, report.published and report.published.how) == (
        "Bridge falls",
        "The Ferry",
        "metadata",
    )
    assert "bridge number 5" in report.text and "alert" not in report.text


def test_pdf() -> None:
    lines = [
        "Rebels take bridge",
        "",
        "Rebels took the bridge at Wadi Zem on Monday, 8 June 2020, after heavy fight-",
        "ing with the army.",
    ]
    report, _ = read_bytes(pdf(lines), Source("story.pdf"))
    assert report and "after heavy fighting with the army." in report.text


PROTECTED = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x00\x01\x02\x03" * 40, "not text"),
        (bytes(range(128, 160)) * 40, "not text"),
        (b"PK\x03\x04rest", "not read yet"),
        (b"a" * (20 * 2**20 + 1), "over the limit"),
        (b"\xff\xfea", "save it as UTF-8"),
        (b"<html><body></body></html>", "no text"),
        (b"%PDF-1.4 broken", "damaged"),
        (pdf([]), "OCR"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, words: str) -> None:
    report, problems = read_bytes(data, Source("bad"))
    assert report is None
    assert [p.level for p in problems] == ["error"] and words in problems[0].message and "\n" not in problems[0].message


def test_doubts_are_told() -> None:
    french = "Des combats ont repris mardi à Zem, selon le ministère de la défense. Le gouvernement a démenti ces informations."
    report, problems = read_bytes(french.encode("cp1252"), Source("fr"))
    assert report and report.language == "fr" and report.published is None
    text = " ".join(p.message for p in problems)
    assert all(words in text for words in ("Windows-1252", "language 'fr'", "--published"))


def test_a_parser_that_dies_or_hangs_is_contained() -> None:
    crash = extract_apart("html", b"", command=(sys.executable, "-c", "import os; os.abort()"))
    assert crash.status == "crashed"
    hang = extract_apart("html", b"", command=(sys.executable, "-c", "import time; time.sleep(30)"), seconds=0.3)
    assert hang.status == "timeout"


def test_formats_are_told_by_content() -> None:
    assert [format_of(d) for d in (b"%PDF-1.7", b"<!DOCTYPE html><p>", b"A < B, said he", b"\xd0\xcf\x11\xe0")] == [
        "pdf",
        "html",
        "text",
        None,
    ]


def test_control_characters_and_line_ends_are_made_regular() -> None:
    assert plain.clean("\ufeffa\r\nb\x00\x07\rc\n\n\n\nd  \n") == "a\nb\nc\n\nd\n"


def test_wrapped_lines_are_joined_and_short_ones_end_a_paragraph() -> None:
    page = (
        "The rebels took the bridge on Mon-\nday after two days of heavy fight-\ning.\nThe army denied the loss of the bridge.\n"
    )
    assert unwrap(page).split("\n\n")[0].endswith("heavy fighting.")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "Title\n\nShells fell on June 5 and June 8. The plan of February 23, 2020 failed, he said on Wednesday. They met on Tuesday.",
            (6, 10),
            (6, 11),
        ),
        ("Title\n\nTroops took the town on Monday, 8 June 2020, officials said on Tuesday.", (6, 9), (6, 10)),
    ],
)
def test_inferred_dates(text: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    assert infer_published(text) == Published(date(2020, *first), date(2020, *last), "inferred")


@pytest.mark.parametrize(
    "text", ["They met on Monday.", "KYIV, Nov 17 - They met. The war began on 24 February 2014.", "In 2011 it began."]
)
def test_no_year_no_date(text: str) -> None:
    assert infer_published(text) is None and dateline_published(text) is None
