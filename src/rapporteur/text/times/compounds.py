"""The rules of expressions that are made of others. In their patterns `point` is a single day and `span` any other expression."""

from __future__ import annotations

from rapporteur.text.times import joining, offsets
from rapporteur.text.times.rules import Rule, rule

MIDDLE = "(?: clockwork )*?"  # "since about 3 in the afternoon of Monday"

COMPOUNDS: tuple[Rule, ...] = (
    rule("range", "(?:from|between) pt:a (?:to_|and) about? the? pt:b", joining.range_of, key="pt"),
    rule("range", "pt:a (?:to_) about? the? pt:b", joining.range_of, key="pt"),
    rule("list", "both? pt:a (?: comma pt )* comma? and (?: again:g | then )? on? in? the? pt:b", joining.list_of, key="and"),
    rule("since", f"(?:since) {MIDDLE} pt:a", joining.since, key="since"),
    rule("until", f"until {MIDDLE} pt:a", joining.until, key="until"),
    rule("by", f"(?:by|before|not? later than) {MIDDLE} pt:a", joining.until, key="by before later"),
    rule("overnight", "the? night (?:of|between) the? pt:a", joining.night_of, key="night"),
    rule("overnight", "the? (?:night|overnight) towards:t the? pt:a", joining.night_of, key="night overnight"),
    rule("week", "the? unit:u ofor:o the? point:a", joining.week_of, key="unit"),
    rule("eve", "the? eve of pt:a", joining.eve_of, key="eve"),
    rule("anchored", "besides_:a pt:b", joining.shifted, key="besides_"),
    rule("range", "in? the period:u to the? point:a", joining.up_to, key="period"),
)
SINCE_CLAUSE = rule("since", "since (?= (?: plain ){1,14} pt:a )", joining.since, key="since")
