"""File names: safe everywhere, and apart even where the file system ignores case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.corpus.names import FileNames, escaped, is_plain


def named(*ids: str) -> list[str]:
    names = FileNames()
    for one in ids:
        names.claim(one)
    return [names.name(one) for one in ids]


@pytest.mark.parametrize(
    "plain", ["000_135e", "g01", "2022.04-16_云岭", "青石镇简报", "〇一", "𠮷", "a" * 100, "云" * 33, "_x"]
)
def test_plain_ids_are_their_own_names(plain: str) -> None:
    assert named(plain) == [plain]


@pytest.mark.parametrize(
    "odd",
    [
        "a/b",
        "../../etc/passwd",
        "..",
        ".minglu",
        "-o",
        "a b",
        "a:b",
        "",
        "con",
        "NUL.x",
        "云" * 34,
        "a" * 101,
        "é",
        "\uf90f",
    ],
)
def test_other_ids_are_escaped(odd: str) -> None:
    (name,) = named(odd)
    assert name == escaped(odd)
    assert "~" in name
    assert "/" not in name
    assert not name.startswith((".", "-"))
    assert len(name.encode()) <= 100


def test_ids_that_differ_by_case_are_both_escaped_whatever_their_order() -> None:
    assert named("Abc", "abc", "x") == [escaped("Abc"), escaped("abc"), "x"]
    assert sorted(named("abc", "Abc")) == sorted(named("Abc", "abc"))


def test_the_first_of_them_is_told_to_move_once() -> None:
    names = FileNames()
    assert names.claim("Abc") is None
    assert names.claim("Abc") is None
    assert names.claim("abc") == "Abc"
    assert names.claim("ABC") is None


@given(st.lists(st.text(max_size=12), unique=True, max_size=12))
def test_no_two_ids_share_a_name_even_ignoring_case(ids: list[str]) -> None:
    names = named(*ids)
    assert len({name.casefold() for name in names}) == len(ids)
    assert all(is_plain(name) or "~" in name for name in names)
