"""Every error that counterclaim raises on purpose, below one root.

A message names the input that is at fault and says how to mend it.
"""


class CounterclaimError(Exception):
    """The root: catch this to catch all that counterclaim raises on purpose."""


class TookTooLong(CounterclaimError):
    """Work on one item was stopped at its limit of time."""


# What code of ours raises on an item that nobody thought of. Caught in one place alone, the wall
# around one article or pair (`warehouse.filing.wall`): what the machine, the file or the network
# raise (OSError, duckdb.Error) is no item's fault and goes on up.
FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    RuntimeError,
    TypeError,
    ValueError,
    TookTooLong,
)


class InputError(CounterclaimError):
    """An input cannot be used: a file, a line, a page, a feed.

    `name` is the input as the user gave it ("feed.xml", "articles.jsonl, line 3");
    `problem` what is wrong with it; `mend` what the user can do.
    """

    def __init__(self, name: str, problem: str, mend: str) -> None:
        super().__init__(f"{name}: {problem}; {mend}")
        self.name = name
        self.problem = problem
        self.mend = mend


class FeedError(InputError):
    """The bytes are no feed, or none that can be read."""


class ArticleError(InputError):
    """An article record or page from which no article can be read."""


class PipelineError(CounterclaimError):
    """The language pipeline is missing, of another language, or broken."""


class GazetteerError(CounterclaimError):
    """The gazetteer's data file is missing or broken."""


class TableError(CounterclaimError):
    """A table of the package is missing, or a line of it is not what its reader takes."""

    def __init__(self, name: str, problem: str) -> None:
        super().__init__(f"{name}: {problem}; mend the table, or install counterclaim again")
        self.name = name
        self.problem = problem
