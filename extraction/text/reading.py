"""raw -> reading."""

from __future__ import annotations

import re
from bisect import bisect_left

from extraction.text.damage import Finding, findings
from extraction.text.draft import Draft, Edit
from extraction.text.glosses import glosses
from extraction.text.labels import spread_labels
from extraction.text.model import Damage, Reading
from extraction.text.script import quoted, simplify
from extraction.text.wraps import soft_line_ends
from extraction.text.zones import zones_and_metadata

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
"""Soft hyphens, zero-width and bidi controls, variation selectors: nobody reads them."""
_INDENT = re.compile(
    r"(?<=\S)(?:\u3000(?=\u3000)| (?= {0,3}\u3000\u3000))(?=[ \u3000]{1,8}[^\s\u3000][^\n\u3000]{30})"
    r"|(?<=[。！？!?”…；;）)]) (?= {1,8}\S[^\n]{30})"
)
"""Where a paragraph begins on a page whose line ends are lost: an indent inside a line, or blanks behind a sentence."""
_BLANKS = ("\u3000\u3000", "  ")
"""What an indent has at least."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_LOST = re.compile("\ufffd+")


def read(raw: str) -> Reading:
    """The reading of a raw text.

    Repaired where it is clearly damaged, without pinyin glosses, invisible characters, blanks inside labels and line
    ends that only fill a width, in simplified characters, digits and letters half-width, with “” for straight quotation
    marks and paragraphs where an indent shows them; every character knows the raw code points that it was read from.
    """
    draft = Draft(raw)
    draft = draft.edited([Edit(*match.span()) for match in _INVISIBLE.finditer(raw)])
    found = findings(draft.text)
    spans = [(draft.raw_start(finding.start), draft.raw_end(finding.end)) for finding in found]
    draft = draft.edited([finding.edit for finding in found if finding.edit is not None])
    draft = draft.edited([Edit(start, end) for start, end in glosses(draft.text)])
    draft = draft.edited([Edit(start, end) for start, end in spread_labels(draft.text)])
    draft = draft.edited([Edit(start, end) for start, end in soft_line_ends(draft.text)])
    text, script = simplify(draft.text)
    if any(blanks in text for blanks in _BLANKS):
        text = _INDENT.sub("\n", text)
    torn = any(finding.reason == "lone_surrogate" and finding.edit is None for finding in found)
    # no metadata may hold half a character: nothing could write it
    zones, metadata = zones_and_metadata(_SURROGATE.sub("\ufffd", text) if torn else text)
    text = quoted(text)  # a title keeps its own marks
    reading = Reading(raw, text, zones=zones, script=script, metadata=metadata, starts=draft.starts, ends=draft.ends)
    damage = tuple(_damage(reading, finding, *span) for finding, span in zip(found, spans, strict=True))
    closed = _closed(reading, damage)
    return Reading(raw, text, damage, zones, script, metadata, draft.starts, draft.ends, closed)


def _damage(reading: Reading, finding: Finding, start: int, end: int) -> Damage:
    if finding.edit is None:
        return Damage(start, end, finding.reason, None)
    return Damage(start, end, finding.reason, reading.text[slice(*_inside(reading, start, end))])


def _inside(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The reading characters that begin inside a raw span, half-open."""
    if reading.starts is None:
        return start, end
    return bisect_left(reading.starts, start), bisect_left(reading.starts, end)


def _closed(reading: Reading, damage: tuple[Damage, ...]) -> tuple[tuple[int, int], ...]:
    """Furniture, damage without a repair, and what a repair could not tell; in order, overlaps joined."""
    spans = [(zone.start, zone.end) for zone in reading.zones if zone.kind == "furniture"]
    spans += [_inside(reading, item.start, item.end) for item in damage if item.repaired is None]
    if "\ufffd" in reading.text:
        spans += [match.span() for match in _LOST.finditer(reading.text)]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return tuple(joined)
