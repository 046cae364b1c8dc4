from nlp.records import Mention
from tracker.extraction.marking import legend, marked_field


def mention(surface: str, start: int, kind: str = "company") -> Mention:
    return Mention("id", surface, kind, surface, "text", start, start + len(surface), 0, "alias")


def lines(text: str, *mentions: Mention, ambiguous: tuple[Mention, ...] = ()) -> list[str]:
    return [line.plain for line in marked_field(text, mentions, ambiguous, signs=True)]


def test_mentions_and_what_is_ambiguous_are_marked_where_they_stand() -> None:
    text = "日本でAWSが、\n\nBedrockも。"
    marked = lines(text, mention("AWS", 3), ambiguous=(mention("Bedrock", 10),))
    assert marked == ["日本で[AWS]が、", "[Bedrock?]も。"]


def test_colour_is_that_of_the_kind_and_adds_no_signs() -> None:
    (line,) = marked_field("AWS grows", (mention("AWS", 0),), (), signs=False)
    assert line.plain == "AWS grows"
    assert [(span.start, span.end, span.style) for span in line.spans] == [(0, 3, "bold cyan")]


def test_long_text_is_cut_to_paragraphs_with_mentions_and_says_what_is_left_out() -> None:
    text = "\n".join(["nothing here"] * 20 + ["AWS is here"])
    at = text.index("AWS")
    assert lines(text, mention("AWS", at)) == [
        "[AWS] is here",
        "(20 paragraphs without mentions left out)",
    ]


def test_endless_paragraph_is_cut() -> None:
    (line,) = lines("x" * 5000 + " AWS", mention("AWS", 5001))
    assert line == "x" * 1200 + "…"


def test_text_cannot_steer_the_terminal() -> None:
    (line,) = lines("\x1b[31mAWS\u202e", mention("AWS", 5))
    assert line == " [31m[AWS] "


def test_legend_names_the_kinds_that_occur() -> None:
    found = (mention("AWS", 0), mention("H100", 4, "chip"), mention("AMD", 9))
    assert legend(found, ambiguous=True).plain == "marked: company  chip  ambiguous, not counted"
