"""The labels of the sample articles: current, and with spans that are what they say."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent
FILES = sorted(path for path in HERE.glob("*.json") if path.stem != "floors")


def load_compiler() -> ModuleType:
    """The compiler as a module: it is a script, so no package holds it."""
    spec = importlib.util.spec_from_file_location("gold_compiler", HERE / "compile.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


compiler = load_compiler()


def test_gold_files_are_what_their_sources_give() -> None:
    compiled = dict(compiler.compile_all())
    assert {path.stem for path in FILES} == set(compiled)
    assert [path.stem for path in FILES if path.read_text(encoding="utf-8") != compiled[path.stem]] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_spans_of_one_kind_lie_in_order_inside_the_article(path: Path) -> None:
    raw = compiler.raw_texts(compiler.SEEDS)[path.stem]
    gold = json.loads(path.read_text(encoding="utf-8"))
    mentions = [m for group in ("persons", "units") for item in gold[group] for m in item["mentions"]]
    for span in mentions + gold["dates"] + gold["counts"]:
        assert 0 <= span["start"] < span["end"] <= len(raw)
        assert len(span["text"]) <= span["end"] - span["start"]


def test_a_gloss_is_no_part_of_the_reading() -> None:
    reading, spans = compiler.without_marks("⟦u:U1|县委⟧会议")
    assert reading == "县委会议"
    assert [(span.start, span.end) for span in spans] == [(0, 2)]
    assert compiler.align("縣(xiàn)委會(huì)議", reading, []) == [0, 7, 8, 14]


@pytest.mark.parametrize(
    ("raw", "reading", "damage"),
    [
        pytest.param("縣委", "县委员", [], id="longer"),
        pytest.param("縣委。", "县委,", [], id="other punctuation"),
        pytest.param("縣里縣外", "县里现外", [], id="two readings of one character"),
        pytest.param("?!斑@里", "?!斑A里", [(0, 4)], id="damage not kept"),
    ],
)
def test_a_reading_that_is_not_the_article_fails(raw: str, reading: str, damage: list[tuple[int, int]]) -> None:
    with pytest.raises(compiler.GoldError, match="reading"):
        compiler.align(raw, reading, damage)


@pytest.mark.parametrize("marked", ["⟦p:P1|林", "林⟧", "⟦p:P1|⟧", "⟦x:1|林⟧"])
def test_a_malformed_mark_fails(marked: str) -> None:
    with pytest.raises(compiler.GoldError, match="mark"):
        compiler.without_marks(marked)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("2021-10-08", ("DATE", "2021-10-08", None)),
        ("2021-10-08TMO", ("TIME", "2021-10-08TMO", None)),
        ("SET P1D", ("SET", "P1D", None)),
        ("P20D;MORE_THAN", ("DURATION", "P20D", "MORE_THAN")),
        ("PRESENT_REF", ("DATE", "PRESENT_REF", None)),
    ],
)
def test_date_key(key: str, expected: tuple[str, str, str | None]) -> None:
    assert tuple(compiler.date_of(key).values()) == expected


def test_count_key() -> None:
    assert compiler.count_of(">=3;人;;滑县") == {
        "value": 3, "approximation": "at_least", "classifier": "人", "noun": "", "scope": "滑县",
    }  # fmt: skip
    assert compiler.count_of("5-8;个;储罐;")["max"] == 8
    for bad in ("8-5;个;;", "三;个;;", "=3;个"):
        with pytest.raises(compiler.GoldError, match=r"count|bounds"):
            compiler.count_of(bad)
