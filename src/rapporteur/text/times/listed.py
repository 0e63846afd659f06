"""Word lists written as text."""

from __future__ import annotations


def listed(words: str, mark: str | None = None) -> tuple[str, ...]:
    """The words of a list, parted by blanks or by a mark."""
    return tuple(words.split(mark))
