"""One site made of nothing but hostile records."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from generator import files, pipeline, registry
from generator.model import Article
from generator.site import serve
from tests.conftest import CHROMIUM, Served, furnish
from tests.hostile.payloads import PAYLOADS, record, stone


def pytest_collection_modifyitems(items):
    for item in items:
        if "chromium" in item.fixturenames:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="Chromium is not installed"))


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory):
    """The built site, served; and what lay around it before."""
    folder = tmp_path_factory.mktemp("hostile")
    house = furnish(folder / "house")
    records = folder / "records"
    records.mkdir()
    for number, text in enumerate(PAYLOADS.values()):
        written = files.as_yaml([Article.model_validate(record(number, text))])
        (records / f"{number:03}.yml").write_text(written, encoding="utf-8")
    entries = [stone(number, text) for number, text in enumerate(PAYLOADS.values()) if number % 9 == 0]
    (records / "ids.yml").write_text(registry.written(registry.NO_REGISTER, entries), encoding="utf-8")
    (records / "text.txt").write_text(_text(), encoding="utf-8")
    before = _paths(folder)
    configuration = pipeline.configure(house / "site_config", "https://example.org/some/path/")
    target = folder / "www" / "some" / "path"
    published, found, count = pipeline.build([records], configuration, house, target)
    errors = [d for d in found if d.severity == "error"]
    assert errors == []
    assert published
    assert count >= len(PAYLOADS) + 1 + len(entries)
    stray = [p for p in _paths(folder) - before if not p.startswith(("www", "house/build"))]
    assert stray == [], "nothing is written elsewhere"
    collection, _ = pipeline.collect(files.gather([records])[0], configuration)
    corpus, _ = pipeline.connect(collection, configuration)
    with serve.server(folder / "www", "127.0.0.1", 0) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        yield Served(f"http://127.0.0.1:{web.server_address[1]}/some/path", target, corpus)
        web.shutdown()


def _paths(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def _text() -> str:
    """A parsed text with every payload as a paragraph, a footnote, a reference and a keyword."""
    every = [" ".join(text.split()) for text in PAYLOADS.values()]
    return "\n\n".join(
        [
            "УДК 340.1",
            "Б.Б. Бекетова^{1*}, В.В. Ветров^{2}",
            "^{1}Вымышленный университет, Степногорск, Казахстан",
            "ОБ ОСТОРОЖНОМ ЧТЕНИИ",
            "Аннотация. В статье собраны тексты, которые хотят причинить вред. " + " ".join(every[:3]),
            "Ключевые слова: вред, осторожность, " + ", ".join(every[3:5]),
            "Введение",
            *every,
            "Список литературы",
            *[f"{number}. {text}" for number, text in enumerate(every, 1)],
        ]
    )
