"""`minglu view`: documents in, one page out."""

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.documents import TEXT, document


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "a1.json").write_text(document().to_json(), encoding="utf-8")
    return folder


def text_of(folder: Path, text: str = TEXT) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "a1.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_page_of_documents_and_their_texts(minglu: Command, tmp_path: Path, out: Path) -> None:
    page = tmp_path / "page.html"
    result = minglu("view", out, "--texts", text_of(tmp_path / "in"), "-o", page)
    size = page.stat().st_size
    assert result == (0, "", f"1 article, 1 text, {size} bytes: {page}\n")
    assert "走访慰问" in page.read_text(encoding="utf-8")


def test_the_text_kept_beside_a_document_needs_no_naming(minglu: Command, tmp_path: Path, out: Path) -> None:
    text_of(out / "texts")
    assert "1 article, 1 text," in minglu("view", out, "-o", tmp_path / "page.html").err


def test_a_missing_text_is_told_and_a_changed_one_is_a_fault(minglu: Command, tmp_path: Path, out: Path) -> None:
    page = tmp_path / "page.html"
    result = minglu("view", out, "-o", page)
    assert result.code == 0
    assert "1 document without text, a1 the first: name its file with --texts." in result.err
    result = minglu("view", out, "--texts", text_of(tmp_path / "in", "今天，" + TEXT), "-o", page)
    assert result.code == 1
    assert "a1.json: made from another text than the one given. Extract the article again." in result.err
    assert "今天" not in page.read_text(encoding="utf-8")


def test_an_invalid_document_is_left_out_and_told(minglu: Command, tmp_path: Path, out: Path) -> None:
    (out / "b.json").write_text("{}", encoding="utf-8")
    (out / "c.json").write_text(document().to_json(), encoding="utf-8")
    result = minglu("view", out, "-o", tmp_path / "page.html")
    assert result.code == 1
    assert "b.json: schema_version: Field required" in result.err
    assert "c.json: article.id: 'a1' is that of" in result.err
    assert (tmp_path / "page.html").exists()


def test_nothing_to_show_and_nowhere_to_write(minglu: Command, tmp_path: Path, out: Path) -> None:
    (tmp_path / "none").mkdir()
    assert minglu("view", tmp_path / "none", "-o", tmp_path / "page.html").code == 2
    result = minglu("view", out, "-o", tmp_path / "no" / "page.html")
    assert result.code == 3
    assert "Check that its folder is there" in result.err
