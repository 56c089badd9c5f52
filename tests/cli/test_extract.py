"""`minglu extract` and `minglu quarantine`."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extraction.cli.report import SHOWN
from schemas import Document
from tests.cli.conftest import Command


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Two good articles and a poison."""
    folder = tmp_path / "in"
    folder.mkdir()
    rows = [{"id": "n1", "text": "青石镇"}, {"id": "n2", "text": "异常"}]
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (folder / "a.txt").write_text("云岭县石桥村", encoding="utf-8")
    return folder


def test_documents_go_to_the_folder_and_the_account_to_stderr(quick: Command, source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = quick("extract", source, "-o", out)
    assert result.code == 1
    assert result.out == ""
    assert sorted(path.name for path in out.glob("*.json")) == ["a.json", "n1.json"]
    assert "3 inputs = 2 written + 1 quarantined + 0 skipped" in result.err
    assert "officials 0, posts 0, people 0, dates 0" in result.err
    assert f"Quarantined n2 ({source}/rows.jsonl:2): ValueError: 这一篇不行." in result.err
    assert f"minglu quarantine list {out}" in result.err


def test_all_written_is_exit_code_0(quick: Command, source: Path, tmp_path: Path) -> None:
    result = quick("extract", source / "a.txt", "-o", tmp_path / "out.jsonl")
    assert result.code == 0
    assert "1 input = 1 written + 0 quarantined + 0 skipped" in result.err
    (line,) = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert Document.model_validate_json(line).article.id == "a"


def test_stdout_is_no_output(quick: Command, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = quick("extract", source / "a.txt", "-o", "-")
    assert result.code == 2
    assert "Give a folder, or a file that ends in .jsonl" in result.err
    assert not (tmp_path / "-").exists()


def test_parquet_is_the_tables_of_the_documents(quick: Command, source: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="Parquet needs pyarrow")
    out = tmp_path / "tables"
    assert quick("extract", source, "-o", out, "--parquet").code == 1
    assert parquet.read_table(out / "articles.parquet")["id"].to_pylist() == ["a", "n1"]
    again = quick("extract", source, "-o", out, "--parquet", "--resume")
    assert "2 skipped" in again.err
    assert quick("extract", source, "-o", tmp_path / "t.jsonl", "--parquet").code == 2


def test_other_files_are_not_passed_over_in_silence(quick: Command, source: Path, tmp_path: Path) -> None:
    (source / "report.docx").write_bytes(b"PK")
    result = quick("extract", source, "-o", tmp_path / "out")
    assert f"Passed over 1 file of other kinds, {source}/report.docx the first." in result.err


def test_many_failures_are_not_all_shown(quick: Command, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("{}\n" * 50, encoding="utf-8")
    result = quick("extract", rows, "-o", tmp_path / "out")
    assert result.err.count("Quarantined") == SHOWN
    assert "50 inputs = 0 written + 50 quarantined" in result.err
    assert quick("quarantine", "list", tmp_path / "out").out.count("\n") == 50


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.txt"], "none.txt: there is no such file or folder"),
        (["a.txt", "--engine", "abacus"], "abacus"),
        (["a.txt", "--no-such"], "No such option"),
        (["a.txt", "--people", "some"], "some"),
        (["a.txt", "--workers", "0"], "--workers"),
        (["a.txt", "--published", "16.4.2022"], "--published: '16.4.2022' is no date like 2022-04-16"),
        (["a.txt", "--rules", "none"], "does not exist"),
        (["a.txt", "--segmenter-model", "none"], "does not exist"),
        (["a.txt", "b/a.txt"], "two files have the id 'a'"),
        (["-", "-"], "only once"),
        ([], "Missing argument"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_writes_nothing(
    quick: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    (tmp_path / "b").mkdir()
    for name in ("a.txt", "b/a.txt"):
        (tmp_path / name).write_text("青石镇", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = quick("extract", *arguments, "-o", "out")
    assert result.code == 2
    assert message in result.err
    assert not (tmp_path / "out").exists()


def test_an_empty_folder_is_told_of(quick: Command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = quick("extract", tmp_path / "empty", "-o", tmp_path / "out")
    assert result.code == 0
    assert "There was no article. Name" in result.err


def test_an_output_must_be_named(quick: Command) -> None:
    result = quick("extract", "-")
    assert result.code == 2
    assert "--out" in result.err


def test_resume_prune_and_strict_are_passed_on(quick: Command, source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    quick("extract", source, "-o", out)
    assert "0 written + 1 quarantined + 2 skipped" in quick("extract", source, "-o", out, "--resume").err
    assert "1 document without input taken away" in quick("extract", source / "a.txt", "-o", out, "--prune").err
    stopped = quick("extract", source / "rows.jsonl", source / "a.txt", "-o", tmp_path / "strict", "--strict")
    assert stopped.code == 1
    assert "Stopped at the first failure" in stopped.err
    assert not (tmp_path / "strict" / "a.json").exists()


def test_quarantine_is_listed_with_the_remedy_and_retried(quick: Command, source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (source / "b.txt.gz").write_bytes(b"\x1f\x8b")
    quick("extract", source, "-o", out)
    listed = quick("quarantine", "list", out)
    assert listed.code == 0
    lines = [line.split("\t") for line in listed.out.splitlines()]
    assert [(line[1], line[2]) for line in lines] == [("read", "1"), ("extract", "1")]
    assert "gunzip" in lines[0][4]
    as_json = [json.loads(line) for line in quick("quarantine", "list", out, "--json").out.splitlines()]
    assert [one["key"] for one in as_json] == [str(source / "b.txt.gz"), "n2"]
    assert as_json[1]["line"] == 2
    retried = quick("quarantine", "retry", out)
    assert retried.code == 1, "the packed file is still packed"
    assert "2 inputs = 1 written + 1 quarantined + 0 skipped" in retried.err
    (source / "b.txt.gz").unlink()
    assert quick("extract", source, "-o", out, "--prune").code == 1


def test_quarantine_of_no_output_is_wrong_usage(quick: Command, tmp_path: Path) -> None:
    for command in ("list", "retry"):
        result = quick("quarantine", command, tmp_path)
        assert result.code == 2
        assert "is no output of `minglu extract`" in result.err


INTERRUPTED = """
import sys
from functools import partial
import extraction.cli.extract as command
from extraction.cli import main
from extraction.corpus.run import run
from tests.corpus import fakes
if __name__ == "__main__":
    command.run = partial(run, factory=fakes.fake)
    sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_says_how_to_go_on(tmp_path: Path, number: int, code: int) -> None:
    script, rows, out = tmp_path / "script.py", tmp_path / "rows.jsonl", tmp_path / "out"
    script.write_text(INTERRUPTED, encoding="utf-8")
    rows.write_text('{"id": "a", "text": "甲"}\n{"id": "b", "text": "停住"}\n', encoding="utf-8")
    command = [sys.executable, str(script), "extract", str(rows), "-o", str(out)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True
    ) as process:
        while not (out / "a.json").exists() and process.poll() is None:
            time.sleep(0.02)
        os.killpg(process.pid, number)
        message = process.communicate()[1]
    assert process.returncode == code
    assert message.splitlines() == ["Interrupted. Run the same command with --resume to go on."]


SLOW = """
import signal, sys, time
from extraction.cli.extract import resumable
with resumable():
    try:
        sys.stdout.write("at work\\n")
        sys.stdout.flush()
        signal.pause()
    except KeyboardInterrupt:
        sys.stdout.write("letting go\\n")
        sys.stdout.flush()
        time.sleep(600)
"""


def test_a_second_signal_ends_at_once() -> None:
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen([sys.executable, "-c", SLOW], stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        for line in ("at work", "letting go"):
            assert process.stdout.readline().strip() == line
            process.send_signal(signal.SIGTERM)
    assert process.returncode == 143


def test_a_full_disk_is_exit_code_3_with_the_file_and_the_remedy(
    quick: Command, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    out = tmp_path / "out"
    result = quick("extract", source, "-o", out)
    assert result.code == 3
    remedy = "No space left on device. Make room, then run the same command with --resume."
    assert result.err.splitlines() == [f"Error: {out}/a.json: {remedy}"]
