"""Words by pkuseg, a conditional random field, with the embedded model or the user's own."""

import hashlib
import re
import zlib
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, Protocol
from zipfile import BadZipFile, is_zipfile

from extraction.segment.embedded import FOLDER, SegmenterError, content, manifest

FEATURES, WEIGHTS = "features.msgpack", "weights.npz"
REMEMBERED, SHORT = 4096, 64
"""How many answers a segmenter keeps, for texts of how many code points at most."""
_REMEDY = f"give a folder with {FEATURES} and {WEIGHTS} as spacy_pkuseg.train writes them (no pickle is ever read)"
LONGEST = 512
"""More code points without an end of a sentence are cut here: memory stays bounded on text that is none."""
_UNREADABLE = (
    OSError, ValueError, LookupError, TypeError, AttributeError, AssertionError, EOFError, BadZipFile, zlib.error,
)  # fmt: skip
"""What reading a damaged msgpack, npz or zip raises."""
_PIECE = re.compile(rf"(\s+)|([^\s。！？；]{{1,{LONGEST}}}[。！？；]*|[。！？；]+)")
_NARROW = re.compile(r"(?<![0-9A-Za-z])[,:;!?()]|[,:;!?()](?![0-9A-Za-z])")
_WIDE = dict(zip(",:;!?()", "，：；！？（）", strict=True))


class _Cutter(Protocol):
    def cut(self, text: str) -> list[str]: ...


class Segmenter:
    """Cuts text into words. The same text gives the same words, in whatever it stands before or after."""

    def __init__(self, cutter: _Cutter, name: str) -> None:
        """Wrap what cuts a text without white space into words; `load` is the way to one."""
        self.name = name
        """What the documents tell about the segmenter: the model's name, or the digest of a user's own."""
        self._cutter = cutter
        self._remembered = lru_cache(REMEMBERED)(self._cut)

    @classmethod
    def load(cls, path: Path | None = None) -> "Segmenter":
        """The segmenter with the embedded model, or with a folder of `features.msgpack` and `weights.npz`; loaded once.

        Raises:
            SegmenterError: the folder or a file is missing or damaged, or the model is a pickle or of an old format.
        """
        return _load(FOLDER if path is None else path.resolve())

    def words(self, text: str) -> tuple[tuple[int, int], ...]:
        """Half-open word spans in code points; they tile the text, and a run of white space is a span of its own."""
        return self._remembered(text) if len(text) <= SHORT else self._cut(text)

    def _cut(self, text: str) -> tuple[tuple[int, int], ...]:
        spans = []
        # The model learned from text with full-width punctuation only.
        for piece in _PIECE.finditer(_NARROW.sub(lambda narrow: _WIDE[narrow[0]], text)):
            start = piece.start()
            for word in [piece[1]] if piece[1] else self._cutter.cut(piece[2]):
                spans.append((start, start + len(word)))
                start += len(word)
        return tuple(spans)


@cache
def _load(folder: Path) -> Segmenter:
    if folder != FOLDER:
        name = f"pkuseg-{_digest(folder)[:12]}"
        return Segmenter(_pkuseg(folder), name)
    for file in (FEATURES, WEIGHTS):
        content(file, folder)
    return Segmenter(_Embedded(), str(manifest(folder)["name"]))


class _Embedded:
    """The embedded model, whose digest is known to be right, loaded when the first text is cut: most never are."""

    def cut(self, text: str) -> list[str]:
        """Cut a text without white space into words."""
        return self._model.cut(text)

    @cached_property
    def _model(self) -> _Cutter:
        return _pkuseg(FOLDER)


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
            raise SegmenterError(folder, f"{file} cannot be read ({error.strerror})", _REMEDY) from error
    return digest.hexdigest()


def _pkuseg(folder: Path) -> _Cutter:
    import spacy_pkuseg  # here, because it is slow to import and most commands never cut a word

    try:
        if not is_zipfile(folder / WEIGHTS):
            raise ValueError(f"{WEIGHTS} is no zip file")
        # An absolute path is never a name that spacy-pkuseg would download; its own dictionary, too, is a pickle.
        cutter = spacy_pkuseg.pkuseg(str(folder), user_dict=None)
        _check(cutter)
    except _UNREADABLE as error:
        raise SegmenterError(folder, f"no usable pkuseg model ({error})", _REMEDY) from error
    found: _Cutter = cutter
    return found


def _check(cutter: Any) -> None:
    """Refuse what spacy-pkuseg's unchecked memory accesses would go wrong on.

    Raises:
        ValueError: features, labels and weights do not fit together.
    """
    model, extractor = cutter.model, cutter.feature_extractor
    features, labels = extractor.feature_to_idx, extractor.tag_to_idx
    if model.w.dtype != "float64" or model.w.shape != (model.n_tag * (model.n_feature + model.n_tag),):
        raise ValueError("the weights are no vector of float64, one for each label and feature")
    if sorted(features.values()) != list(range(model.n_feature)):
        raise ValueError("the features do not number the weights")
    if sorted(labels.values()) != list(range(model.n_tag)) or not any("B" in label for label in labels):
        raise ValueError("the labels do not number the weights")
