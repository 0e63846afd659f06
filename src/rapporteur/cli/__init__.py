"""The command line: each command parses its words, calls one verb and prints."""

from __future__ import annotations

import typer

from rapporteur.cli import books, decide, names, record, reports

app = typer.Typer(
    name="rapporteur",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Read reports about armed conflicts and peace processes, and keep an attributed record of who says that who did what to whom.",
)
for commands in (reports.COMMANDS, record.COMMANDS, books.COMMANDS, names.COMMANDS):
    for word, command in commands.items():
        app.command(word)(command)
app.add_typer(decide.app, name="decide")


def main() -> None:
    """Entry point of the `rapporteur` command."""
    app()
