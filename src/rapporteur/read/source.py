"""Where a report comes from, and what the user knows of it."""

from __future__ import annotations

from dataclasses import dataclass

from rapporteur.types import Published


@dataclass(frozen=True, slots=True)
class Source:
    """Where bytes come from (`subject` names them in messages) and what the user knows of them, which goes before what is found.

    `media_type` is what a server or a mail said of the bytes ("text/html; charset=koi8-r"); it settles only what they leave open.
    """

    subject: str
    published: Published | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    media_type: str | None = None
