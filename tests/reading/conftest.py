"""What the tests of the reader share."""

from pathlib import Path

import pytest

from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.loading import load

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def words() -> Vocabulary:
    return load(ROOT / "site_config")
