"""Redirects into guarded networks: checked at each step, in every form and status."""

import anyio
import httpx2
import pytest

from flows.errors import GuardedAddressError
from flows.web.addresses import guard_of
from flows.web.transport import new_client
from tests.flows.site import Answer, serving
from tests.flows.web.test_addresses_hostile import CASES
from tests.flows.web.wires import watched

# Only where the redirecting server listens is open; the rest of loopback is guarded.
GATE = guard_of(["127.0.1.0/24"])
STATUSES = (301, 302, 303, 307, 308)
LOCATIONS = [
    ("//127.0.0.1:{port}/", "protocol-relative"),
    ("//[::1]:{port}/", "protocol-relative, IPv6"),
    ("HTTP://127.1:{port}/", "capitals and a short form"),
    ("http://2130706433:{port}/", "one number"),
    ("http://user@127.0.0.1:{port}/", "userinfo"),
    ("https://127.0.0.1:{port}/", "a change to TLS"),
    ("http://[::ffff:127.0.0.1]:{port}/", "mapped"),
    ("http://[64:ff9b::7f00:1]:{port}/", "NAT64"),
    ("http://inside.example:{port}/", "a name of loopback"),
    ("http:/127.0.0.1:{port}/", "one slash: a path of the same host"),
    ("http:127.0.0.1:{port}", "no slash"),
    ("\\\\127.0.0.1:{port}\\", "backslashes"),
    ("http:\\\\127.0.0.1:{port}\\", "backslashes behind a scheme"),
    ("/\\127.0.0.1:{port}/", "slash and backslash"),
    ("///127.0.0.1:{port}/", "three slashes"),
    ("file:///etc/passwd", "a file"),
    ("file://127.0.0.1/etc/passwd", "a file with a host"),
    ("gopher://127.0.0.1:{port}/_x", "gopher"),
    ("ftp://127.0.0.1:{port}/", "FTP"),
    ("data:text/html,secret", "data"),
    ("javascript:1", "a script"),
    ("unix:/var/run/docker.sock", "a Unix socket"),
    ("ws://127.0.0.1:{port}/", "a WebSocket"),
    ("http://127.0.0.1:{port}/#\t", "a tab in the fragment"),
    (" http://127.0.0.1:{port}/", "a space in front"),
    ("http://127.0.0.1:{port}/ http://127.0.1.1/", "two addresses"),
    ("http://", "no host"),
    ("http://[::1", "no closing bracket"),
    ("", "nothing"),
]


def followed(
    answers: dict[str, Answer], names: dict[str, list[list[str]]] | None = None
) -> tuple[dict[str, str], list[str], list[str]]:
    """What came of each path when redirects were followed; what was tried beyond the gate, and
    what arrived there. {port} in an answer is the guarded listener's, {gate} the open server's."""
    given: dict[str, str] = {}

    async def run(url: str) -> None:
        async with new_client(GATE, "counterclaim/test") as client:
            for path in answers:
                given[path] = await outcome(client, url + path)

    with (
        watched({"inside.example": [["127.0.0.1"]], **(names or {})}) as wires,
        serving({}, "127.0.1.1") as web,
    ):
        ports = {"{port}": str(wires.port), "{gate}": web.url.rpartition(":")[2]}
        web.routes.update({path: filled(answer, ports) for path, answer in answers.items()})
        anyio.run(run, web.url)
    beyond = [[to for to in places if to != "127.0.1.1"] for places in (wires.tried, wires.arrived)]
    return given, beyond[0], beyond[1]


async def outcome(client: httpx2.AsyncClient, url: str) -> str:
    try:
        answer = await client.get(url, follow_redirects=True)
    except GuardedAddressError:
        return "guarded"
    except (httpx2.HTTPError, httpx2.InvalidURL):
        return "refused"
    return answer.text or str(answer.status_code)


def filled(answer: Answer, ports: dict[str, str]) -> Answer:
    def fill(text: str) -> str:
        for name, port in ports.items():
            text = text.replace(name, port)
        return text

    headers = {name: fill(value) for name, value in answer.headers.items()}
    return Answer(answer.status, fill(answer.body.decode()).encode(), headers)


