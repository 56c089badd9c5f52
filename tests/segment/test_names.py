"""What characters of names look like."""

import pytest

from extraction.segment import NameStatistics


@pytest.fixture(scope="module")
def names() -> NameStatistics:
    return NameStatistics.load()


@pytest.mark.parametrize(
    "chars", ["伟", "芳", "斌", "志强", "建国", "晓明", "丽华", "俊杰", "文斌", "玉兰", "海涛", "知远"]
)
def test_given_names(names: NameStatistics, chars: str) -> None:
    assert names.given(chars) > 0


@pytest.mark.parametrize(
    "chars", ["说", "的", "在", "表示", "主持", "出席", "带领", "指出", "的工", "和他", "同时", "要求", "等人"]
)
def test_other_words(names: NameStatistics, chars: str) -> None:
    assert names.given(chars) < 0


def test_surnames_against_other_characters(names: NameStatistics) -> None:
    assert min(map(names.surname, "王李张刘陈")) > 2
    assert max(map(names.surname, "的和时国年")) < 0


def test_a_character_never_seen_says_nothing(names: NameStatistics) -> None:
    assert names.given("𠮷") == 0
    assert names.given("𠮷𠮷") == 0
    assert names.surname("𠮷") == 0


@pytest.mark.parametrize("chars", ["", "三个字"])
def test_given_names_have_one_or_two_characters(names: NameStatistics, chars: str) -> None:
    with pytest.raises(ValueError, match="one or two characters"):
        names.given(chars)


@pytest.mark.parametrize("chars", ["", "欧阳"])
def test_surname_statistics_know_one_character(names: NameStatistics, chars: str) -> None:
    with pytest.raises(ValueError, match="one character"):
        names.surname(chars)
