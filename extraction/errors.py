"""Every error that minglu raises on purpose.

    MingluError
    ├── UsageError          wrong options or configuration; nothing was written
    ├── InputError          an article that cannot be read; the batch goes on without it
    │   ├── DecodingError   its bytes are text in no encoding that we know
    │   └── TextError       its markup or text holds no article
    ├── OutputError         the output cannot be written: full disk, no permission
    ├── RuleError           a rule file is wrong
    └── EvaluationError     labels, documents or floors that cannot be compared

A message says what is wrong and what to do about it.
"""

from pathlib import Path


class MingluError(Exception):
    """The root: catch it to catch all of them."""


class UsageError(MingluError):
    """Wrong options or configuration, found before any work."""


class InputError(MingluError):
    """One article cannot be read."""


class DecodingError(InputError):
    """The bytes of an article are text in no encoding that we know."""


class TextError(InputError):
    """Markup or text that holds no article."""


class OutputError(MingluError):
    """The output cannot be written."""


class EvaluationError(MingluError):
    """Labels, documents or floors that cannot be compared."""


class RuleError(MingluError):
    """A rule file is wrong: `path` and `line` (from 1, `None` for the whole file) say where, `remedy` what to do."""

    def __init__(self, path: Path, line: int | None, message: str, remedy: str) -> None:
        super().__init__(path, line, message, remedy)
        self.path = path
        self.line = line
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        where = str(self.path) if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.message}; {self.remedy}"
