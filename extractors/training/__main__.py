"""Build the pipeline that is shipped: `python -m extractors.training [treebanks]`.

Reads the treebanks' folder (default ../shared/treebanks), trains the parser and the names, writes
`extractors/model`, prints the scores. Two cores need about 45 minutes, one of them idle.
"""

import argparse
import json
import sys
from pathlib import Path

from extractors.errors import CounterclaimError
from extractors.training import corpus, lemmas, loop, names, pack, score
from extractors.training.meta import describe

MODEL = Path(__file__).parent.parent / "model"
PARSER = loop.Recipe(epochs=18, drop=0.15)
SETTLE = loop.Recipe(epochs=1, words=(1200, 1200), rate=0.0005, drop=0.1, seed=11)
NAMES = loop.Recipe(epochs=7, drop=0.2)


def main() -> int:
    """Train, write, report; 1 where the treebanks are not to be had."""
    parser = argparse.ArgumentParser(prog="python -m extractors.training", description=__doc__)
    parser.add_argument("treebanks", nargs="?", type=Path, default=Path("../shared/treebanks"))
    folder = parser.parse_args().treebanks
    try:
        build(folder)
    except CounterclaimError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def build(folder: Path) -> None:
    """Every file of `extractors/model` but the licence and the card."""
    trees = corpus.read(folder, corpus.LEARNT)
    named = names.learnt(folder)
    _write("lemmas.json", lemmas.learn(corpus.read(folder, ["ewt-train", "gum-train"])))
    parser = loop.train(loop.blank("pipeline.toml"), corpus.ParserExamples(trees), PARSER, _report)
    loop.settle(parser, corpus.PlainExamples(trees), SETTLE)
    pack.pack(parser, MODEL / "parser.bin.gz")
    namer = loop.train(loop.blank("entities.toml"), names.NameExamples(named), NAMES, _report)
    pack.pack(namer, MODEL / "names.bin.gz")
    _write("config.json", pack.config(parser, namer))
    by_set, by_name = score.table(parser, folder), names.score(namer, folder)
    by_genre = score.by_genre(parser, corpus.read(folder, ["gum-dev", "gum-test"]))
    score.show({**by_set, **by_genre}, _report)
    _report(json.dumps(by_name, indent=1))
    _write("meta.json", describe({"parser": by_set, "genres": by_genre, "names": by_name}))


def _write(name: str, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (MODEL / name).write_text(text + "\n", encoding="utf-8")


def _report(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
