"""The page in a browser: what a reader sees, points at, presses and finds."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extraction.review.view import view_page
from extraction.text import read
from tests.documents import TEXT, document, empty
from tests.review.pages import TAIL, browser, opened, rich, spans

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["browser"]

RICH = rich(article_id="b2")
ARTICLES = [(document(), TEXT), RICH, (document(article_id="c3"), None), (empty("青石鎮的橋", "d4"), "青石鎮的橋")]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("view") / "page.html"
    path.write_text(view_page(ARTICLES, read), encoding="utf-8")
    return path


@pytest.fixture
def page(browser: "Browser", path: Path) -> "Iterator[Page]":
    """The second article, which has everything; closing it checks that nothing went wrong."""
    with opened(browser, path, "#2") as one:
        yield one.page
        assert one.complaints == []


def turned(page: "Page", title: str) -> None:
    """Wait until an article is shown: turning to it takes the browser a moment."""
    from playwright.sync_api import expect

    expect(page).to_have_title(title)


def card(page: "Page") -> str:
    return page.locator("#card").inner_text() if page.locator("#card").is_visible() else ""


def test_marks_are_the_spans_of_the_records_and_the_text_is_whole(page: "Page") -> None:
    assert page.locator("mark:not(.again)").count() == len(spans(RICH[0]))
    assert page.locator(".prose").text_content() == RICH[1]
    pieces = page.eval_on_selector_all("mark", "all => all.map(one => [one.dataset.mark, one.textContent])")
    whole: dict[str, str] = {}
    for mark, piece in pieces:
        whole[mark] = whole.get(mark, "") + piece
    assert sorted(whole.values()) == sorted(surfaces())


def surfaces() -> list[str]:
    document, text = RICH
    return [text[start:end] for start, end in spans(document)]


def test_pointing_at_a_mark_tells_values_and_rule_of_all_around_it(page: "Page") -> None:
    page.get_by_text("3月", exact=True).locator("visible=true").first.hover()
    told = card(page)
    assert told.index("P1M") < told.index("2021-03-05"), "the innermost first"
    assert "approx" in told
    assert "甲a" in told, "the rule"
    page.keyboard.press("Escape")
    assert card(page) == ""
    page.locator("tr.record[data-key='count:1:0']").hover()
    assert "1 – 2.5" in card(page)


def test_the_keyboard_goes_from_mark_to_mark_to_record_and_back(page: "Page") -> None:
    page.locator("mark[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.key") == "post:0:0"
    assert "held by" in card(page)
    assert page.locator("mark[tabindex='0']").count() == 1, "one stop for Tab"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.record').dataset.key") == "post:0:0"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName + document.activeElement.dataset.key") == "MARKpost:0:0"
    page.keyboard.press("]")
    assert page.evaluate("location.hash") == "#3"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "query"


def test_links_lead_both_ways_and_round_all_mentions(page: "Page") -> None:
    page.locator("mark.k-count").first.click()
    assert page.locator("tr.record.on").get_attribute("data-key") == "count:0:0"
    name = page.locator(".official h3 .lead")
    seen = []
    for _ in range(4):
        name.click()
        seen.append(page.locator("mark.on").first.get_attribute("data-mark"))
    assert len(set(seen[:3])) == 3
    assert seen[3] == seen[0]
    page.locator("svg.line [data-key='date:0:0']").click()
    assert page.locator("mark.on").first.inner_text() == "3月5日"


def test_a_kind_can_be_left_out(page: "Page") -> None:
    chip = page.locator(".chip[data-kind='date']")
    assert chip.inner_text() == "Dates2"
    chip.click()
    assert chip.get_attribute("aria-pressed") == "false"
    assert page.locator(".s-date").is_hidden()
    page.locator("mark.k-date").first.hover()
    assert card(page) == ""
    page.goto(page.url.replace("#2", "#1"))
    turned(page, "a1 – minglu")
    assert page.locator(".s-date").is_hidden(), "the choice stays"
    page.locator(".chip[data-kind='date']").click()
    assert page.locator(".s-date").is_visible()


def test_searching_narrows_the_index_and_lights_up_the_text(page: "Page") -> None:
    listed = page.locator("#articles li:visible")
    page.fill("#query", "困难群众，建成")
    assert listed.count() == 1
    assert page.locator("#hits").inner_text() == "1 of 4 articles"
    assert page.evaluate("[...CSS.highlights.get('hit')].map(String)") == ["困难群众，建成"]
    page.fill("#query", "青石镇")
    assert listed.count() == 3, "the reading of what is written otherwise is found too"
    page.fill("#query", "units.test")
    assert listed.count() == 2
    page.fill("#query", "")
    assert listed.count() == 4


def test_the_reading_is_shown_on_demand(page: "Page") -> None:
    assert "青石鎮" in page.locator(".prose").inner_text()
    page.click("#reading")
    assert page.locator(".prose").text_content() == read(RICH[1]).text
    page.click("#reading")
    assert page.locator(".prose").text_content() == RICH[1]


def test_articles_come_one_at_a_time_and_the_address_says_which(page: "Page") -> None:
    turned(page, "甲a – minglu")
    page.locator("#articles a").first.click()
    turned(page, "a1 – minglu")
    assert page.locator("mark").count() == len(spans(ARTICLES[0][0]))
    page.go_back()
    turned(page, "甲a – minglu")
    page.locator("#articles a").nth(2).click()
    turned(page, "c3 – minglu")
    assert "name the file of the article with --texts" in page.locator("main").inner_text()
    assert page.locator("tr.record").count() == 2


def test_tables_show_posts_bounds_parents_levels_and_repairs(page: "Page") -> None:
    flags = page.locator(".official li").nth(1).locator(".flag")
    assert flags.all_inner_texts() == ["deputy", "acting", "former", "concurrent"]
    labels = page.eval_on_selector_all("svg.bounds", "all => all.map(one => one.getAttribute('aria-label'))")
    assert labels == ["less than, … to 50", "range, 1 to 2.5"]
    assert page.locator(".tree ul .record").get_attribute("data-key") == "unit:1:0"
    assert page.locator("ol.levels li").count() == page.locator("ul.parts li").count() == 2
    assert page.locator(".structure small").first.inner_text() == "levels, 2 of 3 stated"
    assert "not repaired" in page.locator(".t-damage").inner_text()
    assert page.locator("svg.line .when").count() == 1


CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_is_readable_in_light_and_dark(browser: "Browser", path: Path, scheme: str) -> None:
    with opened(browser, path, "#2", color_scheme=scheme) as one:
        one.page.locator(".official h3 .lead").click()
        one.page.locator(".chip[data-kind='unit']").click()
        one.page.locator("mark.k-count").first.hover()
        assert one.page.evaluate(CONTRAST) == []


def test_a_narrow_screen_needs_no_sideways_scrolling(browser: "Browser", path: Path) -> None:
    with opened(browser, path, "#2", viewport={"width": 360, "height": 740}) as one:
        assert one.page.evaluate("document.documentElement.scrollWidth") <= 360
        assert one.page.locator("#index").is_hidden()
        one.page.click("#menu")
        one.page.locator("#articles a").first.click()
        turned(one.page, "a1 – minglu")
        assert one.page.locator("#index").is_hidden()


def test_paper_has_the_article_and_its_records_and_no_tools(browser: "Browser", path: Path) -> None:
    with opened(browser, path, "#2") as one:
        one.page.emulate_media(media="print")
        assert one.page.locator(".prose").is_visible()
        assert one.page.locator("#records").is_visible()
        assert one.page.locator(".bar").is_hidden()
        assert one.page.locator("#index").is_hidden()
    assert TAIL in RICH[1]
