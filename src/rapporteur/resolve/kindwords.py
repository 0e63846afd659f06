"""Words that say what kind of place a name means: "province", "air base", "refugee camp", "eastern"."""

from __future__ import annotations

import re
from typing import NamedTuple

_ADMIN = ("admin1", "admin2", "admin3")
_TOWN = ("settlement", "capital")

KIND_WORDS: dict[str, tuple[str, ...]] = {
    "province": ("admin1", "admin2"), "provinces": ("admin1",), "governorate": ("admin1",), "region": ("admin1", "region", "admin2"),
    "regions": ("admin1", "region"), "oblast": ("admin1",), "state": ("admin1",), "states": ("admin1",), "krai": ("admin1",),
    "republic": ("admin1", "country"), "wilaya": ("admin1",), "prefecture": _ADMIN, "canton": _ADMIN, "department": _ADMIN,
    "muhafazah": ("admin1",), "provincia": ("admin1",), "estado": ("admin1",), "departamento": ("admin1",), "voivodeship": ("admin1",),
    "region of": ("admin1", "region"), "administrative region": ("admin1",), "autonomous region": ("admin1", "region"),
    "special municipality": ("admin1",), "division": ("admin1", "admin2"), "sheng": ("admin1",), "ostan": ("admin1",),
    "district": ("admin2", "admin3", "neighbourhood", "admin1"), "districts": ("admin2", "neighbourhood"), "county": ("admin2", "admin1"),
    "raion": ("admin2",), "rayon": ("admin2",), "woreda": ("admin2", "admin3"), "zone": ("admin2", "region"), "cercle": ("admin2",),
    "territory": ("admin2", "admin1", "region"), "municipality": ("admin2", "admin3", *_TOWN), "commune": ("admin2", "admin3", *_TOWN),
    "sub-district": ("admin3", "admin2"), "subdistrict": ("admin3", "admin2"), "tehsil": ("admin2", "admin3"), "taluk": ("admin2",),
    "upazila": ("admin2", "admin3"), "agency": ("admin2", "region"), "regency": ("admin2",), "township": ("admin2", *_TOWN),
    "constituency": ("admin2",), "sub-county": ("admin3", "admin2"), "locality": ("admin2", *_TOWN), "arrondissement": ("admin2", "admin3"),
    "kommuna": ("admin2",), "kabupaten": ("admin2",), "muang": ("admin2",), "amphoe": ("admin2",), "shahrestan": ("admin2",),
    "city": _TOWN, "city centre": _TOWN, "city center": _TOWN, "town": _TOWN, "village": _TOWN, "villages": _TOWN, "hamlet": _TOWN,
    "settlement": _TOWN, "kibbutz": _TOWN, "moshav": _TOWN, "vereda": _TOWN, "barangay": _TOWN, "kebele": _TOWN,
    "neighbourhood": ("neighbourhood", *_TOWN), "neighborhood": ("neighbourhood", *_TOWN), "quarter": ("neighbourhood", *_TOWN),
    "suburb": ("neighbourhood", *_TOWN), "suburbs": ("neighbourhood", *_TOWN),
    "camp": ("camp", "base", "neighbourhood"), "refugee camp": ("camp",), "refugee settlement": ("camp",), "idp camp": ("camp",),
    "displacement camp": ("camp",), "displacement site": ("camp",), "idp site": ("camp",), "transit centre": ("camp",),
    "protection of civilians site": ("camp",), "poc site": ("camp",), "poc": ("camp",),
    "airport": ("airport", "airbase"), "international airport": ("airport", "airbase"), "airfield": ("airbase", "airport"),
    "airstrip": ("airbase", "airport"), "air base": ("airbase", "airport", "base"), "airbase": ("airbase", "airport", "base"),
    "military airport": ("airbase", "airport"), "aerodrome": ("airport", "airbase"), "air field": ("airbase", "airport"),
    "military base": ("base", "airbase"), "naval base": ("base", "port"), "army base": ("base", "airbase"), "base": ("base", "airbase"),
    "military camp": ("base",), "barracks": ("base",), "garrison": ("base", *_TOWN), "training ground": ("base",), "outpost": ("base",),
    "crossing": ("crossing",), "border crossing": ("crossing",), "checkpoint": ("crossing",), "crossing point": ("crossing",),
    "border post": ("crossing",), "border gate": ("crossing",), "border": ("crossing",), "passage": ("crossing",), "gate": ("crossing",),
    "port": ("port", "oil"), "seaport": ("port",), "sea port": ("port",), "harbour": ("port",), "harbor": ("port",), "jetty": ("port",),
    "oil terminal": ("oil", "port"), "terminal": ("oil", "port"), "oil port": ("oil", "port"), "oil field": ("oil",), "oilfield": ("oil",),
    "oil fields": ("oil",), "oilfields": ("oil",), "gas field": ("oil",), "refinery": ("oil",), "gas plant": ("oil",), "oil facility": ("oil",),
    "fuel terminal": ("oil",), "oil depot": ("oil",), "dam": ("dam",), "reservoir": ("dam", "lake"), "hydroelectric plant": ("dam",),
    "nuclear power plant": ("power",), "nuclear plant": ("power",), "power plant": ("power",), "power station": ("power",),
    "nuclear facility": ("power",), "nuclear site": ("power",),
    "island": ("island",), "islands": ("island",), "isle": ("island",), "archipelago": ("island",), "peninsula": ("region",),
    "river": ("river",), "rivers": ("river",), "lake": ("lake",), "sea": ("sea",), "ocean": ("sea",), "gulf": ("sea",), "bay": ("sea",),
    "strait": ("strait",), "channel": ("strait", "sea"), "canal": ("strait", "river"),
    "mountain": ("mountain",), "mountains": ("mountain",), "mount": ("mountain",), "hill": ("mountain",), "hills": ("mountain", "region"),
    "heights": ("mountain", "region"), "ridge": ("mountain",), "range": ("mountain",), "peak": ("mountain",), "pass": ("pass",),
    "valley": ("valley", "region"), "forest": ("forest",), "woods": ("forest",), "desert": ("desert", "region"), "plain": ("region",),
    "plains": ("region",), "basin": ("region", "river"), "triangle": ("region",), "corridor": ("road", "region", "line"),
    "road": ("road",), "highway": ("road",), "street": ("road",), "avenue": ("road",), "axis": ("road",), "bridge": ("bridge",),
    "front": (), "sector": (), "area": (), "pocket": (), "enclave": ("region",), "salient": (), "line": ("line",), "frontier": ("line",),
    "mine": ("mine",), "mines": ("mine",), "gold mine": ("mine",), "market": ("market",), "hospital": ("hospital",),
    "prison": ("prison",), "jail": ("prison",), "penitentiary": ("prison",), "square": ("square",), "roundabout": ("square",),
    "junction": ("square",), "hotel": ("building",), "embassy": ("building",), "mosque": ("building",), "church": ("building",),
    "monastery": ("building",), "school": ("building",), "university": ("building", "campus"), "stadium": ("building",),
    "station": ("building",), "bus station": ("building",), "railway station": ("building",), "police station": ("building",),
    "hostel": ("building",), "palace": ("building",), "compound": ("building",), "beach": (), "cantonment site": ("base",), "marshes": ("region",),
    "swamp": ("region",), "county seat": _TOWN, "rural district": ("admin3", "admin2"),
}  # fmt: skip

