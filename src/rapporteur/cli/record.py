"""Commands on a store: add, claims, show, verify."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from rapporteur.cli.output import bytes_of, check_days, check_format, check_status, day_of, exit_code, fail, opened_tools, tell
from rapporteur.cli.reports import CodebookOption, PublishedOption, PublisherOption, source_of
from rapporteur.types import Problem

if TYPE_CHECKING:
    from rapporteur.pipeline import Tools
    from rapporteur.read import Source
    from rapporteur.store import Store

StoreOption = Annotated[Path, typer.Option("--store", "-s", help="The store, one SQLite file.", envvar="RAPPORTEUR_STORE")]
DEFAULT_STORE = Path("rapporteur.sqlite")
Found = TypeVar("Found")


def opened(path: Path, *, must_exist: bool = True) -> Store:
    from rapporteur.store import StoreError, open_store

    if must_exist and not path.is_file():
        raise fail(f"{path}: there is no store; make one with: rapporteur add FILE --store {path}")
    try:
        return open_store(path)
    except StoreError as e:
        raise fail(str(e)) from None


def found_by(look_up: Callable[[str], Found | None], prefix: str, otherwise: str) -> Found:
    """What a store holds under the start of an id; stops where several ids begin so, and with `otherwise` where none does."""
    from rapporteur.store import StoreError

    try:
        found = look_up(prefix)
    except StoreError as e:
        raise fail(str(e)) from None
    if found is None:
        raise fail(otherwise)
    return found


def add(
    files: Annotated[list[str], typer.Argument(help="Reports in text, HTML or PDF; - is standard input.", metavar="FILE")],
    *,
    store: StoreOption = DEFAULT_STORE,
    published: PublishedOption = None,
    publisher: PublisherOption = None,
    codebook: CodebookOption = None,
) -> None:
    """Take reports into the store, and read their claims."""
    from rapporteur.store import StoreError

    sources = [source_of(name, published, publisher, None) for name in files]
    tools = opened_tools(codebook)
    try:
        with opened(store, must_exist=False) as kept:
            done = sum(add_one(kept, name, source, tools) for name, source in zip(files, sources, strict=True))
    except StoreError as e:
        raise fail(str(e)) from None
    raise SystemExit(exit_code(done, len(files) - done))


def add_one(store: Store, name: str, source: Source, tools: Tools) -> bool:
    """Acknowledge one report once it is safe, then keep its claims. False where it could not be read."""
    from rapporteur.pipeline import read_report
    from rapporteur.read import read_bytes

    data, problem = bytes_of(name)
    report, problems = read_bytes(data, source) if data is not None else (None, (problem,) if problem else ())
    tell(problems)
    if report is None or data is None:
        return False
    added = store.add_report(report, data, subject=source.subject, added_by=getpass.getuser())
    reading = read_report(report, tools, problems)
    news = store.add_reading(reading, method=tools.finder.method)
    state = "added" if added.new else "already there"
    tell(kept_as_it_was(source) if not added.new else ())
    print(f"{state}: {source.subject} {added.report_id[:19]} {len(reading.claims)} claims{'' if news else ' (read before)'}")
    return True


def kept_as_it_was(source: Source) -> tuple[Problem, ...]:
    """What is told of options that change nothing, for the report is in the store already."""
    if not source.published and not source.publisher:
        return ()
    message = "the store has this report, and keeps the date and the publisher that it was added with"
    return (Problem(source.subject, message, "warning"),)


def claims(
    *,
    store: StoreOption = DEFAULT_STORE,
    event: Annotated[str | None, typer.Option(help="Event or relation, also with its mode: ASSAULT/aerial.")] = None,
    actor: Annotated[str | None, typer.Option(help="A name among the parties.")] = None,
    place: Annotated[str | None, typer.Option(help="A place.")] = None,
    voice: Annotated[str | None, typer.Option(help="Who says so.")] = None,
    status: Annotated[str | None, typer.Option(help="happened, ongoing, planned, possible, denied or not-reported.")] = None,
    since: Annotated[str | None, typer.Option(help="Happening on or after this day, YYYY-MM-DD.")] = None,
    until: Annotated[str | None, typer.Option(help="Happening on or before this day, YYYY-MM-DD.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many.")] = None,
    format: Annotated[str, typer.Option("--format", "-f", help="table, json, jsonl, csv, md or html.")] = "table",
) -> None:
    """List the claims in the store."""
    from rapporteur.cli.reports import show
    from rapporteur.store import ClaimFilter, StoreError

    check_format(format)
    first, last = day_of("--since", since), day_of("--until", until)
    check_days(first, last)
    check_status(status)
    name, _, mode = (event or "").upper().partition("/")
    wanted = ClaimFilter(
        event=name or None,
        mode=mode.lower() or None,
        actor=actor,
        place=place,
        voice=voice,
        status=status,
        since=first,
        until=last,
        limit=limit,
    )
    with opened(store) as kept:
        try:
            found = list(kept.claims(wanted))
        except StoreError as e:
            raise fail(str(e)) from None
    if not found and format == "table":
        print(f"no claims match{unknown_event(name, mode.lower())}")
        return
    from rapporteur.types import Reading

    by_report: dict[str, Reading] = {}
    for c in found:
        before = by_report.get(c.report.id, Reading(c.report, (), ()))
        by_report[c.report.id] = Reading(c.report, (*before.claims, c.claim), ())
    show(list(by_report.values()), format, None)


def unknown_event(name: str, mode: str) -> str:
    """What is said of an event that the shipped codebook does not have; a store may have events of the user's own."""
    from rapporteur.codebook import load

    if not name or any(event == name and mode in {"", of} for event, of in load().labels()):
        return ""
    return f"; the codebook has no {name}{'/' * bool(mode)}{mode}: see `rapporteur codebook`"


def show_claim(
    id: Annotated[str, typer.Argument(help="A claim's id, or its beginning.")],
    *,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Show one claim: its slots, its words in their sentence, and its method."""
    from rapporteur.export.explain import claim_sheet

    with opened(store) as kept:
        found = found_by(kept.claim, id, f"no claim begins with {id}; list them with: rapporteur claims --format jsonl")
    print(claim_sheet(found.claim, found.report, found.decisions))


def verify(*, store: StoreOption = DEFAULT_STORE) -> None:
    """Check that nothing in the store was lost or altered."""
    with opened(store) as kept:
        problems = kept.verify()
    tell(problems)
    if problems:
        raise SystemExit(1)
    print("the record is whole")


COMMANDS: dict[str, Callable[..., None]] = {"add": add, "claims": claims, "show": show_claim, "verify": verify}
