"""What is stored of a claim or report besides itself: columns and names to filter by, and the hashes of the log.

Pure functions of plain values, standard library only, since `verify` derives the same rows again.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rapporteur.ids import content_id, sha256

Row = dict[str, Any]
REPORT_COLUMNS = (
    "id", "bytes_sha256", "title", "publisher", "url", "language", "published_earliest", "published_latest", "published_how",
    "text", "format", "status", "subject", "added_at", "added_by",
)
METHOD_COLUMNS = ("report", "reader", "model", "codebook")


def fold(name: str) -> str:
    """A name as it is searched: no case, no accents, words apart by one blank. "Jama'at al-Ahrār" → "jama at al ahrar"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def body_text(value: Mapping[str, Any]) -> str:
    """The JSON of a record as it is stored and hashed: keys sorted, no blanks."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def claim_columns(body: Mapping[str, Any]) -> Row:
    """The columns of `claim` that repeat a part of its body."""
    when = body["when"] or {}
    return {
        "id": body["id"], "report": body["report"], "event": body["event"], "mode": body["mode"], "status": body["status"],
        "confidence": body["confidence"], "span_start": body["span"][0], "span_end": body["span"][1],
        "when_earliest": when.get("earliest"), "when_latest": when.get("latest"),
    }


def party_rows(body: Mapping[str, Any]) -> list[Row]:
    """A row for each form under which a party may be looked for: its name, the words in the text, its id in the who's-who."""
    return _distinct({"role": p["role"], **form} for p in body["parties"] for form in _forms(p, "actor"))


def place_rows(body: Mapping[str, Any]) -> list[Row]:
    """The same for places: name, words, id in the gazetteer."""
    return _distinct(form for w in body["where"] for form in _forms(w, "place"))


def voice_rows(body: Mapping[str, Any]) -> list[Row]:
    """The same for voices."""
    return _distinct(form for v in body["voices"] for form in _forms(v, "actor"))


def report_hash(row: Mapping[str, Any]) -> str:
    """Hash of everything that is stored of a report."""
    return content_id({name: row[name] for name in REPORT_COLUMNS})


def decision_hash(body: str) -> str:
    """Hash of a decision, its id among the rest."""
    return sha256(body.encode())


def generation_id(row: Mapping[str, Any]) -> str:
    """Id of one reading: of the report and the method."""
    return content_id({name: row[name] for name in METHOD_COLUMNS})


def reading_hash(generation: str, bodies: Sequence[str]) -> str:
    """Hash of a generation's id and of its claims in their order."""
    return content_id({"generation": generation, "claims": [sha256(b.encode()) for b in bodies]})


def log_hash(row: Mapping[str, Any]) -> str:
    """Hash of one row of the log, the hash of the row before it included."""
    return content_id({name: row[name] for name in ("seq", "at", "what", "subject", "body_sha256", "previous_hash")})


def _forms(named: Mapping[str, Any], id_slot: str) -> list[Row]:
    forms = [f for f in (named["name"], named["text"], named[id_slot]) if f]
    return [{"name_folded": fold(f), "name": f} for f in forms]


def _distinct(rows: Iterable[Row]) -> list[Row]:
    """One row a role and folded name, the first form of it kept."""
    kept: dict[tuple[str | None, str], Row] = {}
    for row in rows:
        if row["name_folded"]:
            kept.setdefault((row.get("role"), row["name_folded"]), row)
    return list(kept.values())
