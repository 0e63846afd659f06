"""PDF files through pypdfium2: pages in order, wrapped lines joined to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from rapporteur.read.extract import Extract
from rapporteur.read.limits import MAX_CHARACTERS, MAX_PAGES
from rapporteur.read.lines import unwrap

RUNNING = 3  # pages on which a first or last line must stand to be a running head
NO_TEXT_LAYER = "the PDF has no text layer (a scan?); run it through OCR first, for example with ocrmypdf"
CUT = re.compile("[\x02\ufffe]\n?")  # what PDFium puts in place of a hyphen and the line's end behind it
FOLIO = re.compile(r"[-–—\s]*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
PLACEHOLDER = re.compile(r"^(?:untitled|microsoft word - .*|.*\.(?:docx?|pdf|indd|rtf|odt))$", re.IGNORECASE)


def extract_pdf(data: bytes) -> Extract:
    """The text layer of a PDF, at most `MAX_PAGES` pages and `MAX_CHARACTERS` characters."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as e:
        return _unopened(str(e))
    try:
        total = len(document)
        pages, scans = _read_pages(document, min(total, MAX_PAGES))
        meta = document.get_metadata_dict()
    finally:
        document.close()
    text = bound([unwrap(page) for page in without_running_heads(pages)])
    if not text.strip():
        return Extract("", status="no_text_layer", note=NO_TEXT_LAYER)
    note = _losses(text, total, scans)
    return Extract(text[:MAX_CHARACTERS], _title(meta), day=_day(meta), status="partial" if note else "ok", note=note)


def _read_pages(document: Any, count: int) -> tuple[list[str], list[int]]:
    """The text of the first pages, one open at a time, and the numbers of those that hold pictures and no text."""
    pages, scans, size = [], [], 0
    for number in range(count):
        page = document[number]
        text = page.get_textpage().get_text_bounded()
        pages.append(CUT.sub("-\n", text.replace("\r\n", "\n").replace("\r", "\n")))
        if not text.strip() and next(iter(page.get_objects(max_depth=2)), None) is not None:
            scans.append(number + 1)
        page.close()
        size += len(text)
        if size > MAX_CHARACTERS:
            break
    return pages, scans


def _losses(text: str, total: int, scans: Sequence[int]) -> str | None:
    """What was not read, in words."""
    if total > MAX_PAGES or len(text) > MAX_CHARACTERS:
        return f"it is too long: only the first {MAX_PAGES} pages and {MAX_CHARACTERS:,} characters are read; split the file"
    if scans:
        pages = ", ".join(map(str, scans[:8])) + (" …" if len(scans) > 8 else "")
        return f"no text on page {pages} (scans?); run the file through OCR to read them"
    return None


def without_running_heads(pages: Sequence[str]) -> list[str]:
    """The pages without page numbers and without a first or last line that many of them share; its first appearance stays."""
    edges = Counter(_edge(line) for page in pages for line in {*_ends(page)})
    often = {edge for edge, n in edges.items() if n >= max(RUNNING, len(pages) // 2)}
    out, seen = [], set[str]()
    for page in pages:
        drop = {line for line in _ends(page) if FOLIO.fullmatch(line) or (_edge(line) in often and _edge(line) in seen)}
        seen |= {_edge(line) for line in _ends(page)} & often
        out.append("\n".join(line for line in page.split("\n") if line.strip() not in drop))
    return out


def _ends(page: str) -> list[str]:
    lines = [line.strip() for line in page.split("\n") if line.strip()]
    return [*lines[:1], *lines[-1:]]


def _edge(line: str) -> str:
    return re.sub(r"\d+", "#", line).casefold()


def bound(pages: Sequence[str]) -> str:
    """Pages one after another; a sentence that runs over from one to the next is joined."""
    text = ""
    for page in filter(None, pages):
        runs_on = re.search(r"[^\W\d_],?$", text) and page[:1].islower()
        text += (" " if runs_on else "\n\n" if text else "") + page
    return text


def _unopened(error: str) -> Extract:
    if "password" in error.lower():
        return Extract("", status="encrypted", note="the PDF is protected by a password; save an unprotected copy and read that")
    return Extract("", status="unsupported", note="the PDF is damaged and cannot be opened; export it again or give the text")


def _title(meta: dict[str, str]) -> str | None:
    """The file's title, unless a word processor put its file name there."""
    title = " ".join((meta.get("Title") or "").split())
    return None if not title or PLACEHOLDER.match(title) else title


def _day(meta: dict[str, str]) -> date | None:
    match = re.match(r"D:(\d{4})(\d\d)(\d\d)", meta.get("CreationDate") or "")
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
