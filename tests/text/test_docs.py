"""Every snippet of docs/text.md is true."""

import re
from pathlib import Path


def test_snippets() -> None:
    text = (Path(__file__).parents[2] / "docs" / "text.md").read_text(encoding="utf-8")
    snippets = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert len(snippets) > 2
    names: dict[str, object] = {}
    for snippet in snippets:
        exec(snippet, names)
