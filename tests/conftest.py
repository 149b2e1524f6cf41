"""What several test folders share."""

import importlib.util
import shutil
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator import files, pipeline
from generator.linking.corpus import Corpus
from generator.site import serve

ROOT = Path(__file__).resolve().parents[1]
SMALL = ROOT / "tests" / "fixtures" / "small"
SHARED = ROOT.parent / "shared"


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


#: What is dear to make, by the fixtures that make it: what needs it runs in one process, so that it is made once.
GROUPS = {
    "built sites": {"small_site", "own_site", "full_site"},
    "hostile site": {"hostile_site"},
    "installed": {"wheel", "installed"},
    "guide": {"walked"},
}


def pytest_itemcollected(item):
    for group, fixtures in GROUPS.items():
        if fixtures & set(item.fixturenames):
            item.add_marker(pytest.mark.xdist_group(group))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session):
    """Says so when groups are not kept together, instead of making all of it in every process."""
    scattered = [i for i in session.items if i.get_closest_marker("xdist_group") and "@" not in i.nodeid]
    if getattr(session.config.option, "loadgroup", False) and scattered:
        raise pytest.UsageError("pytest-xdist does not see the groups of tests; which pytest is installed?")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder of one's own with the project's configuration and three small records."""
    return furnish(tmp_path / "house")


def furnish(folder: Path) -> Path:
    """Puts the project's configuration and the small content into a new folder."""
    folder.mkdir(parents=True)
    (folder / "site_config").symlink_to(ROOT / "site_config")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(SMALL, folder / "content")
    return folder


def load_tool(name: str):
    """The module ``tools/{name}.py``, which is no part of the package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class Served:
    """A built site at an address, and the corpus that it was made of."""

    address: str
    folder: Path
    corpus: Corpus


@contextmanager
def built(folder: Path, *content: Path):
    """The site of the content below ``/some/path/`` of a server, as a user's host may have it."""
    house = furnish(folder / "house")
    configuration = pipeline.configure(house / "site_config")
    target = folder / "www" / "some" / "path"
    published, found, _ = pipeline.build(content, configuration, house, target)
    assert published
    assert [d for d in found if d.severity == "error"] == []
    assert [d for d in found if d.code in ("mkdocs", "search")] == []
    collection, _ = pipeline.collect(files.gather(content)[0], configuration)
    corpus, _ = pipeline.connect(collection, configuration)
    with serve.server(folder / "www", "127.0.0.1", 0) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        yield Served(f"http://127.0.0.1:{web.server_address[1]}/some/path", target, corpus)
        web.shutdown()


@pytest.fixture(scope="session")
def small_site(tmp_path_factory):
    """The site of three small records."""
    with built(tmp_path_factory.mktemp("small"), ROOT / "tests/fixtures/small") as site:
        yield site


@pytest.fixture(scope="session")
def own_site(tmp_path_factory):
    """The site of the project's own content."""
    with built(tmp_path_factory.mktemp("own"), ROOT / "content") as site:
        yield site


@pytest.fixture(scope="session")
def full_site(tmp_path_factory):
    """The full-text site of the real texts, where they are at hand, and the project's own content."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the texts are not here")
    with built(tmp_path_factory.mktemp("full"), SHARED / "seeds", ROOT / "content") as site:
        yield site


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests of a process: Playwright allows no second one beside it."""
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
