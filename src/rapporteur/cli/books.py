"""The command on the codebook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli.output import fail

if TYPE_CHECKING:
    from rapporteur.codebook import Codebook, EventType


def codebook(
    name: Annotated[str | None, typer.Argument(help="An event or relation; without one, all are listed.")] = None,
    *,
    folder: Annotated[
        Path | None, typer.Option("--codebook", help="A folder of your own codebook files, added to the shipped ones.")
    ] = None,
) -> None:
    """List events and relations, or explain one."""
    from rapporteur.codebook import CodebookError, load

    try:
        book = load(extra=folder)
    except CodebookError as e:
        raise fail(str(e)) from None
    if name is None:
        print(listing(book))
        return
    wanted = name.upper().split("/")[0]
    if wanted not in book.events:
        raise fail(f"no event or relation {name}; there are {', '.join(book.events)}", 2)
    print(sheet(book.event(wanted)))


def listing(book: Codebook) -> str:
    """Every event and relation with its modes, a line each."""
    lines = [f"{e.name:10} {e.label:22} {', '.join(m.name for m in e.modes)}" for e in book.events.values()]
    return "\n".join(line.rstrip() for line in lines)


def sheet(event: EventType) -> str:
    """One event: definition, roles, modes, what others call it, examples."""
    lines = [f"{event.name} ({event.kind}, {event.origin})", "", event.definition.strip(), "", "Roles"]
    lines += [f"  {r.slot}: {r.definition}" for r in event.roles]
    lines += ["", "Modes"] if event.modes else []
    lines += [f"  {m.name}: {m.definition.strip()}" for m in event.modes]
    lines += ["", "Elsewhere", *(f"  {line}" for line in elsewhere(event))]
    lines += [
        "",
        "Examples",
        *(f"  {x.text} [{event.name}{'/' + x.mode if x.mode else ''} on “{x.trigger}”]" for x in event.examples),
    ]
    return "\n".join(lines)


def elsewhere(event: EventType) -> list[str]:
    """What CAMEO, ACLED and UCDP call it, and each mode."""
    out = []
    for name, walk in [("", event.crosswalk), *((m.name, m.crosswalk) for m in event.modes)]:
        acled = "; ".join(f"{a.event_type} / {a.sub_event}" for a in walk.acled) or "none"
        ucdp = ", ".join(map(str, walk.ucdp)) or "none"
        out.append(f"{name or event.name}: CAMEO {', '.join(walk.cameo) or 'none'} · ACLED {acled} · UCDP type {ucdp}")
    return out


COMMANDS: dict[str, Callable[..., None]] = {"codebook": codebook}
