"""Numerals in every notation of Chinese text -> exact values or bounds.

The characters and what they mean are data: `rules/common/lexicons/numerals.tsv`. Every function takes the numeral
alone, without blanks around it, and gives None where the text is not wholly a well-formed numeral. Sources:
GB/T 15835-2011 for the notations; the grammar of section (up to 9999) and group (万, 亿) follows the usual reading of
Chinese numerals.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from extraction.rulebook import alternation, rules_folder
from extraction.rulebook.compiled import compiled
from extraction.rulebook.lexicon import parse_lexicon

Approximation = Literal["exact", "more_than", "about", "range"]
_ARABIC = r"[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?:[.．·][0-9０-９]+)?|[0-9０-９]+(?:[.．·][0-9０-９]+)?"
_ZERO, _ONE, _TEN = Decimal(0), Decimal(1), Decimal(10)
_SECTION = Decimal(10_000)
_ROUND = str.maketrans(dict.fromkeys("OＯo\u041e\u043e0０", "〇"))
"""What is typed for the zero of a year in Chinese digits: a Latin or Cyrillic letter, a digit."""
_DIGITS = 15
"""A longer string of digits numbers a document or an account; and Decimal's 28 places must hold it times 10^12."""
_LONGEST = 48
"""No numeral has more characters, 九千九百九十九万亿九千九百九十九亿… included."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a numeral says.

    Attributes:
        low: the number, or its lower bound.
        high: the number or its upper bound; None where that side is open.
        approximation: `exact` (low = high), `range` (both bounds), `more_than` (at least low), `about` (near low).
    """

    low: Decimal
    high: Decimal | None
    approximation: Approximation


class _Token(NamedTuple):
    kind: str
    value: Decimal


_Tokens = list[_Token]


@cache
def _characters() -> tuple[dict[str, tuple[str, str]], re.Pattern[str]]:
    """The table of numeral words, and a pattern for one token."""
    path = rules_folder() / "common" / "lexicons" / "numerals.tsv"
    rows, _ = parse_lexicon(path, path.read_text(encoding="utf-8"))
    table = {word: (row["kind"], row["value"]) for word, row in rows.items()}
    return table, compiled(f"(?P<arabic>{_ARABIC})|{alternation(table)}")


def _tokens(text: str) -> _Tokens | None:
    if len(text) > _LONGEST:
        return None
    table, pattern = _characters()
    tokens: _Tokens = []
    at = 0
    while at < len(text):
        match = pattern.match(text, at)
        if match is None:
            return None
        at = match.end()
        if match["arabic"]:
            plain = match["arabic"].replace(",", "").replace("，", "").replace("．", ".").replace("·", ".")
            if len(plain) > _DIGITS:
                return None
            tokens.append(_Token("arabic", Decimal(plain)))
        else:
            kind, value = table[match[0]]
            tokens.append(_Token(kind, _ZERO if kind in ("point", "sign") else Decimal(value)))
    return tokens


def _is_digit(token: _Token) -> bool:
    return token.kind in ("digit", "positional")


def _string_of(tokens: _Tokens) -> Decimal | None:
    """Digits that stand for themselves: 二〇二〇."""
    if not 2 <= len(tokens) <= _DIGITS or any(token.kind != "positional" for token in tokens):
        return None
    return Decimal("".join(str(token.value) for token in tokens))


def _section(tokens: _Tokens) -> Decimal | None:
    """A number below the groups: 一千二百一十四, 百二, 5百, 1214, 廿一."""
    if len(tokens) == 1 and _is_figure(tokens[0]):
        return tokens[0].value
    sum_ = _Section()
    if not all(sum_.add(token) for token in tokens):
        return None
    return sum_.value(tokens[-1]) if tokens else None


def _is_figure(token: _Token) -> bool:
    return _is_digit(token) or token.kind == "arabic"


