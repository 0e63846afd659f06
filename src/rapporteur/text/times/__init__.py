"""Time expressions and the days they mean, by a grammar of our own.

`find_times` reads in three steps: `lexing` gives every word a class, `grammar` and `compounds` match patterns over the
classes, and the solvers (`days`, `months`, `periods`, `offsets`, `joining`) turn each match into an interval of days.
"""

from __future__ import annotations

from rapporteur.text.times.calendar import WEEKDAYS
from rapporteur.text.times.expression import TimeExpression
from rapporteur.text.times.finding import find_times

__all__ = ["WEEKDAYS", "TimeExpression", "find_times"]
