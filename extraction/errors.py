"""Every error that minglu raises on purpose.

MingluError
├── UsageError        wrong options or configuration; nothing was written
├── RuleError         a bad rule file
├── SegmenterError    a segmenter model that cannot be used
└── InputError        an article that cannot be processed
    ├── DecodingError
    └── TextError
"""

from pathlib import Path


class MingluError(Exception):
    """The base of all errors that minglu raises on purpose."""


class UsageError(MingluError):
    """Wrong options or configuration; nothing was written."""


class InputError(MingluError):
    """An article that cannot be processed; the batch goes on without it."""


class DecodingError(InputError):
    """Bytes that are no text in any encoding that fits."""


class TextError(InputError):
    """A page from which no text can be taken."""


class SegmenterError(MingluError):
    """A segmenter model that cannot be used."""


class RuleError(MingluError):
    """A bad rule file: where, what, and the remedy.

    Attributes:
        path: the file or folder.
        line: one-based, or None where no line is to blame.
        message: what is wrong.
        remedy: what to do.
    """

    def __init__(self, path: Path, line: int | None, message: str, remedy: str) -> None:
        self.path, self.line, self.message, self.remedy = path, line, message, remedy
        where = f"{path}:{line}" if line else str(path)
        super().__init__(f"{where}: {message}; {remedy}")
