"""The labelled sentences, and what their person names tell without being told."""

import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

COMMON, RARE = 1.0, 0.1
"""What a surname weighs in made-up names before any name is seen."""
PERSON = frozenset({"PER", "nr"})
_NUMBER = re.compile(
    r"(第?[0-9０-９.．%％〇零一二两三四五六七八九十百千万亿几数]+[多余]?)([^\W0-9A-Za-z_０-９.．%％〇零一二两三四五六七八九十百千万亿几数多余]{1,3})"
)
_DIFFERENT_NUMBERS = 5
_HAN = re.compile(r"[㐀-䶿一-鿿]+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: the number of its article and its (word, LAC tag) pairs."""

    article: int
    words: tuple[tuple[str, str], ...]


def read_labelled(path: Path) -> list[Sentence]:
    """The sentences that `scripts.segmenter.label` wrote, in file order, with classifiers as words of their own."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    classifiers = _classifiers(word for row in rows for word, tag in row["words"] if tag == "m")
    return [Sentence(row["article"], tuple(_apart(row["words"], classifiers))) for row in rows]


def _classifiers(quantities: Iterable[str]) -> frozenset[str]:
    """What follows several different numbers, LAC having put number and classifier into one word."""
    numbers: dict[str, set[str]] = {}
    for quantity in quantities:
        if match := _NUMBER.fullmatch(quantity):
            numbers.setdefault(match[2], set()).add(match[1])
    return frozenset(word for word, before in numbers.items() if len(before) >= _DIFFERENT_NUMBERS)


def _apart(words: Iterable[Sequence[str]], classifiers: frozenset[str]) -> Iterator[tuple[str, str]]:
    for word, tag in words:
        match = _NUMBER.fullmatch(word) if tag == "m" else None
        if match and match[2] in classifiers:
            yield match[1], "m"
            yield match[2], "q"
        else:
            yield word, tag


def read_surnames(path: Path) -> dict[str, str]:
    """The words of the surname lexicon with their level, `common` or `rare`."""
    rows = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return dict(row.split("\t") for row in rows[1:])


def split_name(name: str, surnames: Mapping[str, str]) -> tuple[str, str] | None:
    """Surname and given name of one or two characters, of a name in Han characters; None for any other name."""
    if not _HAN.fullmatch(name):
        return None
    size = 2 if len(name) in (3, 4) and name[:2] in surnames else 1
    if name[:size] not in surnames or not 1 <= len(name) - size <= 2:
        return None
    return name[:size], name[size:]


@dataclass(slots=True)
class NameMaker:
    """Makes up a name for a name.

    The model shall learn how names look, not who is in the news: every person name of the training text is replaced by
    one of the same length, drawn character by character from what all names have at that place.
    """

    surnames: Mapping[str, str]
    draw: random.Random
    pools: dict[str, dict[str, float]] = field(default_factory=dict)

    def learn(self, names: Sequence[str]) -> None:
        """Count the characters of different names by place."""
        for name in names:
            parts = split_name(name, self.surnames)
            for place, char in _places(parts, name):
                self._add(place, char, 1)
        for surname, level in self.surnames.items():  # rare ones, too, begin a name somewhere
            self._add(f"surname{len(surname)}", surname, COMMON if level == "common" else RARE)

    def instead_of(self, name: str) -> str:
        """A made-up name of the same shape and length."""
        places = _places(split_name(name, self.surnames), name)
        return "".join(self._pick(place) if place else char for place, char in places)

    def _add(self, place: str, char: str, weight: float) -> None:
        pool = self.pools.setdefault(place, {})
        pool[char] = pool.get(char, 0) + weight

    def _pick(self, place: str) -> str:
        pool = self.pools[place]
        return self.draw.choices(list(pool), list(pool.values()))[0]


def _places(parts: tuple[str, str] | None, name: str) -> list[tuple[str, str]]:
    if parts is not None:
        surname, given = parts
        places = ["single"] if len(given) == 1 else ["first", "second"]
        return [(f"surname{len(surname)}", surname), *zip(places, given, strict=True)]
    found = []
    for i, char in enumerate(name):
        if not _HAN.fullmatch(char):
            found.append(("", char))
            continue
        begins = i == 0 or not _HAN.fullmatch(name[i - 1])
        ends = i + 1 == len(name) or not _HAN.fullmatch(name[i + 1])
        found.append(("foreign begin" if begins else "foreign end" if ends else "foreign middle", char))
    return found
