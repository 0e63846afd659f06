"""The records that move through Rapporteur: frozen, plain, the same from the reader to the page.

Field names are those of the printed JSON. Unknown is `None` or an empty tuple, never a default. Every
`span` counts Unicode code points of `Report.text`, end exclusive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Literal, NamedTuple

Role = Literal["actor", "recipient", "mediator"]
Status = Literal["happened", "ongoing", "planned", "possible", "denied", "not-reported"]
PublishedHow = Literal["given", "metadata", "dateline", "inferred"]
WhenHow = Literal["explicit", "relative", "inferred"]
Precision = Literal["day", "days", "week", "month", "season", "year", "years", "open"]
PlacePrecision = Literal["exact", "near", "admin2", "admin1", "line", "country", "region"]
ThingRole = Literal["instrument", "object", "document", "topic", "ordinal", "medium"]
ReadStatus = Literal[
    "ok", "partial", "no_text_layer", "empty", "encrypted", "unsupported", "resource_limit", "crashed", "timeout", "quarantined"
]
AT = frozenset(("in", "from", "towards"))  # `rel` of what lies at a place; of anything else it is only known that it lies around it
NEAR_KM = 25.0  # the least radius of what is only known to lie around a place
Level = Literal["info", "warning", "error"]
DecisionKind = Literal["same-as", "place", "undo"]


class Span(NamedTuple):
    """`[start, end)` in code points of the report's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Published:
    """The days on which a report may have been published, both inclusive, and how that is known."""

    earliest: date
    latest: date
    how: PublishedHow


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it was taken in. `id` is `sha256:` of the normalised text; `bytes_sha256` of what came in."""

    id: str
    title: str | None
    publisher: str | None
    url: str | None
    language: str | None
    published: Published | None
    text: str
    bytes_sha256: str
    format: str
    status: ReadStatus = "ok"


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part in a claim. `name` is the fullest form in the report, `text` the words at `span`."""

    role: Role
    name: str
    text: str
    span: Span
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The days in which it happened, both inclusive. `how`: written out, solved against another day, or concluded."""

    earliest: date
    latest: date
    precision: Precision
    text: str
    span: Span
    how: WhenHow


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map: id, degrees (WGS 84), country, unit, precision, radius in km."""

    place: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    precision: PlacePrecision
    radius_km: float

    def around(self) -> Point:
        """Somewhere near it, where it is exact; an area is what it was."""
        return replace(self, precision="near", radius_km=max(self.radius_km, NEAR_KM)) if self.precision in {"exact", "near"} else self


@dataclass(frozen=True, slots=True)
class Where:
    """A place and its relation to the happening. Coordinates in degrees (WGS 84), `None` where not known."""

    name: str
    text: str
    rel: str
    span: Span
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: PlacePrecision | None = None
    radius_km: float | None = None

    def at(self, point: Point) -> Where:
        """The place at a point."""
        on_the_map = {f.name: getattr(point, f.name) for f in fields(Point)}
        return replace(self, **on_the_map)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a count: "including three women". `min` or `max` is `None` where the words leave that end open."""

    who: str | None
    min: int | None
    max: int | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Count:
    """People or things counted. `of` is the label of the guidelines (killed, injured, …) or the noun itself."""

    of: str
    who: str | None
    min: int | None
    max: int | None
    text: str
    span: Span
    including: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """A weapon, object, document, topic, ordinal or medium, in the report's words."""

    role: ThingRole
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says so. `cue` is the word that says that they say it ("said"), where there is one."""

    name: str
    text: str
    span: Span
    cue: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Method:
    """What made a claim: the reader's version, and the sha256 of its model and of its codebook."""

    reader: str
    model: str
    codebook: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one report says happened, is happening, will or may happen, or holds. Voices: innermost first."""

    id: str
    report: str
    event: str
    mode: str | None
    span: Span
    parties: tuple[Party, ...]
    when: When | None
    where: tuple[Where, ...]
    counts: tuple[Count, ...]
    things: tuple[Thing, ...]
    status: Status
    voices: tuple[Voice, ...]
    confidence: float
    method: Method


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a name, in one report or (`report` is `None`) wherever it is said.

    `subject` is the name, for an `undo` the id of the decision that it takes back. `same-as`: the name is that of `actor`, `None`
    for nobody whom the who's-who holds. `place`: it lies at `point`, `None` for nowhere on the map. `at` is a moment in ISO 8601.
    """

    id: str
    kind: DecisionKind
    subject: str
    actor: str | None
    point: Point | None
    report: str | None
    why: str | None
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a user should know about one report, file or row. `subject` names it, `message` says what to do."""

    subject: str
    message: str
    level: Level = "warning"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a slot of a claim is what it is: the words, the score between 0 and 1 (`None` for a plain rule), the rule's name."""

    slot: str
    text: str
    span: Span
    score: float | None
    rule: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What was got out of one report. `reasons[n]` stand behind `claims[n]`."""

    report: Report
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]
    reasons: tuple[tuple[Reason, ...], ...] = ()


class ReadError(Exception):
    """A report of which nothing could be read; the message says why and what to do, `problems` hold every detail."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(f"{p.subject}: {p.message}" for p in problems if p.level == "error") or "nothing was read")
        self.problems = tuple(problems)
