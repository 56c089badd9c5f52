"""Media are of the division that their names begin with."""

import pytest

from extraction.pipeline import extract


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("来源：湖州日报\n会议召开。", "湖州日报", "湖州市"),
        ("德清县召开会议。据湖州日报报道，会议开得好。", "湖州日报", "湖州市"),
        ("来源：人民日报\n德清县召开会议。", "人民日报", None),
    ],
)
def test_place_of_a_medium(text: str, name: str, place: str | None) -> None:
    units = {unit.name: unit.place.name if unit.place else None for unit in extract(text, id="t").units}
    assert units[name] == place
