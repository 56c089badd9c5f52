"""Write docs/records.md from the models, or with --check fail where it is not what they say."""

import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

import schemas

TARGET = Path(__file__).parents[1] / "docs" / "records.md"


def _models() -> list[type[BaseModel]]:
    """The document's models, each behind the one that names it first; what several share comes last."""
    shared: list[type[BaseModel]] = [schemas.Mention, schemas.Place]
    return [model for model in dict.fromkeys(_inside(schemas.Document)) if model not in shared] + shared


def _inside(kind: Any) -> Iterator[type[BaseModel]]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
        for field in kind.model_fields.values():
            yield from _inside(field.annotation)
    for inner in get_args(kind):
        yield from _inside(inner)


_HEAD = """# The records

Made from `schemas/` by `scripts/records.py`. Offsets count code points of the raw text, half-open. Every key is always
there; `null` is an unknown value.
"""


def page() -> str:
    """The page as Markdown."""
    return "\n".join([_HEAD, *(line for model in _models() for line in _section(model))])


def _section(model: type[BaseModel]) -> Iterator[str]:
    yield f"## {model.__name__}\n"
    yield f"{(model.__doc__ or '').strip()}\n"
    yield "| key | type | meaning |"
    yield "|---|---|---|"
    for name, field in model.model_fields.items():
        yield f"| `{name}` | {_type(field.annotation)} | {' '.join((field.description or '').split())} |"
    yield ""


def _type(kind: Any) -> str:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return " ".join(f"`{value}`" for value in inner)
    if origin in (Union, types.UnionType):
        return " or ".join(dict.fromkeys(_type(one) for one in inner))
    if origin is tuple:
        return f"list of {_type(inner[0])}"
    if hasattr(kind, "__metadata__"):
        return _type(inner[0])
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    name = str(kind.__name__)
    return {"NoneType": "null", "str": "text", "int": "integer", "float": "number", "bool": "true or false"}.get(
        name, name
    )


def main() -> int:
    """Write or check; the exit code."""
    if "--check" not in sys.argv[1:]:
        TARGET.write_text(page(), encoding="utf-8")
        return 0
    if TARGET.read_text(encoding="utf-8") != page():
        sys.stderr.write(f"{TARGET} is not what the models say: run `python scripts/records.py`.\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
