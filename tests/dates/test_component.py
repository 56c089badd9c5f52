"""The component in a pipeline."""

from types import SimpleNamespace
from typing import Any, cast

import spacy
from spacy.tokens import Doc

from extraction.pipes.dates import make_dates
from extraction.pipes.state import State, state_of
from extraction.text import Reading, read


def annotated(text: str, anchor: str | None, unreadable: range = range(0)) -> list[tuple[str, str]]:
    nlp = spacy.blank("xx")
    doc = Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))

    def readable(start: int, end: int) -> bool:
        return not any(at in unreadable for at in range(start, end))

    reading = SimpleNamespace(text=text, readable=readable, certain=readable, zones=())
    doc._.minglu = State(cast(Reading, cast(Any, reading)), anchor=anchor)
    make_dates(nlp, "dates", None)(doc)
    return [(text[d.start : d.end], d.value) for d in state_of(doc).dates]


def test_the_anchor_of_the_state_dates_the_article() -> None:
    assert annotated("3月5日，青石镇开会。", "2021-03-06") == [("3月5日", "2021-03-05")]
    assert annotated("3月5日，青石镇开会。", None) == [("3月5日", "XXXX-03-05")]


def test_furniture_and_damage_give_no_record() -> None:
    assert annotated("3月5日开会。相关阅读：2月3日", None, range(6, 16)) == [("3月5日", "XXXX-03-05")]


def test_every_item_of_a_page_speaks_from_its_own_day() -> None:
    text = (
        "石桥村修路\n[2023-09-12]\n9月11日，石桥村开工修路，村民都来帮忙。\n"
        "青石镇办学\n[2022-03-01]\n昨天，青石镇中心小学新楼启用，师生都很高兴。\n"
    )
    reading = read(text)
    state = State(reading)
    nlp = spacy.blank("xx")
    doc = Doc(nlp.vocab, words=list(text), spaces=[False] * len(text))
    doc._.minglu = state
    make_dates(nlp, "dates", None)(doc)
    values = {text[d.start : d.end]: d.value for d in state.dates}
    assert values["9月11日"] == "2023-09-11"
    assert values["昨天"] == "2022-02-28"
