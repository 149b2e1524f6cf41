"""An index means the same after it was brought into order, whichever order it came in."""

import gzip
import json
import random

import pytest

from generator.site.search import bundle

MARK = b"pagefind_dcd"


def packed(value) -> bytes:
    return gzip.compress(MARK + bundle._cbor(value))


def index(order: random.Random) -> dict[str, bytes]:
    """An index of one language with its parts in some order, named at random as Pagefind's are."""
    filters = {"author": [["Б. Бекова", [0, 70000]], ["А. Асанов", [1]]], "year": [["2024", [0, 1, 70000]]]}
    names = {title: f"ru_{order.getrandbits(28):07x}" for title in filters}
    files = {}
    for title, values in filters.items():
        order.shuffle(values)
        files[f"filter/{names[title]}.pf_filter"] = packed([title, values])
    listed = [[title, name] for title, name in names.items()]
    order.shuffle(listed)
    key = f"ru_{order.getrandbits(40):010x}"
    meta = ["1.5.2", [["ru_f", 300]], [["а", "я", "ru_i"]], listed, [["date", [1, 0]]], ["title"]]
    files[f"pagefind.{key}.pf_meta"] = packed(meta)
    languages = [("ru", {"hash": key, "wasm": "ru", "page_count": 2})]
    languages.append(("kk", {"hash": "kk_1", "wasm": None, "page_count": 1}))
    files["pagefind.kk_1.pf_meta"] = packed(["1.5.2", [], [], [], [], []])
    order.shuffle(languages)
    files[bundle.ENTRY] = json.dumps({"version": "1.5.2", "languages": dict(languages)}).encode()
    files["fragment/ru_f.pf_fragment"] = b"as it is"
    return files


def test_the_same_index_in_any_order_becomes_the_same_bytes():
    results = [bundle.in_order(index(random.Random(seed))) for seed in range(8)]
    assert all(list(r.items()) == list(results[0].items()) for r in results)
    files = results[0]
    assert bundle.pages(files) == 3
    assert files["fragment/ru_f.pf_fragment"] == b"as it is"
    entry = json.loads(files[bundle.ENTRY])
    meta = bundle._unpacked(files[f"pagefind.{entry['languages']['ru']['hash']}.pf_meta"])
    assert meta[4] == [["date", [1, 0]]], "an order that means something stays"
    inside = {title: bundle._unpacked(files[f"filter/{name}.pf_filter"]) for title, name in meta[3]}
    assert inside == {
        "author": ["author", [["А. Асанов", [1]], ["Б. Бекова", [0, 70000]]]],
        "year": ["year", [["2024", [0, 1, 70000]]]],
    }
    assert len(files) == len(index(random.Random(0))), "no file is left that nobody names"


def test_names_of_an_index_in_a_folder_of_its_own_are_numbers():
    files = index(random.Random(1)) | {"index/ru_i.pf_index": b"piece"}
    del files["pagefind.kk_1.pf_meta"]
    entry = json.loads(files[bundle.ENTRY])
    del entry["languages"]["kk"]
    out = bundle.in_order(files | {bundle.ENTRY: json.dumps(entry).encode()}, numbered="3-")
    assert out["fragment/3-0.pf_fragment"] == b"as it is"
    assert out["index/3-0.pf_index"] == b"piece"
    meta = bundle._unpacked(next(data for name, data in out.items() if name.endswith(".pf_meta")))
    assert (meta[1], meta[2]) == ([["3-0", 300]], [["а", "я", "3-0"]])


@pytest.mark.parametrize("value", [0, 23, 24, 255, 256, 65535, 65536, 2**32, "", "қ" * 300, [[], ["x", 1]]])
def test_items_read_back(value):
    assert bundle._item(bundle._cbor(value), 0) == (value, len(bundle._cbor(value)))


@pytest.mark.parametrize("data", [b"", b"\xa0", b"\xf5", b"\x1c", b"\x82\x01"])
def test_what_is_no_such_item_is_refused(data):
    with pytest.raises((ValueError, IndexError)):
        bundle._unpacked(gzip.compress(MARK + data))