def test_no_form_of_redirect_leads_to_a_guarded_address():
    answers = {
        f"/{status}/{number}": Answer(status, headers={"location": to})
        for status in STATUSES
        for number, (to, _) in enumerate(LOCATIONS)
    }
    given, tried, arrived = followed(answers)
    assert (tried, arrived) == ([], [])
    assert "secret" not in given.values()
    assert len(given) == len(STATUSES) * len(LOCATIONS)


def test_each_hostile_address_is_as_hostile_behind_a_redirect():
    plain = [case["url"] for case in CASES if case["url"].isprintable() and case["url"].isascii()]
    answers = {f"/{n}": Answer(302, headers={"location": url}) for n, url in enumerate(plain)}
    given, tried, arrived = followed(answers)
    assert (tried, arrived) == ([], [])
    assert len(given) > 200


def test_a_chain_of_open_redirects_is_refused_at_its_guarded_end():
    answers = {f"/{n}": Answer(302, headers={"location": f"/{n + 1}"}) for n in range(3)}
    answers["/3"] = Answer(307, headers={"location": "http://127.0.0.1:{port}/"})
    given, tried, arrived = followed(answers)
    assert (given["/0"], tried, arrived) == ("guarded", [], [])


def test_a_name_that_moves_inside_between_two_redirects_is_refused():
    again = {"location": "http://turning.example:{gate}/again", "connection": "close"}
    answers = {
        "/": Answer(302, headers=again),
        "/again": Answer(302, headers={**again, "location": "http://turning.example:{port}/"}),
    }
    given, tried, arrived = followed(answers, {"turning.example": [["127.0.1.1"], ["127.0.0.1"]]})
    assert (given["/"], tried, arrived) == ("guarded", [], [])


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (
            Answer(body=b'<meta http-equiv="refresh" content="0;url=http://127.0.0.1:{port}/">'),
            "a refresh in the page",
        ),
        (Answer(headers={"refresh": "0;url=http://127.0.0.1:{port}/"}), "a refresh in the headers"),
        (Answer(headers={"location": "http://127.0.0.1:{port}/"}), "a location without redirect"),
        (Answer(300, headers={"location": "http://127.0.0.1:{port}/"}), "multiple choices"),
        (Answer(304, headers={"location": "http://127.0.0.1:{port}/"}), "not modified"),
        (Answer(305, headers={"location": "http://127.0.0.1:{port}/"}), "use proxy"),
        (Answer(201, headers={"location": "http://127.0.0.1:{port}/"}), "created"),
        (Answer(headers={"content-location": "http://127.0.0.1:{port}/"}), "content location"),
        (Answer(headers={"alt-svc": 'h2="127.0.0.1:{port}"'}), "another service"),
        (Answer(headers={"link": "<http://127.0.0.1:{port}/>; rel=preload"}), "a preload"),
        (Answer(body=b'<script>location="http://127.0.0.1:{port}/"</script>'), "a script"),
        (Answer(body=b'<img src="http://127.0.0.1:{port}/">'), "an image"),
    ],
)
def test_what_is_no_redirect_is_never_followed(answer, why):
    given, tried, arrived = followed({"/": answer})
    assert (tried, arrived) == ([], []), why
    assert "secret" not in given["/"]


def test_a_redirect_within_what_is_open_is_followed():
    answers = {
        "/": Answer(302, headers={"location": "/news"}),
        "/news": Answer(body=b"the news"),
    }
    given, _, _ = followed(answers)
    assert given["/"] == "the news"


@pytest.mark.parametrize("name", ["http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"])
def test_proxies_of_the_environment_are_not_used(name, monkeypatch):
    with watched() as wires:
        monkeypatch.setenv(name, f"http://127.0.0.1:{wires.port}")

        async def run() -> str:
            async with new_client(guard_of([]), "counterclaim/test") as client:
                try:
                    return (await client.get("http://93.184.215.14/")).text
                except httpx2.HTTPError:
                    return "refused"

        assert anyio.run(run) == "refused"
    assert (wires.arrived, wires.tried) == ([], ["93.184.215.14"])
