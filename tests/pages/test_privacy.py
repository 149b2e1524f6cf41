"""E-mail addresses: nowhere in what is published but where the settings show them."""

import gzip
import html
import json
import re
from urllib.parse import unquote

import pytest

from generator import files, pages, pipeline
from generator.exports import FORMATS
from generator.exports.tree import export
from generator.model import Article
from generator.pages import public
from tests.conftest import ROOT, furnish

ADDRESS = re.compile(r"[\w.+%'-]+\s?[@＠]\s?(?:[\w-]+\.)+[^\W\d_]{2,}")
OWN, SECOND = "keeper@example.org", "second_author@example.net"
STRANGE = "someone.else+tag@mail.example.com"
CYRILLIC = "почта@пример.рф"


def record():
    """An article with addresses in every field that takes words."""
    text = f"Пишите на {STRANGE}, {CYRILLIC}, {SECOND.replace('_', chr(92) + '_')} или {OWN} (или {OWN.upper()})."
    each = {"kk": text, "ru": text, "en": text}
    lists = {lang: [text, "слово"] for lang in each}
    entry = {
        "text": text,
        "authors": [text],
        "year": text,
        "title": text,
        "url": f"https://example.org/?m={STRANGE}",
    }
    return {
        "id": "addresses",
        "language": "ru",
        "journal": "kaznu-law",
        "issue": {"volume": text, "number": text, "label": text},
        "year": 2025,
        "udc": text,
        "rubric": each,
        "title": each,
        "authors": [
            {"name": each, "full_name": each, "affiliations": [1], "email": OWN, "corresponding": True},
            {"name": {"ru": "Б. Второв"}, "affiliations": [1], "email": f"Второв {SECOND}; {STRANGE}"},
        ],
        "affiliations": lists,
        "abstract": lists,
        "summary": each,
        "keywords": lists,
        "body": [
            {"type": "heading", "level": 1, "text": text},
            {"type": "paragraph", "text": f"{text} Ещё слова с [{STRANGE}](mailto:{STRANGE})."},
            {"type": "list", "items": [{"text": text}]},
            {"type": "table", "caption": text, "rows": [[text, text], [text, text]]},
            {"type": "figure", "caption": text},
            {"type": "quote", "text": text},
        ],
        "footnotes": [{"mark": "1", "text": text}],
        "references": {"original": [entry], "romanized": [entry]},
        "author_info": {lang: [{"text": text, "name": text}] for lang in each},
        "funding": each,
        "acknowledgements": each,
        "conflict_of_interest": each,
        "citation": each,
        "discarded": [{"text": text, "reason": text}],
        "changes": [
            {"field": "title.ru", "date": "2026-01-01", "reason": each},
            {"field": "doi", "reason": text},
        ],
        "withdrawn": {"date": "2026-02-02", "reason": each},
    }


@pytest.fixture
def house(tmp_path):
    house = furnish(tmp_path / "house")
    written = files.as_yaml([Article.model_validate(record())])
    (house / "content/records/addresses.yml").write_text(written, "utf-8")
    return house


def found_in(text):
    """Addresses, however HTML or a URL writes them."""
    return {match[0].lower() for match in ADDRESS.finditer(unquote(html.unescape(text)))}


def corpus_of(house, emails):
    configuration = pipeline.configure(ROOT / "site_config", "https://example.org/x/")
    site = configuration.site.model_copy(update={"emails": emails, "report_errors_to": None})
    configuration = pipeline.Configuration(site, configuration.words, configuration.link_data)
    collection, found = pipeline.collect(files.gather([house / "content"])[0], configuration)
    assert [d for d in found if d.severity == "error"] == []
    return pipeline.connect(collection, configuration)[0], site


@pytest.mark.parametrize("emails", ["hide", "corresponding", "all"])
def test_pages_data_files_and_exports(house, emails):
    corpus, site = corpus_of(house, emails)
    tree, _ = pages.render(corpus, site)
    for form in FORMATS:
        exported, _ = export(pages.shown(corpus, site), site, form)
        tree |= {f"export/{form}/{name}": content for name, content in exported.items()}
    found = {
        name: addresses
        for name, content in tree.items()
        if (addresses := found_in(content if isinstance(content, str) else content.decode()))
        - {"webmaster@example.org"}
    }
    if emails != "all":
        assert found == {}
    else:
        everywhere = set().union(*found.values())
        assert {STRANGE, OWN, SECOND} <= {address.replace("\\", "") for address in everywhere}
    byline = str(tree["ru/articles/addresses/index.md"])
    assert ('data-name="keeper"' in byline) == (emails != "hide")
    assert ('data-name="second_author"' in html.unescape(byline)) == (emails == "all")
    data = str(tree["data/articles/addresses.json"])
    assert ("keeper" in data.lower()) == (emails == "all"), "in no form"
    assert len(json.loads(data)["authors"]) == 2


def test_the_built_site_and_its_search_index(house):
    """As the settings are by default."""
    configuration = pipeline.configure(house / "site_config", "https://example.org/x/")
    target = house / "build/site"
    published, _, _ = pipeline.build([house / "content"], configuration, house, target)
    assert published
    read = 0
    for path in sorted(target.rglob("*")):
        if not path.is_file() or path.suffix in (".woff2", ".png") or "assets" in path.parts:
            continue
        data = path.read_bytes()
        if data.startswith(b"\x1f\x8b"):
            data = gzip.decompress(data)
        name = path.relative_to(target).as_posix()
        if not name.startswith("pagefind/wasm"):
            assert found_in(data.decode("utf-8", "replace")) <= {"webmaster@example.org"}, name
            read += 1
    assert read > 100


def test_the_body_keeps_its_length(house):
    corpus, _ = corpus_of(house, "hide")
    texts = [block["text"] for block in record()["body"] if "text" in block]
    shown = [block.text for block in corpus.articles["addresses"].body if hasattr(block, "text")]
    assert list(map(len, shown)) == list(map(len, texts))
    assert "@" not in "".join(shown)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a@example.org", "a@example.org"),
        ("o'neil%x@example.org", "o'neil%x@example.org"),
        ("Writer <a@example.org>, b@example.net", "a@example.org"),
        ("a\\_b＠example.org", "a_b@example.org"),
        ("no address", None),
        (None, None),
    ],
)
def test_the_field_of_an_address_holds_one_address(written, kept):
    assert public._own(written) == kept
