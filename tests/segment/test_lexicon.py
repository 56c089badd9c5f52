"""Word classes and the fast segmentation by them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.segment import WordClasses


@pytest.fixture(scope="module")
def classes() -> WordClasses:
    return WordClasses.load()


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("书记", "n"), ("群众", "n"), ("党支部", "n"), ("表示", "v"), ("出席", "v"), ("前往", "v"), ("防控", "vn"),
        ("重要", "a"), ("不断", "d"), ("在", "p"), ("和", "c"), ("的", "u"), ("我们", "r"), ("名", "q"), ("目前", "t"),
        ("北京", "ns"), ("，", "w"),
    ],
)  # fmt: skip
def test_best_class(classes: WordClasses, word: str, tag: str) -> None:
    assert classes.known(word)
    assert classes.best(word) == tag
    assert next(iter(classes.tags(word))) == tag


@pytest.mark.parametrize("word", ["林知远", "青石镇", "的的", "", " "])
def test_unknown_words(classes: WordClasses, word: str) -> None:
    assert not classes.known(word)
    assert classes.best(word) is None
    assert classes.tags(word) == {}
    assert classes.frequency(word) == 0


def test_a_word_of_two_classes_has_a_share_of_each(classes: WordClasses) -> None:
    shares = classes.tags("组织")
    assert shares["v"] > 0.3
    assert shares["n"] > 0.3
    assert sum(shares.values()) == pytest.approx(1)


def test_no_word_is_a_person(classes: WordClasses) -> None:
    found = {tag for word in classes._rows for tag in classes.tags(word)}
    assert found == set("nvadpcurmqtfsw") | {"vn", "nz", "ns", "nt"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("组织党员志愿者开展工作", ["组织", "党员", "志愿者", "开展", "工作"]),
        ("5000户群众", ["5000", "户", "群众"]),
        ("下降3.5%，", ["下降", "3.5%", "，"]),
        ("党员  志愿者\n", ["党员", "  ", "志愿者", "\n"]),
        ("书记林知远说", ["书记", "林", "知", "远", "说"]),
        ("", []),
    ],
)
def test_fast_words(classes: WordClasses, text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in classes.fast_words(text)] == words


@given(st.text(st.sampled_from("党员志愿者组织 \n12.%aA，。𠮷勇扛") | st.characters(), max_size=60))
def test_fast_words_tile_the_text(text: str) -> None:
    spans = WordClasses.load().fast_words(text)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)


def test_a_lexicon_of_ones_own() -> None:
    classes = WordClasses({"石桥": "ns:6", "石桥村": "ns:4", "村": "n:10", "委会": "n:1"})
    assert [(s, e) for s, e in classes.fast_words("石桥村委会")] == [(0, 3), (3, 5)]
    assert classes.tags("石桥") == {"ns": 1.0}


def test_an_empty_lexicon_cuts_every_character() -> None:
    assert WordClasses({}).fast_words("石桥") == ((0, 1), (1, 2))


@pytest.mark.parametrize("word", ["扬程", "蓄水池", "负压"])
def test_the_wide_lexicon_knows_rarer_words(classes: WordClasses, word: str) -> None:
    assert WordClasses.wide().best(word) == "n"
    assert not classes.known(word)


def test_the_wide_lexicon_keeps_what_the_other_says(classes: WordClasses) -> None:
    wide = WordClasses.wide()
    assert all(wide.tags(word) == classes.tags(word) for word in ("书记", "组织", "在", "北京"))
    assert not wide.known("林知远")
