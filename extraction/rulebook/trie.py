"""Word lists as one regular expression."""

import re
from collections.abc import Iterable

_Node = dict[str, "_Node"]
_END = ""


def alternation(words: Iterable[str]) -> str:
    """Return a regex that matches exactly the given words, the longest first.

    Common prefixes are merged into a trie, so that matching costs one step per character instead of one per word.
    An empty list gives
    a regex that never matches.
    """
    root: _Node = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[_END] = {}
    return _render(root) if root else r"(?!)"


def _render(node: _Node) -> str:
    leaves, branches = [], []
    for char in sorted(c for c in node if c != _END):
        child = node[char]
        if child.keys() == {_END}:
            leaves.append(char)
        else:
            branches.append(re.escape(char) + _render(child))
    if leaves:
        branches.append(re.escape(leaves[0]) if len(leaves) == 1 else "[" + "".join(map(_class_escape, leaves)) + "]")
    optional = _END in node
    if not branches:
        return ""
    if len(branches) == 1 and not optional:
        return branches[0]
    return "(?:" + "|".join(branches) + ")" + ("?" if optional else "")


def _class_escape(char: str) -> str:
    return "\\" + char if char in "\\]^-[&~|" else char
