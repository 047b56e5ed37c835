"""Chat messages through Apprise to a real local server; a mailbox stands for the other services."""

import json
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import anyio
import pytest

from flows.delivery.chat import Chat
from flows.delivery.chat_text import message_of
from flows.delivery.lanes import Post, deliver
from flows.endpoints.channels import CHAT_STORM_LIMIT
from flows.endpoints.chat_services import complaint, shown, without_secrets
from flows.endpoints.endpoint import Endpoint
from flows.endpoints.rows import endpoint_of
from flows.errors import SettingsError
from flows.messages.payload import body_of
from flows.web.addresses import Guard, guard_of
from flows.web.transport import new_client
from flows.workers.isolation import Limits
from tests.flows.delivery.mailbox import mailbox
from tests.flows.messages.contradictions import alert, side
from tests.flows.messages.test_payload import digest
from tests.flows.site import Answer, serving
from warehouse.records import OutboxRow

LOOPBACK = guard_of(["127.0.0.0/8"])
NOW = datetime.now(UTC)
FIGURE = {"counted": "person", "counted_text": "people", "place": "Idlib", "measure": "displaced"}


def payload(form="chat", **changes) -> bytes:
    (a, one), (b, other) = (
        side({**FIGURE, "outlet": "The New Arab", "quote": "more than 40,000 people"}),
        side({**FIGURE, "outlet": "The National", "quote": "80,000 people", **changes}),
    )
    return body_of(alert(a, b), {one.id: one, other.id: other}, form, "desk")


def text(body: bytes):
    return message_of(json.loads(body))


@pytest.fixture(scope="module")
def chat():
    with Chat(LOOPBACK) as chat:
        yield chat


def send(chat: Chat, url: str, body: bytes = b""):
    """One attempt as a delivery makes it."""
    row = OutboxRow("msg_1", "alert_1", "desk", body or payload(), NOW, NOW, 0)

    async def run():
        async with new_client(LOOPBACK, "counterclaim/test") as client:
            post = Post(client, lambda: NOW, lambda: 0.0, senders={"chat": chat.send})
            return await deliver([row], {"desk": Endpoint("desk", url, format="chat")}, post)

    return anyio.run(run)[0]


@contextmanager
def service(answer: Answer):
    with serving({"/hook": answer}) as web:
        yield web, f"json://{web.url.removeprefix('http://')}/hook"


def test_a_message_arrives_with_both_sentences_quoted(chat):
    with service(Answer(200)) as (web, url):
        attempt = send(chat, url)
    assert (attempt.outcome, attempt.attempt, attempt.error) == ("delivered", 1, None)
    heard = json.loads(web.requests[0].body)
    assert heard["title"] == "Contradiction: displaced, Idlib"
    assert heard["message"].splitlines()[0] == (
        "The National reports 80,000 displaced in Idlib; The New Arab had more than 40,000."
    )
    assert "“They spoke of 80,000 people there.”\n— The National" in heard["message"]
    assert "“They spoke of more than 40,000 people there.”" in heard["message"]
    assert heard["message"].endswith("counterclaim alerts show 0123456789abcdef")


def test_a_mail_arrives_with_its_subject(chat):
    with mailbox() as (port, messages):
        address = f"mailto://someone:password@paper.example:{port}"
        more = "?smtp=127.0.0.1&mode=insecure&to=desk@paper.example"
        assert send(chat, address + more).error is None
    held = message_from_bytes(messages[0], policy=policy.default)
    assert (held["subject"], held["to"]) == (
        "Contradiction: displaced, Idlib", "desk@paper.example",
    )  # fmt: skip
    body = held.get_body(("plain", "html")).get_content()
    assert "The National reports 80,000 displaced in Idlib" in body
    assert "They spoke of more than 40,000 people there." in body


def test_a_refusal_is_tried_again_with_its_status_on_file(chat):
    with service(Answer(503)) as (_, url):
        attempt = send(chat, url)
    assert (attempt.outcome, attempt.status) == ("retry", 503)
    assert attempt.next_due == NOW + timedelta(seconds=5)
    assert "503" in attempt.error


