"""Claims in doubt: where a long report has no claim that is sure, its unsure ones are most likely words of war used otherwise.

In reports about the inventory some claim is nearly always sure, in those of sport, markets and play almost never (the same idea as the
two thresholds of Canny 1986, where a weak edge counts beside a strong one). Figures: model/LOG.md, the fifteenth and the twenty-first reader.
"""

from __future__ import annotations

from collections.abc import Sequence

SURE, UNSURE = 0.98, 0.88  # confidence of which one claim is asked, and below which none is said without it
LONG = 200  # words; in shorter texts there may be no second claim
FAINT = 0.8  # confidence that one claim of a shorter text must reach: of 16 claims of texts where none did 3 were right


def in_doubt(confidences: Sequence[float], words: int) -> list[bool]:
    """For each claim of a report of so many words: is it better left out?"""
    surest = max(confidences, default=1.0)
    if words < LONG:
        return [surest < FAINT] * len(confidences)
    return [surest < SURE and c < UNSURE for c in confidences]
