"""The short way through Markdown gives what the ordinary way gives, or refuses."""

import random
from pathlib import Path

import markdown
import pytest
from mkdocs.config import load_config
from mkdocs.utils import meta

from generator import pipeline
from generator.model import Article
from generator.pages import render
from generator.site import quick
from tests import collection
from tests.hostile.payloads import PAYLOADS, record

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    return load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(tmp_path_factory.mktemp("docs")), hooks=[])


@pytest.fixture(scope="module")
def both(config):
    """Whether the short way took a page's source; where it did, it is held against the ordinary one."""
    slugify = config.mdx_configs["toc"]["slugify"]

    def compare(source):
        halves = quick.split(source)
        if halves is not None:
            assert meta.get_data(source) == halves
        words = halves[0] if halves else source
        converted = quick.convert(words, slugify)
        if converted is not None:
            reader = markdown.Markdown(
                extensions=config.markdown_extensions, extension_configs=config.mdx_configs
            )
            assert reader.convert(words) == converted.html
            assert reader.toc_tokens == converted.toc
        return halves is not None and converted is not None

    return compare


def hostile_pages():
    settings = pipeline.configure(ROOT / "site_config")
    articles = [Article.model_validate(record(n, text)) for n, text in enumerate(PAYLOADS.values())][:12]
    made = pipeline.Collection(tuple(articles), {}, {})
    corpus, _ = pipeline.connect(made, settings)
    tree, _ = render(corpus, settings.site)
    return [text for name, text in tree.items() if name.endswith(".md")]


def test_every_kind_of_page_goes_the_short_way(both):
    tree, _ = render(collection.corpus(), collection.site())
    pages = {name: text for name, text in tree.items() if name.endswith(".md")}
    long = [name for name, text in pages.items() if not both(text)]
    assert {name.split("/")[1] for name in long if "/" in name} <= {"search"}
    assert len(pages) > 40


def test_hostile_words_come_out_the_same(both):
    pages = hostile_pages()
    for text in random.Random(1).sample(pages, min(60, len(pages))):
        both(text)


@pytest.mark.parametrize(
    "source",
    [
        "1. one",
        "a | b\n--|--\n1 | 2",
        "text *with* marks",
        "[x](y.md)",
        "<p>one</p> tail",
        "<div><p>open</div>",
        "<div>\n\n    code\n\n</div>",
        "<b>x</b>\n\n<p>a</p>\n<p>b</p>\n\n\n<p>c</p>",
        "word <div>inside</div>",
        "<div><!-- no --></div>",
        "# One\n\n## One",
        "# One\n\ntext\n{: #one }",
        "## A <em>b</em> &#46;c {: #x }\n\ntext &amp; more\n{: #b1 }\n\nplain",
        "-\n\ntext",
        "## Two ## {: #two }",
        "text\n{: #a }\nmore",
        ": text",
        "<ul><li>a<ul><li>b</li></ul></li></ul>\n\ntext",
        "tab\there",
        "",
    ],
)
def test_other_markdown_comes_out_the_same_or_is_refused(both, source):
    both(source)


def test_front_matter_that_json_and_yaml_read_differently_is_refused():
    assert quick.split('---\ntitle: "a"\n---\n\nx') == ("x", {"title": "a"})
    for strange in ("title: plain", 'title: "a\u2028b"', "title: 1e5", "title: 0x1f", "- a", "title: {a: b}"):
        assert quick.split(f"---\n{strange}\n---\n\nx") is None
