"""What every command prints alike: problems on the error stream, one line each, and exit codes."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rapporteur.types import Problem

if TYPE_CHECKING:
    from rapporteur.pipeline import Tools

FORMATS = ("table", "json", "jsonl", "csv", "md", "html")
FAILED, PARTLY = 1, 3  # 2 is the command line parser's own


def tell(problems: Iterable[Problem]) -> None:
    """Problems to the error stream: `subject: message`."""
    for p in problems:
        print(f"{p.level}: {p.subject}: {p.message}", file=sys.stderr)


def fail(message: str, code: int = FAILED) -> SystemExit:
    """Say why in one line and stop with the code."""
    print(f"error: {message}", file=sys.stderr)
    return SystemExit(code)


def day_of(option: str, text: str | None) -> date | None:
    """The day that an option names; stops with what to write where it names none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise fail(f"{option} {text}: not a date; write it as 2020-06-10", 2) from None


def check_format(name: str) -> None:
    """Stops where there is no such format."""
    if name not in FORMATS:
        raise fail(f"--format {name}: there are {', '.join(FORMATS)}", 2)


def opened_tools(codebook: Path | None) -> Tools:
    """Model, codebook and gazetteer; stops with the reason where one cannot be opened."""
    from rapporteur.codebook import CodebookError
    from rapporteur.find.model import ModelError
    from rapporteur.pipeline import open_tools
    from rapporteur.resolve.placetable import GazetteerError

    try:
        return open_tools(codebook)
    except (CodebookError, ModelError, GazetteerError) as e:
        raise fail(str(e)) from None


def exit_code(done: int, failed: int) -> int:
    """0 where all went well, 3 where some of several failed, 1 where all did."""
    if not failed:
        return 0
    return PARTLY if done else FAILED


def bytes_of(name: str) -> tuple[bytes | None, Problem | None]:
    """A file's bytes, or standard input's for `-`; or the problem that says why not."""
    if name == "-":
        return sys.stdin.buffer.read(), None
    try:
        return Path(name).read_bytes(), None
    except OSError as e:
        return None, Problem(name, f"cannot be opened ({e.strerror}); check the path", "error")


def write(text: str, out: Path | None) -> None:
    """To a file, or to standard output."""
    if out is None:
        print(text, end="" if text.endswith("\n") else "\n")
        return
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(text, encoding="utf-8")
    except OSError as e:
        raise fail(f"{out} cannot be written ({e.strerror}); give another path with --out") from e
