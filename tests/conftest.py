"""What several test folders share."""

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SMALL = ROOT / "tests" / "fixtures" / "small"
SHARED = ROOT.parent / "shared"


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
