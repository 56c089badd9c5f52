"""`minglu rules`: the rule files, ours and the user's."""

import typer

from extraction.cli.options import RulesFolder
from extraction.cli.report import number, say
from extraction.errors import RuleError

app = typer.Typer(help="Check, list and test the rule files.", no_args_is_help=True, rich_markup_mode=None)


@app.command()
def check(rules: RulesFolder = None) -> None:
    """Check every rule file and the corpus of values; exit code 1 with file, line and what is wrong."""
    from extraction.pipeline import Settings, load
    from extraction.rulebook import Rulebook

    try:
        book = Rulebook.load(rules)
        book.compile_all()
        load(Settings(rules=rules))  # the components look up what the rules name
    except RuleError as error:
        typer.echo(str(error))
        raise typer.Exit(1) from error
    from extraction.valuecorpus import check_corpus

    if faults := list(check_corpus(book)):
        typer.echo("\n".join(faults))
        raise typer.Exit(1)
    found = sum(len(book.rules(kind)) for kind in book.kinds)
    traps = sum(len(book.traps(kind)) for kind in book.kinds)
    words = sum(len(lexicon) for _, lexicon in book.lexicons())
    say(f"{number(found, 'rule')}, {number(traps, 'trap')}, {number(words, 'word')} in lexicons: no fault")


@app.command("list")
def list_rules(rules: RulesFolder = None) -> None:
    """Print every rule and trap, one a line: id, what it is, file and line, why, with tabs between."""
    from extraction.rulebook import Rulebook

    book = Rulebook.load(rules)
    for kind in book.kinds:
        for what, group in (("rule", book.rules(kind)), ("trap", book.traps(kind))):
            for one in group:
                typer.echo(f"{one.id}\t{what}\t{one.path}:{one.line}\t{one.why}")


@app.command("test")
def try_examples(rules: RulesFolder = None) -> None:
    """Try the examples of every rule; prints one fault a line, exit code 1 if there is one."""
    from extraction.rulebook import Rulebook
    from extraction.ruletest import check_examples

    faults = 0
    for fault in check_examples(Rulebook.load(rules), rules):
        typer.echo(str(fault))
        faults += 1
    say(f"{number(faults, 'fault')} in the examples")
    if faults:
        raise typer.Exit(1)
