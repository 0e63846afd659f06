"""The situation report: each line has its words, tolls stand side by side, nothing is left out."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import lxml.html

# The readings are made beside the tests of the exporters, and this file may be run without those.
sys.path.insert(0, str(Path(__file__).parent / "export"))
from export_readings import hill, hostile, lake

from rapporteur.export.phrases import what
from rapporteur.report import situation_report, situation_report_md
from rapporteur.types import Reading

TITLE = "Lake coast, 10 June 2020"
READINGS = [lake(), hill(), hostile()]


def html(readings: list[Reading]) -> str:
    return situation_report(readings, title=TITLE, made=date(2020, 6, 11))


def markdown(readings: list[Reading]) -> str:
    return situation_report_md(readings, title=TITLE, made=date(2020, 6, 11))


PAGE = lxml.html.document_fromstring(html(READINGS))


def test_every_line_ends_in_a_citation_whose_words_are_marked() -> None:
    lines = PAGE.xpath("//*[@class='line']")
    assert len(lines) > 15
    for line in lines:
        last = line.xpath(".//a[@class='cite']")[-1]
        assert last.getnext() is None
        marks = PAGE.xpath(f"//mark[@id='{last.get('href')[1:]}']")
        assert marks, last.get("href")
        assert last.xpath("string(bdi)").startswith(marks[0].text_content())


def test_every_link_inside_has_its_anchor() -> None:
    ids = PAGE.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {h[1:] for h in PAGE.xpath("//a/@href") if h.startswith("#")} <= set(ids)


def test_citations_point_at_the_report_that_says_it() -> None:
    line = next(x for x in PAGE.xpath("//li[@class='line']") if x.text_content().startswith("Shelling: killed 31 people"))
    start = hill().report.text.index("shelling")
    assert line.xpath(".//a/@href") == [f"#r2-s{start}"]


def test_every_claim_is_in_it() -> None:
    text = PAGE.text_content()
    assert [what(c) for r in (lake(), hill()) for c in r.claims if what(c) not in text] == []


def test_the_appendix_has_each_text_whole() -> None:
    for n, reading in enumerate((lake(), hill()), 1):
        assert PAGE.xpath(f"//article[@id='r{n}']/p[@class='text']")[0].text_content() == reading.report.text


def test_tolls_that_disagree_stand_side_by_side() -> None:
    (versus,) = PAGE.xpath("//*[@class='versus']")
    assert versus.xpath("string(h3)") == "Killed outside Qasr Marwan, 5–8 June 2020"
    assert "19–31 or more" in versus.xpath("string(p)")
    assert "the figures differ" in versus.xpath("string(p)")
    assert versus.xpath(".//th//text()") == ["says United Nations Mission", "says doctors at the field hospital"]


def test_what_is_denied_or_not_known_stands_apart() -> None:
    unknown = PAGE.xpath("//section[@aria-labelledby='unknown']")[0].text_content()
    assert "Shelling by Coastal Government · in harbour · denied" in unknown
    assert "nothing is known of it" in unknown
    assert "denied" not in PAGE.xpath("//section[@aria-labelledby='violence']")[0].text_content()


def test_what_a_report_says_itself_names_its_publisher() -> None:
    assert "Northland backs Desert Army · in the words of Lake Agency" in PAGE.text_content()


def test_the_summary_counts() -> None:
    summary = PAGE.xpath("//ul[@class='summary']")[0].text_content()
    assert "3 reports by Lake Agency, Hill News" in summary
    assert "15 claims, 6 voices" in summary


def test_sources_say_how_their_date_is_known() -> None:
    sources = PAGE.xpath("//ol[@class='sources']/li")
    assert "10–11 June 2020 (inferred from the text)" in sources[0].text_content()
    assert "8 June 2020 (given by the user)" in sources[1].text_content()


def test_report_text_is_text() -> None:
    assert not PAGE.xpath("//script | //img | //link | //*[@src] | //a[starts-with(@href, 'javascript')]")
    assert "⟦U+202E⟧" in PAGE.text_content()
    assert "script-src 'none'" in PAGE.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]


def test_lines_that_say_the_same_share_one_line() -> None:
    twice = replace(hill(), report=replace(hill().report, publisher="Hill News"))
    page = lxml.html.document_fromstring(html([hill(), twice]))
    line = next(x for x in page.xpath("//li[@class='line']") if x.text_content().startswith("Arms sent"))
    assert [h.partition("-")[0] for h in line.xpath(".//a/@href")] == ["#r1", "#r2"]


def test_unsure_claims_say_so() -> None:
    reading = lake()
    unsure = replace(reading, claims=(replace(reading.claims[2], confidence=0.3),))
    assert "Northland backs Desert Army · in the words of Lake Agency · the reader is not sure" in markdown([unsure])


def test_markdown_lines_end_in_footnotes_that_quote() -> None:
    text = markdown(READINGS)
    body, _, rest = text.partition("\n## Sources\n")
    lines = [x for x in body.partition("\n## Talks")[2].splitlines() if x.startswith(("- ", "| says"))]
    assert len(lines) > 15
    assert [x for x in lines if not re.search(r"\[\^\d+\](?: \|)?$", x)] == []
    defined = re.findall(r"^\[\^(\d+)\]: .*“.*\*\*.+\*\*", rest, re.MULTILINE)
    assert defined == [str(n) for n in range(1, len(defined) + 1)]
    assert set(re.findall(r"\[\^(\d+)\]", body)) == set(defined)


def test_markdown_has_no_mark_up_of_reports() -> None:
    assert "<script" not in markdown(READINGS).replace(r"\<script", "")


def test_no_readings_are_an_empty_report() -> None:
    assert "0 reports" in html([])
    assert "0 claims" in markdown([])


def test_the_same_readings_give_the_same_report() -> None:
    assert html(READINGS) == html(READINGS)
    assert markdown(READINGS) == markdown(READINGS)
