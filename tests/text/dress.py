"""The same articles in another dress, and how many of their records survive it.

`python -m tests.text.dress FOLDER...` prints the figures for the articles of some folders.
"""

from __future__ import annotations

import codecs
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from extraction.pipeline import extract
from extraction.text import decode, read
from schemas import Document

EVERY_CHARACTER, EVERY_MARK = 8, 10
"""A gloss stands behind every eighth character; a byte is shifted at every tenth quotation mark of a folder."""
_MARKS = "“”‘’"
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Dressed:
    """A text in another dress.

    Attributes:
        raw: the text as it looks now.
        origin: for every code point of `raw` its offset in the clean text; None for one that has none.
        lost: offsets of the clean text whose characters the dress destroyed.
    """

    raw: str
    origin: tuple[int | None, ...]
    lost: frozenset[int] = frozenset()

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a stretch of `raw` stands in the clean text, half-open; None where it touches what was destroyed."""
        known = [at for at in self.origin[start:end] if at is not None]
        if not known or (self.lost and None in self.origin[start:end]):
            return None
        place = known[0], known[-1] + 1
        return place if self.lost.isdisjoint(range(*place)) else None


Dress = Callable[[str, int], Dressed]
"""(clean text, quotation marks before it) -> the text in another dress."""


def traditional(text: str, _: int = 0) -> Dressed:
    """In traditional characters."""
    from opencc import OpenCC

    raw = str(OpenCC("s2t").convert(text))
    assert len(raw) == len(text)
    return Dressed(raw, tuple(range(len(text))))


def glossed(text: str, _: int = 0) -> Dressed:
    """A pinyin behind every eighth character."""
    from pypinyin import Style, pinyin

    out: list[str] = []
    origin: list[int | None] = []
    seen = 0
    for at, char in enumerate(text):
        out.append(char)
        origin.append(at)
        if "\u4e00" <= char <= "\u9fff":
            seen += 1
            if seen % EVERY_CHARACTER == 0:
                gloss = f"({pinyin(char, style=Style.TONE)[0][0]})"
                out.append(gloss)
                origin += [None] * len(gloss)
    return Dressed("".join(out), tuple(origin))


def shifted(damage: Callable[[bytes], bytes]) -> Dress:
    """GBK with the bytes of every tenth quotation mark damaged, decoded again."""

    def dress(text: str, seen: int = 0) -> Dressed:
        data, ends = b"", []
        for char in text:
            code = char.encode("gb18030", "replace")
            if char in _MARKS:
                seen += 1
                code = damage(code) if seen % EVERY_MARK == 0 else code
            data += code
            ends.append(len(data))
        return _decoded(text, data, ends)

    return dress


def _decoded(text: str, data: bytes, ends: list[int]) -> Dressed:
    """A character is intact where it is decoded from its own bytes and no others."""
    clean = {end: (at, ends[at - 1] if at else 0) for at, end in enumerate(ends)}
    decoder = codecs.getincrementaldecoder("gb18030")("replace")
    raw: list[str] = []
    origin: list[int | None] = []
    last = 0
    for end in range(1, len(data) + 1):
        chars = decoder.decode(data[end - 1 : end], end == len(data))
        at, start = clean.get(end, (None, 0))
        intact = len(chars) == 1 and at is not None and start == last and chars == text[at]
        raw.append(chars)
        origin += [at if intact else None] * len(chars)
        last = end if chars else last
    kept = {at for at in origin if at is not None}
    return Dressed("".join(raw), tuple(origin), frozenset(range(len(text))).difference(kept))


DRESSES: dict[str, Dress] = {
    "traditional": traditional,
    "glossed": glossed,
    "a byte lost": shifted(lambda code: code[1:]),
    "a byte doubled": shifted(lambda code: code[:1] + code),
    "a byte inserted": shifted(lambda code: code[:1] + b"\xa9" + code[1:]),
}


def records(document: Document) -> Iterator[tuple[Key, int, int]]:
    """Every record of a document, without the ids that only number it, and its raw span."""
    for official in document.officials:
        for post in official.posts:
            yield ("post", official.name, post.title, post.organisation), post.start, post.end
        for name in official.mentions:
            yield ("official", official.name), name.start, name.end
    for date in document.dates:
        yield ("date", date.text, date.type, date.value, date.mod), date.start, date.end
    for count in document.counts:
        number = (count.value, count.min, count.max, count.classifier, count.noun)
        yield ("count", count.text, *number), count.start, count.end
    for unit in document.units:
        for mention in unit.mentions:
            yield ("unit", unit.name, unit.kind), mention.start, mention.end
    for structure in document.structures:
        yield ("structure", structure.kind, structure.name, structure.stated), structure.start, structure.end


@dataclass(slots=True)
class Score:
    """Records of the clean run, of the other one, and common to both."""

    clean: int = 0
    found: int = 0
    right: int = 0

    def add(self, clean: Counter[Key], found: Counter[Key]) -> None:
        """Count one more article."""
        self.clean += clean.total()
        self.found += found.total()
        self.right += (clean & found).total()

    @property
    def f1(self) -> float:
        """F1 against the clean run; 1 where neither has a record."""
        return 2 * self.right / (self.clean + self.found) if self.clean + self.found else 1.0


@dataclass(slots=True)
class Figures:
    """How a dress changes the records: `overall` compares their values, `outside` their values and places, apart from
    those that touch a destroyed character."""

    overall: Score
    outside: Score


def measure(texts: Iterable[str], dress: Dress, clean: Callable[[str], Document]) -> Figures:
    """Figures of a dress over clean articles."""
    figures, seen = Figures(Score(), Score()), 0
    for text in texts:
        dressed = dress(text, seen)
        seen += sum(map(text.count, _MARKS))
        add(figures, dressed, clean(text), extract(dressed.raw, id="article"))
    return figures


def add(figures: Figures, dressed: Dressed, clean: Document, found: Document) -> None:
    """Compare one article's documents."""
    before, after = list(records(clean)), list(records(found))
    figures.overall.add(Counter(key for key, *_ in before), Counter(key for key, *_ in after))
    kept = Counter((*key, start, end) for key, start, end in before if dressed.lost.isdisjoint(range(start, end)))
    placed = ((key, dressed.place(start, end)) for key, start, end in after)
    figures.outside.add(kept, Counter((*key, *place) for key, place in placed if place is not None))


def clean_texts(folders: Iterable[Path]) -> list[str]:
    """The undamaged simplified articles of some folders, in name order."""
    paths = sorted(chain.from_iterable(folder.glob("*.txt") for folder in folders))
    texts = [decode(path.read_bytes()).text for path in paths]
    return [text for text in texts if read(text).script == "hans" and not read(text).damage]


def main(folders: list[str]) -> None:
    """Print the figures."""
    texts = clean_texts(map(Path, folders))
    documents = {text: extract(text, id="article") for text in texts}
    sys.stdout.write(f"{len(texts)} clean articles\n")
    for name, dress in DRESSES.items():
        found = measure(texts, dress, documents.__getitem__)
        for part, score in (("overall", found.overall), ("outside", found.outside)):
            sys.stdout.write(f"{name:16} {part:8} {score.clean:5} {score.found:5} {score.right:5} F1 {score.f1:.4f}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
