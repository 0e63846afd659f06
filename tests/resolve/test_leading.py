"""Leaders whose states and groups the words leave out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rapporteur.codebook import load, load_actors
from rapporteur.resolve.leading import OWN_STATE, RULE, with_led
from rapporteur.resolve.whoswho import WhosWho
from rapporteur.types import Claim, Method, Party, Span, Thing

DAYS = (date(2016, 8, 8), date(2016, 8, 8))


@pytest.fixture(scope="module")
def who() -> WhosWho:
    return WhosWho(load_actors(), load())


def leads(text: str, title: str, name: str, actor: str | None, *parties: Party) -> Claim:
    """A claim that somebody of a title leads something."""
    at, start = text.index(title), text.index(name)
    leader = Party("actor", name, name, Span(start, start + len(name)), actor)
    topic = Thing("topic", title, Span(at, at + len(title)))
    return Claim("", "", "LEADS", None, Span(at, at + len(title)), (leader, *parties), None, (), (), (topic,), "ongoing", (), 0.9, Method("", "", ""))


@pytest.mark.parametrize(
    ("text", "title", "name", "actor", "led"),
    [
        ("The war in Syria began with protests against President Bashar al-Assad, Damascus says.", "President", "Bashar al-Assad", "syr-bashar", "Syria"),
        ("Damascus said that President Bashar al-Assad had left.", "President", "Bashar al-Assad", "syr-bashar", "Damascus"),
        ("The Vice President met Syrian envoys, Bashar al-Assad did not.", "Vice President", "Bashar al-Assad", "syr-bashar", None),
        ("President Bashar al-Assad had left.", "President", "Bashar al-Assad", "syr-bashar", None),
        ("Syrian President Nobody spoke.", "President", "Nobody", None, None),
        ("Russia says that President Aslan Maskhadov is in hiding.", "President", "Aslan Maskhadov", "rus-maskhadov", None),
        ("Presidents Bashar al-Assad and Nobody met in Syria.", "Presidents", "Bashar al-Assad", "syr-bashar", "Syria"),
    ],
)  # fmt: skip
def test_a_state_by_its_leader(who: WhosWho, *, text: str, title: str, name: str, actor: str | None, led: str | None) -> None:
    ((claim, why),) = with_led([leads(text, title, name, actor)], text, DAYS, who)
    found = [p for p in claim.parties if p.role == "recipient"]
    assert [p.text for p in found] == ([led] if led else [])
    assert [r.rule for r in why] == [RULE] * len(found)
    assert all(text[slice(*p.span)] == p.text for p in found)


def test_what_the_words_say_stays(who: WhosWho) -> None:
    text = "President Bashar al-Assad of the Baath Party flew from Syria."
    party = Party("recipient", "Baath Party", "Baath Party", Span(33, 44))
    ((claim, why),) = with_led([leads(text, "President", "Bashar al-Assad", "syr-bashar", party)], text, DAYS, who)
    assert claim.parties[1:] == (party,) and why == ()


@pytest.mark.parametrize(
    ("text", "title", "name", "actor", "led", "rule"),
    [
        ("Australia sent Foreign Minister Julie Bishop to Baghdad.", "Minister", "Julie Bishop", "int-bishop", "Australia", RULE),
        ("Defense Minister Ariel Sharon spoke. Israel kept silent.", "Minister", "Ariel Sharon", "isr-sharon", "Israel", RULE),
        ("Defence Minister Denys Shmyhal spoke for Ukraine.", "Minister", "Denys Shmyhal", "ukr-shmyhal", "Ukraine", RULE),  # of a part named by rule
        ("NATO's Secretary-General Jens Stoltenberg spoke.", "Secretary", "Jens Stoltenberg", "int-stoltenberg", None, RULE),  # the body not as a state is
        ("Justice Minister Julie Bishop left Australia.", "Minister", "Julie Bishop", "int-bishop", "Australia", OWN_STATE),
        ("Culture Minister Denys Shmyhal spoke for Ukraine.", "Minister", "Denys Shmyhal", "ukr-shmyhal", "Ukraine", OWN_STATE),
        ("Chief Minister Julie Bishop left Australia.", "Minister", "Julie Bishop", "int-bishop", None, RULE),
        ("A spokesman, Denys Shmyhal, spoke for Ukraine.", "spokesman", "Denys Shmyhal", "ukr-shmyhal", None, RULE),
        ("Iran's president met envoy Denys Shmyhal. Ukraine was silent.", "envoy", "Denys Shmyhal", "ukr-shmyhal", None, RULE),
        ("Secretary-General António Guterres met Prime Minister Costa in Portugal.", "General", "António Guterres", "int-guterres", None, RULE),
        ("Speaking was Bashar al-Assad of Syria, not the king.", "Speaking", "Bashar al-Assad", "syr-bashar", None, RULE),
        ("Hezbollah killed the interior minister. Lebanon mourned.", "minister", "Hezbollah", "lbn-hezbollah", None, RULE),
    ],
)  # fmt: skip
def test_a_state_by_its_minister(who: WhosWho, *, text: str, title: str, name: str, actor: str, led: str | None, rule: str) -> None:
    assert actor in who.by_id
    ((claim, why),) = with_led([replace(leads(text, title, name, actor), event="PART-OF", things=())], text, DAYS, who)
    assert [p.text for p in claim.parties if p.role == "recipient"] == ([led] if led else [])
    assert [r.rule for r in why] == ([rule] if led else [])


def test_an_office_of_these_days_comes_before_one_of_other_days(who: WhosWho) -> None:
    text = "President Bashar al-Assad fled Syria."
    late = (date(2025, 6, 1), date(2025, 6, 1))
    for days in (late, None):
        ((claim, _),) = with_led([leads(text, "President", "Bashar al-Assad", "syr-bashar")], text, days, who)
        assert [p.text for p in claim.parties] == ["Bashar al-Assad", "Syria"]
    text = "President Eduard Shevardnadze left Tbilisi. Foreign Minister Shevardnadze had served the Soviet Union, not Georgia."
    ((claim, _),) = with_led([leads(text, "Foreign Minister", "Eduard Shevardnadze", "geo-shevardnadze")], text, late, who)
    assert [p.actor for p in claim.parties] == ["geo-shevardnadze", "sun"]
