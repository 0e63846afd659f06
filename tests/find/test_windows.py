"""Windows of sentences, and pieces of words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.find.model import VOCABULARY
from rapporteur.find.windows import CLS, SEP, case_of, encode, open_tokenizer, pieces_of, windows


@given(st.lists(st.integers(1, 120), min_size=1, max_size=60), st.integers(0, 60))
def test_each_sentence_is_core_once_and_windows_keep_their_bounds(lengths: list[int], context: int) -> None:
    cut = windows(lengths, limit=128, context=context)
    cores = [n for w in cut for n in range(w.core, w.stop)]
    assert cores == list(range(len(lengths)))
    assert all(w.start <= w.core < w.stop for w in cut)
    assert all(sum(lengths[w.start : w.core]) <= context for w in cut)
    assert all(sum(lengths[w.start : w.stop]) <= 128 or w.stop == w.core + 1 for w in cut)


def test_words_become_pieces_and_sentences_end_in_a_mark() -> None:
    tokenizer = open_tokenizer(VOCABULARY)
    sentences = [["Rebels", "took", "Tarhuna"], ["Nobody", "\u0378"]]
    encoded = encode([pieces_of(tokenizer, s) for s in sentences], sentences)
    assert encoded.ids[0] == CLS and encoded.ids.count(SEP) == 2
    assert len(encoded.first) == 5 and len(encoded.ids) == len(encoded.cases)
    assert all(encoded.ids[f] not in {CLS, SEP} for f in encoded.first)


def test_cases() -> None:
    assert [case_of(w) for w in ("rebels", "Rebels", "UN", "U", "al-Watiya", "19")] == [1, 2, 3, 2, 4, 1]
