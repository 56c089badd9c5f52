"""The `minglu` command: parse, call one function, map errors to exit codes.

0: all done; 1: finished, but something was quarantined or a fault was found; 2: wrong usage or configuration, nothing
written; 3: stopped on the way, because the output cannot be written (full disk, no permission, database gone); 130 and
143: stopped by SIGINT and SIGTERM. Data goes to stdout, messages and progress to stderr. No module here imports spaCy
before a command needs it.
"""

import os
import sys
from collections.abc import Sequence

from extraction.errors import MingluError, OutputError, RuleError, UsageError

__all__ = ["main"]

DONE, FAULTS, WRONG, STOPPED = 0, 1, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with the arguments, by default those of the process; return the exit code."""
    # here, because every process that a run starts imports this module, and none of them needs the commands
    from extraction.cli.app import app
    from extraction.cli.report import say

    try:
        app(args=None if arguments is None else list(arguments), prog_name="minglu")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else DONE if stop.code is None else FAULTS
    except (UsageError, RuleError) as error:
        say(f"Error: {error}")
        return WRONG
    except OutputError as error:
        say(f"Error: {error}")
        return STOPPED
    except MingluError as error:
        say(f"Error: {error}")
        return FAULTS
    except BrokenPipeError:
        # Whoever read our output has enough; without this, Python complains once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return DONE
