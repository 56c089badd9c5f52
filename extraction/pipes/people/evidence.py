"""What speaks for a string being a name, and for its not being one.

Every piece of evidence has a name and a strength; the weights of rules/people/lexicons/weights.tsv turn them into
log-odds. They were fitted by scripts/people/weights.py (logistic regression); no name is in them.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from extraction.segment.namelike import namelike_words
from extraction.segment.names import NameStatistics

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extraction.pipes.officials.names import NameFinder
    from extraction.pipes.people.article import Article, Lore
    from extraction.pipes.people.candidates import Candidate

_LONGEST_AFTER = 4
_FUNCTION = {"d", "p", "c", "u", "v", "r"}
_TELLING = {"role", "office", "call", "joint"}
"""What stands beside names more than beside words: the segmenter's opinion weighs differently there."""


class Evidence:
    """Evidence in one text.

    Args:
        candidates: everything that could be a name in it; what recurs is counted among them.
        names: the readings that a name before or behind a post would have.
    """

    def __init__(self, article: Article, lore: Lore, candidates: Iterable[Candidate], names: NameFinder) -> None:
        self._text = article.text
        self._words = article.words
        self._article = article
        self._lore = lore
        self._statistics = NameStatistics.load()
        self._namelike = namelike_words()
        self._whole = Counter(self._text[start:end] for start, end in self._words.spans)
        self._names = names
        self._occurrences = Counter(one.text for one in candidates)

    def of(self, one: Candidate) -> dict[str, float]:
        """Name of the evidence -> strength."""
        form = one.form
        found = {form: 1.0}
        if one.surname:
            self._characters(one, found)
        found[f"{'han' if one.surname else 'sound'}:{self._cut(one)}"] = 1.0
        self._reading(one, found)
        self._frequencies(one, found)
        self._beside(one, found)
        self._tail(one, found)
        if not self._article.units.isdisjoint(range(one.start, one.end)):
            found["unit"] = 1.0
        occurrences = max(1, self._occurrences[one.text])
        found["repeated"] = math.log(occurrences)
        if occurrences > 1:
            found["repeated-word"] = min(1.0, self._whole[one.text] / occurrences)
        return found

    def _beside(self, one: Candidate, found: dict[str, float]) -> None:
        """What stands before and behind it."""
        left = self._article.before.get(one.start) or self._words.class_before(one.start)
        found[f"left:{left}"] = 1.0
        if left in _TELLING:
            found[f"{left}:{self._cut(one)}"] = 1.0
        right = self._words.class_after(one.end)
        found[f"right:{right}"] = 1.0
        if right == "inside":
            found[f"anew:{self._words.class_anew(one.end)}"] = 1.0
        if (strength := self._follows(one.end)) > 0:
            found["after"] = strength

    def _tail(self, one: Candidate, found: dict[str, float]) -> None:
        """Whether it ends as names of other things do."""
        if one.text in self._lore.divisions:
            found["division"] = 1.0
        if one.text[-1] in self._lore.endings:
            found["ending"] = 1.0
        if one.text[-1] in self._lore.tails:
            found["tail"] = 1.0
        if (last := self._words.classes.best(one.text[-1])) in _FUNCTION:
            found[f"last:{last}"] = 1.0

    def _characters(self, one: Candidate, found: dict[str, float]) -> None:
        given = one.text[one.surname :]
        found[f"given{len(given)}"] = max(-5.0, min(4.0, self._statistics.given(given)))
        if self._lore.sounding.fullmatch(one.text):
            found[f"sounding{len(one.text)}"] = 1.0
        if one.surname > 1:
            found["compound"] = 1.0
            return
        found["surname"] = max(-2.0, min(4.0, self._statistics.surname(one.text[0])))
        if self._lore.level.get(one.text[0]) == "rare":
            found["rare"] = 1.0

    def _cut(self, one: Candidate) -> str:
        """How the candidate lies among the segmenter's words."""
        words = self._words
        starts, ends = words.starts(one.start), words.starts(one.end)
        if words.is_word(one.start, one.end):
            return "word"
        if starts and ends:
            return "split" if one.surname and words.starts(one.start + one.surname) else "pieces"
        return "starts" if starts else "ends" if ends else "across"

    def _reading(self, one: Candidate, found: dict[str, float]) -> None:
        """What the finder of names beside posts thinks of it."""
        options = self._names.options_at(one.start)
        if not options:
            return
        if options[0].end == one.end:
            found["read"] = 1.0
            found["read-score"] = max(-3.0, min(6.0, options[0].score))
        elif any(option.end == one.end for option in options):
            found["read-second"] = 1.0

    def _frequencies(self, one: Candidate, found: dict[str, float]) -> None:
        classes, text = self._words.classes, self._text
        for known, source in ((classes.frequency, "known"), (self._namelike_frequency, "dictionary")):
            if frequency := known(one.text):
                found[source] = math.log1p(frequency)
            if len(one.text) > 2 and (source == "dictionary" or one.surname == 1):
                for part, side in ((one.text[:2], "front"), (one.text[1:], "back")):
                    if frequency := known(part):
                        found[f"{source}-{side}"] = math.log1p(frequency)
        for crossing, name in (
            (text[one.end - 1 : one.end + 1], "cut-right"),
            (text[max(0, one.start - 1) : one.start + 1], "cut-left"),
        ):
            if len(crossing) == 2 and (frequency := classes.frequency(crossing)):
                found[name] = math.log1p(frequency)

    def _namelike_frequency(self, word: str) -> int:
        return self._namelike.get(word, 0)

    def _follows(self, end: int) -> float:
        """How strongly the word behind says that a name ends here."""
        for length in range(_LONGEST_AFTER, 0, -1):
            word = self._text[end : end + length]
            if len(word) == length:
                if word in self._lore.titles:
                    return 3.0
                if word in self._lore.after:
                    whole = length > 1 or self._words.is_word(end, end + 1)
                    return self._lore.after[word] if whole else self._lore.after[word] / 2
        return 0.0
