"""Plain word lists of the codebook, each a YAML file with groups of words and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

from rapporteur.codebook.forms import forms
from rapporteur.codebook.nodes import Node
from rapporteur.codebook.records import WordGroup, WordList

STATUSES = frozenset({"planned", "possible", "denied", "not-reported"})
PARTS = frozenset({"verb", "noun", "adjective", "adverb", "phrase"})
RELS = frozenset(
    {"in", "outside", "near", "towards", "from"}
    | {"north", "south", "east", "west", "north-east", "north-west", "south-east", "south-west"}
)
WEAPON_MODES = frozenset(
    {"aerial", "drone", "heavy-weapons", "explosives", "suicide-attack", "firearms", "primitive", "beat", "crowd-control"}
    | {"unconventional", "destroy"}
)


@dataclass(frozen=True, slots=True)
class Tag:
    """What a key of a group may hold (`None`: any text) and whether every group has it."""

    values: frozenset[str] | None
    needed: bool = True


# Lists in which a word may stand for several things ("Congolese").
AMBIGUOUS = frozenset({"nationalities"})

# Lists of nouns whose groups name no part of speech.
NOUNS = {"weapons": "noun", "offices": "noun", "units": "noun"}

# Every list by name and the keys of its groups beside `words`.
TAGS: dict[str, dict[str, Tag]] = {
    "speech": {"kind": Tag(frozenset({"neutral", "claim", "deny"})), "pos": Tag(PARTS)},
    "denial": {"kind": Tag(frozenset({"negation", "denial", "nothing-known"})), "pos": Tag(PARTS), "status": Tag(STATUSES)},
    "hedges": {
        "kind": Tag(frozenset({"modal", "condition", "fear", "doubt", "hearsay"})),
        "pos": Tag(PARTS),
        "status": Tag(STATUSES, needed=False),
    },
    "future": {"kind": Tag(frozenset({"modal", "plan", "time"})), "pos": Tag(PARTS), "status": Tag(STATUSES)},
    "weapons": {"mode": Tag(WEAPON_MODES), "kind": Tag(frozenset({"word", "model"}))},
    "groups": {"kind": Tag(frozenset({"sides", "leaders", "delegations", "states", "forces"})), "size": Tag(None, needed=False)},
    "offices": {"kind": Tag(frozenset({"leads", "part-of"}))},
    "units": {"unit": Tag(frozenset({"mil", "gov", "cop", "spy", "par", "jud", "force", "own", "band"}))},
    "nationalities": {
        "country": Tag(None),
        "iso2": Tag(None, needed=False),
        "iso3": Tag(None, needed=False),
        "until": Tag(None, needed=False),
    },
    "rel": {"rel": Tag(RELS)},
    "irregular": {"pos": Tag(frozenset({"verb", "noun"}))},
}


def read_words(root: Node) -> WordList:
    """The list of a file's tree. Raises CodebookError with the line of what is wrong."""
    fields = root.only("a word list", needs=frozenset({"name", "use", "groups"}), may=frozenset())
    name = fields["name"].text("name")
    if name not in TAGS:
        fields["name"].fail(f"no rule uses a list {name!r}; there are {', '.join(TAGS)}")
    groups = tuple(_group(node, TAGS[name]) for node in fields["groups"].items("groups"))
    if name not in AMBIGUOUS:
        _no_word_twice(fields["groups"], groups)
    return WordList(name, fields["use"].text("use"), groups, MappingProxyType({}))


def _group(node: Node, rules: dict[str, Tag]) -> WordGroup:
    needs = frozenset(key for key, tag in rules.items() if tag.needed)
    fields = node.only("a group", needs=needs | {"words"}, may=frozenset(rules))
    tags = tuple((key, _tag(fields[key], key, rule)) for key, rule in rules.items() if key in fields)
    return WordGroup(fields["words"].texts("words"), tags)


def _tag(node: Node, key: str, rule: Tag) -> str:
    text = node.text(key)
    if rule.values is not None and text not in rule.values:
        node.fail(f"{key} is one of {', '.join(sorted(rule.values))}; not {text!r}")
    return text


def indexed(words: WordList, irregular: WordList) -> WordList:
    """The list with its index: every entry and, after all of them, the forms of its lemmas. `irregular` bends them."""
    found: dict[str, tuple[WordGroup, ...]] = {}
    for word, group in (*_entries(words), *_bent(words, irregular)):
        others = found.get(word, ())
        if not any(other is group for other in others):
            found[word] = (*others, group)
    return replace(words, index=MappingProxyType(found))


def _entries(words: WordList) -> Iterator[tuple[str, WordGroup]]:
    for group in words.groups:
        for word in group.words:
            yield word, group


def _bent(words: WordList, irregular: WordList) -> Iterator[tuple[str, WordGroup]]:
    if words.name == irregular.name:
        return
    for word, group in _entries(words):
        pos = group.tag("pos") or (NOUNS.get(words.name) if group.tag("kind") != "model" else None)
        for form in forms(word, pos, irregular)[1:] if pos else ():
            yield form, group


def _no_word_twice(node: Node, groups: tuple[WordGroup, ...]) -> None:
    """The same word with the same part of speech in two groups would say two things at once."""
    seen: set[tuple[str, str | None]] = set()
    for place, group in zip(node.items("groups"), groups, strict=True):
        keys = [(word, group.tag("pos")) for word in group.words]
        if len(set(keys)) < len(keys) or not seen.isdisjoint(keys):
            again = next(n for n, key in enumerate(keys) if key in seen or key in keys[:n])
            place.fields("a group")["words"].items("words")[again].fail(f"{group.words[again]!r} stands twice in this list")
        seen.update(keys)
