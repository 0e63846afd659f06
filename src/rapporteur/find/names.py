"""Names within one report: which mentions mean the same, and the fullest form of each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapporteur.find.layout import Layout
from rapporteur.find.mentions import Mention

ARTICLES = {"the", "a", "an"}
SHORT = re.compile(r"\(\s*(?:the |also known as |known as |or )?[\"“]?([A-Z][\w.&/-]{1,14})[\"”]?\s*[,)]")
OWNER = re.compile(r"^.*?['’]s ")
TITLES = {
    "mr",
    "mrs",
    "ms",
    "dr",
    "gen",
    "general",
    "lt",
    "col",
    "colonel",
    "maj",
    "major",
    "president",
    "minister",
    "prime",
    "foreign",
    "defence",
    "defense",
    "king",
    "prince",
    "sheikh",
    "mullah",
    "field",
    "marshal",
    "ambassador",
    "envoy",
    "commander",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "secretary",
    "brigadier",
    "captain",
    "governor",
    "senator",
    "chancellor",
    "sir",
}


@dataclass(slots=True)
class Names:
    """`full[form]` is the fullest form in the report of a folded form; `short` holds the acronyms that it introduces."""

    full: dict[str, str] = field(default_factory=dict)

    short: set[str] = field(default_factory=set)

    def of(self, text: str) -> str:
        return self.full.get(fold(text), text)

    def introduces(self, text: str) -> bool:
        """Is it a short form that the report introduces ("LNA")?"""
        return fold(text) in self.short


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case without accents, articles, possessives and marks: what two writings of one name share."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()
    plain = re.sub(r"['’]s\b|\.(?=\w\b|\s|$)", "", plain.replace("ı", "i"))
    return " ".join(w for w in re.findall(r"[\w+]+", plain) if w not in ARTICLES)


def name_report(layout: Layout, mentions: Iterable[Mention], nationalities: Mapping[str, str]) -> Names:
    """Join the party mentions of a report: acronyms with what they stand for, surnames with full names, demonyms with states."""
    texts = list(dict.fromkeys(layout.text_of(m.first, m.last) for m in mentions if m.layer == "party"))
    names = Names()
    for short, long in introduced(layout.text, texts):
        names.full[fold(short)] = names.full[fold(long)] = long
        names.short.add(fold(short))
    people = [t for t in texts if _is_proper(t) and len(_core(t)) > 1]
    for text in texts:
        key = fold(text)
        if key not in names.full:
            names.full[key] = nationalities.get(text) or names.full.get(_owned(text)) or _fuller(text, people)
    return names


def _owned(text: str) -> str:
    """What is led by the one named before: folded "Ruland Army" of "Osman Hadi’s Ruland Army"."""
    return fold(OWNER.sub("", text))


def introduced(text: str, known: Sequence[str]) -> list[tuple[str, str]]:
    """(short, long) pairs that the report introduces in brackets: "Government of National Accord (GNA)"."""
    out = []
    for match in SHORT.finditer(text):
        short, before = match.group(1), text[max(0, match.start() - 90) : match.start()].rstrip(" ’'\"”")
        long = _spelled(short, before) or next((k for k in sorted(known, key=len, reverse=True) if before.endswith(k)), None)
        if long and long != short:
            out.append((short, long))
    return out


def _spelled(short: str, before: str) -> str | None:
    """The shortest run of words right before whose capitals give the letters of an acronym."""
    letters = [c.lower() for c in short if c.isalpha() and c.isupper()]
    words = [m for m in re.finditer(r"[\w’'-]+", before)]
    for n in range(len(letters), min(len(words), len(letters) + 5) + 1) if len(letters) > 1 else ():
        run = words[-n:] if n else []
        initials = [
            part[0].lower()
            for w in run
            for part in re.split(r"[-–]", w.group())
            if part and (part[0].isupper() or part[0].isdigit())
        ]
        if run and run[0].group()[0].isupper() and _subsequence(letters, initials):
            return before[run[0].start() :]
    return None


def _subsequence(letters: list[str], initials: list[str]) -> bool:
    rest = iter(initials)
    return len(letters) <= len(initials) + 1 and sum(any(c == i for i in rest) for c in letters) >= len(letters) - (
        len(letters) > 3
    )


def _is_proper(text: str) -> bool:
    words = text.split()
    return words[-1][:1].isupper() and words[0][:1].isupper()


def _core(text: str) -> list[str]:
    return [w for w in fold(text).split() if w not in TITLES]


def _fuller(text: str, people: Sequence[str]) -> str:
    """A longer name that ends in this one ("Haftar" in "Khalifa Haftar"), or the text itself."""
    core = _core(text)
    if not core or not _is_proper(text):
        return text
    longer = [
        p for p in people if len(_core(p)) > len(core) and _core(p)[-len(core) :] == core and len(_core(p)) <= len(core) + 3
    ]
    return max(longer, key=lambda p: (len(_core(p)), -people.index(p)), default=text)
