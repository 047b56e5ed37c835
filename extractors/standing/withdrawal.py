"""Words by which news takes back a figure: the table `data/withdrawal.tsv`.

Two readers share them: what an article itself replaces (`extractors.standing.superseded`) and
what it corrects of others (`warehouse.judgement.corrections`).
"""

from functools import cache

from extractors.tables import rows


def forms(*kinds: str) -> str:
    """The words of some kinds as one group of a regular expression.

    Raises KeyError for a kind that the table does not hold.
    """
    return f"(?:{'|'.join(form for kind in kinds for form in _table()[kind])})"


@cache
def _table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for row in rows("extractors.standing", "withdrawal.tsv"):
        table.setdefault(row["kind"], []).append(row["form"])
    return table
