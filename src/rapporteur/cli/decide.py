"""Commands that keep a person's decisions about names, and take them back."""

from __future__ import annotations

import getpass
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from rapporteur.cli.output import fail, opened_tools
from rapporteur.cli.record import DEFAULT_STORE, StoreOption, found_by, opened
from rapporteur.cli.reports import CodebookOption
from rapporteur.ids import content_id
from rapporteur.types import Decision, DecisionKind, Point

if TYPE_CHECKING:
    from rapporteur.store import Store

NameArgument = Annotated[str, typer.Argument(help="The name as reports say it.")]
ReportOption = Annotated[str | None, typer.Option("--report", "-r", help="Only in the report whose id begins so.")]
WhyOption = Annotated[str | None, typer.Option(help="The reason, for those who read it later.")]
ByOption = Annotated[str | None, typer.Option(help="Who decides; the name of the account where it is not given.")]
RADIUS_KM = 1.0

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Say who or where a name is. Decisions are kept beside the claims, used from then on, and can be taken back.",
)


@app.command("same-as")
def same_as(
    name: NameArgument,
    actor: Annotated[str, typer.Argument(help="The id of an actor, as `rapporteur actors NAME` prints it, or none.")],
    *,
    report: ReportOption = None,
    why: WhyOption = None,
    by: ByOption = None,
    store: StoreOption = DEFAULT_STORE,
    codebook: CodebookOption = None,
) -> None:
    """Say who a name is."""
    if actor != "none" and actor not in opened_tools(codebook).whoswho.by_id:
        raise fail(f"the who's-who has no id {actor!r}; look one up with: rapporteur actors NAME, or say none", 2)
    with opened(store) as kept:
        keep(kept, _made("same-as", name, actor=None if actor == "none" else actor, report=_report(kept, report), why=why, by=by))


@app.command("place")
def place(
    name: NameArgument,
    place: Annotated[str, typer.Argument(help="The id of a place, as `rapporteur places NAME` prints it, LAT,LON in degrees, or none.")],
    *,
    radius: Annotated[float, typer.Option(min=0.1, max=1000, help="Kilometres around LAT,LON.")] = RADIUS_KM,
    report: ReportOption = None,
    why: WhyOption = None,
    by: ByOption = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Say where a name is. A point south or west of 0 begins with a minus: put `--` before the name."""
    with opened(store) as kept:
        point = None if place == "none" else point_of(place, radius)
        keep(kept, _made("place", name, point=point, report=_report(kept, report), why=why, by=by))


@app.command("undo")
def undo(
    id: Annotated[str, typer.Argument(help="The id of a decision, or its beginning.")],
    *,
    why: WhyOption = None,
    by: ByOption = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Take a decision back; an undo too can be undone."""
    with opened(store) as kept:
        found = found_by(kept.decision, id, f"no decision begins with {id}; list them with: rapporteur decide list")
        keep(kept, _made("undo", found.id, why=why, by=by))


@app.command("list")
def list_decisions(*, store: StoreOption = DEFAULT_STORE) -> None:
    """List all decisions in the order in which they were made."""
    from rapporteur.export.explain import decision_line

    with opened(store) as kept:
        lines = [decision_line(d) for d in kept.decisions()]
    print("\n".join(lines) or "nothing was decided")


def keep(store: Store, decision: Decision) -> None:
    """Keep it, and say how many claims it changes."""
    from rapporteur.export.explain import decision_line
    from rapporteur.store import StoreError

    try:
        store.decide(decision)
        claims = sum(any(d.id == decision.id for d in c.decisions) for c in store.claims())
    except StoreError as e:
        raise fail(str(e)) from None
    print(decision_line(decision) + ("" if decision.kind == "undo" else f"; {claims} claims of the store have it"))


def _made(
    kind: DecisionKind, subject: str, *, actor: str | None = None, point: Point | None = None, report: str | None = None, why: str | None, by: str | None
) -> Decision:
    at = datetime.now(UTC).isoformat()
    made = Decision("", kind, subject, actor, point, report, why, by or getpass.getuser(), at)
    return replace(made, id=content_id({"decision": made}))


def _report(store: Store, prefix: str | None) -> str | None:
    """The whole id of a report; stops where there is none."""
    otherwise = f"no report begins with {prefix}; `rapporteur show CLAIM` names the report of a claim"
    return None if prefix is None else found_by(store.report, prefix, otherwise).id


def point_of(text: str, radius: float) -> Point:
    """The point that an id of the gazetteer or "LAT,LON" says; stops where it is neither."""
    from rapporteur.resolve.resolved import point_of as on_the_map

    degrees = text.split(",")
    if len(degrees) == 2:
        try:
            lat, lon = map(float, degrees)
        except ValueError:
            raise fail(f"{text!r}: not a point; write degrees as 32.08,20.16", 2) from None
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise fail(f"{text!r}: outside the world; latitude first, -90 to 90, then longitude, -180 to 180", 2)
        return Point(f"point:{lat:.5f},{lon:.5f}", lat, lon, None, None, "exact", radius)
    found = opened_tools(None).gazetteer.by_id(text)
    if found is None:
        raise fail(f"the gazetteer has no id {text!r}; look one up with: rapporteur places NAME, or give LAT,LON", 2)
    return on_the_map(found)
