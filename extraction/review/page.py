"""A page in one file that fetches nothing and runs nothing but its own script.

Everything that came from outside is one block of JSON; the script builds the page from it with text nodes. The policy
in the page's head allows exactly our style and our script, by digest, so that a mistake there stays without effect.
"""

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from importlib.resources import files

_SLOT = re.compile(r"\{\{(policy|style|script|data)\}\}")
_SPECIAL = re.compile("[<>&\u2028\u2029\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
"""What ends a script element, ends a line in JavaScript, or is not allowed in a page."""


def page(template: str, *, styles: Sequence[str], scripts: Sequence[str], data: object) -> str:
    """Put a page together from files of `assets` and its data; the same arguments give the same text."""
    style = "".join(_asset(name) for name in styles)
    script = "(() => {\n'use strict';\n" + "".join(_asset(name) for name in scripts) + "})();\n"
    slots = {"policy": _policy(style, script), "style": style, "script": script, "data": data_block(data)}
    return _SLOT.sub(lambda slot: slots[slot[1]], _asset(template))


def data_block(data: object) -> str:
    """JSON that can stand in a script element, whatever its strings hold."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return _SPECIAL.sub(lambda character: f"\\u{ord(character[0]):04x}", text)


def _policy(style: str, script: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _asset(name: str) -> str:
    return (files("extraction.review") / "assets" / name).read_text(encoding="utf-8").replace("\r\n", "\n")
