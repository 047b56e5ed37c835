"""Write what the documents show anew: python -m tests.refresh_docs"""

import tempfile
from pathlib import Path

from tests import documented_chain as chain
from tests import documented_payload as payload
from tests.documented import DOCUMENT, answers, examples, rewritten, seeded


def main() -> None:
    """Ask the document's queries of the bundled feed and put the answers below them."""
    document = DOCUMENT.read_text("utf-8")
    asked = examples(document)
    with tempfile.TemporaryDirectory() as folder, seeded(Path(folder)) as world:
        new = answers(world.settings.warehouse, asked)
        message = payload.payload_of(world.settings.warehouse)
    DOCUMENT.write_text(rewritten(document, new), "utf-8")
    webhooks = payload.DOCUMENT.read_text("utf-8")
    payload.DOCUMENT.write_text(payload.with_payload(webhooks, message), "utf-8")
    told = chain.DOCUMENT.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        outputs = chain.printed(told, Path(folder))
    chain.DOCUMENT.write_text(chain.with_outputs(told, outputs), "utf-8")
    changed = sum(old.answer != answer for old, answer in zip(asked, new, strict=True))
    print(f"{len(asked)} queries, {changed} answers changed")


if __name__ == "__main__":
    main()
