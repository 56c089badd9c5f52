"""`minglu load` as its user sees it."""

import io
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from extraction.cli import main
from tests.database.samples import OUTPUTS, rich
from tests.documents import document


def counted(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    finally:
        connection.close()


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a1.json").write_text(document().to_json(), encoding="utf-8")
    (folder / "a2.json").write_text(rich("a2").to_json(), encoding="utf-8")
    return folder


def test_a_folder_is_loaded(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["load", str(OUTPUTS), "--db", url]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "20 documents, " in err
    assert "rows loaded into" in err


def test_a_bad_document_is_named_and_the_others_are_loaded(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / "a0.json").write_text('{"torn', encoding="utf-8")
    (out / "a3.json").write_text(document(article_id="a3").to_json(), encoding="utf-8")
    db = tmp_path / "news.db"
    assert main(["load", str(out), "--db", f"sqlite:///{db}"]) == 1
    err = capsys.readouterr().err
    assert f"Left out {out}/a0.json: Invalid JSON" in err
    assert "1 left out. Mend or extract them again, then run the same command." in err
    assert counted(db) == 3


def test_lines_and_standard_input_are_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = tmp_path / "all.jsonl"
    lines.write_text(document().to_line() + "\n" + document(article_id="a2").to_line(), encoding="utf-8")
    piped = document(article_id="a3").to_line() + "nonsense\n"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(piped.encode())))
    db = tmp_path / "news.db"
    assert main(["load", str(lines), "-", "--db", f"sqlite:///{db}"]) == 1
    assert "Left out <stdin>:2: Invalid JSON" in capsys.readouterr().err
    assert counted(db) == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "nowhere: there is no such file or folder"),
        (["empty"], "empty: there is no document. Write some with `minglu extract`."),
        (["-", "-"], "`-` is given twice, but standard input can be read only once"),
        (["out", "--db", "news"], "--db is no database URL. Give a URL like sqlite:///news.db"),
    ],
)
def test_wrong_usage_makes_no_database(
    out: Path,
    arguments: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(out.parent)
    (out.parent / "empty").mkdir()
    assert main(["load", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert not (out.parent / "minglu.db").exists()


def test_without_a_url_a_file_is_made_here(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(out.parent)
    assert main(["load", str(out)]) == 0
    assert counted(out.parent / "minglu.db") == 2


def test_a_missing_library_is_told_with_its_remedy(out: Path) -> None:
    code = (
        "import sys; sys.modules['sqlalchemy'] = None\n"
        "from extraction.cli import main\n"
        f"sys.exit(main(['load', {str(out)!r}]))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=out)
    assert result.returncode == 2
    assert result.stderr == "Error: sqlalchemy is not installed. Run: pip install 'minglu[db]'\n"
