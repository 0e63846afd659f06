"""What a format's extractor hands on: text with what the file itself says of title, publisher and date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rapporteur.types import ReadStatus


@dataclass(frozen=True, slots=True)
class Extract:
    """`status` other than `ok` says why `text` is empty or not whole; `note` says it in words, with what to do."""

    text: str
    title: str | None = None
    publisher: str | None = None
    day: date | None = None
    status: ReadStatus = "ok"
    note: str | None = None
