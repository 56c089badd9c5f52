"""The model folder that comes with minglu, and its manifest."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from extraction.errors import UsageError

FOLDER = Path(__file__).parent / "model"
"""Made by `scripts/segmenter`; `docs/segmenter.md` tells how."""


class SegmenterError(UsageError):
    """A model folder that cannot be used: `folder` is which, `remedy` what to do."""

    def __init__(self, folder: Path, message: str, remedy: str) -> None:
        super().__init__(folder, message, remedy)
        self.folder = folder
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.folder}: {self.message}; {self.remedy}"


def _reinstall(message: str, folder: Path) -> SegmenterError:
    """The error for a damaged installation."""
    return SegmenterError(folder, message, "install minglu again, its model is not as it was published")


@cache
def manifest(folder: Path = FOLDER) -> dict[str, Any]:
    """The parsed `manifest.json` of a folder that has one.

    Raises:
        SegmenterError: it is missing or damaged.
    """
    try:
        found = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        found["name"], found["files"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _reinstall(f"manifest.json is missing or damaged ({error})", folder) from error
    return dict(found)


def content(name: str, folder: Path = FOLDER) -> bytes:
    """The bytes of a file of the folder, once they agree with the manifest.

    Raises:
        SegmenterError: the file is missing, or its SHA-256 is another.
    """
    try:
        found = (folder / name).read_bytes()
    except OSError as error:
        raise _reinstall(f"{name} cannot be read ({error.strerror})", folder) from error
    listed = manifest(folder)["files"].get(name, {}).get("sha256")
    if hashlib.sha256(found).hexdigest() != listed:
        raise _reinstall(f"{name} does not have the SHA-256 that the manifest gives", folder)
    return found
