"""Feasts that reports use as dates: the Christian and Jewish ones by rule, the Muslim ones by table (`moons`)."""

from __future__ import annotations

from datetime import date, timedelta

from rapporteur.text.times import calendars
from rapporteur.text.times.calendar import YEARS, Interval
from rapporteur.text.times.moons import EID_AL_ADHA, EID_AL_FITR, RAMADAN

FIXED = {
    "christmas": (12, 25),
    "christmas orthodox": (1, 7),
    "new year": (1, 1),
    "boxing": (12, 26),
    "epiphany": (1, 6),
    "epiphany orthodox": (1, 19),
    "may": (5, 1),
}
EASTER = {"good friday": -2, "palm sunday": -7, "easter": 0, "easter monday": 1, "pentecost": 49}  # days after Easter Sunday
EIDS = {"eid al-fitr": EID_AL_FITR, "eid al-adha": EID_AL_ADHA, "eid": sorted(EID_AL_FITR + EID_AL_ADHA)}
MOON = {"ashura": (1, 10), "mawlid": (3, 12), "arbaeen": (2, 20)}
JEWISH = {"hashanah": 0, "kippur": 9, "sukkot": 14}  # days after the Jewish new year
PASSOVER, PURIM = -163, -193  # days before the next


def easter(year: int) -> date:
    """Western Easter Sunday (Gregorian computus)."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - epact // 28 * (1 - 29 // (epact + 1) * ((21 - golden) // 11))
    sunday = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (sunday + 40) // 44
    return date(year, month, sunday + 28 - 31 * (month // 4))


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian computus, as a day of our calendar (Meeus)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, number = divmod(d + e + 114, 31)
    return date(year, month, number + 1) + timedelta(days=year // 100 - year // 400 - 2)


def feast(name: str, year: int) -> list[Interval]:
    """The feast's days that begin in a year: none, one or, for the moving Muslim ones, now and then two. "X orthodox": of the Eastern churches."""
    if year not in YEARS:
        return []
    if name == "ramadan":
        return [(a, b - timedelta(days=1)) for a, b in zip(RAMADAN, EID_AL_FITR, strict=True) if a.year == year]
    return [(d, d) for d in _days(name, year) if d.year == year]


def _days(name: str, year: int) -> list[date]:
    western = name.removesuffix(" orthodox")
    if name in FIXED:
        return [date(year, *FIXED[name])]
    if western in EASTER:
        sunday = easter(year) if western == name else orthodox_easter(year)
        return [sunday + timedelta(days=EASTER[western])]
    if western in MOON:
        years = calendars.moon_years(date(year, 7, 1))
        return [date.fromordinal(calendars.moon(y, *MOON[western])) for y in years]
    if western == "nowruz":
        return [date.fromordinal(calendars.sun(year - 621, 1, 1))]
    return _jewish(western, year) or EIDS.get(western, [])


def _jewish(name: str, year: int) -> list[date]:
    offset = {"passover": PASSOVER, "purim": PURIM}.get(name, JEWISH.get(name))
    return [date.fromordinal(calendars.jewish_new_year(year + 3761) + offset)] if offset is not None else []


def around(name: str, today: date) -> list[Interval]:
    """The feast's days in the year before, the year of and the year after a day, in order."""
    return [found for year in (today.year - 1, today.year, today.year + 1) for found in feast(name, year)]
