"""Which annotated reports are trained on, and which are kept out: every fourth of each batch, sorted by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path


def _numbered(corpus: Path) -> Iterator[tuple[int, Path]]:
    for batch in sorted(p for p in corpus.iterdir() if p.is_dir()):
        yield from enumerate(sorted(batch.glob("*.yaml")), 1)


def training(corpus: Path) -> list[Path]:
    """The gold files that may be trained and tuned on."""
    return [path for n, path in _numbered(corpus) if n % 4]


def development(corpus: Path) -> list[Path]:
    """The gold files whose figures are published: never trained on."""
    return [path for n, path in _numbered(corpus) if n % 4 == 0]
