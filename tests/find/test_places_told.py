"""Which places are said: that of "the town", one where another only says where it lies, and no persons."""

from __future__ import annotations

import pytest

from rapporteur.find.layout import Layout, lay_out
from rapporteur.find.mentions import Mention
from rapporteur.find.names import Names, fold
from rapporteur.find.slots import Played, Scene, place_name, with_named_places


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


def told(text: str, *places: tuple[str, float], full: str = "") -> list[str]:
    """The places that are said of a claim with all these as places; Kenya and Ghana are countries."""
    layout = lay_out(text)
    found = {name: Mention("place", *first_last(layout, name)) for name, _ in places}
    towns = [m for name, m in found.items() if name not in {"Kenya", "Ghana"}]
    names = Names({fold(full.rsplit(maxsplit=1)[-1]): full} if full else {})
    scene = Scene(layout, names, (), (), {}, frozenset(), towns)
    played = [Played("where", found[name], score) for name, score in places]
    return [layout.text_of(p.mention.first, p.mention.last) for p in with_named_places(scene, played)]


def first_last(layout: Layout, name: str) -> tuple[int, int]:
    start = layout.text.index(name)
    inside = [n for n, w in enumerate(layout.words) if start <= w.start < start + len(name)]
    return inside[0], inside[-1]


@pytest.mark.parametrize(("text", "places", "said"), [
    ("They met in Nairobi, Kenya, on Monday.", ("Nairobi", "Kenya"), ["Nairobi"]),
    ("They met in Kenya, Ghana and Nairobi.", ("Kenya", "Ghana", "Nairobi"), ["Kenya", "Ghana", "Nairobi"]),
    ("They met in Bordj, Dellys and Tenes.", ("Bordj", "Dellys", "Tenes"), ["Bordj", "Dellys", "Tenes"]),
    ("They shelled the Ghazi bridge at Dellys.", ("Ghazi bridge", "Dellys"), ["Dellys"]),
    ("They shelled Camp Ghazi in Dellys.", ("Camp Ghazi", "Dellys"), ["Camp Ghazi"]),
    ("They marched from Bordj to Dellys.", ("Bordj", "Dellys"), ["Bordj", "Dellys"]),
])  # fmt: skip
def test_a_place_and_what_it_lies_in_are_one(text: str, places: tuple[str, ...], said: list[str]) -> None:
    assert told(text, *((p, 0.9) for p in places)) == said


def test_a_person_is_no_place() -> None:
    assert told("Omar Bemba left. Troops entered Bemba and Dellys.", ("Bemba", 0.9), ("Dellys", 0.9), full="Omar Bemba") == ["Dellys"]
