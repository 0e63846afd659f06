"""Commands on reports that need no store: read, explain, sitrep."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rapporteur.cli.output import bytes_of, exit_code, fail, tell, write

if TYPE_CHECKING:
    from rapporteur.read import Source
    from rapporteur.types import Published, Reading

Files = Annotated[list[str], typer.Argument(help="Reports in text, HTML or PDF; - is standard input.", metavar="FILE...")]
PublishedOption = Annotated[
    str | None, typer.Option("--published", help="Publication date, YYYY-MM-DD; goes before what is found.")
]
PublisherOption = Annotated[str | None, typer.Option(help="Publisher; goes before what is found.")]
TitleOption = Annotated[str | None, typer.Option(help="Title; goes before what is found.")]
CodebookOption = Annotated[Path | None, typer.Option(help="A folder of your own codebook files, added to the shipped ones.")]
OutOption = Annotated[Path | None, typer.Option("--out", "-o", help="Write to this file and not to the terminal.")]
FORMATS = ("table", "json", "jsonl", "csv", "md", "html")


def day_of(text: str | None) -> Published | None:
    from rapporteur.types import Published

    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise fail(f"--published {text}: not a date; write it as 2020-06-10", 2) from None
    return Published(day, day, "given")


def source_of(name: str, published: str | None, publisher: str | None, title: str | None) -> Source:
    from rapporteur.read import Source

    return Source("standard input" if name == "-" else name, day_of(published), publisher, title)


def read_all(files: Sequence[str], codebook: Path | None, describe: Callable[[str], Source]) -> tuple[list[Reading], int]:
    """Every file's reading, problems told as they come, and how many could not be read."""
    from rapporteur.codebook import CodebookError
    from rapporteur.find.model import ModelError
    from rapporteur.pipeline import open_tools, take_in

    try:
        tools = open_tools(codebook)
    except (CodebookError, ModelError) as e:
        raise fail(str(e)) from None
    out: list[Reading] = []
    for name in progress(files):
        data, problem = bytes_of(name)
        if data is None:
            tell([problem] if problem else [])
            continue
        reading, problems = take_in(data, describe(name), tools)
        tell(problems)
        out += [reading] if reading else []
    return out, len(files) - len(out)


def progress(files: Sequence[str]) -> Any:
    """The files, with a bar on a terminal's error stream where there are many."""
    if len(files) < 4 or not sys.stderr.isatty():
        return files
    from rich.console import Console
    from rich.progress import track

    return track(files, description="Reading", console=Console(stderr=True))


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
    if format not in FORMATS:
        raise fail(f"--format {format}: there are {', '.join(FORMATS)}", 2)
    describe = lambda name: source_of(name, published, publisher, title)  # noqa: E731
    describe("-")
    readings, failed = read_all(files, codebook, describe)
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

    console = Console(
        file=out.open("w", encoding="utf-8") if out else None, width=None if sys.stdout.isatty() and not out else 140
    )
    console.print(claims_table(readings))


def explain(
    file: Annotated[str, typer.Argument(help="A report; - is standard input.")],
    *,
    claim: Annotated[int | None, typer.Option("--claim", "-n", help="Only this claim, counted from 1.")] = None,
    published: PublishedOption = None,
    codebook: CodebookOption = None,
) -> None:
    """Show the words, scores and rules behind each slot of a report's claims."""
    readings, failed = read_all([file], codebook, lambda name: source_of(name, published, None, None))
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

    readings, failed = read_all(files, codebook, lambda name: source_of(name, published, None, None))
    if readings:
        print(situation_report_md(readings, title=title, made=date.today()))
        if html:
            write(situation_report(readings, title=title, made=date.today()), html)
            print(f"written: {html}", file=sys.stderr)
    raise SystemExit(exit_code(len(readings), failed))


COMMANDS: dict[str, Callable[..., None]] = {"read": read, "explain": explain, "sitrep": sitrep}
