"""The collections over which every format is held against its readers."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from generator import files, pages, pipeline
from generator.linking.corpus import Corpus
from generator.settings import SiteSettings
from tests import collection as cases

SEEDS = cases.ROOT.parent / "shared" / "seeds"
_MADE: dict = {}


@dataclass(frozen=True)
class Collection:
    corpus: Corpus
    settings: SiteSettings

    @property
    def articles(self):
        return tuple(self.corpus.articles.values())


def pytest_itemcollected(item):
    """The real texts are read in one process."""
    if "seeds" in item.name:
        item.add_marker(pytest.mark.xdist_group("seeds"))


@pytest.fixture(params=["cases", "content", "seeds"])
def collection(request: pytest.FixtureRequest) -> Collection:
    """Hard cases, the project's own content, and the real texts where they are at hand."""
    name = request.param
    if name == "seeds" and not SEEDS.is_dir():
        pytest.skip("the texts are not here")
    if name not in _MADE:
        if name == "cases":
            settings = cases.addressed()
            _MADE[name] = Collection(pages.shown(cases.linked(), settings), settings)
        else:
            configuration = pipeline.configure(cases.ROOT / "site_config", cases.BASE)
            content, _ = files.gather([SEEDS if name == "seeds" else cases.ROOT / "content"])
            collected, _ = pipeline.collect(content, configuration)
            corpus, _ = pipeline.connect(collected, configuration)
            _MADE[name] = Collection(pages.shown(corpus, configuration.site), configuration.site)
    return _MADE[name]
