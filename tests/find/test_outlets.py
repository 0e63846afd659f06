"""The publisher that a report names as the one who was told is no voice of it."""

from __future__ import annotations

import pytest

from rapporteur.find.outlets import own_outlets

ONCE = "The mayor told Radio Ndeke that two men were taken. The governor denied it."
TWICE = "The mayor told Radio Ndeke that two men were taken. A nurse told Radio Ndeke's Lingala service she saw it."


def named(text: str, publisher: str | None = None) -> list[str]:
    return [text[slice(*span)] for span in own_outlets(text, publisher)]


@pytest.mark.parametrize(
    ("text", "publisher", "expected"),
    [
        (ONCE, None, []),
        (ONCE, "Radio Ndeke", ["Radio Ndeke"]),
        (ONCE, "Other Post", []),
        (TWICE, None, ["Radio Ndeke", "Radio Ndeke"]),
        ("Radio Ndeke, 4 May\n\n" + ONCE, None, ["Radio Ndeke"]),
        ("A clerk told the BNP he had gone.", "Bukavu News Post", ["BNP"]),
        ("A clerk told the news agency Agora he had gone, Agora reported.", None, []),
        ("Calm in Beni\n\nBENI (Agora) - A clerk told Agora he had gone.", None, ["Agora"]),
        ("Nobody was told anything.", None, []),
    ],
    ids=[
        "told once",
        "publisher known",
        "another publisher",
        "told twice",
        "at the top",
        "initials",
        "an agency quoted",
        "dateline",
        "none",
    ],
)
def test_own_outlets(text: str, publisher: str | None, expected: list[str]) -> None:
    assert named(text, publisher) == expected
