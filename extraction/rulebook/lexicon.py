"""Lexicons: tab-separated word lists with attributes."""

import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

from extraction.errors import RuleError

_EMPTY: dict[str, str] = {}
_CHOICE = re.compile(r"\[([^][]*)\]")


class Lexicon(dict[str, Mapping[str, str]]):
    """Words with their columns, in file order.

    `lexicon[word]` is a mapping from column name to text; a column left empty is absent. `word in lexicon` and
    iteration go over words.
    """

    def __init__(self, name: str, rows: dict[str, dict[str, str]], lines: dict[str, tuple[Path, int]]) -> None:
        super().__init__(rows)
        self.name = name
        self.lines = lines
        """Where each word stands, for messages."""

    def value(self, word: str, column: str) -> str | None:
        """The text of a column for a word; None where either is absent."""
        return self.get(word, _EMPTY).get(column)

    def column(self, column: str) -> dict[str, str]:
        """Word -> text of the column, for the words that have it."""
        return {word: row[column] for word, row in self.items() if column in row}

    def words(self, column: str | None = None, value: str | None = None) -> list[str]:
        """The words, in file order; with `column` only those whose column is `value` (`a|b`: one of several)."""
        if column is None:
            return list(self)
        wanted = set(value.split("|")) if value is not None else None
        return [w for w, row in self.items() if column in row and (wanted is None or row[column] in wanted)]


def parse_lexicon(path: Path, text: str) -> tuple[dict[str, dict[str, str]], dict[str, tuple[Path, int]]]:
    """Rows and line numbers of one lexicon file.

    The first line that is no comment names the columns, of which the first must be `word`; `#` starts a comment line.
    `[解放|新华][路|街]` are the four words of which each has the row's columns.

    Raises:
        RuleError: a missing header, too many columns, an empty or a repeated word, a bracket without its partner.
    """
    columns: list[str] | None = None
    rows: dict[str, dict[str, str]] = {}
    lines: dict[str, tuple[Path, int]] = {}
    # what stands behind the word -> the row: that of most words is that of many
    alike: dict[str, dict[str, str]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line[:1] == "#" or not line.strip():
            continue
        cell, _, rest = line.partition("\t")
        cell = cell.strip()
        if columns is None:
            columns = _columns(cell, rest, path, number)
            continue
        row = alike.get(rest)
        if row is None:
            row = alike[rest] = _row(columns, rest, path, number)
        for word in _spelled_out(cell, path, number) if not cell or "[" in cell or "]" in cell else (cell,):
            if word in rows:
                raise RuleError(
                    path, number, f"{word!r} stands already at line {lines[word][1]}", "keep one of the two rows"
                )
            rows[word], lines[word] = row, (path, number)
    if columns is None:
        raise RuleError(path, 1, "an empty lexicon", "begin the file with a header line whose first column is `word`")
    return rows, lines


def _columns(cell: str, rest: str, path: Path, line: int) -> list[str]:
    if cell != "word":
        raise RuleError(
            path,
            line,
            f"the first column is named {cell!r}",
            "begin the file with a header line whose first column is `word`",
        )
    return [name.strip() for name in rest.split("\t")] if rest else []


def _row(columns: list[str], rest: str, path: Path, line: int) -> dict[str, str]:
    cells = [cell.strip() for cell in rest.split("\t")] if rest else []
    if len(cells) > len(columns):
        raise RuleError(
            path,
            line,
            f"{len(cells) + 1} columns, but the header names {len(columns) + 1}",
            "name the column in the header, or remove the extra tab",
        )
    return {name: cell for name, cell in zip(columns, cells, strict=False) if cell}


def _spelled_out(cell: str, path: Path, line: int) -> Iterator[str]:
    """The words that a cell stands for: itself, or every choice of what stands in brackets."""
    pieces = _CHOICE.split(cell)
    choices = [piece.split("|") if i % 2 else [piece] for i, piece in enumerate(pieces)]
    for word in map("".join, product(*choices)):
        if not word:
            raise RuleError(path, line, "a row without a word", "write the word in the first column")
        if "[" in word or "]" in word:
            raise RuleError(path, line, f"a bracket alone in {cell!r}", "write choices as [路|街]")
        yield word
