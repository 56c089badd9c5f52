"""A text on its way from raw to reading, and where each of its characters comes from."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """`text[start:end]` becomes `new`; `spans` tells for each new character what part of `text` it was read from.

    Without spans the new characters share the old ones evenly. Offsets are code points, half-open; spans ascend.
    """

    start: int
    end: int
    new: str = ""
    spans: tuple[tuple[int, int], ...] = ()

    def spread(self) -> tuple[tuple[int, int], ...]:
        """The span of every new character, never empty."""
        if self.spans:
            return self.spans
        old, new = self.end - self.start, len(self.new)
        bounds = [(self.start + k * old // new, self.start + (k + 1) * old // new) for k in range(new)]
        return tuple((min(a, self.end - 1), max(b, min(a, self.end - 1) + 1)) for a, b in bounds)


@dataclass(frozen=True, slots=True)
class Draft:
    """A text with the raw offsets of its characters; None where it is the raw text, character by character."""

    text: str
    starts: array[int] | None = None
    ends: array[int] | None = None

    def edited(self, edits: Sequence[Edit]) -> Draft:
        """The draft with edits made; they are in order, do not overlap and are not empty before."""
        if not edits:
            return self
        pieces: list[str] = []
        starts, ends, done = array("I"), array("I"), 0
        for edit in (*edits, Edit(len(self.text), len(self.text))):
            pieces += [self.text[done : edit.start], edit.new]
            self._copy(starts, ends, done, edit.start)
            for first, last in edit.spread() if edit.new else ():
                starts.append(self.raw_start(first))
                ends.append(self.raw_end(last))
            done = edit.end
        return Draft("".join(pieces), starts, ends)

    def raw_start(self, offset: int) -> int:
        """The raw offset at which the character at `offset` begins."""
        return offset if self.starts is None else self.starts[offset]

    def raw_end(self, offset: int) -> int:
        """The raw offset behind the character before `offset`."""
        return offset if self.ends is None else self.ends[offset - 1]

    def _copy(self, starts: array[int], ends: array[int], begin: int, stop: int) -> None:
        if self.starts is None or self.ends is None:
            starts.extend(range(begin, stop))
            ends.extend(range(begin + 1, stop + 1))
        else:
            starts.extend(self.starts[begin:stop])
            ends.extend(self.ends[begin:stop])
