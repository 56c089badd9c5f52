"""From the match of a rule to an amount: number, bounds, classifier and kind, yet without a noun."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple, cast

from extraction.pipes.values.quantities import Meaning, Quantity, bounded, interval, quantity, scaled, share
from extraction.rulebook import Lexicon, Rule, Rulebook

KIND = "counts"
Nouns = Literal["free", "self", "both", "none", "share", "money", "after", "before"]
Match = re.Match[str]
_ORIGIN = 5
"""Length of the longest word before a number that says what something was."""
_UNPAID = 9
"""Code points before a number that hold what it counts and a verb."""
_COIN = "角钱"
"""A word of the currency that 元, 角 and 分 are of."""


class Amount(NamedTuple):
    """A number with its classifier.

    Attributes:
        start, end: code points, half-open, bounding words included.
        nouns: where a noun may stand: `free` behind or before, `self` right before, `both` and `money` only touching,
            `after` or `before` it must, `share` a rate.

    """

    start: int
    end: int
    found: Quantity
    classifier: str | None
    kind: str
    nouns: Nouns
    rule: str


class Words:
    """The lexicons that amounts are read with."""

    def __init__(self, book: Rulebook) -> None:
        names = ("classifiers", "units", "currencies", "currency_signs", "bare", "before", "after")
        self.lexicon: dict[str, Lexicon] = {name: book.lexicon(KIND, name) for name in names}
        self.not_before: dict[str, set[str]] = {}
        """Unit -> the characters behind it that make another word of it."""
        for name in ("classifiers", "units", "currencies"):
            for unit, chars in self.lexicon[name].column("not_before").items():
                self.not_before.setdefault(unit, set()).update(chars)
        settings = book.settings(KIND)
        self.article = frozenset(str(settings["article"]))
        self.rhetorical = frozenset(str(settings["rhetorical"]))
        self.ordinal = str(settings["ordinal"])
        self.pair = str(settings["pair"])
        self.large = book.compile(KIND, str(settings["large"]))
        self.list_sign = str(settings["list_sign"])
        self.unpaid = book.compile(KIND, f"{settings['unpaid']}$")
        self.change = book.compile(KIND, f"{settings['change']}$")
        self.span = book.compile(KIND, str(settings["span"]))
        self.tenfold = str(settings["tenfold"])
        self.sides = (frozenset(str(settings["sides"])), str(settings["side"]))

    def hyperbole(self, match: Match) -> bool:
        """Whether a bare hundred, thousand or ten thousand stands without a word that bounds it: 百场, 千条."""
        return match["number"] in self.rhetorical and not match["before"]

    def meaning(self, match: Match) -> Meaning | None:
        """Give what the words before and behind the number say; those before it count more."""
        groups = match.groupdict()
        for name in ("before", "after"):
            word = groups.get(name)
            if word:
                return cast(Meaning, self.lexicon[name].value(word, "meaning"))
        return "more_than" if groups.get("more") else None


def _kind(words: Words, unit: str) -> tuple[str, Nouns]:
    if unit in words.lexicon["currencies"]:
        return "money", "money"
    if unit in words.lexicon["units"]:
        return "measure", cast(Nouns, words.lexicon["units"].value(unit, "noun") or "free")
    row = words.lexicon["classifiers"][unit]
    return row["kind"], cast(Nouns, row["noun"])


def _currency(words: Words, unit: str) -> tuple[str, Decimal]:
    row = words.lexicon["currencies"][unit]
    return row.get("name", unit), Decimal(row["value"])


def _another_word(words: Words, match: Match, unit: str | None = None) -> bool:
    """Whether the character behind makes another word of the unit: 部 of 部门."""
    end = match.end("unit")
    return match.string[end : end + 1] in words.not_before.get(unit or match["unit"], ())


def _number(match: Match) -> str:
    """Give the numeral without the blank that some articles set before 万."""
    return match["number"].replace(" ", "")


def amount(match: Match, rule: Rule, words: Words) -> Amount | None:
    """Read a number with a classifier, a unit or the sign of a share."""
    unit, number = match["unit"], _number(match)
    fixed = rule.constants.get("kind")
    if _another_word(words, match) or (number in words.article and not fixed):
        return None
    found = quantity(number, words.meaning(match))
    if found is None:
        return None
    if unit in words.lexicon["classifiers"] and (number == words.ordinal or words.hyperbole(match)):
        return None
    share_of: Nouns = "share"
    kind, nouns = (str(fixed), share_of) if fixed else _kind(words, unit)
    numbers, side = words.sides
    if unit == side and number in numbers:
        kind, nouns = "organisations", "none"
    return Amount(match.start(), match.end(), found, _times(words, match, _same(unit)), kind, nouns, rule.id)


def _times(words: Words, match: Match, unit: str) -> str:
    """Give the classifier with the 次 that stands in brackets behind it: 人（次）."""
    repeated = unit + (match.groupdict().get("times") or "")
    return repeated if repeated in words.lexicon["classifiers"] else unit


def _same(unit: str) -> str:
    return "%" if unit == "％" else unit


def below(match: Match, rule: Rule, words: Words) -> Amount | None:
    """Read a temperature or a share below zero."""
    if words.meaning(match) not in (None, "about") and not match["after"]:
        return None
    draft = amount(match, rule, words)
    if draft is None or (draft.found.meaning not in ("exact", "about") and not match["after"]):
        return None  # 零下10多度: which bound is meant the words do not say
    found = scaled(draft.found, Decimal(-1))
    behind = words.lexicon["after"].value(match["after"], "meaning") if match["after"] else None
    if behind and found.value is not None:
        found = bounded(found.value, cast(Meaning, behind))  # -8℃以下 is colder still
    return draft._replace(found=found)


def below_range(match: Match, rule: Rule, words: Words) -> Amount | None:
    """Read two temperatures with a sign each; 零下 before a number without a unit of its own holds for both."""
    low, high = quantity(match["low"]), quantity(_number(match))
    if low is None or high is None or low.value is None or high.value is None:
        return None
    first = match["words"] or match["sign"]
    second = match["minus"] or (match["words"] and (not match["middle"] or low.value > high.value))
    ends = sorted((-low.value if first else low.value, -high.value if second else high.value))
    if ends[0] == ends[1] or not (first or second):
        return None
    kind, nouns = _kind(words, match["unit"])
    return Amount(
        match.start(), match.end(), Quantity(None, ends[0], ends[1], "range"), match["unit"], kind, nouns, rule.id
    )


def money(match: Match, rule: Rule, words: Words) -> Amount | None:
    """Read an amount of money."""
    if match["number"] in words.article or _another_word(words, match):
        return None
    found = quantity(_number(match), words.meaning(match))
    if found is None:
        return None
    name, factor = _currency(words, match["unit"])
    return Amount(match.start(), match.end(), scaled(found, factor), name, "money", "money", rule.id)


def coins(match: Match, rule: Rule, words: Words) -> Amount | None:
    """Read an amount in 元, 角 and 分: 3元5角, 6角8分."""
    groups = match.groupdict()
    parts = (
        (_number(match), "1" if groups["jiao"] else "0.1"),
        (groups["jiao"], "0.1"),
        (groups["fen"] or groups["fen_alone"], "0.01"),
    )
    value = Decimal(0)
    for numeral, worth in parts:
        found = quantity(numeral, "exact") if numeral else Quantity(Decimal(0), None, None, "exact")
        if found is None or found.value is None:
            return None
        value += found.value * Decimal(worth)
    found = bounded(value, words.meaning(match) or "exact")
    return Amount(match.start(), match.end(), found, _currency(words, _COIN)[0], "money", "money", rule.id)


def spoken(match: Match, rule: Rule, words: Words) -> Amount | None:
    """Read hundreds of millions with the classifier that speech gives them, a sum but behind people: 3个亿."""
    found = quantity(_number(match) + match["unit"], words.meaning(match))
    if found is None:
        return None
    if match["currency"]:
        name, factor = _currency(words, match["currency"])
        return Amount(match.start(), match.end(), scaled(found, factor), name, "money", "money", rule.id)
    if words.unpaid.search(match.string, max(0, match.start() - _UNPAID), match.start()):
        return Amount(match.start(), match.end(), found, None, "other", "before", rule.id)
    return Amount(match.start(), match.end(), found, _currency(words, _COIN)[0], "money", "money", rule.id)


def sign(match: Match, rule: Rule, words: Words) -> Amount | None:
    """Read an amount behind the sign of its currency."""
    found = quantity(_number(match), words.meaning(match))
    name = words.lexicon["currency_signs"].value(match["unit"], "name")
    if found is None or name is None:
        return None
    return Amount(match.start(), match.end(), found, name, "money", "money", rule.id)


def _changes(words: Words, match: Match) -> bool:
    """Whether the two numbers say what something was and what it has become: 从300元到500元."""
    low = max(0, match.start() - _ORIGIN)
    behind = words.span.match(match.string, match.end())
    return words.change.search(match.string, low, match.start()) is not None and behind is None


def between(match: Match, rule: Rule, words: Words) -> Amount | None:
    """Read two numbers that bound a range."""
    unit, middle = match["unit"], match["middle"]
    listed = match["to"] == words.list_sign
    if _another_word(words, match) or (middle and (listed or middle != unit)):
        return None
    if middle and _changes(words, match):
        return None
    found = interval(match["low"].replace(" ", ""), _number(match), neighbours=listed)
    if found is None:
        return None
    if rule.constants.get("kind"):
        return Amount(match.start(), match.end(), found, _same(unit), str(rule.constants["kind"]), "share", rule.id)
    kind, nouns = _kind(words, unit)
    if kind == "money":
        unit, factor = _currency(words, unit)
        found = scaled(found, factor)
    return Amount(match.start(), match.end(), found, unit, kind, nouns, rule.id)


def shared(match: Match, rule: Rule, words: Words) -> Amount | None:
    """Read a number whose unit stands behind the last of several: 2.1|、3.4亿元, 2|和3.3个百分点."""
    number, unit = match["number"] or match["points"], match["unit"] or str(rule.constants["points"])
    group = unit[0] if unit[0] in words.tenfold and len(unit) > 1 else ""
    unit = unit[len(group) :]
    found = quantity(number + group, words.meaning(match))
    if found is None or (match["unit"] and _another_word(words, match, unit)):
        return None
    kind, nouns = _kind(words, unit)
    if kind == "money":
        unit, factor = _currency(words, unit)
        found = scaled(found, factor)
    return Amount(match.start(), match.end(), found, unit, kind, nouns, rule.id)


def part(match: Match, rule: Rule, words: Words) -> Amount | None:
    """Read a fraction, a percentage in words or a share in tenths."""
    parts = rule.constants.get("parts")
    value = share(match["share"], int(parts) if parts else None)
    if value is None:
        return None
    found = bounded(value, words.meaning(match) or "exact")
    return Amount(match.start(), match.end(), found, str(rule.constants["classifier"]), "share", "share", rule.id)


def ratio(match: Match, rule: Rule, words: Words) -> Amount | None:
    """Read a fraction of two numbers: 2/3."""
    value = share(f"{match['whole']}分之{match['part']}")
    if value is None:
        return None
    found = bounded(value, words.meaning(match) or "exact")
    return Amount(match.start(), match.end(), found, str(rule.constants["classifier"]), "share", "share", rule.id)


def decades(match: Match, rule: Rule, words: Words) -> Amount | None:
    """Read an age in tens of years."""
    found = quantity(_number(match), words.meaning(match))
    if found is None:
        return None
    found = scaled(found, Decimal(10))
    return Amount(match.start(), match.end(), found, str(rule.constants["classifier"]), "age", "none", rule.id)


def bare(match: Match, rule: Rule, words: Words) -> Amount | None:
    """Read a number at a noun that needs no classifier; the noun takes its place."""
    number, unit = _number(match), match["unit"]
    row = words.lexicon["bare"].get(unit, rule.constants)
    article = number in words.article and not rule.constants.get("article")
    if article or number == words.ordinal or words.hyperbole(match):
        return None
    if number == words.pair and row.get("pair"):
        return None
    found = quantity(number, words.meaning(match))
    if found is None:
        return None
    return Amount(match.start(), match.end(), found, unit, str(row["kind"]), "none", rule.id)


def noun(match: Match, rule: Rule, _words: Words) -> Amount | None:
    """Read a number at a noun that takes no classifier, for people unless the rule says otherwise."""
    found = quantity(_number(match))
    kind = str(rule.constants.get("kind", "people"))
    return None if found is None else Amount(match.start(), match.end(), found, None, kind, "after", rule.id)


def large(match: Match, rule: Rule, words: Words) -> Amount | None:
    """Read a large or vague number directly before its noun."""
    if not words.large.search(match["number"]):
        return None
    found = quantity(_number(match), words.meaning(match))
    return None if found is None else Amount(match.start(), match.end(), found, None, "other", "after", rule.id)


def final(match: Match, rule: Rule, words: Words) -> Amount | None:
    """Read a large number that ends its clause, behind its noun."""
    draft = large(match, rule, words)
    return None if draft is None else draft._replace(nouns="before")


def bare_sum(match: Match, rule: Rule, words: Words) -> Amount | None:
    """Read a large number that is a sum of money by what stands before it, and has no noun."""
    draft = large(match, rule, words)
    return None if draft is None else draft._replace(nouns="none", kind="money")


READERS: Mapping[str, Callable[[Match, Rule, Words], Amount | None]] = {
    "amount": amount,
    "below": below,
    "below_range": below_range,
    "shared": shared,
    "money": money,
    "coins": coins,
    "sign": sign,
    "spoken": spoken,
    "interval": between,
    "share": part,
    "ratio": ratio,
    "decades": decades,
    "bare": bare,
    "noun": noun,
    "large": large,
    "final": final,
    "sum": bare_sum,
}
"""The value functions that rules may name."""
