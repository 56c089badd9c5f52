"""How the matches of a pattern can begin, so that a rule is tried only where it has a chance.

Method: a walk over the parse tree that the standard library's own compiler works on. Lookarounds are left out of
account: a head may promise a match that they then refuse, never the other way round.
"""

import re
from collections.abc import Collection, Iterable
from importlib import import_module
from typing import Any

from extraction.rulebook.compiled import compiled, remembered
from extraction.rulebook.spotter import Spotter

_parser: Any = import_module("re._parser")
_LENGTH = 2
_Heads = set[str]
"""Beginnings of at most two characters. One that is not ENDED can still grow."""
ENDED = "\0"
"""Behind a head after which anything may follow."""
_EMPTY = ("ASSERT", "ASSERT_NOT", "AT")
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


def heads(pattern: str) -> frozenset[str]:
    """The beginnings of a pattern's matches: two characters, or one and `ENDED` where a match may have no more.

    Raises:
        ValueError: a match can be empty, or begin with more than single characters and short ranges of them say, as
            where case does not count.
    """
    tree = _parser.parse(pattern)
    if tree.state.flags & re.IGNORECASE:
        raise ValueError(f"{pattern!r} can begin in either case: let it begin with definite characters")
    found = _sequence(tree, {""}, pattern)
    if "" in found:
        ahead = _lookahead(tree, pattern)
        found = (found - {""}) | ahead
    if not found or any(head in ("", ENDED) for head in found):
        raise ValueError(f"{pattern!r} can match the empty text: let it begin with a character")
    return frozenset(head if len(head) == _LENGTH else head + ENDED for head in found)


def heads_of(pattern: str) -> frozenset[str] | None:
    """`heads`, or None where they are not known."""
    found = remembered("heads", pattern, _heads)
    return None if found is None else frozenset(found)


def _heads(pattern: str) -> list[str] | None:
    try:
        return sorted(heads(pattern))
    except ValueError:
        return None


def sieve(heads_: Iterable[str]) -> re.Pattern[str]:
    """Matches where a head may begin: a coarse sieve, since a scan with many branches is slower than a look-up."""
    first: set[str] = set()
    second: set[str] = set()
    open_: set[str] = set()
    for head in heads_:
        first.add(re.escape(head[0]))
        (open_ if head[1] == ENDED else second).add(re.escape(head[0] if head[1] == ENDED else head[1]))
    ways = [f"(?=[{''.join(sorted(second))}])"] if second else []
    ways += [f"(?<=[{''.join(sorted(open_))}])"] if open_ else []
    return compiled(f"[{''.join(sorted(first))}](?:{'|'.join(ways)})")


def heads_words(heads_: Collection[str]) -> set[str]:
    """The words that stand where heads begin, one at each place."""
    single = {head[0] for head in heads_ if head[1] == ENDED}
    return single.union(head for head in heads_ if head[0] not in single)


def heads_spotter(heads_: Collection[str]) -> Spotter:
    """Finds where heads begin, each place once: faster than a sieve where there are many heads."""
    return Spotter(heads_words(heads_))


def _lookahead(nodes: Any, pattern: str) -> _Heads:
    """What a positive lookahead at the very beginning demands."""
    for operator, argument in nodes:
        if str(operator) == "ASSERT" and argument[0] > 0:
            return _sequence(argument[1], {""}, pattern)
        if str(operator) == "SUBPATTERN" and not _plain(argument[-1]):
            continue
        if str(operator) not in _EMPTY:
            break
    return {""}


def _plain(nodes: Any) -> bool:
    return any(str(operator) not in _EMPTY for operator, _ in nodes)


def _sequence(nodes: Any, before: _Heads, pattern: str) -> _Heads:
    found = before
    for operator, argument in nodes:
        if all(_full(head) for head in found):
            break
        found = _extend(found, str(operator), argument, pattern)
    return found


def _full(head: str) -> bool:
    return len(head) == _LENGTH or head.endswith(ENDED)


def _extend(found: _Heads, operator: str, argument: Any, pattern: str) -> _Heads:
    """The heads, each grown by what one node of the pattern can match."""
    if operator in _EMPTY:
        return found
    done = {head for head in found if _full(head)}
    growing = found - done
    if operator in ("LITERAL", "IN"):
        return done | _characters(growing, argument if operator == "IN" else [("LITERAL", argument)], pattern)
    if operator == "BRANCH":
        return done.union(*(_sequence(branch, growing, pattern) for branch in argument[1]))
    if operator == "SUBPATTERN" and (argument[1] or argument[2]):
        return done | _open(growing, pattern)  # flags of its own change what its characters mean
    if operator in ("SUBPATTERN", "ATOMIC_GROUP"):
        return done | _sequence(argument[-1] if operator == "SUBPATTERN" else argument, growing, pattern)
    return done | (_repeated(growing, argument, pattern) if operator in _REPEATS else _open(growing, pattern))


def _characters(growing: _Heads, items: Any, pattern: str) -> _Heads:
    members = _members(items)
    if members is None:
        return _open(growing, pattern)
    return {head + char for head in growing for char in members}


def _repeated(growing: _Heads, argument: Any, pattern: str) -> _Heads:
    low, high, inner = argument
    found = set(growing) if low == 0 else set()
    for times in range(1, min(int(high), _LENGTH) + 1):
        growing = _sequence(inner, growing, pattern)
        if times >= low:
            found |= growing
    return found | growing if low > _LENGTH else found


def _open(growing: _Heads, pattern: str) -> _Heads:
    """Heads that any character may follow."""
    if "" in growing:
        raise ValueError(f"{pattern!r} can begin with any character: let it begin with definite ones")
    return {head + ENDED for head in growing}


def _members(items: Any) -> set[str] | None:
    """The characters of a class; None for a negated or a wide one."""
    chars: set[str] = set()
    for operator, argument in items:
        if str(operator) == "LITERAL":
            chars.add(chr(argument))
        elif str(operator) == "RANGE" and argument[1] - argument[0] < 128:
            chars.update(map(chr, range(argument[0], argument[1] + 1)))
        else:
            return None
    return chars
