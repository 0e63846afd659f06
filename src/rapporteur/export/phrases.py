"""One claim as one line of plain English, and its parts. Every function gives "" for what is not known."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import NamedTuple

from rapporteur.export.wording import RELATIONS, wording
from rapporteur.text.sentences import sentences
from rapporteur.types import Claim, Count, Part, Report, Role, Span, Thing, ThingRole, Voice, When, Where

DONE_TO = frozenset({
    "killed", "injured", "displaced", "returned", "abducted", "detained", "released", "sent",
    "launched", "intercepted", "destroyed", "seized", "damaged",
})  # fmt: skip
_THINGS: Mapping[ThingRole, str] = {
    "ordinal": "{}",
    "topic": "{}",
    "object": "{}",
    "document": "{}",
    "instrument": "with {}",
    "medium": "{}",
}
_STATUS = {"not-reported": "nothing is known of it", "happened": ""}
MORE = re.compile(r"(?:more than|over|above|upwards of|in excess of|exceeding)\b", re.IGNORECASE)
BESIDE = len(", and ")  # characters between two who say the same
MONTHS = calendar.month_name[:]


class Quote(NamedTuple):
    """The words of a span, with what stands before and after them in their sentence, white space folded."""

    before: str
    words: str
    after: str

    @property
    def sentence(self) -> str:
        """The whole sentence."""
        return f"{self.before}{self.words}{self.after}".strip()


def phrase(claim: Claim) -> str:
    """As in "Air strike by the LNA: killed at least 19 civilians (3 women) · outside Sirte · 5–8 June 2020 · says UNSMIL"."""
    return " · ".join(p for p in (what(claim), place(claim), dates(claim.when), status(claim), voices(claim)) if p)


def what(claim: Claim) -> str:
    """Who did what to whom, with the counts and things, without place, time, status and voices."""
    head = _relation(claim) if claim.event in RELATIONS else _happening(claim)
    counted = tolls(claim.counts)
    if claim.event == "CASUALTY" and counted and not claim.parties:
        head, counted = counted, ""
    line = f"{head}: {counted}" if counted else head
    return " · ".join(p for p in (line[:1].upper() + line[1:], things(claim)) if p)


def who(claim: Claim) -> str:
    """As in "A, B → C (mediated by D)"; ↔ where both sides take part alike."""
    actors, recipients, mediators = (listed(names(claim, r)) for r in ("actor", "recipient", "mediator"))
    symmetric = claim.event not in RELATIONS and wording(claim.event, claim.mode).to is None
    arrow = " ↔ " if symmetric else " → "
    sides = arrow.join(s for s in (actors, recipients) if s) if actors else recipients and f"→ {recipients}"
    return " ".join(s for s in (sides, mediators and f"(mediated by {mediators})") if s)


def names(claim: Claim, role: Role) -> list[str]:
    """The names in a role, in the claim's order, each once."""
    return list(dict.fromkeys(p.name for p in claim.parties if p.role == role))


def dates(when: When | None) -> str:
    """As in "5–8 June 2020", "June 2020", "since 4 April 2019"; says where the days are a conclusion of the reader."""
    if when is None:
        return ""
    text = _open(when) if when.precision == "open" else days(when.earliest, when.latest)
    return f"{text} (inferred)" if when.how == "inferred" else text


def days(first: date, last: date) -> str:
    """Days from first to last, both inclusive, as short as they can be said: "5–8 June 2020", "June 2020", "2020"."""
    if first == last:
        return day(first)
    if _whole_months(first, last):
        return _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def day(d: date) -> str:
    """ "8 June 2020"."""
    return f"{d.day} {MONTHS[d.month]} {d.year}"


def places(where: Sequence[Where]) -> str:
    """As in "outside Sirte, in Tarhuna"."""
    return ", ".join(dict.fromkeys(f"{_rel(w.rel)} {w.name}" for w in where))


