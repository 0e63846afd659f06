"""The report's own publisher among those that it names as told: "she told VOA" in a report of VOA is no second voice."""

from __future__ import annotations

import re
from collections import Counter

from rapporteur.find.names import fold
from rapporteur.types import Span

HEAD = 400  # characters at the top of a report in which a publisher names itself
OFTEN = 2  # an outlet that speakers talk to so many times in one report is the one that publishes it
OUTLET = r"(?:the\s+)?(?:\w+\s){0,2}?(?P<name>[A-Z][\w/.&-]*(?:\s[A-Z][\w/.&-]*){0,3})"
TOLD = re.compile(rf"\b(?:told|telling|tells|spoke\s+to|speaking\s+to|(?:interview|conversation)\s+with)\s+{OUTLET}")


def own_outlets(text: str, publisher: str | None) -> list[Span]:
    """Where a report names its own publisher as the one who was told."""
    told = [(fold(m["name"]), Span(*m.span("name"))) for m in TOLD.finditer(text)]
    often = {name for name, n in Counter(name for name, _ in told).items() if n >= OFTEN}
    top = fold(heading(text)) if told else ""
    own = often | {name for name, _ in told if re.search(rf"\b{re.escape(name)}\b", top)}
    return [span for name, span in told if name in own or (publisher and _same(name, publisher))]


def heading(text: str) -> str:
    """The lines above the first whole sentence, and what stands in brackets at the top: titles, bylines, datelines."""
    lines = text[:HEAD].splitlines()
    first = next((n for n, line in enumerate(lines) if line.rstrip().endswith((".", "!", "?", '."', ".”"))), len(lines) - 1)
    return " · ".join([*lines[:first], *re.findall(r"\(([^)]*)\)", text[:HEAD])])


def _same(name: str, publisher: str) -> bool:
    other = fold(publisher)
    return name == other or "".join(w[0] for w in other.split()) == name or "".join(w[0] for w in name.split()) == other
