"""Drafts of claims: a trigger and all that plays a part in it; which drafts are one claim, and which are several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapporteur.find import slots
from rapporteur.find.mentions import Mention
from rapporteur.find.slots import Played, Scene
from rapporteur.find.triggers import Trigger

LIST_REACH = 50  # characters between two members of a list
AND = r"\b(?:and|or|as well as)\b"
JOINED, JOINT = re.compile(rf"^,|{AND}"), re.compile(rf",|{AND}")
ASIDE = re.compile(r"\b(?:which|who|whose|where|when|after|before|while|in|near|outside)\b")  # after the last joint: a clause, or where the first lies


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its id: the trigger and all that plays a part in it."""

    trigger: Trigger
    played: tuple[Played, ...]

    def sentence(self, scene: Scene) -> int:
        """The number of the trigger's sentence; the title's is 0."""
        return scene.layout.sentence_of_word[self.trigger.word]


def merged(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each happening: two words of one sentence that carry the same event with the same toll, or of the same
    parties, are one; a toll told as CASUALTY beside its attack belongs to the attack."""
    out: list[Draft] = []
    for draft in drafts:
        twin = next((n for n, other in enumerate(out) if _one_happening(scene, other, draft)), None)
        if twin is None:
            out.append(draft)
        else:
            out[twin] = _union(out[twin], draft)
    return out


def _one_happening(scene: Scene, a: Draft, b: Draft) -> bool:
    if a.sentence(scene) != b.sentence(scene):
        return False
    same_toll = bool(_mentions(a, "count") & _mentions(b, "count"))
    if {a.trigger.event, b.trigger.event} == {"ASSAULT", "CASUALTY"}:
        return same_toll and a.trigger.status == b.trigger.status
    if a.trigger.event != b.trigger.event or (_other_mode(a.trigger, b.trigger) and not same_toll):
        return False
    return same_toll or (not _apart(a, b) and (_same_parties(scene, a, b) or _same_document(scene, a, b)))


def _other_mode(a: Trigger, b: Trigger) -> bool:
    """Have both modes, and none in common ("meeting|phone" and "phone" have)?"""
    modes = [set(t.mode.split("|")) for t in (a, b) if t.mode]
    return len(modes) == 2 and modes[0].isdisjoint(modes[1])


def _same_parties(scene: Scene, a: Draft, b: Draft) -> bool:
    """Both name the same actors and the same recipients."""
    told, again = _sides(scene, a), _sides(scene, b)
    return all(told) and told == again


def _same_document(scene: Scene, a: Draft, b: Draft) -> bool:
    """Both are about one document, and of the parties one names no other than the other ("the draft that it presented")."""
    pairs = zip(_sides(scene, a), _sides(scene, b), strict=True)
    return bool(_mentions(a, "document") & _mentions(b, "document")) and all(x <= y or y <= x for x, y in pairs)


def _sides(scene: Scene, draft: Draft) -> tuple[set[str], set[str]]:
    """The names of the actors and of the recipients."""
    return _names(scene, draft, "actor"), _names(scene, draft, "recipient")


def _apart(a: Draft, b: Draft) -> bool:
    """Do they name different times or places?"""
    return any(_mentions(a, r) and _mentions(b, r) and not _mentions(a, r) & _mentions(b, r) for r in ("when", "where"))


def _mentions(draft: Draft, role: str) -> set[int]:
    return {p.mention.first for p in draft.played if p.role == role}


def _names(scene: Scene, draft: Draft, *roles: str) -> set[str]:
    return {slots.key_of(scene, p.mention) for p in draft.played if p.role in roles}


def _union(a: Draft, b: Draft) -> Draft:
    """The roles of both under the word that says most: an attack before its toll, a mode before none, then the surer one."""
    ranked = sorted(
        (a, b), key=lambda d: (d.trigger.event != "CASUALTY", d.trigger.mode is not None, d.trigger.score), reverse=True
    )
    best = ranked[0]
    seen = {(p.role, p.mention.first) for p in best.played}
    return replace(best, played=(*best.played, *(p for p in ranked[1].played if (p.role, p.mention.first) not in seen)))


def with_own_numbers(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """A number told in the sentence of one claim is not borrowed by a claim of another sentence."""
    taken = {p.mention.first for d in drafts for p in d.played if p.mention.number and _is_near(scene, d, p)}
    return [
        replace(
            d, played=tuple(p for p in d.played if not p.mention.number or p.mention.first not in taken or _is_near(scene, d, p))
        )
        for d in drafts
    ]


def _is_near(scene: Scene, draft: Draft, p: Played) -> bool:
    return draft.sentence(scene) == scene.layout.sentence_of_word[p.mention.first]


def unrepeated(scene: Scene, drafts: Sequence[Draft]) -> list[Draft]:
    """Without headlines that the body repeats: a draft of the title goes where the body has its event with a party or number of it."""
    body = [d for d in drafts if d.sentence(scene) > 0]
    return [d for d in drafts if d.sentence(scene) > 0 or not any(_same_news(scene, d, b) for b in body)]


def _same_news(scene: Scene, a: Draft, b: Draft) -> bool:
    if a.trigger.event != b.trigger.event:
        return False
    told, again = (_names(scene, d, "actor", "recipient", "where") for d in (a, b))
    return not told or bool(told & again)


def split(scene: Scene, draft: Draft, per: Sequence[str]) -> list[Draft]:
    """One draft for each value of the slots along which coordinated values are claims of their own."""
    out = [replace(draft, played=slots.with_named_places(scene, draft.played))]
    for role in per:
        out = [part for d in out for part in _split_along(scene, d, role)]
    return out


def _coordinated(scene: Scene, a: Mention, b: Mention) -> bool:
    """Do the words between two mentions join them as members of one list ("the airport and the city of Dellys")?"""
    first, second = sorted((a, b), key=lambda m: m.first)
    between = scene.layout.between(first.last, second.first)
    return len(between) <= LIST_REACH and bool(JOINED.search(between)) and not ASIDE.search(JOINT.split(between)[-1])


def _split_along(scene: Scene, draft: Draft, role: str) -> list[Draft]:
    values: dict[str, list[Played]] = {}
    for p in draft.played:
        if p.role == role:
            values.setdefault(slots.key_of(scene, p.mention), []).append(p)
    if len(values) < 2 or not all(_coordinated(scene, a, b) for a, b in pairwise(p.mention for v in values.values() for p in v[:1])):
        return [draft]
    rest = tuple(p for p in draft.played if p.role != role)
    return [replace(draft, played=(*rest, *own)) for own in values.values()]
