"""One rule of a rule file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from extraction.errors import RuleError
from extraction.rulebook.compiled import compiled

_OPEN, _CLOSE = "⟦", "⟧"


@dataclass(frozen=True)
class Example:
    """A text in which a rule must fire: on `text[start:end]`, with the given fields.

    Attributes:
        start, end: code points of the marked part in `text`, half-open.
        expected: field name -> text of its value; the bare right-hand side stands under `value`.
        published: the anchor for relative dates, or None.
    """

    text: str
    start: int
    end: int
    expected: Mapping[str, str]
    published: str | None
    line: int


@dataclass(frozen=True)
class Rule:
    """A pattern with the name of the function that makes a value of its match, and its examples."""

    id: str
    kind: str
    why: str
    pattern: str
    value: str | None
    constants: Mapping[str, Any]
    accept: tuple[Example, ...]
    refuse: tuple[str, ...]
    path: Path
    line: int
    rank: int
    expanded: str = field(repr=False)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern.

        Raises:
            RuleError: the pattern is no valid regular expression.
        """
        try:
            return compiled(self.expanded)
        except re.error as error:
            raise RuleError(
                self.path,
                self.line,
                f"the pattern of {self.id} is not valid: {error}",
                "mend the pattern or the fragments it names",
            ) from error


def parse_example(path: Path, line: int, marked: str, expected: Any) -> Example:
    """Read `{'会议于⟦3月5日⟧召开': '2021-03-05'}`.

    Raises:
        RuleError: no marks, or more than one pair.
    """
    if marked.count(_OPEN) != 1 or marked.count(_CLOSE) != 1 or marked.index(_OPEN) >= marked.index(_CLOSE):
        raise RuleError(
            path,
            line,
            f"the example {marked!r} has no single ⟦marked⟧ part",
            "mark the record's span once with ⟦ and ⟧",
        )
    start = marked.index(_OPEN)
    end = marked.index(_CLOSE) - 1
    fields = dict(expected) if isinstance(expected, dict) else {"value": str(expected)}
    published = fields.pop("published", None)
    return Example(marked.replace(_OPEN, "").replace(_CLOSE, ""), start, end, fields, published, line)