class _Section:
    """The sum of a section while its tokens come in."""

    def __init__(self) -> None:
        self._total = _ZERO
        self._pending: Decimal | None = None
        self._last = _SECTION
        self._zero = False

    def add(self, token: _Token) -> bool:
        """Take one more token; False where it cannot stand here."""
        if token.kind == "unit":
            return self._add_unit(token.value)
        if token.kind == "tens":
            fits = self._last > _TEN and self._pending is None
            self._total, self._last, self._zero = self._total + token.value, _TEN, False
            return fits
        if not _is_figure(token) or self._pending is not None:
            return False
        if token.value == 0 and token.kind == "positional" and self._total and not self._zero:
            self._zero = True
        else:
            self._pending = token.value
        return True

    def _add_unit(self, unit: Decimal) -> bool:
        bare = self._pending is None and unit != _TEN and bool(self._total)
        if unit >= self._last or bare or self._pending == 0:
            return False
        self._total += (_ONE if self._pending is None else self._pending) * unit
        self._pending, self._last, self._zero = None, unit, False
        return True

    def value(self, last: _Token) -> Decimal | None:
        """Give the sum; None where the section is not complete."""
        if self._pending is None:
            return self._total if self._total and not self._zero else None
        if last.kind == "arabic" and self._pending >= self._last:
            return None
        # 一百五 is 150, 一百零五 is 105
        short = self._last in (100, 1000) and not self._zero and _is_digit(last)
        return self._total + self._pending * (self._last / 10 if short else 1)


def _below(tokens: _Tokens, limit: Decimal) -> Decimal | None:
    """A number made of groups smaller than `limit`, the head of a group included."""
    at = max(
        (i for i, token in enumerate(tokens) if token.kind == "group"), key=lambda i: (tokens[i].value, i), default=None
    )
    if at is None:
        return _section(tokens)
    group = tokens[at].value
    if group >= limit:
        return None
    head = _below(tokens[:at], group) if at else _ONE
    if head is None or head == 0:
        return None
    return _with_tail(head, group, tokens[at + 1 :])


def _with_tail(head: Decimal, group: Decimal, tail: _Tokens) -> Decimal | None:
    total = head * group
    if not tail:
        return total
    if head != head.to_integral_value() or tail[0].kind == "group":
        return None
    zero = len(tail) > 1 and tail[0].kind == "positional" and tail[0].value == 0
    rest = _below(tail[1:] if zero else tail, group)
    if rest is None or rest >= group or rest == 0:
        return None
    if len(tail) == 1 and tail[0].kind == "arabic" and rest < _TEN:
        return None  # 3万5 is written for 35000 as well as by mistake
    # 一万五 is 15000, 一万零五 is 10005
    return total + (rest * group / 10 if len(tail) == 1 and _is_digit(tail[0]) else rest)


def _plain(tokens: _Tokens) -> Decimal | None:
    if not tokens:
        return None
    if tokens[0].kind == "sign":
        value = _plain(tokens[1:]) if len(tokens) > 1 and tokens[1].kind != "sign" else None
        return None if value is None else -value
    points = [i for i, token in enumerate(tokens) if token.kind == "point"]
    if points:
        return _decimal(tokens, points)
    whole = _string_of(tokens)
    return whole if whole is not None else _below(tokens, Decimal(10) ** 12)


def _decimal(tokens: _Tokens, points: list[int]) -> Decimal | None:
    """三点一四, 三点五万."""
    first = points[0]
    last = next((i for i in range(first + 1, len(tokens)) if not _is_digit(tokens[i])), len(tokens))
    groups = tokens[last:]
    whole = _section(tokens[:first])
    digits = last - first - 1
    if (
        len(points) > 1
        or whole is None
        or not 1 <= digits <= _DIGITS
        or any(token.kind not in ("group", "unit") for token in groups)
    ):
        return None
    value = whole + Decimal("0." + "".join(str(token.value) for token in tokens[first + 1 : last]))
    for token in groups:
        value *= token.value
    return value


def _normal(value: Decimal | None) -> Decimal | None:
    if value is None:
        return None
    return value.quantize(_ONE) if value == value.to_integral_value() else value.normalize()


def parse_number(text: str) -> Decimal | None:
    """The exact value of a numeral.

    `1,214`, `１２１４`, `一千二百一十四`, `3.5万`, `1亿2000万`, `两千`, `廿一`, `一万五`, `二〇二〇`, `三点五`. A
    bare unit or group counts once (`百` is 100, `千万` 10,000,000); two digits in a row are a string (`三四` is 34:
    ask `parse_numeral` first where 3 to 4 may be meant). None for vague numerals, shares and everything else.
    """
    tokens = _tokens(text)
    return _normal(_plain(tokens)) if tokens else None


@lru_cache(maxsize=4096)
def parse_integer(text: str) -> int | None:
    """`parse_number` where the value is integral, else None."""
    value = parse_number(text)
    return int(value) if value is not None and value == value.to_integral_value() else None


def parse_year(text: str) -> int | None:
    """`parse_integer` of a year as it is typed, also with letters or digits for its zeros: 二〇〇七, 二OO七, 二00七."""
    return parse_integer(text if text.isascii() else text.translate(_ROUND))


