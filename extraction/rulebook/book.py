"""The rule book: the rule files of a folder, validated and compiled.

Layout: `rules/<kind>/*.yaml` and `rules/<kind>/lexicons/*.tsv`. In a pattern `{name}` stands for a fragment of the
    same kind or of
`rules/common`, `{@lexicon}` for all words of a lexicon, `{@lexicon:column=value}` for those rows, `{@kind/lexicon}`
for another kind's.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from extraction.errors import RuleError
from extraction.rulebook.compiled import compiled
from extraction.rulebook.lexicon import Lexicon, parse_lexicon
from extraction.rulebook.rule import Example, Rule, parse_example
from extraction.rulebook.scan import Scan
from extraction.rulebook.source import Table, Text, load_yaml
from extraction.rulebook.together import Together
from extraction.rulebook.trie import alternation

COMMON = "common"
F = TypeVar("F", bound=Callable[..., Any])
_REFERENCE = re.compile(r"\{(@?[a-z][a-z0-9_/-]*)(?::([a-z_]+)(?:=([^}]*))?)?\}")
_SECTIONS = {"fragments", "rules", "traps", "settings"}
_RULE_KEYS = {"id", "why", "pattern", "value", "with", "accept", "refuse"}


class Rulebook:
    """All rules of the project and, if given, of the user's own folder."""

    def __init__(self) -> None:
        self.digest = ""
        """SHA-256 over every rule file's name and bytes, in name order."""
        self._rules: dict[str, list[Rule]] = {}
        self._traps: dict[str, list[Rule]] = {}
        self._fragments: dict[tuple[str, str], tuple[str, Path, int]] = {}
        self._settings: dict[str, dict[str, Any]] = {}
        self._lexicons: dict[tuple[str, str], Lexicon] = {}
        self._expanded: dict[tuple[str, str], str] = {}
        self._compiled: dict[tuple[str, str], re.Pattern[str]] = {}
        self._scans: dict[tuple[str, str], Scan] = {}
        self._together = Together()

    @staticmethod
    def load(extra: Path | str | None = None) -> "Rulebook":
        """The project's rules, and those of `extra` added to them; the same object on every call with the same folder.

        Raises:
            RuleError: a bad rule file, with its line and the remedy.
        """
        return _load(Path(extra).resolve() if extra else None)

    @property
    def kinds(self) -> list[str]:
        """The kinds that have rules or traps, in name order."""
        return sorted({*self._rules, *self._traps})

    def rules(self, kind: str) -> tuple[Rule, ...]:
        """The rules of a kind, in the order of files and lines."""
        return tuple(self._rules.get(kind, ()))

    def traps(self, kind: str) -> tuple[Rule, ...]:
        """The filters of a kind: what they match must not become a record."""
        return tuple(self._traps.get(kind, ()))

    def settings(self, kind: str) -> Mapping[str, Any]:
        """The merged `settings:` sections of a kind; scalars are text."""
        return self._settings.get(kind, {})

    def lexicon(self, kind: str, name: str) -> Lexicon:
        """A lexicon of a kind.

        Raises:
            KeyError: there is none of that name.
        """
        return self._lexicons[kind, name]

    def lexicons(self) -> Iterator[tuple[str, Lexicon]]:
        """Every lexicon with its kind."""
        for (kind, _), lexicon in sorted(self._lexicons.items()):
            yield kind, lexicon

    def compile(self, kind: str, pattern: str) -> re.Pattern[str]:
        """Compile a pattern with the fragments and lexicons that `kind` sees."""
        key = kind, pattern
        if key not in self._compiled:
            self._compiled[key] = compiled(self._expand(kind, pattern, Path(f"<{kind}>"), 0, ()))
        return self._compiled[key]

    def scan(self, kind: str, pattern: str) -> Scan:
        """The same for a pattern that is looked for in whole texts."""
        key = kind, pattern
        if key not in self._scans:
            self._scans[key] = Scan(self._expand(kind, pattern, Path(f"<{kind}>"), 0, ()), self._together)
        return self._scans[key]

    def scan_of(self, rule: Rule) -> Scan:
        """A rule's pattern, as it is looked for in whole texts."""
        return self.scan(rule.kind, rule.pattern)

    def bind(self, kind: str, functions: Mapping[str, F]) -> list[tuple[Rule, F]]:
        """The rules of a kind, each with its value function.

        Raises:
            RuleError: a rule names a function that is not there.
        """
        bound = []
        for rule in self.rules(kind):
            if rule.value is None or rule.value not in functions:
                raise RuleError(
                    rule.path,
                    rule.line,
                    f"{rule.id} wants the value function {rule.value!r}",
                    f"use one of: {', '.join(sorted(functions))}",
                )
            bound.append((rule, functions[rule.value]))
        return bound

    def compile_all(self) -> None:
        """Compile every pattern now instead of at first use.

        Raises:
            RuleError: a pattern is not valid.
        """
        for group in (*self._rules.values(), *self._traps.values()):
            for rule in group:
                _ = rule.regex

    # Loading

    def add_files(self, files: list[tuple[str, Path]]) -> None:
        """Read rule files, each with its kind; all lexicons and fragments are known before the first pattern.

        Raises:
            RuleError: a bad rule file.
        """
        tables: list[tuple[str, Path, Table]] = []
        for kind, path in files:
            text = _read(path)
            if path.suffix == ".tsv":
                self._add_lexicon(kind, path, text)
            else:
                tables.append((kind, path, load_yaml(path, text)))
        for kind, path, table in tables:
            self._add_fragments(kind, path, table)
        for kind, path, table in tables:
            for section, store in (("rules", self._rules), ("traps", self._traps)):
                for item in _sequence(path, table, section):
                    self._add_rule(kind, path, item, store, section)

    def _add_lexicon(self, kind: str, path: Path, text: str) -> None:
        rows, lines = parse_lexicon(path, text)
        known = self._lexicons.get((kind, path.stem))
        if known is not None:
            rows = {**{word: dict(known[word]) for word in known}, **rows}
            lines = {**known.lines, **lines}
        self._lexicons[kind, path.stem] = Lexicon(path.stem, rows, lines)

    def _add_fragments(self, kind: str, path: Path, table: Table) -> None:
        for section in table:
            if section not in _SECTIONS:
                raise RuleError(
                    path,
                    getattr(section, "line", None),
                    f"unknown section {str(section)!r}",
                    f"use one of: {', '.join(sorted(_SECTIONS))}",
                )
        for name, pattern in cast("Iterable[tuple[Text, Any]]", _mapping(path, table, "fragments").items()):
            if (kind, name) in self._fragments:
                where = self._fragments[kind, name]
                raise RuleError(
                    path,
                    name.line,
                    f"the fragment {str(name)!r} stands already in {where[1].name}:{where[2]}",
                    "give one of the two another name",
                )
            if not isinstance(pattern, Text):
                raise RuleError(
                    path, name.line, f"the fragment {str(name)!r} is no text", "write one pattern in single quotes"
                )
            self._fragments[kind, str(name)] = (str(pattern), path, name.line)
        self._settings.setdefault(kind, {}).update(_mapping(path, table, "settings"))

    def _add_rule(self, kind: str, path: Path, item: Any, store: dict[str, list[Rule]], section: str) -> None:
        if not isinstance(item, Table):
            raise RuleError(path, None, f"an entry of `{section}:` is no mapping", "begin it with `- id: …`")
        for key in cast("Iterable[Text]", item):
            if key not in _RULE_KEYS:
                raise RuleError(
                    path, key.line, f"unknown key {str(key)!r}", f"use one of: {', '.join(sorted(_RULE_KEYS))}"
                )
        for needed in ("id", "why", "pattern"):
            if not item.get(needed):
                raise RuleError(path, item.line, f"a rule without `{needed}`", f"add a line `{needed}: …`")
        name = str(item["id"])
        if not name.startswith(f"{kind}.") or not re.fullmatch(r"[a-z0-9-]+\.[a-z0-9.-]+", name):
            raise RuleError(
                path,
                item["id"].line,
                f"the id {name!r} does not fit",
                f"write `{kind}.` and a short name of a-z, 0-9 and hyphens",
            )
        if any(rule.id == name for group in (*self._rules.values(), *self._traps.values()) for rule in group):
            raise RuleError(path, item["id"].line, f"the id {name!r} is taken", "choose another name")
        expanded = self._expand(kind, str(item["pattern"]), path, item["pattern"].line, ())
        accept = tuple(self._examples(path, item))
        refuse = tuple(str(text) for text in item.get("refuse", ()))
        if not accept or not refuse:
            raise RuleError(
                path,
                item.line,
                f"{name} has no `{'refuse' if accept else 'accept'}` example",
                "give at least one text where it must fire and one where it must not",
            )
        rank = sum(len(group) for group in store.values())
        store.setdefault(kind, []).append(
            Rule(
                name,
                kind,
                str(item["why"]),
                str(item["pattern"]),
                item.get("value"),
                dict(item.get("with", {})),
                accept,
                refuse,
                path,
                item.line,
                rank,
                expanded,
            )
        )

    @staticmethod
    def _examples(path: Path, item: Table) -> Iterator[Example]:
        for entry in item.get("accept", ()):
            pairs = entry.items() if isinstance(entry, dict) else [(entry, {})]
            for marked, expected in pairs:
                yield parse_example(path, marked.line, str(marked), expected)

    def _expand(self, kind: str, pattern: str, path: Path, line: int, open_names: tuple[str, ...]) -> str:
        def replace(match: re.Match[str]) -> str:
            name, column, value = match[1], match[2], match[3]
            if name.startswith("@"):
                return self._words(kind, name[1:], column, value, path, line)
            if name in open_names:
                raise RuleError(path, line, f"the fragment {name!r} contains itself", "break the circle")
            for owner in (kind, COMMON):
                if (owner, name) in self._fragments:
                    if (owner, name) not in self._expanded:
                        text, where, at = self._fragments[owner, name]
                        self._expanded[owner, name] = f"(?:{self._expand(owner, text, where, at, (*open_names, name))})"
                    return self._expanded[owner, name]
            raise RuleError(
                path,
                line,
                f"there is no fragment {name!r}",
                f"define it under `fragments:` of rules/{kind} or rules/{COMMON}",
            )

        return _REFERENCE.sub(replace, pattern)

    def _words(self, kind: str, name: str, column: str | None, value: str | None, path: Path, line: int) -> str:
        owner, _, short = name.rpartition("/")
        lexicon = self._lexicons.get((owner or kind, short)) or self._lexicons.get(
            (COMMON, short) if not owner else ("", "")
        )
        if lexicon is None:
            raise RuleError(
                path, line, f"there is no lexicon {name!r}", f"add rules/{owner or kind}/lexicons/{short}.tsv"
            )
        words = lexicon.words(column, value)
        if not words:
            raise RuleError(path, line, f"no row of {name!r} has {column}={value}", "check the column's name and value")
        key = (owner or kind, f"@{short}:{column}={value}")
        if key not in self._expanded:
            self._expanded[key] = alternation(words)
        return self._expanded[key]


