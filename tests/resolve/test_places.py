"""Place expressions against their table: the relation that the words tell, and the place on the map."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.codebook import load
from rapporteur.find.relations import relation
from rapporteur.find.words import reader_words
from rapporteur.resolve.distance import kilometres
from rapporteur.resolve.evidence import countries_named
from rapporteur.resolve.gazetteer import Gazetteer, open_gazetteer
from rapporteur.resolve.kindwords import parse_name
from rapporteur.resolve.places import resolve_places
from rapporteur.resolve.resolved import Mention, Resolved
from rapporteur.text.words import WORD
from rapporteur.types import Span

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "places.yaml").read_text(encoding="utf-8"))
RELATIONS = reader_words(load()).relations
WITHIN = 25.0  # km


class Point(NamedTuple):
    lat: float
    lon: float


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def resolved(sentence: str, gazetteer: Gazetteer) -> tuple[str, Resolved]:
    """The relation and the place of the name in brackets."""
    start, end = sentence.index("["), sentence.index("]") - 1
    text = sentence.replace("[", "").replace("]", "")
    rel = relation(WORD.findall(text[:start]), WORD.findall(text[end:]), RELATIONS)
    mention = Mention(text[start:end], Span(start, end), rel)
    (found,) = resolve_places([mention], text=text, countries=countries_named(text, gazetteer), gazetteer=gazetteer)
    return rel, found


@pytest.mark.parametrize("case", CASES, ids=lambda c: str(c[0]))
def test_a_place_and_its_relation(case: list[Any], gazetteer: Gazetteer) -> None:
    sentence, rel, name, *where = case
    said, found = resolved(sentence, gazetteer)
    assert (said, found.place.name if found.place else None) == (rel, name)
    if found.place and where:
        country, lat, lon = where
        assert country in (None, found.place.country)
        assert kilometres(Point(lat, lon), found.place) <= max(WITHIN, found.place.radius_km)


@pytest.mark.parametrize(
    ("words", "km"),
    [
        ("20 km north of", 25),
        ("110 nautical miles south of", 203.72),
        ("fifty kilometres from", 25),
        ("40 miles to the south-east of", 64.36),
        ("near", 25),
        ("120 km away from the city of", 120),
    ],
)
def test_the_radius_reaches_as_far_as_the_words_say(words: str, km: float, gazetteer: Gazetteer) -> None:
    _, found = resolved(f"The ship was hit {words} [Sirte] in Libya.", gazetteer)
    assert found.radius_km == pytest.approx(km)


def test_an_owner_is_left_out_of_a_name() -> None:
    assert "Sheikh Maqsoud" in {p.core for p in parse_name("Aleppo's Sheikh Maqsoud district")}
    assert {p.core for p in parse_name("N'Djamena")} == {"N'Djamena"}


@given(
    st.lists(st.sampled_from([*RELATIONS, "Sirte", "and", ",", "–", "the", "road", "soldiers"]), max_size=12), st.integers(0, 12)
)
def test_any_words_tell_a_relation_of_the_list(words: list[str], at: int) -> None:
    split = [word for phrase in words for word in phrase.split()]
    assert relation(split[:at], split[at:], RELATIONS) in {"in", *RELATIONS.values()}


def together(text: str, names: list[str], gazetteer: Gazetteer) -> list[Resolved]:
    """What the names of a text resolve to, all of them in one report."""
    mentions = [Mention(n, Span(text.index(n), text.index(n) + len(n)), "in") for n in names]
    return list(resolve_places(mentions, text=text, countries=countries_named(text, gazetteer), gazetteer=gazetteer))


@pytest.mark.parametrize("text", [
    "In Sirte, Libya, the prison was hit.", "The prison of the Libyan town of Sirte was hit.", "Guns fell silent in Misrata, Libya. In Sirte the prison burned.",
])  # fmt: skip
def test_a_site_without_a_name_of_its_own_is_near_the_town_of_its_sentence(text: str, gazetteer: Gazetteer) -> None:
    *_, town, prison = together(text, [n for n in ("Misrata", "Sirte", "prison") if n in text], gazetteer)
    assert town.place and prison.place == town.place
    assert (prison.precision, prison.radius_km) == ("near", 25.0)
    assert prison.parts == (("town beside", 1.0),)


@pytest.mark.parametrize("text", ["Shells fell on Sirte, Libya. The prison burned.", "Shells fell on Sirte, Libya, and on the fishermen."])
def test_a_site_in_another_sentence_and_what_is_no_site_are_nowhere(text: str, gazetteer: Gazetteer) -> None:
    _, other = together(text, ["Sirte", "prison" if "prison" in text else "fishermen"], gazetteer)
    assert other.place is None


@pytest.mark.parametrize("name", ["al-Watiya", "Sirte", "Mosul Dam", "Libya", "Heathrow"])
def test_a_place_is_found_again_by_its_id(name: str, gazetteer: Gazetteer) -> None:
    places = gazetteer.lookup(name)
    assert places
    assert [gazetteer.by_id(p.id) for p in places[:2]] == list(places[:2])


@pytest.mark.parametrize("id", ["geonames:999999999", "curated:no-such-place", "geonames:99999999999999", "", "Sirte"])
def test_an_id_of_no_place(id: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.by_id(id) is None
