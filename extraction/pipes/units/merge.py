"""Several wordings of one body to one unit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, cast

from extraction.pipes.bodies import shortens
from extraction.pipes.units.model import Draft, UnitFound

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extraction.places import Place
    from extraction.rulebook import Rulebook
    from schemas import UnitKind

KIND = "units"
_FIRST = "第"
"""What the names of hospitals and schools with numbers begin with."""
_NUMBERED = ("hospital", "school")
_LONG = {"中": "学", "小": "学", "团": "司"}
"""The last character of 一中, 二小, 集团 and that of what they are short for."""
_FIRM = "enterprise"
_GROUP = "集团"
_BRAND = 2
"""How long the brand of a firm is at least, in code points."""
_ANY, _ORGAN = "other", "government_organ"


class _Rules(NamedTuple):
    """What tells wordings of one body from two bodies.

    Attributes:
        fillers: words in the names of groups that do not tell two of them apart.
        forms: the legal forms of firms.
        heads: head of a group -> the head that says the same.
        bodies: short name of a body that every county has -> the long one.
        optional: words before names that one wording has and another leaves out.
        brands: short name of a firm before its branches -> the long one.
        firm_words: heads that a firm's brand goes before where the article leaves out the rest of its name.
        shortened: kinds of which a wording that leaves characters out is the same body.
        forces: what the parts of a bureau end in that are called after its place as well.
        firms: the names that `firm` has made, as each is compared with every other.
    """

    fillers: re.Pattern[str]
    forms: re.Pattern[str]
    heads: Mapping[str, str]
    bodies: Mapping[str, str]
    firm_words: frozenset[str]
    optional: tuple[str, ...]
    brands: Mapping[str, str]
    shortened: frozenset[str]
    forces: tuple[str, ...]
    firms: dict[str, str]

    def group(self, head: str) -> str:
        """The head that stands for all that say the same."""
        return str(self.heads.get(head, head))

    def shorn(self, name: str) -> str:
        """A name, or what stands before one, without the words that may be left out."""
        return next((name.removeprefix(word) for word in self.optional if name.startswith(word)), name)

    def firm(self, name: str) -> str:
        """A firm's name without its legal form and with the long name of what it is a branch of: 农行霍山支行."""
        if name not in self.firms:
            short = next((word for word in self.brands if name.startswith(word)), "")
            self.firms[name] = str(self.brands.get(short, "")) + self.forms.sub("", name).removeprefix(short)
        return self.firms[name]

    def body(self, own: str) -> str:
        """The long name for all names of one of the bodies that every county has."""
        return str(self.bodies.get(own, own))


def merge(drafts: list[Draft], book: Rulebook) -> list[Draft]:
    """One draft per body, in the order of first mentions; the longest wording gives the name."""
    settings = book.settings(KIND)
    mergeable = frozenset(str(settings["mergeable"]).split())
    rules = _Rules(
        book.compile(KIND, "{@fillers}"),
        book.compile(KIND, str(settings["forms"])),
        settings["same_groups"],
        settings["same_bodies"],
        frozenset(str(settings["firm_words"]).split()),
        tuple(str(settings["optional_prefixes"]).split()),
        settings["same_brands"],
        frozenset(str(settings["shortened"]).split()),
        tuple(str(settings["forces_inside"]).split()),
        {},
    )
    kept: dict[tuple[str, str], list[Draft]] = {}
    for draft in sorted(drafts, key=lambda d: (not d.anchored, -len(d.name), d.first)):
        # 运输发展中心 is an organ, 运输中心 may be anything
        kind = _ORGAN if draft.kind == _ANY else draft.kind
        last = rules.body(draft.head)[-1]
        alike = kept.setdefault((kind, _LONG.get(last, last)), [])
        same = [k for k in alike if _twice(k, draft, rules) or (draft.kind in mergeable and _same(k, draft, rules))]
        if len(same) == 1:
            same[0].mentions |= draft.mentions
            same[0].names.add(draft.name)
            if len(draft.name) > len(same[0].name) and _one_place(draft.place, same[0].place):
                same[0].name = draft.name
        else:
            alike.append(draft)
    return sorted((draft for alike in kept.values() for draft in alike), key=lambda d: d.first)


def finished(drafts: list[Draft]) -> list[UnitFound]:
    """The units of finished drafts, in the order of their first mentions; no unit is above itself."""
    named = {name: draft.name for draft in drafts for name in (*sorted(draft.names), draft.name)}
    parents: dict[str, str] = {}
    for draft in sorted(drafts, key=lambda d: d.first):
        parent = _parent(draft, named)
        if parent is not None and draft.name not in _above(parent, parents):
            parents[draft.name] = parent
    return [
        UnitFound(
            d.name,
            cast("UnitKind", d.kind),
            d.place,
            parents.get(d.name),
            tuple(sorted(d.mentions)),
            d.rule,
            tuple(sorted(d.names)),
        )
        for d in sorted(drafts, key=lambda d: d.first)
    ]


def _above(name: str, parents: Mapping[str, str]) -> list[str]:
    """A unit and all that it belongs to."""
    chain = [name]
    while chain[-1] in parents:
        chain.append(parents[chain[-1]])
    return chain


