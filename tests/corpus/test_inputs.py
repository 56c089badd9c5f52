"""What is found, in which order, and how what cannot be read is named."""

import io
import json
import sys
from pathlib import Path

import pytest

from extraction.corpus.article import Article, Failure, Incoming
from extraction.corpus.inputs import find_inputs, read_inputs
from extraction.corpus.rows import anchor, read_rows
from extraction.errors import UsageError


def write(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def read(*arguments: Path | str, leave_out: Path | None = None) -> list[Incoming]:
    return list(read_inputs(find_inputs([str(one) for one in arguments], leave_out)))


def rows(*lines: str | bytes | dict[str, object]) -> list[Incoming]:
    data = [json.dumps(line, ensure_ascii=False) if isinstance(line, dict) else line for line in lines]
    stream = io.BytesIO(b"\n".join(line.encode() if isinstance(line, str) else line for line in data))
    return list(read_rows(stream, "rows.jsonl"))


def keys(items: list[Incoming]) -> list[str]:
    return [item.id if isinstance(item, Article) else f"!{item.key}" for item in items]


def only_failure(items: list[Incoming]) -> Failure:
    (item,) = items
    assert isinstance(item, Failure)
    return item


def test_folders_are_walked_in_name_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/y.TXT", "c.htm", "B2.txt", ".hidden.txt", ".git/x.txt", "notes.md"):
        write(tmp_path / name, "青石镇")
    assert keys(read(tmp_path)) == ["B2", "y", "z", "b", "c"]
    assert [path.name for path in find_inputs([str(tmp_path)]).ignored] == ["notes.md"]


def test_arguments_keep_their_order(tmp_path: Path) -> None:
    one, two = write(tmp_path / "1.txt", "一"), write(tmp_path / "2.txt", "二")
    assert keys(read(two, one)) == ["2", "1"]


def test_the_output_folder_inside_an_input_folder_is_no_input(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "青石镇")
    write(tmp_path / "out" / "texts" / "old.txt", "旧文")
    assert keys(read(tmp_path, leave_out=tmp_path / "out")) == ["a"]


def test_two_files_with_one_id_are_named_before_any_is_read(tmp_path: Path) -> None:
    one, two = write(tmp_path / "x" / "a.txt", ""), write(tmp_path / "y" / "a.html", "")
    with pytest.raises(UsageError) as caught:
        find_inputs([str(tmp_path)])
    assert str(one) in str(caught.value)
    assert str(two) in str(caught.value)


@pytest.mark.parametrize(("name", "message"), [("none.txt", "no such file"), ("a.docx", "only .txt")])
def test_a_wrong_argument_is_an_error(tmp_path: Path, name: str, message: str) -> None:
    write(tmp_path / "a.docx", "x")
    with pytest.raises(UsageError, match=message):
        find_inputs([str(tmp_path / name)])


def test_standard_input_only_once() -> None:
    with pytest.raises(UsageError, match="only once"):
        find_inputs(["-", "-"])


@pytest.mark.parametrize(
    ("name", "data", "message", "remedy"),
    [
        ("a.txt", b"", "empty", "Fill it"),
        ("a.txt", b"\xef\xbb\xbf \r\n", "empty", "Fill it"),
        ("a.txt.gz", b"\x1f\x8b", "compressed", "gunzip"),
        ("a.zip", b"PK", "compressed", "unzip"),
        ("a.parquet", b"PAR1", "no Parquet that can be read", "Write it again"),
    ],
)
def test_unreadable_files_say_why_and_what_to_do(
    tmp_path: Path, name: str, data: bytes, message: str, remedy: str
) -> None:
    failure = only_failure(read(write(tmp_path / name, data)))
    assert message in failure.message
    assert remedy in failure.remedy
    assert str(tmp_path / name) in str(failure.origin)


def test_a_file_that_is_gone_when_its_turn_comes_fails_alone(tmp_path: Path) -> None:
    one = write(tmp_path / "1.txt", "一")
    write(tmp_path / "2.txt", "二")
    inputs = find_inputs([str(tmp_path)])
    one.unlink()
    assert keys(list(read_inputs(inputs))) == ["!1", "2"]


def test_a_row_may_have_metadata_and_other_keys() -> None:
    (item,) = rows(
        {"id": "n1", "text": "正文", "title": "标题", "published": "2022-04-16 10:19", "source": "云岭日报", "url": 1}
    )
    assert isinstance(item, Article)
    assert (item.title, item.published, item.source, item.data) == ("标题", "2022-04-16T10:19", "云岭日报", "正文")


def test_html_rows_and_number_ids() -> None:
    one, two = rows({"id": 7, "html": "<p>文</p>", "title": None}, {"id": "x", "text": "文", "html": "<p>文</p>"})
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert (one.id, one.kind, two.kind) == ("7", "html", "text")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "not JSON"),
        ('{"id": "a", "text": "b"', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "no JSON object"),
        (b'{"id": "a", "text": "\xc9\xcf\xba\xa3"}', "not UTF-8"),
        ('{"text": "b"}', "no id"),
        ('{"id": "", "text": "b"}', "no id"),
        ('{"id": true, "text": "b"}', "no id"),
        ('{"id": "\\ud800", "text": "b"}', "surrogate"),
        ('{"id": "a"}', "no text"),
        ('{"id": "a", "text": " \\u3000\\n"}', "no text"),
        ('{"id": "a", "text": ["b"]}', "is list, not a string"),
        ('{"id": "a", "text": "b", "title": 3}', "is int, not a string"),
        ('{"id": "a", "text": "b", "published": "16/4/2022"}', "no date like"),
        ('{"id": "a", "text": "b", "published": "2022-02-30"}', "no date like"),
    ],
)
def test_a_bad_row_fails_alone_and_names_its_line(line: str | bytes, message: str) -> None:
    first, second = rows(line, {"id": "good", "text": "正文"})
    assert isinstance(first, Failure)
    assert message in first.message
    assert str(first.origin) == "rows.jsonl:1"
    assert isinstance(second, Article)
    assert str(second.origin) == "rows.jsonl:2"


