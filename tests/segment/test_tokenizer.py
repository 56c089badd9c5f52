"""One token per code point, whatever the text."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extraction.segment.tokenizer import NAME, CharacterTokenizer

TOKENIZE = CharacterTokenizer(Vocab())


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_token_index_is_the_offset(text: str) -> None:
    doc = TOKENIZE(text)
    assert doc.text == text
    assert [token.text for token in doc] == list(text)
    assert [token.idx for token in doc] == list(range(len(text)))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a \u3000b", "石桥村𠮷书记", "\ufeff林知远\u200b\r\n", "\0"])
def test_white_space_and_rare_characters_are_tokens(text: str) -> None:
    assert [token.text for token in TOKENIZE(text)] == list(text)


def test_a_lone_surrogate_keeps_its_place() -> None:
    assert TOKENIZE("甲\ud83d乙").text == "甲\ufffd乙"


def test_half_open_spans_are_characters() -> None:
    doc = TOKENIZE("镇党委书记林知远 说")
    assert doc[5:8].text == "林知远"
    assert doc.char_span(5, 8) is not None


def test_spacy_finds_it_by_name() -> None:
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": NAME}}})
    assert isinstance(nlp.tokenizer, CharacterTokenizer)


def test_a_pipeline_with_it_survives_storage() -> None:
    config = {"nlp": {"tokenizer": {"@tokenizers": NAME}}}
    stored = spacy.blank("zh", config=config).to_bytes()
    nlp = spacy.blank("zh", config=config).from_bytes(stored)
    doc = nlp("云岭县 2021年")
    assert len(doc) == 9
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes()).text == "云岭县 2021年"
