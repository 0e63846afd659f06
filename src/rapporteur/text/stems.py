"""The stem of a word: what its forms have in common, for tables of words."""

from __future__ import annotations

ENDINGS = ("ing", "ed", "es", "s", "e", "d")
LEAST = 3  # letters that an ending leaves


def stem(word: str) -> str:
    """ "bombed", "bombing" and "bombs" are "bomb". Case is folded; a letter doubled before an ending, a last y or i go."""
    text = word.lower()
    if not text.endswith("ss"):
        text = text.removesuffix(next((e for e in ENDINGS if text.endswith(e) and len(text) - len(e) >= LEAST), ""))
    if len(text) > LEAST and text[-1] == text[-2] and text[-1] not in "ls":
        text = text[:-1]
    return text[:-1] if text.endswith(("y", "i")) else text
