"""A digest of what a table holds, whatever the order of its rows: equal digests, equal tables."""

import hashlib
import json

from sqlalchemy import Connection, Table, select

_MODULUS = 2**256
_EACH = 10_000


def digest(connection: Connection, table: Table) -> str:
    """Return the number of rows and the sum of their SHA-256 modulo 2^256, as `rows:hex`; rows are streamed."""
    names = sorted(column.name for column in table.columns)
    result = connection.execution_options(yield_per=_EACH).execute(select(*(table.c[name] for name in names)))
    total = count = 0
    for row in result:
        data = json.dumps(list(row), ensure_ascii=False).encode()
        total = (total + int.from_bytes(hashlib.sha256(data).digest())) % _MODULUS
        count += 1
    return f"{count}:{total:064x}"
