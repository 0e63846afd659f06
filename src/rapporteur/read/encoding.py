"""Bytes → text: by byte order mark, by what the file or its server says, as UTF-8, else as Windows-1252 with a warning."""

from __future__ import annotations

import codecs
import re

NOT_TEXT = "this is not text; save the report as text, HTML or PDF"
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
KNOWN = re.compile(
    r"utf-8(?:-sig)?|utf-16-[bl]e|iso8859-\d+|cp\d+|koi8-[rtu]|mac-\w+|gb\w+|big5\w*|euc_\w+|shift_jis\w*|iso2022_\w+|tis-620"
)  # codecs that turn bytes to letters; Python has others that do more
SPOILT = 0.002  # share of broken characters up to which bytes are UTF-8 with a few slips
ODD = 0.01  # share of control characters and gaps above which bytes are no text


class NotText(ValueError):
    """The bytes are no text in any encoding tried; the message says so and what to do."""


def decode(data: bytes, media_type: str | None = None) -> tuple[str, str | None]:
    """The text, and what a user should know of how it was read. Raises `NotText`."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _marked(data, encoding), None
    if b"\0" in data[:4096]:
        raise NotText(NOT_TEXT)
    said = _codec(CHARSET.search(media_type or "")) or _codec(DECLARED.search(data[:2048]))
    for encoding in (said, "utf-8") if said else ("utf-8",):
        try:
            return data.decode(encoding), None
        except UnicodeDecodeError:
            continue
    return _spoilt_utf8(data) or _western(data)


def _codec(match: re.Match[str] | re.Match[bytes] | None) -> str | None:
    """The text encoding that was named, if it is one; Latin-1 is read as Windows-1252, as browsers do."""
    if match is None:
        return None
    name = match[1] if isinstance(match[1], str) else match[1].decode("ascii")
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    if not KNOWN.fullmatch(found):
        return None
    return {"iso8859-1": "cp1252"}.get(found, found)


def _marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as e:
        raise NotText(f"it begins as {encoding} but is not; save it as UTF-8 text") from e


def _spoilt_utf8(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with a few broken characters, told from other encodings by the many that are whole."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(c > "\x7f" for c in text) - broken
    if broken > max(1, SPOILT * len(text)) or whole <= 4 * broken:
        return None
    return text, f"it is UTF-8 with {broken} broken characters, shown as \ufffd; save it again as UTF-8 if they stand in names"


def _western(data: bytes) -> tuple[str, str]:
    text = data.decode("cp1252", errors="replace")
    odd = sum(c == "\ufffd" or (c < " " and c not in "\n\r\t\f\v") for c in text)
    if odd > ODD * len(text):
        raise NotText(NOT_TEXT)
    return text, "it is not UTF-8 and was read as Windows-1252; check accented letters, or save it as UTF-8"
