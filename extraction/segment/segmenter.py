"""Words by pkuseg, a conditional random field, with the embedded model or the user's own."""

import hashlib
import re
from collections import OrderedDict
from functools import cache
from pathlib import Path
from typing import Any, Protocol
from zipfile import BadZipFile

from extraction.segment.embedded import FOLDER, SegmenterError, content, manifest, reinstall

FEATURES, WEIGHTS = "features.msgpack", "weights.npz"
REMEMBERED, SHORT = 4096, 64
"""How many answers a segmenter keeps, for texts of how many code points at most."""
LONGEST = 512
"""More code points without an end of a sentence are cut here: memory stays bounded on text that is none."""
_PIECE = re.compile(r"(\s+)|([^\s。！？；]{1,%d}[。！？；]*|[。！？；]+)" % LONGEST)


class _Cutter(Protocol):
    def cut(self, text: str) -> list[str]: ...


class Segmenter:
    """Cuts text into words. The same text gives the same words, in whatever it stands before or after."""

    def __init__(self, cutter: _Cutter, name: str) -> None:
        """Wrap what cuts a text without white space into words; `load` is the way to one."""
        self.name = name
        """What the documents tell about the segmenter: the model's name, or for a user's own the digest of its files."""
        self._cutter = cutter
        self._memory: OrderedDict[str, tuple[tuple[int, int], ...]] = OrderedDict()

    @classmethod
    def load(cls, path: Path | None = None) -> "Segmenter":
        """The segmenter with the embedded model, or with a folder of `features.msgpack` and `weights.npz`; loaded once.

        Raises:
            SegmenterError: the folder or a file is missing or damaged, or it holds a model as pickle or in an old format.
        """
        return _load(FOLDER if path is None else path.resolve())

    def words(self, text: str) -> tuple[tuple[int, int], ...]:
        """Half-open word spans in code points; they tile the text, and a run of white space is a span of its own."""
        known = self._memory.get(text)
        if known is not None:
            self._memory.move_to_end(text)
            return known
        found = tuple(self._cut(text))
        if len(text) <= SHORT:
            self._memory[text] = found
            if len(self._memory) > REMEMBERED:
                self._memory.popitem(last=False)
        return found

    def _cut(self, text: str) -> list[tuple[int, int]]:
        spans = []
        for piece in _PIECE.finditer(text):
            start = piece.start()
            for word in [piece[1]] if piece[1] else self._cutter.cut(piece[2]):
                spans.append((start, start + len(word)))
                start += len(word)
        return spans


@cache
def _load(folder: Path) -> Segmenter:
    if folder == FOLDER:
        for file in (FEATURES, WEIGHTS):
            content(file)
        name = str(manifest()["name"])
    else:
        name = f"pkuseg-{_digest(folder)[:12]}"
    return Segmenter(_pkuseg(folder), name)


def _digest(folder: Path) -> str:
    """The SHA-256 of a user's model."""
    if not folder.is_dir():
        raise SegmenterError(folder, "no such folder", "give the folder of a pkuseg model")
    digest = hashlib.sha256()
    for file in (FEATURES, WEIGHTS):
        try:
            digest.update((folder / file).read_bytes())
        except OSError as error:
            # spacy-pkuseg would now look for features.pkl and unpickle it, and a pickle can run anything.
            remedy = f"give a folder with {FEATURES} and {WEIGHTS}, as spacy_pkuseg.train writes them (no pickle is ever read)"
            raise SegmenterError(folder, f"{file} cannot be read ({error.strerror})", remedy) from error
    return digest.hexdigest()


def _pkuseg(folder: Path) -> _Cutter:
    import spacy_pkuseg  # noqa: PLC0415 - slow to import, and most commands never cut a word

    try:
        # An absolute path is never one of the names that spacy-pkuseg would download; without `user_dict` it reads no dictionary.
        cutter = spacy_pkuseg.pkuseg(str(folder), user_dict=None)
        _check(cutter)
    except (OSError, ValueError, KeyError, TypeError, AssertionError, EOFError, BadZipFile) as error:
        if folder == FOLDER:
            raise reinstall(f"the model cannot be read ({error})") from error
        raise SegmenterError(folder, f"no usable pkuseg model ({error})", "train it again with spacy_pkuseg.train") from error
    found: _Cutter = cutter
    return found


def _check(cutter: Any) -> None:
    """Refuse what spacy-pkuseg's unchecked memory accesses would go wrong on.

    Raises:
        ValueError: features, labels and weights do not fit together.
    """
    model, extractor = cutter.model, cutter.feature_extractor
    features, labels = extractor.feature_to_idx, extractor.tag_to_idx
    if model.w.dtype != "float64" or model.w.ndim != 1:
        raise ValueError("the weights are no vector of float64")
    if sorted(features.values()) != list(range(model.n_feature)):
        raise ValueError("the features do not number the weights")
    if sorted(labels.values()) != list(range(model.n_tag)) or not any("B" in label for label in labels):
        raise ValueError("the labels do not number the weights")
