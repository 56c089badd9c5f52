"""`minglu rules`: the rule files, ours and the user's."""

import typer

from extraction.cli.options import RulesFolder
from extraction.cli.report import number, say
from extraction.errors import RuleError

app = typer.Typer(help="Check, list and test the rule files.", no_args_is_help=True, rich_markup_mode=None)


@app.command()
def check(rules: RulesFolder = None) -> None:
    """Check every rule file; exit code 1 with file, line and remedy for the first fault."""
    from extraction.rulebook import Rulebook

    try:
        book = Rulebook.load(rules)
        book.compile_all()
    except RuleError as error:
        typer.echo(str(error))
        raise typer.Exit(1) from error
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
