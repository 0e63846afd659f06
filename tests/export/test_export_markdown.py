"""Markdown and the terminal's table."""

from __future__ import annotations

import pytest
from export_readings import hill, hostile, lake
from rich.console import Console

from rapporteur.export.markdown import escaped, to_markdown
from rapporteur.export.table import claims_table


def test_every_claim_stands_under_its_heading_with_its_words() -> None:
    text = to_markdown([lake()])
    assert text.count("\n- ") - 4 - 1 == len(lake().claims)  # four lines of the head, one problem
    violence = text.partition("## Violence and tolls")[2].partition("\n## ")[0]
    assert "killed at least 19 civilians" in violence
    assert "airstrikes and rockets **killed** at least 19 civilians" in violence


def test_reports_without_claims_say_so() -> None:
    assert "No claims were found" in to_markdown([type(lake())(lake().report, (), ())])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<b>x</b>", r"\<b\>x\</b\>"),
        ("[a](b)", r"\[a\](b)"),
        ("two\n# lines", r"two \# lines"),
        ("a | b", r"a \| b"),
        ("a\u202eb", "a⟦U+202E⟧b"),
    ],
)
def test_mark_up_in_a_report_is_text(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_no_html_comes_through() -> None:
    assert "<script" not in to_markdown([hostile()]).replace(r"\<script", "")


@pytest.mark.parametrize("width", [80, 100])
def test_the_table_fits(width: int) -> None:
    console = Console(width=width, record=True, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: SIM115
    console.print(claims_table([lake(), hill()]))
    lines = console.export_text().splitlines()
    assert max(map(len, lines)) <= width
    assert sum("happened" in line for line in lines) == sum(c.status == "happened" for r in (lake(), hill()) for c in r.claims)


def test_the_table_takes_names_for_text() -> None:
    console = Console(width=100, record=True, file=open("/dev/null", "w", encoding="utf-8"))  # noqa: SIM115
    reading = hostile()
    console.print(claims_table([reading]))
    assert "<script>" in console.export_text()
