"""Names in bylines: cut apart where they run together.

`林知远顾秋禾` has no mark between the two names. Every name begins with a surname and has one or two characters behind
it; of the ways to cut, the one with the more frequent surnames wins. Method: best path over log-probabilities, in the
way of a unigram segmenter.
"""

from __future__ import annotations

import math
from functools import cache

from extraction.rulebook import Rulebook

_GIVEN = {1: math.log(0.15), 2: math.log(0.85)}
"""Given names of one and of two characters, as frequent as they are in mainland China."""
_PER_GIVEN_CHARACTER = -6.0
_COMMON = -7.5
_LONGEST = 24


@cache
def _common_surnames() -> dict[str, float]:
    """Common surname -> log-probability; by rank after Zipf's law for the hundred most frequent."""
    book = Rulebook.load()
    weights = {name: _COMMON for name, row in book.lexicon("names", "surnames").items() if row.get("level") == "common"}
    for surname, row in book.lexicon("text", "frequent_surnames").items():
        weights[surname] = math.log(0.07) - 0.9 * math.log(int(row["rank"]))
    return weights


@cache
def _rare_surnames() -> frozenset[str]:
    return frozenset(Rulebook.load().lexicon("names", "surnames")).difference(_common_surnames())


def is_name(text: str, *, rare: bool = True) -> bool:
    """Whether a text has the form of one name: surname and one or two characters, or a minority name with dots.

    Many a rare surname is far more often an ordinary word; without `rare` they are none.
    """
    if "·" in text:
        return all(2 <= len(part) <= 10 for part in text.split("·"))
    starts = [text[:size] for size in (1, 2) if 1 <= len(text) - size <= 2]
    return any(start in _common_surnames() or (rare and start in _rare_surnames()) for start in starts)


def split_names(run: str) -> tuple[str, ...]:
    """The names of a run of Han characters, without anything between them; empty where it is none.

    A single character at the end, to which a header row that is cut off may shrink a name, is left out.
    """
    if len(run) > _LONGEST:
        return ()
    if len(run) <= 3 and is_name(run, rare=False):
        return (run,)
    best = _best_cut(run)
    if not best and len(run) > 3 and run[-1] in _common_surnames():
        best = _best_cut(run[:-1])
    return best


def _best_cut(run: str) -> tuple[str, ...]:
    weights = _common_surnames()
    paths: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())] + [None] * len(run)
    for start in range(len(run)):
        before = paths[start]
        if before is None:
            continue
        for size in (1, 2):
            weight = weights.get(run[start : start + size])
            if weight is None or start + size > len(run):
                continue
            for given, share in _GIVEN.items():
                end = start + size + given
                if end > len(run):
                    continue
                score = before[0] + weight + share + given * _PER_GIVEN_CHARACTER
                known = paths[end]
                if known is None or score > known[0]:
                    paths[end] = (score, (*before[1], run[start:end]))
    last = paths[len(run)]
    return last[1] if last else ()
