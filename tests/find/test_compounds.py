"""Compounds that name two parties keep them apart from the other parties of their sentence."""

import pytest

import rapporteur


def backings(text: str) -> set[tuple[str | None, str | None]]:
    """(backer, backed) of each claim of backing."""
    found = [c for c in rapporteur.read(f"News of the day\n\n{text}\n").claims if c.event == "BACKS"]
    names = [{p.role: p.name for p in c.parties} for c in found]
    return {(n.get("actor"), n.get("recipient")) for n in names}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Osman Hadi, backed by Russia, Chad and Egypt, has lost ground to the Turkish-backed Unity Council.",
            {("Russia", "Osman Hadi"), ("Chad", "Osman Hadi"), ("Egypt", "Osman Hadi"), ("Turkey", "Unity Council")},
        ),
        ("The Saudi-backed Southern Guard shelled the port on Monday.", {("Saudi Arabia", "Southern Guard")}),
    ],
)
def test_the_parties_of_a_compound_are_its_own(text: str, expected: set[tuple[str, str]]) -> None:
    assert backings(text) == expected


def test_no_other_backing_takes_a_party_from_a_compound() -> None:
    found = backings("The Emirati-backed Southern Guard took the airport from the Rally, which is backed by Russia and Algeria.")
    assert ("United Arab Emirates", "Southern Guard") in found
    assert not found & {("Russia", "Southern Guard"), ("Algeria", "Southern Guard"), ("United Arab Emirates", None)}
