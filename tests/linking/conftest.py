"""The real articles, where they lie beside the repository; tests that need them are skipped elsewhere."""

from pathlib import Path

import pytest
import yaml

from generator import reading
from generator.linking.data import LinkData, load_data
from generator.linking.link import link
from generator.reading.vocabulary.loading import load

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
GOLD = ROOT.parent / "shared" / "gold"


@pytest.fixture(scope="session")
def data() -> LinkData:
    return load_data(ROOT / "site_config")


@pytest.fixture(scope="session")
def seed_articles():
    if not SEEDS.is_dir() or not GOLD.is_dir():
        pytest.skip("the real articles (../shared/seeds, ../shared/gold) are not here")
    words = load(ROOT / "site_config")
    articles = []
    for path in sorted(SEEDS.glob("*.txt")):
        found, _ = reading.read_source(path.name, path.read_bytes(), words)
        articles += found
    return tuple(articles)


@pytest.fixture(scope="session")
def seed_corpus(seed_articles, data):
    return link(seed_articles, data)


@pytest.fixture(scope="session")
def gold(seed_articles):
    """Pairs of gold truth and the article read for it."""
    pairs = []
    for path in sorted(GOLD.glob("*.yml")):
        truth = yaml.safe_load(path.read_text(encoding="utf-8"))
        first, last = truth["lines"]

        def overlap(article, name=truth["source"], first=first, last=last):
            if article.source.file != name:
                return 0
            a, b = article.source.lines
            return max(0, min(b, last) - max(a, first) + 1)

        pairs.append((truth, max(seed_articles, key=overlap)))
    return pairs
