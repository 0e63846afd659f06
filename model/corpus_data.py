"""Annotated reports as targets: gold names, times, places and counts are found again in the text, as spans of words.

A gold file says names, not spans. Every place in the text where one of a slot's forms stands is a *mention*; a slot's
target is the set of mentions that would be right, of which the reader must point at one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from rapporteur.find.layout import Layout, lay_out
from rapporteur.text.numbers import find_numbers
from rapporteur.text.stems import stem
from rapporteur.text.times import find_times
from rapporteur.types import Published, Span

LAYERS = ("party", "place", "thing", "counted")
ROLES = (
    "actor",
    "recipient",
    "mediator",
    "voice",
    "relay",
    "where",
    "when",
    "count",
    "part",
    "instrument",
    "object",
    "document",
    "topic",
    "ordinal",
    "medium",
)
COUNTED = (
    "other",
    "killed",
    "injured",
    "displaced",
    "returned",
    "abducted",
    "detained",
    "released",
    "missing",
    "sent",
    "members",
    "rounds",
    "locations",
    "attacks",
    "violations",
    "launched",
    "intercepted",
    "destroyed",
    "seized",
    "damaged",
    "days",
    "money",
)
STATUSES = ("happened", "ongoing", "planned", "possible", "denied", "not-reported")
NUMBER_KINDS = {"count", "article", "money", "measure"}
STOP = set(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "on",
        "in",
        "at",
        "by",
        "for",
        "from",
        "with",
        "and",
        "or",
        "as",
        "its",
        "his",
        "her",
        "their",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "has",
        "have",
        "had",
        "that",
        "which",
        "who",
        "not",
        "up",
        "out",
        "off",
        "over",
        "down",
        "back",
        "into",
    ]
)


@dataclass(frozen=True)
class Mention:
    """A span of words, both inclusive, in one layer (or `number`, `time`)."""

    layer: str
    first: int
    last: int


@dataclass
class Target:
    """One claim, or several that share their word: which words may carry it, what it may be called, whom it points at."""

    words: list[int]
    masked: set[int]
    kinds: list[tuple[str, str | None]]
    statuses: set[str]
    optional: bool
    roles: list[tuple[str, list[int]]] = field(default_factory=list)  # role, mentions of which one is right
    counted: list[tuple[list[int], str]] = field(default_factory=list)


@dataclass
class Example:
    name: str
    layout: Layout
    mentions: list[Mention]
    targets: list[Target]


def forms(name: object) -> list[str]:
    return [f.strip() for f in str(name).split("|") if f.strip()]


def occurrences(text: str, form: str) -> list[Span]:
    """Where a form stands as whole words; a capital letter in the form must be one in the text."""
    pattern = r"(?<!\w)" + r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", form))) + r"(?!\w)"
    flags = re.IGNORECASE if form == form.lower() else 0
    return [Span(*m.span()) for m in re.finditer(pattern.replace("'", "['’]"), text, flags)]


def place_forms(claims: Iterable[dict[str, Any]]) -> set[str]:
    return {f for c in claims for w in c.get("where") or [] for f in forms(w["name"])}


def party_forms(claims: Iterable[dict[str, Any]]) -> set[str]:
    return {
        f for c in claims for slot in ("actor", "recipient", "mediator", "voices") for n in c.get(slot) or [] for f in forms(n)
    }


def longest(spans: list[Span]) -> list[Span]:
    """Drop spans inside or across longer ones."""
    kept: list[Span] = []
    for s in sorted(spans, key=lambda s: (s.start - s.end, s.start)):
        if all(s.end <= k.start or s.start >= k.end for k in kept):
            kept.append(s)
    return sorted(kept)


class Aligner:
    """One report's gold, aligned with its text."""

    def __init__(self, text: str, gold: dict[str, Any]) -> None:
        self.text, self.layout = text, lay_out(text)
        self.claims = gold["claims"] or []
        published = gold["report"].get("published")
        days = [date.fromisoformat(str(d)) for d in published] if published else []
        self.published = Published(days[0], days[1], "given") if days else None
        self.mentions: list[Mention] = []
        self.spans: dict[tuple[str, Span], int] = {}
        self.by_layer("party", party_forms(self.claims))
        self.by_layer("place", place_forms(self.claims))
        self.times = [(self.add("time", t.span), t) for t in find_times(text, self.published)]
        self.numbers = [(self.add("number", n.span), n) for n in find_numbers(text) if n.kind in NUMBER_KINDS]

    def by_layer(self, layer: str, names: set[str]) -> None:
        for span in longest([s for f in names for s in occurrences(self.text, f)]):
            self.add(layer, span)

    def add(self, layer: str, span: Span) -> int:
        words = self.layout.words_in(span)
        if not words:
            return -1
        mention = Mention(layer, words[0], words[-1])
        if mention not in self.mentions:
            self.mentions.append(mention)
        return self.mentions.index(mention)

    def sentence(self, mention: int) -> int:
        return self.layout.sentence_of_word[self.mentions[mention].first]

    def nearest(self, found: list[int], s: int, reach: int = 8) -> list[int]:
        """Those of the found mentions in the sentence itself, else in the nearest before it, else in the nearest after it."""
        found = [m for m in found if m >= 0]
        for distance in (0, *range(1, reach), *range(-1, -4, -1)):
            here = [m for m in found if self.sentence(m) == s - distance]
            if here:
                return here
        return []

    def named(self, layer: str, name: object, s: int) -> list[int]:
        wanted = [fold(f) for f in forms(name)]
        found = [
            i for i, m in enumerate(self.mentions) if m.layer == layer and fold(self.layout.text_of(m.first, m.last)) in wanted
        ]
        return self.nearest(found, s)

    def target(self, claim: dict[str, Any]) -> Target:
        s = claim["s"]
        options = [o for form in forms(claim["words"]) for o in [self.words_of(form, s)] if o]
        carry = [
            w
            for w in (options[0] if options else [])
            if self.layout.word(w).lower() not in STOP and any(map(str.isalnum, self.layout.word(w)))
        ]
        kinds = [tuple([*k.split("/"), None][:2]) for k in claim["is"].split("|")]
        out = Target(
            carry or (options[0] if options else []),
            {w for o in options for w in o},
            kinds,  # type: ignore[arg-type]
            set(str(claim["status"]).split("|")),
            "claim" in (claim.get("optional") or []),
        )
        self.parties(claim, out)
        self.places(claim, out)
        self.time(claim, out)
        self.counts(claim, out)
        self.things(claim, out)
        return out

    def words_of(self, form: str, s: int) -> list[int]:
        a, b = self.layout.sentences[s]
        pattern = r"(?<!\w)" + re.escape(form)
        match = re.search(pattern, self.text[a:b], re.IGNORECASE)
        return self.layout.words_in(Span(a + match.start(), a + match.end())) if match else []

    def parties(self, claim: dict[str, Any], out: Target) -> None:
        for slot in ("actor", "recipient", "mediator"):
            for name in claim.get(slot) or []:
                out.roles.append((slot, self.named("party", name, claim["s"])))
        for n, name in enumerate(claim.get("voices") or []):
            out.roles.append(("relay" if n else "voice", self.named("party", name, claim["s"])))

    def places(self, claim: dict[str, Any], out: Target) -> None:
        for where in claim.get("where") or []:
            out.roles.append(("where", self.named("place", where["name"], claim["s"])))

    def time(self, claim: dict[str, Any], out: Target) -> None:
        if claim.get("when"):
            a, b = (date.fromisoformat(str(d)[:10]) for d in claim["when"])
            out.roles.append(("when", self.nearest([i for i, t in self.times if (t.earliest, t.latest) == (a, b)], claim["s"])))

    def counts(self, claim: dict[str, Any], out: Target) -> None:
        for count in claim.get("counts") or []:
            of = count.get("of") if count.get("of") in COUNTED else "other"
            for role, c in [("count", count), *(("part", p) for p in count.get("including") or [])]:
                found = self.numbered(c, claim["s"])
                out.roles.append((role, found))
                out.counted.append((found, of))

    def numbered(self, count: dict[str, Any], s: int) -> list[int]:
        """Mentions of the number; where its noun is known, those that the noun follows come first."""
        found = [
            i
            for i, n in self.numbers
            if (n.min, n.max) == (count.get("min"), count.get("max"))
            and (n.kind != "article" or self.followed(i, count.get("who"), reach=3))
        ]
        near = self.nearest(found, s, reach=4)
        return [i for i in near if self.followed(i, count.get("who"), reach=6)] or near

    def followed(self, number: int, who: object, reach: int) -> bool:
        last = self.mentions[number].last
        for form in forms(who) if who else []:
            for span in occurrences(self.text, form):
                words = self.layout.words_in(span)
                if words and 0 < words[0] - last <= reach:
                    self.add("counted", span)
                    return True
        return False

    def things(self, claim: dict[str, Any], out: Target) -> None:
        for thing in claim.get("things") or []:
            spans = [o for f in forms(thing["text"]) for o in occurrences(self.text, f)][:12]
            near = [o for o in spans if abs(self.layout.sentence_at(o.start) - claim["s"]) <= 1]
            out.roles.append((thing["role"], self.nearest([self.add("thing", o) for o in near[:3]], claim["s"])))


