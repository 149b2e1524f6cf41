"""Which parts of a collection a page reads, so that a page is made anew only when one of them changed.

A collection's tables are wrapped; while a page is made, each look into a table is noted as a *read*:
the table, the kind of look, the key. Later the same reads are put to the new collection: where every
answer has the same fingerprint, the page would come out the same, and is kept.

Many pages show of an article what stands around its text, few the text. A look into the text is therefore a
read of its own (:func:`watched`), and the article's fingerprint does not tell it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence, ValuesView
from contextlib import contextmanager
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar, overload

from pydantic import BaseModel

from generator.model import Article
from generator.packed import Packed, packed

Key = TypeVar("Key")
Value = TypeVar("Value")

VALUE, BRIEF, MEMBER, WHOLE, SIZE, FULL = "value", "brief", "member", "whole", "size", "full"


class Read(NamedTuple):
    """A look into a table.

    Attributes:
        table: name of the table.
        look: ``value`` of a key, ``brief`` (of its value what other pages show), ``member`` (whether
            the key is there), ``whole`` (everything in its order), ``size``, ``full`` (or empty).
        key: the key, "" where the look is at the table.
    """

    table: str
    look: str
    key: str = ""


def fingerprint(value: object) -> bytes:
    """Sixteen bytes that differ where values differ; the same in every process."""
    if isinstance(value, Article):
        text = "\n".join(value.state())
    elif isinstance(value, BaseModel):
        text = value.model_dump_json()
    elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
        text = "\n".join(item.model_dump_json() for item in value)
    else:
        text = repr(value)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


class Tracer:
    """Notes reads, and answers them anew.

    Attributes:
        reads: of the page that is being made, in the order of the first of each; None between pages.
    """

    def __init__(self) -> None:
        self.reads: dict[Read, None] | None = None
        self._tables: dict[str, Callable[[Read], object]] = {}
        self._known: dict[Read, bytes] = {}

    def note(self, table: str, look: str, key: str = "") -> None:
        """Notes a read, if a page is being made."""
        if self.reads is not None:
            self.reads[Read(table, look, key)] = None

    def table(self, name: str, answer: Callable[[Read], object]) -> None:
        """Makes a table known by the function that answers reads of it."""
        self._tables[name] = answer

    @contextmanager
    def page(self) -> Iterator[dict[Read, None]]:
        """Notes what is read until the context ends."""
        noted: dict[Read, None] = {}
        self.reads = noted
        try:
            yield noted
        finally:
            self.reads = None

    def answer(self, read: Read) -> bytes:
        """The fingerprint of what the collection answers now; empty where it has no such table."""
        known = self._known.get(read)
        if known is None:
            table = self._tables.get(read.table)
            known = self._known[read] = fingerprint(table(read)) if table is not None else b""
        return known


class _Watched(Packed[Any]):
    """A part of an article that notes when somebody looks into it.

    Args:
        part: packed.
        known: what of it belongs to the article's own fingerprint.
        note: is called with each look.
    """

    __slots__ = ("_known", "_note")

    def __init__(self, part: Packed[Any], known: str, note: Callable[[], None]) -> None:
        super().__init__(part._part, part._size, part.data, part.digest)
        self._known = known
        self._note = note

    @property
    def known(self) -> str:
        return self._known

    def json(self) -> bytes:
        self._note()
        return super().json()

    def __len__(self) -> int:
        self._note()
        return super().__len__()

    def __iter__(self) -> Iterator[Any]:
        self._note()
        return super().__iter__()

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401 (as that of any sequence)
        self._note()
        return super().__getitem__(at)

    def __eq__(self, other: object) -> bool:
        self._note()
        return super().__eq__(other)

    __hash__ = None  # as that of what it is

    def __reduce__(self) -> tuple[type[Packed[Any]], tuple[str, int, bytes, str]]:
        return Packed, (self._part, self._size, self.data, self.digest)


_TEXT = ("body", "footnotes")  # parts of an article


def watched(tracer: Tracer, table: str, articles: Mapping[str, Article]) -> dict[str, Article]:
    """The articles, of which each look into the text is a read; whether there is one is told by the article.

    Args:
        tracer: is told.
        table: name of the table of texts.
        articles: by id; parts that are watched already stay as they are.
    """

    def watch(key: str, article: Article) -> Article:
        known = "text" if article.has_full_text() else ""
        parts = {name: packed(name, getattr(article, name)) for name in _TEXT}
        digests[key] = [part.digest if isinstance(part, Packed) else "" for part in parts.values()]
        note = partial(tracer.note, table, VALUE, key)
        new = {
            name: _Watched(part, known, note)
            for name, part in parts.items()
            if isinstance(part, Packed) and not isinstance(part, _Watched)
        }
        return article.model_copy(update=new) if new else article

    digests: dict[str, list[str]] = {}
    made = {key: watch(key, article) for key, article in articles.items()}
    tracer.table(table, lambda read: digests.get(read.key))
    return made


class Table(Mapping[str, Value]):
    """A mapping that notes what is looked up in it.

    Args:
        tracer: is told.
        name: of the table.
        values: what is in it.
        brief: what pages of other things show of a value.
    """

    __slots__ = ("_brief", "_name", "_note", "_tracer", "_values")

    def __init__(
        self,
        tracer: Tracer,
        name: str,
        values: Mapping[str, Value],
        brief: Callable[[Value], object] | None = None,
    ) -> None:
        self._tracer = tracer
        self._name = name
        self._values = values
        self._brief = brief
        tracer.table(name, self._answer)

    def _answer(self, read: Read) -> object:
        if read.look == VALUE:
            return self._values.get(read.key)
        if read.look == BRIEF and self._brief is not None:
            return self._brief(self._values[read.key]) if read.key in self._values else None
        if read.look == MEMBER:
            return read.key in self._values
        if read.look == SIZE:
            return len(self._values)
        if read.look == FULL:
            return bool(self._values)
        each = (self._tracer.answer(Read(self._name, VALUE, key)) for key in self._values)
        return list(zip(self._values, each, strict=True))

    def brief(self, key: str) -> Value:
        """The value, of which only what ``brief`` gives may be shown.

        Raises:
            KeyError: if there is none.
        """
        self._tracer.note(self._name, BRIEF if self._brief is not None else VALUE, key)
        return self._values[key]

    def __getitem__(self, key: str) -> Value:
        self._tracer.note(self._name, VALUE, key)
        return self._values[key]

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 (the mapping's own types)
        """The value, or the default."""
        self._tracer.note(self._name, VALUE, key)
        return self._values.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._tracer.note(self._name, MEMBER, str(key))
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        self._tracer.note(self._name, WHOLE)
        return iter(self._values)

    def items(self) -> ItemsView[str, Value]:
        """All keys and values."""
        self._tracer.note(self._name, WHOLE)
        return self._values.items()

    def values(self) -> ValuesView[Value]:
        """All values."""
        self._tracer.note(self._name, WHOLE)
        return self._values.values()

    def __len__(self) -> int:
        self._tracer.note(self._name, SIZE)
        return len(self._values)

    def __bool__(self) -> bool:
        self._tracer.note(self._name, FULL)
        return bool(self._values)


class Row(Sequence[Value]):
    """A sequence that notes when it is looked at."""

    __slots__ = ("_name", "_tracer", "_values")

    def __init__(self, tracer: Tracer, name: str, values: Sequence[Value]) -> None:
        self._tracer = tracer
        self._name = name
        self._values = values
        tracer.table(name, lambda read: bool(values) if read.look == FULL else tuple(values))

    @overload
    def __getitem__(self, index: int) -> Value: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Value]: ...
    def __getitem__(self, index: int | slice) -> Value | Sequence[Value]:
        self._tracer.note(self._name, WHOLE)
        return self._values[index]

    def __iter__(self) -> Iterator[Value]:
        self._tracer.note(self._name, WHOLE)
        return iter(self._values)

    def __len__(self) -> int:
        self._tracer.note(self._name, WHOLE)
        return len(self._values)

    def __bool__(self) -> bool:
        self._tracer.note(self._name, FULL)
        return bool(self._values)


class Lookup(Generic[Value]):
    """A function of a text that notes what it is asked."""

    def __init__(self, tracer: Tracer, name: str, function: Callable[[str], Value]) -> None:
        self._tracer = tracer
        self._name = name
        self._function = function
        tracer.table(name, lambda read: function(read.key))

    def __call__(self, text: str) -> Value:
        """What the function gives."""
        self._tracer.note(self._name, VALUE, text)
        return self._function(text)


def brief(table: Mapping[str, Value], key: str) -> Value:
    """A value of which only the brief facts are shown (:meth:`Table.brief`); of any mapping.

    Raises:
        KeyError: if there is none.
    """
    return table.brief(key) if isinstance(table, Table) else table[key]
