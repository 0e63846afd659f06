"""One codebook file to one EventType."""

from __future__ import annotations

import re
from typing import TypeVar, get_args

from rapporteur.codebook.crosswalks import read_crosswalk
from rapporteur.codebook.nodes import Node
from rapporteur.codebook.records import Crosswalk, EventType, Example, Kind, Mode, Origin, Quad, RoleRule, Slot, Words

NAME = re.compile(r"[A-Z][A-Z0-9]*([-_][A-Z0-9]+)*")
MODE_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
SLOTS: tuple[Slot, ...] = get_args(Slot)
PARTS = ("verbs", "nouns", "adjectives", "phrases")
# Keys that an event and its modes share; a mode takes from its event what it leaves out.
SHARED = frozenset({"label", "origin", "quad", "intensity", "symmetric", "one_claim_per", "words", "crosswalks"})
EVENT_KEYS = SHARED | {"kind", "roles", "modes", "examples"}
MODE_KEYS = SHARED | {"weapons"}
NEEDED = frozenset({"name", "definition"})
EXAMPLE_NEEDS = frozenset({"text", "trigger"})
EXAMPLE_MAY = frozenset({"mode", *SLOTS})

Fields = dict[str, Node]
T = TypeVar("T")


def read_event(root: Node) -> EventType:
    """The event or relation of a file's tree. Raises CodebookError with the line of what is wrong."""
    fields = root.only("an event", needs=NEEDED, may=EVENT_KEYS)
    bare = _bare_event(fields)
    modes = tuple(_mode(node, bare) for node in _list(fields, "modes"))
    _no_name_twice(fields, modes)
    _no_word_twice(fields, (bare, *modes))
    names = frozenset(mode.name for mode in modes)
    examples = tuple(_example(node, names) for node in _list(fields, "examples"))
    if not (examples or bare.words.all() or any(mode.words.all() for mode in modes)):
        root.fail("an event needs words or examples: nothing would find it")
    return _with(bare, modes, examples)


def _bare_event(fields: Fields) -> EventType:
    name = _name(fields["name"], NAME, "an event's name is in capitals")
    words = fields.get("words")
    return EventType(
        name=name,
        label=fields["label"].text("label") if "label" in fields else name.capitalize(),
        kind=_choice(fields, "kind", get_args(Kind), "event"),
        origin=_choice(fields, "origin", get_args(Origin), "extension"),
        definition=fields["definition"].text("definition"),
        quad=_quad(fields, None),
        intensity=_intensity(fields, None),
        symmetric=_flag(fields, "symmetric", False),
        roles=_roles(fields.get("roles")),
        one_claim_per=_slots(fields, "one_claim_per", ()),
        words=_words(words) if words else Words(),
        crosswalk=read_crosswalk(fields.get("crosswalks"), Crosswalk()),
        modes=(),
        examples=(),
    )


def _with(bare: EventType, modes: tuple[Mode, ...], examples: tuple[Example, ...]) -> EventType:
    values = {name: getattr(bare, name) for name in EventType.__slots__}
    return EventType(**(values | {"modes": modes, "examples": examples}))


def _mode(node: Node, event: EventType) -> Mode:
    fields = node.only("a mode", needs=NEEDED, may=MODE_KEYS)
    name = _name(fields["name"], MODE_NAME, "a mode's name is in small letters")
    words = fields.get("words")
    return Mode(
        name=name,
        label=fields["label"].text("label") if "label" in fields else name.replace("-", " ").capitalize(),
        origin=_choice(fields, "origin", get_args(Origin), "extension"),
        definition=fields["definition"].text("definition"),
        quad=_quad(fields, event.quad),
        intensity=_intensity(fields, event.intensity),
        symmetric=_flag(fields, "symmetric", event.symmetric),
        one_claim_per=_slots(fields, "one_claim_per", event.one_claim_per),
        words=_words(words) if words else Words(),
        weapons=_texts(fields["weapons"], "weapons") if "weapons" in fields else (),
        crosswalk=read_crosswalk(fields.get("crosswalks"), event.crosswalk),
    )


def _list(fields: Fields, key: str) -> list[Node]:
    return fields[key].items(key) if key in fields else []


def _name(node: Node, pattern: re.Pattern[str], rule: str) -> str:
    name = node.text("name")
    if not pattern.fullmatch(name):
        node.fail(f"{rule}: {name!r}")
    return name


