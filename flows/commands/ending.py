"""How the command line ends: a status, and where it failed one line that says what to do."""

import errno
import os
import sys
import traceback
from collections.abc import Callable, Mapping

import click

from extractors.errors import CounterclaimError

FAILED = 1
_MENDS = {
    errno.ENOSPC: "free some space, then run it again",
    errno.EDQUOT: "free some space, then run it again",
    errno.EFBIG: "raise the limit on the size of files (`ulimit -f`), then run it again",
    errno.EROFS: "name a place that can be written to",
    errno.EACCES: "mend the rights, or name another place",
    errno.EPERM: "mend the rights, or name another place",
    errno.EMFILE: "raise the limit on open files (`ulimit -n`), then run it again",
}


def ended(run: Callable[[], object], options: Mapping[str, object]) -> int:
    """Run a command; its exit status. Where `told` is set in the options a trace is shown too."""
    try:
        status = run()
    except click.exceptions.Abort:
        return _said("stopped; what was stored is stored, and the same again goes on from there")
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        # The reader of our output has left (`| head`): nothing more to say, and no traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:  # noqa: BLE001 - the one place below which nothing catches
        if options.get("told"):
            traceback.print_exception(error)
        return _said(line_of(error))
    return status if isinstance(status, int) else 0


def _said(line: str) -> int:
    click.echo(f"counterclaim: {line}", err=True)
    return FAILED


def line_of(error: BaseException) -> str:
    """An error on one line, with the mend."""
    while isinstance(error, BaseExceptionGroup):  # of tasks that ran side by side
        error = error.exceptions[0]
    if isinstance(error, CounterclaimError):
        return str(error)
    if isinstance(error, OSError):
        name = f"{error.filename}: " if error.filename is not None else ""
        mend = _MENDS.get(error.errno or 0, "see that it is there and can be used, then try again")
        return f"{name}{error.strerror or error}; {mend}"
    if isinstance(error, MemoryError):
        return "no memory is left; free some, or give it fewer articles at once"
    told = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return f"failed unforeseen ({told}); show where with `counterclaim -v ...`, and report it"
