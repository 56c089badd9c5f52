"""Finds place expressions: divisions, generic places, and the chains that adjacent ones form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extraction.places.divisions import spot_divisions
from extraction.places.gazetteer import stem
from extraction.places.generic import WordClass, no_class, spot_generic
from extraction.places.listed import outside, spot_listed
from extraction.places.model import RANK, Chain, Hit

if TYPE_CHECKING:
    from extraction.places.gazetteer import Division


def find_chains(
    text: str, date: str | None = None, trusted: frozenset[str] = frozenset(), word_class: WordClass = no_class
) -> list[Chain]:
    """Every place expression of a text, in order, without the codes that only the whole article settles.

    Args:
        date: the article's date in ISO 8601; which divisions there are depends on it.
        trusted: short forms that the article's source or title bears out.
        word_class: the class of an ordinary word; see `spot_generic`.
    """
    divisions = spot_divisions(text, date, trusted)
    towns = spot_listed(text, divisions)
    divisions = outside(divisions, towns)
    generic = spot_generic(text, divisions, word_class, towns)
    taken = [False] * (len(text) + 1)
    for hit in generic:
        taken[hit.start : hit.end] = [True] * (hit.end - hit.start)
    kept = [hit for hit in divisions if not any(taken[hit.start : hit.end])]
    return _chain(sorted([*kept, *generic], key=lambda h: h.start))


def _chain(hits: list[Hit]) -> list[Chain]:
    chains: list[Chain] = []
    open_hits: list[Hit] = []
    for hit in hits:
        joined = _join(open_hits, hit) if open_hits else None
        if joined is None and open_hits:
            chains.append(Chain(tuple(open_hits)))
        open_hits = joined if joined is not None else [hit]
    if open_hits:
        chains.append(Chain(tuple(open_hits)))
    return chains


def _join(above: list[Hit], hit: Hit) -> list[Hit] | None:
    """The chain with one more hit, each narrowed to what the others allow; None where it is no part of it."""
    last = above[-1]
    if last.end != hit.start:
        return None
    if not hit.candidates or not last.candidates:
        return [*above, hit] if RANK[hit.level] > RANK[last.level] else None
    below = tuple(d for d in hit.candidates if any(_holds(a, d) for a in last.candidates))
    if not below:
        return None
    narrowed = [_narrow(h, below) for h in above]
    return [*narrowed, Hit(hit.start, hit.end, hit.form, below[0].level, below, hit.full)]


def _narrow(hit: Hit, below: tuple[Division, ...]) -> Hit:
    kept = tuple(d for d in hit.candidates if any(_holds(d, b) for b in below))
    return Hit(hit.start, hit.end, hit.form, hit.level, kept, hit.full) if kept else hit


def _holds(above: Division, below: Division) -> bool:
    return above.code != below.code and below.code.startswith(stem(above))
