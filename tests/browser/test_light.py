"""What an article costs its reader: compressed bytes of everything a page really asks for."""

import gzip
import random

import pytest

from tests.conftest import built

FIRST, NEXT = 150 * 1024, 50 * 1024
LANGUAGES = ("kk", "ru", "en")
TEXT = 40 * 1024  # bytes of text


def invented(lang, size):
    """Text of made-up words, which packs worse than a language: nothing repeats but letters."""
    letters = {"kk": "аәбвгғдежзийкқлмнңоөпрстуұүһшыі", "ru": "абвгдежзийклмнопрстуфхцчшщыьэюя"}
    dice = random.Random(lang)
    words, length = [], 0
    while length < size:
        word = "".join(dice.choices(letters.get(lang, "abcdefghijklmnopqrstuvwxyz"), k=dice.randint(2, 11)))
        words.append(word)
        length += len(word.encode()) + 1
    return [" ".join(words[start : start + 90]) for start in range(0, len(words), 90)]


def record(key, lang, body):
    blocks = [{"type": "heading", "level": 1, "text": "I"}]
    for number, paragraph in enumerate(body):
        if number and number % 12 == 0:
            blocks.append({"type": "heading", "level": 2, "text": f"{paragraph.split()[0].title()}"})
        text = f"**{paragraph[:20]}** {paragraph[20:]}" if number == 1 else paragraph
        blocks.append({"type": "paragraph", "text": text})
    return {
        "id": key, "language": lang, "year": "2024", "body": blocks,
        "title": {lang: body[0][:80]}, "abstract": {lang: [body[0]]}, "keywords": {lang: body[1].split()[:5]},
        "authors": [{"name": {lang: "A. Long"}}],
    }  # fmt: skip


@pytest.fixture(scope="module")
def long_site(tmp_path_factory):
    """Two articles in each language with 40 KB of text each."""
    import yaml

    folder = tmp_path_factory.mktemp("long")
    records = folder / "content" / "records"
    records.mkdir(parents=True)
    for lang in LANGUAGES:
        body = invented(lang, TEXT)
        for key in (f"long-{lang}", f"longer-{lang}"):
            data = yaml.safe_dump(record(key, lang, body), allow_unicode=True)
            (records / f"{key}.yml").write_text(data, encoding="utf-8")
    with built(folder, folder / "content") as site:
        yield site


def packed(answer):
    """Bytes on the line: what is packed already stays as it is."""
    body = answer.body()
    return len(body) if answer.url.endswith((".woff2", ".png")) else len(gzip.compress(body, 6))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_article_with_40_kb_of_text(open_page, long_site, lang):
    page = open_page(f"{long_site.address}/data/README.txt")
    seen = {}
    page.on("response", lambda answer: seen.setdefault(answer.url, answer))
    page.goto(f"{long_site.address}/{lang}/articles/long-{lang}/", wait_until="networkidle")
    assert len(page.locator("main").inner_text().encode()) >= TEXT
    first = {url: packed(answer) for url, answer in seen.items()}
    assert any(url.endswith(".woff2") for url in first)
    assert any(url.endswith(".js") for url in first)
    page.goto(f"{long_site.address}/{lang}/articles/longer-{lang}/", wait_until="networkidle")
    after = {url: packed(answer) for url, answer in seen.items() if url not in first}
    assert any("longer" in url for url in after)
    assert sum(first.values()) <= FIRST, first
    assert sum(after.values()) <= NEXT, after
    print(
        f"{lang}: first visit {sum(first.values()) / 1024:.0f} KB, next {sum(after.values()) / 1024:.0f} KB"
    )
