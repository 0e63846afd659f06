"""Who accuses and who is accused, where two sides accuse each other."""

from __future__ import annotations

import pytest

import rapporteur


def accusations(text: str) -> list[tuple[list[str], list[str]]]:
    """(who accuses, who is accused) of each accusation."""
    found = [c for c in rapporteur.read(f"News of the day\n\n{text}\n").claims if c.event == "ACCUSE"]
    return [tuple(sorted(p.name for p in c.parties if p.role == role) for role in ("actor", "recipient")) for c in found]  # type: ignore[misc]


@pytest.mark.parametrize(
    "text",
    [
        "Armenia and Azerbaijan accused each other of shelling villages along the border on Monday.",
        "On Monday, Armenia and Azerbaijan traded accusations of shelling villages along the border.",
    ],
)
def test_both_sides_accuse_and_are_accused(text: str) -> None:
    assert accusations(text) == [(["Armenia", "Azerbaijan"], ["Armenia", "Azerbaijan"])]


def test_an_accusation_one_way_stays_so() -> None:
    assert accusations("Armenia accused Azerbaijan on Monday of shelling villages along the border.") == [(["Armenia"], ["Azerbaijan"])]
