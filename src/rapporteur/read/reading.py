"""Bytes → Report. The format is told by content; a bad report gives a problem that says what to do, never an exception."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from rapporteur.ids import report_id, sha256
from rapporteur.read import plain
from rapporteur.read.confine import extract_apart
from rapporteur.read.extract import Extract
from rapporteur.read.limits import MAX_BYTES, MEGABYTE
from rapporteur.read.published import dateline_published, find_published
from rapporteur.read.source import Source
from rapporteur.types import Problem, Published, Report

FAR_APART = 60  # days between the file's date and the text's own above which a user should look
ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|p|div|meta)\b", re.IGNORECASE)


def extract_text(data: bytes) -> Extract:
    """Plain text in UTF-8, with a byte order mark in UTF-16 or 32, else in Windows-1252."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    if b"\0" in data[:4096]:
        return Extract("", status="unsupported", note="this is not text; save the report as text, HTML or PDF")
    try:
        return Extract(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _western(data)


def _decoded(data: bytes, encoding: str) -> Extract:
    try:
        return Extract(data.decode(encoding))
    except UnicodeDecodeError:
        return Extract("", status="unsupported", note=f"it begins as {encoding} but is not; save it as UTF-8 text")


def _western(data: bytes) -> Extract:
    text = data.decode("cp1252", errors="replace")
    odd = sum(c == "\ufffd" or (c < " " and c not in "\n\r\t\f") for c in text)
    if odd > 0.01 * len(text):
        return Extract("", status="unsupported", note="this is not text; save the report as text, HTML or PDF")
    return Extract(text, note="it is not UTF-8 and was read as Windows-1252; check accented letters, or save it as UTF-8")


FORMATS: dict[str, Callable[[bytes], Extract]] = {
    "text": extract_text,
    "html": lambda data: extract_apart("html", data),
    "pdf": lambda data: extract_apart("pdf", data),
}


def format_of(data: bytes) -> str | None:
    """`text`, `html` or `pdf` by content; `None` for what is known not to be read yet."""
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((ZIP, OLD_OFFICE)):
        return None
    return "html" if MARKUP.search(data[:4096]) else "text"


def read_bytes(data: bytes, source: Source) -> tuple[Report | None, tuple[Problem, ...]]:
    """One report from its bytes. `None` where nothing can be kept; the problems say why and what to do."""
    if len(data) > MAX_BYTES:
        return None, (
            _error(
                source,
                f"it is {len(data) / MEGABYTE:.0f} MB, over the limit of {MAX_BYTES // MEGABYTE}; split it into its reports",
            ),
        )
    if not data.strip():
        return None, (_error(source, "it is empty; check that it was saved or sent whole"),)
    kind = format_of(data)
    if kind is None:
        return None, (_error(source, "office documents and archives are not read yet; save the report as text, HTML or PDF"),)
    found = FORMATS[kind](data)
    text = plain.clean(found.text)
    if not text.strip() or (found.status not in {"ok", "partial"}):
        return None, (_error(source, found.note or "it holds no text; check that it was saved whole"),)
    report = _report(data, kind, replace(found, text=text), source)
    return report, tuple(_doubts(report, found, source))


def _error(source: Source, message: str) -> Problem:
    return Problem(source.subject, message, "error")


def _report(data: bytes, kind: str, found: Extract, source: Source) -> Report:
    return Report(
        id=report_id(found.text),
        title=source.title or plain.headline(found.text) or found.title,
        url=source.url,
        language=language_of(found.text),
        publisher=source.publisher or found.publisher or plain.publisher(found.text),
        published=_published(found, source),
        text=found.text,
        bytes_sha256=sha256(data),
        format=kind,
        status=found.status,
    )


def _published(found: Extract, source: Source) -> Published | None:
    """Given by the user, else in the file's metadata, else as the text tells."""
    if source.published:
        return source.published
    dateline = dateline_published(found.text)
    if found.day and not (dateline and abs((dateline.latest - found.day).days) > FAR_APART):
        return Published(found.day, found.day, "metadata")
    return dateline or find_published(found.text)


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language of the report's beginning; `None` where there are too few words to tell."""
    from py3langid.langid import classify

    sample = text[:3000]
    return str(classify(sample)[0]) if len(sample.split()) >= 8 else None


def _doubts(report: Report, found: Extract, source: Source) -> list[Problem]:
    out = [Problem(source.subject, found.note)] if found.note else []
    if report.language not in {"en", None}:
        out.append(
            Problem(
                source.subject,
                f"it looks like language '{report.language}', and only English is read: expect few or wrong claims; give an English translation",
            )
        )
    if report.published is None:
        out.append(
            Problem(
                source.subject,
                "no publication date was found, so that weekdays and days without a year stay unknown; give it with --published YYYY-MM-DD",
            )
        )
    elif found.day and report.published.how == "dateline":
        out.append(
            Problem(
                source.subject,
                f"the file says {found.day}, its dateline {report.published.latest}; the dateline was taken: give --published if it is wrong",
            )
        )
    return out
