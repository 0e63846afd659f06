"""The codebook is whole: every event and mode of the guidelines, with definition, words, crosswalks and examples."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from rapporteur.codebook import Codebook, CodebookError, EventType, Mode, Words, forms, load, shipped_folder

ROOT = Path(__file__).parents[1]
GUIDELINES = ROOT.parent / "shared" / "gold" / "GUIDELINES.md"

# The inventory of the guidelines; * marks an extension of PLOVER.
EVENTS = {
    "AGREE": "ceasefire* sign*",
    "CONSULT": "visit third-party multilateral phone negotiation* meeting*",
    "PROPOSE*": "draft* comment*",
    "SUPPORT": "commend* recognize* endorse*",
    "CONCEDE": "",
    "COOPERATE": "military* economic* judicial* intelligence*",
    "AID": "military* arms* fighters* training* humanitarian* economic* asylum*",
    "RETREAT": "withdraw release disarm ceasefire access resign return*",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber blockade*",
    "ASSAULT": (
        "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone heavy-weapons "
        "crowd-control unconventional clash* offensive* capture*"
    ),
    "CASUALTY*": "",
    "DISPLACE*": "flee* evacuate* return*",
    "DAMAGE*": "",
}
RELATIONS = ("BACKS*", "LEADS*", "PART-OF*", "RIVAL-OF*", "LINKED-TO*", "BASED-IN*", "HOLDS*")
NAMES = [name.rstrip("*") for name in (*EVENTS, *RELATIONS)]
PAIRS = [(name.rstrip("*"), mode.rstrip("*")) for name, modes in EVENTS.items() for mode in modes.split()]
PLOVER_EVENTS = {name for name in EVENTS if not name.endswith("*")}
PLOVER_PAIRS = {(event, mode) for event, modes in EVENTS.items() for mode in modes.split() if not mode.endswith("*")}

QUADS = {
    "verbal cooperation": {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "PROPOSE"},
    "material cooperation": {"COOPERATE", "AID", "RETREAT"},
    "verbal conflict": {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    "material conflict": {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "CASUALTY", "DISPLACE", "DAMAGE"},
}
# PLOVER's scale of conflict and cooperation; modes that are not named have their event's.
INTENSITY = {
    "AGREE": 2.5,
    "CONSULT": 2.5,
    "CONSULT/visit": 4,
    "CONSULT/third-party": 1,
    "CONSULT/multilateral": 4,
    "CONSULT/phone": 1.5,
    "SUPPORT": 5,
    "CONCEDE": 4.5,
    "COOPERATE": 9.5,
    "AID": 10,
    "RETREAT": 6.5,
    "RETREAT/withdraw": 8,
    "RETREAT/disarm": 10,
    "REQUEST": 0,
    "ACCUSE": -3,
    "REJECT": -2,
    "THREATEN": -3.5,
    "PROTEST": -5,
    "PROTEST/riot": -7,
    "SANCTION": -6,
    "MOBILIZE": -5.5,
    "COERCE": -7,
    "ASSAULT": -9,
    "ASSAULT/unconventional": -10,
}
SYMMETRIC = {"CONSULT", "AGREE", "COOPERATE", "RIVAL-OF", "LINKED-TO"}
ONE_CLAIM_PER = {
    ("BACKS", None): ("actor",),
    ("LEADS", None): ("actor",),
    ("ASSAULT", "capture"): ("where",),
}


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load()


def entries(event: EventType) -> list[EventType | Mode]:
    return [event, *event.modes]


def both(codebook: Codebook) -> list[tuple[EventType, EventType | Mode]]:
    """(event, itself or one of its modes) of every event and of every mode."""
    return [(event, entry) for event in codebook.events.values() for entry in entries(event)]


# The inventory


def test_files_are_those_of_the_inventory(codebook: Codebook) -> None:
    assert sorted(codebook.events) == sorted(NAMES)
    assert {name for name, event in codebook.events.items() if event.kind == "relation"} == {r.rstrip("*") for r in RELATIONS}


@pytest.mark.parametrize(("name", "modes"), EVENTS.items())
def test_modes_and_origins_are_those_of_the_inventory(codebook: Codebook, name: str, modes: str) -> None:
    event = codebook.event(name.rstrip("*"))
    assert event.origin == ("extension" if name.endswith("*") else "PLOVER")
    assert " ".join(m.name + ("*" if m.origin == "extension" else "") for m in event.modes) == modes


def test_inventory_is_that_of_the_guidelines() -> None:
    if not GUIDELINES.exists():
        pytest.skip("the guidelines lie beside the repository and are not there")
    rows = re.findall(r"^\| ([A-Z-]+\*?) \|([^|]*)\|", GUIDELINES.read_text(encoding="utf8"), re.M)
    events = {name: " ".join(modes.strip().split(", ")) for name, modes in rows if name not in RELATIONS}
    assert events == EVENTS
    assert tuple(name for name, _ in rows if name in RELATIONS) == RELATIONS


def test_labels_run_over_all_events_and_modes_in_a_fixed_order(codebook: Codebook) -> None:
    labels = codebook.labels()
    assert len(labels) == len(set(labels)) == len(NAMES) + len(PAIRS)
    assert labels[:4] == (("ACCUSE", None), ("ACCUSE", "disapprove"), ("ACCUSE", "investigate"), ("ACCUSE", "allege"))
    assert labels[-1] == ("RIVAL-OF", None)
    kinds = [codebook.event(name).kind for name, _ in labels]
    assert kinds == sorted(kinds)


# What each entry says


def test_every_entry_has_a_label_a_definition_and_words(codebook: Codebook) -> None:
    for event, entry in both(codebook):
        where = event.name, entry.name
        assert entry.label and len(entry.definition.split()) >= 4, where
        assert entry.definition.endswith("."), where
        assert entry.words.all(), where
    assert len({entry.definition for _, entry in both(codebook)}) == len(NAMES) + len(PAIRS)


def test_every_event_has_words_enough(codebook: Codebook) -> None:
    for event in codebook.events.values():
        assert sum(len(entry.words.all()) for entry in entries(event)) >= 30, event.name


def test_words_are_lemmas_in_one_writing(codebook: Codebook) -> None:
    for event, entry in both(codebook):
        for word in entry.words.all():
            assert re.fullmatch(r"[\w'-]+( [\w'-]+)*", word), (event.name, word)


def test_every_mode_has_an_example_and_every_event_two(codebook: Codebook) -> None:
    for event in codebook.events.values():
        assert len(event.examples) >= 2, event.name
        assert {example.mode for example in event.examples} >= {mode.name for mode in event.modes}, event.name


def test_examples_hold_their_trigger_and_their_slots(codebook: Codebook) -> None:
    texts = [example.text for event in codebook.events.values() for example in event.examples]
    assert len(texts) == len(set(texts))
    for event in codebook.events.values():
        roles = {role.slot for role in event.roles}
        for example in event.examples:
            assert example.trigger in example.text
            for slot, words in example.slots:
                assert slot in roles, (event.name, slot)
                assert words and all(word in example.text for word in words), example.text


def test_the_words_of_an_event_find_its_examples(codebook: Codebook) -> None:
    for event in codebook.events.values():
        for example in event.examples:
            mode = event.mode(example.mode) if example.mode else event
            found = any_form(codebook, event.words, example.trigger) or any_form(codebook, mode.words, example.trigger)
            assert found, (event.name, example.trigger)


def any_form(codebook: Codebook, words: Words, trigger: str) -> bool:
    def plain(text: str) -> str:
        return " ".join(["", *re.findall(r"\w+", text.lower()), ""])

    parts = (("verb", words.verbs), ("noun", words.nouns), ("adjective", words.adjectives), ("phrase", words.phrases))
    every = {form for pos, lemmas in parts for lemma in lemmas for form in forms(lemma, pos, codebook.words("irregular"))}
    return any(plain(form) in plain(trigger) for form in every)


def test_every_event_says_who_fills_its_roles(codebook: Codebook) -> None:
    for event in codebook.events.values():
        slots = [role.slot for role in event.roles]
        assert slots[0] == "actor" and len(slots) == len(set(slots)), event.name
        assert "when" in slots
        if event.name != "BASED-IN":
            assert "recipient" in slots, event.name
        assert all(role.definition for role in event.roles), event.name


def test_quads(codebook: Codebook) -> None:
    for quad, names in QUADS.items():
        assert {event.name for event in codebook.events.values() if event.quad == quad} == names
    assert codebook.event("DISPLACE").mode("return").quad == "material cooperation"


@pytest.mark.parametrize(("label", "intensity"), INTENSITY.items())
def test_intensities_are_those_of_plover(codebook: Codebook, label: str, intensity: float) -> None:
    event, _, mode = label.partition("/")
    assert codebook.rule(event, mode or None).intensity == intensity


def test_an_extension_has_the_intensity_of_what_plover_calls_it(codebook: Codebook) -> None:
    for event, entry in both(codebook):
        if entry.origin == "extension" and entry.crosswalk.plover:
            assert entry.intensity == codebook.rule(*entry.crosswalk.plover).intensity, (event.name, entry.name)


def test_relations_have_no_measure_of_conflict(codebook: Codebook) -> None:
    for event in codebook.events.values():
        if event.kind == "relation":
            assert (event.quad, event.intensity, event.crosswalk.plover) == (None, None, None)


def test_symmetry_is_that_of_the_guidelines(codebook: Codebook) -> None:
    for name, mode in codebook.labels():
        assert codebook.symmetric(name, mode) == (name in SYMMETRIC or (name, mode) == ("ASSAULT", "clash"))


def test_one_claim_per(codebook: Codebook) -> None:
    for label in codebook.labels():
        assert codebook.one_claim_per(*label) == ONE_CLAIM_PER.get(label, ())


# Crosswalks


def test_plover_calls_its_own_by_its_own_name(codebook: Codebook) -> None:
    for name, mode in codebook.labels():
        target = codebook.crosswalk(name, mode).plover
        if (mode is None and name in PLOVER_EVENTS) or (name, mode) in PLOVER_PAIRS:
            assert target == (name, mode)


def test_extensions_are_something_in_plover(codebook: Codebook) -> None:
    for event, entry in both(codebook):
        if event.kind == "event":
            target = entry.crosswalk.plover
            assert target is not None and target.event in PLOVER_EVENTS, (event.name, entry.name)
            assert target.mode is None or tuple(target) in PLOVER_PAIRS, (event.name, entry.name)


def test_every_event_has_a_cameo_code_but_flight(codebook: Codebook) -> None:
    bare = {(event.name, entry.name) for event, entry in both(codebook) if event.kind == "event" and not entry.crosswalk.cameo}
    assert bare == {("DISPLACE", "DISPLACE"), ("DISPLACE", "flee")}


@pytest.mark.parametrize(
    ("label", "wanted"),
    [
        (("ASSAULT", "drone"), ("1952", ("Explosions/Remote violence", "Air/drone strike"), (1, 3))),
        (("ASSAULT", "clash"), ("190", ("Battles", "Armed clash"), (1, 2))),
        (("ASSAULT", "capture"), ("192", ("Battles", "Non-state actor overtakes territory"), (1, 2))),
        (("ASSAULT", "abduct"), ("181", ("Violence against civilians", "Abduction/forced disappearance"), ())),
        (("AGREE", "sign"), ("057", ("Strategic developments", "Agreement"), ())),
        (("CONSULT", "phone"), ("041", None, ())),
        (("COERCE", "arrest"), ("173", ("Strategic developments", "Arrests"), ())),
        (("PROTEST", "demo"), ("141", ("Protests", "Peaceful protest"), ())),
        (("RETREAT", "release"), ("0841", ("Strategic developments", "Other"), ())),
    ],
)
def test_crosswalks(
    codebook: Codebook, label: tuple[str, str], wanted: tuple[str, tuple[str, str] | None, tuple[int, ...]]
) -> None:
    found = codebook.crosswalk(*label)
    assert (found.cameo[0], found.acled[0] if found.acled else None, found.ucdp) == wanted


# Look-ups


def test_of_several_modes_the_first_decides(codebook: Codebook) -> None:
    assert codebook.rule("ASSAULT", "aerial|heavy-weapons") is codebook.event("ASSAULT").mode("aerial")


@pytest.mark.parametrize("ask", [("NOTHING", None), ("AGREE", "drone"), ("BACKS", "x")])
def test_what_is_not_there_is_a_key_error(codebook: Codebook, ask: tuple[str, str | None]) -> None:
    with pytest.raises(KeyError, match=ask[0] if ask[1] is None else "has no mode"):
        codebook.one_claim_per(*ask)


def test_records_cannot_be_changed(codebook: Codebook) -> None:
    with pytest.raises(AttributeError):
        codebook.event("AGREE").label = "x"  # type: ignore[misc]
    with pytest.raises(TypeError):
        codebook.events["AGREE"] = codebook.event("AID")  # type: ignore[index]


def test_loading_takes_little_more_than_parsing() -> None:
    """A ratio, since seconds depend on what else the machine does: about 4 when this was written."""
    texts = [
        path.read_text(encoding="utf8")
        for part in ("events", "relations", "words")
        for path in (shipped_folder() / part).glob("*")
    ]

    def parse() -> None:
        for text in texts:
            list(yaml.parse(text, Loader=yaml.CSafeLoader))

    assert seconds(load) < 10 * seconds(parse)


def seconds(work: Callable[[], object]) -> float:
    """The quickest of five runs, in seconds of this process."""
    taken = []
    for _ in range(5):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


# Forms of lemmas


@pytest.mark.parametrize(
    ("lemma", "pos", "wanted"),
    [
        ("break off", "verb", {"break off", "breaks off", "broke off", "broken off", "breaking off"}),
        ("agree", "verb", {"agree", "agrees", "agreed", "agreeing"}),
        ("stop", "verb", {"stop", "stops", "stopped", "stopping"}),
        ("expel", "verb", {"expelled", "expelling", "expels"}),
        ("shoot dead", "verb", {"shot dead", "shooting dead"}),
        ("deny", "verb", {"denies", "denied", "denying"}),
        ("die", "verb", {"dies", "died", "dying"}),
        ("free", "verb", {"freed", "freeing", "frees"}),
        ("attack", "verb", {"attacked", "attacking", "attacks"}),
        ("bomb", "verb", {"bombed", "bombing"}),
        ("cut", "verb", {"cut", "cuts", "cutting"}),
        ("exchange of fire", "noun", {"exchange of fire", "exchanges of fire"}),
        ("car bomb", "noun", {"car bomb", "car bombs"}),
        ("ceasefire", "noun", {"ceasefires"}),
        ("gunman", "noun", {"gunmen"}),
        ("treaty", "noun", {"treaties"}),
        ("ambush", "noun", {"ambushes"}),
        ("call for restraint", "noun", {"calls for restraint"}),
        ("aircraft", "noun", {"aircraft"}),
        ("at war with", "phrase", {"at war with"}),
    ],
)
def test_forms(codebook: Codebook, lemma: str, pos: str, wanted: set[str]) -> None:
    assert wanted <= set(forms(lemma, pos, codebook.words("irregular")))


def test_forms_makes_no_second_plural_or_past(codebook: Codebook) -> None:
    irregular = codebook.words("irregular")
    assert forms("aircraft", "noun", irregular) == ("aircraft",)
    assert set(forms("shoot", "verb", irregular)) == {"shoot", "shoots", "shot", "shooting"}


# Word lists


def test_every_list_is_there(codebook: Codebook) -> None:
    wanted = {"speech", "denial", "hedges", "future", "weapons", "groups", "offices", "nationalities", "rel", "irregular", "units"}
    assert set(codebook.lists) == wanted
    assert all(words.use.endswith(".") and words.groups for words in codebook.lists.values())


@pytest.mark.parametrize(
    ("name", "word", "tag", "value"),
    [
        ("speech", "according to", "kind", "neutral"),
        ("speech", "announce", "kind", "neutral"),
        ("speech", "said", "kind", "neutral"),
        ("speech", "Told", "kind", "neutral"),
        ("speech", "insists", "kind", "claim"),
        ("speech", "allege", "kind", "claim"),
        ("speech", "refute", "kind", "deny"),
        ("denial", "never", "status", "denied"),
        ("denial", "no word on", "status", "not-reported"),
        ("hedges", "may", "status", "possible"),
        ("hedges", "reportedly", "status", None),
        ("future", "shall", "status", "planned"),
        ("weapons", "drone", "mode", "drone"),
        ("weapons", "drones", "mode", "drone"),
        ("weapons", "IEDs", "mode", "explosives"),
        ("weapons", "airstrike", "mode", "aerial"),
        ("weapons", "mortar", "mode", "heavy-weapons"),
        ("weapons", "IED", "mode", "explosives"),
        ("weapons", "Landmine", "mode", "explosives"),
        ("weapons", "car bomb", "mode", "explosives"),
        ("weapons", "rifle", "mode", "firearms"),
        ("weapons", "gunfire", "mode", "firearms"),
        ("weapons", "machete", "mode", "primitive"),
        ("weapons", "tear gas", "mode", "crowd-control"),
        ("weapons", "Shahed-136", "mode", "drone"),
        ("weapons", "BM-21", "mode", "heavy-weapons"),
        ("groups", "both sides", "size", "2"),
        ("groups", "the parties", "size", None),
        ("groups", "the two leaders", "kind", "leaders"),
        ("offices", "prime minister", "kind", "leads"),
        ("offices", "Secretary General", "kind", "leads"),
        ("offices", "foreign minister", "kind", "part-of"),
        ("offices", "spokesman", "kind", "part-of"),
        ("offices", "spokesmen", "kind", "part-of"),
        ("offices", "heads of state", "kind", "leads"),
        ("nationalities", "Turkish", "iso2", "TR"),
        ("nationalities", "Norwegian", "iso2", "NO"),
        ("nationalities", "Libyans", "iso3", "LBY"),
        ("nationalities", "U.S.", "country", "United States"),
        ("nationalities", "Zairean", "until", "1997"),
        ("rel", "on the outskirts of", "rel", "outside"),
        ("rel", "close to", "rel", "near"),
        ("rel", "north-east of", "rel", "north-east"),
        ("rel", "out of", "rel", "from"),
    ],
)
def test_words(codebook: Codebook, name: str, word: str, tag: str, value: str | None) -> None:
    assert [group.tag(tag) for group in codebook.words(name).find(word)] == [value]


def test_an_entry_with_a_capital_matches_as_it_is_written(codebook: Codebook) -> None:
    nations = codebook.words("nationalities")
    assert nations.find("US") and nations.find("Polish")
    assert not nations.find("us") and not nations.find("polish")


def test_a_demonym_may_stand_for_two_countries(codebook: Codebook) -> None:
    assert [group.tag("iso2") for group in codebook.words("nationalities").find("Congolese")] == ["CD", "CG"]


def test_codes_of_countries_are_used_once(codebook: Codebook) -> None:
    groups = codebook.words("nationalities").groups
    for key, form in (("iso2", r"[A-Z]{2}"), ("iso3", r"[A-Z]{3}")):
        codes = [code for group in groups if (code := group.tag(key))]
        assert len(codes) == len(set(codes)) > 200
        assert all(re.fullmatch(form, code) for code in codes)
    assert all((group.tag("iso2") is None) == (group.tag("iso3") is None) for group in groups)


def test_weapons_of_the_modes_stand_in_the_weapon_list(codebook: Codebook) -> None:
    weapons = codebook.words("weapons")
    modes = {mode.name: mode for mode in codebook.event("ASSAULT").modes}
    assert {group.tag("mode") for group in weapons.groups} == {name for name, mode in modes.items() if mode.weapons}
    for name, mode in modes.items():
        assert set(mode.weapons) <= set(weapons.words(mode=name)), name


def test_every_relation_of_a_place_has_words(codebook: Codebook) -> None:
    rels = [group.tag("rel") for group in codebook.words("rel").groups]
    compass = {"north", "south", "east", "west", "north-east", "north-west", "south-east", "south-west"}
    assert set(rels) == {"in", "outside", "near", "towards", "from"} | compass


# A user's own folder

OWN = """\
name: STRANDED
definition: Ships or lorries are stuck because of a conflict.
words: {verbs: [strand], adjectives: [stranded, "no"]}
examples:
- {text: Ninety lorries are stranded at Dar., trigger: stranded, where: [Dar]}
"""


def own(folder: Path, text: str, name: str = "STRANDED") -> Path:
    path = folder / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf8")
    return path


def test_an_event_of_ones_own_needs_little(codebook: Codebook, tmp_path: Path) -> None:
    own(tmp_path, OWN)
    mine = load(extra=tmp_path)
    event = mine.event("STRANDED")
    assert (event.kind, event.origin, event.label, event.quad, event.intensity) == ("event", "extension", "Stranded", None, None)
    assert event.words.adjectives == ("stranded", "no")
    assert event.examples[0].slot("where") == ("Dar",) and event.examples[0].slot("actor") == ()
    assert mine.labels() == (*codebook.labels(), ("STRANDED", None))
    assert mine.sha256 != codebook.sha256


def test_a_file_of_the_same_name_takes_the_place(codebook: Codebook, tmp_path: Path) -> None:
    own(tmp_path / "events", OWN.replace("STRANDED", "AID"), "AID")
    mine = load(extra=tmp_path)
    assert mine.event("AID").definition.startswith("Ships") and mine.event("AID").modes == ()
    assert [name for name, mode in mine.labels() if mode is None] == [name for name, mode in codebook.labels() if mode is None]
    assert mine.event("AGREE") == codebook.event("AGREE")


def test_a_word_list_of_the_same_name_takes_the_place(codebook: Codebook, tmp_path: Path) -> None:
    own(tmp_path / "words", "name: rel\nuse: Test.\ngroups:\n- {rel: near, words: [hard by]}\n", "rel")
    mine = load(extra=tmp_path)
    assert mine.words("rel").words(rel="near") == ("hard by",)
    assert mine.words("speech") == codebook.words("speech")


def test_sha256_is_of_the_content(codebook: Codebook, tmp_path: Path) -> None:
    assert re.fullmatch(r"sha256:[0-9a-f]{64}", codebook.sha256)
    own(tmp_path, OWN)
    first = load(extra=tmp_path).sha256
    own(tmp_path, "# A note.\n" + OWN.replace("stuck because", "stuck\n  because"))
    assert load(extra=tmp_path).sha256 == first
    own(tmp_path, OWN.replace("lorries are stuck", "trains are stuck"))
    assert load(extra=tmp_path).sha256 != first


def test_a_copy_of_the_shipped_folder_is_the_same_codebook(codebook: Codebook) -> None:
    assert load(shipped_folder()).sha256 == codebook.sha256


# Errors name file and line

BAD = {
    "unknown key": (OWN + "colour: red\n", 6, "unknown key 'colour'"),
    "unknown key in a mode": (OWN + "modes:\n- name: a\n  definition: A.\n  meaning: B.\n", 9, "unknown key 'meaning' in a mode"),
    "unknown key in crosswalks": (OWN + "crosswalks:\n  gdelt: 190\n", 7, "unknown key 'gdelt'"),
    "no definition": ("name: STRANDED\nwords: {verbs: [strand]}\n", 1, "lacks 'definition'"),
    "nothing to find it by": ("name: STRANDED\ndefinition: A.\n", 1, "needs words or examples"),
    "key twice": (OWN + "name: STRANDED\n", 6, "key 'name' stands twice"),
    "word twice": (OWN.replace('"no"', "stranded"), 3, "'stranded' stands twice"),
    "word twice over modes": (OWN + "modes:\n- name: a\n  definition: A.\n  words:\n    verbs: [strand]\n", 10, "of line 3 too"),
    "mode twice": (OWN + "modes:\n- {name: a, definition: A.}\n- {name: a, definition: B.}\n", 8, "mode 'a' stands twice"),
    "trigger not in the text": (OWN.replace("trigger: stranded", "trigger: stuck"), 5, "'stuck' does not stand in"),
    "slot not in the text": (OWN.replace("[Dar]", "[Dor]"), 5, "'Dor' does not stand in"),
    "example of no mode": (OWN.replace("where:", "mode: x, where:"), 5, "no mode 'x'"),
    "bad quad": (OWN + "quad: loud\n", 6, "quad is one of"),
    "bad intensity": (OWN + "intensity: high\n", 6, "must be a number"),
    "intensity off the scale": (OWN + "intensity: 11\n", 6, "from -10 to 10"),
    "bad flag": (OWN + "symmetric: yes\n", 6, "symmetric is one of"),
    "bad slot": (OWN + "one_claim_per: [who]\n", 6, "no slot 'who'"),
    "bad role": (OWN + "roles:\n  actor: A.\n  victim: B.\n", 8, "no slot 'victim'"),
    "bad name": (OWN.replace("name: STRANDED", "name: Stranded"), 1, "in capitals"),
    "other name": (OWN.replace("name: STRANDED", "name: STUCK"), 1, "STUCK.yaml"),
    "bad cameo": (OWN + "crosswalks: {cameo: [99]}\n", 6, "CAMEO"),
    "bad acled": (OWN + "crosswalks: {acled: [Battle]}\n", 6, "ACLED has no"),
    "bad ucdp": (OWN + "crosswalks: {ucdp: [4]}\n", 6, "UCDP"),
    "bad plover": (OWN + "crosswalks: {plover: assault}\n", 6, "EVENT/mode"),
    "list for text": (OWN.replace("definition: Ships", "label: [Ships]\ndefinition: Ships"), 2, "label must be a text"),
    "text for list": (OWN.replace("{verbs: [strand], ", "{verbs: strand, "), 3, "verbs must be a list"),
    "alias": (OWN.replace("[strand]", "*a"), 3, "alias"),
    "anchor": (OWN.replace("[strand]", "&a [strand]"), 3, "anchors are not allowed"),
    "tag": (OWN.replace("[strand]", "!!python/tuple [strand]"), 3, "tags and anchors"),
    "merge": (OWN + "<<: {kind: event}\n", 6, "unknown key '<<'"),
    "second document": (OWN + "---\n" + OWN, 6, "second document"),
    "not YAML": (OWN + "label: [a\n", 7, ""),
    "control character": (OWN + "label: a\x01b\n", 6, "not YAML"),
    "nested too deep": (OWN + "label: " + "[" * 21 + "]" * 21 + "\n", 6, "deeper than 20"),
    "nested far too deep": (OWN + "label: " + "[" * 100_000 + "\n", 6, "nest"),
    "a list": ("- a\n", 1, "must be a mapping"),
}


@pytest.mark.parametrize(("text", "line", "reason"), BAD.values(), ids=BAD.keys())
def test_errors_name_file_and_line(tmp_path: Path, text: str, line: int, reason: str) -> None:
    path = own(tmp_path, text)
    with pytest.raises(CodebookError) as caught:
        load(extra=tmp_path)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert reason in caught.value.reason
    assert str(caught.value).startswith(f"{path}:{line}: ")


BAD_WORDS = {
    "unknown list": ("name: verbs\nuse: Test.\ngroups: []\n", 1, "no rule uses"),
    "unknown key": ("name: rel\nuse: Test.\ngroups:\n- {rel: in, words: [in], colour: red}\n", 4, "unknown key 'colour'"),
    "bad value": ("name: rel\nuse: Test.\ngroups:\n- rel: beside\n  words: [at]\n", 4, "rel is one of"),
    "lacks a tag": ("name: rel\nuse: Test.\ngroups:\n- words: [at]\n", 4, "lacks 'rel'"),
    "word twice": ("name: rel\nuse: Test.\ngroups:\n- {rel: in, words: [at]}\n- {rel: near, words: [at]}\n", 5, "stands twice"),
}


@pytest.mark.parametrize(("text", "line", "reason"), BAD_WORDS.values(), ids=BAD_WORDS.keys())
def test_errors_of_word_lists_name_file_and_line(tmp_path: Path, text: str, line: int, reason: str) -> None:
    path = own(tmp_path / "words", text, "rel")
    with pytest.raises(CodebookError) as caught:
        load(extra=tmp_path)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert reason in caught.value.reason


def test_errors_without_a_line_name_the_file(tmp_path: Path) -> None:
    path = own(tmp_path, "# " + "x" * (1 << 20))
    with pytest.raises(CodebookError, match="larger than 1 MiB"):
        load(extra=tmp_path)
    path.write_bytes(b"name: A\nlabel: \xff\n")
    with pytest.raises(CodebookError, match=r"STRANDED\.yaml:2: is not UTF-8"):
        load(extra=tmp_path)
    path.write_text("# nothing\n", encoding="utf8")
    with pytest.raises(CodebookError, match="is empty"):
        load(extra=tmp_path)


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="is not a folder"):
        load(extra=tmp_path / "nowhere")
    with pytest.raises(CodebookError, match="holds no events"):
        load(tmp_path)


def test_one_name_in_two_files_of_a_folder(tmp_path: Path) -> None:
    own(tmp_path, OWN)
    own(tmp_path / "events", OWN)
    with pytest.raises(CodebookError, match="another file of this folder"):
        load(extra=tmp_path)


# House


def test_nothing_of_the_codebook_is_left_unread() -> None:
    folders = {path.parent.name for path in shipped_folder().glob("*/*.yaml")}
    assert {"events", "relations", "words"} <= folders
    for first, second in pairwise(sorted(path.name for path in shipped_folder().glob("events/*"))):
        assert first.endswith(".yaml") and first < second
