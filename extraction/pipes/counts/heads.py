"""What the last word of a noun says: the kind of thing, and whether a classifier counts such things."""

from extraction.pipes.counts.amounts import KIND, Amount
from extraction.rulebook import Rulebook

Span = tuple[int, int]
"""Code points of the text, half-open."""
ACTS = ("maybe", "action")
"""Roles of words that name an action and may be its verb."""
BODY = ("noun", "name", *ACTS)
"""Roles of the words that a noun phrase is made of."""


class Heads:
    """The endings of nouns with their kinds, `lexicons/heads.tsv`."""

    def __init__(self, book: Rulebook) -> None:
        heads = book.lexicon(KIND, "heads")
        self._heads = heads.column("kind")
        lengths: dict[str, set[int]] = {}
        for word in self._heads:
            lengths.setdefault(word[-1], set()).add(len(word))
        self._lengths = {last: sorted(found, reverse=True) for last, found in lengths.items()}
        """The last character of endings -> how long those are that end so, the longest first."""
        self._also = {
            word: tuple(row["also"].split("|"))
            for word, row in book.lexicon(KIND, "classifiers").items()
            if "also" in row
        }
        self.last = frozenset(heads.column("last"))
        """Words that end the phrase which they begin: 方面, 阶段."""
        self._great = tuple(book.lexicon(KIND, "great"))
        self.actions = frozenset(str(book.settings(KIND)["actions"]).split())
        """Classifiers of actions that happen several times."""
        self.events = frozenset(str(book.settings(KIND)["events"]).split())
        """Classifiers of events."""

    def kind(self, noun: str) -> str | None:
        """Give the kind of thing that a noun names, by its longest known ending; None for an unknown one."""
        if noun.endswith(("）", ")")):
            noun = noun[: max(noun.rfind("（"), noun.rfind("("))]  # 街道（镇）
        for size in self._lengths.get(noun[-1:], ()):
            kind = self._heads.get(noun[-size:])
            if kind:
                return None if kind == "none" else kind
        return None

    def fits(self, text: str, span: Span, amount: Amount) -> bool:
        """Whether a noun can be what the classifier counts."""
        if text.endswith(self._also.get(amount.classifier or "", ()), span[0], span[1]):
            return True
        kind = self.kind(text[span[0] : span[1]])
        if amount.nouns == "money":
            return kind == "money"
        if amount.nouns == "after" and kind is None:
            return text.endswith(self._great, *span)  # 三大产业|集群
        if amount.kind == "people" and amount.nouns == "free":
            return kind == "people"
        if amount.nouns in ("self", "both"):
            return kind in ("people", "households")
        return kind is not None
