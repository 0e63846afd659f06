"""A place told by a common noun has the name that the report gave it before."""

from __future__ import annotations

import pytest

from rapporteur.find.layout import Layout, lay_out
from rapporteur.find.mentions import Mention
from rapporteur.find.names import Names
from rapporteur.find.slots import Scene, place_name


def mentions(layout: Layout, *names: str) -> list[Mention]:
    words = [layout.word(n) for n in range(len(layout.words))]
    return [Mention("place", n, n) for n, word in enumerate(words) if word in names]


@pytest.mark.parametrize(("text", "noun", "name"), [
    ("Two men died in Dellys on Monday. The army retook the town.", "town", "Dellys"),
    ("Shells fell on Dellys. From Dellys they fled to Bordj. The town is empty.", "town", "Dellys"),
    ("Shells fell on Bordj. They fled to Dellys. The city is empty.", "city", "Dellys"),
    ("The town is empty. Shells fell on Dellys.", "town", "town"),
    ("Shells fell on Dellys." + " It rained." * 9 + " The town is empty.", "town", "town"),
    ("Shells fell on Dellys near the frontier.", "frontier", "frontier"),
])  # fmt: skip
def test_the_town_is_the_one_that_was_named(text: str, noun: str, name: str) -> None:
    layout = lay_out(text)
    scene = Scene(layout, Names(), (), (), {}, frozenset(), mentions(layout, "Dellys", "Bordj"))
    assert place_name(scene, mentions(layout, noun)[-1]) == name
