"""What every command prints alike: problems on the error stream, one line each, and exit codes."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from rapporteur.types import Problem, Status

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
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise fail(f"{option} {text}: not a date; write it as 2020-06-10", 2) from None


def check_days(since: date | None, until: date | None) -> None:
    """Stops where a stretch of days ends before it begins."""
    if since and until and since > until:
        raise fail(f"--since {since} lies after --until {until}; swap them", 2)


def check_out(option: str, out: Path | None, files: Iterable[str]) -> None:
    """Stops where what is written would go over a report that is read."""
    if out and any(out.resolve() == Path(name).resolve() for name in files if name != "-"):
        raise fail(f"{option} {out}: that is a report to read; it would be overwritten, give another path", 2)


def check_status(name: str | None) -> None:
    """Stops where there is no such status."""
    if name is not None and name not in (known := get_args(Status)):
        raise fail(f"--status {name}: there are {', '.join(known)}", 2)


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
