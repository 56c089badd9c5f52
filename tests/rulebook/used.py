"""Prints what of the rules nothing asks for, once everything is loaded and some articles were read.

A process of its own, since a loaded pipeline asks for nothing twice. One line each: `lexicon names/after`,
`fragment dates/month`, `setting counts/near`.
"""

import sys
from collections.abc import Mapping
from itertools import product
from pathlib import Path
from typing import Any

from extraction.pipeline import Settings, extract
from extraction.rulebook import Lexicon, Rulebook
from extraction.text.decoding import decode

ASKED: set[str] = set()


class Watched(dict[str, Any]):
    """Settings that note which of them are read."""

    def __init__(self, kind: str, values: Mapping[str, Any]) -> None:
        super().__init__(values)
        self._kind = kind

    def __getitem__(self, name: str) -> Any:
        ASKED.add(f"setting {self._kind}/{name}")
        return super().__getitem__(name)

    def get(self, name: str, default: Any = None) -> Any:
        ASKED.add(f"setting {self._kind}/{name}")
        return super().get(name, default)


lexicon, settings = Rulebook.lexicon, Rulebook.settings


def watched_lexicon(self: Rulebook, kind: str, name: str) -> Lexicon:
    ASKED.add(f"lexicon {kind}/{name}")
    return lexicon(self, kind, name)


def watched_settings(self: Rulebook, kind: str) -> Mapping[str, Any]:
    return Watched(kind, settings(self, kind))


def main(*articles: str) -> None:
    Rulebook.lexicon = watched_lexicon  # type: ignore[method-assign]
    Rulebook.settings = watched_settings  # type: ignore[method-assign]
    book = Rulebook.load()
    texts = [decode(Path(path).read_bytes()).text for path in articles]
    texts += ["\n".join(example.text for example in rule.accept) for rule in book.rules("dates")]
    for text, published in product(texts, (None, "2021-06-15")):
        extract(text, id="a", published=published, settings=Settings(people="all"))
    for kind, name in book._expanded:
        ASKED.add(f"lexicon {kind}/{name[1:].split(':')[0]}" if name.startswith("@") else f"fragment {kind}/{name}")
    there = {f"lexicon {kind}/{one.name}" for kind, one in book.lexicons()}
    there |= {f"fragment {kind}/{name}" for kind, name in book._fragments}
    there |= {f"setting {kind}/{name}" for kind, values in book._settings.items() for name in values}
    sys.stdout.writelines(f"{one}\n" for one in sorted(there - ASKED))


if __name__ == "__main__":
    main(*sys.argv[1:])
