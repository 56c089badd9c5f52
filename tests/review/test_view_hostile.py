"""Strings that would like to be markup: the page has the same elements and attributes as one without them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from extraction.review.view import view_page
from tests.review.pages import browser, opened, rich

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["browser"]

PAYLOADS = (
    "<script>hit()</script>",
    "<img src=x onerror=hit()>",
    "<svg onload=hit()>",
    "<iframe srcdoc='<script>parent.hit()</script>'>",
    "<a href=javascript:hit()>x</a>",
    "<style>*{display:none}</style>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<base href=https://example.org>",
    "<link rel=stylesheet href=https://example.org>",
    "<form action=https://example.org><button autofocus>",
    "<details open ontoggle=hit()>",
    "<math><mtext><mglyph><style><!--</style><img src=x onerror=hit()>",
    "<template shadowrootmode=open><script>hit()</script></template>",
    "javascript:hit()",
    "url(https://example.org/x)",
    "' onfocus=hit() autofocus tabindex=0 x='",
)
WRAPPERS = (
    "{}",
    '">{}',
    "'>{}",
    "</script>{}",
    "</style>{}",
    "</title>{}",
    "<!--<script>{}",
    "-->{}",
    "]]>{}",
    '"}}]}}</script>{}',
    "${{{}}}",
    "{{{{data}}}}{{{{script}}}}{}",
    "\\u003c/script\\u003e\u2028{}\u2029\u202e\x00",
)
HOSTILE = [wrapper.format(payload) for wrapper in WRAPPERS for payload in PAYLOADS]

SHAPE = (Path(__file__).parent / "shape.js").read_text(encoding="utf-8")


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
    benign, expected = shapes(browser, tmp_path / "benign.html", ["甲" * len(string) for string in HOSTILE])
    for string, one, other in zip(reversed(HOSTILE), hostile, benign, strict=True):
        assert one == other, string
    assert whole == expected
