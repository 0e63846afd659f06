"""Claims in doubt: where a long report has no claim that is sure, its unsure ones are most likely words of war used otherwise.

In reports about the inventory some claim is nearly always sure, in those of sport, markets and play almost never (the same idea as the
two thresholds of Canny 1986, where a weak edge counts beside a strong one). Figures: model/LOG.md, the fifteenth reader.
"""

from __future__ import annotations

from collections.abc import Sequence

SURE, UNSURE = 0.98, 0.88  # confidence of which one claim is asked, and below which none is said without it
LONG = 200  # words; in shorter texts there may be no second claim


def in_doubt(confidences: Sequence[float], words: int) -> list[bool]:
    """For each claim of a report of so many words: is it better left out?"""
    if words < LONG or max(confidences, default=1.0) >= SURE:
        return [False] * len(confidences)
    return [c < UNSURE for c in confidences]