def fold(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    return " ".join(re.findall(r"\w+", plain.replace("’", "'").removesuffix("'s")))


def merge(targets: list[Target]) -> list[Target]:
    """Claims with the same words and kinds become one target with the roles of all."""
    out: dict[tuple[object, ...], Target] = {}
    for t in targets:
        key = (tuple(t.words), t.kinds[0][0])
        if key in out:
            out[key].roles += t.roles
            out[key].counted += t.counted
            out[key].statuses |= t.statuses
        else:
            out[key] = t
    return list(out.values())


def shown(examples: Iterable[Example]) -> dict[str, dict[str, int]]:
    """Event → stem → how often a word of that stem carries it."""
    out: dict[str, Counter[str]] = defaultdict(Counter)
    for e in examples:
        for t in e.targets:
            out[t.kinds[0][0]][stem(e.layout.word(t.words[0]))] += 1
    return {event: dict(sorted(words.items())) for event, words in sorted(out.items())}


def load(path: Path, text_folder: Path | None = None) -> Example:
    gold = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    text = ((text_folder or path.parent) / gold["report"]["text"]).read_text(encoding="utf-8")
    for thing in (t for c in gold["claims"] or [] for t in c.get("things") or []):
        if thing["role"] not in ROLES:
            raise ValueError(f"{path}: no role of things is called {thing['role']!r}; see ROLES in model/corpus_data.py")
    aligner = Aligner(text, gold)
    targets = merge([aligner.target(c) for c in aligner.claims])
    return Example(path.stem, aligner.layout, aligner.mentions, [t for t in targets if t.words])
