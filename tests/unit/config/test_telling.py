"""`alerts.yaml`: what may stand in it, and what is said of mistakes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from config.errors import ConfigError
from config.telling.channels import CHANNELS
from config.telling.load import Alerts, load_alerts
from config.telling.rules import RULES, Digest

ROOT = Path(__file__).parents[3]
TEMPLATE = ROOT / "config" / "project" / "alerts.yaml"
GUIDE = (ROOT / "docs" / "alerts.md").read_text("utf-8")


def loaded(tmp_path: Path, text: str) -> Alerts:
    (tmp_path / "alerts.yaml").write_text(text, "utf-8")
    return load_alerts(tmp_path / "alerts.yaml")


def mistakes(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        loaded(tmp_path, text)
    return [str(problem).removeprefix(f"{tmp_path}/") for problem in caught.value.problems]


def test_a_project_without_the_file_tells_nobody(tmp_path: Path) -> None:
    assert load_alerts(tmp_path / "alerts.yaml") == Alerts()


def test_the_template_tells_nobody_until_its_comments_are_taken_away(tmp_path: Path) -> None:
    assert load_alerts(TEMPLATE) == Alerts()
    lines = TEMPLATE.read_text("utf-8").splitlines()
    text = "\n".join(
        re.sub(r"^#  ", "  ", line.replace(": []", ":"))
        for line in lines
        if not re.match(r"#( \S|$)", line)
    )
    alerts = loaded(tmp_path, text)
    assert {type(channel) for channel in alerts.channels} == set(CHANNELS.values())
    assert {type(rule) for rule in alerts.rules} == set(RULES.values())
    assert len(alerts.digests) == 1


def test_the_examples_of_the_guide_are_valid(tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    (whole,) = (block for block in blocks if "channels:" in block)
    channels = loaded(tmp_path, whole).channels
    names = ", ".join(channel.name for channel in channels)
    for block in blocks:
        text = block if block is whole else f"{whole.partition('rules:')[0]}\nrules:\n{block}"
        assert loaded(tmp_path, text), names
    kinds = set(re.findall(r"kind: (\w+)", GUIDE))
    assert kinds == {*RULES, *CHANNELS}


@pytest.mark.parametrize("model", [*RULES.values(), *CHANNELS.values(), Digest])
def test_every_key_is_explained(model: type) -> None:
    fields = {
        field.alias or name
        for name, field in model.model_fields.items()  # type: ignore[attr-defined]
    }
    assert not [name for name in fields if f"`{name}`" not in GUIDE]


def test_mistakes_are_named_with_their_lines_and_what_to_write(tmp_path: Path) -> None:
    text = """\
channels:
  - {name: team, kind: webhok, url: "https://example.com"}
  - name: post
    kind: email
    host: smtp.example.com
    from: "x\\r\\nBcc: all@example.com"
    to: [desk@example.com]
    pasword_env: P
rules:
  - name: claims
    kind: claim
    min_scor: 2
    to: [team]
  - {name: x, to: [team]}
"""
    assert mistakes(tmp_path, text) == [
        "alerts.yaml:2: there is no kind 'webhok'; did you mean 'webhook'?",
        "alerts.yaml:6: 'from': 'x\\r\\nBcc: all@example.com' is no mail address; "
        "write one like desk@example.com",
        "alerts.yaml:8: unknown key 'pasword_env'; did you mean 'password_env'?",
        "alerts.yaml:12: unknown key 'min_scor'; did you mean 'min_score'?",
        f"alerts.yaml:14: 'kind' is missing; it is one of: {', '.join(RULES)}",
    ]


def test_names_must_be_there_and_only_once(tmp_path: Path) -> None:
    text = """\
channels:
  - {name: log, kind: file, path: a}
  - {name: log, kind: file, path: b}
rules:
  - {name: bursts, kind: burst, to: [lgo]}
digests:
  - {name: bursts, to: [log]}
"""
    assert mistakes(tmp_path, text) == [
        "alerts.yaml:3: the name 'log' is taken in line 2",
        "alerts.yaml:5: 'to': there is no channel 'lgo'; did you mean 'log'?",
        "alerts.yaml:7: the name 'bursts' is taken in line 5",
    ]


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        ("kind: webhook", "a webhook needs one of 'url', 'url_env' and 'url_file'"),
        ("kind: webhook\n    url: ftp://x/secret", "this is no address that can be posted to"),
        ("kind: webhook\n    url: https://me:secret@x/", "the address holds a password"),
        (
            "kind: webhook\n    url: https://x/\n    secret_env: A\n    secret_file: secret",
            "give 'secret_env' or 'secret_file', not both",
        ),
        (
            "kind: email\n    host: mx\n    from: a@b.c\n    to: [a@b.c]\n    user: u",
            "'user' and 'password_env' (or 'password_file') go together",
        ),
        (
            "kind: email\n    host: mx\n    from: a@b.c\n    to: [a@b.c]\n    user: u\n"
            "    password_env: P\n    tls: none",
            "'tls: none' would send the password readable",
        ),
    ],
)
def test_what_would_give_secrets_away_is_refused(tmp_path: Path, channel: str, words: str) -> None:
    (mistake,) = mistakes(tmp_path, f"channels:\n  - name: a\n    {channel}\n")
    assert words in mistake
    assert "secret@" not in mistake
    assert "x/secret" not in mistake
