"""Reports and claims to store, each with every slot in use unless a test says otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from rapporteur.ids import content_id, report_id, sha256
from rapporteur.types import Claim, Count, Method, Part, Party, Published, Reading, Report, Span, Thing, Voice, When, Where

FIRST = Method("0.3.0", "sha256:" + "a" * 64, "sha256:" + "b" * 64)
SECOND = replace(FIRST, reader="0.4.0")
WOMEN = Part("women", 3, 3, "three women", Span(80, 91))
TEXT = "The mission said airstrikes near Sévaré killed at least 19 civilians, including three women."


def report(text: str = TEXT, *, data: bytes | None = None, **slots: Any) -> Report:
    published = Published(date(2020, 6, 10), date(2020, 6, 11), "metadata")
    digest = sha256(text.encode() if data is None else data)
    made = Report(report_id(text), "A title", "Lake Agency", "https://example.org/a", "en", published, text, digest, "txt")
    return replace(made, **slots)


def claim(of: Report, **slots: Any) -> Claim:
    """A claim whose id follows from its slots."""
    made = Claim(
        id="",
        report=of.id,
        event="ASSAULT",
        mode="aerial|heavy-weapons",
        span=Span(17, 27),
        parties=(
            Party("actor", "Forces armées maliennes", "FAMA", Span(0, 3), "mli-army"),
            Party("recipient", "Civilians", "civilians", Span(60, 69)),
        ),
        when=When(date(2020, 6, 5), date(2020, 6, 8), "days", "between June 5 and June 8", Span(3, 9), "explicit"),
        where=(Where("Sévaré", "Sévaré", "near", Span(33, 39), "geonames:2448442", 14.53, -4.1, "ML", "Mopti", "near", 25.5),),
        counts=(Count("killed", "civilians", 19, None, "at least 19 civilians", Span(47, 68), (WOMEN,)),),
        things=(Thing("instrument", "airstrikes", Span(17, 27)),),
        status="happened",
        voices=(Voice("UN mission", "The mission", Span(0, 11), "said", "un-minusma"),),
        confidence=0.87,
        method=FIRST,
    )
    made = replace(made, **slots)
    return made if made.id else replace(made, id=content_id({"claim": repr(replace(made, method=FIRST, confidence=0.0))}))


def reading(of: Report, *claims: Claim) -> Reading:
    return Reading(of, claims, ())
