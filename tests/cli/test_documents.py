"""`minglu validate`, `minglu evaluate`, `minglu schema`, `minglu rules`, and the command as a whole."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from schemas import Document, json_schema
from tests.cli.conftest import Command
from tests.documents import TEXT, document, values
from tests.evaluate.labels import gold, write


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a1.json").write_text(document().to_json(), encoding="utf-8")
    return folder


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "a1.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


# validate


def test_valid_documents_pass_with_their_texts(minglu: Command, out: Path, text: Path) -> None:
    result = minglu("validate", out, "--texts", text)
    assert result == (0, "", "1 document, 0 faults\n1 document checked against texts, 0 faults\n")


def test_lines_and_single_files_are_validated_too(minglu: Command, tmp_path: Path, out: Path, text: Path) -> None:
    lines = tmp_path / "all.jsonl"
    lines.write_text(document().to_line() + "\n" + document(article_id="a2").to_line(), encoding="utf-8")
    assert minglu("validate", lines, "--texts", text).err.startswith("2 documents, 0 faults\n1 document checked")
    assert minglu("validate", out / "a1.json").code == 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"dates": [values()["dates"][0] | {"end": 14}]},
            "a1.json: dates.0: Value error, surface '3月5日' has not the 5",
        ),
        ({"more": 1}, "a1.json: more: Extra inputs are not permitted"),
        ({"officials": []}, None),
    ],
)
def test_a_fault_is_a_line_with_file_and_place(
    minglu: Command, out: Path, change: dict[str, Any], message: str | None
) -> None:
    (out / "a1.json").write_text(json.dumps(values() | change), encoding="utf-8")
    result = minglu("validate", out)
    assert result.code == (1 if message else 0)
    assert (message or "") in result.out


def test_what_is_no_json_is_a_fault_of_its_file(minglu: Command, out: Path) -> None:
    (out / "b.json").write_text("{", encoding="utf-8")
    result = minglu("validate", out)
    assert result.code == 1
    assert "b.json: Invalid JSON" in result.out


def test_one_article_twice_is_a_fault(minglu: Command, out: Path) -> None:
    (out / "b.json").write_text(document().to_json(), encoding="utf-8")
    result = minglu("validate", out)
    assert result.code == 1
    assert f"b.json: article.id: 'a1' is that of {out}/a1.json" in result.out


def test_spans_that_are_not_in_the_text_are_faults(minglu: Command, out: Path, text: Path) -> None:
    text.write_text("今天，" + TEXT, encoding="utf-8")
    result = minglu("validate", out, "--texts", text)
    assert result.code == 1
    assert "article.sha256" in result.out
    assert f"article.characters: {len(TEXT)}, but the text has {len(TEXT) + 3}" in result.out
    assert "officials.o1.mentions.0: surface '林知远', but the text has '委书记'" in result.out
    assert "dates.0" in result.out
    assert "counts.0" in result.out


def test_documents_without_text_are_told(minglu: Command, out: Path, text: Path) -> None:
    other = text.rename(text.with_name("other.txt"))
    result = minglu("validate", out, "--texts", other)
    assert result.code == 0
    assert "1 document without text, a1 the first" in result.err


def test_validating_nothing_is_wrong_usage(minglu: Command, tmp_path: Path) -> None:
    for path, message in ((tmp_path, "there is no document"), (tmp_path / "none", "no such file or folder")):
        result = minglu("validate", path)
        assert result.code == 2
        assert message in result.err


# evaluate


def test_figures_as_a_table_and_as_json(minglu: Command, tmp_path: Path, out: Path) -> None:
    labels = write(tmp_path / "gold", gold())
    table = minglu("evaluate", labels, out)
    assert table.code == 0
    assert table.out.splitlines()[0].split() == ["gold", "found", "right", "P", "R", "F1"]
    assert table.out.splitlines()[-1] == "headline 1.0000"
    figures = json.loads(minglu("evaluate", labels, out, "--json").out)
    assert figures["headline"] == 1.0
    assert figures["post"] == {"gold": 1, "found": 1, "right": 1, "precision": 1.0, "recall": 1.0, "f1": 1.0}


def test_errors_of_a_kind(minglu: Command, tmp_path: Path, out: Path) -> None:
    changed = gold()
    changed["counts"][0]["value"] = 60
    labels = write(tmp_path / "gold", changed)
    article, what, label, found = minglu("evaluate", labels, out, "--errors", "count").out.rstrip("\n").split("\t")
    assert (article, what) == ("a1", "differs")
    assert "value=60 " in label
    assert "value=50 " in found
    result = minglu("evaluate", labels, out, "--errors", "posts")
    assert result.code == 2
    assert "there is no such kind. Use one of: damage, official, post," in result.err


def test_missing_documents_are_told(minglu: Command, tmp_path: Path, out: Path) -> None:
    labels = write(write(tmp_path / "gold", gold()), gold(), "a2")
    assert "1 article without document, all missed: a2" in minglu("evaluate", labels, out).err


def test_floors_are_a_gate(minglu: Command, tmp_path: Path, out: Path) -> None:
    labels, floors = write(tmp_path / "gold", gold()), tmp_path / "floors.json"
    assert minglu("evaluate", labels, out, "--floors", floors).code == 1, "there are none yet"
    assert minglu("evaluate", labels, out, "--floors", floors, "--pin").code == 0
    assert minglu("evaluate", labels, out, "--floors", floors).code == 0
    (out / "a1.json").write_text(json.dumps(values() | {"dates": []}), encoding="utf-8")
    fallen = minglu("evaluate", labels, out, "--floors", floors)
    assert fallen.code == 1
    assert "date: F1 0.0000 is below its floor 1.0000" in fallen.err
    assert minglu("evaluate", labels, out, "--floors", floors, "--pin").code == 1
    assert minglu("evaluate", labels, out, "--floors", floors, "--pin", "--lower").code == 0
    assert minglu("evaluate", labels, out, "--floors", floors).code == 0
    assert minglu("evaluate", labels, out, "--lower").code == 2


def test_an_invalid_document_says_what_to_do(minglu: Command, tmp_path: Path, out: Path) -> None:
    (out / "a1.json").write_text("{}", encoding="utf-8")
    result = minglu("evaluate", write(tmp_path / "gold", gold()), out)
    assert result.code == 1
    assert "a1.json: schema_version: Field required. `minglu validate` lists all faults" in result.err


# schema, rules, and the whole


def test_schema_is_printed(minglu: Command) -> None:
    assert json.loads(minglu("schema").out) == json_schema()


def test_a_bad_rule_file_is_named_with_line_and_remedy(minglu: Command, tmp_path: Path) -> None:
    (tmp_path / "dates").mkdir()
    (tmp_path / "dates" / "mine.yaml").write_text("rules:\n  - id: dates.mine\n    why: 测试\n", encoding="utf-8")
    result = minglu("rules", "check", "--rules", tmp_path)
    assert result.code == 1
    assert "dates/mine.yaml:2: a rule without `pattern`; add a line `pattern: …`" in result.out
    assert minglu("rules", "list", "--rules", tmp_path).code == 2


def test_our_rules_are_sound_and_listed(minglu: Command) -> None:
    assert minglu("rules", "check").code == 0
    lines = minglu("rules", "list").out.splitlines()
    assert all(len(line.split("\t")) == 4 for line in lines)
    assert {line.split(".")[0] for line in lines} >= {"dates", "counts", "officials", "units"}


@pytest.mark.parametrize("command", ["", "extract", "validate", "evaluate", "schema", "rules", "quarantine"])
def test_help_needs_no_pipeline(command: str) -> None:
    code = f"""
import sys
from extraction.cli import main
assert main({[*command.split(), "--help"]!r}) == 0
heavy = {{"spacy", "numpy", "trafilatura", "opencc", "lxml", "rich"}} & set(sys.modules)
assert not heavy, heavy
"""
    shown = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert "Usage: minglu" in shown


def test_every_option_and_command_is_documented(minglu: Command) -> None:
    from typer.main import get_command

    from extraction.cli.app import app

    def walk(command: Any, path: list[str]) -> None:
        assert command.help, path
        for parameter in command.params:
            assert getattr(parameter, "help", None), (path, parameter.name)
        for name, inner in getattr(command, "commands", {}).items():
            walk(inner, [*path, name])

    walk(get_command(app), [])
    assert minglu("--version").out.strip() == Document.model_validate(values()).pipeline.version
