"""Words by which news takes back a figure: the table `data/withdrawal.tsv`.

Two readers share them: what an article itself replaces (`extractors.standing.superseded`) and
what it corrects of others (`warehouse.judgement.corrections`).
"""

from functools import cache
from importlib.resources import files


def forms(*kinds: str) -> str:
    """The words of some kinds as one group of a regular expression.

    Raises KeyError for a kind that the table does not hold.
    """
    return f"(?:{'|'.join(form for kind in kinds for form in _table()[kind])})"


@cache
def _table() -> dict[str, list[str]]:
    text = files(__package__).joinpath("data", "withdrawal.tsv").read_text("utf-8")
    table: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, form = line.split("\t")
            table.setdefault(kind, []).append(form)
    return table
