"""Word lists as one regular expression."""

import json
import re
from collections.abc import Iterable, Sequence

from extraction.rulebook.compiled import remembered

_Node = dict[str, "_Node"]
_END = ""
_FEW = 48
"""So many branches are tried one after the other; the engine takes more than a microsecond for some hundreds."""
_WAYS = 4


def alternation(words: Iterable[str]) -> str:
    """Return a regex that matches exactly the given words, the longest first.

    Common prefixes are merged into a trie, so that matching costs one step per character instead of one per word.
    An empty list gives a regex that never matches.
    """
    found: str = remembered("words", json.dumps(list(words)), _alternation)
    return found


def _alternation(words: str) -> str:
    root: _Node = {}
    for word in json.loads(words):
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    return _render(root) if root else r"(?!)"


def _render(node: _Node) -> str:
    leaves, longer = [], []
    for char in sorted(c for c in node if c != _END):
        child = node[char]
        if child.keys() == {_END}:
            leaves.append(char)
        else:
            longer.append((char, re.escape(char) + _render(child)))
    branches = _sorted(longer)
    if leaves:
        branches.append(re.escape(leaves[0]) if len(leaves) == 1 else "[" + "".join(map(_class_escape, leaves)) + "]")
    optional = _END in node
    if not branches:
        return ""
    if len(branches) == 1 and not optional:
        return branches[0]
    return "(?:" + "|".join(branches) + ")" + ("?" if optional else "")


def _sorted(branches: Sequence[tuple[str, str]]) -> list[str]:
    """The branches by their first characters, given in order; many behind a test for the range that these are in."""
    if len(branches) <= _FEW:
        return [pattern for _, pattern in branches]
    size = -(-len(branches) // _WAYS)
    parts = (branches[at : at + size] for at in range(0, len(branches), size))
    return [
        f"(?=[{_class_escape(part[0][0])}-{_class_escape(part[-1][0])}])(?:{'|'.join(_sorted(part))})" for part in parts
    ]


def _class_escape(char: str) -> str:
    return "\\" + char if char in "\\]^-[&~|" else char
