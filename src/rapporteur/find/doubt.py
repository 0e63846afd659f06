"""Claims in doubt: where a long report has no claim that is sure, its unsure ones are most likely words of war used otherwise.

In reports about the inventory some claim is nearly always sure, in those of sport, markets and play almost never (the same idea as the
two thresholds of Canny 1986, where a weak edge counts beside a strong one). A claim that would so be left out stands all the same where
the report around it is dense enough with others, by a logistic regression on reports of ours. Figures: model/LOG.md, the fifteenth and
the twenty-first reader, and 2026-11-28, night.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

SURE, UNSURE = 0.98, 0.88  # confidence of which one claim is asked, and below which none is said without it
LONG = 200  # words; in shorter texts there may be no second claim
FAINT = 0.8  # confidence that one claim of a shorter text must reach: of 16 claims of texts where none did 3 were right
TIES = frozenset(["LEADS", "PART-OF", "BASED-IN"])  # offices, members, seats: plainly told, and seldom by words used otherwise
BASE, OWN, SUREST, DENSITY, TIE = -6.0, 0.93, 0.85, 0.80, 2.6  # weights of the regression, on logits, a logarithm and a yes or no


def in_doubt(said: Sequence[tuple[str, float]], words: int) -> list[bool]:
    """For each claim, (event, confidence), of a report of so many words: is it better left out?"""
    surest = max((confidence for _, confidence in said), default=1.0)
    if words < LONG:
        return [surest < FAINT] * len(said)
    together = sum(confidence for _, confidence in said)
    return [
        surest < SURE and own < UNSURE and support(event, own, surest, (1 + together - own) / words) < 0 for event, own in said
    ]


def support(event: str, own: float, surest: float, density: float) -> float:
    """What speaks for a claim of confidence `own`. `density`: claims a word, each other one counted as far as it is sure."""
    return BASE + OWN * _logit(own) + SUREST * _logit(surest) + DENSITY * math.log(LONG * density) + TIE * (event in TIES)


def _logit(confidence: float) -> float:
    return math.log(max(confidence, 0.01) / max(1 - confidence, 0.005))
