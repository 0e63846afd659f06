"""HTML pages: trafilatura for the article, a second look at the page to see that no text vanished."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from rapporteur.read.encoding import NotText, decode
from rapporteur.read.extract import Extract
from rapporteur.read.markup import Page, linked_values, parse

PROSE = 8  # words from which a paragraph counts as text of the report and not as a label
COVERED = 0.5  # share of the page's prose below which the article extraction is not trusted
SEARCHED = 300  # paragraphs that are looked for letter by letter, as each takes a pass over the article
EDGE = 60  # letters at either end by which a paragraph is found again
DATES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dcterms.date", "pubdate", "publish-date", "publication_date", "parsely-pub-date",
    "sailthru.date", "citation_publication_date", "article:published", "last-modified",
)  # fmt: skip
NO_TEXT = "the page holds no text; save it from the browser after it has loaded, or give the article as text"
PARTIAL = "less than half of the page's text looked like the article; all its paragraphs were kept, so menus may be among them"


def extract_html(data: bytes, media_type: str | None = None) -> Extract:
    """The article of a page. Falls back to all its paragraphs where the article extraction lost most of them."""
    import trafilatura

    try:
        text, note = decode(data, media_type)
    except NotText as e:
        return Extract("", status="unsupported", note=str(e))
    page = parse(text)
    article = trafilatura.extract(text, favor_recall=True, include_comments=False, include_tables=True) or ""
    article = once(article.split("\n"), page.paragraphs)
    title, publisher, day = title_of(page), publisher_of(page), day_of(page)
    if coverage(page.paragraphs, article) < COVERED:
        return Extract(_headed(title, "\n\n".join(page.paragraphs)), title, publisher, day, "partial", PARTIAL)
    if not article:
        return Extract("", title, publisher, day, "empty", NO_TEXT)
    return Extract(_headed(title, article), title, publisher, day, note=note)


def once(lines: Sequence[str], paragraphs: Sequence[str]) -> str:
    """The article's paragraphs, each as often as the page has it: the extraction repeats some, out of their place."""
    on_page = Counter(paragraphs)
    left = Counter(line.strip() for line in lines)
    out = []
    for line in (line.strip() for line in lines):
        if line and (len(line) < EDGE or left[line] <= max(1, on_page[line])):
            out.append(line)
        left[line] -= 1
    return "\n\n".join(out)


def coverage(paragraphs: Sequence[str], article: str) -> float:
    """The share of the words of a page's prose that stand in its article; 1 where the page has nothing to lose."""
    whole = {_letters(line) for line in article.split("\n")}
    prose = [p for p in paragraphs if len(p.split()) >= PROSE]
    if not prose and not article:
        return 0.0 if sum(len(p.split()) for p in paragraphs) >= PROSE else 1.0
    lost = [p for p in prose if _letters(p) not in whole]
    letters = _letters(article)
    missing = [p for n, p in enumerate(lost) if n >= SEARCHED or not _stands_in(letters, _letters(p))]
    total = sum(len(p.split()) for p in prose)
    return 1 - sum(len(p.split()) for p in missing) / total if total else 1.0


def _stands_in(letters: str, paragraph: str) -> bool:
    """Is one end of a paragraph found? Its middle may hold a caption or a link that the extraction left out."""
    return paragraph[:EDGE] in letters or paragraph[-EDGE:] in letters


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def title_of(page: Page) -> str | None:
    """The headline: of the linked data, else the page's own heading, else its title without the site's name."""
    said = [v["headline"] for v in linked_values(page) if isinstance(v.get("headline"), str)]
    found = next(iter(said), None) or page.titles.get("h1") or page.meta.get("og:title") or page.titles.get("title")
    return re.sub(r"\s+[|–—»-]\s+[^|–—»-]{2,40}$", "", " ".join(found.split())) or None if found else None


def publisher_of(page: Page) -> str | None:
    """Who publishes the page, by its linked data or its meta tags."""
    for value in linked_values(page):
        named = value.get("publisher")
        named = named[0] if isinstance(named, list) and named else named
        if isinstance(named, dict) and isinstance(named.get("name"), str):
            return str(named["name"]).strip() or None
    return page.meta.get("og:site_name") or page.meta.get("dc.publisher") or page.meta.get("application-name")


def day_of(page: Page) -> date | None:
    """The day of publication that the page states; nothing is guessed from its footer or its address."""
    for text in _stated_days(page):
        match = re.match(r"\s*(\d{4})-?(\d\d)-?(\d\d)", text)
        try:
            day = date(*map(int, match.groups())) if match else _mail_day(text)
        except ValueError:
            continue
        if day:
            return day
    return None


def _stated_days(page: Page) -> Iterator[str]:
    yield from (v["datePublished"] for v in linked_values(page) if isinstance(v.get("datePublished"), str))
    yield from (page.meta[name] for name in DATES if name in page.meta)
    if len(set(page.times)) == 1:
        yield page.times[0]


def _mail_day(text: str) -> date | None:
    """A day as mail headers write it: "Wed, 10 Jun 2020 10:00:00 GMT"."""
    from email.utils import parsedate

    found = parsedate(text)
    return date(*found[:3]) if found else None


def _headed(title: str | None, body: str) -> str:
    """The body under its title, once."""
    if not title or _letters(body[: 3 * len(title)]).startswith(_letters(title)[:40]):
        return body
    return f"{title}\n\n{body}"
