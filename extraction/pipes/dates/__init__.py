"""Temporal expressions: the component, and the same on a bare text.

`find_dates(text, anchor=…)` needs neither spaCy nor a document. Offsets are code points of the given text, half-open.
"""

from extraction.pipes.dates.component import make_dates
from extraction.pipes.dates.find import find_dates
from extraction.pipes.values.timex import DateFound

__all__ = ["DateFound", "find_dates", "make_dates"]
