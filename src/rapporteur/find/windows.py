"""Words to the model's input: windows of consecutive sentences, each sentence in exactly one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

CLS, SEP, UNKNOWN = 101, 102, 100
LOWER, TITLE, UPPER, MIXED = 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Encoded:
    """Sentences as the encoder takes them: subword ids, the case of each, and each word's first and last subword."""

    ids: list[int]
    cases: list[int]
    first: list[int]
    last: list[int]


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of sentences `[start, stop)`."""

    start: int
    stop: int


def open_tokenizer(vocabulary: Path) -> Tokenizer:
    """The uncased word-piece tokenizer of BERT over a vocabulary file of one piece a line."""
    pieces = {piece: n for n, piece in enumerate(vocabulary.read_text(encoding="utf-8").splitlines())}
    tokenizer = Tokenizer(models.WordPiece(pieces, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def case_of(word: str) -> int:
    """How a word is written; figures and signs count as lower case."""
    if word == word.lower():
        return LOWER
    if word == word.upper():
        return UPPER if len(word) > 1 else TITLE
    return TITLE if word == word.capitalize() else MIXED


def pieces_of(tokenizer: Tokenizer, words: Sequence[str]) -> list[list[int]]:
    """Subword ids of each word, never empty."""
    out: list[list[int]] = [[] for _ in words]
    encoding = tokenizer.encode(list(words), is_pretokenized=True, add_special_tokens=False)
    for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
        if word is not None:
            out[word].append(piece)
    return [pieces[:12] or [UNKNOWN] for pieces in out]


def encode(pieces: Sequence[Sequence[list[int]]], words: Sequence[Sequence[str]]) -> Encoded:
    """Sentences of words with their pieces, joined: [CLS] sentence [SEP] sentence [SEP] …"""
    ids, cases, first, last = [CLS], [LOWER], [], []
    for sentence, texts in zip(pieces, words, strict=True):
        for piece, text in zip(sentence, texts, strict=True):
            first.append(len(ids))
            ids += piece
            last.append(len(ids) - 1)
            cases += [case_of(text)] * len(piece)
        ids.append(SEP)
        cases.append(LOWER)
    return Encoded(ids, cases, first, last)


def windows(lengths: Sequence[int], *, limit: int) -> list[Window]:
    """Cut sentences of these many subwords into windows of about one size and at most `limit`; a longer sentence is one alone."""
    whole, inside, before = sum(lengths), 0, 0
    share = whole / max(1, math.ceil(whole / limit))
    starts: list[int] = []
    for n, length in enumerate(lengths):
        if not starts or inside + length > limit or before + length / 2 > share * len(starts):
            starts.append(n)
            inside = 0
        inside, before = inside + length, before + length
    return [Window(*bounds) for bounds in pairwise([*starts, len(lengths)])]
