"""The spaCy pipeline, and one article through it."""

from extraction.pipeline.run import Settings, extract, load

__all__ = ["Settings", "extract", "load"]
