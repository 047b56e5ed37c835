"""The training loop: fixed seeds, averaged weights, linear decay; no early stopping, so that the
development sets stay out of it."""

import random
import time
import tomllib
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from spacy.language import Language
from spacy.training import Example
from spacy.util import load_model_from_config
from thinc.api import Adam, fix_random_seed, warmup_linear

import extractors.parsing.tokenizing  # noqa: F401  (registers the tokenizer that the configuration names)
from extractors.training.words import Seen

Examples = Callable[[Language, random.Random], list[Example]]


@dataclass(frozen=True, slots=True)
class Recipe:
    """`words` a batch grow from the first to the last value over the first epoch."""

    epochs: int
    words: tuple[int, int] = (200, 1200)
    rate: float = 0.001
    drop: float = 0.1
    seed: int = 7


def blank(name: str, seen: Seen) -> Language:
    """An untrained pipeline of the configuration `name` beside this module."""
    config: dict[str, Any] = tomllib.loads(
        (files("extractors.training") / name).read_text(encoding="utf-8")
    )
    nlp = load_model_from_config(config, auto_fill=True)
    seen.install(nlp)
    return nlp


def _rates(recipe: Recipe, steps: int) -> Generator[float, None, None]:
    """The learning rate of each step: up over the first ones, then down in a line to nearly 0."""
    yield from warmup_linear(recipe.rate, 250, int(steps * 1.05))


def train(
    nlp: Language, examples: Examples, recipe: Recipe, report: Callable[[str], None]
) -> Language:
    """Train in place; `examples` makes each epoch's own, augmented ones. The averaged weights are
    the pipeline's on return."""
    fix_random_seed(recipe.seed)
    chance = random.Random(recipe.seed)
    first = examples(nlp, chance)
    nlp.initialize(lambda: first)
    total = sum(len(example.reference) for example in first) * recipe.epochs
    steps = total // recipe.words[1]
    optimizer = Adam(
        learn_rate=_rates(recipe, steps),  # type: ignore[arg-type]  # its own name for generators
        L2=0.01,
        L2_is_weight_decay=True,
        grad_clip=1.0,
        use_averages=True,
    )
    started = time.perf_counter()
    for epoch in range(recipe.epochs):
        epoch_examples = first if epoch == 0 else examples(nlp, chance)
        losses = _epoch(nlp, epoch_examples, recipe, optimizer, epoch, chance)
        shown = " ".join(f"{name} {loss:.0f}" for name, loss in sorted(losses.items()))
        seconds = time.perf_counter() - started
        report(f"epoch {epoch + 1} of {recipe.epochs}, {seconds:.0f} s: {shown}")
    keep_averages(nlp, optimizer)
    return nlp


def _epoch(
    nlp: Language,
    examples: list[Example],
    recipe: Recipe,
    optimizer: Any,
    epoch: int,
    chance: random.Random,
) -> dict[str, float]:
    losses: dict[str, float] = {}
    for batch in batches(examples, recipe, epoch, chance):
        nlp.update(batch, sgd=optimizer, drop=recipe.drop, losses=losses)
        optimizer.step_schedules()
    return losses


def batches(
    examples: Sequence[Example], recipe: Recipe, epoch: int, chance: random.Random
) -> Iterator[list[Example]]:
    """Shuffled batches of about `recipe.words` words."""
    order = list(examples)
    chance.shuffle(order)
    low, high = recipe.words
    batch: list[Example] = []
    words = 0
    for done, example in enumerate(order):
        batch.append(example)
        words += len(example.reference)
        size = high if epoch else low + (high - low) * done // len(order)
        if words >= size:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch


def keep_averages(nlp: Language, optimizer: Any) -> None:
    """Put the averages over the training steps in the place of the last step's weights."""
    averages = optimizer.averages
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is None:
            continue
        for node in model.walk():
            for name in node.param_names:
                key = (node.id, name)
                if node.has_param(name) and key in averages:
                    node.set_param(name, averages[key])
