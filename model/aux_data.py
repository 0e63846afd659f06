"""Windows of the open corpora (shared/data) for the heads that teach the encoder: syntax, names, semantic roles, factuality."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

ENTITY = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
ARGUMENTS = ("ARG0", "ARG1", "ARG2", "ARGM-LOC", "ARGM-TMP", "ARGM-MNR", "ARGM-NEG", "ARGM-MOD")


@dataclass
class Sentence:
    """One sentence with what its corpora say of it; `None` where they say nothing."""

    words: list[str]
    upos: list[str] | None = None
    heads: list[int] | None = None  # 0-based; the root points at itself
    relations: list[str] | None = None
    entities: list[str] | None = None
    frames: list[tuple[int, list[tuple[int, str]]]] | None = None  # predicate, [(argument's head word, role)]
    facts: list[tuple[int, float]] = field(default_factory=list)


def read_conllu(path: Path) -> dict[str, Sentence]:
    out: dict[str, Sentence] = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        rows = [r for r in (line.split("\t") for line in lines if line and line[0] != "#") if r[0].isdigit()]
        name = next((x.split("=", 1)[1].strip() for x in lines if x.startswith("# sent_id")), f"{path.name}-{len(out)}")
        if rows and all(r[6].isdigit() for r in rows):
            heads = [int(r[6]) - 1 if r[6] != "0" else i for i, r in enumerate(rows)]
            out[name] = Sentence([r[1] for r in rows], [r[3] for r in rows], heads, [r[7].split(":")[0] for r in rows])
    return out


def add_entities(sentences: dict[str, Sentence], path: Path) -> None:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        name = next((x.split("=", 1)[1].strip() for x in lines if x.startswith("# sent_id")), "")
        tags = [x.split("\t")[2] for x in lines if x and x[0] != "#"]
        if name in sentences and len(tags) == len(sentences[name].words):
            sentences[name].entities = [t if t in ENTITY else "O" for t in tags]


def head_word(sentence: Sentence, start: int, end: int) -> int:
    heads = sentence.heads or []
    return next((i for i in range(start, end + 1) if heads and (heads[i] == i or not start <= heads[i] <= end)), end)


def add_frames(sentences: dict[str, Sentence], path: Path) -> None:
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        s = sentences.get(row["sent_id"])
        if s and len(s.words) == len(row["tokens"]):
            s.frames = [(p["pred"], [(head_word(s, a, b), r) for a, b, r in p["args"] if r in ARGUMENTS]) for p in row["props"]]


def add_facts(sentences: dict[str, Sentence], path: Path) -> None:
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        s = sentences.get(row["sent_id"])
        if s:
            s.facts = [(i, v / 2) for i, v, c in row["fact"] if c > 0.5 and i < len(s.words)]


def load(data: Path, split: str = "train") -> list[Sentence]:
    """The sentences of one split, in the order of their documents; GUM's and PUD's all go to training."""
    name = {"train": "en_ewt-ud-train.rebuilt.conllu", "dev": "en_ewt-ud-dev.conllu", "test": "en_ewt-ud-test.conllu"}[split]
    ewt = read_conllu(data / "UD_English-EWT" / name)
    uner = {"train": "en_ewt-ud-train.v-0c7ce0d.iob2"}.get(split, f"en_ewt-ud-{split}.iob2")
    add_entities(ewt, data / "UNER_English-EWT" / uner)
    add_frames(ewt, data / "derived" / "ewt_srl.jsonl")
    add_facts(ewt, data / "derived" / "uds_factuality.jsonl")
    out = list(ewt.values())
    if split == "train":
        for path in sorted((data / "gum" / "dep").glob("GUM_[nib]*.conllu")):
            out += read_conllu(path).values()
    return out


def relations(sentences: list[Sentence]) -> tuple[str, ...]:
    found = Counter(r for s in sentences for r in s.relations or [])
    return tuple(sorted(r for r, n in found.items() if n >= 5))


def tags(sentences: list[Sentence]) -> tuple[str, ...]:
    return tuple(sorted({u for s in sentences for u in s.upos or []}))
