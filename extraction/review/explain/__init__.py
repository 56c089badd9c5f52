"""Why a record is there, what else wanted its place, and why there is none elsewhere."""

from extraction.review.explain.answer import Answer, Match, explain, find_record, records_of
from extraction.review.explain.show import as_data, as_text

__all__ = ["Answer", "Match", "as_data", "as_text", "explain", "find_record", "records_of"]
