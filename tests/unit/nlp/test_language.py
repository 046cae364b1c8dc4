import pytest

from nlp.language import detect_language


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("AWS Trainium2 と NVIDIA H100 を比べた", "ja"),
        ("The chip is twice as fast as the one before it.", "en"),
        ("2倍", None),
        ("", None),
        ("Новый чип работает вдвое быстрее", None),
    ],
)
def test_language_is_told_by_script(text: str, lang: str | None) -> None:
    assert detect_language(text) == lang