SITES = frozenset(
    ("bridge", "road", "market", "hospital", "prison", "square", "building", "campus", "base", "mine", "camp", "crossing", "port")
)
"""Kinds that lie in or beside the town whose name they carry: where the site is not known, the town stands for it."""

STANDING = (SITES | {"airport"}) - {"base", "mine", "camp", "crossing", "port"}
"""Kinds of what mostly stands in a town, so that one without a name of its own is near the town of its sentence."""

IN_TOWN = frozenset(
    ("house", "office", "offices", "residence", "parliament", "guesthouse", "college", "headquarters", "tower", "court", "ministry", "hall", "clinic",
     "building", "centre", "center", "theatre", "cathedral", "consulate", "stadium", "bazaar", "morgue", "cemetery", "museum", "library")
)  # fmt: skip
"""Further words for what stands in a town."""

AIR = frozenset(("airport", "airbase"))
ADMIN = frozenset(_ADMIN)
TOWN = frozenset(("settlement", "capital", "neighbourhood"))

COMPASS = (
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "north-eastern", "north-western", "south-eastern",
    "south-western", "northeastern", "northwestern", "southeastern", "southwestern", "northeast", "northwest", "southeast", "southwest",
    "north-east", "north-west", "south-east", "south-west", "central", "downtown", "upper", "lower", "greater", "inner", "outer", "rural",
)  # fmt: skip

