"""PDF files through pypdfium2: pages in order, wrapped lines joined to paragraphs."""

from __future__ import annotations

import re
from datetime import date

from rapporteur.read.extract import Extract
from rapporteur.read.limits import MAX_CHARACTERS, MAX_PAGES

SHORT_LINE = 0.7  # of the usual line length: a line that ends a paragraph


def extract_pdf(data: bytes) -> Extract:
    """The text layer of a PDF, at most `MAX_PAGES` pages."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as e:
        return _unopened(str(e))
    try:
        pages = [document[n].get_textpage().get_text_bounded() for n in range(min(len(document), MAX_PAGES))]
        meta = document.get_metadata_dict()
        cut = len(document) > MAX_PAGES
    finally:
        document.close()
    text = "\n\n".join(unwrap(page) for page in pages)[:MAX_CHARACTERS]
    if not text.strip():
        return Extract(
            "",
            status="no_text_layer",
            note="the PDF has no text layer (a scan?); run it through OCR first, for example with ocrmypdf",
        )
    title = (meta.get("Title") or "").strip() or None
    if cut:
        return Extract(
            text,
            title,
            day=_day(meta),
            status="partial",
            note=f"only the first {MAX_PAGES} pages were read; split the file to read the rest",
        )
    return Extract(text, title, day=_day(meta))


def _unopened(error: str) -> Extract:
    if "password" in error.lower():
        return Extract("", status="encrypted", note="the PDF is protected by a password; save an unprotected copy and read that")
    return Extract("", status="unsupported", note="the PDF is damaged and cannot be opened; export it again or give the text")


def unwrap(page: str) -> str:
    """Lines of a page joined to paragraphs; a hyphen at a line's end joins its word again."""
    lines = [line.strip() for line in page.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-").split("\n")]
    usual = sorted(len(line) for line in lines if line)[-max(1, len(lines) // 3) :][:1] or [0]
    out: list[str] = []
    begun = False
    for line in lines:
        if not line:
            begun = False
            continue
        out = [*out[:-1], _joined(out[-1], line)] if begun else [*out, line]
        begun = len(line) > SHORT_LINE * usual[0]
    return "\n\n".join(out)


def _joined(before: str, line: str) -> str:
    if re.search(r"[a-z]-$", before) and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}"


def _day(meta: dict[str, str]) -> date | None:
    match = re.match(r"D:(\d{4})(\d\d)(\d\d)", meta.get("CreationDate") or "")
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None
