"""Every rule file's examples hold."""

import pytest

from extraction.rulebook import Rulebook
from extraction.ruletest import check_examples


def test_examples() -> None:
    faults = [str(fault) for fault in check_examples(Rulebook.load())]
    if faults:
        pytest.fail("\n".join(faults))
