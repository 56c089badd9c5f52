"""Documents and a browser for the tests of pages."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from schemas import NAMED, SPANS, Document
from tests.documents import values

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TAIL = "云岭县委书记林知远3月5日到青石鎮走访慰问近50户困难群众，建成县镇村三级网格。林知远说？"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def rich(string: str = "甲a", article_id: str | None = None) -> tuple[Document, str]:
    """A document with every kind of record and marks that nest and cross, with its text; `string` fills every field."""
    text = string + TAIL
    at = len(string)

    def span(start: int, end: int) -> dict[str, int]:
        return {"start": at + start, "end": at + end}

    def mention(start: int, end: int) -> dict[str, Any]:
        return span(start, end) | {"surface": text[at + start : at + end]}

    place = {"name": string, "adcode": None}
    first = {"start": 0, "end": at, "surface": string}
    base = values(text, article_id or string)
    post = base["officials"][0]["posts"][0] | {"title": string, "organisation": string, "place": place, "rule": string}
    other = post | {"title": string + "2", "deputy": True, "acting": True, "former": True, "concurrent": True}
    date = {"type": "DATE", "value": "2021-03-05", "mod": None, "rule": string}
    count = base["counts"][0] | {"classifier": string, "noun": string, "scope": place, "rule": string}
    amount = {"value": None, "min": 1, "max": 2.5, "approximation": "range"}
    unit: dict[str, Any] = {
        "name": string,
        "kind": "party_committee",
        "place": place,
        "parent": None,
        "mentions": [],
        "rule": string,
    }
    changes = {
        "pipeline": {"name": string, "version": string, "segmenter": string},
        "article": base["article"]
        | {"title": string, "source": string, "authors": [string], "editors": [string], "encoding": string}
        | {"place": place, "script": "mixed"},
        "officials": [
            {
                "id": "o1",
                "name": string,
                "posts": [post | span(0, 6), other | span(2, 6)],
                "mentions": [first, mention(6, 9), mention(40, 43)],
            }
        ],
        "people": [{"id": "p1", "name": string, "role": string, "mentions": [first]}],
        "dates": [
            mention(9, 13) | {"text": string} | date,
            mention(9, 11) | {"text": "3月"} | date | {"type": "DURATION", "value": "P1M", "mod": "APPROX"},
        ],
        "counts": [
            count | mention(21, 25) | {"text": string},
            count | mention(35, 37) | {"text": string} | amount,
        ],
        "units": [
            {"id": "u1"} | unit | {"mentions": [mention(0, 4)]},
            {"id": "u2"} | unit | {"parent": "u1", "mentions": [mention(3, 8)]},
        ],
        "structures": [
            {"kind": kind, "name": string, "stated": 3, "members": [{"name": string, "unit": None}] * 2}
            | {**span(32, 39), "rule": string}
            for kind in ("levels", "parts")
        ],
        "damage": [
            {**span(44, 45), "reason": "lost", "repaired": string},
            {**span(16, 17), "reason": "lost", "repaired": None},
        ],
    }
    return Document.model_validate(base | changes), text


def spans(document: Document) -> list[tuple[int, int]]:
    """The stretches of the text that the records of a document mark."""
    posts = [post for one in document.officials for post in one.posts]
    every: list[Any] = [*posts, *(one for kind in SPANS for one in getattr(document, kind))]
    mentions = [
        (mention.start, mention.end) for kind in NAMED for one in getattr(document, kind) for mention in one.mentions
    ]
    return mentions + [(one.start, one.end) for one in every]


@dataclass
class Opened:
    """A page in a browser, and what it complained of: messages, errors, requests."""

    page: "Page"
    complaints: list[str]


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """Debian's Chromium, driven by playwright; skips where one of them is missing."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="pages are tried in Chromium: pip install playwright"
    )
    if CHROMIUM is None:
        pytest.skip("pages are tried in Chromium: apt-get install chromium")
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM)
        yield opened
        opened.close()


@contextmanager
def opened(browser: "Browser", path: Path, fragment: str = "", **options: Any) -> Iterator[Opened]:
    """Open a page from its file."""
    context = browser.new_context(**{"viewport": {"width": 1400, "height": 900}, "reduced_motion": "reduce"} | options)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("request", lambda request: complaints.append(request.url) if request.url != path.as_uri() else None)
    page.goto(path.as_uri() + fragment)
    yield Opened(page, complaints)
    context.close()
