"""Find the counts of a text."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from extraction.pipes.counts.amounts import KIND, READERS, Amount, Words
from extraction.pipes.counts.found import CountFound
from extraction.pipes.counts.heads import Span
from extraction.pipes.counts.nouns import Nouns
from extraction.pipes.counts.words import Classes
from extraction.pipes.values.quantities import bounded
from extraction.rulebook import Rulebook
from extraction.rulebook.anchors import beginnings
from extraction.rulebook.near import Past
from extraction.segment import WordClasses

_GAP = 10
"""How far before a number a word such as 至少 may stand, in characters."""
_INSIDE = ",."
"""Within a number."""


class CountFinder:
    """The compiled rules for counts; one per rule book."""

    def __init__(self, book: Rulebook, classes: Classes) -> None:
        self._words = Words(book)
        self._nouns = Nouns(book, classes)
        self._runs = book.scan(KIND, "{start}")
        before = book.lexicon(KIND, "before")
        # a sign is no part of the number behind it: with its letters passed over, 20万G could end anywhere
        number = {*_INSIDE, *(beginnings(self._runs.pattern) or ())}.difference(*book.lexicon(KIND, "currency_signs"))
        self._traps = Past(((trap.expanded, trap.regex.match) for trap in book.traps(KIND)), number)
        self._rules = Past(
            ((rule.expanded, (rule, rule.regex.match, reader)) for rule, reader in book.bind(KIND, READERS)),
            number.union(*before).difference(book.lexicon(KIND, "classifiers")),
        )
        self._before = {
            word: (before.value(word, "not_after") or "", before.value(word, "round") is not None) for word in before
        }
        self._longest_before = max(map(len, before))
        self._last_before = {word[-1] for word in before}
        self._round = book.compile(KIND, str(book.settings(KIND)["round"]))
        self._distant = book.compile(KIND, str(book.settings(KIND)["distant"]))
        self._distant_meaning = book.lexicon(KIND, "distant").column("meaning")
        self._respective = book.compile(KIND, str(book.settings(KIND)["respective"]))
        self._respective_join = book.compile(KIND, str(book.settings(KIND)["respective_join"]))
        self._rate_chain = book.compile(KIND, str(book.settings(KIND)["rate_chain"]))
        self._changes_from = frozenset(str(book.settings(KIND)["changes_from"]))
        self._then = ("", str(book.settings(KIND)["of"]))
        self._chain = frozenset(str(book.settings(KIND)["chain"]))

    def find(self, text: str, excluded: Sequence[Span] = (), edges: Sequence[Span] = ()) -> list[CountFound]:
        """Find the counts of `text` whose numbers touch none of the `excluded` spans, in order of position.

        `edges` are spans, such as places, that belong to no noun which stands before its number. Where 各 or 都 gives
        several nouns one number, there is one record for each, on the same span.
        """
        found: list[CountFound] = []
        amounts: list[Amount] = []
        previous: Amount | None = None
        ends = sorted(end for _, end in (*excluded, *edges))
        since = {end: start for start, end in excluded if text[start - 1 : start] in self._changes_from}
        whole = dict(edges)
        for amount in self._amounts(text, excluded):
            current = self._bounded_from_afar(text, amount, previous)
            at = bisect_right(ends, current.start)
            if at and ends[at - 1] in since and text[ends[at - 1] : current.start] in self._then:
                at = bisect_right(ends, since[ends[at - 1]])  # 企业由|2015年的|5家增加到8家
            floor = max(found[-1].end if found else 0, ends[at - 1] if at else 0)
            records = self._records(text, current, min(floor, current.start), whole)
            chained = self._changed(text, found, records) or self._both(found, records)
            found.extend(chained or records)
            amounts.extend([current] * (len(found) - len(amounts)))
            if records:
                previous = current._replace(end=records[-1].end)
        self._distribute(text, found, amounts)
        return found

    def _changed(
        self, text: str, found: Sequence[CountFound], records: Sequence[CountFound]
    ) -> list[CountFound] | None:
        """Give the second number of a change (从11%增长到18%, 由3家增加到8家) the noun of the first."""
        if not found or len(records) != 1 or records[0].noun or not found[-1].noun:
            return None
        if records[0].classifier != found[-1].classifier:
            return None
        if not self._rate_chain.fullmatch(text, found[-1].end, records[0].start):
            return None
        return [records[0]._replace(noun=found[-1].noun, noun_span=found[-1].noun_span, kind=found[-1].kind)]

    def _both(self, found: Sequence[CountFound], records: Sequence[CountFound]) -> list[CountFound] | None:
        """Give a second number right behind the first (冲毁房屋4户7间) the noun that stands before both, if it fits."""
        if not found or len(records) != 1 or records[0].noun or records[0].start != found[-1].end:
            return None
        first, second = found[-1], records[0]
        if first.noun_span is None or first.noun_span[1] > first.start or first.kind != "households":
            return None
        if second.kind != "places" or self._nouns.heads.kind(first.noun or "") != second.kind:
            return None
        return [second._replace(noun=first.noun, noun_span=first.noun_span)]

    def _distribute(self, text: str, found: list[CountFound], amounts: Sequence[Amount]) -> None:
        """Give several numbers behind 分别 their nouns: 合格率、满意率分别达98%、99%, 增幅分别为34%、75%.

        As many nouns as numbers stand for one each, a single noun for all with one classifier. Of another list the
        first number has none: 一、二、三等奖分别为3名、5名、10名.
        """
        start = 0
        for end in range(1, len(found) + 1):
            if end < len(found) and self._respective_join.fullmatch(text, found[end - 1].end, found[end].start):
                continue
            span, run = found[start].noun_span, found[start:end]
            alone = all(count.noun is None for count in run[1:])
            if len(run) > 1 and span and alone and self._respective.fullmatch(text, span[1], run[0].start):
                found[start:end] = self._each_its_own(text, run, self._listed(text, span, amounts[start]))
            start = end

    def _each_its_own(self, text: str, run: Sequence[CountFound], nouns: Sequence[Span]) -> list[CountFound]:
        """The numbers of a list with the nouns of the list before it."""
        if len(nouns) == len(run):
            given = zip(run, nouns, strict=True)
            return [count._replace(noun=text[noun[0] : noun[1]], noun_span=noun) for count, noun in given]
        alike = len({count.classifier for count in run}) == 1
        if len(nouns) != 1 or not (alike or self._respective_join.search(text, *nouns[0]) is None):
            return [run[0]._replace(noun=None, noun_span=None), *run[1:]]
        [(start, end)] = nouns
        own = text[start:end]
        return [c._replace(noun=own, noun_span=(start, end)) if c.classifier == run[0].classifier else c for c in run]

    def _listed(self, text: str, last: Span, amount: Amount) -> list[Span]:
        """All nouns of the list that ends with `last`; none where only the last is a quantity (制造业、服务业增速)."""
        items = self._nouns.items(text, last, amount)
        while True:
            join = items[0][0] - 1
            if not self._respective_join.match(text, join):
                return items
            before = self._nouns.before(text, amount._replace(start=join))
            if before is None or before[1] != join:
                return []
            if self._nouns.is_quantity(text, before) != self._nouns.is_quantity(text, last):
                return []
            items = [*self._nouns.items(text, before, amount), *items]

    def _amounts(self, text: str, excluded: Sequence[Span]) -> Iterator[Amount]:
        blocked = sorted(excluded)
        index = done = 0
        for run in self._runs.finditer(text):
            start = run.start()
            if start < done:
                continue
            while index < len(blocked) and blocked[index][1] <= start:
                index += 1
            if index < len(blocked) and blocked[index][0] <= start:
                done = blocked[index][1]
                continue
            trapped = [match.end() for trap in self._traps.at(text, start) if (match := trap(text, start))]
            if trapped:
                done = max(trapped)
                continue
            amount = self._amount(text, start, done)
            if amount is None:
                continue
            done = amount.end
            if index < len(blocked) and blocked[index][0] < amount.end:
                done = max(done, blocked[index][1])
                continue
            yield amount

    def _amount(self, text: str, start: int, done: int) -> Amount | None:
        at = self._from(text, start, done)
        for rule, match, reader in self._rules.at(text, at):
            hit = match(text, at)
            if hit is not None and hit.end() > start:
                amount = reader(hit, rule, self._words)
                if amount is not None:
                    return amount
        return None

    def _from(self, text: str, start: int, done: int) -> int:
        """Where the word begins that bounds the number at `start`."""
        end = start - 1 if text[start - 1 : start] == " " else start
        if text[end - 1 : end] not in self._last_before:
            return start
        for size in range(min(self._longest_before, end - done), 0, -1):
            rule = self._before.get(text[end - size : end])
            if rule is None:
                continue
            not_after, only_round = rule
            if text[end - size - 1 : end - size] in not_after and end - size > 0 and not_after:
                continue
            if only_round and not self._round.match(text, start):
                continue
            return end - size
        return start

    def _bounded_from_afar(self, text: str, amount: Amount, previous: Amount | None) -> Amount:
        """Apply 至少 and its like before the number, also to the next items of a list."""
        if amount.found.meaning != "exact" or amount.found.value is None:
            return amount
        meaning = None
        hit = self._distant.search(text, max(0, amount.start - _GAP), amount.start)
        if hit:
            meaning = self._distant_meaning.get(hit["word"])
        elif (
            previous is not None
            and previous.found.meaning in ("at_least", "at_most")
            and text[previous.end : amount.start] in self._chain
        ):
            meaning = previous.found.meaning
        return amount if meaning is None else amount._replace(found=bounded(amount.found.value, meaning))  # type: ignore[arg-type]

    def _records(self, text: str, amount: Amount, floor: int, whole: Mapping[int, int]) -> list[CountFound]:
        nouns: list[Span | None] = [*self._nouns.find(text, amount, floor, whole)]
        if not nouns:
            if amount.nouns in ("after", "before"):
                return []
            nouns = [None]
        return [self._record(text, amount, noun) for noun in nouns]

    def _record(self, text: str, amount: Amount, span: Span | None) -> CountFound:
        end = max(amount.end, span[1]) if span else amount.end
        noun = text[span[0] : span[1]] if span else None
        found = amount.found
        kind = amount.kind
        if noun and kind in ("objects", "other", "organisations", "places"):
            kind = self._nouns.heads.kind(noun) or kind
            kind = "other" if kind == "money" else kind
        return CountFound(
            amount.start,
            end,
            found.value,
            found.low,
            found.high,
            found.meaning,
            amount.classifier,
            noun,
            span,
            kind,
            amount.rule,
        )


@cache
def finder_of(book: Rulebook) -> CountFinder:
    """The finder by a rule book, which serves all texts."""
    return CountFinder(book, WordClasses.wide())


def find_counts(
    text: str, *, excluded: Sequence[Span] = (), edges: Sequence[Span] = (), rulebook: Rulebook | None = None
) -> list[CountFound]:
    """Find the counts of a text, by the project's rules or those of `rulebook`.

    `excluded` are half-open spans of code points, such as dates, that no number may touch; `edges` those, such as
    places, that belong to no noun which stands before its number.

    Raises:
        RuleError: a rule file is bad.

    """
    return finder_of(rulebook or Rulebook.load()).find(text, excluded, edges)
