"""The page as a file: one, closed, and the same on every run."""

import base64
import hashlib
import json
import re
from typing import Any

import pytest

from extraction.review.page import data_block
from extraction.review.view import view_page
from extraction.review.view_article import KINDS, article_data
from extraction.text import read
from schemas import Document
from tests.documents import TEXT, document, empty, values


def content(page: str, element: str) -> list[str]:
    return re.findall(rf"<{element}[^>]*>(.*?)</{element}>", page, flags=re.DOTALL)


def test_the_policy_allows_our_style_and_script_and_nothing_else() -> None:
    page = view_page([(document(), TEXT)])
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    allowed = dict(one.split(" ", 1) for one in policy[1].split("; "))
    assert allowed["default-src"] == allowed["base-uri"] == allowed["form-action"] == "'none'"
    for directive, text in (("style-src", content(page, "style")[0]), ("script-src", content(page, "script")[1])):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert allowed[directive] == f"'sha256-{digest}'"
    assert len(content(page, "style")) == 1
    assert len(content(page, "script")) == 2
    assert "http" not in page.replace("http-equiv", "").replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|\son[a-z]+=|\bstyle=", page)


def test_the_same_documents_give_the_same_bytes() -> None:
    assert view_page([(document(), TEXT)], read) == view_page([(document(), TEXT)], read)


@pytest.mark.parametrize(
    "text", ["</script><b>", "<!--<script>", "a\u2028b\u2029", "\ud800x\x00\x85\ufeff\uffff", '"\\', "]]>&amp;"]
)
def test_data_stands_in_a_script_whatever_it_holds(text: str) -> None:
    block = data_block({"text": text})
    assert json.loads(block) == {"text": text}
    assert not re.search("[<>&\u2028\u2029\ud800-\udfff\x00\x85\ufeff\uffff]", block)


def test_marks_are_the_spans_of_all_records() -> None:
    data = article_data(document(), TEXT, None)
    assert [KINDS[kind] for kind, *_ in data["marks"]] == ["post", "official", "date", "count"]
    assert data["text"][:3] == [("云岭县委书记", [0]), ("林知远", [1]), ("3月5日", [2])]
    assert "".join(part[0] for part in data["text"]) == TEXT
    assert "mentions" not in data["officials"][0]


def test_a_document_without_text_keeps_its_records() -> None:
    data = article_data(document(), None, read)
    assert data["text"] is None
    assert data["dates"][0]["value"] == "2021-03-05"


def test_the_reading_is_that_of_the_text_piece_by_piece() -> None:
    raw = "青石鎮(zhèn)林知遠3月5日說。"
    data = article_data(empty(raw, "a1"), raw, read)
    assert data["text"] == [(raw, [], "青石镇林知远3月5日说。")]


def test_dates_are_put_on_a_line_with_the_day_of_publication() -> None:
    line = article_data(document(), TEXT, None)["line"]
    assert line == {"bars": [(0, 0.0, 0.5)], "labels": [(0.0, "2021-03-05")], "published": 0.5}
    assert article_data(empty("无", "a2"), "无", None)["line"] == {"bars": [], "labels": [], "published": None}


def test_a_record_of_every_kind_is_in_the_data() -> None:
    changed: dict[str, Any] = values() | {
        "people": [{"id": "p1", "name": "某", "role": None, "mentions": [{"start": 0, "end": 1, "surface": "云"}]}],
        "structures": [
            {"kind": "parts", "name": None, "stated": None, "members": [{"name": "组", "unit": None}]}
            | {"start": 3, "end": 9, "rule": "structures.test"}
        ],
        "damage": [{"start": 4, "end": 5, "reason": "lost", "repaired": None}],
    }
    changed["units"][0]["mentions"] = [{"start": 0, "end": 4, "surface": "云岭县委"}]
    data = article_data(Document.model_validate(changed), TEXT, None)
    assert {KINDS[kind] for kind, *_ in data["marks"]} == set(KINDS)
    assert "".join(part[0] for part in data["text"]) == TEXT
