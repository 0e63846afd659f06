"""CodebookError: the one error of the codebook. It names the file and the line that a person has to look at."""

from __future__ import annotations

from pathlib import Path


class CodebookError(ValueError):
    """`path` and `line` (from 1; `None` where the whole file is meant) say where, `reason` what is wrong."""

    def __init__(self, path: Path, line: int | None, reason: str) -> None:
        self.path, self.line, self.reason = path, line, reason
        super().__init__(f"{path}:{line}: {reason}" if line else f"{path}: {reason}")
