"""Names to actors: who's-who entries, parts of states by rule, offices by date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from rapporteur.codebook import CodebookError, load, load_actors
from rapporteur.codebook.actors import FOLDER, PACKED, packed
from rapporteur.codebook.loading import shipped_folder
from rapporteur.resolve.actors import Circumstances, recognise, recognise_all
from rapporteur.resolve.whoswho import WhosWho

OWN = """actors:
- {id: xal-front, name: Red Front, aliases: [RF, Red Front fighters of the coast], kind: armed-group, country: LY, from: 2012}
- {id: xal-tarhouni, name: Samir Tarhouni, aliases: [Tarhouni], kind: person, country: LY, offices: [{of: xal-front, as: commander, from: 2014}]}
- {id: xal-old, name: Coast Council, kind: government, country: LY, from: 2012, until: 2015, ties: [{to: lby, as: governs}]}
- {id: xal-new, name: Coast Accord, kind: government, country: LY, from: 2016, until: 2021-03, ties: [{to: lby, as: governs}]}
- {id: xal-port, name: Port Authority, kind: government, country: TR, from: 2012}
- {id: xal-first, name: Aydin Kaya, kind: person, country: TR, offices: [{of: tur, as: president, from: 2010, until: 2014}]}
- {id: xal-second, name: Deniz Aksoy, kind: person, country: TR, offices: [{of: tur, as: president, from: 2014-08, until: 2024}]}
- {id: xal-minister, name: Emre Uzun, kind: person, country: TR, offices: [{of: tur-mil, as: defence minister, from: 2018}]}
- {id: xal-rf2, name: Revolutionary Force, aliases: [RF], kind: armed-group, country: CO}
- {id: xal-watch, name: Coast Watch Mission, aliases: [Coast Mission], kind: mission, from: 2015, at_home: {names: [monitors, the mission], in: [LY, TN]}}
"""


@pytest.fixture(scope="module")
def who(tmp_path_factory: pytest.TempPathFactory) -> WhosWho:
    folder = tmp_path_factory.mktemp("codebook")
    (folder / "actors").mkdir()
    (folder / "actors" / "own.yaml").write_text(OWN)
    states = tuple(a for a in load_actors() if a.kind == "state")
    own = tuple(a for a in load_actors(extra=folder) if a.id.startswith("xal-"))
    return WhosWho((*states, *own), load())


def ident(who: WhosWho, name: str, *, day: date | None = date(2020, 6, 10), countries: tuple[str, ...] = ()) -> str | None:
    found = recognise((name,), Circumstances((day, day) if day else None, dict.fromkeys(countries, 1.0)), who)
    return found.actor.id if found else None


def test_words_that_mean_somebody_in_reports_on_some_countries_mean_nobody_in_others(who: WhosWho) -> None:
    assert ident(who, "the mission", countries=("LY",)) == "xal-watch"
    assert ident(who, "monitors", countries=("TN", "LY", "TR")) == "xal-watch"
    assert ident(who, "monitors", countries=("TR", "UA", "CO", "LY")) is None
    assert ident(who, "monitors") is None


def test_a_name_has_a_capital(who: WhosWho) -> None:
    assert ident(who, "Coast Mission") == "xal-watch"
    assert ident(who, "coast mission") is None


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Red Front", "xal-front"),
        ("the Red Front’s", "xal-front"),
        ("Red Front militants", "xal-front"),
        ("members of the Red Front", "xal-front"),
        ("Tarhouni", "xal-tarhouni"),
        ("General Samir Tarhouni", "xal-tarhouni"),
        ("Tarhouni's forces", "xal-front"),
        ("forces loyal to Samir Tarhouni", "xal-front"),
        ("Samir Tarhouni’s Red Front", "xal-front"),
        ("Turkish defence minister", "xal-minister"),
        ("Turkey", "tur"),
        ("Turkish", "tur"),
        ("Ankara", "tur"),
        ("U.S.", "usa"),
        ("Turkish army", "tur-mil"),
        ("Turkish forces", "tur-mil"),
        ("Turkish officials", "tur"),
        ("Ministry of Defence of Ukraine", "ukr-mil"),
        ("Libyan government", "xal-new"),
        ("Turkish president", "xal-second"),
        ("president of Turkey", "xal-second"),
        ("Turkish President Deniz Aksoy", "xal-second"),
        ("Turkish government", "tur-gov"),
        ("Tarhouni's illegitimate forces", "xal-front"),
        ("three senior Turkish officials", "tur"),
        ("Turkish army spokesman", "tur-mil"),
        ("Turkish government troops", "tur-mil"),
        ("Red Front (RF)", "xal-front"),
        ("Gen. Samir Tarhouni", "xal-tarhouni"),
        ("Red Front commandos", "xal-front"),
        ("Red Front militiamen", "xal-front"),
        ("Red Front's Berlin-based spokesman", "xal-front"),
        ("commanders of the Red Front", "xal-front"),
        ("local fighters known as Red Front", "xal-front"),
        ("Front rouge de la côte (Red Front)", "xal-front"),
        ("Red Front representative in Geneva", "xal-front"),
        ("Deniz Aksoy's government", "tur-gov"),
        ("President Deniz Aksoy's government", "tur-gov"),
        ("Deniz Aksoy's office", "xal-second"),
        ("Kiev", "ukr"),
        ("Turkish state", "tur"),
        ("diplomat in Ankara", None),
        ("sources in Ankara", None),
        ("Turkish fighters", None),
        ("fighters from Turkey", None),
        ("Turks", None),
        ("security forces", None),
        ("the group", None),
        ("is", None),
        ("Harbour News", None),
    ],
)
def test_names(who: WhosWho, name: str, actor: str | None) -> None:
    assert ident(who, name) == actor


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("the army", "tur-mil"),
        ("government troops", "tur-mil"),
        ("police spokesman", "tur-cop"),
        ("Defence Ministry", "tur-mil"),
        ("government", "tur-gov"),
        ("president", "xal-second"),
        ("defence minister", "xal-minister"),
        ("leader", None),
        ("commandos", None),
        ("three governments", None),
        ("state government", None),
        ("fighters", None),
        ("Libyan army", "lby-mil"),
    ],
)
def test_a_part_of_the_state_that_the_report_is_about(who: WhosWho, name: str, actor: str | None) -> None:
    around = Circumstances((date(2020, 6, 10), date(2020, 6, 10)), {"TR": 3.0, "LY": 1.0})
    found = recognise_all([(name,)], around, [("Ankara", "TR"), ("Adana", "TR")], who)[(name,)]
    assert (found.actor.id if found else None) == actor


def test_where_two_states_are_spoken_of_alike_the_army_is_nobody(who: WhosWho) -> None:
    around = Circumstances(None, {"TR": 1.0, "LY": 1.0})
    assert recognise_all([("the army",)], around, [("Ankara", "TR"), ("Sirte", "LY")], who) == {("the army",): None}


def test_places_tell_of_which_country_a_short_name_is(who: WhosWho) -> None:
    around = Circumstances(None, {"TR": 1.0})
    found = recognise_all([("RF",), ("Turkey",)], around, [("Cali", "CO"), ("Pasto", "CO")], who)[("RF",)]
    assert found is not None and found.actor.id == "xal-rf2"


def test_an_office_is_held_by_whom_the_date_says(who: WhosWho) -> None:
    assert ident(who, "Turkish president", day=date(2012, 1, 1)) == "xal-first"


def test_a_government_is_the_one_of_the_date(who: WhosWho) -> None:
    assert ident(who, "Libyan government", day=date(2014, 5, 1)) == "xal-old"
    assert ident(who, "Libyan government", day=date(2025, 5, 1)) == "lby-gov"


def test_one_short_name_of_two_is_decided_by_country_or_left_open(who: WhosWho) -> None:
    assert ident(who, "RF") is None
    assert ident(who, "RF", countries=("CO",)) == "xal-rf2"


def test_the_packed_who_is_who_is_that_of_the_files() -> None:
    assert PACKED.read_text(encoding="utf-8") == packed(shipped_folder() / FOLDER), "run tools/actors/pack.py"


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("{id: a-b, name: X, kind: club}", "one of state, government"),
        ("{id: A-b, name: X, kind: person}", "an id is in small letters"),
        ("{id: a-b, name: X, kind: person, from: 2015, until: 2014}", "ends before it begins"),
        ("{id: a-b, name: X, kind: person, from: 2015-13}", "no such day"),
        ("{id: a-b, name: X, kind: person, offices: [{of: nobody, as: king}]}", "names nobody, which no file defines"),
        ("{id: a-b, kind: person}", "lacks 'name'"),
        ("{id: a-b, name: X, kind: person, age: 40}", "unknown key 'age'"),
    ],
)
def test_a_wrong_entry_is_named_with_file_and_line(tmp_path: Path, entry: str, reason: str) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "own.yaml").write_text(f"actors:\n- {entry}\n")
    with pytest.raises(CodebookError, match=reason) as error:
        load_actors(extra=tmp_path)
    assert "own.yaml:2" in str(error.value)