def _choice(fields: Fields, key: str, allowed: tuple[T, ...], default: T) -> T:
    if key not in fields:
        return default
    text = fields[key].text(key)
    for value in allowed:
        if value == text:
            return value
    fields[key].fail(f"{key} is one of {', '.join(map(str, allowed))}; not {text!r}")


def _quad(fields: Fields, default: Quad | None) -> Quad | None:
    if "quad" in fields and fields["quad"].value is None:
        return None
    return _choice(fields, "quad", get_args(Quad), default)


def _intensity(fields: Fields, default: float | None) -> float | None:
    if "intensity" not in fields or fields["intensity"].value is None:
        return None if "intensity" in fields else default
    node = fields["intensity"]
    try:
        number = float(node.text("intensity"))
    except ValueError:
        node.fail(f"intensity must be a number, not {node.value!r}")
    if not -10 <= number <= 10:
        node.fail(f"intensity runs from -10 to 10, not {node.value}")
    return number


def _flag(fields: Fields, key: str, default: bool) -> bool:
    return _choice(fields, key, ("true", "false"), "true" if default else "false") == "true"


def _texts(node: Node, what: str) -> tuple[str, ...]:
    """Texts of a list, none twice."""
    texts = node.texts(what)
    if len(set(texts)) < len(texts):
        again = next(n for n, text in enumerate(texts) if text in texts[:n])
        node.items(what)[again].fail(f"{texts[again]!r} stands twice in {what}")
    return texts


def _slot(name: str, node: Node) -> Slot:
    for slot in SLOTS:
        if slot == name:
            return slot
    node.fail(f"no slot {name!r}; there are {', '.join(SLOTS)}")


def _slots(fields: Fields, key: str, default: tuple[Slot, ...]) -> tuple[Slot, ...]:
    if key not in fields:
        return default
    return tuple(_slot(item.text("a slot"), item) for item in fields[key].items(key))


def _roles(node: Node | None) -> tuple[RoleRule, ...]:
    if node is None:
        return ()
    return tuple(RoleRule(_slot(name, role), role.text(f"role {name}")) for name, role in node.fields("roles").items())


def _words(node: Node) -> Words:
    fields = node.only("words", needs=frozenset(), may=frozenset(PARTS))
    verbs, nouns, adjectives, phrases = (_texts(fields[part], part) if part in fields else () for part in PARTS)
    return Words(verbs, nouns, adjectives, phrases)


def _example(node: Node, modes: frozenset[str]) -> Example:
    fields = node.only("an example", needs=EXAMPLE_NEEDS, may=EXAMPLE_MAY)
    text, trigger = fields["text"].text("text"), fields["trigger"].text("trigger")
    if trigger not in text:
        fields["trigger"].fail(f"the trigger {trigger!r} does not stand in the example's text")
    mode = fields["mode"].text("mode") if "mode" in fields and fields["mode"].value is not None else None
    if mode is not None and mode not in modes:
        fields["mode"].fail(f"no mode {mode!r} in this event")
    slots = tuple((slot, _slot_words(fields[slot], slot, text)) for slot in SLOTS if slot in fields)
    return Example(text, trigger, mode, slots)


def _slot_words(node: Node, slot: str, text: str) -> tuple[str, ...]:
    words = _texts(node, slot)
    for item in node.items(slot):
        if item.text(slot) not in text:
            item.fail(f"{item.value!r} does not stand in the example's text")
    return words


def _no_name_twice(fields: Fields, modes: tuple[Mode, ...]) -> None:
    seen = set()
    for node, mode in zip(_list(fields, "modes"), modes, strict=True):
        if mode.name in seen:
            node.fail(f"mode {mode.name!r} stands twice")
        seen.add(mode.name)


def _no_word_twice(fields: Fields, entries: tuple[EventType | Mode, ...]) -> None:
    """A word in two modes of one event would say nothing about the mode, so it belongs to the event itself."""
    for part in PARTS:
        words = [word.lower() for entry in entries for word in getattr(entry.words, part)]
        if len(set(words)) < len(words):
            _fail_for_word_twice(fields, part)


def _fail_for_word_twice(fields: Fields, part: str) -> None:
    seen: dict[str, int] = {}
    for holder in (fields, *(node.fields("a mode") for node in _list(fields, "modes"))):
        words = holder["words"].fields("words") if "words" in holder else {}
        for item in words[part].items(part) if part in words else ():
            word = item.text(part).lower()
            if word in seen:
                item.fail(f"{word!r} stands among the {part} of line {seen[word]} too")
            seen[word] = item.line
