"""What other ontologies call an event: the `crosswalks` of a codebook file."""

from __future__ import annotations

import re

from rapporteur.codebook.nodes import Node
from rapporteur.codebook.records import AcledType, Crosswalk, PloverType

# ACLED's sub-event types by event type, as its columns spell them.
ACLED = {
    "Battles": ("Government regains territory", "Non-state actor overtakes territory", "Armed clash"),
    "Explosions/Remote violence": (
        "Air/drone strike",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Suicide bomb",
        "Grenade",
        "Chemical weapon",
    ),
    "Violence against civilians": ("Attack", "Abduction/forced disappearance", "Sexual violence"),
    "Protests": ("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Strategic developments": (
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    ),
}
EVENT_TYPE_OF = {sub_event: event for event, sub_events in ACLED.items() for sub_event in sub_events}
PLOVER = re.compile(r"[A-Z]+(/[a-z]+(-[a-z]+)*)?")
CAMEO = re.compile(r"(0[1-9]|1[0-9]|20)[0-9]{0,2}")
UCDP = ("1", "2", "3")
KEYS = frozenset({"plover", "cameo", "acled", "ucdp"})


def read_crosswalk(node: Node | None, above: Crosswalk) -> Crosswalk:
    """The crosswalks of an event or mode; what it leaves out is that of `above`."""
    if node is None:
        return above
    fields = node.only("crosswalks", needs=frozenset(), may=KEYS)
    return Crosswalk(
        plover=_plover(fields["plover"]) if "plover" in fields else above.plover,
        cameo=tuple(map(_cameo, fields["cameo"].items("cameo"))) if "cameo" in fields else above.cameo,
        acled=tuple(map(_acled, fields["acled"].items("acled"))) if "acled" in fields else above.acled,
        ucdp=tuple(map(_ucdp, fields["ucdp"].items("ucdp"))) if "ucdp" in fields else above.ucdp,
    )


def _plover(node: Node) -> PloverType | None:
    if node.value is None:
        return None
    text = node.text("plover")
    if not PLOVER.fullmatch(text):
        node.fail(f"plover must be EVENT or EVENT/mode, not {text!r}")
    event, _, mode = text.partition("/")
    return PloverType(event, mode or None)


def _cameo(node: Node) -> str:
    text = node.text("a CAMEO code")
    if not CAMEO.fullmatch(text):
        node.fail(f"a CAMEO code has 2 to 4 digits and begins with 01 to 20: {text!r}")
    return text


def _acled(node: Node) -> AcledType:
    text = node.text("an ACLED sub-event type")
    if text not in EVENT_TYPE_OF:
        node.fail(f"ACLED has no sub-event type {text!r}")
    return AcledType(EVENT_TYPE_OF[text], text)


def _ucdp(node: Node) -> int:
    text = node.text("a UCDP type of violence")
    if text not in UCDP:
        node.fail(f"UCDP's types of violence are 1, 2 and 3, not {text!r}")
    return int(text)
