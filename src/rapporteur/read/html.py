"""HTML pages: trafilatura for the article, a second extraction by paragraphs to see that no text vanished."""

from __future__ import annotations

import re
from datetime import date

from lxml import html as lxml_html

from rapporteur.read.extract import Extract

PARAGRAPHS = "//p|//li|//h1|//h2|//h3|//h4|//td|//blockquote"
HIDDEN = "//script|//style|//noscript|//nav|//footer|//form|//aside|//header[not(.//h1)]|//button|//svg"
COVERED = 0.5  # share of the paragraphs' words below which the article extraction is not trusted


def extract_html(data: bytes) -> Extract:
    """The article of a page. Falls back to all its paragraphs where the article extraction lost most of them."""
    import trafilatura

    meta = trafilatura.extract_metadata(data)
    article = trafilatura.extract(data, favor_recall=True, include_comments=False, include_tables=True) or ""
    paragraphs = visible_paragraphs(data)
    title = (meta.title if meta else None) or None
    publisher = (meta.sitename if meta else None) or None
    day = _day(meta.date if meta else None)
    words = len(re.findall(r"\w+", paragraphs))
    if words and len(re.findall(r"\w+", article)) < COVERED * words:
        note = (
            "less than half of the page's text looked like the article; all its paragraphs were kept, so menus may be among them"
        )
        return Extract(_headed(title, paragraphs), title, publisher, day, "partial", note)
    if not article.strip():
        return Extract(
            "",
            title,
            publisher,
            day,
            "empty",
            "the page holds no text; save it from the browser after it has loaded, or give the article as text",
        )
    return Extract(_headed(title, re.sub(r"(?<!\n)\n(?!\n)", "\n\n", article)), title, publisher, day)


def visible_paragraphs(data: bytes) -> str:
    """The text of paragraphs, list items, headings and cells, a line each; empty where the bytes are no tree."""
    try:
        tree = lxml_html.document_fromstring(data)
    except (ValueError, lxml_html.etree.ParserError):
        return ""
    for hidden in tree.xpath(HIDDEN):
        hidden.drop_tree()
    lines = [
        " ".join(p.text_content().split())
        for p in tree.xpath(PARAGRAPHS)
        if not p.xpath("ancestor::p|ancestor::li|ancestor::td|ancestor::blockquote")
    ]
    return "\n\n".join(line for line in lines if line)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _headed(title: str | None, body: str) -> str:
    """The body under its title, once."""
    if not title or body.lstrip().startswith(title[:40]):
        return body
    return f"{title}\n\n{body}"
