"""A page's visible paragraphs, and what its head says of itself, by the standard library's parser.

This is the second, independent look at a page: it has no limit of depth and drops nothing but what is hidden.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

BLOCKS = frozenset(
    (
        "address", "article", "blockquote", "body", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4",
        "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p", "pre", "section", "table", "td", "th", "title", "tr", "ul",
    )
)  # fmt: skip
HIDDEN = frozenset(
    (
        "script", "style", "noscript", "template", "nav", "footer", "form", "aside", "button", "svg", "select", "iframe",
        "object", "canvas", "head",
    )
)  # fmt: skip
VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)  # they have no end tag
HIDDEN_NAME = re.compile(
    r"\b(?:comments?|disqus|cookies?|consent|newsletter|subscribe|related|share|sharing|sidebar|promo|breadcrumbs?|"
    r"advert\w*|menu)\b"
)


class Page(HTMLParser):
    """Fed with a page: `paragraphs` in order, `meta` (name → the first content), `titles`, `times`, `linked` data."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.paragraphs: list[str] = []
        self.meta: dict[str, str] = {}
        self.titles: dict[str, str] = {}  # of `title` and `h1`
        self.times: list[str] = []
        self.linked: list[str] = []
        self._text: list[str] = []
        self._hidden, self._depth, self._data = "", 0, False
        self._titled = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._note(tag, found)
        if tag in BLOCKS:
            self._break()
        if tag in {"title", "h1"}:
            self._titled = tag
        if self._hidden:
            self._depth += tag == self._hidden
        elif tag not in VOID and (tag in HIDDEN or _is_hidden(tag, found)):
            self._hidden, self._depth = tag, 1

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._break()
        if tag in {"title", "h1"}:
            self._titled = ""
        if tag == "script":
            self._data = False
        if tag == self._hidden:
            self._depth -= 1
            self._hidden = self._hidden if self._depth else ""

    def handle_data(self, data: str) -> None:
        if self._data:
            self.linked.append(data)
        if self._titled:
            self.titles[self._titled] = " ".join(f"{self.titles.get(self._titled, '')} {data}".split())
        if not self._hidden:
            self._text.append(data)

    def close(self) -> None:
        super().close()
        self._break()

    def _note(self, tag: str, attrs: dict[str, str]) -> None:
        """Keep what the tag says of the page as a whole."""
        if tag == "meta":
            name = (attrs.get("property") or attrs.get("name") or attrs.get("itemprop") or "").lower()
            if name and attrs.get("content"):
                self.meta.setdefault(name, attrs["content"].strip())
        elif tag == "time" and attrs.get("datetime"):
            self.times.append(attrs["datetime"])
        elif tag == "script":
            self._data = "ld+json" in attrs.get("type", "")

    def _break(self) -> None:
        line = " ".join("".join(self._text).split())
        self._text = []
        if line:
            self.paragraphs.append(line)


def _is_hidden(tag: str, attrs: dict[str, str]) -> bool:
    """Hidden by its attributes, or named as what stands beside the article; never the page itself."""
    if "hidden" in attrs or attrs.get("aria-hidden") == "true" or "display:none" in attrs.get("style", "").replace(" ", ""):
        return True
    named = f"{attrs.get('class', '')} {attrs.get('id', '')}".lower()
    return tag in {"div", "section", "ul", "ol", "ins"} and bool(HIDDEN_NAME.search(re.sub(r"[_-]", " ", named)))


def parse(text: str) -> Page:
    """A page's paragraphs and head."""
    page = Page()
    page.feed(text)
    page.close()
    return page


def linked_values(page: Page) -> Iterator[dict[str, Any]]:
    """The objects of a page's JSON-LD, outer ones first; what is no JSON is passed over."""
    for raw in page.linked:
        try:
            waiting = [json.loads(raw)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, dict):
                yield value
            waiting += [*value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
