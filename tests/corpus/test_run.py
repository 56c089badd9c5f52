"""Runs: nothing is lost, nothing is torn, the same bytes however it was run."""

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extraction.corpus.article import Failure, Outcome, Skipped
from extraction.corpus.fingerprint import Options
from extraction.corpus.limits import Limits
from extraction.corpus.names import escaped
from extraction.corpus.run import Job, Summary, quarantined, retry, run
from extraction.corpus.worker import Factory
from extraction.errors import OutputError, UsageError
from schemas import Document
from tests.corpus import fakes

Rows = list[dict[str, Any]]


@pytest.fixture
def rows(tmp_path: Path) -> Callable[..., str]:
    def write(*texts: str, name: str = "rows.jsonl") -> str:
        """Rows with the ids n0, n1, ...; an empty text makes a bad row."""
        path = tmp_path / name
        lines = [json.dumps({"id": f"n{number}", "text": text}) for number, text in enumerate(texts)]
        path.write_text("\n".join(lines), encoding="utf-8")
        return str(path)

    return write


def go(*inputs: str, out: Path, factory: Factory = fakes.fake, **more: Any) -> Summary:
    return run(Job(inputs, out, **more), factory=factory)


def tree(out: Path) -> dict[str, bytes]:
    """All files for readers, without the hidden folder."""
    files = (path for path in sorted(out.rglob("*")) if path.is_file() and ".minglu" not in path.parts)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def account(summary: Summary) -> tuple[int, int, int, int]:
    return summary.inputs, summary.written, summary.quarantined, summary.skipped


