"""The spaCy pipeline, and articles through it."""

from extraction.pipeline.assemble import Given
from extraction.pipeline.run import Settings, extract, extract_many, load

__all__ = ["Given", "Settings", "extract", "extract_many", "load"]