def test_a_bad_row_is_known_by_its_id_where_it_has_one() -> None:
    assert keys(rows({"id": "a"}, {"text": "b"})) == ["!a", "!rows.jsonl:2"]


def test_empty_lines_and_a_byte_order_mark_are_no_rows() -> None:
    assert keys(rows(b'\xef\xbb\xbf{"id": "a", "text": "b"}\r', "", "  ", {"id": "c", "text": "d"})) == ["a", "c"]


def test_the_second_row_with_an_id_fails_and_names_the_first(tmp_path: Path) -> None:
    path = write(tmp_path / "r.jsonl", '{"id": "a", "text": "1"}\n{"id": "a", "text": "2"}\n{"id": "f", "text": "3"}\n')
    file = write(tmp_path / "f.txt", "文件")
    first, second, third, last = read(path, file)
    assert isinstance(first, Article)
    assert isinstance(second, Failure)
    assert f"that of {path}:1" in second.message
    assert second.key == f"{path}:2", "the failure must not stand in the place of the good row"
    assert isinstance(third, Failure)
    assert str(file) in third.message
    assert isinstance(last, Article)


def test_a_bad_row_takes_its_id_too(tmp_path: Path) -> None:
    path = write(tmp_path / "r.jsonl", '{"id": "a"}\n{"id": "a", "text": "2"}\n{"id": "a"}\n')
    assert keys(read(path)) == ["!a", f"!{path}:2", f"!{path}:3"]


def test_rows_come_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stream:
        buffer = io.BytesIO(b'{"id": "a", "text": "b"}\n{"id": 1}\n')

    monkeypatch.setattr(sys, "stdin", Stream)
    one, two = read("-")
    assert str(one.origin) == "<stdin>:1"
    assert str(two.origin) == "<stdin>:2"


def test_a_row_without_end_does_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extraction.corpus.rows.LARGEST", 50)
    first, second = rows("x" * 180, {"id": "a", "text": "b"})
    assert isinstance(first, Failure)
    assert "longer than 50" in first.message
    assert isinstance(second, Article)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("2022-04-16", "2022-04-16"),
        (" 2022-04-16T10:19:54 ", "2022-04-16T10:19:54"),
        ("2022-04-16 10:19:54", "2022-04-16T10:19:54"),
        ("2022-04-16T10:19:54+08:00", "2022-04-16T10:19:54"),
        ("2022-04", "2022-04"),
    ],
)
def test_publication_dates(given: str, wanted: str) -> None:
    assert anchor(given) == wanted


@pytest.mark.parametrize("given", ["2022-4-16", "2022-04-16T10", "2022-04-16Z", "20220416", "２０２２-04-16"])
def test_other_dates_are_refused(given: str) -> None:
    with pytest.raises(ValueError, match="no date like"):
        anchor(given)
