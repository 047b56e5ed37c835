"""Who is answered, and whose forms count."""

import re
import shutil
import subprocess
import sys

import pytest

from flows.settings import Settings
from tests.flows.page.conftest import serving
from tests.flows.page.test_disputes import ids
from warehouse.file.query import run_query
from warehouse.file.snapshot import snapshot_path

TOKEN = "a-long-token-of-the-desk"


@pytest.fixture(scope="module")
def own_file(seeds_file, tmp_path_factory):
    """A warehouse that may be written to, with the seeds."""
    path = tmp_path_factory.mktemp("gate") / "w.duckdb"
    shutil.copy(seeds_file, path)
    shutil.copy(snapshot_path(seeds_file), snapshot_path(path))
    return path


@pytest.fixture(scope="module")
def open_desk(own_file):
    with serving(Settings(warehouse=own_file), writes=True) as found:
        yield found


@pytest.fixture(scope="module")
def shut_desk(own_file):
    """Bound to all networks, with a token."""
    settings = Settings(warehouse=own_file, page_token_env="T", page_hosts=("desk.example",))
    with serving(settings, host="0.0.0.0", token=TOKEN, writes=True) as found:
        yield found


@pytest.fixture
def desk(open_desk):
    """The desk to a reader whom it has not seen."""
    open_desk.client.cookies.clear()
    return open_desk


@pytest.fixture
def guarded(shut_desk):
    """The same."""
    shut_desk.client.cookies.clear()
    return shut_desk


def first(site) -> str:
    return ids(site.get("/disputes?measure=killed").text)[0]


def states(path):
    return run_query(path, "SELECT state, note FROM alerts WHERE state <> 'open'").rows


def acts(path) -> int:
    """How often anybody said anything of an alert."""
    return run_query(path, "SELECT count(*) FROM store.alert_actions").rows[0][0]


def test_an_editor_confirms_dismisses_and_takes_back(desk, own_file):
    alert = first(desk)
    token = desk.token(f"/disputes/{alert}")
    said = desk.post(
        f"/disputes/{alert}", {"token": token, "state": "confirmed", "note": " ok  it is"}
    )
    assert (said.status_code, said.headers["location"]) == (303, f"/disputes/{alert}")
    assert states(own_file) == (("confirmed", "ok it is"),)
    shown = desk.get(f"/disputes/{alert}").text
    assert "Confirmed" in shown and "ok it is" in shown, "the new snapshot is read"
    assert ids(desk.get("/disputes?state=confirmed").text) == [alert]

    empty = desk.post(f"/disputes/{alert}", {"token": token, "state": "dismissed", "note": " "})
    assert empty.status_code == 400 and "Say why" in empty.text
    desk.post(f"/disputes/{alert}", {"token": token, "state": "open", "note": ""})
    assert states(own_file) == ()


@pytest.mark.parametrize(
    "token, headers, status",
    [
        ("", {}, 403),
        ("0" * 64, {}, 403),
        (None, {"origin": "https://evil.example"}, 403),
        (None, {"origin": "null"}, 403),
        (None, {"origin": "http://127.0.0.1:1"}, 403),
        (None, {"host": "evil.example"}, 421),
        (None, {"content_type": "text/plain"}, 303),
    ],
)
def test_a_form_counts_only_from_our_own_page(desk, own_file, token, headers, status):
    alert, before = first(desk), acts(own_file)
    own = desk.token(f"/disputes/{alert}")
    fields = {"token": own if token is None else token, "state": "confirmed"}
    assert desk.post(f"/disputes/{alert}", fields, **headers).status_code == status
    assert acts(own_file) - before == (status == 303)


def test_a_token_of_another_session_is_refused(desk, own_file):
    alert, before = first(desk), acts(own_file)
    stolen = desk.token(f"/disputes/{alert}")
    desk.client.cookies.clear()
    desk.get("/disputes")
    answer = desk.post(f"/disputes/{alert}", {"token": stolen, "state": "confirmed"})
    assert answer.status_code == 403 and acts(own_file) == before


def test_a_page_without_writes_takes_no_form(site):
    alert = first(site)
    assert site.post(f"/disputes/{alert}", {"state": "confirmed"}).status_code == 405
    assert "set-cookie" not in site.get("/disputes").headers, "and needs no cookie"


@pytest.mark.parametrize(
    "fields, status",
    [({"state": "odd"}, 400), ({"state": "confirmed", "note": "x" * 20_000}, 413), ({}, 400)],
)
def test_forms_that_ask_for_nothing_or_too_much(desk, own_file, fields, status):
    alert, before = first(desk), acts(own_file)
    token = desk.token(f"/disputes/{alert}")
    assert desk.post(f"/disputes/{alert}", {"token": token, **fields}).status_code == status
    assert acts(own_file) == before


def test_a_warehouse_that_is_written_to_means_try_again(desk, own_file):
    alert = first(desk)
    token = desk.token(f"/disputes/{alert}")
    hold = f"import duckdb; c = duckdb.connect({str(own_file)!r}); print(1, flush=True); input()"
    command = [sys.executable, "-c", hold]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        holder.stdout.readline()
        answer = desk.post(f"/disputes/{alert}", {"token": token, "state": "confirmed"})
        holder.communicate(b"\n")
    assert answer.status_code == 503 and "in use" in answer.text


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "10.0.0.1:80", "[::"]
)
def test_only_known_hosts_are_answered(site, host):
    answer = site.get("/disputes", headers={"host": host})
    assert answer.status_code in (400, 421) and "Idlib" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:99", "127.0.0.1", "[::1]:8642"])
