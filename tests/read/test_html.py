"""Pages: the article with its head, nothing of what stands beside it, and no text lost unsaid."""

from __future__ import annotations

from datetime import date

import pytest

from rapporteur.read.html import coverage, extract_html
from rapporteur.read.markup import parse


def sentence(n: int) -> str:
    return f"Rebels took the bridge number {n} on Monday after two days of fighting, officials said on Tuesday."


BODY = "".join(f"<p>{sentence(n)}</p>" for n in range(6))
LINKED = (
    '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Bridge falls", '
    '"datePublished": "2020-06-10T10:00:00Z", "publisher": {"@type": "Organization", "name": "The Ferry"}}]}</script>'
)


def page(body: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


def test_the_head_is_read_from_linked_data() -> None:
    found = extract_html(page(f"<article><h1>Bridge falls</h1>{BODY}</article>", LINKED))
    assert (found.title, found.publisher, found.day, found.status) == ("Bridge falls", "The Ferry", date(2020, 6, 10), "ok")
    assert found.text.split("\n\n") == ["Bridge falls", *(sentence(n) for n in range(6))]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("<meta property='article:published_time' content='2020-06-10T10:00:00Z'>", date(2020, 6, 10)),
        ("<meta name='DC.date' content='20200610'>", date(2020, 6, 10)),
        ("<meta name=date content='Wed, 10 Jun 2020 10:00:00 GMT'>", date(2020, 6, 10)),
        ("<meta name=date content='2020-13-45'>", None),
        ("<script type='application/ld+json'>{broken</script>", None),
        ("<script type='application/ld+json'>" + "[" * 5000 + "</script>", None),
        ("", None),
    ],
)
def test_the_day_is_stated_or_unknown(head: str, day: date | None) -> None:
    footer = "<footer>Copyright 2019. Updated 3 March 2018</footer>"
    assert extract_html(page(f"<h1>Bridge falls</h1>{BODY}{footer}", head)).day == day


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Bridge falls | The Ferry</title>", "Bridge falls"),
        ("<title>Bridge falls – The Ferry</title>", "Bridge falls"),
        ("<title>Cease-fire falls</title>", "Cease-fire falls"),
    ],
)
def test_the_title_goes_without_the_sites_name(head: str, title: str) -> None:
    assert extract_html(page(BODY, head)).title == title


def test_what_stands_beside_the_article_is_left_out() -> None:
    menu = "<nav><ul><li>World news and all else that you may want to read today</li></ul></nav>"
    comments = f"<div class='comments-area'>{BODY.replace('Rebels', 'I think that rebels')}</div>"
    code = "<script>alert('shells')</script><style>p{color:red}</style>"
    found = extract_html(page(f"{menu}<article><h1>Bridge falls</h1>{BODY}{code}</article>{comments}"))
    assert found.status == "ok"
    assert not any(word in found.text for word in ("World news", "I think", "alert", "color"))


def test_lists_and_tables_are_kept() -> None:
    table = "<table><tr><th>Place</th><th>Killed</th></tr><tr><td>Wadi Zem</td><td>12</td></tr></table>"
    found = extract_html(page(f"<h1>Toll</h1>{BODY}<ul><li>Three men were held in the town on Monday.</li></ul>{table}"))
    assert "Three men were held" in found.text and "Wadi Zem" in found.text and "12" in found.text


@pytest.mark.parametrize("parts", [("<div>", "</div>"), ("", "<br><br>"), ("<section><p>", "</p></section>")])
def test_paragraphs_of_any_making_are_kept_apart(parts: tuple[str, str]) -> None:
    body = "".join(parts[0] + sentence(n) + parts[1] for n in range(6))
    assert [sentence(n) in extract_html(page(f"<h1>T</h1><div>{body}</div>")).text.split("\n\n") for n in range(6)] == [True] * 6


def test_an_entry_that_the_extraction_repeats_stands_once() -> None:
    entries = "".join(f"<div class='entry'><span>1{n}:00</span><p>{sentence(n)}</p></div>" for n in range(6))
    text = extract_html(page(f"<h1>Live</h1>{entries}")).text
    assert [text.count(sentence(n)) for n in range(6)] == [1] * 6


def test_text_too_deep_for_the_parser_is_kept_and_told() -> None:
    found = extract_html(page("<h1>T</h1>" + "<div>" * 400 + BODY + "</div>" * 400))
    assert found.status == "partial" and found.note and "half" in found.note
    assert all(sentence(n) in found.text for n in range(6))


@pytest.mark.parametrize("body", ["", "<script>document.write('x')</script>", "<img src=a.png><br>", "<p> </p>"])
def test_a_page_without_text_is_empty(body: str) -> None:
    found = extract_html(page(body))
    assert (found.status, found.text) == ("empty", "") and found.note and "browser" in found.note


def test_an_xml_declaration_and_a_named_encoding() -> None:
    data = f"<?xml version='1.0' encoding='iso-8859-1'?><html><head><title>Café</title></head><body>{BODY}</body></html>"
    assert extract_html(data.encode("latin-1")).title == "Café"
    assert extract_html(page(BODY, "<title>Café</title>").decode().encode("utf-16")).title == "Café"


def test_coverage_is_a_share_of_words() -> None:
    prose = [sentence(1), sentence(2), "Home"]
    assert coverage(prose, "\n".join(prose)) == 1.0
    assert coverage(prose, sentence(1)) == 0.5
    assert coverage(["Home"], "") == 1.0
    assert coverage(["Rebels took the old bridge on Monday morning.", "Home"], "") == 0.0


def test_hidden_parts_end_where_their_tag_ends() -> None:
    found = parse(
        "<aside><aside>a</aside>b</aside><p hidden>c</p><p>d<nav>e</p><p>f</nav>g</p><div style='display: none'>h</div>i"
    )
    assert found.paragraphs == ["d", "g", "i"]
