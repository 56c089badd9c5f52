"""Rule files: YAML whose every item remembers its line."""

from pathlib import Path
from typing import Any

import yaml

from extraction.errors import RuleError

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover - PyYAML without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]


class Text(str):
    """A scalar as written, with its one-based line."""

    __slots__ = ("line",)
    line: int

    def __new__(cls, value: str, line: int) -> "Text":
        """Make a text that stands at `line`."""
        text = super().__new__(cls, value)
        text.line = line
        return text


class Table(dict[str, Any]):
    """A mapping with its one-based line."""

    line: int = 0


def load_yaml(path: Path, text: str) -> Table:
    """Parse a rule file; scalars stay text, mappings are `Table`, sequences lists.

    Raises:
        RuleError: not YAML, a key twice, or no mapping at the top.
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise RuleError(
            path,
            mark.line + 1 if mark else None,
            f"not valid YAML: {error.problem}",
            "quote patterns with single quotes and indent with spaces",
        ) from error
    if node is None:
        return Table()
    value = _build(path, node)
    if not isinstance(value, Table):
        raise RuleError(path, 1, "the file is no mapping", "write sections such as `fragments:`, `rules:` and `traps:`")
    return value


def _build(path: Path, node: yaml.Node) -> Any:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return Text(node.value, line)
    if isinstance(node, yaml.SequenceNode):
        return [_build(path, child) for child in node.value]
    table = Table()
    table.line = line
    for key_node, child in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise RuleError(path, key_node.start_mark.line + 1, "a key that is no text", "write `key: value`")
        if key_node.value in table:
            raise RuleError(
                path, key_node.start_mark.line + 1, f"the key {key_node.value!r} stands twice", "keep one of the two"
            )
        table[Text(key_node.value, key_node.start_mark.line + 1)] = _build(path, child)
    return table