def place(claim: Claim) -> str:
    """As `places`, "" for what is named already by `what`: the place that somebody took or holds."""
    return "" if _taken(claim) else places(claim.where)


def tolls(counts: Sequence[Count]) -> str:
    """As in "killed at least 19 civilians (3 women, 5 children), at least 3 locations"."""
    return ", ".join(_count(c) for c in counts)


def bounds(low: int | None, high: int | None) -> str:
    """ "19", "at least 19", "up to 30", "24–99", "an unknown number of"."""
    if low is None and high is None:
        return "an unknown number of"
    if low is None or high is None:
        return f"up to {high:,}" if low is None else f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def amount(counted: Count | Part) -> str:
    """The bounds of a count; "more than 500" where the report says so, though the least number of that is 501."""
    if counted.min is not None and counted.max is None and MORE.match(counted.text):
        return f"more than {counted.min - 1:,}"
    return bounds(counted.min, counted.max)


def numbered(counted: Count | Part) -> str:
    """As in "more than 500 people": the number and who was counted."""
    return f"{amount(counted)} {counted.who or ''}".strip()


def things(claim: Claim) -> str:
    """As in "third round · “ending the fighting” · with airstrikes and rockets"."""
    counted = {c.who.casefold() for c in claim.counts if c.who}
    kept = [t for t in claim.things if t.role != "object" or t.text.casefold() not in counted]
    said = ((form, listed(_thing(t) for t in kept if t.role == role)) for role, form in _THINGS.items())
    return " · ".join(form.format(text) for form, text in said if text)


def status(claim: Claim) -> str:
    """The status, "" where it simply happened or is a relation that holds."""
    if claim.status == "ongoing" and claim.event in RELATIONS:
        return ""
    return _STATUS.get(claim.status, claim.status)


def voices(claim: Claim) -> str:
    """As in "says UNSMIL, reported by Anadolu" and "say MSF and UNICEF"; "" where the report says it in its own voice."""
    spoken = list({v.name: v for v in claim.voices}.values())
    if not spoken:
        return ""
    together = [spoken[0], *(b for _, b in takewhile(lambda pair: _beside(*pair), pairwise(spoken)))]
    says = f"say{'' if len(together) > 1 else 's'} {listed(v.name for v in together)}"
    return ", ".join([says, *(f"reported by {v.name}" for v in spoken if v not in together)])


def _beside(a: Voice, b: Voice) -> bool:
    """Do two voices stand beside each other ("Saudi and American mediators"), so that both say it and neither reports the other?"""
    return abs(max(a.span.start, b.span.start) - min(a.span.end, b.span.end)) <= BESIDE


def listed(values: Iterable[str]) -> str:
    """As in "A, B and C", each value once."""
    each = list(dict.fromkeys(values))
    return " and ".join([", ".join(each[:-1]), each[-1]] if len(each) > 1 else each)


def quoted(report: Report, span: Span) -> Quote:
    """The words of a span within their sentence."""
    around = _sentence(report.text, span)
    before = report.text[around.start : span.start]
    after = report.text[span.end : max(around.end, span.end)]
    return Quote(_folded(before).lstrip(), _folded(report.text[span.start : span.end]), _folded(after).rstrip())


def headline(report: Report) -> str:
    """The title, or a word for a report without one."""
    return _folded(report.title).strip() if report.title else "Untitled report"


def published(report: Report) -> str:
    """ "10–11 June 2020 (inferred from the text)"; says so where the day is not known."""
    if report.published is None:
        return "publication date not known"
    how = {"given": "given by the user", "metadata": "from the metadata", "dateline": "from the dateline"}
    when = days(report.published.earliest, report.published.latest)
    return f"{when} ({how.get(report.published.how, 'inferred from the text')})"


def _sentence(text: str, span: Span) -> Span:
    """The sentence in which the span begins, the span itself where it begins between two."""
    known = _sentences(text)
    n = bisect_right(known, span.start, key=lambda s: s.start) - 1
    return known[n] if n >= 0 and span.start < known[n].end else span


