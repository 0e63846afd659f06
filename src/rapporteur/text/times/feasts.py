"""Feasts that reports use as dates: the Christian ones by rule, the Muslim ones by table.

The table follows the days announced in Saudi Arabia; other countries may begin a day later.
"""

from __future__ import annotations

from datetime import date, timedelta

from rapporteur.text.times.calendar import YEARS, Interval, one
from rapporteur.text.times.listed import listed

RAMADAN = [
    date.fromisoformat(d)
    for d in listed("""
    1990-03-28 1991-03-17 1992-03-05 1993-02-23 1994-02-12 1995-02-01 1996-01-22 1997-01-10 1997-12-31 1998-12-19 1999-12-09
    2000-11-27 2001-11-16 2002-11-06 2003-10-26 2004-10-15 2005-10-04 2006-09-23 2007-09-13 2008-09-01 2009-08-22 2010-08-11
    2011-08-01 2012-07-20 2013-07-10 2014-06-28 2015-06-18 2016-06-06 2017-05-27 2018-05-17 2019-05-06 2020-04-24 2021-04-13
    2022-04-02 2023-03-23 2024-03-11 2025-03-01 2026-02-18 2027-02-08 2028-01-28 2029-01-16 2030-01-05 2030-12-26
    """)
]
EID_AL_FITR = [
    date.fromisoformat(d)
    for d in listed("""
    1990-04-26 1991-04-15 1992-04-04 1993-03-24 1994-03-13 1995-03-02 1996-02-20 1997-02-08 1998-01-29 1999-01-18 2000-01-08
    2000-12-27 2001-12-16 2002-12-05 2003-11-25 2004-11-13 2005-11-03 2006-10-23 2007-10-12 2008-09-30 2009-09-20 2010-09-10
    2011-08-30 2012-08-19 2013-08-08 2014-07-28 2015-07-17 2016-07-06 2017-06-25 2018-06-15 2019-06-04 2020-05-24 2021-05-13
    2022-05-02 2023-04-21 2024-04-10 2025-03-30 2026-03-20 2027-03-09 2028-02-26 2029-02-14 2030-02-04 2031-01-24
    """)
]
EID_AL_ADHA = [
    date.fromisoformat(d)
    for d in listed("""
    1990-07-02 1991-06-22 1992-06-11 1993-05-31 1994-05-20 1995-05-09 1996-04-28 1997-04-17 1998-04-07 1999-03-27 2000-03-16
    2001-03-05 2002-02-22 2003-02-11 2004-02-01 2005-01-20 2006-01-10 2006-12-30 2007-12-19 2008-12-08 2009-11-27 2010-11-16
    2011-11-06 2012-10-26 2013-10-15 2014-10-04 2015-09-24 2016-09-12 2017-09-01 2018-08-21 2019-08-11 2020-07-31 2021-07-20
    2022-07-09 2023-06-28 2024-06-16 2025-06-06 2026-05-27 2027-05-16 2028-05-05 2029-04-24 2030-04-13
    """)
]
FIXED = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "new year": (1, 1),
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "nowruz": (3, 21),
}
EASTER = {"good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1, "pentecost": 49}


def easter(year: int) -> date:
    """Western Easter Sunday (Gregorian computus)."""
    golden, century = year % 19, year // 100
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    moon = epact - epact // 28 * (1 - 29 // (epact + 1) * ((21 - golden) // 11))
    sunday = moon - (year + year // 4 + moon + 2 - century + century // 4) % 7
    month = 3 + (sunday + 40) // 44
    return date(year, month, sunday + 28 - 31 * (month // 4))


def feast(name: str, year: int) -> list[Interval]:
    """The feast's days that begin in a year: none, one or, for the moving Muslim ones, now and then two."""
    if year not in YEARS:
        return []
    if name in FIXED:
        return [(d, d) for d in [date(year, *FIXED[name])]]
    if name in EASTER:
        return [found for found in [one(easter(year) + timedelta(days=EASTER[name]))] if found]
    if name == "ramadan":
        return [(a, b - timedelta(days=1)) for a, b in zip(RAMADAN, EID_AL_FITR, strict=True) if a.year == year]
    table = EID_AL_ADHA if name == "eid al-adha" else EID_AL_FITR
    return [(d, d) for d in table if d.year == year]


def around(name: str, today: date) -> list[Interval]:
    """The feast's days in the year before, the year of and the year after a day, in order."""
    return [found for year in (today.year - 1, today.year, today.year + 1) for found in feast(name, year)]
