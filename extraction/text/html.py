"""The main text of an HTML page.

trafilatura finds the article; it gives up in silence on pages nested deeper than its parser allows, and leaves out
headlines, rows with source and time, and editors' names where they stand outside the article's own box. The first is an
error here, the others are put back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta, timezone
from itertools import islice
from typing import Any

from extraction.errors import TextError
from extraction.text.lines import rule_of
from extraction.text.rows import header_row

DEEPEST = 250
"""Nesting that is read; libxml2 stops at 256 and drops what lies deeper."""
LARGEST = 20_000_000
"""Characters of a page; trafilatura's own limit."""
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[^<>]*?(/?)>")
_UNCLOSED = frozenset(
    (
        *(
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "param",
            "source",
            "track",
            "wbr",
        ),
        *("p", "li", "dt", "dd", "option", "tr", "td", "th"),
    )
)
"""Elements that need no end tag: counting them would take a long list for a deep one."""
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_BLOCKS = " or ".join(
    f"self::{name}" for name in ("h1", "h2", "div", "p", "span", "em", "time", "td", "li", "section", "header")
)
_MARKED = frozenset({"em", "time"})
"""Elements that are a row only above the text and by themselves: elsewhere they hold other dates."""
_PARAGRAPH = 40
"""So many characters a `p` has that belongs to the text."""
_PUBLISHED = ("pubdate", "publishdate", "article:published_time")
_ARTICLE_TITLE = "articletitle"
"""Names of `meta` elements: those of the standard for government sites, and what media use."""
_MARKUP = re.compile(r"<[^<>]*>")
_CHINA = timezone(timedelta(hours=8))
_CELL = "| "
"""What stands around the text of a table's cell."""
_LONGEST_ROW, _LARGEST_ROW = 160, 60
"""Characters and elements up to which a part of a page may be a row."""


def main_text(markup: str) -> str:
    """The headline, the row with source and time, the text and the bylines of a page, one a line.

    Args:
        markup: the decoded page.

    Raises:
        TextError: the page is too large, nested too deeply, or holds no text.
    """
    if len(markup) > LARGEST:
        raise TextError(
            f"the page has {len(markup)} characters, more than {LARGEST}. Split it, or give the article's text."
        )
    markup = _UNREADABLE.sub("", _DECLARATION.sub("", markup))
    depth = _depth(markup)
    if depth > DEEPEST:
        raise TextError(f"the page is nested {depth} elements deep, more than {DEEPEST}. Flatten it, or give its text.")
    from lxml import etree  # type: ignore[import-untyped]
    from trafilatura import extract

    try:
        text = extract(markup, favor_recall=True, include_comments=False, include_tables=True)
        tree = _tree(markup)
    except (etree.LxmlError, ValueError) as error:
        raise TextError(f"the page cannot be parsed: {error}. Give the article's text instead.") from error
    if tree is None or not text or not text.strip():
        raise TextError(
            "no main text was found in the page. Give the article's text instead, or check that it is a news page."
        )
    return _framed(text.strip(), tree)


def _depth(markup: str) -> int:
    """How deep the elements of a page are nested; estimated from the tags where that is shallow enough."""
    deepest = depth = 0
    for close, name, empty in _TAG.findall(markup):
        if not empty and name.lower() not in _UNCLOSED:
            depth = max(0, depth - 1) if close else depth + 1
            deepest = max(deepest, depth)
    return deepest if deepest <= DEEPEST else _measured(markup)


def _measured(markup: str) -> int:
    from lxml.html import HTMLParser, document_fromstring  # type: ignore[import-untyped]

    tree = document_fromstring(markup.encode(), parser=HTMLParser(encoding="utf-8", huge_tree=True))
    deepest, level = 0, [tree]
    while level:
        deepest += 1
        level = [child for element in level for child in element]
    return deepest


def _tree(markup: str) -> Any | None:
    from lxml.html import HTMLParser, document_fromstring

    if not markup.strip():
        return None
    tree = document_fromstring(markup.encode(), parser=HTMLParser(encoding="utf-8"))
    for element in tree.xpath("//script | //style | //noscript | //comment()"):
        element.drop_tree()
    return tree


