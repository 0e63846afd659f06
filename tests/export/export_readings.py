"""Readings to export, made by hand: invented reports, each span found by its words so that no offset is counted by eye."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from rapporteur.ids import report_id, sha256
from rapporteur.types import (
    Claim,
    Count,
    Method,
    Part,
    Party,
    Problem,
    Published,
    Reading,
    Report,
    Role,
    Span,
    Thing,
    Voice,
    When,
    Where,
)

METHOD = Method("0.3.0", "sha256:" + "a" * 64, "sha256:" + "b" * 64)
LAKE = """Mission hosts second round of talks as rockets fall near Qasr Marwan

The United Nations Mission (UNM) said that delegates of the Coastal Government and the Desert Army began a second round of talks on Monday on ending the fighting, Lake Agency reported.

UNM said that between June 5 and June 8 airstrikes and rockets killed at least 19 civilians, including three women and five children, outside Qasr Marwan.

The Desert Army, which is backed by Northland, has held Wadi Amal since May. The Coastal Government captured Wadi Amal last week, its spokesman said.

The Coastal Government denied shelling the harbour. It called on the Desert Army to withdraw.

Northland's president spoke by phone with the Desert Army's commander on Wednesday. Lake Agency gave no details of any agreement.
"""
HILL = """Dozens killed outside Qasr Marwan, doctors say

Doctors at the field hospital said that shelling outside Qasr Marwan on June 6 killed 31 people and injured 12 others.

About 4,000 people fled the town towards Bir Salama. Northland sent drones and hundreds of fighters to the Desert Army in December 2019.

