"""`minglu evaluate --report`: the figures as a page."""

from pathlib import Path

from tests.cli.conftest import Command
from tests.documents import TEXT, document
from tests.evaluate.labels import gold, write


def test_a_report_beside_the_printed_figures(minglu: Command, tmp_path: Path) -> None:
    labels, out, page = write(tmp_path / "gold", gold()), tmp_path / "out", tmp_path / "report.html"
    out.mkdir()
    (out / "a1.json").write_text(document().to_json(), encoding="utf-8")
    (tmp_path / "a1.txt").write_text(TEXT, encoding="utf-8")
    plain = minglu("evaluate", labels, out)
    result = minglu("evaluate", labels, out, "--report", page, "--texts", tmp_path / "a1.txt")
    assert (result.code, result.out) == (0, plain.out)
    assert result.err == f"{page.stat().st_size} bytes: {page}\n"
    assert '"headline":1.0' in page.read_text(encoding="utf-8")
    result = minglu("evaluate", labels, out, "--report", page)
    assert "1 of 1 articles without sentences, a1 the first: name its file with --texts." in result.err
    assert minglu("evaluate", labels, out, "--texts", tmp_path / "a1.txt").code == 2
