"""raw -> reading."""

from __future__ import annotations

from array import array

from extraction.text.glosses import glosses
from extraction.text.model import Reading
from extraction.text.script import script_of, simplify
from extraction.text.zones import zones_and_metadata


def read(raw: str) -> Reading:
    """The reading of a raw text: without glosses, in simplified characters, one for one."""
    kept, starts = _without(raw, list(glosses(raw)))
    text = simplify(kept)
    ends = array("I", (offset + 1 for offset in starts)) if starts is not None else None
    zones, metadata = zones_and_metadata(text)
    closed = tuple((zone.start, zone.end) for zone in zones if zone.kind == "furniture")
    return Reading(
        raw, text, zones=zones, script=script_of(kept, text), metadata=metadata, starts=starts, ends=ends, closed=closed
    )


def _without(raw: str, dropped: list[tuple[int, int]]) -> tuple[str, array[int] | None]:
    if not dropped:
        return raw, None
    pieces, starts, done = [], array("I"), 0
    for start, end in [*dropped, (len(raw), len(raw))]:
        pieces.append(raw[done:start])
        starts.extend(range(done, start))
        done = end
    return "".join(pieces), starts