_ending = "|".join(sorted((re.escape(word).replace(r"\ ", r"[ -]") for word in KIND_WORDS), key=len, reverse=True))
_AFTER = re.compile(rf"^(?P<core>.+?)(?:['’]s)?[ -](?P<kind>{_ending})$", re.IGNORECASE)
_BEFORE = re.compile(rf"^(?:the )?(?P<kind>{_ending})(?:s)?(?: (?:of|in|at|on|near))? (?:the )?(?P<core>.+)$", re.IGNORECASE)
_PART = re.compile(
    rf"^(?:the )?(?P<part>(?:{'|'.join(COMPASS)})(?:[ -](?:and|or) (?:{'|'.join(COMPASS)}))?"
    r"(?: (?:part|parts|half|districts|suburbs|outskirts|countryside|areas?))?)(?: of)?(?: the)?(?: city of)? (?P<core>.+)$",
    re.IGNORECASE,
)
_OWNER = re.compile(r"^[^\W\d_][^'’]*['’]s (?:the )?(?=[^\W\d_])")  # "Aleppo's" before Sheikh Maqsoud; "N'Djamena" owns nothing
_LEAD = re.compile(
    r"^(?:the |nearby |occupied |neighbou?ring |besieged |rebel-held |government-held |"
    r"(?:outskirts|suburbs|edge|entrance|vicinity|area|centre|center|coast|city|cities) of (?:the )?)+",
    re.IGNORECASE,
)


class Parsed(NamedTuple):
    """A name taken apart: "eastern Idlib province" is core "Idlib", kinds of "province", part "eastern"."""

    core: str
    kinds: tuple[str, ...]
    word: str | None
    part: str | None


def parse_name(name: str) -> tuple[Parsed, ...]:
    """Ways to read a name, the fullest first: as it stands, then without kind words, without an owner,
    without a compass part."""
    bare = _LEAD.sub("", name.strip(" ,.;:'’\"")) or name
    found = [Parsed(bare, (), None, None)]
    _peel(bare, None, found)
    owned = _OWNER.sub("", bare)
    if owned != bare:
        found.append(Parsed(owned, (), None, None))
        _peel(owned, None, found)
    part = _PART.match(bare)
    if part:
        found.append(Parsed(part["core"], (), None, part["part"].lower()))
        _peel(part["core"], part["part"].lower(), found)
    return tuple(dict.fromkeys(found))


def _peel(name: str, part: str | None, found: list[Parsed]) -> None:
    for pattern in (_AFTER, _BEFORE):
        match = pattern.match(name)
        if match:
            word = match["kind"].lower()
            core = _LEAD.sub("", match["core"].strip())
            found.append(Parsed(core, KIND_WORDS.get(word, KIND_WORDS.get(word.replace("-", " "), ())), word, part))


def without_kind(name: str) -> str | None:
    """The name without a kind word at its end or beginning; `None` where it carries none."""
    for pattern in (_AFTER, _BEFORE):
        match = pattern.match(name)
        if match:
            return match["core"].strip()
    return None


def is_site(name: str) -> bool:
    """Does a name end in a word for something that stands in or beside a town ("the prison", "Flower Road")?"""
    word = name.lower().split()[-1] if name.split() else ""
    return word in IN_TOWN or bool(set(KIND_WORDS.get(word, ())) & STANDING)
