"""Dates of other calendars as days of ours: the Muslim moon year, the Persian and Afghan sun year, the Ethiopian and the Jewish year.

The moon year is reckoned by the tabular rule and moved so that its Ramadan begins as announced (`feasts.RAMADAN`), where known.
A month is named by a key that its spellings share: "Rabi' al-Awwal", "Rabi I" and "Rabi ul Awal" are the third.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rapporteur.text.times import calendar as cal
from rapporteur.text.times.calendar import Interval
from rapporteur.text.times.listed import listed
from rapporteur.text.times.moons import FIRST_YEAR, RAMADAN


def _numbered(months: str) -> dict[str, int]:
    return {name: number for number, names in enumerate(listed(months, "|"), 1) for name in names.split()}


MOONS = _numbered(
    "muharram moharram|safar|rabi|rabi2|jumada jamada jumadi|jumada2|rajab|shaban sha'ban shaaban sha’ban|ramadan ramazan ramadhan|shawwal shawal|"
    "dhu dhul zul zulqadah zulqada dhulqadah|dhu2 zilhaj zulhijjah dhulhijjah zulhijja"
)
SUNS = _numbered(
    "farvardin hamal|ordibehesht sawr saur|khordad jawza|tir saratan|mordad asad|shahrivar sunbula|mehr mizan|aban aqrab|azar qaws|"
    "dey jadi|bahman dalw dalwa|esfand hut"
)
ETHIOPIAN = _numbered("meskerem|tikimt|hidar|tahsas|tir|yekatit|megabit|miyazya|ginbot|sene|hamle|nehase|pagume")
SECOND = ("thani", "akhir", "akhira", "ii", "hijja", "hijjah", "hajj", "hijjeh")  # of what follows "Rabi", "Jumada", "Dhu"
EPOCH = {"moon": 227014, "sun": 226896, "ethiopian": 2796, "jewish": -1373427}  # ordinal of the first day of the first year


def moon(year: int, month: int, number: int) -> int:
    """The ordinal of a day of the moon year."""
    return _tabular(year, month, number) + _correction(year)


def _tabular(year: int, month: int, number: int) -> int:
    return EPOCH["moon"] + 354 * (year - 1) + (11 * year + 3) // 30 + 29 * (month - 1) + month // 2 + number - 1


def _correction(year: int) -> int:
    n = year - FIRST_YEAR
    return RAMADAN[n].toordinal() - _tabular(year, 9, 1) if 0 <= n < len(RAMADAN) else 0


def sun(year: int, month: int, number: int) -> int:
    """The ordinal of a day of the Persian year: six months of 31 days, then of 30."""
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return EPOCH["sun"] + 365 * (year - 1) + (8 * year + 21) // 33 - 1 + before + number - 1


def ethiopian(year: int, month: int, number: int) -> int:
    return EPOCH["ethiopian"] + 365 * (year - 1) + year // 4 + 30 * (month - 1) + number - 1


def jewish_new_year(year: int) -> int:
    """The ordinal of Rosh Hashanah of a Jewish year."""
    first, before, after = (_elapsed(y) for y in (year, year - 1, year + 1))
    delay = 2 if after - first == 356 else 1 if first - before == 382 else 0
    return EPOCH["jewish"] + first + delay


def _elapsed(year: int) -> int:
    """Days from the epoch to the new moon of a Jewish year, put off where it would fall on a Sunday, Wednesday or Friday."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days


Reckoning = tuple[Callable[[int, int, int], int], int]  # a calendar's function, and the number of the month


def reckoning(words: list[str], year: int) -> Reckoning | None:
    """The calendar and month that a month's words mean in a year: Ethiopian years are above 1900, the others below 1500."""
    name, second = words[0], any(w in SECOND for w in words[1:])
    if year > 1900:
        return (ethiopian, ETHIOPIAN[name]) if name in ETHIOPIAN else None
    if name in SUNS and year > 1250:
        return sun, SUNS[name]
    return (moon, MOONS.get(f"{name}2", MOONS[name]) if second else MOONS[name]) if name in MOONS and year > 1200 else None


def day_of(found: Reckoning, year: int, number: int) -> date | None:
    """One day, as far as our calendar and its months of 31 days reach."""
    function, month = found
    return cal.plus_days(date(1900, 1, 1), function(year, month, number) - date(1900, 1, 1).toordinal()) if number <= 31 else None


def month_of(found: Reckoning, year: int) -> Interval | None:
    """A whole month: up to the day before the next one begins."""
    function, month = found
    first, after = day_of(found, year, 1), (function(year, month + 1, 1) if month < 12 else function(year + 1, 1, 1))
    last = cal.plus_days(date(1900, 1, 1), after - 1 - date(1900, 1, 1).toordinal())
    return (first, last) if first and last else None


def moon_years(today: date) -> range:
    """The moon years that the years around a day may fall in."""
    near = (today.toordinal() - EPOCH["moon"]) * 30 // 10631 + 1
    return range(near - 1, near + 2)
