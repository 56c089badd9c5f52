"""Articles with their records marked, as one page."""

from collections.abc import Iterable

from extraction.review.page import page
from extraction.review.view_article import KINDS, Read, article_data
from schemas import Document

STYLES = ("base.css", "view.css")
SCRIPTS = ("dom.js", "draw.js", "words.js", "text.js", "tables.js", "view.js")


def view_page(articles: Iterable[tuple[Document, str | None]], read: Read | None = None) -> str:
    """One self-contained HTML page of documents, each with its raw text, or None where that is not known.

    `read` gives the reading of a text, shown on demand; without it only what the records hold is shown.
    """
    data = {"kinds": KINDS, "articles": [article_data(document, text, read) for document, text in articles]}
    return page("view.html", styles=STYLES, scripts=SCRIPTS, data=data)
