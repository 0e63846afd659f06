"""Readings in the formats of others, one file a format. `EXPORTERS[name](readings)` gives the document as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from rapporteur.export.documents import to_json
from rapporteur.export.lines import to_jsonl
from rapporteur.export.markdown import to_markdown
from rapporteur.export.page import to_html
from rapporteur.export.rows import to_csv
from rapporteur.types import Reading

__all__ = ["EXPORTERS"]

EXPORTERS: Mapping[str, Callable[[Sequence[Reading]], str]] = {
    "json": to_json,
    "jsonl": to_jsonl,
    "csv": to_csv,
    "md": to_markdown,
    "html": to_html,
}