def test_every_row_becomes_a_valid_document(rows: Callable[..., str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    summary = go(rows("甲文", "乙文乙文"), out=out)
    assert account(summary) == (2, 2, 0, 0)
    assert summary.characters == 6
    assert list(tree(out)) == ["n0.json", "n1.json"]
    for data in tree(out).values():
        assert Document.model_validate_json(data).to_json().encode() == data


def test_nothing_but_documents_and_one_hidden_folder(rows: Callable[..., str], tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    go(rows("甲文", "异常"), out=out)
    assert sorted(path.name for path in out.iterdir()) == [".minglu", "n0.json"]
    assert [path.name for path in (out / ".minglu").iterdir()] == ["state.db"]


@pytest.mark.slow
def test_workers_do_not_show_in_the_output(rows: Callable[..., str], tmp_path: Path) -> None:
    texts = [f"第{number}篇" * (1 + number % 7) for number in range(40)]
    texts[5], texts[17] = "异常", "退出"
    source = rows(*texts)
    written = []
    for workers in (1, 2, 3):
        out, lines = tmp_path / f"out{workers}", tmp_path / f"lines{workers}.jsonl"
        assert account(go(source, out=out, workers=workers)) == (40, 38, 2, 0)
        go(source, out=lines, workers=workers)
        written.append((tree(out), lines.read_bytes()))
    assert written[0] == written[1] == written[2]


def test_lines_are_in_the_order_of_the_inputs(rows: Callable[..., str], tmp_path: Path) -> None:
    lines = tmp_path / "out.jsonl"
    go(rows(*"甲乙丙丁"), out=lines, workers=2)
    documents = [Document.model_validate_json(line) for line in lines.read_bytes().splitlines()]
    assert [one.article.id for one in documents] == ["n0", "n1", "n2", "n3"]


@pytest.mark.parametrize(
    ("poison", "stage", "message"),
    [
        ("异常", "extract", "ValueError: 这一篇不行"),
        ("拒绝", "extract", "the article is refused"),
        ("退出", "worker", "exit code 7"),
        ("杀死", "worker", "SIGKILL"),
        ("停住", "worker", "deadline: the article took longer than 1 s"),
        ("段错", "worker", "SIGSEGV"),
        ("撑爆", "extract", "memory: the article takes more"),
    ],
)
def test_a_poison_costs_its_article_alone(
    rows: Callable[..., str], tmp_path: Path, poison: str, stage: str, message: str
) -> None:
    out = tmp_path / "out"
    # only who stands still is to meet the deadline, however busy the machine is
    limits = Limits(deadline=1.0 if poison == "停住" else 60.0, memory=1 << 27)
    summary = go(rows("甲文", poison, "丙文"), out=out, limits=limits)
    assert account(summary) == (3, 2, 1, 0)
    assert list(tree(out)) == ["n0.json", "n2.json"]
    (failure,) = quarantined(out)
    assert (failure.key, failure.stage, failure.tries) == ("n1", stage, 1)
    assert message in failure.message
    assert failure.remedy
    assert failure.shown.endswith("rows.jsonl:2")


@pytest.mark.slow
@pytest.mark.parametrize("limits", [Limits(articles=2), Limits(growth=0)])
def test_workers_make_room_without_a_trace(rows: Callable[..., str], tmp_path: Path, limits: Limits) -> None:
    """Fresh workers take over; nothing is lost or done twice."""
    log, source = tmp_path / "log", rows(*(f"第{number}篇" for number in range(9)))
    options = Options(published=str(log))
    for name, chosen in (("out", limits), ("usual", Limits())):
        log.write_text("", encoding="utf-8")
        summary = go(source, out=tmp_path / name, factory=fakes.counting, options=options, limits=chosen)
        assert account(summary) == (9, 9, 0, 0)
    assert len(set(worked_on(log))) == 1
    assert tree(tmp_path / "out") == tree(tmp_path / "usual")
    go(source, out=tmp_path / "again", factory=fakes.counting, options=options, limits=limits)
    assert len(set(worked_on(log))) > 4


def test_a_worker_that_somebody_else_killed_costs_nothing(rows: Callable[..., str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    options = Options(published=str(tmp_path / "killed"))
    assert account(go(rows("甲", "乙"), out=out, factory=fakes.killed_once, options=options)) == (2, 2, 0, 0)


def test_an_article_that_waits_does_not_keep_the_others_waiting(rows: Callable[..., str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    options = Options(published=str(tmp_path / "read"))
    summary = go(rows("甲", "乙", "丙", "末篇"), out=out, factory=fakes.patient, options=options)
    assert account(summary) == (4, 4, 0, 0)
    assert list(tree(out)) == ["n0.json", "n1.json", "n2.json", "n3.json"]


def test_many_articles_that_hang_cost_themselves_alone(rows: Callable[..., str], tmp_path: Path) -> None:
    """More than may be set aside at a time."""
    out = tmp_path / "out"
    texts = ["停住" if number % 2 else f"第{number}篇" for number in range(30)]
    summary = go(rows(*texts), out=out, workers=2, limits=Limits(deadline=1))
    assert account(summary) == (30, 15, 15, 0)
    assert {one.message for one in quarantined(out)} == {"deadline: the article took longer than 1 s"}


def test_workers_that_cannot_be_copied_load_for_themselves(rows: Callable[..., str], tmp_path: Path) -> None:
    source = rows("甲", "退出", "丙", "丁")
    for name, factory in (("out", fakes.threaded), ("usual", fakes.fake)):
        summary = go(source, out=tmp_path / name, factory=factory, limits=Limits(articles=2), workers=2)
        assert account(summary) == (4, 3, 1, 0)
    assert tree(tmp_path / "out") == tree(tmp_path / "usual")


def test_failures_are_heard_in_order(rows: Callable[..., str], tmp_path: Path) -> None:
    heard: list[Outcome] = []
    job = Job([rows("甲", "异常", "丙", "异常")], tmp_path / "out", workers=2)
    run(job, factory=fakes.fake, listen=heard.append)
    assert [isinstance(one, Failure) for one in heard] == [False, True, False, True]


def test_strict_stops_at_the_first_failure(rows: Callable[..., str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    summary = go(rows("甲", "异常", "丙", "丁"), out=out, strict=True)
    assert summary.stopped
    assert account(summary) == (2, 1, 1, 0)
    assert list(tree(out)) == ["n0.json"]


@pytest.mark.parametrize(
    ("factory", "message"),
    [
        (fakes.broken, "the pattern is not closed; close it"),
        (fakes.buggy, r"cannot be loaded\n(?s:.)*ZeroDivisionError: a bug"),
        (fakes.crashing, "ended with exit code 9"),
    ],
)
def test_a_pipeline_that_cannot_load_stops_before_anything_is_written(
    rows: Callable[..., str], tmp_path: Path, factory: Factory, message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        go(rows("甲"), out=tmp_path / "out", factory=factory)
    assert not (tmp_path / "out").exists()


def test_wrong_outputs_are_refused_before_any_work(rows: Callable[..., str], tmp_path: Path) -> None:
    source = rows("甲")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "folder.jsonl").mkdir()
    for name, message in (("file", "is a file"), ("folder.jsonl", "is a folder"), ("file/out", "Not a directory")):
        with pytest.raises(UsageError, match=message):
            go(source, out=tmp_path / name)


def test_options_reach_the_pipeline(rows: Callable[..., str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(rows("甲"), out=out, options=Options(people="all", published="2021-03-05"))
    assert Document.model_validate_json(tree(out)["n0.json"]).article.title == "all 2021-03-05"


# A second run


def test_a_second_run_replaces_what_it_writes_and_leaves_the_rest(rows: Callable[..., str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(rows("甲", "乙"), out=out)
    (out / "mine.json").write_text("{}", encoding="utf-8")
    before = tree(out)
    go(rows("改"), out=out)
    assert tree(out)["n1.json"] == before["n1.json"]
    assert tree(out)["n0.json"] != before["n0.json"]
    assert "mine.json" in tree(out)


def test_a_failing_article_does_not_keep_its_old_document(rows: Callable[..., str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(rows("甲", "乙"), out=out)
    go(rows("异常", "乙"), out=out)
    assert list(tree(out)) == ["n1.json"]
    go(rows("甲", "乙"), out=out)
    assert list(tree(out)) == ["n0.json", "n1.json"]
    assert quarantined(out) == []


def test_prune_takes_away_documents_without_input_and_nothing_else(rows: Callable[..., str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(rows("甲", "乙", "异常"), out=out)
    (out / "mine.json").write_text('{"pipeline": 1}', encoding="utf-8")
    summary = go(rows("甲"), out=out, prune=True)
    assert summary.pruned == 1
    assert list(tree(out)) == ["mine.json", "n0.json"]
    assert quarantined(out) == []


def test_prune_takes_nothing_away_where_the_inputs_were_not_all_read(rows: Callable[..., str], tmp_path: Path) -> None:
    """A file of rows that cannot be read, or that is empty, says nothing about its articles."""
    out, source = tmp_path / "out", Path(rows("甲", "乙"))
    go(str(source), out=out)
    torn = tmp_path / "torn.parquet"
    torn.write_text("PAR1", encoding="utf-8")
    source.write_text(json.dumps({"id": "n0", "text": "甲"}), encoding="utf-8")
    summary = go(str(source), str(torn), out=out, prune=True)
    assert (summary.pruned, summary.spared) == (0, f"{torn} could not be read to its end")
    source.write_text("", encoding="utf-8")
    summary = go(str(source), out=out, prune=True)
    assert (summary.pruned, summary.spared) == (0, "there was no article in the inputs")
    assert list(tree(out)) == ["n0.json", "n1.json"]


def test_prune_works_without_the_records_of_a_run(rows: Callable[..., str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(rows("甲", "乙"), out=out)
    (out / ".minglu" / "state.db").unlink()
    go(rows("甲"), out=out, prune=True)
    assert list(tree(out)) == ["n0.json"]


def test_prune_without_input_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with pytest.raises(UsageError, match="every document"):
        go(str(empty), out=tmp_path / "out", prune=True)


def test_mended_rows_leave_quarantine(rows: Callable[..., str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    other = rows("", name="other.jsonl")
    go(rows("甲", ""), other, out=out)
    assert len(quarantined(out)) == 2
    go(rows("甲", "乙"), out=out)
    (left,) = quarantined(out)
    assert left.origin.file == other


def test_the_account_of_another_run_at_the_same_time_is_refused(rows: Callable[..., str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(rows("甲"), out=out)
    holder = sqlite3.connect(out / ".minglu" / "state.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(UsageError, match="another run is writing"):
            go(rows("甲"), out=out)
    finally:
        holder.close()


# Resume


def worked_on(log: Path) -> list[str]:
    return log.read_text(encoding="utf-8").split() if log.exists() else []


@pytest.mark.parametrize("name", ["out", "out.jsonl"])
def test_resume_redoes_exactly_what_changed(rows: Callable[..., str], tmp_path: Path, name: str) -> None:
    log, out = tmp_path / "log", tmp_path / name
    options = Options(published=str(log))

    def again(*texts: str) -> tuple[int, int, int, int]:
        log.write_text("", encoding="utf-8")
        return account(go(rows(*texts), out=out, factory=fakes.logging, options=options, resume=True))

    assert again("甲", "异常", "丙") == (3, 2, 1, 0)
    assert worked_on(log) == ["n0", "n1", "n2"]
    assert again("甲", "异常", "丙") == (3, 0, 1, 2)
    assert worked_on(log) == []
    assert again("甲", "异常", "改") == (3, 1, 1, 1)
    assert worked_on(log) == ["n2"]
    assert again("甲", "好了", "改", "新") == (4, 2, 0, 2)
    assert worked_on(log) == ["n1", "n3"]

    fresh = tmp_path / f"fresh-{name}"
    go(rows("甲", "好了", "改", "新"), out=fresh, factory=fakes.logging, options=options)
    assert (tree(out), out.is_file() and out.read_bytes()) == (tree(fresh), fresh.is_file() and fresh.read_bytes())


def test_resume_writes_a_document_that_is_gone(rows: Callable[..., str], tmp_path: Path) -> None:
    out, source = tmp_path / "out", rows("甲", "乙")
    go(source, out=out)
    (out / "n0.json").unlink()
    assert account(go(source, out=out, resume=True)) == (2, 1, 0, 1)


def test_resume_after_other_options_or_rules_redoes_everything(rows: Callable[..., str], tmp_path: Path) -> None:
    out, source, mine = tmp_path / "out", rows("甲", "乙"), tmp_path / "mine"
    go(source, out=out)
    assert account(go(source, out=out, resume=True, options=Options(people="all"))) == (2, 2, 0, 0)
    (mine / "dates").mkdir(parents=True)
    assert account(go(source, out=out, resume=True, options=Options(people="all", rules=mine))) == (2, 0, 0, 2)
    (mine / "dates" / "more.yaml").write_text("rules: []", encoding="utf-8")
    assert account(go(source, out=out, resume=True, options=Options(people="all", rules=mine))) == (2, 2, 0, 0)


class Interrupt:
    """Interrupts after some outcomes."""

    def __init__(self, after: int) -> None:
        self._left = after

    def __call__(self, outcome: Outcome) -> None:
        self._left -= 1
        if not self._left:
            raise KeyboardInterrupt


@pytest.mark.parametrize("name", ["out", "out.jsonl"])
def test_an_interrupted_run_goes_on_where_it_was(rows: Callable[..., str], tmp_path: Path, name: str) -> None:
    source, out, fresh = rows(*"甲乙丙丁戊己"), tmp_path / name, tmp_path / f"fresh-{name}"
    for after in (3, 2):
        with pytest.raises(KeyboardInterrupt):
            run(Job([source], out, resume=True), factory=fakes.fake, listen=Interrupt(after))
        if name == "out.jsonl":
            assert not out.exists(), "half a file is not shown"
    summary = go(source, out=out, resume=True)
    assert account(summary) == (6, 3, 0, 3)
    go(source, out=fresh)
    assert (tree(out), out.is_file() and out.read_bytes()) == (tree(fresh), fresh.is_file() and fresh.read_bytes())


def test_a_torn_line_of_a_killed_run_is_not_taken_up(rows: Callable[..., str], tmp_path: Path) -> None:
    source, out = rows("甲", "乙"), tmp_path / "out.jsonl"
    go(source, out=out)
    whole = out.read_bytes()
    (tmp_path / ".out.jsonl.minglu" / "partial.jsonl").write_bytes(whole[:-40])
    out.unlink()
    assert account(go(source, out=out, resume=True)) == (2, 1, 0, 1)
    assert out.read_bytes() == whole


def test_a_write_that_fails_stops_the_run_and_leaves_no_half_document(
    rows: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = rows("甲", "乙", "丙"), tmp_path / "out"
    calls = iter(range(10))

    def full(handle: int) -> None:
        if next(calls) == 1:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(OutputError, match=r"No space left on device\. Make room"):
            go(source, out=out)
    for data in tree(out).values():
        Document.model_validate_json(data)
    assert go(source, out=out, resume=True).quarantined == 0
    assert list(tree(out)) == ["n0.json", "n1.json", "n2.json"]


# File names


def test_ids_that_differ_by_case_get_their_names_whatever_the_order(tmp_path: Path) -> None:
    trees = []
    for number, ids in enumerate((["Abc", "abc", "云/岭"], ["云/岭", "abc", "Abc"])):
        source, out = tmp_path / f"{number}.jsonl", tmp_path / f"out{number}"
        source.write_text("\n".join(json.dumps({"id": one, "text": "文"}) for one in ids), encoding="utf-8")
        go(str(source), out=out)
        assert go(str(source), out=out, resume=True).skipped == 3
        trees.append(tree(out))
    assert trees[0] == trees[1]
    assert set(trees[0]) == {f"{escaped(one)}.json" for one in ("Abc", "abc", "云/岭")}


def test_an_id_that_clashes_with_an_earlier_runs_moves_that_document(tmp_path: Path) -> None:
    source, out = tmp_path / "rows.jsonl", tmp_path / "out"
    for one in ("Abc", "abc"):
        source.write_text(json.dumps({"id": one, "text": "文"}), encoding="utf-8")
        go(str(source), out=out)
    assert set(tree(out)) == {f"{escaped(one)}.json" for one in ("Abc", "abc")}


# Quarantine


@pytest.mark.parametrize("name", ["out", "out.jsonl"])
def test_retry_takes_up_what_failed_with_the_options_of_the_run(
    rows: Callable[..., str], tmp_path: Path, name: str
) -> None:
    out, source = tmp_path / name, rows("甲", "退出", "异常", "")
    options = Options(people="all")
    go(source, out=out, options=options)
    assert account(retry(out, factory=fakes.fake)) == (2, 0, 2, 0)
    assert {one.key: one.tries for one in quarantined(out)} == {"n1": 2, "n2": 2, "n3": 1}
    assert account(retry(out, factory=fakes.healed)) == (2, 2, 0, 0)
    assert [one.key for one in quarantined(out)] == ["n3"]
    lines = out.read_bytes().splitlines() if out.is_file() else tree(out).values()
    documents = [Document.model_validate_json(data).article for data in lines]
    assert [(one.id, one.title) for one in documents] == [(f"n{number}", "all None") for number in range(3)]


def test_retry_reads_files_again(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"")
    go(str(folder), out=out)
    (folder / "a.txt").write_text("青石镇", encoding="utf-8")
    assert account(retry(out, factory=fakes.fake)) == (1, 1, 0, 0)
    assert list(tree(out)) == ["a.json"]


def test_retry_keeps_one_entry_for_each_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the command is run from."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt.gz").write_bytes(b"x")
    Path(os.fsdecode(bytes(tmp_path / "in") + b"/b\xff.txt")).write_text("乙", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    go("in", out=tmp_path / "out")
    before = [(one.key, one.message) for one in quarantined(tmp_path / "out")]
    assert len(before) == 2
    retry(tmp_path / "out", factory=fakes.fake)
    assert [(one.key, one.message) for one in quarantined(tmp_path / "out")] == before


def test_a_failure_has_one_remedy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x1f\x8b\x08\x00 and more")
    go(str(tmp_path / "a.txt"), out=tmp_path / "out")
    (one,) = quarantined(tmp_path / "out")
    assert (one.message, one.remedy) == ("the file is no text but gzip", "Unpack or convert it to text first.")


def test_quarantine_of_what_is_no_output(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no output of"):
        quarantined(tmp_path)


def test_the_writer_of_a_newer_minglu_is_respected(rows: Callable[..., str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(rows("甲"), out=out)
    base = sqlite3.connect(out / ".minglu" / "state.db")
    base.execute("PRAGMA user_version = 99")
    base.close()
    with pytest.raises(UsageError, match="newer minglu"):
        go(rows("甲"), out=out)


def test_broken_records_say_what_to_do(rows: Callable[..., str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    go(rows("甲"), out=out)
    (out / ".minglu" / "state.db").write_bytes(b"x" * 5000)
    with pytest.raises(UsageError, match="Remove it: the documents can be made again"):
        go(rows("甲"), out=out)


def test_skipped_articles_are_heard_too(rows: Callable[..., str], tmp_path: Path) -> None:
    out, source, heard = tmp_path / "out", rows("甲", "乙"), list[Outcome]()
    go(source, out=out)
    run(Job([source], out, resume=True), factory=fakes.fake, listen=heard.append)
    assert [type(one) for one in heard] == [Skipped, Skipped]
