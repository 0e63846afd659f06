"""The rest of a list plays the part of one of its members, and who stands after a participle and "by" acts."""

from __future__ import annotations

import pytest

from rapporteur.find.compounds import with_compounds
from rapporteur.find.coordination import with_coordinated
from rapporteur.find.drafts import Draft, split
from rapporteur.find.layout import Layout, lay_out
from rapporteur.find.mentions import Mention
from rapporteur.find.names import Names
from rapporteur.find.slots import Played, Scene
from rapporteur.find.triggers import Trigger

NAMES = ("Russia", "Chad", "Egypt", "Haftar", "Front", "army", "police", "residents")


def mentions(layout: Layout) -> list[Mention]:
    return [Mention("party", n, n) for n in range(len(layout.words)) if layout.word(n) in NAMES]


def scene(layout: Layout) -> Scene:
    return Scene(layout, Names(), (), (), {}, frozenset(), ())


def draft(layout: Layout, event: str, word: str, **roles: str) -> Draft:
    at = {layout.word(n): n for n in range(len(layout.words))}
    trigger = Trigger(at[word], event, None, 0.9, 0.9, "happened", 0.9)
    return Draft(trigger, tuple(Played(role, Mention("party", at[name], at[name]), 0.9) for name, role in roles.items()))


def parties(text: str, event: str, word: str, **roles: str) -> set[tuple[str, str]]:
    """(role, name) of each that plays a part in the one claim of a text; `roles`: what the network found."""
    layout = lay_out(text)
    found = with_coordinated(scene(layout), [draft(layout, event, word, **roles)], mentions(layout))
    return {(p.role, layout.word(p.mention.first)) for p in found[0].played}


def test_the_agent_of_a_passive_acts_and_the_list_goes_on() -> None:
    found = parties("Haftar, backed by Russia, Chad, and Egypt, fled.", "BACKS", "backed", Haftar="actor", Russia="recipient")
    assert found == {("recipient", "Haftar"), ("actor", "Russia"), ("actor", "Chad"), ("actor", "Egypt")}


@pytest.mark.parametrize(("text", "expected"), [
    ("The army and the police attacked.", {"army", "police"}),
    ("The army, and the police attacked.", {"army"}),
    ("The army attacked; the police fled.", {"army"}),
    ("The army and the police of Chad attacked.", {"army"}),
])  # fmt: skip
def test_a_list_is_joined_by_and(text: str, expected: set[str]) -> None:
    assert parties(text, "ASSAULT", "attacked", army="actor") == {("actor", name) for name in expected}


def test_a_member_with_a_part_of_its_own_keeps_it() -> None:
    assert parties("Russia and Chad met.", "CONSULT", "met", Russia="actor", Chad="recipient") == {
        ("actor", "Russia"),
        ("recipient", "Chad"),
    }
    said = parties("It was attacked by the army and residents said so.", "ASSAULT", "attacked", army="actor", residents="voice")
    assert said == {("actor", "army"), ("voice", "residents")}


def test_leaders_are_told_one_by_one() -> None:
    assert parties("Russia and Chad were led by Haftar.", "LEADS", "led", Chad="recipient", Haftar="actor") == {
        ("recipient", "Chad"),
        ("actor", "Haftar"),
    }


def test_a_member_that_acts_elsewhere_alone_is_none() -> None:
    layout = lay_out("Haftar attacked Chad and Egypt protested.")
    found = with_coordinated(
        scene(layout),
        [draft(layout, "ASSAULT", "attacked", Chad="recipient"), draft(layout, "PROTEST", "protested", Egypt="actor")],
        mentions(layout),
    )
    assert [[p.role for p in d.played] for d in found] == [["recipient"], ["actor"]]


@pytest.mark.parametrize(("text", "claims"), [
    ("The army captured Bordj airport and the city of Dellys on Monday.", 2),
    ("The army captured Dellys on Monday after a march that began with a rally in Bordj.", 1),
    ("The rebels captured Bordj, which is a port in Dellys.", 1),
    ("The rebels captured Bordj in March and Dellys in May.", 2),
])  # fmt: skip
def test_members_of_one_list_are_claims_of_their_own(text: str, claims: int) -> None:
    layout = lay_out(text)
    at = {layout.word(n): n for n in range(len(layout.words))}
    places = tuple(Played("where", Mention("place", at[name], at[name]), 0.9) for name in ("Bordj", "Dellys"))
    whole = Draft(draft(layout, "ASSAULT", "captured").trigger, places)
    assert len(split(scene(layout), whole, ("where",))) == claims


@pytest.mark.parametrize(("text", "leader", "led"), [
    ("Osman Hadi’s National Army fled.", "Osman Hadi", "National Army"),
    ("Ruland’s Osman Hadi fled.", "Osman Hadi", "Ruland"),
])  # fmt: skip
def test_a_possessive_between_two_names_tells_who_leads_what(text: str, leader: str, led: str) -> None:
    layout = lay_out(text)
    whole = Mention("party", 0, len(layout.words) - 3)
    word = next(n for n in range(len(layout.words)) if layout.word(n) == "’s")
    leads = Draft(Trigger(word, "LEADS", None, 0.9, 0.9, "ongoing", 0.9), (Played("actor", whole, 0.9),))
    (found,) = with_compounds(layout, [leads], [whole], {"Ruland"})
    assert {(p.role, layout.text_of(p.mention.first, p.mention.last)) for p in found.played} == {("actor", leader), ("recipient", led)}
