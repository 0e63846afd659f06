"""The page: every mark has its words, every link its anchor, and no report runs or loads anything."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace

import lxml.html
from export_readings import hill, hostile, lake, report

from rapporteur.export import EXPORTERS
from rapporteur.export.marks import evidence, visible
from rapporteur.export.page import to_html
from rapporteur.types import Reading, Span


def parsed(*readings: Reading) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(to_html(readings))


def marked(page: lxml.html.HtmlElement, n: int, span: Span) -> str:
    """The text of all marks of report `n` that say to lie under a span."""
    key = f"{span.start}-{span.end}"
    marks = page.xpath(f"//article[@id='r{n}']//mark")
    return "".join(m.text_content() for m in marks if key in m.get("data-spans").split())


def test_the_exporters_are_the_formats_of_the_command() -> None:
    assert list(EXPORTERS) == ["json", "jsonl", "csv", "md", "html"]


def test_marks_have_the_words_of_their_spans() -> None:
    page = parsed(lake(), hill())
    for n, reading in enumerate((lake(), hill()), 1):
        for claim in reading.claims:
            for _, span in evidence(claim):
                assert marked(page, n, span) == reading.report.text[span.start : span.end]


def test_overlapping_spans_keep_their_words() -> None:
    reading = lake()
    start = reading.report.text.index("at least 19 civilians")
    wide = replace(reading.claims[2], span=Span(start - 7, start + 11))
    page = parsed(replace(reading, claims=(*reading.claims, wide)))
    assert marked(page, 1, wide.span) == "killed at least 19"
    assert marked(page, 1, Span(start, start + 21)) == "at least 19 civilians"


def test_the_text_is_whole() -> None:
    assert parsed(lake()).xpath("//section[@class='text']/p")[0].text_content() == lake().report.text
    assert parsed(hostile()).xpath("//section[@class='text']/p")[0].text_content() == visible(hostile().report.text)


def test_every_link_inside_has_its_anchor() -> None:
    page = parsed(lake(), hill(), hostile())
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {h[1:] for h in page.xpath("//a/@href") if h.startswith("#")} <= set(ids)


def test_every_slot_leads_to_its_words() -> None:
    page = parsed(lake())
    entry = page.xpath("//*[@id='r1-c2']")[0]
    for link in entry.xpath(".//ul[@class='slots']//a"):
        assert page.xpath(f"//mark[@id='{link.get('href')[1:]}']")
    assert len(entry.xpath(".//ul[@class='slots']/li")) == len(list(evidence(lake().claims[1])))


def test_each_claim_has_rules_that_light_its_words() -> None:
    text = to_html([lake()])
    assert "body:has(#r1-c2:is(:target, :hover, :focus-within, .on)) .r1c2-count { background: var(--count); }" in text


def test_report_text_is_text() -> None:
    text, page = to_html([hostile()]), parsed(hostile())
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "&lt;script&gt;alert(2)&lt;/script&gt; Front" in text
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//img | //*[@onerror] | //ul[@class='problems']//b | //a[starts-with(@href, 'javascript')]")
    assert "\u202e" not in text
    assert "⟦U+202E⟧" in text


def test_titles_and_problems_are_text() -> None:
    page = parsed(hostile())
    assert page.xpath("//h1")[0].text == "Title <script>alert(1)</script>"
    assert page.xpath("//ul[@class='problems']/li")[0].text == "warning: <b>x</b>: a <b>bold</b> message"


def test_a_language_cannot_leave_its_attribute() -> None:
    reading = replace(lake(), report=replace(lake().report, language='en" onmouseover="x'))
    assert not parsed(reading).xpath("//*[@onmouseover]")


def test_nothing_is_loaded_and_one_script_may_run() -> None:
    page = parsed(lake(), hostile())
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    script = page.xpath("//script")[0].text
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert "default-src 'none'" in policy
    assert f"script-src 'sha256-{digest}'" in policy
    assert not page.xpath("//link | //iframe | //*[@src]")
    assert {h for h in page.xpath("//a/@href") if not h.startswith("#")} == {"https://example.org/a"}


def test_an_empty_reading_says_so() -> None:
    assert "No claims were found in this report." in to_html([Reading(report("Only a title"), (), ())])
    assert "<html" in to_html([])
