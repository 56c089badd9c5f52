"""The spaCy component."""

from __future__ import annotations

import spacy

from extraction.pipes.places import make_places, word_class
from extraction.pipes.state import state_of


def test_component_fills_the_state() -> None:
    nlp = spacy.blank("xx")
    doc = make_places(nlp, "minglu_places")(nlp.make_doc("洪洞县委书记来到青石镇，聚焦社区治理。"))
    state = state_of(doc)
    assert [(place.name, place.adcode) for place in state.places] == [("洪洞县", "141024"), ("青石镇", "141024")]
    assert state.place_context is not None
    home = state.place_context.home()
    assert home is not None
    assert home.name == "洪洞县"


def test_word_class_knows_ordinary_words_only() -> None:
    assert word_class("聚焦") is not None
    assert word_class("北京") is None
    assert word_class("石桥梅园") is None
