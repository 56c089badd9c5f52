"""A spaCy tokenizer with one token per code point.

spaCy's own Chinese tokenizers take time quadratic in the length; this one is linear, and the index of a token is its
offset.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

_SURROGATE = re.compile("[\ud800-\udfff]")
NAME = "minglu.Characters.v1"
"""What the tokenizer is called in spaCy's registry and in a pipeline's configuration."""


class _Orths(dict[str, int]):
    """Character -> its number in the string store, so that spaCy need not hash it again at every token."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._strings = vocab.strings

    def __missing__(self, char: str) -> int:
        number = self[char] = self._strings.add(char)
        return number


class CharacterTokenizer:
    """Every code point is a token, white space as well: `doc.text == text` and `doc[i].idx == i`.

    Only a lone surrogate, which spaCy cannot hold, becomes U+FFFD.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._orths = _Orths(vocab)

    def __call__(self, text: str) -> Doc:
        """Tokenize; any text will do, an empty one too."""
        spaces = [False] * len(text)
        try:
            # spaCy takes numbers for words, though its types do not say so
            return Doc(self.vocab, words=cast("list[str]", list(map(self._orths.__getitem__, text))), spaces=spaces)
        except UnicodeEncodeError:
            return self(_SURROGATE.sub("\ufffd", text))

    def __reduce__(self) -> tuple[type["CharacterTokenizer"], tuple[Vocab]]:
        return CharacterTokenizer, (self.vocab,)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Nothing: there is no state."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "CharacterTokenizer":
        """Read what `to_bytes` wrote."""
        return self

    def to_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> None:
        """Write nothing: there is no state."""

    def from_disk(self, path: Path | str, *, exclude: Iterable[str] = ()) -> "CharacterTokenizer":
        """Read what `to_disk` wrote."""
        return self


def make_tokenizer() -> Callable[[Language], CharacterTokenizer]:
    """What spaCy calls with the `Language` that the tokenizer is for."""
    return _for


def _for(nlp: Language) -> CharacterTokenizer:
    return CharacterTokenizer(nlp.vocab)


registry.tokenizers.register(NAME, func=make_tokenizer)
