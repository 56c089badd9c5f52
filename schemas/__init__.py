"""What comes out: one document per article, as frozen pydantic models; importing it needs pydantic only."""

from schemas.article import Article, Script, published_date, raw_bytes, raw_digest
from schemas.base import Mention, Place, Record, Span
from schemas.count import Approximation, Count, CountKind, bounds_of
from schemas.damage import Damage
from schemas.date import Date, DateType, Mod
from schemas.document import NAMED, RECORDS, SCHEMA_VERSION, SPANS, Document, Pipeline, json_schema
from schemas.official import Official, Post
from schemas.person import Person
from schemas.structure import Member, Structure, StructureKind
from schemas.unit import Unit, UnitKind

__all__ = [
    "NAMED",
    "RECORDS",
    "SCHEMA_VERSION",
    "SPANS",
    "Approximation",
    "Article",
    "Count",
    "CountKind",
    "Damage",
    "Date",
    "DateType",
    "Document",
    "Member",
    "Mention",
    "Mod",
    "Official",
    "Person",
    "Pipeline",
    "Place",
    "Post",
    "Record",
    "Script",
    "Span",
    "Structure",
    "StructureKind",
    "Unit",
    "UnitKind",
    "bounds_of",
    "json_schema",
    "published_date",
    "raw_bytes",
    "raw_digest",
]
