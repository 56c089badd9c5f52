"""Words: the tokenizer of one character per token, the embedded pkuseg model, and what is known of words and names.

Nothing here is loaded before it is asked for.
"""

from extraction.segment.embedded import SegmenterError
from extraction.segment.lexicon import WordClasses
from extraction.segment.names import NameStatistics
from extraction.segment.segmenter import Segmenter

__all__ = ["NameStatistics", "Segmenter", "SegmenterError", "WordClasses"]
