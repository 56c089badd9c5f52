"""The counted noun phrase: where it begins and ends.

Behind a number the phrase goes on until a word that cannot be part of it; before a number it is read backwards in the same way. All
positions are code points of the text, half-open.
"""

from collections.abc import Iterator, Sequence

from extraction.pipes.counts.amounts import Amount
from extraction.pipes.counts.words import KIND, Classes, Word, WordRoles
from extraction.rulebook import Rulebook

Span = tuple[int, int]
_BODY = ("noun", "name", "maybe")


class Nouns:
    """Find the noun of an amount."""

    def __init__(self, book: Rulebook, classes: Classes) -> None:
        settings = book.settings(KIND)
        self._roles = WordRoles(book, classes)
        self._heads = book.lexicon(KIND, "heads").column("kind")
        self._longest_head = max(map(len, self._heads))
        self._window = int(settings["window"])
        self._events = frozenset(str(settings["events"]).split())
        self._wall = book.compile(KIND, str(settings["forward"]))
        self._link = book.compile(KIND, f"{settings['link']}$")
        self._rate_link = book.compile(KIND, f"{settings['rate_link']}$")
        self._each = book.compile(KIND, f"{settings['each']}$")
        self._all = book.compile(KIND, f"{settings['all']}$")

    def kind(self, noun: str) -> str | None:
        """Give the kind of thing that a noun names, by its longest known ending."""
        for size in range(min(self._longest_head, len(noun)), 0, -1):
            kind = self._heads.get(noun[-size:])
            if kind:
                return kind
        return None

    # Behind the number

    def behind(self, text: str, amount: Amount) -> Span | None:
        """Find the noun behind an amount: `在职党员` of `1214名在职党员到社区`."""
        if amount.nouns in ("none", "share", "before"):
            return None
        start = amount.end + (text[amount.end : amount.end + 1] == " ")
        wall = self._wall.search(text, start, start + self._window)
        end = wall.start() if wall else min(len(text), start + self._window)
        if text[start : start + 1] in self._openers():
            end = min(len(text), start + self._window)
        words = self._roles.words(text, start, end) if start < end else []
        return self._choose(text, words, amount)

    @staticmethod
    def _openers() -> tuple[str, ...]:
        return ("“", "《", "「")

    def _choose(self, text: str, words: Sequence[Word], amount: Amount) -> Span | None:
        first: Span | None = None
        for part, closed in self._parts(words):
            span = self._phrase(text, part, amount)
            if span is not None and (first is None or not self._fits(text, first, amount)):
                if amount.nouns in ("self", "money") and (closed or first is not None):
                    return None
                if first is not None and not self._fits(text, span, amount):
                    break
                first = span
            elif span is None and first is None and amount.nouns in ("self", "money"):
                return None
            if first is not None and self._fits(text, first, amount):
                break
        if first is None or (amount.nouns in ("self", "money", "after") and not self._fits(text, first, amount)):
            return None
        return first

    def _parts(self, words: Sequence[Word]) -> Iterator[tuple[list[Word], bool]]:
        """Cut at every 的; a part is closed where a 的 follows."""
        part: list[Word] = []
        for word in words:
            if word.role in ("number", "wall"):
                break
            if word.role == "of":
                yield part, True
                part = []
            else:
                part.append(word)
        yield part, False

    def _phrase(self, text: str, words: Sequence[Word], amount: Amount) -> Span | None:
        """The noun phrase that a stretch begins with."""
        taken: list[Word] = []
        for i, word in enumerate(words):
            if word.role in _BODY:
                taken.append(word)
            elif word.role == "join" and taken and i + 1 < len(words) and words[i + 1].role in _BODY:
                taken.append(word)
            elif word.role == "verb" and not taken and i + 1 < len(words) and self._modifies(words[i + 1], amount):
                taken.append(word)
            else:
                break
        return self._cut(text, taken, amount)

    def _modifies(self, following: Word, amount: Amount) -> bool:
        return following.role == "noun" and amount.kind == "people" and self.kind(following.text) == "people"

    def _cut(self, text: str, taken: list[Word], amount: Amount) -> Span | None:
        event = amount.classifier in self._events
        while taken and (taken[-1].role == "join" or (taken[-1].role in ("maybe", "verb") and not event)):
            taken.pop()
        if not taken:
            return None
        for size in range(len(taken), 0, -1):
            if taken[size - 1].role in _BODY and self._fits(text, (taken[0].start, taken[size - 1].end), amount):
                return taken[0].start, taken[size - 1].end
        if not event:
            for size in range(len(taken), 0, -1):
                if self.kind(text[taken[0].start : taken[size - 1].end]):
                    return taken[0].start, taken[size - 1].end
        return taken[0].start, taken[-1].end

    def _fits(self, text: str, span: Span, amount: Amount) -> bool:
        """Whether a noun can be what the classifier counts."""
        kind = self.kind(text[span[0] : span[1]])
        if amount.nouns == "money":
            return kind == "money"
        if amount.kind == "people":
            return kind == "people"
        if amount.nouns == "self":
            return kind in ("people", "households")
        if amount.nouns in ("after", "before"):
            return kind is not None
        return kind is not None

    # Before the number

    def before(self, text: str, amount: Amount) -> list[Span]:
        """Find the noun before an amount: `临时党支部` of `临时党支部54个`; several where 各 or 都 gives each of them the number."""
        if amount.nouns in ("none", "after"):
            return []
        end, several = self._way(text, amount)
        if end is None:
            return []
        start = max(0, end - self._window)
        for wall in self._wall.finditer(text, start, end):
            start = wall.end()
        words = self._roles.words(text, start, end)
        taken = self._backwards(words)
        if not taken or (taken[0].start == start and start == end - self._window):
            return []
        spans = self._items(taken) if several else [self._trimmed(text, taken, words)]
        return [span for span in spans if span is not None and self._suits(text, span, amount)]

    def _way(self, text: str, amount: Amount) -> tuple[int | None, bool]:
        """Step over what stands between noun and number; (None: the noun cannot be there, whether each of several is meant)."""
        end = amount.start - (text[amount.start - 1 : amount.start] == " ")
        low = max(0, end - 14)
        if amount.nouns == "share":
            everyone = self._all.search(text, low, end)
            link = self._rate_link.search(text, low, end)
            return (min(end, *(m.start() for m in (everyone, link) if m)) if everyone or link else end), bool(everyone)
        each = self._each.search(text, low, end)
        if each:
            return each.start(), True
        if amount.nouns in ("self", "money"):
            return end, False
        link = self._link.search(text, low, end)
        return (link.start() if link else end), False

    def _backwards(self, words: Sequence[Word]) -> list[Word]:
        taken: list[Word] = []
        for i in range(len(words) - 1, -1, -1):
            word = words[i]
            if word.role == "etc":
                if not taken:
                    continue
                item = self._backwards(words[:i])
                if item and not any(w.role == "join" for w in item) and item[-1].end - item[0].start <= 4 or (item and item[-1].text[0] in self._openers()):
                    taken = [*item, word, *taken]
                break
            if word.role in _BODY or (word.role == "join" and taken and i and words[i - 1].role in (*_BODY, "etc")):
                taken.insert(0, word)
            else:
                break
        while taken and taken[0].role == "join":
            taken.pop(0)
        return taken

    def _trimmed(self, text: str, taken: list[Word], words: Sequence[Word]) -> Span | None:
        """Drop a place, or an action that is the clause's verb, before the noun."""
        del text
        while len(taken) > 1 and taken[0].role == "name":
            taken = taken[1:]
        if len(taken) > 1 and taken[0].role == "maybe" and taken[0].start == words[0].start and len(taken[0].text) == 2 and self._roles.verbal(taken[0].text):
            taken = taken[1:]
        return (taken[0].start, taken[-1].end) if taken and any(w.role in ("noun", "maybe") for w in taken) else None

    @staticmethod
    def _items(taken: Sequence[Word]) -> list[Span | None]:
        items: list[list[Word]] = [[]]
        for word in taken:
            if word.role == "join":
                items.append([])
            else:
                items[-1].append(word)
        return [(item[0].start, item[-1].end) for item in items if item]

    def _suits(self, text: str, span: Span, amount: Amount) -> bool:
        if amount.nouns in ("self", "money"):
            return self._fits(text, span, amount)
        return True
