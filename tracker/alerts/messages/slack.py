"""An event as Slack's incoming webhooks read it, and those of Mattermost and Rocket.Chat.

What is from articles goes into `plain_text`, which is shown as it is; only `text`, which
notifications show, and the link are mrkdwn, escaped as Slack asks for:
https://docs.slack.dev/messaging/formatting-message-text (2026-11).
"""

from __future__ import annotations

from typing import Any, Final

from tracker.alerts.event import Told
from tracker.plain import cut

_MOST_BLOCKS: Final = 45
"""Slack takes 50."""
_LONGEST_HEADER: Final = 150
_LONGEST_SECTION: Final = 2900


def slack(told: Told) -> dict[str, Any]:
    """`{"text": …, "blocks": […]}`."""
    event = told.event
    blocks: list[dict[str, Any]] = [
        {"type": "header", "text": _plain_text(cut(event.title, _LONGEST_HEADER) or "–")}
    ]
    if len(event.title) > _LONGEST_HEADER:
        blocks.append(_section(event.title))
    blocks += [_section(f"{one.where}\n{one.text}") for one in event.said]
    for part in event.details.get("parts_of_digest", ()):
        lines = "\n".join(f"• {line}" for line in part["lines"])
        blocks.append(_section(f"{part['title']}\n{lines}"))
    where = f"{told.project} · {event.rule}"
    link = f"<{_target(event.url)}|article> · " if event.url else ""
    blocks = blocks[:_MOST_BLOCKS]
    blocks.append(
        {
            "type": "context",
            "elements": [{"type": "mrkdwn", "text": f"{link}{_escaped(where)} · {told.id[:8]}"}],
        }
    )
    return {"text": _escaped(event.title), "blocks": blocks}


def _section(text: str) -> dict[str, Any]:
    shown = text.strip()
    if len(shown) > _LONGEST_SECTION:
        shown = shown[: _LONGEST_SECTION - 1] + "…"
    return {"type": "section", "text": _plain_text(shown or "–")}


def _plain_text(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": False}


def _target(url: str) -> str:
    """An address within a link: a web address holds neither `<` nor `>`."""
    return url.replace("&", "&amp;").replace("|", "%7C")


def _escaped(text: str) -> str:
    """Neither a link, a mention (`<!channel>`), nor an entity; nor bold, a strike or code."""
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # mrkdwn has no backslash: a word joiner keeps a sign from being one.
    for sign in "*_~`":
        shown = shown.replace(sign, f"\u2060{sign}")
    return shown
