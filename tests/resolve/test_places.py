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
from rapporteur.resolve.places import Mention, Resolved, resolve_places
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


@pytest.mark.parametrize("name", ["al-Watiya", "Sirte", "Mosul Dam", "Libya", "Heathrow"])
def test_a_place_is_found_again_by_its_id(name: str, gazetteer: Gazetteer) -> None:
    places = gazetteer.lookup(name)
    assert places
    assert [gazetteer.by_id(p.id) for p in places[:2]] == list(places[:2])


@pytest.mark.parametrize("id", ["geonames:999999999", "curated:no-such-place", "geonames:99999999999999", "", "Sirte"])
def test_an_id_of_no_place(id: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.by_id(id) is None
