"""Count which character follows which in running text, for `rules/text/lexicons/pairs.tsv`.

    python scripts/text/pairs.py NEWS.jsonl > rules/text/lexicons/pairs.tsv

Reads the `text` of every row, in simplified characters. A pair seen fewer than six times is left out, so that nothing
of an article's own wording is kept.
"""

import json
import math
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

_FEWEST = 6
_DEEPEST = 12
_HEAD = """\
# How often one character follows another in Chinese news: the evidence by which a repaired text is told from garble.
# Counted by scripts/text/pairs.py over two million characters of broadcast news; pairs seen fewer than six times are
# left out.
# share: minus the binary logarithm of the character's share of all characters, rounded.
# followers: the characters behind it, grouped by minus the binary logarithm of their share, rounded, from 0 on, with |
# between the groups. ^ is the beginning of a line, 0 a digit, a a letter.
word\tshare\tfollowers"""


def main(path: Path) -> None:
    """Print the table."""
    single: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for row in path.read_text(encoding="utf-8").splitlines():
        for line in json.loads(row)["text"].split("\n"):
            text = "^" + re.sub(r"[A-Za-zＡ-Ｚａ-ｚ]", "a", re.sub(r"[0-9０-９]", "0", re.sub(r"[\s|#]", "", line)))
            single.update(text)
            pairs.update(map("".join, pairwise(text)))
    total = sum(single.values())
    print(_HEAD)  # noqa: T201
    groups: dict[str, list[list[str]]] = {}
    for pair, count in sorted(pairs.items(), key=lambda item: (-item[1], item[0])):
        if count >= _FEWEST:
            depth = min(_DEEPEST, round(-math.log2(count / single[pair[0]])))
            groups.setdefault(pair[0], [[] for _ in range(_DEEPEST + 1)])[depth].append(pair[1])
    for char, count in sorted(single.items(), key=lambda item: (-item[1], item[0])):
        if count >= _FEWEST:
            followers = "|".join("".join(sorted(group)) for group in groups.get(char, [])).rstrip("|")
            print(f"{char}\t{round(-math.log2(count / total))}\t{followers}")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]))
