"""What a number counts: the noun after it, with the plural that a proper adjective stands before."""

from __future__ import annotations

import pytest

from rapporteur.find.layout import lay_out
from rapporteur.find.mentions import Mention
from rapporteur.find.names import Names
from rapporteur.find.slots import Scene, counted_by
from rapporteur.text.numbers import find_numbers


@pytest.mark.parametrize(("text", "tagged", "who"), [
    ("Some 50 North Korean submarines had left.", ("North", "Korean"), "North Korean submarines"),
    ("At least 19 civilians were killed.", ("civilians", "civilians"), "civilians"),
    ("Some 30 Taliban were killed.", ("Taliban", "Taliban"), "Taliban"),
])  # fmt: skip
def test_what_a_number_counts(text: str, tagged: tuple[str, str], who: str) -> None:
    layout = lay_out(text)
    words = [layout.word(n) for n in range(len(layout.words))]
    (number,) = find_numbers(text)
    at = layout.words_in(number.span)
    counted = Mention("counted", words.index(tagged[0]), words.index(tagged[1]))
    scene = Scene(layout, Names(), [counted], (), {}, frozenset(), ())
    assert counted_by(scene, Mention("number", at[0], at[-1], number=number))[0] == who
