"""Windows of sentences, and pieces of words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.find.model import VOCABULARY
from rapporteur.find.windows import CLS, SEP, case_of, encode, open_tokenizer, pieces_of, windows


@given(st.lists(st.integers(1, 120), min_size=1, max_size=60))
def test_each_sentence_is_in_one_window_and_windows_keep_their_bounds(lengths: list[int]) -> None:
    cut = windows(lengths, limit=128)
    assert [n for w in cut for n in range(w.start, w.stop)] == list(range(len(lengths)))
    assert all(sum(lengths[w.start : w.stop]) <= 128 or w.stop == w.start + 1 for w in cut)


def test_windows_are_of_about_one_size() -> None:
    cut = windows([10] * 27, limit=128)
    assert [w.stop - w.start for w in cut] == [9, 9, 9]
    assert windows([], limit=128) == []


def test_words_become_pieces_and_sentences_end_in_a_mark() -> None:
    tokenizer = open_tokenizer(VOCABULARY)
    sentences = [["Rebels", "took", "Tarhuna"], ["Nobody", "\u0378"]]
    encoded = encode([pieces_of(tokenizer, s) for s in sentences], sentences)
    assert encoded.ids[0] == CLS and encoded.ids.count(SEP) == 2
    assert len(encoded.first) == 5 and len(encoded.ids) == len(encoded.cases)
    assert all(encoded.ids[f] not in {CLS, SEP} for f in encoded.first)


def test_cases() -> None:
    assert [case_of(w) for w in ("rebels", "Rebels", "UN", "U", "al-Watiya", "19")] == [1, 2, 3, 2, 4, 1]
