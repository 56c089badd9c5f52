"""Patterns compiled once, not in every process: what they compile to is kept where Python keeps its own.

All our patterns take `re` half a second. What it makes of one depends on nothing but the pattern and the interpreter,
so it is kept in `rules/__pycache__` under the digest of the pattern, and beside it what `anchors` and `heads` read from
it and the patterns that `trie` makes of lists of words. The file names the interpreter, the digest of those three
modules, and that of its own content.
A file that is missing, damaged, another interpreter's or another version's costs time, nothing else. It is JSON, and
the engine itself checks the code that it is given.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import importlib.util
import json
import os
import re
import sys
from array import array
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

_sre: Any = import_module("_sre")
_parser: Any = import_module("re._parser")
_compiler: Any = import_module("re._compiler")
_READERS = ("anchors.py", "heads.py", "trie.py")
"""The modules whose answers are kept."""
_MOST = 4000
"""Entries in the file; there are some 2,500 of our rules."""
_UNSIGNED = "I"
"""The array code of a number of the engine: four bytes, `_sre.CODESIZE`."""


class Store:
    """What the file holds, and what has been made since: kind and digest of a pattern -> JSON value."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.known: dict[str, Any] = _read(path) if path is not None else {}
        """Kind and digest of a pattern -> what is kept of it."""
        self._missed: dict[str, str | None] = {}
        self._used: set[str] = set()

    def pattern(self, pattern: str) -> re.Pattern[str]:
        """The compiled pattern."""
        key = _key("code", pattern)
        if (kept := self.known.get(key)) is not None:
            self._used.add(key)
            with contextlib.suppress(ValueError, TypeError, RuntimeError, OverflowError):
                return _revived(pattern, *kept)
        made = re.compile(pattern)
        self._missed[key] = pattern
        return made

    def fact(self, kind: str, pattern: str, make: Callable[[str], Any]) -> Any:
        """What `make` finds out about a pattern, as a JSON value."""
        key = _key(kind, pattern)
        self._used.add(key)
        if key not in self.known:
            self.known[key] = make(pattern)
            self._missed[key] = None
        return self.known[key]

    @property
    def complete(self) -> bool:
        """Whether nothing was missing so far."""
        return not self._missed

    def save(self) -> None:
        """Write what is known, if anything was missing; give up quietly where that cannot be.

        Where it has become too much, much of it is of rules that are gone: only what was used here stays.
        """
        if self.path is None or self.complete:
            return
        # other threads may ask meanwhile
        known, missed = self.known.copy(), self._missed.copy()
        kept = {key: value for key, value in known.items() if len(known) <= _MOST or key in self._used}
        kept |= {key: _code(pattern) for key, pattern in missed.items() if pattern is not None}
        content = json.dumps(kept, sort_keys=True)
        lines = (_makers(), hashlib.sha256(content.encode()).hexdigest(), content)
        fresh = self.path.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(exist_ok=True)
            fresh.write_text("\n".join(map(json.dumps, lines[:2])) + "\n" + content, encoding="utf-8")
            fresh.replace(self.path)
        self.known, self._missed = self.known | kept, {}


def _key(kind: str, pattern: str) -> str:
    return f"{kind} {hashlib.blake2b(pattern.encode('utf-8', 'surrogatepass'), digest_size=16).hexdigest()}"


@cache
def _makers() -> str:
    """The interpreter, and the digest of the modules whose answers are kept: none is another version's."""
    digest = hashlib.blake2b(digest_size=16)
    with contextlib.suppress(OSError):
        for name in _READERS:
            digest.update(Path(__file__).with_name(name).read_bytes())
    return f"{sys.version} {_sre.MAGIC} {_sre.CODESIZE} {digest.hexdigest()}"


def _read(path: Path) -> dict[str, Any]:
    try:
        makers, digest, content = path.read_text(encoding="utf-8").split("\n", 2)
        if json.loads(makers) != _makers():
            return {}
        fits = json.loads(digest) == hashlib.sha256(content.encode()).hexdigest()
        return dict(json.loads(content)) if fits else {}
    except (OSError, ValueError, TypeError):
        return {}


def _code(pattern: str) -> tuple[int, int, dict[str, int], str]:
    """Flags, number of groups, names of groups and the code of a pattern; the last as `re.compile` makes it."""
    tree = _parser.parse(pattern)
    code = array(_UNSIGNED, _compiler._code(tree, 0))  # noqa: SLF001 - no public way leads to it
    written = base64.b64encode(code.tobytes()).decode()
    return tree.state.flags, tree.state.groups, dict(tree.state.groupdict), written


def _revived(pattern: str, flags: int, groups: int, names: dict[str, int], code: str) -> re.Pattern[str]:
    numbers = array(_UNSIGNED)
    numbers.frombytes(base64.b64decode(code))
    by_number: list[str | None] = [None] * groups
    for name, number in names.items():
        by_number[number] = name
    found: re.Pattern[str] = _sre.compile(pattern, flags, numbers.tolist(), groups - 1, names, tuple(by_number))
    return found


@cache
def _store() -> Store:
    try:
        import rules

        place = Path(importlib.util.cache_from_source(str(Path(next(iter(rules.__path__))) / "patterns.py")))
    except (NotImplementedError, ImportError):
        return Store(None)
    return Store(place.with_suffix(".json"))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """What `re.compile` gives.

    Raises:
        re.error: the pattern is not valid.
    """
    return _store().pattern(pattern)


def remembered(kind: str, pattern: str, make: Callable[[str], Any]) -> Any:
    """What `make` finds out about a pattern, kept like its code: a JSON value, the same in every process."""
    return _store().fact(kind, pattern, make)


def complete() -> bool:
    """Whether everything was kept that has been asked for so far."""
    return _store().complete


def save() -> None:
    """Keep what has been compiled for the processes to come, where Python may keep what it has compiled as well."""
    if not sys.dont_write_bytecode:
        _store().save()
