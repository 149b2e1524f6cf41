"""What is done in processes beside this one."""

import time

import pytest

from generator import workers


def write_late(path, text):
    time.sleep(0.2)
    if not text:
        raise OSError("nothing to write")
    path.write_text(text)


def test_it_is_waited_for(tmp_path):
    path = tmp_path / "a"
    with workers.beside(write_late, path, "one") as wait:
        assert not path.exists()
        wait()
        assert path.read_text() == "one"
    with workers.beside(write_late, path, "two"):
        pass
    assert path.read_text() == "two"


def test_its_error_is_told(tmp_path):
    with pytest.raises(OSError, match="nothing to write"), workers.beside(write_late, tmp_path / "a", ""):
        pass


def test_it_ends_with_what_it_was_done_for(tmp_path):
    with pytest.raises(ValueError, match="stop"), workers.beside(write_late, tmp_path / "a", "late"):
        raise ValueError("stop")
    time.sleep(0.4)
    assert not (tmp_path / "a").exists()
