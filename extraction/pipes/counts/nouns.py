"""The counted noun phrase: where it begins and ends.

Behind a number the phrase goes on until a word that cannot be part of it; before a number it is read backwards in the
same way. All positions are code points of the text, half-open.
"""

from collections.abc import Iterator, Sequence

from extraction.pipes.counts.amounts import Amount
from extraction.pipes.counts.words import KIND, Classes, Word, WordRoles
from extraction.rulebook import Rulebook

Span = tuple[int, int]
_ACTS = ("maybe", "action")
_BODY = ("noun", "name", "maybe", "action")
_NAMED = ("people", "households", "organisations", "places")
"""Before 等 and a number of these stand names of some of them (阿里、腾讯等12家), not what is counted."""
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
        self._actions = frozenset(str(settings["actions"]).split())
        self._quantities = book.compile(KIND, str(settings["quantities"]))
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
        """Find the noun behind an amount: `返乡青年` of `1368名返乡青年参加`."""
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
        """Take the first phrase, or behind 的 one that fits the classifier better (`12名下派的干部`)."""
        touching = amount.nouns in ("both", "money")
        first: Span | None = None
        settled = False
        for part, closed, numbered in self._parts(words):
            if closed and not part and first is None:
                return None  # 2299例的纪录: the number qualifies, it counts nothing that stands behind
            span = self._phrase(text, part, amount, numbered=numbered)
            if span is not None and self._fits(text, span, amount):
                return None if touching and closed else span
            if touching:
                return None
            if first is None or (span is not None and not settled):
                first, settled = span, self._settled(part, span, amount)
            if settled or amount.kind == "measure":
                break
        return None if amount.nouns == "after" else first

    @staticmethod
    def _settled(part: Sequence[Word], span: Span | None, amount: Amount) -> bool:
        """Whether a phrase that is not known to fit is still the noun, and not part of a clause before 的 and the noun.

        It is part of one in `9只人工饲养的小熊猫`, where only a verb follows it, and in `20位行动不便的老人`, where people are counted.
        """
        if span is None:
            return False
        rest = [word for word in part if word.start >= span[1]]
        if not rest:
            return amount.kind != "people" and part[-1].role in ("noun", "unit")
        return any(word.role not in (*_BODY, "verb") for word in rest)

    @staticmethod
    def _parts(words: Sequence[Word]) -> Iterator[tuple[list[Word], bool, bool]]:
        """Cut at every 的; with each part, whether a 的 and whether a number follows it."""
        part: list[Word] = []
        numbered = False
        for word in words:
            if word.role in ("number", "wall"):
                numbered = word.role == "number"
                break
            if word.role == "of":
                yield part, True, False
                part = []
            else:
                part.append(word)
        yield part, False, numbered

    def _phrase(self, text: str, words: Sequence[Word], amount: Amount, *, numbered: bool) -> Span | None:
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
        if event and taken and len(taken) < len(words) and all(word.role in _ACTS for word in taken):
            return None
        if numbered and len(taken) == len(words):
            # 10个省以及美国22个州: the last item has a number of its own
            joins = [i for i, word in enumerate(taken) if word.role == "join"]
            taken = taken[: joins[-1]] if joins else taken
        return self._cut(text, taken, amount)

    def _goes_on(self, word: Word, following: Word | None, taken: Sequence[Word], amount: Amount) -> bool:
        if word.role == "action" and taken and amount.kind == "people" and self.kind(taken[-1].text) == "people":
            return False
        if word.role in _BODY or (word.role == "unit" and taken) or (word.role == "lead" and not taken):
            return True
        if following is None or following.role not in _BODY:
            return False
        if word.role == "join":
            return bool(taken)
        return word.role == "verb" and all(w.role == "maybe" for w in taken) and self._modifies(word, following, amount)

    def _modifies(self, word: Word, following: Word, amount: Amount) -> bool:
        """Whether a verb behind the classifier qualifies the noun (`15名返乡人员`)."""
        if following.role != "noun":
            return False
        if amount.kind == "people":
            return self.kind(following.text) == "people"
        if amount.nouns != "free" or len(word.text) > 2:
            return False
        return not self._roles.listed(word.text) or (len(following.text) == 1 and self.kind(following.text) is not None)

    def _cut(self, text: str, taken: list[Word], amount: Amount) -> Span | None:
        event = amount.classifier in self._events
        while taken and not event and taken[-1].role in (*_ACTS, "verb") and not self._roles.nominal(taken[-1].text):
            taken.pop()
        while taken and taken[-1].role == "join":
            taken.pop()
        if not taken:
            return None
        return taken[0].start, self._end(text, taken, amount)

    def _end(self, text: str, taken: Sequence[Word], amount: Amount) -> int:
        start = taken[0].start
        if amount.classifier in self._events:
            ends = [word.end for word in taken if self.kind(text[start : word.end]) == "events"]
            if not ends and amount.classifier in self._actions:
                ends = [word.end for word in taken if word.role in _ACTS][:1]
            if ends:
                return ends[-1]
        people = amount.nouns == "after" and self._headed(text, taken, "people")
        if people:
            return people
        for i in range(len(taken) - 1, -1, -1):
            word = taken[i]
            if word.role in _BODY and self._fits(text, (start, word.end), amount):
                last = taken[i + 1] if i + 2 == len(taken) else None
                return last.end if last is not None and last.role == "noun" and len(last.text) == 1 else word.end
        return taken[-1].end

    def _headed(self, text: str, taken: Sequence[Word], kind: str) -> int | None:
        return next((word.end for word in taken if self.kind(text[taken[0].start : word.end]) == kind), None)

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
        """Find the noun before an amount: `合作社` of `合作社38个`.

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
        taken = self._backwards(
            words, joined=several or (amount.nouns == "free" and amount.kind != "measure"), named=amount.kind in _NAMED
        )
        if not taken or self._bare_act(text, taken, amount) or (cut_off and taken[0].start == start):
            return []
        spans = self._items(taken) if several else [self._trimmed(taken, words)]
        if amount.nouns in ("self", "both", "money", "before"):
            return [span for span in spans if span and self._fits(text, span, amount)]
        return [span for span in spans if span]

    def _bare_act(self, text: str, taken: Sequence[Word], amount: Amount) -> bool:
        """Whether a share changed by an action (增长16%), or qualifies what follows it (9%的增速), and so has no noun before it."""
        if amount.nouns == "share":
            return taken[-1].role in (*_ACTS, "verb") or self._roles.role(text[amount.end : amount.end + 1]) == "of"
        return amount.classifier not in self._events and all(word.role in _ACTS for word in taken)

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

    def _backwards(self, words: Sequence[Word], *, joined: bool, named: bool = False) -> list[Word]:
        taken: list[Word] = []
        for i in range(len(words) - 1, -1, -1):
            word, left = words[i], words[i - 1] if i else None
            if word.role == "etc":
                if taken:
                    taken = self._with_items(words[:i], word, taken)
                    break
                if named:
                    break
                continue
            inside = word.role in _BODY or (word.role == "unit" and left is not None and left.role in _BODY)
            joins = word.role == "join" and joined and bool(taken) and left is not None and left.role in (*_BODY, "etc")
            if not (inside or joins):
                break
            # 销售蔬菜1.9万吨: the verb of the noun behind it; but the whole of 技能培训
            if (
                word.role == "action"
                and taken
                and taken[0].role in ("noun", "name")
                and not self._quantities.search(taken[-1].text)
            ):
                break
            taken.insert(0, word)
        while taken and taken[0].role in ("join", "unit"):
            taken.pop(0)
        at = len(words) - len(taken) - 1
        if len(taken) == 1 and len(taken[0].text) == 1 and at >= 0 and words[at].role == "number":
            return []  # a classifier: 一台12英寸的电视
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
        if len(taken) > 1 and opening and first.role == "maybe" and self._roles.verbal(first.text):
            taken = taken[1:]
        return (taken[0].start, taken[-1].end) if any(word.role != "name" for word in taken) else None

    @staticmethod
    def _items(taken: Sequence[Word]) -> list[Span]:
        items: list[list[Word]] = [[]]
        for word in taken:
            if word.role == "join":
                items.append([])
            else:
                items[-1].append(word)
        return [(item[0].start, item[-1].end) for item in items if item]
