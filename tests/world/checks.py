"""What is asked of the product after its days in the world: checks, each with what is wrong."""

from collections import Counter
from dataclasses import dataclass

from tests.world.driver import Lived
from tests.world.rules import hours
from warehouse.file.query import run_query
from warehouse.records import Alert

MOST_POLLS = 48  # of a feed that fails for a week: ten in the first hours, then one in six hours


@dataclass(frozen=True, slots=True)
class Check:
    """What is asked, what was counted, and what is wrong (nothing where it holds)."""

    name: str
    counted: str
    wrong: tuple[str, ...]


def checks(lived: Lived, days: int) -> list[Check]:
    """All that the world can tell."""
    manners = lived.served.manners
    asked = sum(manners.requests.values())
    found = [
        _manner(lived, "no unconditional request where a conditional one was due", "unconditional"),
        _manner(lived, "validators are sent back byte for byte", "sends "),
        _manner(lived, "none early after Retry-After", "early"),
        _manner(lived, "a second between requests to one host", "crowded"),
        _manner(lived, "each says who asks", "does not say"),
        Check("requests", f"{asked}, {manners.conditional} of them conditional", ()),
        _stored(lived),
        _unwanted(lived),
        _alerts(lived),
        _messages(lived),
        Check("guarded addresses", "connections", tuple(lived.served.trapped)),
        _restarts(lived),
    ]
    for name, check in [("gone", _gone), ("moved", _moved), ("says 304 for ever", _lied)]:
        if name in lived.script.outlets and days > 3:
            found.append(check(lived))
    if days >= 7 and "silent" in lived.script.outlets:
        found.append(_reported(lived))
    if lived.script.hostile:
        found.append(_hostile(lived))
    return found


def _manner(lived: Lived, name: str, word: str) -> Check:
    wrong = tuple(line for line in lived.served.manners.wrongs if f" {word}" in line)
    return Check(name, f"{len(wrong)} breaches", wrong)


def _ask(lived: Lived, query: str) -> list[tuple[object, ...]]:
    return list(run_query(lived.settings.warehouse, query).rows)


def _stored(lived: Lived) -> Check:
    rows = _ask(lived, "SELECT url, count(DISTINCT article_id) FROM articles GROUP BY url")
    counts = Counter({str(url).partition("?")[0]: 0 for url, _ in rows})
    for url, number in rows:
        counts[str(url).partition("?")[0]] += int(str(number))
    missing = [f"missing: {url}" for url in sorted(lived.script.stored - counts.keys())]
    twice = [f"{number} times: {url}" for url, number in counts.items() if number > 1]
    expected = len(lived.script.stored)
    return Check("every entry stored once", f"{len(counts)} of {expected}", (*missing, *twice))


def _unwanted(lived: Lived) -> Check:
    asked = {f"http://{host}{path}" for _, host, path, _ in lived.served.manners.log}
    wrong = sorted(asked & lived.script.unwanted)
    return Check("robots.txt is kept", f"{len(lived.script.unwanted)} pages", tuple(wrong))


def _alerts(lived: Lived) -> Check:
    """Towns of the alerts against the towns of which two figures are told."""
    alerts = [alert for one in lived.rounds for alert in one.report.alerts]
    towns = Counter(_town(lived, alert) for alert in alerts if alert.kind != "edit")
    edits = {alert.comparisons[0].b_article for alert in alerts if alert.kind == "edit"}
    expected = lived.script.contradictory
    wrong = [
        *(f"no alert: {town}" for town in sorted(expected - towns.keys())),
        *(f"unexpected: {town}" for town in sorted(towns.keys() - expected)),
        *(f"{count} alerts: {town}" for town, count in towns.items() if count > 1),
        *(f"edit without alert: {url}" for url in sorted(lived.script.edited - edits)),
        *(f"unexpected edit: {url}" for url in sorted(edits - lived.script.edited)),
    ]
    counted = f"{len(alerts)} for {len(expected)} contradictions, {len(lived.script.edited)} edits"
    return Check("the expected alerts and no others", counted, tuple(wrong))


def _town(lived: Lived, alert: Alert) -> str:
    """The town that an alert's sentence is about; the sentence itself where it is about none."""
    sentence = alert.comparisons[0].a.sentence
    return next((town for town in lived.script.towns if town in sentence), sentence)


