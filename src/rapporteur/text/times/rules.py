"""A small language for rules: names of word classes in place of letters, and otherwise regular expressions.

`rule("date", "day:d of? month:m (?: comma? year:y )?", solver)` matches a day, perhaps "of", a month, perhaps a year. A name with a
colon labels its word; names of `SETS` stand for any of several classes. Blanks mean nothing. The label `self` says where the
expression begins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapporteur.text.times.context import Found, Solver
from rapporteur.text.times.lexicon import CODES
from rapporteur.text.times.listed import listed

SETS = {
    "month_": "month monthlike monthshort",
    "date_": "day nth",
    "sacrifice": "adha fitr",
    "foreign": "strange feast",
    "foreignyear": "figure year clock",
    "daynumber": "day nth ordinal first second",
    "rank": "nth ordinal first second last",
    "number": "day figure smallword one few",
    "ordinal_": "nth ordinal first second",
    "unit_": "unit annum night",
    "daytime": "partday night moment",
    "which_": "last this next that same past coming current",
    "anyone": "last this next that same past coming current all",
    "to_": "dash to until through bar",
    "part": "early begin mid late end",
    "half_": "first second last",
    "quarter_": "first second ordinal nth last",
    "side": "before after since",
    "later_": "later earlier previously",
    "lead": "on in at by since of from to before after until during and between both over for through",
    "span_": "unit annum night hour",
    "daily": "unit night partday",
    "anyunit": "unit night partday annum",
    "counted": "day figure smallword",
    "shortyear": "day figure",
    "break": "comma dot rpar stop colon newline dash",
    "noun": "people body figure",
    "autumn": "season fall",
    "clockwork": "night begin clock moment about of on the in at partday early late day smallword hour one that",
    "pt": "point span",
    "besides_": "besides",
    "ofor": "of ending",
    "towards": "to into",
    "period": "unit annum",
    "earlier_": "earlier previously",
    "moving": "last past next coming",
    "beside": "before after",
    "anyyear": "year oldyear",
    "sooner": "earlier later",
    "within_": "in within for over",
    "verbal": "has have had",
    "forth": "for about than",
    "than_": "about than",
}
BORDERS = listed("point span besides comma dot stop colon newline dash since when lpar rpar until by")
SETS["plain"] = " ".join(name for name in CODES if name not in BORDERS)
NAME = re.compile(r"([a-z][a-z0-9]*_?)(?::([a-z]\w*))?")


@dataclass(frozen=True, slots=True)
class Rule:
    """`kind` names the manner of saying; `key` are classes of which one must occur in a text for the rule to be tried."""

    kind: str
    pattern: re.Pattern[str]
    solve: Solver
    key: str

    def matches(self, codes: str) -> list[Found]:
        return [self._found(m) for m in self.pattern.finditer(codes)]

    def _found(self, match: re.Match[str]) -> Found:
        labels = {name: match.start(name) for name, value in match.groupdict().items() if value is not None}
        return Found(self.kind, labels.get("self", match.start()), match.end(), labels, self.solve)


def rule(kind: str, pattern: str, solve: Solver, *, key: str) -> Rule:
    """Compile a rule. `key` names classes or sets, by blanks."""
    return Rule(kind, compiled(pattern), solve, "".join(_characters(name) for name in key.split()))


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile("".join(NAME.sub(_class, pattern).split()))


def _class(match: re.Match[str]) -> str:
    body = f"[{_characters(match.group(1))}]"
    return f"(?P<{match.group(2)}>{body})" if match.group(2) else body


def _characters(name: str) -> str:
    return "".join(CODES[n] for n in SETS.get(name, name).split())
