"""What is remembered of a feed after a poll: pure functions of feed, answer, time and chance."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from extractors.addresses import feed_address
from flows.feeds.news import News
from flows.feeds.polling import Polled
from flows.feeds.schedule import BUSY_RETRY, FIRST_RETRY, next_check
from flows.web.fetching import Fetched
from warehouse.records import Feed, FeedNotice

MISSING_DAYS = timedelta(days=14)  # of 404 until a feed counts as gone
MISSING_POLLS = 10
SIGHTINGS = 3  # of a permanent redirect until it is believed
SIGHTINGS_OVER = timedelta(days=1)
SILENT_DAYS = timedelta(days=7)
SILENT_GAPS = 10
FAILING_POLLS = 5
FAILING_FOR = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """When a poll took place, and chance, from 0 to 1, for the jitter of the next one."""

    now: datetime
    chance: float


def after_poll(feed: Feed, polled: Polled, news: News, at: Moment) -> Feed:
    """The feed as it is remembered after a poll; `news` is what was new in it."""
    error = polled.error
    if error and error.kind == "wait":  # nothing was asked
        return replace(feed, next_check=error.retry_at or at.now)
    asked = error.retry_at if error else None
    fresh, first = timedelta(), FIRST_RETRY
    if polled.answer and polled.succeeded:
        after = _succeeded(feed, polled.answer, polled, news, at.now)
        asked, fresh = polled.answer.retry_at, polled.answer.fresh
    else:
        after = _failed(feed, polled, at.now)
        first = BUSY_RETRY if error and error.status in (429, 503) else FIRST_RETRY
    after = replace(after, last_poll=at.now, not_before=asked)
    after = replace(after, notice=notice_of(after, at.now))
    if after.state == "gone":
        return replace(after, next_check=None)
    return replace(after, next_check=next_check(after, fresh, at.now, at.chance, first))


def notice_of(feed: Feed, now: datetime) -> FeedNotice | None:
    """What an editor should know of a feed; None where all is well."""
    if feed.state == "gone":
        return "gone"
    well = feed.last_success or feed.added
    if feed.failures >= FAILING_POLLS and (well is None or now - well >= FAILING_FOR):
        return "failing"
    heard = feed.last_new_item or feed.added
    limit = max(SILENT_DAYS, timedelta(seconds=feed.usual_gap or 0) * SILENT_GAPS)
    return "silent" if heard and now - heard > limit else None


def _failed(feed: Feed, polled: Polled, now: datetime) -> Feed:
    error = polled.error
    status = error.status if error else None
    missing_since = (feed.missing_since or now) if status == 404 else feed.missing_since
    after = replace(
        feed,
        failures=feed.failures + 1,
        error=str(error),
        error_kind=error.kind if error else "network",
        missing_since=missing_since,
    )
    missing = status == 404 and missing_since is not None and now - missing_since >= MISSING_DAYS
    if status == 410 or (missing and after.failures >= MISSING_POLLS):
        return replace(after, state="gone")
    return after


def _succeeded(feed: Feed, answer: Fetched, polled: Polled, news: News, now: datetime) -> Feed:
    after = replace(
        feed,
        failures=0,
        error=str(polled.error) if polled.error else None,
        error_kind=None,
        missing_since=None,
        last_success=now,
        unchanged=feed.unchanged + 1,
        state="active" if feed.state == "gone" else feed.state,
    )
    if polled.feed is not None:
        after = replace(
            after,
            title=polled.feed.title or feed.title,
            etag=answer.etag,
            last_modified=answer.last_modified,
            validated=answer.validated,
            least_wait=polled.feed.ttl,
            last_full=now,
            unchanged=0,
            lied=now if _lied(feed, answer, polled, news) else feed.lied,
            last_new_item=news.last or feed.last_new_item,
            usual_gap=news.usual_gap or feed.usual_gap,
        )
    return _seen_at(after, answer.moved, now)


def _lied(feed: Feed, answer: Fetched, polled: Polled, news: News) -> bool:
    """Whether answers 304 were false: a body with news came under the same validators."""
    if polled.wanted.conditional or not feed.unchanged or not news.fresh:
        return False
    same = (answer.etag, answer.last_modified) == (feed.etag, feed.last_modified)
    return same and (feed.etag is not None or feed.last_modified is not None)


def _seen_at(feed: Feed, moved: str | None, now: datetime) -> Feed:
    """Count the sightings of a permanent redirect; after enough of them the address changes."""
    target = feed_address(moved) if moved else None
    if target is None or target == feed.url:
        return replace(feed, moved_to=None, moved_sightings=0, moved_since=None)
    again = target == feed.moved_to and feed.moved_since is not None
    since = feed.moved_since if again and feed.moved_since else now
    sightings = feed.moved_sightings + 1 if again else 1
    if sightings < SIGHTINGS or now - since < SIGHTINGS_OVER:
        return replace(feed, moved_to=target, moved_sightings=sightings, moved_since=since)
    return replace(
        feed,
        url=target,
        previous=(*feed.previous, feed.url),
        validated=feed.validated or feed.url,
        moved_to=None,
        moved_sightings=0,
        moved_since=None,
    )


def told(before: Feed, after: Feed) -> str | None:
    """One line on what has changed for the worse, or moved, since the last poll; None otherwise."""
    if after.url != before.url:
        return f"{before.url}: has moved for good; it is polled at {after.url} from now on"
    if after.notice is None or after.notice == before.notice:
        return None
    if after.notice == "gone":
        return f"{after.error}; it is no longer polled"
    if after.notice == "failing":
        return f"{after.url}: {after.failures} polls in a row have failed"
    heard = after.last_new_item or after.added
    when = f"{heard.astimezone(UTC):%Y-%m-%d}" if heard else "it was added"
    return f"{after.url}: has brought nothing new since {when}"
