"""The same article in another dress gives the same reading and the same records."""

from functools import cache
from pathlib import Path

import pytest

from extraction.pipeline import extract
from extraction.text import read
from schemas import Document
from tests.text.dress import DRESSES, clean_texts, glossed, measure, traditional

SEEDS = Path(__file__).parents[2] / "seeds"
SHIFTS = [name for name in DRESSES if name.startswith("a byte")]


@cache
def texts() -> list[str]:
    return clean_texts([SEEDS])


@cache
def clean(text: str) -> Document:
    return extract(text, id="article")


@pytest.mark.parametrize("text", [texts()[0], texts()[-1]])
def test_the_reading_stays(text: str) -> None:
    plain = read(text)
    for raw in (traditional(text).raw, glossed(text).raw, glossed(traditional(text).raw).raw):
        other = read(raw)
        assert (other.text, other.metadata, other.zones) == (plain.text, plain.metadata, plain.zones)


@pytest.mark.parametrize("name", ["traditional", "glossed"])
def test_script_and_glosses_cost_no_record(name: str) -> None:
    found = measure(texts(), DRESSES[name], clean)
    assert found.overall.clean > 500
    assert found.overall.f1 >= 0.98
    assert found.outside.f1 >= 0.98


@pytest.mark.parametrize("name", SHIFTS)
def test_shifted_bytes_cost_records_only_where_they_are(name: str) -> None:
    found = measure(texts(), DRESSES[name], clean)
    assert found.outside.clean < found.overall.clean
    assert found.overall.f1 >= 0.90
    assert found.outside.f1 >= 0.99
