"""The spaCy component for counts."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extraction.pipes.counts.find import find_counts, finder_of
from extraction.pipes.state import state_of
from extraction.rulebook import Rulebook


@Language.factory("minglu_counts", default_config={"rules": None}, assigns=["doc._.minglu"])
def make_counts(
    nlp: Language,  # noqa: ARG001 - the signature of every factory
    name: str,  # noqa: ARG001
    rules: str | None,
) -> Callable[[Doc], Doc]:
    """The component: it fills `state.counts`, without what touches dates, names, furniture or unrepaired damage.

    Args:
        rules: a folder with the user's own rules, added to the project's.

    Raises:
        RuleError: a bad rule file.
    """
    book = Rulebook.load(rules)
    # what is sought together has to be known before the first text
    finder_of(book)
    writing = book.scan("counts", "{writing}")
    named_on = book.compile("counts", str(book.settings("counts")["named_on"])).match
    one_behind = book.compile("units", "{one_behind}").match
    owns = book.compile("counts", str(book.settings("counts")["owned"])).match

    def annotate(doc: Doc) -> Doc:
        state = state_of(doc)
        reading = state.reading
        dates = [(date.start, date.end) for date in state.dates]
        # 三里桥, 百丈镇: a number in the name of a place counts nothing; and the place before a noun is no part of it
        places = [(place.start, place.end) for place in state.places]
        edges = [(start, m.end() if (m := named_on(reading.text, end)) else end) for start, end in places]
        # 霍山县教育局1个, 青石公司|自筹资金30万元: nor is the one body of that name, or whose it is
        bodies = state.memo.get("bodies")
        edges += [
            (body.start, body.end)
            for body in (bodies.outermost() if bodies else ())
            if one_behind(reading.text, body.end) or (body.named and owns(reading.text, body.end))
        ]
        # 徐七根: a number in the name of an official counts nothing either, nor is he what is counted (林知远2位)
        names = [span for person in state.persons if person.posts for span in person.mentions]
        found = find_counts(reading.text, excluded=[*dates, *places], edges=[*edges, *names], rulebook=book)
        titles = [match.span() for match in writing.finditer(reading.text)]
        named = {at for span in (*titles, *names) for at in range(*span)}
        state.counts = [c for c in found if reading.certain(c.start, c.end) and c.start not in named]
        return doc

    return annotate