def _framed(text: str, tree: Any) -> str:
    """Headline and header row before the text, bylines behind it; what the text has already moves there."""
    lines = [_flat(line) for line in text.split("\n")]
    lines = [line for line in lines if line]
    rows: list[str] = []
    bylines: list[str] = []
    for row in _rows(tree):
        (rows if _dated(row) and not rows else bylines).append(row)
    meta = _meta(tree)
    if not any(map(_dated, rows)):
        stamps = (rule_of("date").search(_local(meta[name])) for name in _PUBLISHED if name in meta)
        rows.extend(islice((stamp[0] for stamp in stamps if stamp), 1))
    title = _headline(tree, meta)
    head = [line for line in (title, *rows) if line]
    rest = [line for line in lines if line.strip(_CELL) not in head]
    missing = [row for row in bylines if not any(row in line for line in (*rest, *head))]
    return "\n".join([*head, *rest, *missing])


def _meta(tree: Any) -> dict[str, str]:
    """What the page says of itself, by lower-case name; the first of each."""
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("name") or element.get("property") or ""
        if content := _flat(element.get("content")):
            found.setdefault(name.lower(), content)
    return found


def _local(stamp: str) -> str:
    """A time with its zone as a clock in China shows it, and 20210703 with its hyphens; anything else as it is."""
    try:
        moment = datetime.fromisoformat(stamp)
        if moment.tzinfo is not None:
            return f"{moment.astimezone(_CHINA):%Y-%m-%d %H:%M:%S}"
    except (ValueError, OverflowError):
        return stamp
    return stamp if ":" in stamp else moment.date().isoformat()


def _headline(tree: Any, meta: Mapping[str, str]) -> str | None:
    """The one `h1`, what `meta` has as the article's title, or the part of `title` that is a heading as well."""
    found = {_flat(element.text_content()): None for element in tree.xpath("//h1")}
    headings = [text for text in found if text]
    title = _flat(" ".join(tree.xpath("//title[1]//text()")))
    for heading in headings:
        if heading in title or len(headings) == 1:
            return heading
    named = _MARKUP.sub("", meta.get(_ARTICLE_TITLE, ""))
    if named and not rule_of("site-name").match(named):
        return named
    others = (_flat(element.text_content()) for element in tree.xpath("//h2 | //h3 | //div[not(*)] | //td[not(*)]"))
    repeated = next((text for text in others if len(text) >= 6 and title.startswith(text)), None)
    first = re.split(r"[_|｜]|\s[-–—]+\s", title)[0].strip()
    return repeated or (None if rule_of("site-name").match(title) else first) or None


def _rows(tree: Any) -> Iterator[str]:
    """Texts of the smallest elements that are a header row or a byline as a whole; none inside another."""
    seen: set[str] = set()
    taken: set[Any] = set()
    begun = False
    for element in tree.xpath(f"//*[{_BLOCKS}]"):
        if element.tag in _MARKED and (begun or not _apart(element)):
            continue
        if sum(1 for _ in islice(element.iterdescendants(), _LARGEST_ROW)) == _LARGEST_ROW:
            continue
        text = _flat(" ".join(element.itertext()))
        begun |= element.tag == "p" and len(text) >= _PARAGRAPH and header_row(text) is None
        if not 4 <= len(text) <= _LONGEST_ROW or text in seen or any(up in taken for up in element.iterancestors()):
            continue
        row = header_row(text)
        if row is not None and (row[0] or row[1]):
            seen.add(text)
            taken.add(element)
            yield text


def _apart(element: Any) -> bool:
    """Whether an element stands in no entry of a list, and neither behind nor before running text."""
    before, parent = element.getprevious(), element.getparent()
    beside = (element.tail, parent.text if before is None else before.tail)
    others = ("li", "a", "aside", "nav", "footer")
    return not any(text and text.strip() for text in beside) and next(element.iterancestors(*others), None) is None


def _dated(row: str) -> bool:
    return rule_of("date").search(row) is not None


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
