"""Of two names in one role the words between them tell whether one only says more about the other."""

from __future__ import annotations

import pytest

from rapporteur.find.layout import Layout, lay_out
from rapporteur.find.mentions import Mention
from rapporteur.find.modifiers import without_modifiers
from rapporteur.find.slots import Played

DEMONYMS = {"French", "Thai"}


def played(layout: Layout, name: str, role: str) -> Played:
    start = layout.text.index(name)
    words = [n for n, w in enumerate(layout.words) if start <= w.start < start + len(name)]
    return Played(role, Mention("place" if role == "where" else "party", words[0], words[-1]), 0.9)


def kept(text: str, role: str, *names: str) -> list[str]:
    layout = lay_out(text)
    found = without_modifiers(layout, [played(layout, n, role) for n in names], DEMONYMS)
    return [layout.text_of(p.mention.first, p.mention.last) for p in found]


@pytest.mark.parametrize(("text", "first", "second"), [
    ("Brigadier General Sani Umar spoke.", "Brigadier General", "Sani Umar"),
    ("Gen. Abdel Karim spoke.", "Gen", "Abdel Karim"),
    ("The charity Lakes Relief spoke.", "charity", "Lakes Relief"),
    ("Four gunmen fled.", "Four", "gunmen"),
    ("Ruland's warring parties met.", "Ruland", "parties"),
    ("Turkish-trained Tiger commandos arrived.", "Turkish", "Tiger commandos"),
    ("The rebels of the Northern Front attacked.", "rebels", "Northern Front"),
    ("A column of 80 RSF was seen.", "column", "RSF"),
    ("A gang known as Los Lobos was seen.", "gang", "Los Lobos"),
    ("Insurgents of the Northern Front attacked.", "Insurgents", "Northern Front"),
    ("A cell calling itself Dark Moon attacked.", "cell", "Dark Moon"),
    ("A smaller group, of the nationalist Ruland Party, marched.", "group", "Ruland Party"),
])  # fmt: skip
def test_the_first_only_says_more_about_the_second(text: str, first: str, second: str) -> None:
    assert kept(text, "actor", first, second) == [second]


@pytest.mark.parametrize(("text", "first", "second"), [
    ("France, Jordan and Qatar met.", "France", "Jordan"),
    ("The army and the police met.", "army", "police"),
    ("The army has flown in soldiers.", "army", "soldiers"),
    ("Relatives of the hostages met.", "Relatives", "hostages"),
    ("The Stability Apparatus and the 444 Brigade met.", "Stability Apparatus", "444 Brigade"),
])  # fmt: skip
def test_two_that_both_take_part(text: str, first: str, second: str) -> None:
    assert kept(text, "actor", first, second) == [first, second]


@pytest.mark.parametrize(("text", "first", "second"), [
    ("The new prefect, a southerner, forbade it.", "prefect", "southerner"),
    ("Jean Masso, 38, a town councillor close to the movement, was shot.", "Jean Masso", "councillor"),
    ("Hadi met them. In June his men attacked a convoy.", "Hadi", "men"),
    ("The Front denied it. Its members met the president.", "Front", "members"),
])  # fmt: skip
def test_the_second_only_says_what_the_first_is(text: str, first: str, second: str) -> None:
    assert kept(text, "actor", first, second) == [first]


@pytest.mark.parametrize(("text", "first", "second"), [
    ("Hadi and his allies met.", "Hadi", "allies"),
    ("The Front, with its armed wing, attacked.", "Front", "wing"),
    ("Fatah and the Front attacked.", "Fatah", "Front"),
])  # fmt: skip
def test_an_owner_and_the_owned_who_act_together(text: str, first: str, second: str) -> None:
    assert kept(text, "actor", first, second) == [first, second]


def test_names_of_different_roles_stay() -> None:
    layout = lay_out("Ruland's army spoke.")
    both = [played(layout, "Ruland", "recipient"), played(layout, "army", "actor")]
    assert without_modifiers(layout, both, DEMONYMS) == tuple(both)


def test_a_demonym_is_no_place_beside_one() -> None:
    assert kept("at the French Institute in Bobo", "where", "French", "Bobo") == ["Bobo"]
    assert kept("at the French border", "where", "French") == ["French"]
