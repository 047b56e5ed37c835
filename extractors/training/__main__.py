"""Build the pipeline that is shipped: `python -m extractors.training [treebanks]`.

Reads the treebanks' folder (default ../shared/treebanks), trains the parser, writes
`extractors/model` and the scores of its card, and prints them. One core needs about 40 minutes.
"""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from spacy.language import Language
from thinc.api import set_current_ops

from extractors.errors import CounterclaimError
from extractors.parsing.arithmetic import PlainOps, stay_on_one_core
from extractors.parsing.lemmas import load_lemmas
from extractors.parsing.pipeline import Pipeline
from extractors.training import card, corpus, lemmas, loop, pack, score, score_figures
from extractors.training.meta import describe

MODEL = Path(__file__).parent.parent / "model"
FIGURES = sorted(Path("tests/cases/training").glob("*.json"))
PARSER = loop.Recipe(epochs=18, rate=0.002, drop=0.2)


def main() -> int:
    """Train, write, report; 1 where the treebanks are not to be had."""
    parser = argparse.ArgumentParser(prog="python -m extractors.training", description=__doc__)
    parser.add_argument("treebanks", nargs="?", type=Path, default=Path("../shared/treebanks"))
    parser.add_argument(
        "--to", type=Path, default=MODEL, help="where to write (default: %(default)s)"
    )
    given = parser.parse_args()
    try:
        build(given.treebanks, given.to)
    except CounterclaimError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def build(folder: Path, to: Path) -> None:
    """Every file of `extractors/model` but the licence and the card."""
    to.mkdir(parents=True, exist_ok=True)
    stay_on_one_core()
    set_current_ops(PlainOps())
    trees = corpus.read(folder, corpus.LEARNT)
    _write(to / "lemmas.json", lemmas.learn(corpus.read(folder, ["ewt-train", "gum-train"])))
    seen = corpus.words(trees)
    _write(to / "words.json", {name: sorted(one) for name, one in asdict(seen.known).items()})
    examples = corpus.ParserExamples(trees, seen)
    parser = loop.train(loop.blank("pipeline.toml", seen), examples, PARSER, _report)
    pack.pack(parser, to / "parser.bin.gz")
    _write(to / "config.json", pack.config(parser))
    scores = _scores(parser, folder)
    _write(to / "meta.json", describe(scores))
    for made in card.tables(scores).values():
        _report(made)
    if (to / "MODEL_CARD.md").is_file():
        card.refresh(to)


def _scores(parser: Language, folder: Path) -> dict[str, Any]:
    """What the model card says, measured."""
    figures, _ = score_figures.score(
        Pipeline(parser, load_lemmas()), score_figures.read_cases(FIGURES)
    )
    return {
        "parser": score.table(parser, folder),
        "genres": score.by_genre(parser, corpus.read(folder, ["gum-dev", "gum-test"])),
        "figures": figures,
    }


def _write(path: Path, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")


def _report(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