def _parent(draft: Draft, named: Mapping[str, str]) -> str | None:
    """The unit that a body belongs to: the one that its wording names, else the longest one that begins its name."""
    own = draft.parent if draft.parent in named else None
    if own is None:
        ends = range(len(draft.name) - 2, 1, -1)
        own = next((draft.name[:end] for end in ends if draft.name[:end] in named), draft.parent)
    return named.get(own, own) if own is not None else None


def _one_place(one: Place | None, other: Place | None) -> bool:
    """Whether two wordings name one place: 湖州市德清县, 德清县."""
    if one is None or other is None or one.adcode is None:
        return one == other
    # the code of a village is its county's
    return (one.adcode, one.level, one.short) == (other.adcode, other.level, other.short)


def _one_owner(kept: Draft, draft: Draft) -> bool:
    """Whether two wordings that say whose a body is can mean one: not 省统计局 and 国家统计局."""
    if draft.place is None and kept.level != draft.level:
        return False
    return _one_place(kept.place, draft.place)


def _twice(kept: Draft, draft: Draft, rules: _Rules) -> bool:
    """Whether two wordings differ in that of their place alone: 湖州市德清县纪委, 德清县纪委."""
    if _without_place(kept, draft):
        return True
    whole = (
        kept.anchored and draft.anchored and kept.kind == draft.kind and rules.body(kept.own) == rules.body(draft.own)
    )
    # 民革滑县县委 is not 民盟滑县县委, nor one faculty's Party branch another's
    whole = whole and (rules.shorn(kept.prefix), rules.shorn(kept.parent or "")) == (
        rules.shorn(draft.prefix),
        rules.shorn(draft.parent or ""),
    )
    whole = whole and _one_place(kept.place, draft.place)
    return whole and (kept.place is not None or (kept.own == kept.name and draft.own == draft.name))


def _without_place(kept: Draft, draft: Draft) -> bool:
    """Whether a part of a body is named without the place of that: 养蜂协会党支部 of 霍山县养蜂协会党支部."""
    if kept.kind != draft.kind or kept.place is None or draft.place is not None or not (kept.parent and draft.parent):
        return False
    return kept.name == kept.place.short + draft.name and kept.parent == kept.place.short + draft.parent


def _same(kept: Draft, draft: Draft, rules: _Rules) -> bool:
    # 霍山消防大队 of 六安市消防支队霍山消防大队, whose place may be told to be the city
    part = kept.parent is not None and kept.own == draft.name
    if draft.anchored and kept.anchored and not part and not _one_owner(kept, draft):
        return False
    if kept.parent and draft.parent and rules.firm(kept.parent) != rules.firm(draft.parent):
        return False
    if kept.kind == "working_group" and draft.place == kept.place:
        one, other = _core(kept, rules.fillers), _core(draft, rules.fillers)
        return rules.group(kept.head) == rules.group(draft.head) and (one <= other or other <= one)
    short = draft.own
    if _refers(kept, draft, rules) or (kept.kind == _FIRM and _one_firm(kept, draft, rules)):
        return True
    placed = kept.anchored and draft.anchored
    court = kept.kind == "judicial" and placed and kept.own.endswith(draft.head)
    number = kept.kind in _NUMBERED and placed and kept.own.startswith((_FIRST + short[:-1], short))
    if (kept.kind not in rules.shortened and not number) or (len(short) <= len(draft.head) and not (court or number)):
        return False  # 县法院 is 县人民法院, 市一院 is 市第一人民医院, 市一中 is 市第一中学
    return (not draft.anchored or _one_place(kept.place, draft.place)) and shortens(short, kept.own)


def _refers(kept: Draft, draft: Draft, rules: _Rules) -> bool:
    """Whether a wording is the last part of another: 作协 of 霍山县作家协会, 霍山校友会 of 云岭大学霍山校友会."""
    if draft.anchored:
        return _branch_of(kept, draft, rules.forces)
    whole = kept.place == draft.place and kept.name.endswith(rules.body(draft.own))
    return whole or kept.name.endswith(draft.own)


def _branch_of(kept: Draft, draft: Draft, forces: tuple[str, ...]) -> bool:
    """Whether a name is that of a part or a branch without its owner: 霍山校友会 of 云岭大学霍山校友会."""
    if kept.parent is None or draft.parent is not None or not draft.anchored:
        return False
    # 霍山县公安局高速交警大队 is 霍山县高速交警大队
    force = kept.own == draft.own and draft.own.endswith(forces) and _one_place(kept.place, draft.place)
    return force or kept.own == draft.name


def _one_firm(kept: Draft, draft: Draft, rules: _Rules) -> bool:
    """Whether a name is another without its legal form, or its brand: 青岚丰公司 of 云岭青岚丰生化有限公司."""
    if rules.firm(kept.name) == rules.firm(draft.name):
        return True
    behind = kept.own.find(_GROUP) + len(_GROUP)
    if draft.head.endswith(_GROUP) and rules.forms.fullmatch(kept.own, behind) is None:
        return False  # 青岚集团 is no 青岚药业有限公司
    brand = draft.own.removesuffix(draft.head)
    full = rules.forms.search(kept.own) is not None and draft.head in rules.firm_words
    return full and not draft.anchored and len(brand) >= _BRAND and kept.own.startswith(brand)


def _core(draft: Draft, fillers: re.Pattern[str]) -> frozenset[str]:
    return frozenset(fillers.sub("", draft.own.removesuffix(draft.head)))
