"""Several wordings of one body to one unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from extraction.pipes.units.model import Draft, UnitFound

if TYPE_CHECKING:
    from extraction.rulebook import Rulebook
    from schemas import UnitKind

KIND = "units"


def merge(drafts: list[Draft], book: Rulebook) -> list[UnitFound]:
    """One unit per body, in the order of first mentions."""
    fillers = book.compile(KIND, "{@fillers}")
    mergeable = frozenset(str(book.settings(KIND)["mergeable"]).split())
    shortened = frozenset(str(book.settings(KIND)["shortened"]).split())
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (not d.anchored, -len(d.name), d.first)):
        same = [k for k in kept if _same(k, draft, fillers, mergeable, shortened)]
        if len(same) == 1:
            same[0].mentions |= draft.mentions
            same[0].wordings |= draft.wordings
            if len(draft.name) > len(same[0].name) and draft.place == same[0].place:
                same[0].name = draft.name
        else:
            kept.append(draft)
    kept.sort(key=lambda d: d.first)
    return [
        UnitFound(d.name, cast("UnitKind", d.kind), d.place, d.parent, tuple(sorted(d.mentions)), d.rule) for d in kept
    ]


def _same(  # noqa: PLR0911 - one return a reason
    kept: Draft, draft: Draft, fillers: re.Pattern[str], mergeable: frozenset[str], shortened: frozenset[str]
) -> bool:
    if kept.kind != draft.kind or kept.kind not in mergeable or kept.head[-1] != draft.head[-1]:
        return False
    if draft.anchored and kept.anchored and kept.place != draft.place:
        return False
    if kept.parent != draft.parent and draft.parent is not None and kept.parent is not None:
        return False
    if kept.kind == "working_group" and draft.place == kept.place:
        one, other = _core(kept, fillers), _core(draft, fillers)
        return one <= other or other <= one
    short = draft.own
    if not draft.anchored and kept.name.endswith(short):
        return True
    if kept.kind not in shortened or len(short) <= len(draft.head):
        return False
    return (not draft.anchored or kept.place == draft.place) and _inside(short, kept.own)


def _core(draft: Draft, fillers: re.Pattern[str]) -> frozenset[str]:
    return frozenset(fillers.sub("", draft.own.removesuffix(draft.head)))


def _inside(short: str, long: str) -> bool:
    """Whether the characters of `short` stand in `long` in their order."""
    rest = iter(long)
    return all(char in rest for char in short)
