"""The command with the real pipeline, in real processes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from schemas import Document
from tests.cli.conftest import Command

pytestmark = pytest.mark.slow

ARTICLE = """石桥村修通产业路
2021-03-06 09:30 来源：云岭日报
3月5日，云岭县委书记林知远到青石镇石桥村调研，走访慰问近50户困难群众。青石镇党委书记顾秋禾陪同。
"""
PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>青石镇举办农技培训</title></head>
<body><nav><a href="/">首页</a><a href="/news">新闻</a></nav>
<article><h1>青石镇举办农技培训</h1>
<p>本报讯 4月9日，青石镇党委在石桥村举办农业技术培训班，来自全镇的120名种植大户参加了培训。</p>
<p>培训班上，县农业农村局的技术人员讲解了春季果园管理、病虫害防治和测土配方施肥等知识，并到田间作了示范。</p>
<p>镇党委书记顾秋禾表示，今年还将举办6期培训班，让更多群众掌握实用技术。</p></article>
<footer>版权所有</footer></body></html>
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "plain.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "old.txt").write_bytes(ARTICLE.replace("3月5日", "3月4日").encode("gb18030"))
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    (folder / "torn.txt").write_bytes(bytes(range(128, 256)) * 4)
    rows = [
        {"id": "row", "text": "昨日，顾秋禾到任青石镇党委书记。", "published": "2021-03-06", "source": "云岭日报"},
        {"id": "none"},
    ]
    (folder / "rows.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return folder


def test_every_kind_of_input_becomes_a_document_that_validates(minglu: Command, articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = minglu("extract", articles, "-o", out)
    assert result.code == 1
    assert "= 4 written + 2 quarantined + 0 skipped" in result.err
    documents = {path.stem: Document.model_validate_json(path.read_bytes()) for path in out.glob("*.json")}
    assert set(documents) == {"plain", "old", "page", "row"}
    assert documents["old"].article.encoding == "gb18030"
    assert documents["plain"].article.encoding == documents["row"].article.encoding == "utf-8"
    assert documents["row"].article.published == "2021-03-06"
    assert "林知远" in {one.name for one in documents["plain"].officials}

    text = (out / "texts" / "page.txt").read_text(encoding="utf-8")
    assert "版权所有" not in text
    assert len(text) == documents["page"].article.characters
    for count in documents["page"].counts:
        assert text[count.start : count.end] == count.surface

    validated = minglu("validate", out, "--texts", articles)
    assert validated.code == 0
    assert "4 documents checked against texts, 0 faults" in validated.err


def test_runs_give_identical_bytes(minglu: Command, articles: Path, tmp_path: Path) -> None:
    runs = []
    for number, workers in enumerate((1, 2)):
        out = tmp_path / f"out{number}"
        minglu("extract", articles, "-o", out, "--workers", workers)
        runs.append(
            {path.name: path.read_bytes() for path in sorted(out.glob("**/*.*")) if ".minglu" not in path.parts}
        )
    assert runs[0] == runs[1]


def test_a_date_given_by_the_user_is_the_last_resort(minglu: Command, tmp_path: Path) -> None:
    (tmp_path / "bare.txt").write_text("青石镇昨日召开大会。", encoding="utf-8")
    (tmp_path / "dated.txt").write_text(ARTICLE, encoding="utf-8")
    out = tmp_path / "out"
    minglu("extract", tmp_path / "bare.txt", tmp_path / "dated.txt", "-o", out, "--published", "2022-04-16")
    bare, dated = (Document.model_validate_json((out / f"{name}.json").read_bytes()) for name in ("bare", "dated"))
    assert bare.article.published == "2022-04-16"
    assert dated.article.published == "2021-03-06T09:30"


def test_bad_rules_of_the_users_stop_the_run_before_it_writes(minglu: Command, articles: Path, tmp_path: Path) -> None:
    rules = tmp_path / "rules" / "dates"
    rules.mkdir(parents=True)
    (rules / "mine.yaml").write_text("rules:\n  - id: dates.mine\n    why: 测试\n", encoding="utf-8")
    result = minglu("extract", articles, "-o", tmp_path / "out", "--rules", tmp_path / "rules")
    assert result.code == 2
    assert "mine.yaml:2: a rule without `pattern`" in result.err
    assert not (tmp_path / "out").exists()


def test_standard_input_and_the_installed_command(tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("minglu")), "extract", "-", "-o", str(tmp_path / "out.jsonl")]
    rows = '{"id": "a", "text": "青石镇党委书记顾秋禾讲话。"}\n'
    done = subprocess.run(command, input=rows, text=True, capture_output=True, check=True)
    assert done.stdout == ""
    (line,) = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert Document.model_validate_json(line).article.id == "a"
