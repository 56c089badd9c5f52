"""What the labelled sentences tell about words and about the characters of names."""

import gzip
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.segmenter.labelled import PERSON, Sentence, split_name

CLASSES = {
    "ad": "d", "vd": "d", "an": "n", "xc": "u", "nw": "nz", "LOC": "ns", "ORG": "nt", "TIME": "t",
}  # fmt: skip
"""LAC's tags that stand for another one of ours; the other tags are taken as they are."""
NAMED = frozenset({"ns", "nt"})
NAMED_ARTICLES, NAMED_FREQUENCY, FREQUENCY = 5, 8, 3
"""Places and bodies are words of the language only where many articles speak of them."""
PERSON_SHARE = 0.2
"""A word that is this often a person is left out altogether."""
_FIGURES = re.compile(r"[0-9０-９A-Za-zＡ-Ｚａ-ｚ]")
_LONGEST = 10
POSITIONS = ("surname", "single", "first", "second")


@dataclass(slots=True)
class _Word:
    tags: Counter[str] = field(default_factory=Counter)
    articles: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    person: int = 0

    def shipped(self) -> dict[str, int]:
        """Class -> frequency of what may be said of the word; empty where nothing may."""
        if self.is_person:
            return {}
        tags = {tag: n for tag, n in self.tags.items() if tag not in NAMED or self._frequent(tag)}
        articles = set().union(*(self.articles[tag] for tag in tags)) if tags else set()
        return tags if sum(tags.values()) >= FREQUENCY and len(articles) > 1 else {}

    @property
    def is_person(self) -> bool:
        return self.person > 0 and self.person >= PERSON_SHARE * (self.person + sum(self.tags.values()))

    @property
    def local(self) -> bool:
        """Said in one article only, or mostly the name of a place or body that few articles speak of."""
        named = sum(n for tag, n in self.tags.items() if tag in NAMED and not self._frequent(tag))
        articles = set().union(*self.articles.values())
        return len(articles) < 2 or 2 * named > sum(self.tags.values())

    def _frequent(self, tag: str) -> bool:
        return len(self.articles[tag]) >= NAMED_ARTICLES and self.tags[tag] >= NAMED_FREQUENCY


def write_words(sentences: Sequence[Sentence], path: Path) -> frozenset[str]:
    """Write the word classes; return the persons and local names, which the segmentation model must not hold either."""
    words: defaultdict[str, _Word] = defaultdict(_Word)
    for sentence in sentences:
        for word, tag in sentence.words:
            entry = words[word]
            if tag in PERSON:
                entry.person += 1
                continue
            kind = CLASSES.get(tag, tag)
            entry.tags[kind] += 1
            entry.articles[kind].add(sentence.article)
    rows = []
    for word in sorted(words):
        tags = words[word].shipped()
        if tags and len(word) <= _LONGEST and not _FIGURES.search(word):
            listed = sorted(tags.items(), key=lambda item: (-item[1], item[0]))
            rows.append(f"{word}\t{','.join(f'{tag}:{n}' for tag, n in listed)}\n")
    path.write_bytes(gzip.compress("".join(rows).encode(), 9, mtime=0))
    return frozenset(word for word, entry in words.items() if len(word) > 1 and (entry.is_person or entry.local))


def write_names(sentences: Sequence[Sentence], surnames: Mapping[str, str], path: Path) -> None:
    """Write log-odds of characters at their place in names against text without names.

    Every name counts once, however often it is in the news. Observed over expected counts, with one expected count
    added to both (a gamma prior): a character that is rare everywhere comes out near 0. What is known of the given name
    as a whole is the prior of its two places.
    """
    persons: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for sentence in sentences:
        for word, tag in sentence.words:
            (persons if tag in PERSON else others)[word] += 1
    seen: dict[str, Counter[str]] = {position: Counter() for position in POSITIONS}
    for name, number in persons.items():
        parts = split_name(name, surnames)
        if parts is None or surnames[parts[0]] != "common" or others[name] > number:
            continue
        surname, given = parts
        if len(surname) == 1:
            seen["surname"][surname] += 1
        for position, char in zip(("single",) if len(given) == 1 else ("first", "second"), given, strict=True):
            seen[position][char] += 1
    text: Counter[str] = Counter()
    for word, number in others.items():
        for char in word:
            text[char] += number
    path.write_text("\n".join(_name_rows(seen, text)) + "\n", encoding="utf-8")


def _name_rows(seen: Mapping[str, Counter[str]], text: Counter[str]) -> list[str]:
    given = seen["single"] + seen["first"] + seen["second"]
    total = text.total()
    rows = ["\t".join(("char", *POSITIONS))]
    for char in sorted(set(text) | set(given) | set(seen["surname"])):
        if not "㐀" <= char <= "鿿":
            continue
        share = text[char] / total
        anywhere = (given[char] + 1) / (given.total() * share + 1)
        cells = []
        for position in POSITIONS:
            prior = 1.0 if position == "surname" else anywhere
            ratio = (seen[position][char] + 2 * prior) / (seen[position].total() * share + 2)
            cells.append(f"{math.log(ratio):.2f}")
        if any(cell not in {"0.00", "-0.00"} for cell in cells):
            rows.append("\t".join((char, *cells)))
    return rows
