"""Whatever strings hold, a page has the same elements and attributes as one whose strings are harmless."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extraction.evaluate import Labels, score
from extraction.evaluate.labels import from_document
from extraction.review.report import report_page
from extraction.review.view import view_page
from schemas import Document
from tests.review.hostile import HOSTILE, PAYLOADS, WRAPPERS
from tests.review.pages import browser, opened, rich

pytestmark = pytest.mark.slow

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["browser"]

SHAPE = (Path(__file__).parent / "shape.js").read_text(encoding="utf-8")


ELEMENTS = """() => [...document.querySelectorAll('*')]
  .map((one) => `${one.tagName} ${[...one.getAttributeNames()].sort()}`)"""


def harmless(strings: list[str]) -> list[str]:
    """As many strings, as long and as different."""
    return [chr(ord("一") + number) * len(string) for number, string in enumerate(strings)]


class Reading:
    """A reading that is not what is written, with all of that in it."""

    def __init__(self, raw: str) -> None:
        self.text = "※" + raw

    def reading_offset(self, raw: int) -> int:
        return raw + 1 if raw else 0


def shapes(browser: "Browser", path: Path, strings: list[str]) -> tuple[list[Any], str]:
    articles = [rich(string, f"{number}{string}") for number, string in enumerate(strings)]
    path.write_text(view_page(articles, Reading), encoding="utf-8")
    with opened(browser, path, f"#{len(strings) // 2}") as one:
        found, whole, hits = one.page.evaluate(SHAPE, len(strings))
        assert hits == 0
        assert one.complaints == []
        assert one.page.locator(".prose").text_content() == articles[0][1]
        return found, whole


def test_no_string_adds_an_element_or_an_attribute(browser: "Browser", tmp_path: Path) -> None:
    assert len(set(HOSTILE)) >= 200
    hostile, whole = shapes(browser, tmp_path / "hostile.html", HOSTILE)
    benign, expected = shapes(browser, tmp_path / "benign.html", harmless(HOSTILE))
    for string, one, other in zip(reversed(HOSTILE), hostile, benign, strict=True):
        assert one == other, string
    assert whole == expected


def report_shape(browser: "Browser", path: Path, strings: list[str]) -> Any:
    """A report in which every article has missed, false and differing records, and its shape in the browser."""
    articles = {f"{number}{string}": rich(string, f"{number}{string}") for number, string in enumerate(strings)}
    documents = {name: document for name, (document, _) in articles.items()}
    gold = {name: labels(document) for name, document in documents.items()}
    texts = {name: text for name, (_, text) in articles.items()}
    path.write_text(report_page(gold, documents, score(gold, documents), texts), encoding="utf-8")
    with opened(browser, path) as one:
        found = one.page.evaluate(ELEMENTS)
        assert one.complaints == []
        assert one.page.locator("ol.errors mark").count() > len(strings)
        return found


def labels(document: Document) -> Labels:
    exact = from_document(document)
    date = exact.dates[0].model_copy(update={"value": "1999"})
    return exact.model_copy(update={"dates": (date,), "structures": exact.structures * 2, "persons": exact.persons[:1]})


def test_no_string_adds_anything_to_a_report(browser: "Browser", tmp_path: Path) -> None:
    for strings in (HOSTILE[:: len(WRAPPERS)], HOSTILE[:: len(PAYLOADS)]):
        hostile = report_shape(browser, tmp_path / "hostile.html", strings)
        benign = report_shape(browser, tmp_path / "benign.html", harmless(strings))
        assert hostile == benign, strings
