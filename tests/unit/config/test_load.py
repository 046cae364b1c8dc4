"""Configuration files: what is read, and how a mistake is reported."""

from pathlib import Path

import pytest

from config.errors import ConfigError
from config.load import SHIPPED, load_cues, load_entities, load_settings, load_sources
from config.settings import Settings


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def complaint(file: Path, load) -> str:
    with pytest.raises(ConfigError) as caught:
        load(file)
    return str(caught.value).replace(str(file.parent) + "/", "")


def test_the_settings_of_a_new_project_are_the_defaults():
    assert load_settings(SHIPPED / "project" / "tracker.toml") == Settings()


def test_the_other_files_of_a_new_project_add_nothing():
    project = SHIPPED / "project"
    assert load_entities(project / "entities.yaml") == load_entities()
    assert load_cues(project / "claims.yaml") == load_cues()


def test_an_unknown_setting_names_its_line_and_the_nearest_key(tmp_path):
    file = write(tmp_path, "tracker.toml", "[crawl]\n# politely\ndealy = 2\n")
    assert complaint(file, load_settings) == (
        "tracker.toml:3: unknown key 'dealy'; did you mean 'delay'?"
    )


def test_politeness_cannot_be_switched_off(tmp_path):
    file = write(tmp_path, "tracker.toml", "[crawl]\ndelay = 0\n")
    assert "tracker.toml:2: 'delay': input should be greater than or equal to 0.1" in complaint(
        file, load_settings
    )


def test_broken_toml_names_its_line(tmp_path):
    file = write(tmp_path, "tracker.toml", "[crawl]\ndelay = \n")
    assert complaint(file, load_settings).startswith("tracker.toml:2: broken TOML: ")


def test_a_time_zone_that_does_not_exist_is_refused(tmp_path):
    file = write(tmp_path, "tracker.toml", '[project]\ntime_zone = "Asia/Edo"\n')
    assert "'Asia/Edo' is no time zone" in complaint(file, load_settings)


def test_broken_yaml_names_its_line(tmp_path):
    file = write(tmp_path, "sources.yaml", "sources:\n  - name: a\n   url: [\n")
    assert complaint(file, load_sources).startswith("sources.yaml:3: broken YAML: ")


def test_every_mistake_of_a_file_is_reported_with_its_line(tmp_path):
    file = write(
        tmp_path,
        "sources.yaml",
        "sources:\n"
        "  - name: good\n    url: https://a.example/feed\n    lang: en\n"
        "  - url: https://b.example/feed\n    lang: ja\n"
        "  - name: typo\n    url: https://c.example/feed\n    lang: jp\n    teir: press\n"
        "  - name: ftp\n    url: ftp://d.example/feed\n    lang: en\n",
    )
    assert complaint(file, load_sources).splitlines() == [
        "sources.yaml:5: 'name' is missing",
        "sources.yaml:9: 'lang': 'jp' - input should be 'ja' or 'en'",
        "sources.yaml:10: unknown key 'teir'; did you mean 'tier'?",
        "sources.yaml:12: 'url': 'ftp://d.example/feed' is no address that can be crawled; "
        "write http://… or https://…",
    ]


def test_two_sources_of_one_name_are_refused(tmp_path):
    entry = "  - {name: a, url: 'https://a.example/feed', lang: en}\n"
    file = write(tmp_path, "sources.yaml", "sources:\n" + entry + entry)
    assert complaint(file, load_sources) == (
        "sources.yaml:3: the name 'a' is taken by an earlier source"
    )


def test_a_key_given_twice_is_refused(tmp_path):
    file = write(tmp_path, "sources.yaml", "sources: []\nsources: []\n")
    assert complaint(file, load_sources) == "sources.yaml:2: the key 'sources' stands here twice"


def test_a_file_in_another_encoding_is_refused_with_its_line(tmp_path):
    file = tmp_path / "sources.yaml"
    file.write_bytes("sources: []\n# 日本\n".encode("cp932"))
    assert complaint(file, load_sources) == "sources.yaml:2: not UTF-8; save the file as UTF-8"


def test_a_missing_file_is_one_line(tmp_path):
    assert complaint(tmp_path / "sources.yaml", load_sources) == (
        "sources.yaml: cannot be read: no such file or directory"
    )


def test_an_empty_file_holds_no_sources(tmp_path):
    assert load_sources(write(tmp_path, "sources.yaml", "# later\n")) == ()


def test_a_project_adds_replaces_and_disables_entities(tmp_path):
    shipped = {entity.id: entity for entity in load_entities()}
    assert "nvidia" in shipped
    gone = next(
        id_ for id_ in shipped if not any(id_ in (e.maker, e.family) for e in shipped.values())
    )
    file = write(
        tmp_path,
        "entities.yaml",
        "entities:\n"
        "  - {id: acme, name: Acme, kind: company}\n"
        "  - {id: acme-rocket2, name: Rocket2, kind: chip, maker: acme, aliases: [ロケット2]}\n"
        "  - {id: nvidia, name: Nvidia Corp., kind: company}\n"
        f"disable: [{gone}]\n",
    )
    entities = {entity.id: entity for entity in load_entities(file)}
    assert entities["acme-rocket2"].aliases == ("ロケット2",)
    assert entities["nvidia"].name == "Nvidia Corp."
    assert gone not in entities
    assert len(entities) == len(shipped) + 1


def test_an_entity_of_an_unknown_maker_is_refused(tmp_path):
    file = write(
        tmp_path,
        "entities.yaml",
        "entities:\n  - id: x1\n    name: X1\n    kind: chip\n    maker: nvidai\n",
    )
    assert complaint(file, load_entities) == (
        "entities.yaml:5: the maker 'nvidai' of 'x1' is no entity; did you mean 'nvidia'?"
    )


def test_disabling_what_does_not_exist_is_refused(tmp_path):
    file = write(tmp_path, "entities.yaml", "disable:\n  - nvidai\n")
    assert complaint(file, load_entities) == (
        "entities.yaml:2: there is no entity 'nvidai'; did you mean 'nvidia'?"
    )


def test_a_project_cue_replaces_the_shipped_one(tmp_path):
    file = write(tmp_path, "claims.yaml", "hype:\n  - {text: 画期的, lang: ja, weight: 0}\n")
    assert [cue.weight for cue in load_cues(file).hype if cue.text == "画期的"] == [0]
