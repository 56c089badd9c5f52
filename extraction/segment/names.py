"""How much characters look like a name.

Counted on the names in news text that LAC labelled, character by character and place by place; no name is stored. How
it was counted is in `docs/segmenter.md`.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from extraction.segment.embedded import content

_UNSEEN = {"surname": 0.0, "single": 0.0, "first": 0.0, "second": 0.0}


class NameStatistics:
    """Log-odds (natural logarithm) of characters at their place in a Chinese name against running text.

    Above 0: more at home in names than in text. A character never seen anywhere gives 0.
    """

    def __init__(self, rows: Mapping[str, str], places: Sequence[str]) -> None:
        """Make statistics of rows character -> log-odds at `places`, with tabs between them.

        The places are `surname`, `single`, `first`, `second`. Most rows are never asked for: each is read when it is.
        """
        self._rows = rows
        self._places = places
        self._read: dict[str, Mapping[str, float]] = {}

    @classmethod
    def load(cls) -> "NameStatistics":
        """The embedded statistics, read once.

        Raises:
            SegmenterError: the installed file is damaged.
        """
        return _embedded()

    def given(self, chars: str) -> float:
        """Log-odds that one or two characters are a given name; independent of the surname before them.

        Raises:
            ValueError: more or fewer characters.
        """
        if len(chars) == 1:
            return self._row(chars)["single"]
        if len(chars) == 2:
            return self._row(chars[0])["first"] + self._row(chars[1])["second"]
        raise ValueError(f"a given name has one or two characters, not {chars!r}")

    def surname(self, char: str) -> float:
        """Log-odds that a character, standing somewhere in text, is a surname that begins a name.

        Raises:
            ValueError: not one character; compound surnames have no statistics, they are unambiguous enough.
        """
        if len(char) != 1:
            raise ValueError(f"statistics know surnames of one character, not {char!r}")
        return self._row(char)["surname"]

    def _row(self, char: str) -> Mapping[str, float]:
        row = self._read.get(char)
        if row is None:
            written = self._rows.get(char)
            if written is None:
                return _UNSEEN
            row = self._read[char] = dict(zip(self._places, map(float, written.split("\t")), strict=True))
        return row


@cache
def _embedded() -> NameStatistics:
    head, *lines = content("names.tsv").decode().splitlines()
    rows = {char: cells for char, _, cells in (line.partition("\t") for line in lines)}
    return NameStatistics(rows, head.split("\t")[1:])
