"""The counted noun phrase: where it begins and ends."""

from extraction.pipes.counts.amounts import Amount
from extraction.pipes.counts.before import NounsBefore
from extraction.pipes.counts.behind import NounsBehind
from extraction.pipes.counts.heads import Heads, Span
from extraction.pipes.counts.words import Classes, WordRoles
from extraction.rulebook import Rulebook


class Nouns:
    """Find the noun of an amount: behind the number, else before it."""

    def __init__(self, book: Rulebook, classes: Classes) -> None:
        roles = WordRoles(book, classes)
        self.heads = Heads(book)
        self._behind = NounsBehind(book, roles, self.heads)
        self._before = NounsBefore(book, roles, self.heads)

    def find(self, text: str, amount: Amount, floor: int) -> list[Span]:
        """Find the noun, or, before 各 and 都, each of several.

        Nothing before `floor` belongs to a noun that stands before the number.
        """
        behind = self._behind.find(text, amount)
        return [behind] if behind else self._before.find(text, amount, floor)
