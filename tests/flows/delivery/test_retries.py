"""The schedule of repeated deliveries."""

from datetime import timedelta

from flows.delivery.retries import WAITS, wait_after


def test_the_waits_grow_and_end():
    waits = [wait_after(attempt, None, 0.0) for attempt in range(1, len(WAITS) + 2)]
    assert waits[:3] == [timedelta(seconds=5), timedelta(minutes=5), timedelta(minutes=30)]
    assert waits[-1] is None
    known = [wait for wait in waits if wait]
    assert known == sorted(known)
    assert timedelta(hours=75) < sum(known, timedelta()) < timedelta(hours=76)


def test_the_jitter_shortens_by_up_to_a_tenth():
    assert wait_after(2, None, 1.0) == timedelta(minutes=5) * 0.9


def test_no_jitter_shortens_what_the_endpoint_asked_for():
    assert wait_after(2, timedelta(minutes=5), 1.0) == timedelta(minutes=5)


def test_a_longer_retry_after_is_obeyed_and_a_shorter_is_not():
    assert wait_after(1, timedelta(minutes=2), 0.0) == timedelta(minutes=2)
    assert wait_after(2, timedelta(seconds=1), 0.0) == timedelta(minutes=5)
