"""Settings from a file, the environment and the command line, and what is wrong with them."""

from pathlib import Path

import pytest

from flows.errors import SettingsError
from flows.settings import load_settings

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
GOOD = f"""
warehouse = "news.duckdb"
contact = "desk@example.org"
feeds = ["https://news.example/rss"]
allow_networks = ["10.1.0.0/16"]

[[endpoints]]
name = "desk"
url = "https://example.org/hook"
secret = "{SECRET}"
"""


def load(tmp_path, text, environ=None):
    path = tmp_path / "counterclaim.toml"
    path.write_text(text)
    return load_settings(path, environ or {})


def test_without_a_file_the_defaults_hold():
    settings = load_settings(None, {})
    assert settings.warehouse == Path("counterclaim.duckdb")
    assert settings.endpoints == ()


def test_a_full_file_is_read(tmp_path):
    settings = load(tmp_path, GOOD)
    assert settings.warehouse == tmp_path / "news.duckdb"
    assert settings.guard.permits("10.1.0.9")
    assert settings.endpoints[0].secrets == (SECRET,)
    assert settings.user_agent.startswith("counterclaim/")
    assert "desk@example.org" in settings.user_agent


def test_secrets_are_not_shown(tmp_path):
    assert SECRET not in repr(load(tmp_path, GOOD))


def test_the_environment_overrules_the_file(tmp_path):
    settings = load(tmp_path, GOOD, {"COUNTERCLAIM_WAREHOUSE": "other.duckdb"})
    assert settings.warehouse == Path("other.duckdb")


def test_a_secret_may_stay_in_the_environment(tmp_path):
    text = GOOD.replace(f'secret = "{SECRET}"', 'secret_env = "DESK"')
    assert load(tmp_path, text, {"DESK": SECRET}).endpoints[0].secrets == (SECRET,)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("warehouse = ", "not TOML"),
        ("warehouse = 5", "warehouse: 5 is no text"),
        ("contact = true", "contact: True is no text"),
        ('feeds = "http://a.example/rss"', r'feeds is no list.*\["http://a.example/rss"\]'),
        ('feeds = "http://me:word@a.example/rss"', r'\["http://a.example/rss"\]'),
        ('allow_networks = "10.0.0.0/8"', "allow_networks is no list"),
        ("endpoints = 5", "endpoints are no tables"),
        ('warehose = "x"', "unknown setting 'warehose'.*did you mean 'warehouse'"),
        ('allow_networks = ["ten"]', "allow_networks"),
        ('[[endpoints]]\nname = "desk"', "no http"),
        ('[[endpoints]]\nname = "desk"\nurl = "https://e.org"', "no secret"),
        ('[[endpoints]]\nname = "d"\nurl = "https://e.org"\nsecret = "abc"', "whsec_"),
        ('[[endpoints]]\nurls = "https://e.org"', "unknown setting 'urls'"),
    ],
)
def test_a_bad_setting_is_named_with_the_mend(tmp_path, text, problem):
    with pytest.raises(SettingsError, match=problem) as caught:
        load(tmp_path, text)
    assert "counterclaim.toml" in str(caught.value)


def test_a_settings_file_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(SettingsError, match="no such file"):
        load_settings(tmp_path / "none.toml", {})


def test_the_setting_for_another_pipeline_is_gone_and_says_so(tmp_path):
    with pytest.raises(SettingsError, match="pipeline is no setting any more; take it out"):
        load(tmp_path, 'pipeline = "en_core_web_sm"')
    with pytest.raises(SettingsError, match="COUNTERCLAIM_PIPELINE: is no setting any more"):
        load_settings(None, {"COUNTERCLAIM_PIPELINE": "en_core_web_sm"})


def test_a_secret_that_is_not_set_costs_sending_alone(tmp_path):
    text = GOOD.replace(f'secret = "{SECRET}"', 'secret_env = "DESK"')
    settings = load(tmp_path, text)
    assert settings.endpoints[0].secrets == ()
    assert settings.unsent == [
        "endpoint desk: DESK is not set, so its messages wait; set it to the endpoint's secret"
    ]
    assert load(tmp_path, text, {"DESK": SECRET}).unsent == []


def test_a_login_in_a_feed_s_address_is_parted_from_it(tmp_path):
    settings = load(tmp_path, 'feeds = ["https://me:word@a.example/rss", "list.opml"]')
    assert settings.feeds == ("https://a.example/rss", "list.opml")
    assert settings.logins == {"https://a.example/rss": "me:word"}
    assert "word" not in repr(settings)
