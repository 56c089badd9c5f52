"""The rarer words of a general dictionary, for the nouns of counts.

    python -m scripts.segmenter.vocabulary jieba/dict.txt extraction/segment/model

jieba's dictionary (MIT License) has one word a line with its frequency and part of speech. Kept are words of two and
three characters that the model's own word list lacks, of classes that a noun phrase is made of or ends at; names of
persons, places and bodies are not. Frequencies become those in a million words.
"""

import argparse
import gzip
import re
from pathlib import Path

from extraction.segment import WordClasses
from scripts.segmenter.manifest import update_manifest

RAREST = 10
"""The least frequency: below it are words that nobody uses, and parts of phrases."""
_MILLIONS = 62.5
"""Words that the dictionary's frequencies were counted in, as they compare with those of the word list."""
_TAGS = {"n": "n ng", "nz": "nz", "v": "v vg vi", "vn": "vn", "a": "a ag an b z", "d": "d ad vd"}
_CLASS_OF = {tag: name for name, tags in _TAGS.items() for tag in tags.split()}
_VERB = 0.8
_HAN = re.compile(r"[\u4e00-\u9fff]{2,3}")


def rows(dictionary: str, known: WordClasses) -> dict[str, str]:
    """Word -> `class:frequency` of what is kept of a dictionary's text."""
    found = {}
    for line in dictionary.splitlines():
        word, frequency, tag = line.split()
        if int(frequency) < RAREST or tag not in _CLASS_OF or not _HAN.fullmatch(word):
            continue
        if known.known(word) or (_CLASS_OF[tag] == "n" and _has_object(word, known)):
            continue
        found[word] = f"{_CLASS_OF[tag]}:{max(1, round(int(frequency) / _MILLIONS))}"
    return found


def _has_object(word: str, known: WordClasses) -> bool:
    """Whether what the dictionary calls a noun is a verb with its object (修路), which the word list cuts in two."""
    verb, thing = known.tags(word[0]).get("v", 0.0), known.tags(word[1:]).get("n", 0.0)
    return verb >= _VERB and thing > 0


def main() -> None:
    """Read, filter, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("dictionary", "model"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    found = rows(arguments.dictionary.read_text(encoding="utf-8"), WordClasses.load())
    text = "".join(f"{word}\t{found[word]}\n" for word in sorted(found))
    (arguments.model / "vocabulary.tsv.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
    update_manifest(arguments.model, "vocabulary.tsv.gz")


if __name__ == "__main__":
    main()
