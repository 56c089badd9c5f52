"""From evidence to log-odds, and from rivals to names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extraction.pipes.officials.names import NameFinder
from extraction.pipes.people.candidates import Candidate, CandidateFinder
from extraction.pipes.people.evidence import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extraction.pipes.people.article import Article, Lore
    from extraction.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with the log-odds of its being a name."""

    candidate: Candidate
    odds: float


class Scales:
    """The weights of the evidence."""

    def __init__(self, book: Rulebook, lore: Lore) -> None:
        self._book = book
        self._finder = CandidateFinder(book)
        self._lore = lore
        self._weights = {name: float(row["weight"]) for name, row in book.lexicon("people", "weights").items()}

    def evidence(self, article: Article) -> list[tuple[Candidate, dict[str, float]]]:
        """Everything in an article that could be a name, with what speaks for and against it."""
        candidates = [
            one
            for one in self._finder.find(article.text, article.words, frozenset(article.before))
            if article.places.isdisjoint(range(one.start, one.end))
        ]
        evidence = Evidence(article, self._lore, candidates, NameFinder(article.text, self._book))
        return [(one, evidence.of(one)) for one in candidates]

    def weigh(self, article: Article) -> list[Weighed]:
        """The same with log-odds."""
        return [Weighed(one, self.odds(found)) for one, found in self.evidence(article)]

    def odds(self, evidence: dict[str, float]) -> float:
        """The log-odds (natural logarithm) of a string's being a name; unknown evidence counts nothing."""
        weights = self._weights
        return weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in evidence.items())


def best_apart(weighed: Iterable[Weighed], taken: Iterable[tuple[int, int]] = ()) -> list[Weighed]:
    """Of candidates that overlap the likeliest, in the order of the text; none on a taken span."""
    used = {at for start, end in taken for at in range(start, end)}
    kept = []
    for one in sorted(weighed, key=lambda w: (-w.odds, w.candidate.start, w.candidate.end)):
        span = range(one.candidate.start, one.candidate.end)
        if used.isdisjoint(span):
            used.update(span)
            kept.append(one)
    return sorted(kept, key=lambda w: w.candidate.start)
