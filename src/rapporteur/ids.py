"""Ids are hashes of content: the same input gives the same id on every machine and run."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass


def sha256(data: bytes) -> str:
    """`sha256:` and 64 hex digits of the bytes."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def report_id(text: str) -> str:
    """Id of a report: of its text in NFC with runs of white space as one blank, so that two layouts of one text agree."""
    return sha256(" ".join(unicodedata.normalize("NFC", text).split()).encode())


def content_id(content: Mapping[str, object]) -> str:
    """Id of a record: of its JSON with sorted keys, records inside as objects, days as ISO dates."""
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain).encode())


def _plain(value: object) -> object:
    return {f.name: getattr(value, f.name) for f in fields(value)} if is_dataclass(value) else str(value)
