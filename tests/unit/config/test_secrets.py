from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from config.errors import ConfigError
from config.load import load_sources
from config.models import Source
from config.secrets import SecretError, filled, hidden, hidden_bytes, read_secret

TOKEN = "s3cr3t-t0ken/+=" + "x" * 9


@pytest.mark.parametrize(
    "parameter", ["token", "access_token", "api_key", "apikey", "auth-token", "Secret", "sig"]
)
def test_a_token_that_is_written_out_in_an_address_is_not_shown(parameter: str) -> None:
    source = Source(name="a", url=f"https://news.example/feed?a=b&{parameter}=abcdefgh12&c=d")
    assert source.url == f"https://news.example/feed?a=b&{parameter}=${{url.{parameter}}}&c=d"
    assert source.tokens == {f"url.{parameter}": "abcdefgh12"}
    assert "abcdefgh12" not in repr(source) + source.model_dump_json()
    sent = filled(source.url, source.tokens, in_url=True)
    assert sent == f"https://news.example/feed?a=b&{parameter}=abcdefgh12&c=d"


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/feed?key=technology&monkey=abcdefghij",
        "https://news.example/feed?token=rss",
        "https://news.example/token=abcdefghij/feed",
    ],
)
def test_what_is_no_token_stays(url: str) -> None:
    assert Source(name="a", url=url).url == url


def test_a_password_before_the_host_is_refused_and_not_shown(tmp_path: Path) -> None:
    file = tmp_path / "sources.yaml"
    file.write_text(
        "sources:\n- name: a\n  url: https://jane:hunter22@news.example/feed\n"
        "- name: b\n  url: https://b.example/\n  headers: {'X Y': hunter22}\n"
        '- name: c\n  url: https://b.example/\n  headers: {Authorization: "hunter22\\nHost: a"}\n'
    )
    with pytest.raises(ConfigError) as raised:
        load_sources(file)
    told = str(raised.value)
    assert "hunter22" not in told
    assert "jane" not in told
    assert [line.partition(": ")[0].rpartition(":")[2] for line in told.splitlines()] == [
        "3",
        "6",
        "9",
    ]


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"headers": {"Host": "a"}}, "set by the crawl itself"),
        ({"headers": {"User-Agent": "Mozilla"}}, "set by the crawl itself"),
        ({"url": "http://a.example/?t=${T}"}, "over https only"),
        ({"url": "http://a.example/", "headers": {"X": "${T}"}}, "over https only"),
        ({"url": "https://${HOST}.example/"}, "part of the host"),
        ({"kind": "urls", "url": None, "urls": ["https://a.example/${T}"]}, "not in 'urls'"),
        (
            {"kind": "urls", "url": None, "urls": ["https://a.example/"], "headers": {"X": "y"}},
            "'url'",
        ),
    ],
)
def test_secrets_go_where_they_are_safe(entry: dict[str, object], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        Source.model_validate({"name": "a", "url": "https://a.example/"} | entry)


def test_a_secret_comes_from_the_environment_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "NEWS"
    file.write_text("from a file\n")
    assert read_secret("NEWS", {"NEWS": "x", "NEWS_FILE": str(file)}) == "x"
    assert read_secret("NEWS", {"NEWS_FILE": str(file)}) == "from a file"
    assert read_secret("NEWS", {"CREDENTIALS_DIRECTORY": str(tmp_path)}) == "from a file"
    with pytest.raises(SecretError, match="set the environment variable NEWS, or NEWS_FILE"):
        read_secret("NEWS", {})
    file.write_text("two\nlines\n")
    with pytest.raises(SecretError, match="more than one line") as raised:
        read_secret("NEWS", {"NEWS_FILE": str(file)})
    assert "two" not in str(raised.value)


def test_what_was_put_in_is_found_however_it_is_encoded() -> None:
    secrets = {"NEWS": TOKEN}
    url = filled("https://a.example/?t=${NEWS}", secrets, in_url=True)
    assert "%2F%2B%3D" in url
    assert filled("https://a.example/?t=$%7BNEWS%7D", secrets, in_url=True) == url
    assert hidden(url, secrets) == "https://a.example/?t=${NEWS}"
    assert hidden(f"token {TOKEN}", secrets) == "token ${NEWS}"
    assert (
        hidden_bytes(f"<a href='{url}'>".encode(), secrets)
        == b"<a href='https://a.example/?t=${NEWS}'>"
    )
    assert hidden("a short one stays", {"S": "short"}) == "a short one stays"


def test_a_selector_without_end_is_an_error_and_no_crash() -> None:
    with pytest.raises(ValidationError, match="selector"):
        Source(name="a", url="https://a.example/", article_links="a " * 5000)
