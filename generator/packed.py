"""The large parts of records, packed: what a collection holds of them until a page is made.

As Python's objects, an article's text and lists take five times the space of the words in them. A
:class:`Packed` part is its own JSON, compressed; whoever looks into it finds the same blocks as before, and
those looked at last are at hand. Equal parts have the same JSON, so that its digest tells whether two are equal.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, TypeVar, overload

from pydantic import GetCoreSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema, core_schema

Item = TypeVar("Item", covariant=True)

_AT_HAND = 64  # parts that stay unpacked, of some 200 KB each
_items: dict[str, Any] = {}


class Large:
    """Marks a sequence of a record as one that may be packed.

    It is checked, written and described as a tuple of its items, packed or not.

    Args:
        part: its name, which no other large part has.
        item: the type of its items.
    """

    def __init__(self, part: str, item: Any) -> None:  # noqa: ANN401 (a type or an annotated union)
        self._item = item
        _items[part] = item

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        inner = handler.generate_schema(_tuple_of(self._item))
        written = core_schema.plain_serializer_function_ser_schema(tuple, return_schema=inner)
        return core_schema.no_info_before_validator_function(_plain, inner, serialization=written)


def _plain(value: object) -> object:
    return tuple(value) if isinstance(value, Packed) else value


class Packed(Sequence[Item]):
    """A large part that is not at hand; equal to the tuple of its items.

    Args:
        part: its name, by :class:`Large`.
        size: number of its items.
        data: their JSON, compressed.
        digest: of the JSON.
    """

    __slots__ = ("_part", "_size", "data", "digest")

    def __init__(self, part: str, size: int, data: bytes, digest: str) -> None:
        self._part = part
        self._size = size
        self.data = data
        self.digest = digest

    @property
    def known(self) -> str:
        """What of it may be known without a look into it."""
        return self.digest

    def json(self) -> bytes:
        """The items' JSON."""
        return zlib.decompress(self.data)

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[Item]:
        return iter(unpacked(self._part, self.data))

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Item, ...]: ...
    def __getitem__(self, at: int | slice) -> Item | tuple[Item, ...]:
        return unpacked(self._part, self.data)[at]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Packed):
            return (self._part, self.digest) == (other._part, other.digest)
        return isinstance(other, tuple) and len(other) == self._size and tuple(self) == other

    __hash__ = None  # type: ignore[assignment] # that of the tuple would cost as much as the tuple

    def __repr__(self) -> str:
        return repr(tuple(self))

    def __reduce__(self) -> tuple[type[Packed[Item]], tuple[str, int, bytes, str]]:
        return Packed, (self._part, self._size, self.data, self.digest)


def packed(part: str, items: Sequence[Item]) -> Sequence[Item]:
    """The items, packed; none are left as they are.

    Args:
        part: a name that :class:`Large` was given.
        items: checked ones.
    """
    if isinstance(items, Packed) or not items:
        return items
    json = _adapter(part).dump_json(tuple(items))
    digest = hashlib.blake2b(json, digest_size=16).hexdigest()
    return Packed(part, len(items), zlib.compress(json, 1), digest)


@cache
def _adapter(part: str) -> TypeAdapter[tuple[Any, ...]]:
    return TypeAdapter(_tuple_of(_items[part]))


def _tuple_of(item: Any) -> Any:  # noqa: ANN401 (types)
    return tuple.__class_getitem__((item, ...))


@lru_cache(maxsize=_AT_HAND)
def unpacked(part: str, data: bytes) -> tuple[Any, ...]:
    """The items of a packed part."""
    return _adapter(part).validate_json(zlib.decompress(data))