The Desert Army threatened to attack the port of Bir Salama.
"""


def report(text: str, **slots: Any) -> Report:
    """A report of a text whose first line is its title."""
    days = Published(date(2020, 6, 10), date(2020, 6, 11), "inferred")
    title = text.partition("\n")[0] or None
    made = Report(report_id(text), title, "Lake Agency", "https://example.org/a", "en", days, text, sha256(text.encode()), "txt")
    return replace(made, **slots)


class Maker:
    """Makes claims of one report, each slot from the words that it stands in, looked for from the claim's words' line on."""

    def __init__(self, of: Report) -> None:
        self.report = of

    def at(self, words: str) -> Span:
        """The first place of the words after the title."""
        body = self.report.text.find("\n") + 1
        start = self.report.text.index(words, body if words in self.report.text[body:] else 0)
        return Span(start, start + len(words))

    def claim(self, words: str, event: str, mode: str | None = None, **slots: Any) -> Claim:
        """A claim carried by words; slots as in `Claim`."""
        made = Claim(
            id=sha256(f"{words}{event}{mode}".encode()), report=self.report.id, event=event, mode=mode, span=self.at(words),
            parties=(), when=None, where=(), counts=(), things=(), status="happened", voices=(), confidence=0.876, method=METHOD)  # fmt: skip
        return replace(made, **slots)

    def party(self, role: Role, name: str, text: str | None = None) -> Party:
        """A party by its name, or by other words."""
        return Party(role, name, text or name, self.at(text or name))

    def when(self, text: str, earliest: date, latest: date, **slots: Any) -> When:
        """Days by their words."""
        return replace(When(earliest, latest, "days", text, self.at(text), "explicit"), **slots)

    def where(self, name: str, rel: str = "in", **slots: Any) -> Where:
        """A place by its name."""
        return replace(Where(name, name, rel, self.at(name)), **slots)

    def count(self, of: str, who: str | None, low: int | None, high: int | None, text: str, *parts: Part) -> Count:
        """A count by its words."""
        return Count(of, who, low, high, text, self.at(text), parts)

    def part(self, who: str, number: int, text: str) -> Part:
        """A part of a count by its words."""
        return Part(who, number, number, text, self.at(text))

    def voice(self, name: str, text: str | None = None, cue: str | None = "said") -> Voice:
        """A voice by its words."""
        return Voice(name, text or name, self.at(text or name), cue)


def lake() -> Reading:
    """Talks, a toll, territory, backing, a denial, a demand, a phone call, something not known."""
    m = Maker(report(LAKE))
    gov, army = "Coastal Government", "Desert Army"
    unm, agency = m.voice("United Nations Mission", "UNM"), m.voice("Lake Agency", cue="reported")
    sides = (m.party("actor", gov), m.party("recipient", army))
    toll = m.count(
        "killed", "civilians", 19, None, "at least 19 civilians", m.part("women", 3, "three women"), m.part("children", 5, "five children"))  # fmt: skip
    claims = (
        m.claim("talks", "CONSULT", "negotiation", parties=(*sides, m.party("mediator", "United Nations Mission")), status="ongoing",
                when=m.when("Monday", date(2020, 6, 8), date(2020, 6, 8), how="relative"), voices=(unm, agency),
                things=(Thing("ordinal", "second round", m.at("second round")), Thing("topic", "ending the fighting", m.at("ending the fighting")))),
        m.claim("killed", "ASSAULT", "aerial|heavy-weapons", counts=(toll,), voices=(unm,), where=(m.where("Qasr Marwan", "outside", lat=31.2, lon=16.5),),
                when=m.when("between June 5 and June 8", date(2020, 6, 5), date(2020, 6, 8)),
                things=(Thing("instrument", "airstrikes", m.at("airstrikes")), Thing("instrument", "rockets", m.at("rockets")))),
        m.claim("backed", "BACKS", parties=(m.party("actor", "Northland"), m.party("recipient", army)), status="ongoing"),
        m.claim("held", "HOLDS", parties=(m.party("actor", army),), where=(m.where("Wadi Amal"),), status="ongoing",
                when=m.when("since May", date(2020, 5, 1), date(2020, 6, 10), precision="open", how="inferred")),
        m.claim("captured", "ASSAULT", "capture", parties=sides, where=(m.where("Wadi Amal"),), voices=(m.voice("spokesman of the Coastal Government", "spokesman"),),
                when=m.when("last week", date(2020, 6, 1), date(2020, 6, 7), how="relative")),
        m.claim("shelling", "ASSAULT", "heavy-weapons", parties=(m.party("actor", gov),), where=(m.where("harbour"),), status="denied",
                voices=(m.voice(gov, cue="denied"),)),
        m.claim("called on", "REQUEST", "yield", parties=sides, things=(Thing("topic", "withdraw", m.at("withdraw")),)),
        m.claim("spoke by phone", "CONSULT", "phone", parties=(m.party("actor", "Northland's president"), m.party("recipient", "Desert Army's commander")),
                when=m.when("Wednesday", date(2020, 6, 10), date(2020, 6, 10), how="relative")),
        m.claim("agreement", "AGREE", status="not-reported", voices=(agency,)),
    )  # fmt: skip
    return Reading(m.report, claims, (Problem("lake.txt", "the publication date was concluded from the text"),))


def hill() -> Reading:
    """Another toll of the same days and place, flight, arms, fighters, a threat."""
    m = Maker(report(HILL, publisher="Hill News", published=Published(date(2020, 6, 8), date(2020, 6, 8), "given"), url=None))
    doctors = m.voice("doctors at the field hospital", "Doctors at the field hospital")
    december = m.when("December 2019", date(2019, 12, 1), date(2019, 12, 31), precision="month")
    army = m.party("recipient", "Desert Army")
    claims = (
        m.claim("shelling", "ASSAULT", "heavy-weapons", where=(m.where("Qasr Marwan", "outside"),), voices=(doctors,),
                when=m.when("June 6", date(2020, 6, 6), date(2020, 6, 6), precision="day"),
                counts=(m.count("killed", "people", 31, 31, "31 people"), m.count("injured", None, 12, 12, "12 others"))),
        m.claim("fled", "DISPLACE", "flee", where=(m.where("Bir Salama", "towards"),), counts=(m.count("displaced", "people", 4000, 4000, "About 4,000 people"),)),
        m.claim("sent", "AID", "arms", parties=(m.party("actor", "Northland"), army), when=december, things=(Thing("object", "drones", m.at("drones")),)),
        m.claim("sent", "AID", "fighters", parties=(m.party("actor", "Northland"), army), when=december,
                counts=(m.count("sent", "fighters", 200, 999, "hundreds of fighters"),)),
        m.claim("threatened", "THREATEN", "violence", parties=(m.party("actor", "Desert Army"),), where=(m.where("Bir Salama"),)),
    )  # fmt: skip
    return Reading(m.report, claims, ())


def hostile() -> Reading:
    """A report whose text, title, names and address try to be markup, formulas or hidden."""
    text = "Title <script>alert(1)</script>\n\nThe <script>alert(2)</script> Front \u202egnp\u202c attacked [x](javascript:alert(3)) *town*.\n"
    m = Maker(report(text, publisher="=HYPERLINK(1)", url="javascript:alert(4)"))
    name = "<script>alert(2)</script> Front"
    parties = (m.party("actor", name), Party("recipient", '"><img src=x onerror=alert(5)>', "town", m.at("town")))
    claims = (m.claim("attacked", "ASSAULT", parties=parties, voices=(m.voice("@front", "Front"),)),)
    return Reading(m.report, claims, (Problem("<b>x</b>", "a <b>bold</b> message"),))