@lru_cache(maxsize=8)
def _sentences(text: str) -> tuple[Span, ...]:
    # Every claim of a report asks for the same borders.
    return sentences(text)


def _happening(claim: Claim) -> str:
    words = wording(claim.event, claim.mode)
    actors, recipients = names(claim, "actor"), names(claim, "recipient")
    mediators = listed(names(claim, "mediator"))
    noun = f"{words.noun} of {_taken(claim)}" if _taken(claim) else words.noun
    middle = (
        _between([*actors, *recipients], words.by)
        if words.to is None
        else _from_to(listed(actors), listed(recipients), words.by, words.to)
    )
    return f"{noun}{middle}{f', mediated by {mediators}' if mediators else ''}"


def _between(both: Sequence[str], alone: str) -> str:
    if len(set(both)) > 1:
        return f" between {listed(both)}"
    return f" {alone} {both[0]}" if both else ""


def _from_to(actors: str, recipients: str, by: str, to: str) -> str:
    return f"{f' {by} {actors}' if actors else ''}{f' {to} {recipients}' if recipients else ''}"


def _relation(claim: Claim) -> str:
    actors = names(claim, "actor")
    verb = RELATIONS[claim.event][_plural(actors)]
    parts = (listed(actors) or "somebody not named", verb, _taken(claim), listed(names(claim, "recipient")))
    return " ".join(s for s in parts if s)


def _plural(actors: Sequence[str]) -> bool:
    """Several names, or one that ends in a plural: "Syrian mercenaries", but not "United Nations", which is a name."""
    last = actors[0].split()[-1:] if actors else []
    return len(actors) > 1 or any(word.islower() and word.endswith("s") and not word.endswith("ss") for word in last)


def _taken(claim: Claim) -> str:
    """The places that are what the claim is about, not only where it happened."""
    if claim.event == "BASED-IN":
        return places(claim.where)
    about = claim.event == "HOLDS" or (claim.event == "ASSAULT" and claim.mode == "capture")
    return listed(w.name for w in claim.where) if about and all(w.rel == "in" for w in claim.where) else ""


def _thing(thing: Thing) -> str:
    if thing.role == "topic":
        return f"“{thing.text}”"
    return f"the {thing.text}" if thing.role == "ordinal" and " " not in thing.text else thing.text


def _count(count: Count) -> str:
    within = ", ".join(numbered(p) for p in count.including)
    return _counted(count) + (f" ({within})" if within else "")


def _counted(count: Count) -> str:
    number, group = amount(count), count.who or ""
    if count.of in DONE_TO or count.of == "missing":
        told = "nobody" if count.max == 0 and not group else f"{number} {group}".strip()
        return f"{told.removesuffix(' of')} missing" if count.of == "missing" else f"{count.of} {told.removesuffix(' of')}"
    return f"{number} {count.of}" + (f" ({group})" if group and group != count.of else "")


def _rel(rel: str) -> str:
    return rel if rel in {"in", "outside", "near", "towards", "from"} else f"{rel} of"


def _open(when: When) -> str:
    first = when.text.split(maxsplit=1)[0].lower() if when.text.strip() else ""
    return f"until {day(when.latest)}" if first in {"until", "till", "before", "by"} else f"since {day(when.earliest)}"


def _whole_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]


def _months(first: date, last: date) -> str:
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    until = f"{MONTHS[last.month]} {last.year}"
    if first.year != last.year:
        return f"{MONTHS[first.month]} {first.year} – {until}"
    return until if first.month == last.month else f"{MONTHS[first.month]} – {until}"


def _folded(text: str) -> str:
    """White space as one blank, at the ends too, so that the pieces of a sentence still fit together."""
    body = " ".join(text.split())
    if not body:
        return " " if text else ""
    return f"{' ' if text[0].isspace() else ''}{body}{' ' if text[-1].isspace() else ''}"
