"""The codebook's records: what an event or relation is, which words carry it, and what other ontologies call it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

Kind = Literal["event", "relation"]
Origin = Literal["PLOVER", "extension"]
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
Slot = Literal[
    "actor", "recipient", "mediator", "where", "when", "counts", "instrument", "object", "document", "topic", "ordinal", "medium"
]
Label = tuple[str, str | None]


class PloverType(NamedTuple):
    """An event of PLOVER and its mode, `None` where PLOVER has no such mode."""

    event: str
    mode: str | None


class AcledType(NamedTuple):
    """ACLED's event type and sub-event type, as their columns spell them."""

    event_type: str
    sub_event: str


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """What others call it, the most usual first; empty where they have nothing of the kind.

    `cameo`: codes of 2 to 4 digits, the first two the root. `ucdp`: types of violence that deaths in it can fall under (1
    state-based, 2 non-state, 3 one-sided); which one is settled by the parties.
    """

    plover: PloverType | None = None
    cameo: tuple[str, ...] = ()
    acled: tuple[AcledType, ...] = ()
    ucdp: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Lemmas that carry an event. A verb of several words bends its first, a noun its last; phrases stand as they are."""

    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()

    def all(self) -> tuple[str, ...]:
        """All lemmas and phrases."""
        return self.verbs + self.nouns + self.adjectives + self.phrases

    def by_part(self) -> tuple[tuple[str, str], ...]:
        """All lemmas and phrases, each after its part of speech as `forms` takes it."""
        parts = (("verb", self.verbs), ("noun", self.nouns), ("adjective", self.adjectives), ("phrase", self.phrases))
        return tuple((part, lemma) for part, lemmas in parts for lemma in lemmas)


@dataclass(frozen=True, slots=True)
class RoleRule:
    """Who or what fills a slot of this event."""

    slot: Slot
    definition: str


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, the words in it that carry the claim, and the words that fill its slots."""

    text: str
    trigger: str
    mode: str | None
    slots: tuple[tuple[Slot, tuple[str, ...]], ...] = ()

    def slot(self, name: str) -> tuple[str, ...]:
        """The words that fill a slot; empty where nothing does."""
        return next((words for slot, words in self.slots if slot == name), ())


@dataclass(frozen=True, slots=True)
class Mode:
    """How an event was done. What a file leaves out of a mode is its event's."""

    name: str
    label: str
    origin: Origin
    definition: str
    quad: Quad | None
    intensity: float | None
    symmetric: bool
    one_claim_per: tuple[Slot, ...]
    words: Words
    weapons: tuple[str, ...]
    crosswalk: Crosswalk


@dataclass(frozen=True, slots=True)
class EventType:
    """An event or relation. `intensity` runs from -10 (conflict) to 10 (cooperation), `None` for what has no such measure.

    `symmetric`: actor and recipient may be swapped. `one_claim_per`: slots along which coordinated values are claims of their
    own ("backed by A and B" is two claims); elsewhere they are several values of one claim.
    """

    name: str
    label: str
    kind: Kind
    origin: Origin
    definition: str
    quad: Quad | None
    intensity: float | None
    symmetric: bool
    roles: tuple[RoleRule, ...]
    one_claim_per: tuple[Slot, ...]
    words: Words
    crosswalk: Crosswalk
    modes: tuple[Mode, ...]
    examples: tuple[Example, ...]

    def lemmas(self) -> tuple[tuple[str, str], ...]:
        """(part of speech, lemma) of the event and of all its modes."""
        return tuple(pair for words in (self.words, *(m.words for m in self.modes)) for pair in words.by_part())

    def mode(self, name: str) -> Mode:
        """The mode of that name. Raises KeyError."""
        for mode in self.modes:
            if mode.name == name:
                return mode
        raise KeyError(f"{self.name} has no mode {name!r}; it has {', '.join(m.name for m in self.modes) or 'none'}")


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Words of a list that say the same, and what they say: `tags` are pairs of key and value."""

    words: tuple[str, ...]
    tags: tuple[tuple[str, str], ...]

    def tag(self, key: str) -> str | None:
        """The value of a key, `None` where the group has no such key."""
        return next((value for name, value in self.tags if name == key), None)


@dataclass(frozen=True, slots=True)
class WordList:
    """A plain list for the reader's rules. The words of `groups` are lemmas; `index` has their forms too, word → groups."""

    name: str
    use: str
    groups: tuple[WordGroup, ...]
    index: Mapping[str, tuple[WordGroup, ...]]

    def find(self, word: str) -> tuple[WordGroup, ...]:
        """The groups that hold a word or phrase, in any of its forms ("said", "drones"); empty where none does.

        An entry in small letters matches in any case, one with a capital only as it is written: "US" is not "us".
        """
        return self.index.get(word) or self.index.get(word.lower(), ())

    def words(self, **tags: str) -> tuple[str, ...]:
        """All words whose group carries all of these tags, in the order of the file."""
        wanted = tags.items()
        return tuple(word for group in self.groups if wanted <= set(group.tags) for word in group.words)


NO_WORDS = WordList("irregular", "None.", (), MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Codebook:
    """Events and relations by name, word lists by name, and the `sha256` of the content of both."""

    events: Mapping[str, EventType]
    lists: Mapping[str, WordList]
    sha256: str

    def event(self, name: str) -> EventType:
        """The event or relation of that name. Raises KeyError."""
        if name in self.events:
            return self.events[name]
        raise KeyError(f"no event or relation {name!r} in the codebook")

    def words(self, name: str) -> WordList:
        """The word list of that name. Raises KeyError."""
        if name in self.lists:
            return self.lists[name]
        raise KeyError(f"no word list {name!r} in the codebook")

    @property
    def irregular(self) -> WordList:
        """The list that bends irregular words; without words where the codebook has none."""
        return self.lists.get("irregular", NO_WORDS)

    def labels(self) -> tuple[Label, ...]:
        """Every (event, mode): events before relations, each by name, without a mode first and then its modes as its file
        orders them. What a user adds comes last, so that it never moves the others."""
        return tuple((event.name, mode) for event in self.events.values() for mode in (None, *(m.name for m in event.modes)))

    def rule(self, event: str, mode: str | None = None) -> EventType | Mode:
        """The record that holds for an event and mode; of several modes ("aerial|drone") the first. Raises KeyError."""
        found = self.event(event)
        return found.mode(mode.split("|")[0]) if mode else found

    def one_claim_per(self, event: str, mode: str | None = None) -> tuple[Slot, ...]:
        """The slots along which coordinated values are separate claims. Raises KeyError."""
        return self.rule(event, mode).one_claim_per

    def symmetric(self, event: str, mode: str | None = None) -> bool:
        """May actor and recipient be swapped? Raises KeyError."""
        return self.rule(event, mode).symmetric

    def crosswalk(self, event: str, mode: str | None = None) -> Crosswalk:
        """What other ontologies call it. Raises KeyError."""
        return self.rule(event, mode).crosswalk
