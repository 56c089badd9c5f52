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
    header: list[str] | None = None
    rows: dict[str, dict[str, str]] = {}
    lines: dict[str, tuple[Path, int]] = {}
    columns: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line[:1] == "#" or not line.strip():
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            if cells[0] != "word":
                raise RuleError(
                    path,
                    number,
                    f"the first column is named {cells[0]!r}",
                    "begin the file with a header line whose first column is `word`",
                )
            header, columns = cells, cells[1:]
            continue
        if len(cells) > len(header):
            raise RuleError(
                path,
                number,
                f"{len(cells)} columns, but the header names {len(header)}",
                "name the column in the header, or remove the extra tab",
            )
        row = {name: cell for name, cell in zip(columns, cells[1:], strict=False) if cell}
        for word in _spelled_out(cells[0], path, number):
            if word in rows:
                raise RuleError(
                    path, number, f"{word!r} stands already at line {lines[word][1]}", "keep one of the two rows"
                )
            rows[word], lines[word] = row, (path, number)
    if header is None:
        raise RuleError(path, 1, "an empty lexicon", "begin the file with a header line whose first column is `word`")
    return rows, lines


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
