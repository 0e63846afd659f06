"""Plain word lists of the codebook, each a YAML file with groups of words and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

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
    return WordList(name, fields["use"].text("use"), groups, _index(groups))


def _group(node: Node, rules: dict[str, Tag]) -> WordGroup:
    needs = frozenset(key for key, tag in rules.items() if tag.needed)
    fields = node.only("a group", needs=needs | {"words"}, may=frozenset(rules))
    tags = tuple((key, _tag(fields[key], key, rule)) for key, rule in rules.items() if key in fields)
    return WordGroup(tuple(item.text("a word") for item in fields["words"].items("words")), tags)


def _tag(node: Node, key: str, rule: Tag) -> str:
    text = node.text(key)
    if rule.values is not None and text not in rule.values:
        node.fail(f"{key} is one of {', '.join(sorted(rule.values))}; not {text!r}")
    return text


def _index(groups: tuple[WordGroup, ...]) -> MappingProxyType[str, tuple[WordGroup, ...]]:
    found: dict[str, tuple[WordGroup, ...]] = {}
    for group in groups:
        for word in group.words:
            found[word] = (*found.get(word, ()), group)
    return MappingProxyType(found)


def _no_word_twice(node: Node, groups: tuple[WordGroup, ...]) -> None:
    """The same word with the same part of speech in two groups would say two things at once."""
    seen = set()
    for place, group in zip(node.items("groups"), groups, strict=True):
        for word, item in zip(group.words, place.fields("a group")["words"].items("words"), strict=True):
            if (word, group.tag("pos")) in seen:
                item.fail(f"{word!r} stands twice in this list")
            seen.add((word, group.tag("pos")))
