"""The counted noun phrase: where it begins and ends."""

from collections.abc import Mapping

from extraction.pipes.counts.amounts import KIND, Amount
from extraction.pipes.counts.before import NounsBefore
from extraction.pipes.counts.behind import NounsBehind
from extraction.pipes.counts.heads import Heads, Span
from extraction.pipes.counts.words import Classes, WordRoles
from extraction.rulebook import Rulebook


class Nouns:
    """Find the noun of an amount: behind the number, else before it."""

    def __init__(self, book: Rulebook, classes: Classes) -> None:
        roles = WordRoles(book, classes)
        self._parts = str(book.settings(KIND)["parts"])
        self._quantity = book.compile(KIND, str(book.settings(KIND)["quantities"]))
        self._part = book.compile(KIND, str(book.settings(KIND)["part"]))
        self.heads = Heads(book)
        self._behind = NounsBehind(book, roles, self.heads)
        self._before = NounsBefore(book, roles, self.heads)

    def find(self, text: str, amount: Amount, floor: int, whole: Mapping[int, int]) -> list[Span]:
        """Find the noun, or, before 各 and 都, each of several.

        Nothing before `floor` belongs to a noun that stands before the number. Names begin and end as `whole` says.
        """
        if amount.classifier in self.heads.events and text[max(0, amount.start - 1) : amount.start] == self._parts:
            return []  # 分两期建设
        if amount.kind == "measure" and self._before.is_position(text, amount):
            return []  # 距县城3公里的云岭村
        behind = self._behind.find(text, amount, whole)
        parted = behind is not None and self._is_parted(text, amount, behind)
        if behind and not parted and (amount.kind != "people" or self.heads.fits(text, behind, amount)):
            return [behind]
        before = self._before.find(text, amount, floor)
        if amount.nouns == "share" and not before:
            before = self._behind.persons(text, amount)
        if parted and before and self.heads.fits(text, before[0], amount):
            return before
        # 村民500多名背水: what is no person is not counted where people stand before the number
        fitting = [span for span in before if self.heads.fits(text, span, amount)]
        if behind and not fitting:
            return [behind]
        tight = None if before or behind else self._behind.tight(text, amount)
        return [tight] if tight else before

    def before(self, text: str, amount: Amount) -> Span | None:
        """Find the one noun that ends before an amount."""
        spans = self._before.find(text, amount, 0)
        return spans[0] if len(spans) == 1 else None

    def is_quantity(self, text: str, span: Span) -> bool:
        """Whether a noun names a quantity or a rate."""
        return self._quantity.search(text[span[0] : span[1]]) is not None

    def items(self, text: str, span: Span, amount: Amount) -> list[Span]:
        """Cut a noun at what joins its parts, where each of them can be counted so: 党员、群众; not 小学、中学教师.

        Nor where only some of them name a quantity: 水稻、小麦种植面积.
        """
        parts = [(match.start(), match.end()) for match in self._part.finditer(text, *span)]
        alike = len({self.is_quantity(text, part) for part in parts}) == 1
        return parts if alike and all(self.heads.fits(text, part, amount) for part in parts) else [span]

    @staticmethod
    def _is_parted(text: str, amount: Amount, behind: Span) -> bool:
        """Whether a blank parts the clause there (案件20起 刑拘3人), or the next number has its noun before it."""
        if text.startswith(" ", amount.end):
            return not text.endswith(" ", 0, amount.start)
        return amount.nouns == "money" and text[behind[1] : behind[1] + 1].isdigit()
