"""Events that a user's own file teaches."""

from __future__ import annotations

from pathlib import Path

import pytest

from rapporteur.codebook import load
from rapporteur.find.layout import lay_out
from rapporteur.find.taught import begins, carriers, phrases_of
from rapporteur.pipeline import Tools, open_tools, take_in
from rapporteur.read import Source
from rapporteur.types import Claim

GUIDE = Path(__file__).parents[2] / "docs" / "own-events.md"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that the guide shows, as a user would copy it."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "ELECT.yaml").write_text(GUIDE.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def tools(folder: Path) -> Tools:
    return open_tools(folder)


def claims(text: str, tools: Tools) -> list[Claim]:
    reading, _ = take_in(text.encode(), Source("test"), tools)
    return [c for c in reading.claims if c.event == "ELECT"] if reading else []


def test_a_word_of_the_file_carries_its_event(tools: Tools) -> None:
    found = claims("Vote in Misrata\n\nMISRATA, 10 June 2020 - Parliamentary elections were held in Misrata on Monday.\n", tools)
    assert [(c.event, c.mode, c.confidence) for c in found] == [("ELECT", None, 0.6)]
    assert [w.name for w in found[0].where] == ["Misrata"]


def test_the_shipped_codebook_knows_no_such_event() -> None:
    assert not claims("Vote\n\nElections were held in Misrata on Monday.\n", open_tools())


def test_a_text_without_its_words_has_none(tools: Tools) -> None:
    assert not claims("Shells kill four\n\nShells fired by the Red Front killed four civilians in Misrata on Monday.\n", tools)


def test_the_words_that_carry_an_example() -> None:
    layout = lay_out("Voters in Lundavik go to the polls on Sunday.")
    assert [layout.word(n) for n in carriers(layout, "go to the polls")] == ["go", "polls"]
    assert [layout.word(n) for n in carriers(layout, "go")] == ["go"]


def test_phrases_are_found_in_all_their_forms(folder: Path) -> None:
    book = load(extra=folder)
    phrases = phrases_of(book.event("ELECT"), book.words("irregular"))
    layout = lay_out("They went to the polls and voted in elections.")
    assert [layout.word(n) for n in range(len(layout.words)) if begins(layout, n, phrases)] == ["went", "voted", "elections"]