def test_this_machine_is_known(site, host):
    assert site.get("/disputes", headers={"host": host}).status_code == 200


def test_strict_headers_stand_on_every_answer(site):
    for path in ("/disputes", "/static/page.css", "/nothing", "/disputes.atom", "/?x=1"):
        headers = site.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none';") and "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy and "form-action 'self'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_other_methods_are_refused(site, method):
    assert site.client.request(method, "/disputes").status_code == 405


@pytest.mark.parametrize("path", ["/static/../desk.py", "/static/%2e%2e/desk.py", "/static/x.css"])
def test_nothing_but_our_files_is_static(site, path):
    assert site.get(path).status_code == 404


def test_strangers_are_asked_for_the_token(guarded):
    for path in ("/disputes", "/articles/0000000000000000", "/disputes.json", "/series.csv"):
        answer = guarded.get(path)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/sign-in?next=%2F")
    assert guarded.get("/static/page.css").status_code == 200
    refused = guarded.post("/disputes/0000000000000000", {"state": "confirmed"})
    assert refused.status_code == 403


def test_the_token_signs_in_and_out(guarded):
    token = guarded.token("/sign-in?next=/events")
    wrong = guarded.post("/sign-in", {"token": token, "secret": "guess", "next": "/events"})
    assert wrong.status_code == 403 and guarded.get("/events").status_code == 303
    right = guarded.post("/sign-in", {"token": token, "secret": TOKEN, "next": "/events"})
    assert (right.status_code, right.headers["location"]) == (303, "/events")
    cookie = right.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie
    page = guarded.get("/disputes")
    assert page.status_code == 200
    feed = re.search(r'href="(/disputes\.atom\?[^"]*key=[0-9a-f]+)"', page.text)[1]

    out = guarded.post("/sign-out", {"token": guarded.token("/disputes")})
    assert out.status_code == 303 and guarded.get("/disputes").status_code == 303
    assert guarded.get(feed).status_code == 200, "feed readers have the key in the address"
    assert guarded.get(feed[:-1]).status_code == 303
    assert guarded.get(feed.replace("/disputes.atom", "/disputes")).status_code == 303


@pytest.mark.parametrize("onward", ["//evil.example", "https://evil.example", "/\\evil", "/a\r\nb"])
def test_signing_in_leads_nowhere_else(guarded, onward):
    token = guarded.token("/sign-in")
    answer = guarded.post("/sign-in", {"token": token, "secret": TOKEN, "next": onward})
    assert answer.headers["location"] == "/disputes"


def test_ten_wrong_tokens_a_minute_are_heard(own_file):
    with serving(Settings(warehouse=own_file, page_token_env="T"), token=TOKEN) as site:
        token = site.token("/sign-in")
        found = [
            site.post("/sign-in", {"token": token, "secret": f"guess {n}"}).status_code
            for n in range(11)
        ]
        right = site.post("/sign-in", {"token": token, "secret": TOKEN})
    assert found == [403] * 10 + [429]
    assert right.status_code == 429, "nor is the right one told from them"


@pytest.mark.parametrize("change", ["flip", "sign in", "cut"])
def test_a_forged_cookie_is_no_session(guarded, change):
    guarded.get("/sign-in")
    value = guarded.client.cookies["counterclaim"]
    session, began, _, mac = value.split(".")
    forged = {
        "flip": f"{session}.{began}.1.{mac}",
        "sign in": f"{session}.{began}.1.",
        "cut": value[:-1],
    }[change]
    guarded.client.cookies.clear()
    assert guarded.get("/disputes", headers={"cookie": f"counterclaim={forged}"}).status_code == 303


def test_a_link_from_elsewhere_is_asked_for_once_more_by_our_own_page(guarded):
    answer = guarded.get("/disputes", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 200 and 'http-equiv="refresh"' in answer.text
    assert guarded.get("/disputes", headers={"sec-fetch-site": "same-origin"}).status_code == 303


def test_names_of_the_settings_are_answered(guarded):
    assert guarded.get("/sign-in", headers={"host": "desk.example"}).status_code == 200
    assert guarded.get("/sign-in", headers={"host": "0.0.0.0"}).status_code == 421


def test_a_cookie_is_for_https_where_the_page_is(own_file):
    settings = Settings(warehouse=own_file, page_url="https://desk.example")
    with serving(settings, writes=True) as site:
        cookie = site.get("/disputes", headers={"host": "desk.example"}).headers["set-cookie"]
        assert "; Secure" in cookie
        alert, before = first(site), acts(own_file)
        page = site.get(f"/disputes/{alert}", headers={"cookie": cookie.partition(";")[0]}).text
        fields = {"token": re.search(r'name="token" value="(\w+)"', page)[1], "state": "open"}
        sent = {"cookie": cookie.partition(";")[0], "origin": "https://desk.example"}
        assert site.post(f"/disputes/{alert}", fields, **sent).status_code == 303
        assert acts(own_file) == before + 1, "a proxy may ask under another name"
