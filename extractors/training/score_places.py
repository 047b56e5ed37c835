"""How well the gazetteer finds places: F1 of LOC spans on a Universal NER file.

    python -m extractors.training.score_places uner-ewt-test.iob2.gz [--misses]

The file is UNER_English-EWT's (CC BY-SA 4.0), gzipped IOB2. A document's sentences are read
together as one article. A span counts where its first and last word are the gold ones. Places
within an organisation's name are no LOC there, and ours are left out likewise.
"""

import gzip
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extractors.places import Gazetteer, load_gazetteer, locate
from extractors.records import Article, Sentence

Span = tuple[int, int]


@dataclass(slots=True)
class Gold:
    """A sentence's text and its LOC spans in characters."""

    text: str
    spans: set[Span] = field(default_factory=set)


def read_documents(lines: Sequence[str]) -> Iterator[list[Gold]]:
    """The documents of an IOB2 file with `# newdoc id` and `# text` lines."""
    document: list[Gold] = []
    tokens: list[tuple[str, str]] = []
    text = ""
    for line in [*lines, ""]:
        if line.startswith("# newdoc") and document:
            yield document
            document = []
        elif line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif line and not line.startswith("#"):
            fields = line.split("\t")
            tokens.append((fields[1], fields[2]))
        elif not line and tokens:
            document.append(Gold(text, set(_spans(text, tokens))))
            tokens = []
    if document:
        yield document


def _spans(text: str, tokens: Sequence[tuple[str, str]]) -> Iterator[Span]:
    place = 0
    current: Span | None = None
    for word, tag in [*tokens, ("", "O")]:
        start = max(text.find(word, place), place)
        end = start + len(word)
        if current and tag != "I-LOC":
            yield current
            current = None
        if tag == "B-LOC":
            current = (start, end)
        elif tag == "I-LOC" and current:
            current = (current[0], end)
        place = end


def predict(document: Sequence[Gold], gazetteer: Gazetteer) -> list[set[Span]]:
    """The spans of places that the gazetteer finds in each sentence of a document."""
    sentences = [
        Sentence(index, gold.text, None, None, 0, "body") for index, gold in enumerate(document)
    ]
    article = Article("document", "\n".join(gold.text for gold in document))
    located = locate(article, sentences, gazetteer)
    return [
        {(one.start, one.end) for one in located.mentions(index) if one.role != "org"}
        for index in range(len(sentences))
    ]


def main(arguments: Sequence[str]) -> None:
    """Print precision, recall and F1 for a file; with `--misses` also what was wrong."""
    lines = gzip.decompress(Path(arguments[0]).read_bytes()).decode().splitlines()
    gazetteer = load_gazetteer()
    right = found = gold = 0
    for document in read_documents(lines):
        for sentence, spans in zip(document, predict(document, gazetteer), strict=True):
            right += len(spans & sentence.spans)
            found += len(spans)
            gold += len(sentence.spans)
            if "--misses" in arguments and spans != sentence.spans:
                missed = [sentence.text[a:b] for a, b in sorted(sentence.spans - spans)]
                extra = [sentence.text[a:b] for a, b in sorted(spans - sentence.spans)]
                print(f"missed {missed} extra {extra}: {sentence.text[:160]}")
    precision, recall = right / max(found, 1), right / max(gold, 1)
    score = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"LOC precision {precision:.3f} recall {recall:.3f} F1 {score:.3f} ({gold} gold)")


if __name__ == "__main__":
    main(sys.argv[1:])
