"""Labels of lists whose characters blanks part to fill a line: 主　席：林知远 is read 主席."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extraction.rulebook import Rulebook

if TYPE_CHECKING:
    from collections.abc import Iterator

_LABEL = re.compile(
    r"^[ \u3000]*([\u4e00-\u9fff](?:[ \u3000]{1,6}[\u4e00-\u9fff]){1,4})[ \u3000]{0,4}[：:]", re.MULTILINE
)
_BLANKS = re.compile("[ \u3000]+")


def spread_labels(text: str) -> Iterator[tuple[int, int]]:
    """Half-open spans of the blanks inside such labels."""
    offices = _offices()
    for match in _LABEL.finditer(text):
        if _BLANKS.sub("", match[1]) in offices:
            for blanks in _BLANKS.finditer(text, *match.span(1)):
                yield blanks.span()


@cache
def _offices() -> frozenset[str]:
    return frozenset(str(Rulebook.load().settings("text")["spread_labels"]).split())
