"""Categories and pictures that feeds give their entries."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from crawler.discover.feeds import read_feed
from crawler.discover.topics import MAX_TAG, MAX_TAGS
from crawler.extract import EntryHint

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
MEDIA = 'xmlns:media="http://search.yahoo.com/mrss/"'


def hint_of(body: str) -> EntryHint:
    (link,) = read_feed(body.encode(), "https://news.example/feed", UTC, now=NOW).links
    return link.hint


def rss(inside: str) -> EntryHint:
    return hint_of(
        f'<rss version="2.0" {MEDIA} xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><item>'
        f"<title>t</title><link>https://news.example/a/b</link>{inside}</item></channel></rss>"
    )


@pytest.mark.parametrize(
    ("inside", "tags"),
    [
        ("<category>GPU</category><category> 水冷 </category>", ("GPU", "水冷")),
        ("<category>GPU</category><category>GPU</category><category/>", ("GPU",)),
        ("<category><![CDATA[R&amp;D]]></category>", ("R&D",)),
        ("<dc:subject>Chips</dc:subject>", ("Chips",)),
        ("<media:keywords>GPU, TPU</media:keywords>", ("GPU", "TPU")),
        (f"<category>{'x' * 1000}</category>", ()),
        ("", ()),
    ],
)
def test_categories_are_tags(inside: str, tags: tuple[str, ...]) -> None:
    hint = rss(inside)
    assert tuple(tag.strip() for tag in hint.tags) == tags


def test_tags_of_an_entry_are_bounded() -> None:
    many = "".join(f"<category>tag {n}</category>" for n in range(500))
    tags = rss(many).tags
    assert len(tags) == MAX_TAGS
    assert max(map(len, tags)) <= MAX_TAG


@pytest.mark.parametrize(
    ("inside", "image"),
    [
        (
            '<media:content medium="image" url="https://i.example/a.jpg"/>',
            "https://i.example/a.jpg",
        ),
        ('<media:thumbnail url="//i.example/a.jpg"/>', "https://i.example/a.jpg"),
        (
            '<media:thumbnail url="/small.jpg"/>'
            '<media:group><media:content type="image/jpeg" url="/large.jpg"/></media:group>',
            "https://news.example/large.jpg",
        ),
        ('<enclosure type="image/png" url="a.png"/>', "https://news.example/a/a.png"),
        ('<enclosure type="audio/mpeg" url="a.mp3"/>', None),
        ('<media:content medium="video" url="https://i.example/a.mp4"/>', None),
        ("<image><url>/a.jpg</url></image>", "https://news.example/a.jpg"),
        ('<media:thumbnail url="http://[::1"/>', None),
        ("", None),
    ],
)
def test_a_picture_is_taken_from_wherever_feeds_put_it(inside: str, image: str | None) -> None:
    assert rss(inside).image_url == image


def test_atom_names_its_terms_and_labels() -> None:
    hint = hint_of(
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>t</title>'
        '<link href="https://news.example/a"/><category term="gpu" label="GPU"/>'
        '<category term="tpu"/><link rel="enclosure" type="image/png" href="/a.png"/>'
        "</entry></feed>"
    )
    assert (hint.tags, hint.image_url) == (("GPU", "tpu"), "https://news.example/a.png")


@pytest.mark.parametrize(
    ("item", "tags", "image"),
    [
        ({"tags": ["GPU", "GPU", 3], "image": "/a.jpg"}, ("GPU",), "https://news.example/a.jpg"),
        ({"banner_image": "https://i.example/b.jpg"}, (), "https://i.example/b.jpg"),
        ({"tags": "GPU", "image": ["x"]}, (), None),
    ],
)
def test_json_feed_too(item: dict[str, object], tags: tuple[str, ...], image: str | None) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": "1", "url": "https://news.example/a", "title": "t", **item}],
    }
    hint = hint_of(json.dumps(feed))
    assert (hint.tags, hint.image_url) == (tags, image)
