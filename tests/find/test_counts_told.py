"""What a number counts: the noun after it, with the plural that a proper adjective stands before, and whether it says dead or wounded."""

from __future__ import annotations

import pytest

from rapporteur.find.layout import lay_out
from rapporteur.find.mentions import Mention
from rapporteur.find.names import Names
from rapporteur.find.slots import Played, Scene, counted_by, counts
from rapporteur.find.tolls import toll
from rapporteur.text.numbers import find_numbers


@pytest.mark.parametrize(("text", "tagged", "who"), [
    ("Some 50 North Korean submarines had left.", ("North", "Korean"), "North Korean submarines"),
    ("At least 19 civilians were killed.", ("civilians", "civilians"), "civilians"),
    ("Ten military leaders met.", ("military", "military"), "military leaders"),
    ("Some 30 Taliban were killed.", ("Taliban", "Taliban"), "Taliban"),
])  # fmt: skip
def test_what_a_number_counts(text: str, tagged: tuple[str, str], who: str) -> None:
    layout = lay_out(text)
    words = [layout.word(n) for n in range(len(layout.words))]
    (number,) = numbers(text)
    counted = Mention("counted", words.index(tagged[0]), words.index(tagged[1]))
    scene = Scene(layout, Names(), [counted], (), {}, frozenset(), ())
    assert counted_by(scene, number)[0] == who


@pytest.mark.parametrize(("text", "told"), [
    ("The shelling left 40 wounded.", "injured"),
    ("Six others were hurt.", "injured"),
    ("Officials counted 12 dead.", "killed"),
    ("One is missing.", "missing"),
    ("The ministry put the injured at 470.", "injured"),
    ("Its dead now number 68.", "killed"),
    ("The killed 12 years later had a son.", None),
    ("Nine people fled.", None),
    ("He saw 30 tanks killed off by rust.", None),
])  # fmt: skip
def test_whether_the_words_beside_a_number_say_dead_wounded_or_missing(text: str, told: str | None) -> None:
    assert toll(lay_out(text), numbers(text)[0]) == told


def test_the_wounded_are_no_part_of_the_dead() -> None:
    text = "At least 20 people were killed, including three women, and more than 400 wounded."
    found = numbers(text)
    scene = Scene(lay_out(text), Names(), [], found, {}, frozenset(), ())
    told = counts(scene, [Played("count", m, 0.9, "killed") for m in (found[0], found[2])])
    assert [(c.of, c.min, len(c.including)) for c in told] == [("killed", 20, 1), ("injured", 401, 0)]


def numbers(text: str) -> list[Mention]:
    layout = lay_out(text)
    return [Mention("number", at[0], at[-1], number=n) for n in find_numbers(text) if (at := layout.words_in(n.span))]
