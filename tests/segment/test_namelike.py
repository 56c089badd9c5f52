"""Words that have the form of a name."""

import pytest

from extraction.segment.namelike import namelike_words


@pytest.mark.parametrize("word", ["明亮", "牛仔裤", "高血脂", "纳斯达克"])
def test_words_are_known(word: str) -> None:
    assert namelike_words()[word] >= 3


@pytest.mark.parametrize("word", ["林知远", "顾秋禾", "县委", ""])
def test_neither_names_nor_words_of_another_form(word: str) -> None:
    assert word not in namelike_words()
