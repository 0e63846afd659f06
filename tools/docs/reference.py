"""docs/commands.md and docs/codebook.md from the code and the codebook: run it after a change of either.

PYTHONPATH=src python tools/docs/reference.py
"""

from __future__ import annotations

from pathlib import Path

import typer.main
from typer.testing import CliRunner

from rapporteur.cli import app
from rapporteur.cli.books import sheet
from rapporteur.codebook import load

DOCS = Path(__file__).parents[2] / "docs"
WIDTH = {"COLUMNS": "110", "TERMINAL_WIDTH": "110", "NO_COLOR": "1", "TERM": "dumb"}


def commands() -> str:
    """Every command's --help."""
    runner = CliRunner(env=WIDTH)
    parts = [
        f"## rapporteur {' '.join(words)}\n\n```\n{runner.invoke(app, [*words, '--help']).stdout.strip()}\n```\n"
        for words in all_commands(typer.main.get_command(app))
    ]
    return "# Commands\n\nMade by `tools/docs/reference.py` from the code.\n\n" + "\n".join(parts)


def all_commands(group: object, before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The words of every command, those of a group after its own."""
    commands = getattr(group, "commands", {})
    return [words for name, command in commands.items() for words in ((*before, name), *all_commands(command, (*before, name)))]


def codebook() -> str:
    """Every event and relation as `rapporteur codebook NAME` prints it."""
    parts = [f"## {event.name}\n\n```\n{sheet(event)}\n```\n" for event in load().events.values()]
    return "# Codebook\n\nMade by `tools/docs/reference.py` from `codebook/`.\n\n" + "\n".join(parts)


PAGES = {"commands.md": commands, "codebook.md": codebook}

if __name__ == "__main__":
    for page, make in PAGES.items():
        (DOCS / page).write_text(make(), encoding="utf-8")