@lru_cache(maxsize=4096)
def parse_numeral(text: str) -> Numeral | None:
    """The bounds that a numeral gives by itself.

    `1214` and all that `parse_number` reads are exact; `百余`, `35万多`, `十几亿`, `数十` give `more_than` with the
    number they start from; `一两百`, `七八`, `三五十` a `range`; `十来` is `about`. None for anything else.
    """
    tokens = _tokens(text)
    if not tokens:
        return None
    pair = _adjacent(tokens)
    if pair is not None:
        return pair
    vague = [i for i, token in enumerate(tokens) if token.kind in ("some", "more", "roughly")]
    if not vague:
        value = _normal(_plain(tokens))
        return None if value is None else Numeral(value, value, "exact")
    low = _normal(_vague(tokens, vague[0])) if len(vague) == 1 else None
    if low is None:
        return None
    return Numeral(low, None, "about" if tokens[vague[0]].kind == "roughly" else "more_than")


def _vague(tokens: _Tokens, at: int) -> Decimal | None:
    """The number that a vague numeral starts from."""
    kind, head, tail = tokens[at].kind, tokens[:at], tokens[at + 1 :]
    if kind == "some" and tail and tail[0].kind == "unit" and (not head or head[-1].kind in ("unit", "group")):
        return _plain([*head, _Token("digit", _ONE), *tail])
    if kind == "some" and not head and tail and all(token.kind == "group" for token in tail):
        return _plain([_Token("digit", _ONE), *tail])
    if not head or any(token.kind != "group" for token in tail):
        return None
    round_head = head[-1].kind in ("unit", "group", "tens") or (head[-1].kind == "arabic" and head[-1].value >= _TEN)
    if kind in ("some", "roughly") and not (round_head and head[-1].kind != "group"):
        return None
    if not tail and not round_head:
        return None
    return _plain([*head, *tail])


def _adjacent(tokens: _Tokens) -> Numeral | None:
    """Two neighbouring digits before units, or alone: 一两百, 十七八, 三五十."""
    at = next((i for i in range(len(tokens) - 1) if _is_digit(tokens[i]) and _is_digit(tokens[i + 1])), None)
    if at is None:
        return None
    low, high, tail = tokens[at], tokens[at + 1], tokens[at + 2 :]
    step = high.value - low.value
    if not (
        low.value > 0
        and (step == 1 or (low.value == 3 and step == 2))
        and all(token.kind in ("unit", "group") for token in tail)
    ):
        return None
    if at and tokens[at - 1].kind not in ("unit", "group"):
        return None
    bounds = [_normal(_plain([*tokens[:at], digit, *tail])) for digit in (low, high)]
    if bounds[0] is None or bounds[1] is None or bounds[0] >= bounds[1]:
        return None
    return Numeral(bounds[0], bounds[1], "range")


def scale_of(text: str) -> Decimal:
    """Return the units and groups behind a numeral's digits: 10000 for `10万`, 1 for `300` and `三百二十`."""
    scale = _ONE
    tokens = _tokens(text) or []
    while tokens and tokens[-1].kind in ("unit", "group"):
        scale *= tokens.pop().value
    return scale if len(tokens) == 1 else _ONE


def parse_fraction(text: str) -> Fraction | None:
    """The exact value of `16%`, `百分之十六`, `3‰`, `9成` (9/10), `五成半`, `三分之二`; None for all else."""
    tokens = _tokens(text)
    if not tokens:
        return None
    over = next((i for i, token in enumerate(tokens) if token.kind == "over"), None)
    if over is not None:
        below, above = _plain(tokens[:over]), _plain(tokens[over + 1 :])
        return None if not below or above is None else Fraction(above) / Fraction(below)
    if tokens[-1].kind == "per":
        value = _plain(tokens[:-1])
        return None if value is None else Fraction(value) / Fraction(tokens[-1].value)
    at = next((i for i, token in enumerate(tokens) if token.kind == "tenths"), None)
    return None if at is None else _tenths(tokens[:at], tokens[at + 1 :])


def _tenths(head: _Tokens, tail: _Tokens) -> Fraction | None:
    whole = _plain(head)
    if whole is None or whole > _TEN or len(tail) > 1 or (tail and not (_is_figure(tail[0]) or tail[0].kind == "half")):
        return None
    part = tail[0].value if tail else _ZERO
    return Fraction(whole) / 10 + Fraction(part) / 100 if part < _TEN else None
