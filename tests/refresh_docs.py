"""Write the answers in docs/queries.md anew: python -m tests.refresh_docs"""

import tempfile
from pathlib import Path

from tests.documented import DOCUMENT, answers, examples, rewritten, seeded


def main() -> None:
    """Ask the document's queries of the bundled feed and put the answers below them."""
    document = DOCUMENT.read_text("utf-8")
    asked = examples(document)
    with tempfile.TemporaryDirectory() as folder, seeded(Path(folder)) as world:
        new = answers(world.settings.warehouse, asked)
    DOCUMENT.write_text(rewritten(document, new), "utf-8")
    changed = sum(old.answer != answer for old, answer in zip(asked, new, strict=True))
    print(f"{len(asked)} queries, {changed} answers changed")


if __name__ == "__main__":
    main()
