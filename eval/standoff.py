"""Texts for the stand-off gold: unpacks them from shared/data and lays each text beside its gold.

python eval/standoff.py ../shared/data OUT

OUT/held-out gets the texts that `held-out.txt` lists, a quarter of each source, OUT/training the others, OUT/others those without
gold. The texts that `quiet.txt` lists have nothing to report; their empty gold is written here. Ends in an error where a held-out text stands
in part in a text for training, for the sources draw on each other (GENEVA on MASC).
"""

from __future__ import annotations

import html
import json
import re
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import yaml

from rapporteur.text.sentences import sentences

GOLD = Path(__file__).parents[1] / "standoff"
SHARED = 0.1  # of its sentences a held-out text may have in common with a text for training, for releases and dictionaries have set phrases
LONG = 7  # words from which a sentence is no set phrase
TOGETHER = 12  # sentences of CrossNER in one text
Named = tuple[str, str]


def members(archive: Path, ending: str | tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """(path, content) of the files of an archive whose names end so, or in one of these ways."""
    with tarfile.open(archive) as tar:
        for member in sorted(tar.getmembers(), key=lambda m: m.name):
            if member.name.endswith(ending) and (file := tar.extractfile(member)):
                yield member.name, file.read().decode("utf-8-sig")


def re3d(data: Path) -> Iterator[Named]:
    """Each document: publisher and the first eight digits of its id; title, blank line, body."""
    for name, content in members(data / "re3d.tar.xz", "documents.json"):
        publisher = Path(name).parent.name.split()[0].lower().replace("delegation", "eu")
        for line in content.splitlines():
            row = json.loads(line)
            body = row["text"].replace("\r", "").strip()
            yield f"re3d-{publisher}-{row['_id'][:8].lower()}", f"{row['title'].strip()}\n\n{body}\n"


def ewt(data: Path) -> Iterator[Named]:
    """Each weblog and newsgroup document of UD English EWT; it has no title, so its site and date stand for one."""
    for _, content in members(data / "ud-english-ewt.tar.xz", ".conllu"):
        for doc, paragraphs in conllu(content):
            kind, _, rest = doc.partition("-")
            if kind in {"weblog", "newsgroup"}:
                site, author, number = rest.split("_")[:3]
                title = f"{site}, {author}, {rest.split('_ENG_')[-1][:8]}"
                yield f"ewt-{author.lower()}-{number}", "\n\n".join([title, *paragraphs]) + "\n"


def gum(data: Path) -> Iterator[Named]:
    """Each document of GUM; its first paragraph is its title."""
    for _, content in members(data / "gum-free-genres.tar.xz", ".conllu"):
        for doc, paragraphs in conllu(content):
            yield doc.lower().replace("_", "-"), "\n\n".join(paragraphs) + "\n"


def meantime(data: Path) -> Iterator[Named]:
    """Each Wikinews report of MEANTIME, its tokens joined by blanks but before marks; its first sentence is its title."""
    for name, content in members(data / "meantime.tar.xz", ".xml"):
        if "/intra-doc_annotation/" in name:
            by_number: dict[str, list[str]] = {}
            for token in ElementTree.fromstring(content).iter("token"):
                by_number.setdefault(token.attrib["sentence"], []).append(token.text or "")
            title, *body = (joined(tokens) for tokens in by_number.values())
            yield f"meantime-{Path(name).name.split('_')[0]}", f"{title}\n\n{' '.join(body)}\n"


def pud(data: Path) -> Iterator[Named]:
    """The sentences that UD English PUD takes from one news report or Wikipedia article, mostly not neighbours; its id stands for a title."""
    for _, content in members(data / "ud-english-pud.tar.xz", ".conllu"):
        for doc, paragraphs in conllu(content):
            yield f"pud-{doc}", "\n\n".join([f"Report {doc}", *paragraphs]) + "\n"


def masc(data: Path) -> Iterator[Named]:
    """Each document of MASC with roles, its tokens joined; its name stands for a title."""
    yield from gathered(data / "derived.tar.xz", "masc_srl.jsonl", "masc", "doc")


def geneva(data: Path) -> Iterator[Named]:
    """The sentences of each document of GENEVA, not all neighbours: those for training, and apart those for validation and test."""
    yield from gathered(data / "derived.tar.xz", "geneva_train_recovered.jsonl", "geneva", "doc_id")
    yield from gathered(data / "geneva.tar.xz", ("/data/test.json", "/data/val.json"), "geneva-later", "doc_id")


def crossner(data: Path) -> Iterator[Named]:
    """The sentences from politicians' and parties' articles in CrossNER, some to a text; they are no neighbours."""
    for name, content in members(data / "crossner.tar.xz", ".txt"):
        if "/politics/" in name:
            parts = [joined([line.split("\t")[0] for line in block.splitlines()]) for block in content.strip().split("\n\n")]
            for number, start in enumerate(range(0, len(parts), TOGETHER), 1):
                title = f"{Path(name).stem}-{number:02}"
                yield f"crossner-{title}", "\n\n".join([f"CROSSNER, {title}", *parts[start : start + TOGETHER]]) + "\n"


def gathered(archive: Path, ending: str | tuple[str, ...], source: str, document: str) -> Iterator[Named]:
    """Each document's sentences as one text under its name, from files of a JSON object a sentence; `document`: the key of its name."""
    documents: dict[str, list[str]] = {}
    for _, content in members(archive, ending):
        for line in content.splitlines():
            row = json.loads(line)
            documents.setdefault(row[document], []).append(unescaped(joined(row["tokens"])))
    for doc, parts in documents.items():
        yield f"{source}-{re.sub(r'[^a-z0-9]+', '-', doc.lower())}", f"{source.upper()}, {doc}\n\n{' '.join(parts)}\n"


def joined(tokens: list[str]) -> str:
    text = " ".join(tokens).replace("`` ", '"').replace(" ''", '"')
    return re.sub(r" (?=[.,;:!?)%]|'s\b|n't\b|'(?:re|ve|ll|d)\b)|(?<=[($])\s", "", text)


def unescaped(text: str) -> str:
    """Treebank tokens as a reader would write them: brackets, quotation marks and hyphens, without the marks of annotators."""
    text = re.sub(r"<\S+>", "", text).replace("-LRB- ", "(").replace(" -RRB-", ")").replace("` ` ", '"')
    text = re.sub(r'" ([^"]*) "', r'"\1"', text)
    return re.sub(r"(?<=\w) (-|/) (?=\w)", r"\1", text).strip()


def conllu(content: str) -> Iterator[tuple[str, list[str]]]:
    """(id, paragraphs) of each document of a CoNLL-U file."""
    for part in content.split("# newdoc id = ")[1:]:
        paragraphs: list[list[str]] = []
        for line in part.splitlines():
            if line.startswith("# newpar") and "_block" not in line:
                paragraphs.append([])
            elif line.startswith("# text = "):
                paragraphs = paragraphs or [[]]
                paragraphs[-1].append(line[9:])
        yield part.split("\n", 1)[0], [" ".join(p) for p in paragraphs if p]


def factbook(data: Path) -> Iterator[Named]:
    """Each country of the World Factbook: its background and the note on its armed forces, under its name."""
    for name, content in members(data / "cia-world-factbook.tar.xz", ".json"):
        row = json.loads(content)
        fields = (row.get("Introduction", {}).get("Background"), row.get("Military and Security", {}).get("Military - note"))
        body = "\n\n".join(p for field in fields for p in paragraphs_of((field or {}).get("text", "")))
        title = row.get("Government", {}).get("Country name", {}).get("conventional short form", {}).get("text", "none")
        if body and title != "none":
            yield f"factbook-{Path(name).stem}", f"{html.unescape(title)}, The World Factbook\n\n{body}\n"


def paragraphs_of(markup: str) -> list[str]:
    """The paragraphs of a little HTML as plain text."""
    parts = re.split(r"(?:<br\s*/?>|</?p>)+", markup)
    plain = (html.unescape(re.sub(r"<[^>]+>", "", part)).replace("\xa0", " ").strip() for part in parts)
    return [p for p in plain if p]


SOURCES = {
    "re3d": re3d,
    "ewt": ewt,
    "gum": gum,
    "meantime": meantime,
    "pud": pud,
    "masc": masc,
    "geneva": geneva,
    "crossner": crossner,
    "factbook": factbook,
}


def gold_of(source: str) -> dict[str, str]:
    """Gold by name of text: the files of the source's folder, and empty gold for its quiet texts."""
    files = {p.stem: p.read_text(encoding="utf-8") for p in (GOLD / source).glob("*.yaml")}
    quiet = [n for n in listed("quiet.txt") if n.startswith(source)]
    empty = {n: yaml.safe_dump({"report": {"text": f"{n}.txt"}, "claims": []}) for n in quiet}
    return {**empty, **files}


def listed(file: str) -> list[str]:
    return (GOLD / file).read_text(encoding="utf-8").split()


def long_sentences(text: str) -> set[str]:
    """The longer sentences of a text, without marks and capitals."""
    plain = (" ".join(re.findall(r"[a-z0-9]+", text[s.start : s.end].lower())) for s in sentences(text))
    return {s for s in plain if len(s.split()) >= LONG}


def overlaps(out: Path) -> list[str]:
    """The held-out texts that stand in part in texts for training, a line each."""
    known = {f.stem: long_sentences(f.read_text(encoding="utf-8")) for f in sorted((out / "training").glob("*.txt"))}
    lines = []
    for file in sorted((out / "held-out").glob("*.txt")):
        held = long_sentences(file.read_text(encoding="utf-8"))
        shares = {name: len(held & theirs) / len(held) for name, theirs in known.items() if held & theirs}
        lines += [f"{file.stem}: {share:.0%} of it stands in {name}" for name, share in shares.items() if share > SHARED]
    return lines


def main() -> None:
    data, out = Path(sys.argv[1]), Path(sys.argv[2])
    held = set(listed("held-out.txt"))
    for source, documents in SOURCES.items():
        texts, found = dict(documents(data)), gold_of(source)
        for name, gold in found.items():
            folder = out / ("held-out" if name in held else "training")
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.txt").write_text(texts[name], encoding="utf-8")
            (folder / f"{name}.yaml").write_text(gold, encoding="utf-8")
        others = out / "others"
        others.mkdir(parents=True, exist_ok=True)
        for name in texts.keys() - found.keys():
            (others / f"{name}.txt").write_text(texts[name], encoding="utf-8")
        print(f"{source}: {len(found)} of {len(texts)} texts")
    if lines := overlaps(out):
        sys.exit("\n".join([*lines, "what is held out would be known from training: move these texts in standoff/held-out.txt"]))


if __name__ == "__main__":
    main()
