"""Under which heading a claim stands in a document for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from rapporteur.export.wording import RELATIONS
from rapporteur.types import Claim

T = TypeVar("T")

HEADINGS: Mapping[str, str] = {
    "talks": "Talks and agreements",
    "violence": "Violence and tolls",
    "territory": "Territory",
    "backing": "Backing, arms and fighters",
    "contacts": "Contacts",
    "demands": "Demands, accusations and threats",
    "displacement": "Displacement and humanitarian",
    "other": "Other",
    "relations": "Relations",
}
# `EVENT/mode` before `EVENT`: a mode that is not here follows its event.
_GROUP: Mapping[str, str] = {
    "AGREE": "talks",
    "PROPOSE": "talks",
    "CONSULT": "contacts",
    "CONSULT/negotiation": "talks",
    "CONSULT/third-party": "talks",
    "CONSULT/multilateral": "talks",
    "REJECT/meet": "talks",
    "RETREAT/ceasefire": "talks",
    "RETREAT/withdraw": "territory",
    "HOLDS": "territory",
    "ASSAULT": "violence",
    "ASSAULT/capture": "territory",
    "CASUALTY": "violence",
    "DAMAGE": "violence",
    "BACKS": "backing",
    "AID": "backing",
    "AID/humanitarian": "displacement",
    "AID/asylum": "displacement",
    "AID/economic": "other",
    "COOPERATE/military": "backing",
    "COOPERATE/intelligence": "backing",
    "MOBILIZE": "backing",
    "REQUEST": "demands",
    "ACCUSE": "demands",
    "REJECT": "demands",
    "THREATEN": "demands",
    "SANCTION": "demands",
    "DISPLACE": "displacement",
}


def group_of(claim: Claim) -> str:
    """The key of `HEADINGS` under which a claim stands. Of several modes the first that has a place of its own decides."""
    if claim.event == "CONSULT" and any(p.role == "mediator" for p in claim.parties):
        return "talks"
    keys = [f"{claim.event}/{mode}" for mode in (claim.mode or "").split("|")] + [claim.event]
    fallback = "relations" if claim.event in RELATIONS else "other"
    return next((_GROUP[k] for k in keys if k in _GROUP), fallback)


def grouped(claims: Iterable[tuple[Claim, T]]) -> dict[str, list[tuple[Claim, T]]]:
    """Claims, each with what the caller keeps beside it, by heading; headings in their order, none without claims."""
    found: dict[str, list[tuple[Claim, T]]] = {key: [] for key in HEADINGS}
    for claim, beside in claims:
        found[group_of(claim)].append((claim, beside))
    return {key: members for key, members in found.items() if members}
