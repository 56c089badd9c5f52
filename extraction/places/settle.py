"""Settles which division each name of an article means, from the article alone; nothing is guessed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extraction.places.gazetteer import stem
from extraction.places.model import Chain, Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from extraction.places.gazetteer import Division


def settle(chains: list[Chain], outside: Iterable[Division] = ()) -> list[Chain]:
    """The chains with every hit narrowed as far as the article's other names allow.

    In this order, each step as soon as it leaves one candidate: the same form is plain elsewhere in the article; the
    candidate is named by another form; its prefecture is named, or a county of the same prefecture; its province is
    named.

    Args:
        outside: divisions that the source of the article names.
    """
    before: list[Chain] = []
    # A name settled in one round is evidence in the next; each round settles something, so that few are needed.
    while chains != before:
        before = chains
        evidence = _Evidence(chains, outside)
        chains = [Chain(tuple(evidence.narrow(hit) for hit in chain.hits)) for chain in chains]
    return chains


class _Evidence:
    def __init__(self, chains: list[Chain], outside: Iterable[Division]) -> None:
        plain = [hit for chain in chains for hit in chain.hits if len(hit.candidates) == 1]
        self.by_form: dict[str, Counter[Division]] = {}
        for hit in plain:
            self.by_form.setdefault(hit.form, Counter())[hit.candidates[0]] += 1
        self.named = {hit.candidates[0] for hit in plain} | set(outside)
        self.stems = {stem(division) for division in self.named}
        self.prefectures = {division.code[:4] for division in self.named if division.level != "province"}
        self.provinces = {division.code[:2] for division in self.named}

    def narrow(self, hit: Hit) -> Hit:
        """One hit with the candidates that the first telling kind of evidence leaves."""
        if len(hit.candidates) < 2:
            return hit
        same = self.by_form.get(hit.form, ())
        steps: tuple[Callable[[Division], bool], ...] = (
            lambda d: d in same,
            lambda d: d in self.named,
            # A prefecture and the city of its name (恩施) are told apart by nothing that lies around both.
            lambda d: len({c.code[:4] for c in left}) > 1 and d.code[:4] in self.prefectures,
            lambda d: len({c.code[:4] for c in left}) > 1 and d.code[:2] in self.provinces,
        )
        left = hit.candidates
        for fits in steps:
            fitting = tuple(d for d in left if fits(d))
            if len(fitting) == 1:
                return Hit(hit.start, hit.end, hit.form, fitting[0].level, fitting, hit.full)
            left = fitting or left
        return hit
