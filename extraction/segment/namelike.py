"""Words that have the form of a name and are none: 明亮, 牛仔裤, 纳斯达克.

From a general dictionary, by `scripts/people/dictionary.py`; see `docs/segmenter.md`.
"""

import gzip
from functools import cache

from extraction.segment.embedded import content


@cache
def namelike_words() -> dict[str, int]:
    """Word -> how often the dictionary's corpus has it. Read when first asked for.

    Raises:
        SegmenterError: the installed file is damaged.
    """
    lines = gzip.decompress(content("dictionary.tsv.gz")).decode().splitlines()
    return {word: int(frequency) for word, frequency in (line.split("\t") for line in lines)}
