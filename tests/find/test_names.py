"""Forms of one name within a report."""

from __future__ import annotations

import pytest

from rapporteur.find.layout import lay_out
from rapporteur.find.mentions import Mention
from rapporteur.find.names import fold, introduced, name_report
from rapporteur.types import Span

TEXT = (
    "The Government of National Accord (GNA) met Field Marshal Khalifa Haftar. Haftar left. The GNA stayed. "
    "Turkish drones came; the army of the 5+5 Joint Military Commission (JMC) watched."
)


def mention(form: str, *, nth: int = 0) -> Mention:
    layout = lay_out(TEXT)
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(form, start + 1)
    words = layout.words_in(Span(start, start + len(form)))
    return Mention("party", words[0], words[-1])


def test_acronyms_are_introduced_by_the_words_before_them() -> None:
    assert introduced(TEXT, ()) == [("GNA", "Government of National Accord"), ("JMC", "Joint Military Commission")]


@pytest.mark.parametrize("text", ["He left (GNA) early.", "They met in Tripoli (see below)", "It grew (by 5 %)"])
def test_what_introduces_no_acronym(text: str) -> None:
    assert introduced(text, ()) == []


def test_the_fullest_form_stands_for_all() -> None:
    forms = ["Government of National Accord", "GNA", "Khalifa Haftar", "Turkish", "army"]
    layout = lay_out(TEXT)
    mentions = [*map(mention, forms), mention("Haftar", nth=1)]
    names = name_report(layout, mentions, {"Turkish": "Turkey"})
    assert [names.of(t) for t in ("GNA", "Government of National Accord", "Haftar", "Turkish", "army")] == [
        "Government of National Accord",
        "Government of National Accord",
        "Khalifa Haftar",
        "Turkey",
        "army",
    ]


def test_fold_forgets_accents_articles_and_possessives() -> None:
    assert fold("The Erdoğan’s") == fold("erdogan") == "erdogan"
