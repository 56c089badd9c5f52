"""Workers import spaCy without its command line."""

import subprocess
import sys

import pytest


def python(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def test_spacy_comes_without_its_command_line_and_gets_it_when_it_is_wanted() -> None:
    out = python(
        "import sys\n"
        "from extraction.corpus.lean import import_spacy\n"
        "import_spacy()\n"
        "import spacy\n"
        "print(spacy.blank('zh').lang, 'spacy.cli' in sys.modules)\n"
        "from spacy.cli.info import info\n"
        "print(callable(info))"
    )
    assert out.split() == ["zh", "False", "True"]


@pytest.mark.parametrize("before", ["import spacy", "import sys; sys.modules['spacy.attrs'] = None"])
def test_what_cannot_do_without_is_the_plain_import(before: str) -> None:
    lean = "from extraction.corpus.lean import import_spacy\nimport_spacy()"
    assert python(f"{before}\n{lean}\nimport spacy\nprint(spacy.info.__name__)") == "info"
