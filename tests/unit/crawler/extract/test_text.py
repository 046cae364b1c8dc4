"""What belongs to the text of an article, and what does not."""

from __future__ import annotations

import pytest

from tests.unit.crawler.extract.pages_of import TEXT, TITLE, article, page_of

SECTION = "<section><h2>{}</h2><div class=cards>{}</div></section>"
CARD = "<div class=card><h3>{}</h3><div class=number>{}</div></div>"


def text_with(markup: str) -> list[str]:
    """The lines of an article that ends with some markup, without its three paragraphs."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
    lines = article(page_of(text=paragraphs + markup)).text.split("\n")
    assert lines[:3] == list(TEXT)
    return lines[3:]


def test_headings_lists_and_bare_boxes_stay_in_their_order() -> None:
    cards = CARD.format("Power", "140 kW a rack") + CARD.format("Water", "90 litres a minute")
    listed = "<ul><li>two pumps</li><li>one spare</li></ul>"
    sections = SECTION.format("In figures", cards) + SECTION.format("In the box", listed)
    html = f"<title>{TITLE}</title><body><div class=top><h1>{TITLE}</h1></div><p>{TEXT[0]}</p>"
    assert article(html + f"<p>{TEXT[1]}</p>" + sections).text.split("\n") == [
        TEXT[0],
        TEXT[1],
        *("In figures", "Power", "140 kW a rack", "Water", "90 litres a minute"),
        *("In the box", "- two pumps", "- one spare"),
    ]


def test_a_long_section_does_not_hide_its_short_neighbours() -> None:
    sections = "".join(
        f"<section><h2>Part {number}</h2><p>{TEXT[0]}</p>{more}</section>"
        for number, more in enumerate(("", f"<p>{TEXT[1]} {TEXT[2]}</p>" * 9, ""))
    )
    lines = article(page_of(text=sections)).text.split("\n")
    assert [line for line in lines if line.startswith("Part")] == ["Part 0", "Part 1", "Part 2"]


def test_a_lead_between_title_and_text_is_kept() -> None:
    lead = "<div class=lead><p>Water is the new air, as four makers of racks agree.</p></div>"
    assert article(page_of(after_title=lead)).text.startswith("Water is the new air")


@pytest.mark.parametrize(
    "markup",
    [
        "<pre><code>rack --warm</code></pre>",
        "<pre class='language-sh'>rack --warm</pre>",
        "<div class='highlight'><pre>rack --warm</pre></div>",
        "<figure class='highlight'><table><tr><td><pre>rack</pre></td></tr></table></figure>",
        "<div class='code-frame' data-lang=sh><div>rack.sh</div><pre>rack --warm</pre></div>",
        "<pre class='mermaid'>graph LR\nA --> B</pre>",
        "<div class='mermaid'>graph LR; A[Rack is warm.] --> B[Rack is cold, they say.]</div>",
    ],
)
def test_code_and_diagrams_are_no_text(markup: str) -> None:
    assert text_with(f"{markup}<p>So they say.</p>") == ["So they say."]


def test_code_in_a_sentence_and_prose_that_keeps_its_lines_stay() -> None:
    assert text_with("<p>Set <code>warm</code> to zero.</p>") == ["Set warm to zero."]
    assert text_with("<pre>Racks are warm,\nrooms are cold.</pre>") == [
        "Racks are warm,",
        "rooms are cold.",
    ]
    box = f"<div class=highlight><p>{TEXT[0]} So be it.</p></div>"
    assert text_with(box) == [f"{TEXT[0]} So be it."]


@pytest.mark.parametrize(
    "markup",
    [
        "<h3>Related articles</h3><ul><li><a href=/a>Racks</a><li><a href=/b>Fans</a></ul>",
        "<div>関連記事<br><a href=/a>冷却水の配管を点検する機器を発売</a></div>",
        "<h2>Tags</h2><p><a href=/a>Racks</a>, <a href=/b>Fans</a></p>",
        "<ul class='tag-list'><li>Racks</li><li>Fans</li></ul>",
        "<div class='share-buttons'><span>Share</span> <span>Mail</span></div>",
        "<div class='newsletter-box'><h3>Our letter</h3><p>Every Friday, in your inbox.</p></div>",
        "<div class='author-bio'><p>Ida Lindqvist writes of water and machines.</p></div>",
        "<ol class='breadcrumb'><li>News</li><li>Racks</li></ol>",
        "<div class='cookie-consent'><p>We use cookies to count. You may refuse.</p></div>",
        "<div id='comments'><p>I do not believe a word of that. Nobody should.</p></div>",
        "<a class='card' href=/a><h4>Fans are back</h4><p>They are quieter than ever.</p></a>",
        "<p><span>128</span></p><p>❤</p>",
        "<figure><img src=a.jpg><figcaption>Photo: K. Ito</figcaption></figure>",
        "<p style='display: none'>This is for nobody to read, they say.</p>",
    ],
)
def test_what_surrounds_an_article_is_no_text(markup: str) -> None:
    assert text_with(markup) == []


@pytest.mark.parametrize("name", ["related-services", "tier popular", "region-tags", "top-banner"])
def test_boxes_that_lead_nowhere_are_text_whatever_their_name(name: str) -> None:
    box = f"<div class='{name}'><div>Oslo</div><p>The pumps of Oslo are those of Bergen.</p></div>"
    assert text_with(box) == ["Oslo", "The pumps of Oslo are those of Bergen."]
    links = f"<div class='{name}'><p><a href=/o>Oslo</a></p><p>A city of pumps and rain.</p></div>"
    assert text_with(links) == []


def test_a_caption_that_is_a_sentence_stays() -> None:
    caption = "The pump moves ninety litres a minute through the whole rack."
    figure = f"<figure><img src=a.jpg><figcaption>{caption}</figcaption></figure>"
    assert text_with(figure) == [caption]


def test_a_form_around_the_whole_page_is_no_form() -> None:
    boxes = "".join(
        f"<div class='elementor-widget'><div>{paragraph}</div></div>" for paragraph in TEXT
    )
    form = f"<form id=aspnetForm><h1>{TITLE}</h1><div>{boxes}</div></form>"
    assert article(f"<title>{TITLE}</title>{form}").text.split("\n") == list(TEXT)


def test_a_time_in_a_sentence_stays() -> None:
    assert text_with(
        "<p>The second hall in the north opens its doors on <time>May 3</time>, as they say.</p>"
    ) == ["The second hall in the north opens its doors on May 3, as they say."]


@pytest.mark.parametrize("name", ["with-sidebar", "no-comments", "entry-with-ads"])
def test_a_name_does_not_drop_the_article(name: str) -> None:
    html = page_of().replace("class=text", f"class='{name}'")
    assert article(html).text.split("\n") == list(TEXT)


def test_line_breaks_end_sentences_and_items_and_join_what_was_broken() -> None:
    broken = (
        "加速器の消費電力が今年は昨年の2倍になったため、<br>冷却の方法も変わりつつある。<br>"
        "<br>新しい方式は\n次の通り。<br>・液冷<br>・油冷"
    )
    assert text_with(f"<div>{broken}</div>") == [
        "加速器の消費電力が今年は昨年の2倍になったため、冷却の方法も変わりつつある。",
        "新しい方式は次の通り。",
        "・液冷",
        "・油冷",
    ]
    assert text_with("<p>It goes on in the next line of the source\nand ends.</p>") == [
        "It goes on in the next line of the source and ends."
    ]


def test_terms_and_their_definitions_stay() -> None:
    listed = "<dl><dt>Weight</dt><dd>480 kg with water</dd></dl>"
    assert text_with(listed) == ["- Weight", "- 480 kg with water"]


def test_a_footnote_is_text_and_its_marks_are_not() -> None:
    note = (
        "<p>It fell.<sup><a href='#n'>[1]</a></sup></p><ol><li>In May. <a href='#r'>↩︎</a></li></ol>"
    )
    assert text_with(note) == ["It fell.", "- In May."]


def test_signs_that_no_document_may_hold_cost_nothing_but_themselves() -> None:
    lines = text_with("<p>A form feed\x0c\n and its number &#12; stand in this sentence.</p>")
    assert lines == ["A form feed and its number stand in this sentence."]


def test_each_box_of_an_item_is_a_line_and_the_first_one_has_the_sign() -> None:
    listed = (
        "<ul><li><h3>Oslo</h3><p>It rains.</p><ul><li>a little</li></ul></li><li>Bergen</li></ul>"
    )
    assert text_with(f"<ul>{listed}</ul>") == ["- Oslo", "It rains.", "- a little", "- Bergen"]


def test_a_table_is_lines_of_cells() -> None:
    table = (
        "<table><caption>Pumps</caption><tr><th>Name</th><th>Flow</th></tr>"
        "<tr><td>A</td><td><p>9 l</p><p>at night</p></td></tr><tr><td colspan=2>all</table>"
    )
    assert text_with(table) == [
        *("Pumps", "| Name | Flow |", "|---|---|", "| A | 9 l at night |", "| all | |"),
    ]


def test_text_that_stands_loose_beside_boxes_is_the_article() -> None:
    loose = "<br><br>".join(TEXT)
    html = (
        f"<title>{TITLE}</title><body><div><h2>{TITLE}</h2>{loose}<table><tr><td>9 l</table></div>"
    )
    assert article(html).text.split("\n") == [*TEXT, "| 9 l |"]


def test_of_several_articles_the_one_with_the_title_is_read() -> None:
    other = f"<article><h2><a href=/b>Fans</a></h2><p>{TEXT[1]} {TEXT[2]} {TEXT[1]}</p></article>"
    html = f"<title>{TITLE}</title><article><h1>{TITLE}</h1><p>{TEXT[0]} {TEXT[2]}</p></article>"
    assert article(f"<body>{html}{other * 3}").text == f"{TEXT[0]} {TEXT[2]}"


def test_an_address_that_stands_alone_is_no_text() -> None:
    assert text_with("<p><a href=/x>https://other.example/queue</a></p>") == []


TEASER = "<div class=u><h3><a href=/{0}>Fans {0}</a></h3><p>{1}</p></div>"


def test_teasers_of_other_articles_are_no_text_wherever_they_stand_and_however_long() -> None:
    teasers = "".join(TEASER.format(number, f"{TEXT[0]} {TEXT[1]}") for number in range(9))
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
    html = (
        f"<title>{TITLE}</title><body><div>{teasers}</div><div><h1>{TITLE}</h1>{paragraphs}</div>"
    )
    assert article(html).text.split("\n") == list(TEXT)


def test_a_digest_of_nothing_but_teasers_is_text() -> None:
    teasers = "".join(TEASER.format(number, f"{TEXT[0]} {number}.") for number in range(3))
    assert TEXT[0] in article(f"<title>{TITLE}</title><h1>{TITLE}</h1><div>{teasers}</div>").text


@pytest.mark.parametrize(
    "label",
    [
        "About the author",
        "Newsletter",
        "コメント 32件",
        "あわせて読みたい",
        "広告",
        "会員登録（無料）",
    ],
)
def test_a_box_that_is_headed_by_what_it_is_about_is_no_text(label: str) -> None:
    box = f"<div class=x1><div><b>{label}</b></div><p>{TEXT[1]}</p></div>"
    assert text_with(f"{box}<p>So they say.</p>") == ["So they say."]


def test_the_foot_and_the_byline_are_no_text() -> None:
    foot = "<p>Other pieces:</p><p>© 2026 Kestrel. All rights reserved.</p>"
    assert text_with(foot) == []
    byline = "<p>Carla Brandt 2026-06-20</p>"
    assert article(page_of(after_title=byline)).text.split("\n") == list(TEXT)


def test_who_took_a_picture_is_no_text_in_whatever_box_it_is_told() -> None:
    told = "<table><tr><td><img src=a.jpg></td></tr><tr><td>撮影：長沼 葵</td></tr></table>"
    assert text_with(told) == []


def test_a_dated_line_that_says_more_than_a_name_stays() -> None:
    period = "期間：2026年2月2日 - 2月7日"
    text = "".join(f"<p>{paragraph}</p>" for paragraph in (period, *TEXT))
    assert article(page_of(text=text)).text.split("\n") == [period, *TEXT]


def test_elements_within_each_other_as_deep_as_a_parser_goes_are_read() -> None:
    assert text_with("<div>" * 200 + f"<p>{TEXT[0]} {TEXT[1]}</p>") == [f"{TEXT[0]} {TEXT[1]}"]
    inline = "<b>" * 200 + "Deep." + "</b>" * 200
    assert text_with(f"<p>{TEXT[0]} {inline}</p>") == [f"{TEXT[0]} Deep."]


def test_of_two_columns_the_one_under_the_title_is_read() -> None:
    beside = f"<div><div><b>Fans</b></div><div>{TEXT[1]}</div></div>"
    paragraphs = "".join(f"<div>{paragraph}</div>" for paragraph in TEXT)
    html = f"<div><div><div>{TITLE}</div><div>{paragraphs}</div></div><div>{beside}</div></div>"
    assert article(f"<title>{TITLE}</title><body>{html}").text.split("\n") == list(TEXT)


def test_a_wrapper_that_is_named_after_its_options_hides_neither_title_nor_date() -> None:
    html = page_of(after_title="<p class=date>2026-03-14</p>")
    found = article(html.replace("class=story", "class='page related-topics-enabled'"))
    assert found.published_at is not None
    assert found.text.split("\n") == list(TEXT)
