"""A folder of links holds what is wanted and nothing else, whatever stood there."""

import os

from generator import cache
from generator.site import mirror
from tests.site.kills import contents


def sources(folder, *names):
    return {name: (str(folder / name), cache.signature(folder / name)) for name in names}


def write(folder, **texts):
    for name, text in texts.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_text(text)


def test_what_is_right_stays_and_all_else_goes(tmp_path):
    store, site = tmp_path / "store", tmp_path / "site"
    site.mkdir()
    write(store, a__one="1", a__two="2", b="3")
    mirror.fill(site, sources(store, "a/one", "a/two", "b"))
    assert os.path.samefile(site / "a/one", store / "a/one")
    write(site, a__stranger="x", c__d__e="x", b="another file of the same name")
    (site / "link").symlink_to(store)
    (site / "a/two").unlink()
    (site / "a/two").mkdir()
    folder = os.stat(site / "a").st_ino
    mirror.fill(site, sources(store, "a/one", "a/two", "b"))
    assert contents(site) == contents(store)
    assert os.stat(site / "a").st_ino == folder
    assert store.is_dir()


def test_a_new_file_of_the_same_words_size_and_time_is_linked_anew(tmp_path):
    store, site = tmp_path / "store", tmp_path / "site"
    site.mkdir()
    write(store, a="1")
    mirror.fill(site, sources(store, "a"))
    time = os.stat(store / "a").st_mtime_ns
    os.rename(store / "a", store / "before")
    write(store, a="2")
    os.utime(store / "a", ns=(time, time))
    mirror.fill(site, sources(store, "a"))
    assert (site / "a").read_text() == "2"


def test_a_file_becomes_a_folder_and_back(tmp_path):
    store, site = tmp_path / "store", tmp_path / "site"
    site.mkdir()
    write(store, a="1", b__a="2")
    for wanted in (["a"], ["b/a"], ["a"]):
        given = {name.replace("b/", "a/"): found for name, found in sources(store, *wanted).items()}
        mirror.fill(site, given)
        assert [name for name, digest in contents(site).items() if digest] == list(given)
