"""The tables of `layout` for SQLAlchemy, with types that SQLite and PostgreSQL both keep without loss."""

from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, ForeignKeyConstraint, Index, Integer, MetaData, Numeric, Table, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateColumn
from sqlalchemy.sql.compiler import DDLCompiler
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

from extraction.database import layout
from schemas.base import exact_number

_NUL, _ESCAPE = "\x00", "\ufdd0"
_INT64 = range(-(2**63), 2**63)


class ExactText(TypeDecorator[str]):
    """Text that may hold U+0000, which PostgreSQL refuses: it is stored as the noncharacter U+FDD0 and `0`."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Escape; hardly any text needs it."""
        if value is None or (_NUL not in value and _ESCAPE not in value):
            return value
        return value.replace(_ESCAPE, _ESCAPE + "1").replace(_NUL, _ESCAPE + "0")

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Undo it."""
        if value is None or _ESCAPE not in value:
            return value
        return value.replace(_ESCAPE + "0", _NUL).replace(_ESCAPE + "1", _ESCAPE)


class _Untyped(UserDefinedType[Any]):
    """A SQLite column that keeps each value as it is given: its NUMERIC would round long integers."""

    cache_ok = True

    def get_col_spec(self, **options: Any) -> str:
        return "BLOB"


class ExactNumber(TypeDecorator[int | float]):
    """A number as its decimal says: NUMERIC in PostgreSQL; in SQLite integer or real, text beyond 64 bits."""

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Choose the column's type."""
        return dialect.type_descriptor(_Untyped() if dialect.name == "sqlite" else Numeric())

    def process_bind_param(self, value: int | float | None, dialect: Dialect) -> Any:
        """A float becomes the shortest decimal that is read as the same float."""
        if value is None:
            return None
        if dialect.name != "sqlite":
            return Decimal(str(value))
        return value if isinstance(value, float) or value in _INT64 else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> int | float | None:
        """Integral numbers are integers again."""
        number: int | float | None = exact_number(int(value) if isinstance(value, str) else value)
        return number


_TYPES: dict[layout.ColumnKind, type[TypeEngine[Any]]] = {
    "text": ExactText,
    "offset": Integer,
    "integer": BigInteger,
    "number": ExactNumber,
    "boolean": Boolean,
}


def _table(metadata: MetaData, table: layout.Table) -> Table:
    own = [
        Column(
            one.name,
            _TYPES[one.kind](),
            primary_key=one.name in table.key,
            nullable=one.nullable,
            autoincrement=False,
            comment=one.comment,
        )
        for one in table.columns
    ]
    foreign = [
        ForeignKeyConstraint(
            one.columns,
            [f"{one.table}.{column}" for column in one.key],
            name=f"{table.name}_{one.columns[-1]}_fkey",
            ondelete="CASCADE",
            deferrable=one.late or None,
            initially="DEFERRED" if one.late else None,
        )
        for one in table.references
    ]
    indexes = [Index(f"{table.name}_{column}_index", column) for column in table.indexes]
    return Table(table.name, metadata, *own, *foreign, *indexes, comment=table.comment)


METADATA = MetaData()
VERSION = Table(
    "minglu_schema",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False, comment="Number of the newest step taken."),
    comment="The version of the tables and views; one row.",
)
TABLES: tuple[Table, ...] = tuple(_table(METADATA, one) for one in layout.TABLES)
"""The tables with documents; each comes after those that it refers to."""


@compiles(CreateColumn, "sqlite")
def _with_comment(element: CreateColumn, compiler: DDLCompiler, **options: Any) -> str | None:
    """SQLite knows no comments on columns, but keeps the text of a definition."""
    text: str | None = compiler.visit_create_column(element, **options)  # type: ignore[no-untyped-call]
    comment = element.element.comment
    return f"{text} /* {comment} */" if text and comment else text