def _messages(lived: Lived) -> Check:
    alerts = sum(len(one.report.alerts) for one in lived.rounds)
    sent = len(lived.served.posts)
    wrong = () if sent == alerts else (f"{sent} messages for {alerts} alerts",)
    return Check("each alert delivered once", f"{sent} messages", wrong)


def _restarts(lived: Lived) -> Check:
    """After a restart a feed is asked when it was due anyway, not all at once."""
    at = lived.restarts[0]
    feeds = {outlet.host + outlet.path for outlet in lived.script.outlets.values()}
    asked = Counter(
        host + path
        for moment, host, path, _ in lived.served.manners.log
        if abs((moment - at).total_seconds()) < 1 and host + path in feeds
    )
    wrong = () if len(asked) < len(feeds) else ("all feeds were asked at once after the restart",)
    return Check("schedules survive a restart", f"{len(asked)} of {len(feeds)} asked at it", wrong)


def _after(lived: Lived, name: str, hour: float, path: str = "/feed") -> list[str]:
    host = lived.script.outlets[name].host
    return [
        f"{moment:%a %H:%M} {host}{path}"
        for moment, at, asked, _ in lived.served.manners.log
        if at == host and asked == path and moment > hours(hour)
    ]


def _gone(lived: Lived) -> Check:
    late = _after(lived, "gone", 96)
    gone = lived.script.outlets["gone"].feed
    state = next(
        (row[1] for row in _ask(lived, "SELECT url, state FROM feeds") if row[0] == gone), ""
    )
    wrong = tuple(late) if state != "active" else ("is still active", *late)
    return Check("a feed that is gone is stopped", f"state {state}", wrong)


def _moved(lived: Lived) -> Check:
    urls = {row[0] for row in _ask(lived, "SELECT url FROM feeds")}
    wrong: list[str] = []
    for name in ("moved", "moved with 308"):
        outlet = lived.script.outlets.get(name)
        if outlet and outlet.feed not in urls:
            wrong.append(f"{name}: not at {outlet.feed}")
        if outlet:
            wrong += _after(lived, name, 120)
    return Check("moved feeds are followed", "2 feeds", tuple(wrong))


def _reported(lived: Lived) -> Check:
    """No feed ends without a word: a line to the editor, once."""
    wrong = []
    for name, words in [("silent", "nothing new"), ("gone", "no longer polled")]:
        url = lived.script.outlets[name].feed
        lines = [line for line in lived.notices if url in line and words in line]
        if len(lines) != 1:
            wrong.append(f"{name}: told {len(lines)} times")
    return Check("silent and gone feeds are reported once", "2 feeds", tuple(wrong))


def _lied(lived: Lived) -> Check:
    outlet = lived.script.outlets["says 304 for ever"]
    log = lived.served.manners.log
    full = [
        m for m, host, path, code in log if host + path == outlet.host + outlet.path and code == 200
    ]
    wrong = () if len(full) > 1 else ("never asked in full",)
    return Check("a server that lies is asked in full", f"{len(full)} times", wrong)


def _hostile(lived: Lived) -> Check:
    """Each hostile feed is on file, and one that keeps failing is asked ever more seldom."""
    rows = _ask(lived, "SELECT url, failures FROM feeds")
    failures = {str(url).removeprefix("http://").partition("/")[0]: n for url, n in rows}
    hosts = {lived.served.host(a): name for a, name in lived.script.names.items()}
    unseen = [f"not on file: {name}" for host, name in hosts.items() if host not in failures]
    failing = {host for host in hosts if int(str(failures.get(host) or 0)) > 3}
    often = [f"{hosts[host]}: {n} polls" for host, n in _polls(lived, failing) if n > MOST_POLLS]
    counted = f"{len(hosts)} feeds, {len(failing)} of them failing"
    return Check("hostile feeds cost themselves", counted, (*unseen, *often))


def _polls(lived: Lived, hosts: set[str]) -> list[tuple[str, int]]:
    """In how many rounds each host was asked; a redirect asks it several times in one."""
    rounds = {(host, f"{moment:%d %H:%M}") for moment, host, _, _ in lived.served.manners.log}
    return list(Counter(host for host, _ in rounds if host in hosts).items())
