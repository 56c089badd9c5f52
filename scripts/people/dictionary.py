"""Words that have the form of a name, from a general dictionary.

    python -m scripts.people.dictionary jieba/dict.txt extraction/segment/model

jieba's dictionary (MIT License) has one word a line with its frequency and part of speech. Kept is what could be taken
for a name and is none: not what the dictionary itself calls one (`nr`), and nothing rare. Being in here is evidence
against a name, not a verdict: many a given name is a word.
"""

import argparse
import gzip
import re
from pathlib import Path

from extraction.rulebook import Rulebook

RAREST = 3
_HAN = re.compile(r"[\u4e00-\u9fff]{2,6}")


def main() -> None:
    """Read, filter, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("dictionary", "model"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    book = Rulebook.load()
    surnames = book.lexicon("names", "surnames")
    single = {word for word in surnames.words("level", "common|rare") if len(word) == 1}
    double = {word for word in surnames if len(word) == 2} | set(book.lexicon("people", "japanese_surnames"))
    sounds = set(book.lexicon("names", "transliteration"))
    found = {}
    for line in arguments.dictionary.read_text(encoding="utf-8").splitlines():
        word, frequency, tag = line.split()
        shaped = (word[0] in single and len(word) <= 3) or (word[:2] in double and 2 < len(word) <= 4)
        if tag.startswith("nr") or int(frequency) < RAREST or not _HAN.fullmatch(word):
            continue
        if shaped or all(char in sounds for char in word):
            found[word] = int(frequency)
    rows = "".join(f"{word}\t{found[word]}\n" for word in sorted(found))
    path = arguments.model / "dictionary.tsv.gz"
    path.write_bytes(gzip.compress(rows.encode(), mtime=0))


if __name__ == "__main__":
    main()
