"""The rules of expressions that are made of others. In their patterns `point` is a single day and `span` any other expression."""

from __future__ import annotations

from rapporteur.text.times import joining, observances
from rapporteur.text.times.rules import Rule, rule

MIDDLE = "(?: clockwork ){0,8}?"  # "since about 3 in the afternoon of Monday"

COMPOUNDS: tuple[Rule, ...] = (
    rule("range", "(?:from|between) pt:a (?:to_|and) about? the? pt:b", joining.range_of, key="pt"),
    rule("range", "pt:a (?:to_) about? the? pt:b", joining.range_of, key="pt"),
    rule(
        "list",
        "both? pt:a (?: comma pt ){0,6} (?! comma and on ) comma? and (?: again:g | then )? on? in? the? pt:b",
        joining.list_of,
        key="and",
    ),
    rule("since", f"since {MIDDLE} pt:a (?! comma? when | comma the unit )", joining.since, key="since"),
    rule("until", f"until {MIDDLE} pt:a", joining.until, key="until"),
    rule(
        "by", f"(?: by | before (?! moment ) | (?:numbered|not)? later than ) {MIDDLE} pt:a", joining.until, key="by before later"
    ),
    rule("overnight", "overnight on? pt:a", joining.night_of, key="overnight"),
    rule(
        "overnight",
        "the? (?:night|overnight) (?:from|between) pt:a (?:to_|and) about? the? pt:b",
        joining.range_of,
        key="night overnight",
    ),
    rule("overnight", "the? night pt:a", joining.night_from, key="night"),
    rule("range", "pt:a into about? the? pt:b", joining.range_of, key="into"),
    rule("overnight", "the? night (?:of|between) the? pt:a", joining.night_of, key="night"),
    rule("overnight", "the? (?:night|overnight) towards:t the? pt:a", joining.night_of, key="night overnight"),
    rule("week", "the? unit:u ofor:o the? point:a", joining.week_of, key="unit"),
    rule("range", "as of clock comma? point:a", joining.as_of, key="clock"),
    rule("anchored", "the daily:u beside:e the? pt:b", joining.day_beside, key="before after"),
    rule("anchored", "besides_:a pt:b", joining.shifted, key="besides_"),
    rule("range", "the besides_:a pt:b", joining.stretch_beside, key="besides_"),
    rule("range", "in? the period:u to the? point:a", joining.up_to, key="period"),
)
CLAUSES = (
    rule("since", "since (?= (?: plain ){0,14} pt:a )", joining.since, key="since"),
    rule(
        "anniversary",
        "the? (?: ordinal_:n )? anniversary of (?= (?: plain ){0,8} pt:a )",
        observances.anniversary,
        key="anniversary",
    ),
)
"""What stands for a whole clause whose time stands for itself: since the war began in 2014, the anniversary of the coup of 2014."""
