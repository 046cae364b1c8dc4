"""What models and dictionaries add: names in katakana, and an English model if there is one."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy

from config.load import load_cues
from config.models import Entity
from nlp import english
from nlp.analysis import Reader, models_version
from nlp.records import Document

CATALOGUE = (Entity(id="vllm", name="vLLM", kind="framework"),)
MODEL = "en_core_web_sm"


@pytest.fixture(scope="module")
def japanese() -> Reader:
    return Reader(CATALOGUE, load_cues())


def names(reader: Reader, text: str) -> list[str]:
    return [one.name for one in reader.read(Document(text)).candidates]


def test_katakana_behind_a_kind_of_company_is_a_name_where_no_dictionary_holds_it(
    japanese: Reader,
) -> None:
    assert names(japanese, "半導体ベンチャーのクィルフィスカが資金を得た。") == ["クィルフィスカ"]
    assert names(japanese, "企業のコンタクトセンターで使う。") == []


def test_katakana_before_the_word_for_company_is_a_name_where_the_recogniser_sees_one(
    japanese: Reader,
) -> None:
    assert "カナリア" in names(japanese, "カナリア社とフェニックス社が共同で開発した。")


def test_without_the_model_katakana_needs_brackets() -> None:
    reader = Reader(CATALOGUE, load_cues(), ginza=False)
    assert names(reader, "半導体ベンチャーのクィルフィスカが資金を得た。") == []
    assert names(reader, "半導体ベンチャー「クィルフィスカ」が資金を得た。") == ["クィルフィスカ"]


@pytest.fixture
def english_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installed package of a small model that knows two names."""
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "PRODUCT", "pattern": "Quillfish"},
            {"label": "PERSON", "pattern": "Kestrel"},
        ]
    )
    package = tmp_path / MODEL
    package.mkdir()
    nlp.to_disk(package / "model")
    (package / "__init__.py").write_text(
        "from pathlib import Path\nfrom spacy.util import load_model_from_path\n\n\n"
        "def load(**overrides):\n"
        "    return load_model_from_path(Path(__file__).parent / 'model', **overrides)\n"
    )
    info = tmp_path / f"{MODEL}-0.0.1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {MODEL}\nVersion: 0.0.1\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    english.english_model.cache_clear()
    yield
    english.english_model.cache_clear()
    sys.modules.pop(MODEL, None)


def test_an_installed_english_model_confirms_names_and_drops_persons(english_model: None) -> None:
    text = "It is built with Quillfish at night. We tried frameworks such as Kestrel last year."
    reader = Reader(CATALOGUE, load_cues(), ginza=False)
    found = reader.read(Document(text)).candidates
    assert [(one.name, one.cue) for one in found] == [("Quillfish", "recogniser")]
    assert models_version(ginza=True).endswith(f", {MODEL} 0.0.1")


def test_without_an_english_model_contexts_decide() -> None:
    text = "It is built with Quillfish at night. We tried frameworks such as Kestrel last year."
    if english.english_model():
        pytest.skip("an English model is installed")
    assert names(Reader(CATALOGUE, load_cues(), ginza=False), text) == ["Kestrel"]
