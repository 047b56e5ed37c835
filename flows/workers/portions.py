"""Work on many items in workers that can be killed: in small portions, in order, with a look-ahead.

Items go over in portions: the parser is faster on many sentences at once. Where a portion is
killed or fails, its members are tried one by one, so that only the culprit is lost.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Generic, TypeVar

from extractors.errors import ArticleError, CounterclaimError, InputError
from flows.workers.isolated import Raised
from flows.workers.isolation import Workers, WorkersGone

PORTION = 8  # items a task; the parser gains little beyond
PORTION_SIZE = 1_500_000  # characters of markup a task, so that a task is a second's work at most
HEAVY = 600_000  # the same of an item that is tried alone
AHEAD = 14  # tasks in the workers' hands: what they do while the caller is busy

Item = TypeVar("Item")
Result = TypeVar("Result")
Together = Callable[[Sequence[Item]], list[Result | Raised]]
Alone = Callable[[Item, Workers], Result]


@dataclass(frozen=True, slots=True)
class Work(Generic[Item, Result]):
    """What is done with items.

    `together` runs in a worker, on all items of a portion, and can be pickled. `alone` tries one
    item again after its portion was killed; it raises what `outcome` raises. `named` is what an
    error calls an item, `size` its work, in characters of markup.
    """

    together: Together[Item, Result]
    alone: Alone[Item, Result]
    named: Callable[[Item], str]
    size: Callable[[Item], int]


@dataclass(frozen=True, slots=True)
class _Portion(Generic[Item, Result]):
    """Some items in order, and the task that holds those that are no errors."""

    items: Sequence[Item | InputError]
    task: Future[list[Result | Raised]] | None

    @property
    def is_done(self) -> bool:
        return self.task is None or self.task.done()


def through(
    items: Iterable[Item | InputError], workers: Workers, work: Work[Item, Result]
) -> Iterator[Result | InputError]:
    """The result of each item, in order; an error passed in, or met here, stays in its place.

    Reads ahead by a bounded number of items, so that the workers go on while the caller is busy
    with what it was given. Raises WorkersGone.
    """
    waiting: deque[_Portion[Item, Result]] = deque()
    for some in portions(items, work.size):
        waiting.append(_started(some, workers, work))
        while waiting and (len(waiting) > AHEAD or waiting[0].is_done):
            yield from _finished(waiting.popleft(), workers, work)
    while waiting:
        yield from _finished(waiting.popleft(), workers, work)


def portions(
    items: Iterable[Item | InputError], size_of: Callable[[Item], int]
) -> Iterator[list[Item | InputError]]:
    """The items in lists of a bounded number and size; a heavy item makes a list of its own."""
    held: list[Item | InputError] = []
    size = 0
    for item in items:
        weight = 0 if isinstance(item, InputError) else size_of(item)
        if held and (size + weight > PORTION_SIZE or weight > HEAVY or len(held) >= PORTION):
            yield held
            held, size = [], 0
        held.append(item)
        size += weight if weight <= HEAVY else PORTION_SIZE
    if held:
        yield held


def alone(item: Item, workers: Workers, work: Work[Item, Result]) -> Result | InputError:
    """The result of one item, or the error that names it."""
    try:
        return work.alone(item, workers)
    except WorkersGone:  # no fault of the item
        raise
    except CounterclaimError as error:
        return _naming(work.named(item), error)


def _started(
    items: Sequence[Item | InputError], workers: Workers, work: Work[Item, Result]
) -> _Portion[Item, Result]:
    given = _given(items)
    return _Portion(items, workers.submit(work.together, given) if given else None)


def _given(items: Sequence[Item | InputError]) -> list[Item]:
    return [item for item in items if not isinstance(item, InputError)]


def _finished(
    portion: _Portion[Item, Result], workers: Workers, work: Work[Item, Result]
) -> Iterator[Result | InputError]:
    found = _results(portion, workers, work)
    results = iter(found)
    for item in portion.items:
        yield item if isinstance(item, InputError) else next(results)


def _results(
    portion: _Portion[Item, Result], workers: Workers, work: Work[Item, Result]
) -> list[Result | InputError]:
    if portion.task is None:
        return []
    given = _given(portion.items)
    try:
        done = workers.outcome(portion.task)
    except WorkersGone:  # no fault of any item
        raise
    except CounterclaimError:  # killed, or an error of ours that names no item
        tried: list[Result | InputError] = []
        for item in given:
            one = alone(item, workers, work)
            tried.append(one)
        return tried
    return [
        _naming(work.named(item), result.error()) if isinstance(result, Raised) else result
        for item, result in zip(given, done, strict=True)
    ]


def _naming(name: str, error: CounterclaimError) -> InputError:
    """The error itself where it names its input."""
    if isinstance(error, InputError):
        return error
    return ArticleError(name, str(error), "look at the page; its neighbours were read")