def _mapping(path: Path, table: Table, section: str) -> Table:
    items = table.get(section, Table())
    if not isinstance(items, Table):
        line = getattr(items, "line", None)
        raise RuleError(path, line, f"`{section}:` is no mapping", "write `name: value` below it, or take it away")
    return items


def _sequence(path: Path, table: Table, section: str) -> list[Any]:
    items = table.get(section, [])
    if not isinstance(items, list):
        raise RuleError(
            path, getattr(items, "line", None), f"`{section}:` is no list", "begin each entry with `- id: …`"
        )
    return items


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise RuleError(path, None, f"not UTF-8: {error}", "save the file as UTF-8") from error


def rule_files(root: Path) -> list[Path]:
    """Every rule file of a folder, in name order.

    Raises:
        RuleError: the folder is not there.
    """
    if not root.is_dir():
        raise RuleError(
            root, None, "no such folder", "name a folder laid out like rules/: <kind>/*.yaml and <kind>/lexicons/*.tsv"
        )
    return sorted(
        [*root.glob("*/*.yaml"), *root.glob("*/lexicons/*.tsv")], key=lambda p: p.relative_to(root).as_posix()
    )


def rules_folder() -> Path:
    """The project's own rules."""
    import rules

    return Path(next(iter(rules.__path__)))


def digested_files(root: Path) -> list[Path]:
    """Every file of a folder that what comes out can depend on, tables that no rule names included, in name order."""
    found = (path for path in root.rglob("*") if path.suffix in (".yaml", ".tsv"))
    return sorted(found, key=lambda path: path.relative_to(root).as_posix())


@cache
def _load(extra: Path | None) -> Rulebook:
    book = Rulebook()
    digest = hashlib.sha256()
    files = []
    for root in (rules_folder(), extra):
        if root is None:
            continue
        files += [(path.relative_to(root).parts[0], path) for path in rule_files(root)]
        for path in digested_files(root):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    book.add_files(files)
    book.digest = digest.hexdigest()
    return book
