"""What the tests of the reader share."""

from pathlib import Path

import pytest

from generator.reading import vocabulary
from generator.reading.vocabulary import Vocabulary

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def words() -> Vocabulary:
    return vocabulary.load(ROOT / "site_config")
