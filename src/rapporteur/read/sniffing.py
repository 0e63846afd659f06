"""What bytes are, told by the bytes."""

from __future__ import annotations

import re

MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|p|div|meta)\b", re.IGNORECASE)
FEED = re.compile(rb"\A\s*<\?xml\b[^>]*>\s*(?:<!--.*?-->\s*)*<(?!!doctype\s+html|html\b)[a-z]", re.IGNORECASE | re.DOTALL)
HEAD = 8192  # bytes in which the header of a message is looked for
HEADER = re.compile(rb"^(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|Content-Type|Content-Transfer-Encoding|DKIM-Signature):", re.I | re.M)
UNREAD = {
    b"PK\x03\x04": "an office document or an archive",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a compressed file",
    b"BZh": "a compressed file",
    b"\xfd7zXZ": "a compressed file",
    b"7z\xbc\xaf": "an archive",
    b"Rar!": "an archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"II*\x00": "a picture",
    b"MM\x00*": "a picture",
}


def format_of(data: bytes, media_type: str | None = None) -> str | None:
    """`text`, `html` or `pdf`; `None` for what is known not to be read yet. `media_type` decides between text and HTML."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if unread(data):
        return None
    said = (media_type or "").partition(";")[0].strip().lower()
    if said == "text/plain":
        return "text"
    return "html" if "html" in said or MARKUP.search(data[:4096]) else "text"


def unread(data: bytes) -> str | None:
    """What a file is that is not read yet, in words."""
    if FEED.match(data[:4096]):
        return "XML data (a feed?)"
    return next((what for beginning, what in UNREAD.items() if data.startswith(beginning)), None)


def is_mail(data: bytes) -> bool:
    """Do bytes begin with the header of an e-mail message (RFC 5322)?"""
    head = re.split(rb"\r?\n\r?\n", data[:HEAD].lstrip(), maxsplit=1)[0]
    return len(HEADER.findall(head)) > 1 and bool(HEADER.match(head) or head.lower().startswith(b"from:"))
