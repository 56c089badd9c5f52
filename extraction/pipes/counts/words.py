"""Words at the edge of a counted noun phrase, and what they do there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, Protocol

from extraction.pipes.counts.amounts import KIND
from extraction.rulebook import Rulebook

Role = Literal[
    "noun",
    "maybe",
    "name",
    "verb",
    "adverb",
    "particle",
    "action",
    "join",
    "lead",
    "etc",
    "of",
    "number",
    "unit",
    "suffix",
    "rate",
    "wall",
]


_STEMS = ("noun", "maybe", "action", "verb", "name")
_LOOSE = (*_STEMS, "particle", "unit")


class Classes(Protocol):
    """What is needed of `extraction.segment.WordClasses`."""

    def fast_words(self, text: str) -> Sequence[tuple[int, int]]:
        """Cut a text into words, as half-open spans."""

    def tags(self, word: str) -> Mapping[str, float]:
        """Give the classes of a word with their shares, the most frequent first."""


class Word(NamedTuple):
    """A word of the text: code points, half-open, and its role in a noun phrase."""

    start: int
    end: int
    text: str
    role: Role


def _merged(words: list[Word]) -> list[Word]:
    """Join a suffix with what it makes a noun of: 摸排 + 组, “…” + 会, 出 + 勤 + 率."""
    merged: list[Word] = []
    for word in words:
        if word.role not in ("suffix", "rate"):
            merged.append(word)
            continue
        size = _stem(merged, word)
        text = "".join(part.text for part in merged[len(merged) - size :]) + word.text
        start = merged[-size].start if size else word.start
        del merged[len(merged) - size :]
        merged.append(Word(start, word.end, text, "noun"))
    return merged


def _stem(before: Sequence[Word], suffix: Word) -> int:
    """Count the words before a suffix that it makes a noun of."""
    if not before or before[-1].end != suffix.start:
        return 0
    if len(before[-1].text) > 1:
        return 1 if before[-1].role in _STEMS else 0
    pair = before[-2:]
    single = all(len(word.text) == 1 and word.role in _LOOSE for word in pair)
    return 2 if suffix.role == "rate" and len(pair) == 2 and single else 0


class WordRoles:
    """Cut text into words with roles, by `lexicons/roles.tsv` first and by the general word classes else."""

    def __init__(self, book: Rulebook, classes: Classes) -> None:
        settings = book.settings(KIND)
        lexicon = book.lexicon(KIND, "roles")
        roles = lexicon.column("role")
        self._states = frozenset(lexicon.column("state"))
        self._classes = classes
        self._roles: Mapping[str, str] = roles
        self._fixed = book.scan(KIND, str(settings["fixed"]))
        self._quoted = book.compile(KIND, "{quoted}")
        self._number = book.compile(KIND, "{num}")
        self._by_class: Mapping[str, str] = settings["classes"]
        self._verb = float(settings["verb_share"])
        self._often = float(settings["often_verb"])
        self._memo: dict[str, Role] = {}

    def words(self, text: str, start: int, end: int) -> list[Word]:
        """Cut `text[start:end]`, which is within one clause; a quotation is one word."""
        found: list[Word] = []
        at = start
        for match in self._fixed.within(text, start, end):
            found.extend(self._plain(text, at, match.start()))
            word = match[0]
            role = self._roles.get(word) or ("noun" if match["quote"] else "number")
            found.append(Word(match.start(), match.end(), word, role))  # type: ignore[arg-type]
            at = match.end()
        found.extend(self._plain(text, at, end))
        return _merged(found)

    def _plain(self, text: str, start: int, end: int) -> Iterator[Word]:
        if start >= end:
            return
        part = text[start:end]
        for a, b in self._classes.fast_words(part):
            yield Word(start + a, start + b, part[a:b], self.role(part[a:b]))

    def role(self, word: str) -> Role:
        """Give the role of one word."""
        role = self._memo.get(word)
        if role is None:
            if len(self._memo) > 50_000:
                self._memo.clear()
            role = self._memo[word] = self._role(word)
        return role

    def _role(self, word: str) -> Role:
        fixed = self._roles.get(word)
        if fixed:
            return fixed  # type: ignore[return-value]
        if not word.strip():
            return "wall"
        tags = self._classes.tags(word)
        if not tags:
            return "noun" if any(char.isalnum() for char in word) else "wall"
        best = next(iter(tags))
        if best == "v":
            return "verb" if tags["v"] >= self._verb else "maybe"
        return self._by_class.get(best, "wall")  # type: ignore[return-value]

    def verbal(self, word: str) -> bool:
        """Whether a word that may name an action is often enough the verb itself."""
        return self._classes.tags(word).get("v", 0.0) >= self._often

    def nominal(self, word: str) -> bool:
        """Whether a word that may name an action often names a thing as well: 组织."""
        return self._classes.tags(word).get("n", 0.0) >= self._often

    def describes(self, word: str) -> bool:
        """Whether a word is most often an adjective: 优秀."""
        return next(iter(self._classes.tags(word)), "") == "a"

    def is_state(self, word: str) -> bool:
        """Whether a verb takes no object, so that it can only qualify the noun behind it."""
        return word in self._states

    def listed(self, word: str) -> bool:
        """Whether the project's own list gives the word's role."""
        return word in self._roles
