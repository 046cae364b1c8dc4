"""Which spans are proposed as names that nobody lists yet."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from config.load import load_cues
from config.models import Entity
from nlp.analysis import Reader
from nlp.discover import Discovery
from nlp.records import Candidate, Document, Mention, Passage
from tests.growth import grows_no_faster_than_length

CATALOGUE = (
    Entity(id="amd", name="AMD", kind="company"),
    Entity(id="nvidia", name="NVIDIA", kind="company", aliases=("エヌビディア",)),
    Entity(id="vllm", name="vLLM", kind="framework"),
    Entity(id="sglang", name="SGLang", kind="framework"),
    Entity(id="nixl", name="NIXL", kind="framework", maker="nvidia"),
    Entity(id="aws-kms", name="AWS Key Management Service", kind="service"),
    Entity(id="amazon-kite", name="Amazon Kite Scheduler", kind="service"),
    Entity(id="aws-heron", name="AWS Heron MediaWader", kind="service"),
    Entity(id="h100", name="H100", kind="chip", maker="nvidia"),
)

Find = Callable[..., list[Candidate]]


@pytest.fixture(scope="module")
def find() -> Find:
    reader = Reader(CATALOGUE, load_cues(), ginza=False)

    def candidates(text: str, title: str = "") -> list[Candidate]:
        document = Document(text, title)
        found = reader.read(document).candidates
        for one in found:
            field = document.title if one.field == "title" else document.text
            assert field[one.start : one.end] == one.name
        return list(found)

    return candidates


def told(found: list[Candidate]) -> set[tuple[str, str, str | None]]:
    return {(one.name, one.cue, one.kind) for one in found}


@pytest.mark.parametrize(
    ("text", "name", "cue", "kind"),
    [
        ("同社は新チップ「Kestrel」を披露した。", "Kestrel", "quoted", "chip"),
        ("推論基盤『ツバメ推論炉』の提供が始まった。", "ツバメ推論炉", "quoted", "framework"),
        ("開発者は「ミズナギ」と呼ばれる基盤を使う。", "ミズナギ", "called", None),
        ("そこで Quillfish というツールを試した。", "Quillfish", "called", None),
        ("フレームワーク Plovera を使うと速い。", "Plovera", "apposition", "framework"),
        ("昨日 Quillfish を発表した。", "Quillfish", "launch", None),
        ("設定は Quillfish ライブラリで行う。", "Quillfish", "kind word", "framework"),
        ("Quillfish社は東京に拠点を置く。", "Quillfish", "company", "company"),
        ("We met Quillfish, a startup that builds chips.", "Quillfish", "definition", "company"),
        ("It was built by the chipmaker Quillfish in May.", "Quillfish", "apposition", "company"),
        ("They use a scheduler called Quillfish for it.", "Quillfish", "called", None),
        ("The team has launched Quillfish for everyone.", "Quillfish", "launch", None),
        ("We tried frameworks such as Quillfish last year.", "Quillfish", "such as", "framework"),
        ("We run vLLM, SGLang, and Quillfish on it.", "Quillfish", "list", "framework"),
        ("We run vLLM and Quillfish on many nodes.", "Quillfish", "pair", "framework"),
        ("対応するのは vLLM、SGLang、Quillfish です。", "Quillfish", "list", "framework"),
        ("It is as fast as AMD's Quillfish in tests.", "Quillfish", "maker", None),
        ("We had moved everything to QuillMQ by then.", "QuillMQ", "inner capitals", None),
        ("ここでは QuillMQ を例にする。", "QuillMQ", "inner capitals", None),
        ("We upgraded the broker to QuillMQ 4.2 today.", "QuillMQ", "version", None),
        ("We run vLLM, SGLang, and Quillfish IDE on it.", "Quillfish", "list", "framework"),
        ("KSTR (分散基盤) と vLLM を使う。", "KSTR", "pair", "framework"),
        ("The QuillMQ team answered at once.", "QuillMQ", "used", None),
        ("It has run on the MXK450 for months.", "MXK450", "name and number", None),
    ],
)
def test_a_new_name_is_noticed_by(
    find: Find, text: str, name: str, cue: str, kind: str | None
) -> None:
    assert (name, cue, kind) in told(find(text))


@pytest.mark.parametrize(
    "text",
    [
        "We run vLLM and SGLang on H100.",
        "Keys are kept in KMS, and encrypted with vLLM.",  # the initials of a listed name
        "We run vLLM, SGLang, and Kite on it.",  # a listed name without vendor and kind
        "The NVIDIA Inference Xfer Library (NIXL) moves blocks.",  # its other name follows
        "Blocks are moved by NIXL (NVIDIA Inference Xfer Library) here.",
        "Jane Kestrel, CEO of the company, said so about vLLM.",
        "ケストレル氏はvLLMを使う。",
        "Call CreateKestrel or set maxKestrels in the file.",
        "It runs in Tokyo, Osaka, and vLLM is there.",
        "They run vLLM, Québec, and Łukasz in the same list.",
        "On Monday, vLLM and Europe met.",
        "It costs 40 GB, and KB5068401 fixes CVE-2026-1234.",
        "See https://example.test/Quillfish, or mail Quillfish@example.test.",
        "Set `QUILL_FISH=1` and read `quill.yaml`.",
        "| Quillfish | vLLM, Quillfish | fast |",
        "AMD Launches the thing that was built for all of them.",
        "The value INT64, and NAT64, GPU0 and Ctrl+C, stand there.",
        "映像は MediaWader で変換する。",  # what names by itself in a listed name
        "作業の単位を「ミズナギ」と呼ばれる単位にまとめる。",
        "Two QuillClasses, a QuillExtension, and BYOQL stand there.",
        "AWS::Omics::QuillStore stands in the template.",
        "The state QuillMissingFeather came up, and QuillConcurrency fell.",
        "We met vLLM and Quill Open (Oct 12, 2025) there.",
        "vLLM、Quillfish モードを選ぶ。",
        "vLLM モデルの Quillfish を試した。",
        "Quillfish サービスアカウントを作る。",
        "All Of The Words Are Big Here",
        "Originally, the framework was slow.",
        "Meet us at QuillCon, or at the Quill Summit, with vLLM.",
        "",
    ],
)
def test_nothing_new_is_seen_in(find: Find, text: str) -> None:
    assert find(text) == []


def test_every_occurrence_of_a_name_that_is_told_once_is_proposed(find: Find) -> None:
    text = "We met Quillfish, a startup that builds chips. Later we saw Quillfish again."
    assert [one.cue for one in find(text)] == ["definition", "again"]


@pytest.mark.parametrize(
    "text",
    [
        "The time to first kernel (TTFK) falls with vLLM and TTFK tuning.",
        "We tune TTFK (time to first kernel) with vLLM and TTFK alone.",
        "最初のカーネルまでの時間 (TTFK) は vLLM、TTFK で決まる。",
        "TTFK (起動時間) は vLLM、TTFK で決まる。",
    ],
)
def test_an_abbreviation_that_is_spelt_out_is_told_once_as_one(find: Find, text: str) -> None:
    assert told(find(text)) == {("TTFK", "abbreviation", None)}
    assert len(find(text)) == 1


@pytest.mark.parametrize(
    "text",
    ["AMD QuillMQ モードを選ぶ。", "Set AMD's QuillMQ parameter 4.2 here.", "vLLM、QuillMQ 構文"],
)
def test_what_is_called_a_mode_or_a_field_is_evidence_against_the_name(
    find: Find, text: str
) -> None:
    assert {(one.name, one.cue) for one in find(text)} == {("QuillMQ", "no name")}


def test_a_word_like_a_fields_name_needs_a_context(find: Find) -> None:
    assert find("We saw QuillMissingFeather there.") == []
    (one,) = find("We run vLLM, SGLang, and QuillMissingFeather on it.")
    assert one.cue == "list"


def test_a_maker_named_just_before_is_its_maker(find: Find) -> None:
    (one,) = find("エヌビディアの新チップ「Kestrel」は速い。")
    assert (one.maker, one.kind, one.cue) == ("nvidia", "chip", "quoted")


def test_a_version_and_a_plural_are_no_part_of_a_name(find: Find) -> None:
    names = {one.name for one in find("We run QuillMQ 4.2 here, and several QuillXPUs there.")}
    assert names == {"QuillMQ", "QuillXPU"}


def test_a_candidate_in_a_repeated_passage_is_a_repeat(find: Find) -> None:
    sentence = "We met Quillfish, a startup that builds chips for everyone.\n"
    assert [one.repeat for one in find(sentence * 2)] == [False, True]


def test_names_are_found_in_the_title_too(find: Find) -> None:
    (one, *_) = find("本文。", "新チップ「Kestrel」を発表")
    assert (one.field, one.name) == ("title", "Kestrel")


def test_a_span_that_may_name_a_listed_thing_is_no_new_name() -> None:
    document = Document("We met Quillfish, a startup that builds chips.")
    passages = [Passage(0, "text", 0, len(document.text), "0")]
    start = document.text.index("Quillfish")
    open_ = Mention("q", "Quillfish", "company", "Quillfish", "text", start, start + 9, 0, "alias")
    discovery = Discovery(CATALOGUE)
    assert discovery.find(document, passages, ())
    assert discovery.find(document, passages, (), (open_,)) == ()


@pytest.mark.parametrize(
    "unit",
    [
        "Abc Def Ghi ",
        "A",
        "Quillfish, vLLM and ",
        "新チップ「",
        "(ABC",
        "x, a ",
        "Mr. ",
        "a  ",
        "Quill-",
        "企業の",
        "「」",
        "the model Abc, ",
    ],
)
def test_time_grows_with_the_length_alone(unit: str) -> None:
    discovery = Discovery(CATALOGUE)

    def find(text: str) -> None:
        discovery.find(Document(text), [Passage(0, "text", 0, len(text), "0")], ())

    find("a" * 1_000)
    assert grows_no_faster_than_length(find, unit)
