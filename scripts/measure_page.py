"""How large a page of N articles is, and how long Chromium takes to open it.

    python scripts/measure_page.py outputs seeds 500

The documents are repeated under new ids until there are N. Time counts from navigation to the first article being
shown, as the browser's own clock has it; the best and the worst of five openings are printed. Needs playwright and
Chromium.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from extraction.cli.texts import kept_text, read_texts
from extraction.review.view import view_page
from extraction.text import read
from extraction.validate import check_model, find_documents
from schemas import Document

OPENED = """() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done([
  performance.now(), performance.getEntriesByType('paint').at(-1).startTime, document.querySelectorAll('*').length
]))))"""


def articles(out: Path, texts: str, number: int) -> Iterator[tuple[Document, str | None]]:
    """The documents of a folder with their texts, over and over."""
    places = list(find_documents([out]))
    documents = [document for place in places if (document := check_model(place)[0]) is not None]
    raw = dict(read_texts({document.article.id for document in documents}, [texts]))
    for at, document in enumerate(islice(cycle(documents), number)):
        name = document.article.id
        article = document.article.model_copy(update={"id": f"{name}-{at}"})
        yield document.model_copy(update={"article": article}), raw.get(name) or kept_text(out / f"{name}.json")


def main(out: str, texts: str, number: str) -> None:
    """Make the page, open it five times, and print what was measured."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        path = Path(folder) / "page.html"
        path.write_text(view_page(articles(Path(out), texts, int(number)), read), encoding="utf-8")
        print(f"{number} articles, {path.stat().st_size} bytes")  # noqa: T201
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"))
        runs = []
        for _ in range(5):
            page = browser.new_page()
            page.goto(path.as_uri())
            runs.append(page.evaluate(OPENED))
            page.close()
        browser.close()
    shown, painted, elements = (sorted(values) for values in zip(*runs, strict=True))
    print(f"opened in {shown[0]:.0f} to {shown[-1]:.0f} ms, first paint after {painted[0]:.0f} to {painted[-1]:.0f} ms")  # noqa: T201
    print(f"{elements[0]} elements")  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