def test_a_redirect_is_never_followed_whatever_the_address_asks_for(chat):
    with serving({"/else": Answer(200)}) as web:
        web.routes["/hook"] = Answer(302, headers={"location": f"{web.url}/else"})
        attempt = send(chat, f"json://{web.url.removeprefix('http://')}/hook?redirect=yes")
    assert (attempt.outcome, attempt.status, web.paths()) == ("retry", 302, ["/hook"])


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_guarded_address_is_not_connected_to(host):
    with serving({"/hook": Answer(200)}) as web, Chat(Guard()) as guarded:
        port = web.url.rpartition(":")[2]
        attempt = send(guarded, f"json://{host}:{port}/hook")
        mail = send(guarded, f"mailto://user:password@paper.example:{port}?smtp={host}")
    assert web.requests == []
    assert attempt.outcome == mail.outcome == "retry"
    assert "not a public address" in attempt.error and "allow_networks" in attempt.error
    assert "not a public address" in mail.error


def test_a_service_that_hangs_is_left_in_time():
    over = threading.Event()

    def hangs(request) -> Answer:
        over.wait(60)
        return Answer(200)

    with serving({"/hook": hangs}) as web, Chat(LOOPBACK, Limits(seconds=6.0)) as chat:
        attempt = send(chat, f"json://{web.url.removeprefix('http://')}/hook?rto=60")
        over.set()
    assert attempt.outcome == "retry" and "the message took more than" in attempt.error


def test_what_goes_wrong_is_told_without_the_address(chat):
    with serving({}) as web:
        host = web.url.removeprefix("http://")
    attempt = send(chat, f"json://someone:hunter2secret@{host}/hooks/T0PSECRETTOKEN")
    assert attempt.outcome == "retry" and attempt.error
    for secret in ("hunter2secret", "T0PSECRETTOKEN", "someone"):
        assert secret not in attempt.error
    endpoint = Endpoint("desk", "slack://T0PSECRETTOKEN/x", format="chat")
    assert "T0PSECRET" not in repr(endpoint) + shown(endpoint.url)


def test_an_address_that_apprise_cannot_read_is_an_attempt_that_failed(chat):
    attempt = send(chat, "slack://no-token")
    assert (attempt.outcome, attempt.error) == (
        "retry", "Apprise cannot read the endpoint's address",
    )  # fmt: skip


@pytest.mark.parametrize("url", ["file:///etc/passwd", "syslog://", "dbus://", "https://a.example"])
def test_only_chats_and_mailboxes_are_taken(url):
    assert complaint(url)
    with pytest.raises(SettingsError, match="slack://"):
        endpoint_of("x.toml", {"name": "desk", "url": url, "format": "chat"}, {})


def test_a_chat_needs_no_secret_and_is_gathered_sooner():
    endpoint = endpoint_of("x.toml", {"url": "mailtos://u:p@h.example", "format": "chat"}, {})
    assert (endpoint.secrets, endpoint.storm_limit) == ((), CHAT_STORM_LIMIT)


def test_pieces_of_an_address_are_taken_out_of_any_text():
    url = "mailtos://someone:pass-word-1@smtp.paper.example?to=desk@paper.example"
    assert without_secrets("login someone / pass-word-1 failed", url) == "login … / … failed"


def test_an_article_cannot_call_on_a_whole_channel():
    made = text(payload(sentence="@everyone <!channel> see 80,000 people at desk@paper.example"))
    for call in ("@everyone", "<!channel>"):
        assert call not in made.body
    assert "everyone" in made.body


def test_a_long_sentence_is_cut_around_its_figure():
    made = text(payload(sentence="The river rose. " * 90 + "80,000 people" + " and rain" * 90))
    assert "80,000 people and rain" in made.body and "…" in made.body
    assert len(made.body) < 1200


def test_many_at_once_are_one_message_that_counts_them():
    made = text(digest(12))
    assert made.title == "12 contradictions"
    assert "\n10. " in made.body and "\n11. " not in made.body
    assert "… and 2 more: counterclaim alerts list" in made.body


def test_any_other_message_is_its_summary():
    made = message_of(
        {"type": "counterclaim.endpoint.disabled", "data": {"summary": "desk is disabled"}}
    )
    assert (made.title, made.body) == ("counterclaim: endpoint disabled", "desk is disabled")
