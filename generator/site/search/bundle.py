"""The files of a Pagefind index, brought into one order.

Pagefind lays its filters and their values in another order each time. Since each file is named by its
contents and the others name it, the whole is put in order from the leaves to the root: the filters,
each language's ``pf_meta`` that names them, and ``pagefind-entry.json`` that names those.

A packed file is gzip over a mark and one CBOR item; of CBOR it holds numbers, texts and arrays only.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

ENTRY = "pagefind-entry.json"
_MARK = b"pagefind_dcd"
# The parts of a pf_meta, a list: version, pages, pieces of the index, filters, orders, names of facts.
_PAGES, _PIECES, _FILTERS = 1, 2, 3
_NAMES = {_PAGES: 0, _PIECES: 2}  # where in a page's and in a piece's entry its name stands


def in_order(files: Mapping[str, bytes], *, numbered: str | None = None) -> dict[str, bytes]:
    """The same index with all that has no order of its own sorted.

    Args:
        files: by name below ``pagefind/``.
        numbered: names pages and pieces by this and their numbers, which halves the list of them that every
            reader loads. Such an index belongs into a folder that is named by its contents.

    Raises:
        ValueError, KeyError, TypeError: if the files are not those of an index as described above.
    """
    out = dict(files)
    entry = json.loads(files[ENTRY])
    for language in entry["languages"].values():
        name = f"pagefind.{language['hash']}.pf_meta"
        meta = _unpacked(out.pop(name))
        prefix = str(language["hash"]).partition("_")[0]
        filters = []
        for title, old in sorted(meta[_FILTERS]):
            inside = _unpacked(out.pop(f"filter/{old}.pf_filter"))
            data = _MARK + _cbor([inside[0], sorted(inside[1])])
            key = f"{prefix}_{_digest(data)}"
            out[f"filter/{key}.pf_filter"] = _packed(data)
            filters.append([title, key])
        meta[_FILTERS] = filters
        if numbered is not None:
            for kind, place in (("fragment", _PAGES), ("index", _PIECES)):
                for number, item in enumerate(meta[place]):
                    at = _NAMES[place]
                    content = out.pop(f"{kind}/{item[at]}.pf_{kind}")
                    item[at] = f"{numbered}{number:x}"
                    out[f"{kind}/{item[at]}.pf_{kind}"] = content
        data = _MARK + _cbor(meta)
        language["hash"] = f"{prefix}_{_digest(data)}"
        out[f"pagefind.{language['hash']}.pf_meta"] = _packed(data)
    entry["languages"] = dict(sorted(entry["languages"].items()))
    out[ENTRY] = _written(entry)
    return dict(sorted(out.items()))


def together(entries: Iterable[bytes]) -> bytes:
    """One ``pagefind-entry.json`` of several that lie in one folder, each of a language of its own.

    Raises:
        IndexError: if there is none.
    """
    read = [json.loads(entry) for entry in entries]
    languages = {name: value for entry in read for name, value in entry["languages"].items()}
    return _written(read[0] | {"languages": dict(sorted(languages.items()))})


def pages(files: Mapping[str, bytes]) -> int:
    """How many pages the index holds."""
    return sum(language["page_count"] for language in json.loads(files[ENTRY])["languages"].values())


def _written(entry: object) -> bytes:
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]


def _packed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def _unpacked(data: bytes) -> Any:  # noqa: ANN401 (whatever the item holds)
    plain = gzip.decompress(data)
    if not plain.startswith(_MARK):
        raise ValueError("a packed file does not begin as Pagefind's do")
    value, end = _item(plain, len(_MARK))
    if end != len(plain):
        raise ValueError("a packed file goes on behind its end")
    return value


def _item(data: bytes, at: int) -> tuple[Any, int]:
    """One CBOR item, and where the next begins."""
    kind, number = data[at] >> 5, data[at] & 31
    at += 1
    if number >= 28:
        raise ValueError("a packed file is longer than it says")
    if number >= 24:
        size = 1 << (number - 24)
        number, at = int.from_bytes(data[at : at + size], "big"), at + size
    if kind == 0:
        return number, at
    if kind == 3:
        return data[at : at + number].decode(), at + number
    if kind == 4:
        items = []
        for _ in range(number):
            value, at = _item(data, at)
            items.append(value)
        return items, at
    raise ValueError("a packed file holds what is neither number, text nor array")


def _cbor(value: Any) -> bytes:  # noqa: ANN401 (what _item gives)
    if isinstance(value, int):
        return _head(0, value)
    if isinstance(value, str):
        data = value.encode()
        return _head(3, len(data)) + data
    return _head(4, len(value)) + b"".join(map(_cbor, value))


def _head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    power = next(power for power in range(4) if number < 1 << (8 << power))
    return bytes([kind << 5 | 24 + power]) + number.to_bytes(1 << power, "big")
