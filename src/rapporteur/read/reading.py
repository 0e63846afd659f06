"""Bytes → Report. The format is told by content; a bad report gives a problem that says what to do, never an exception."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from rapporteur.ids import report_id, sha256
from rapporteur.read import plain
from rapporteur.read.confine import extract_apart
from rapporteur.read.encoding import NotText, decode
from rapporteur.read.extract import Extract
from rapporteur.read.limits import MAX_BYTES, MEGABYTE
from rapporteur.read.published import dateline_published, find_published
from rapporteur.read.sniffing import format_of, is_mail, unread
from rapporteur.read.source import Source
from rapporteur.types import Problem, Published, ReadStatus, Report

__all__ = ["Outcome", "Source", "format_of", "read_bytes", "take_in"]

FAR_APART = 60  # days between the file's date and the text's own above which a user should look
MAIL = "it looks like a saved e-mail, whose header, encoding and quoted older mails are read as the report's own words; give the words of the message alone"
SAMPLE, FEW_WORDS = 3000, 8  # characters by which a language is told, and the words it takes


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of bytes. `status` is known without a report too, so that statuses add up to what was taken in."""

    report: Report | None
    problems: tuple[Problem, ...]
    status: ReadStatus


def extract_text(data: bytes, media_type: str | None = None) -> Extract:
    """Plain text in any encoding that can be told."""
    try:
        text, note = decode(data, media_type)
    except NotText as e:
        return Extract("", status="unsupported", note=str(e))
    return Extract(text, note=note)


def extract_html(data: bytes, media_type: str | None = None) -> Extract:
    return extract_apart("html", data, media_type=media_type)


def extract_pdf(data: bytes, media_type: str | None = None) -> Extract:
    return extract_apart("pdf", data, media_type=media_type)


FORMATS: dict[str, Callable[[bytes, str | None], Extract]] = {"text": extract_text, "html": extract_html, "pdf": extract_pdf}


def read_bytes(data: bytes, source: Source) -> tuple[Report | None, tuple[Problem, ...]]:
    """One report from its bytes. `None` where nothing can be kept; the problems say why and what to do."""
    outcome = take_in(data, source)
    return outcome.report, outcome.problems


def take_in(data: bytes, source: Source) -> Outcome:
    """One report from its bytes, with the status in which its reading ended."""
    kind = format_of(data, source.media_type)
    found = _bounded(data) or _known(data, kind) or FORMATS[kind or "text"](data, source.media_type)
    text = plain.clean(found.text)
    if found.status not in {"ok", "partial"} or not text:
        status: ReadStatus = "empty" if found.status == "ok" else found.status
        note = found.note if found.status != "ok" else "it holds no text; check that it was saved whole"
        return Outcome(None, (Problem(source.subject, note or status, "error"),), status)
    report = _report(data, kind or "text", replace(found, text=text), source)
    doubts = (*([MAIL] if is_mail(data) else ()), *_doubts(report, found))
    return Outcome(report, tuple(Problem(source.subject, doubt) for doubt in doubts), report.status)


def _bounded(data: bytes) -> Extract | None:
    """Why bytes are not opened at all: too many, or none."""
    if len(data) > MAX_BYTES:
        size = f"{len(data) / MEGABYTE:.0f} MB, over the limit of {MAX_BYTES // MEGABYTE}"
        return Extract("", status="resource_limit", note=f"it is {size}; split it into its reports")
    if not data.strip():
        return Extract("", status="empty", note="it is empty; check that it was saved or sent whole")
    return None


def _known(data: bytes, kind: str | None) -> Extract | None:
    if kind:
        return None
    note = f"it is {unread(data)}, which is not read yet; save the report as text, HTML or PDF"
    return Extract("", status="unsupported", note=note)


def _report(data: bytes, kind: str, found: Extract, source: Source) -> Report:
    return Report(
        id=report_id(found.text),
        title=source.title or plain.headline(found.text) or found.title,
        url=source.url,
        language=language_of(found.text),
        publisher=source.publisher or found.publisher or plain.publisher(found.text),
        published=_published(found, kind, source),
        text=found.text,
        bytes_sha256=sha256(data),
        format=kind,
        status=found.status,
    )


def _published(found: Extract, kind: str, source: Source) -> Published | None:
    """Given by the user, else in the file's metadata, else as the text tells.

    A dateline goes before the day on which a PDF was made, and before a page's date that is far from it.
    """
    if source.published:
        return source.published
    dateline = dateline_published(found.text)
    if found.day and not (dateline and (kind == "pdf" or _far(dateline, found.day))):
        return Published(found.day, found.day, "metadata")
    return dateline or find_published(found.text)


def _far(published: Published, day: date) -> bool:
    return min(abs((published.earliest - day).days), abs((published.latest - day).days)) > FAR_APART


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language of the report's beginning; `None` where there are too few words to tell."""
    from py3langid.langid import classify

    sample = text[:SAMPLE]
    return str(classify(sample)[0]) if len(sample.split()) >= FEW_WORDS else None


def _doubts(report: Report, found: Extract) -> Iterator[str]:
    """What a user should know of a report that was read."""
    if found.note:
        yield found.note
    if report.language not in {"en", None}:
        told = f"it looks like language '{report.language}', and only English is read"
        yield f"{told}: expect few or wrong claims; give an English translation"
    if report.published is None:
        unknown = "no publication date was found, so that weekdays and days without a year stay unknown"
        yield f"{unknown}; give it with --published YYYY-MM-DD"
    elif found.day and report.published.how != "given":
        yield from _disagreement(report, report.published, found.day)


def _disagreement(report: Report, published: Published, day: date) -> Iterator[str]:
    """Where the day that a file states and those that its words tell lie far apart."""
    told = published if published.how != "metadata" else find_published(report.text)
    if told and _far(told, day):
        taken = "the file's day" if published.how == "metadata" else "the dateline"
        yield f"the file says {day}, its own words {told.latest}; {taken} was taken: give --published if it is wrong"
