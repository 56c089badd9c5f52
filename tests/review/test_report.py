"""The evaluation as a page: the figures that the evaluation has, and each error in its sentence."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extraction.evaluate import Error, Labels, score
from extraction.evaluate.labels import from_document
from extraction.review.report import report_page
from extraction.review.report_places import place_of, sentence
from schemas import Document
from tests.documents import TEXT, values
from tests.evaluate.labels import gold
from tests.review.pages import browser, opened, rich

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["browser"]

RICH, RICH_TEXT = rich("甲<b>乙", "b2")


def broken() -> tuple[dict[str, Labels], dict[str, Document]]:
    """An article with a missed date, a count that differs, a false post and a unit of another kind; and a right one."""
    found = values()
    found["dates"] = []
    found["counts"][0]["noun"] = "群众"
    found["officials"][0]["posts"].append(found["officials"][0]["posts"][0] | {"title": "县长", "organisation": None})
    found["units"][0]["kind"] = "government"
    labels = {"a1": Labels.model_validate(gold()), "b2": from_document(RICH)}
    return labels, {"a1": Document.model_validate(found), "b2": RICH}


def data_of(page: str) -> Any:
    block = re.search(r'<script id="data" type="application/json">(.*?)</script>', page, flags=re.DOTALL)
    assert block is not None
    return json.loads(block[1])


@pytest.fixture(scope="module")
def page() -> str:
    labels, documents = broken()
    return report_page(labels, documents, score(labels, documents), {"a1": TEXT, "b2": RICH_TEXT})


def test_figures_are_those_of_the_evaluation(page: str) -> None:
    labels, documents = broken()
    result, data = score(labels, documents), data_of(page)
    assert data["headline"] == result.headline
    for row in data["kinds"]:
        one = result.figures[row["kind"]]
        assert (row["gold"], row["found"], row["right"]) == (one.gold, one.found, one.right)
        assert (row["precision"], row["recall"], row["f1"]) == (one.precision, one.recall, one.f1)
        assert row["right"] + row["missed"] + row["differs"] == row["gold"]
        assert row["right"] + row["false"] + row["differs"] == row["found"]
    assert len(data["errors"]) == sum(len(errors) for errors in result.errors.values())


@pytest.mark.parametrize("kind", ["post", "date", "count", "unit", "structure"])
def test_the_rules_of_a_kind_add_up_to_its_figures(page: str, kind: str) -> None:
    data = data_of(page)
    [figures] = [row for row in data["kinds"] if row["kind"] == kind]
    rules = [row for row in data["rules"] if row["kind"] == kind]
    assert sum(row["found"] for row in rules) == figures["found"]
    assert sum(row["right"] for row in rules) == figures["right"]


def test_errors_stand_in_their_sentence_with_the_rule_that_made_them(page: str) -> None:
    errors = {one["kind"]: one for one in data_of(page)["errors"] if one["article"] == "a1"}
    assert errors["date"]["what"] == "missed"
    assert errors["date"]["sentence"] == ["云岭县委书记林知远", "3月5日", "到青石镇走访慰问近50户困难群众。"]
    assert errors["count"]["what"] == "differs"
    assert errors["count"]["rule"] == "counts.test"
    assert (errors["post"]["what"], errors["post"]["rule"]) == ("false", "officials.test")
    assert errors["post"]["sentence"][1] == "云岭县委书记"
    assert errors["date"]["rule"] is None


def test_confusions_count_every_pair(page: str) -> None:
    matrices = {one["title"]: one for one in data_of(page)["confusions"]}
    kinds = matrices["Kinds of units"]
    cell = kinds["cells"][kinds["rows"].index("party_committee")][kinds["columns"].index("government")]
    assert cell == 1
    records = matrices["Kinds of records"]
    assert records["cells"][records["rows"].index("date")][records["columns"].index("–")] == 1


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("甲。乙丙丁。戊", (3, 4), ("乙", "丙", "丁。")),
        ("乙丙", (0, 2), ("", "乙丙", "")),
        ("甲\n乙丙\n丁", (2, 3), ("", "乙", "丙\n")),
        ("一" * 200, (100, 101), ("一" * 80, "一", "一" * 80)),
    ],
)
def test_sentences(text: str, place: tuple[int, int], expected: tuple[str, str, str]) -> None:
    assert sentence(text, place) == expected


def test_what_has_no_place_has_no_sentence() -> None:
    error = Error("a1", "missed", "title", None, ("title", "某"))
    assert place_of("metadata", error, Labels.model_validate(gold()), None) is None
    assert place_of(
        "post", Error("a1", "missed", "", None, ("林知远", "县长")), Labels.model_validate(gold()), None
    ) == (6, 9)


def test_an_article_without_text_or_document_is_reported_all_the_same() -> None:
    labels = {"a1": Labels.model_validate(gold())}
    data = data_of(report_page(labels, {}, score(labels, {}), {}))
    assert data["absent"] == ["a1"]
    assert {one["what"] for one in data["errors"]} == {"missed"}
    assert all(one["sentence"] is None for one in data["errors"])


@pytest.mark.slow
def test_the_page_shows_picks_and_stays_closed(browser: "Browser", tmp_path: Path, page: str) -> None:
    path = tmp_path / "report.html"
    path.write_text(page, encoding="utf-8")
    with opened(browser, path) as one:
        shown = one.page.locator("ol.errors > li")
        assert shown.count() == len(data_of(page)["errors"])
        one.page.get_by_role("button", name="date", exact=True).click()
        assert shown.count() == 1
        assert shown.locator("mark").inner_text() == "3月5日"
        one.page.get_by_label("kind").select_option("all")
        one.page.get_by_label("what").select_option("differs")
        assert set(one.page.locator("ol.errors b").all_inner_texts()) == {"differs"}
        assert one.page.locator("main b:not(.errors b)").count() == 0, "no markup from the data"
        for scheme in ("light", "dark"):
            one.page.emulate_media(color_scheme=scheme)
            assert one.page.evaluate((Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")) == []
        assert one.complaints == []
