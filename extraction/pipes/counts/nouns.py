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
_REACH = 16
"""How far back the words between a noun and its number may begin."""


class Nouns:
    """Find the noun of an amount."""

    def __init__(self, book: Rulebook, classes: Classes) -> None:
        settings = book.settings(KIND)
        heads = book.lexicon(KIND, "heads")
        self._roles = WordRoles(book, classes)
        self._heads = heads.column("kind")
        self._last = frozenset(heads.column("last"))
        self._longest_head = max(map(len, self._heads))
        self._window = int(settings["window"])
        self._events = frozenset(str(settings["events"]).split())
        self._quotes = tuple(str(settings["quotes"]))
        self._titles = tuple(str(settings["titles"]))
        self._wall = book.compile(KIND, "{wall}")
        self._age = book.compile(KIND, str(settings["age"]))
        self._link = book.compile(KIND, f"{settings['link']}$")
        self._rate_link = book.compile(KIND, f"{settings['rate_link']}$")
        self._each = book.compile(KIND, f"{settings['each']}$")
        self._all = book.compile(KIND, f"{settings['all']}$")

    def kind(self, noun: str) -> str | None:
        """Give the kind of thing that a noun names, by its longest known ending; None for an unknown one."""
        for size in range(min(self._longest_head, len(noun)), 0, -1):
            kind = self._heads.get(noun[-size:])
            if kind:
                return None if kind == "none" else kind
        return None

    # Behind the number

    def behind(self, text: str, amount: Amount) -> Span | None:
        """Find the noun behind an amount: `在职党员` of `1214名在职党员到社区`."""
        if amount.nouns in ("none", "share", "self", "before"):
            return None
        start = amount.end + (text[amount.end : amount.end + 1] == " ")
        age = self._age.match(text, start)
        if age:
            start = age.end()
        end = min(len(text), start + self._window)
        if not text.startswith(self._quotes, start):
            wall = self._wall.search(text, start, end)
            end = wall.start() if wall else end
        words = self._roles.words(text, start, end) if start < end else []
        return self._choose(text, words, amount)

    def _choose(self, text: str, words: Sequence[Word], amount: Amount) -> Span | None:
        """Take the first phrase, or behind 的 one that fits the classifier better (`66名下派的京官`)."""
        touching = amount.nouns in ("both", "money")
        first: Span | None = None
        for part, closed in self._parts(words):
            span = self._phrase(text, part, amount)
            if span is not None and self._fits(text, span, amount):
                return None if touching and closed else span
            if touching:
                return None
            first = first or span
        return None if amount.nouns == "after" else first

    @staticmethod
    def _parts(words: Sequence[Word]) -> Iterator[tuple[list[Word], bool]]:
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
        """Read the noun phrase that a stretch begins with."""
        taken: list[Word] = []
        event = amount.classifier in self._events
        for i, word in enumerate(words):
            following = words[i + 1] if i + 1 < len(words) else None
            if not self._goes_on(word, following, taken, amount):
                # 6次技改扩建: an action is counted, where the clause ends with it
                if event and word.role == "verb" and following is None and taken:
                    taken.append(word)
                break
            taken.append(word)
            if len(taken) == 1 and word.text in self._last:
                break
        if event and taken and len(taken) < len(words) and all(word.role == "maybe" for word in taken):
            return None
        return self._cut(text, taken, amount)

    def _goes_on(self, word: Word, following: Word | None, taken: Sequence[Word], amount: Amount) -> bool:
        if word.role in _BODY or (word.role == "unit" and taken):
            return True
        if following is None or following.role not in _BODY:
            return False
        if word.role == "join":
            return bool(taken)
        return word.role == "verb" and not taken and self._modifies(word, following, amount)

    def _modifies(self, word: Word, following: Word, amount: Amount) -> bool:
        """Whether a verb behind the classifier qualifies the noun (`15名返乡人员`)."""
        if following.role != "noun":
            return False
        if amount.kind == "people":
            return self.kind(following.text) == "people"
        return amount.nouns == "free" and len(word.text) <= 2 and not self._roles.listed(word.text)

    def _cut(self, text: str, taken: list[Word], amount: Amount) -> Span | None:
        event = amount.classifier in self._events
        while taken and (taken[-1].role == "join" or (taken[-1].role in ("maybe", "verb") and not event)):
            taken.pop()
        if not taken:
            return None
        start = taken[0].start
        for word in reversed(taken):
            if word.role in _BODY and self._fits(text, (start, word.end), amount):
                return start, word.end
        return start, taken[-1].end

    def _fits(self, text: str, span: Span, amount: Amount) -> bool:
        """Whether a noun can be what the classifier counts."""
        kind = self.kind(text[span[0] : span[1]])
        if amount.nouns == "money":
            return kind == "money"
        if amount.kind == "people":
            return kind == "people"
        if amount.nouns in ("self", "both"):
            return kind in ("people", "households")
        return kind is not None

    # Before the number

    def before(self, text: str, amount: Amount, floor: int) -> list[Span]:
        """Find the noun before an amount: `临时党支部` of `临时党支部54个`.

        Several where 各 or 都 gives each of them the number. Nothing before `floor`, such as the count before, belongs to it.
        """
        if amount.nouns in ("none", "after"):
            return []
        end, several = self._way(text, amount, floor)
        start = max(0, floor, end - self._window)
        cut_off = start == end - self._window
        for wall in self._wall.finditer(text, start, end):
            start, cut_off = wall.end(), False
        words = self._roles.words(text, start, end) if start < end else []
        taken = self._backwards(words, joined=several or amount.nouns == "free")
        if not taken or (cut_off and taken[0].start == start):
            return []
        spans = self._items(taken) if several else [self._trimmed(taken, words)]
        if amount.nouns in ("self", "both", "money", "before"):
            return [span for span in spans if span and self._fits(text, span, amount)]
        return [span for span in spans if span]

    def _way(self, text: str, amount: Amount, floor: int) -> tuple[int, bool]:
        """Step over what stands between noun and number; and tell whether each of several nouns is meant."""
        end = amount.start - (text[amount.start - 1 : amount.start] == " ")
        low = max(0, floor, end - _REACH)
        if amount.nouns == "share":
            everyone, link = self._all.search(text, low, end), self._rate_link.search(text, low, end)
            return min([end, *(match.start() for match in (everyone, link) if match)]), bool(everyone)
        each = self._each.search(text, low, end)
        if each:
            return each.start(), True
        if amount.nouns in ("self", "both", "money"):
            return end, False
        link = self._link.search(text, low, end)
        return (link.start() if link else end), False

    def _backwards(self, words: Sequence[Word], *, joined: bool) -> list[Word]:
        taken: list[Word] = []
        for i in range(len(words) - 1, -1, -1):
            word, left = words[i], words[i - 1] if i else None
            if word.role == "etc":
                taken = self._with_items(words[:i], word, taken) if taken else taken
                if taken:
                    break
                continue
            inside = word.role in _BODY or (word.role == "unit" and left is not None and left.role in _BODY)
            joins = word.role == "join" and joined and bool(taken) and left is not None and left.role in (*_BODY, "etc")
            if not (inside or joins):
                break
            taken.insert(0, word)
        while taken and taken[0].role in ("join", "unit"):
            taken.pop(0)
        return taken

    def _with_items(self, words: Sequence[Word], etc: Word, taken: list[Word]) -> list[Word]:
        """Keep the example before 等 where it is a single short one: `化肥等农资`, not `药品、器械等物资`."""
        item = self._backwards(words, joined=False)
        if not item:
            return taken
        listed = len(words) > len(item) and words[len(words) - len(item) - 1].role == "join"
        short = item[-1].end - item[0].start <= 2 and all(word.role == "noun" for word in item)
        if item[-1].text.startswith(self._titles):
            return [*self._backwards(words, joined=True), etc, *taken]
        return [*item, etc, *taken] if short and not listed else taken

    def _trimmed(self, taken: Sequence[Word], words: Sequence[Word]) -> Span | None:
        """Drop a place, or an action that is the clause's verb, before the noun."""
        while len(taken) > 1 and taken[0].role == "name":
            taken = taken[1:]
        first = taken[0]
        at = next(i for i, word in enumerate(words) if word.start == first.start)
        opening = at == 0 or words[at - 1].role in ("adverb", "lead", "particle", "name")
        abstract = self.kind(taken[-1].text) == "money"
        if len(taken) > 1 and opening and first.role == "maybe" and not abstract and self._roles.verbal(first.text):
            taken = taken[1:]
        return (taken[0].start, taken[-1].end) if any(word.role in ("noun", "maybe") for word in taken) else None

    @staticmethod
    def _items(taken: Sequence[Word]) -> list[Span]:
        items: list[list[Word]] = [[]]
        for word in taken:
            if word.role == "join":
                items.append([])
            else:
                items[-1].append(word)
        return [(item[0].start, item[-1].end) for item in items if item]
