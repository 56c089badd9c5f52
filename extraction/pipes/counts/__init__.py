"""Counts: numbers with what they count."""

from extraction.pipes.counts.component import make_counts
from extraction.pipes.counts.find import CountFinder, find_counts
from extraction.pipes.counts.found import CountFound

__all__ = ["CountFinder", "CountFound", "find_counts", "make_counts"]
