"""What a person is: the words around a name that tell it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extraction.pipes.people.article import Article
    from extraction.rulebook import Rulebook

_JOINT = re.compile(r"[、和与及]|以及")


class Roles:
    """The role of a mention."""

    def __init__(self, book: Rulebook) -> None:
        self._behind = book.compile("people", "(?:{@behind})")
        self._in_brackets = book.compile("people", "[(（](?:[^()（）,，]{0,6}[,，])?(?P<role>{role})[)）]")

    def of(self, article: Article, mentions: Sequence[tuple[int, int]]) -> dict[tuple[int, int], str]:
        """Mention -> role; `mentions` in the order of the text. A role before a list of names is everybody's."""
        found: dict[tuple[int, int], str] = {}
        before: tuple[int, int] | None = None
        for start, end in mentions:
            if (begin := article.roles.get(start)) is not None:
                found[start, end] = article.text[begin:start]
            elif bracket := self._in_brackets.match(article.text, end):
                found[start, end] = bracket["role"]
            elif behind := self._behind.match(article.text, end):
                found[start, end] = behind[0]
            elif before in found and _JOINT.fullmatch(article.text, before[1], start):
                found[start, end] = found[before]
            before = (start, end)
        return found
