"""Commands on reports that need no store: read, explain, sitrep."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli.output import bytes_of, check_format, check_out, day_of, exit_code, fail, opened_tools, tell, write

if TYPE_CHECKING:
    from rapporteur.read import Source
    from rapporteur.types import Reading

WIDTH = 140  # columns of a table that goes to a file or a pipe
Files = Annotated[list[str], typer.Argument(help="Reports in text, HTML or PDF; - is standard input.", metavar="FILE")]
PublishedOption = Annotated[
    str | None, typer.Option("--published", help="Publication date, YYYY-MM-DD; goes before what is found.")
]
PublisherOption = Annotated[str | None, typer.Option(help="Publisher; goes before what is found.")]
TitleOption = Annotated[str | None, typer.Option(help="Title; goes before what is found.")]
CodebookOption = Annotated[Path | None, typer.Option(help="A folder of your own codebook files, added to the shipped ones.")]
OutOption = Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file and not to the terminal.")]


def source_of(name: str, published: str | None, publisher: str | None, title: str | None) -> Source:
    from rapporteur.read import Source
    from rapporteur.types import Published

    day = day_of("--published", published)
    given = Published(day, day, "given") if day else None
    return Source("standard input" if name == "-" else name, given, publisher, title)


def read_all(sources: Sequence[tuple[str, Source]], codebook: Path | None) -> tuple[list[Reading], int]:
    """Every file's reading, problems told as they come, and how many could not be read."""
    from rapporteur.pipeline import take_in

    tools = opened_tools(codebook)
    out: list[Reading] = []
    for name, source in progress(sources):
        data, problem = bytes_of(name)
        if data is None:
            tell([problem] if problem else [])
            continue
        reading, problems = take_in(data, source, tools)
        tell(problems)
        out += [reading] if reading else []
    return out, len(sources) - len(out)


def progress(sources: Sequence[tuple[str, Source]]) -> Iterable[tuple[str, Source]]:
    """The sources, with a bar on a terminal's error stream where there are many."""
    if len(sources) < 4 or not sys.stderr.isatty():
        return sources
    from rich.console import Console
    from rich.progress import track

    return track(sources, description="Reading", console=Console(stderr=True))


def read(
    files: Files,
    *,
    format: Annotated[str, typer.Option("--format", "-f", help="table, json, jsonl, csv, md or html.")] = "table",
    published: PublishedOption = None,
    publisher: PublisherOption = None,
    title: TitleOption = None,
    codebook: CodebookOption = None,
    out: OutOption = None,
) -> None:
    """Read reports and print their claims."""
    check_format(format)
    check_out("--out", out, files)
    readings, failed = read_all([(name, source_of(name, published, publisher, title)) for name in files], codebook)
    if readings:
        show(readings, format, out)
    raise SystemExit(exit_code(len(readings), failed))


def show(readings: Sequence[Reading], format: str, out: Path | None) -> None:
    """Print readings in a format."""
    from rapporteur.export import EXPORTERS

    if format != "table":
        write(EXPORTERS[format](readings), out)
        return
    from rich.console import Console

    from rapporteur.export.table import claims_table

    if out:
        console = Console(file=StringIO(), width=WIDTH)
        console.print(claims_table(readings))
        write(str(console.file.getvalue()), out)  # type: ignore[attr-defined]
    else:
        Console(width=None if sys.stdout.isatty() else WIDTH).print(claims_table(readings))


def explain(
    file: Annotated[str, typer.Argument(help="A report; - is standard input.")],
    *,
    claim: Annotated[int | None, typer.Option("--claim", "-n", help="Only this claim, counted from 1.")] = None,
    published: PublishedOption = None,
    codebook: CodebookOption = None,
) -> None:
    """Show the words, scores and rules behind each slot of a report's claims."""
    readings, failed = read_all([(file, source_of(file, published, None, None))], codebook)
    if failed:
        raise SystemExit(1)
    claims = readings[0].claims
    if claim is not None and not 1 <= claim <= len(claims):
        raise fail(f"--claim {claim}: the report has claims 1 to {len(claims)}" if claims else "the report has no claims", 2)
    from rapporteur.export.explain import explanation

    for n in [claim] if claim else range(1, len(claims) + 1):
        print(explanation(readings[0], n - 1))


def sitrep(
    files: Files,
    *,
    title: Annotated[str, typer.Option(help="Title of the situation report.")] = "Situation report",
    html: Annotated[Path | None, typer.Option(help="Also write it as HTML, each line linked to its words.")] = None,
    published: PublishedOption = None,
    codebook: CodebookOption = None,
) -> None:
    """Write a situation report over several reports: talks, violence and tolls, territory, backing, contacts, each with its voices."""
    from rapporteur.report import situation_report, situation_report_md

    check_out("--html", html, files)
    readings, failed = read_all([(name, source_of(name, published, None, None)) for name in files], codebook)
    if readings:
        print(situation_report_md(readings, title=title, made=date.today()))
        if html:
            write(situation_report(readings, title=title, made=date.today()), html)
            print(f"written: {html}", file=sys.stderr)
    raise SystemExit(exit_code(len(readings), failed))


COMMANDS: dict[str, Callable[..., None]] = {"read": read, "explain": explain, "sitrep": sitrep}
