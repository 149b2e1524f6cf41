"""YAML as this project reads it: text, with the line of every field.

Two habits differ from PyYAML's own. A plain scalar stays the text that was written (``340.10`` and
``2025-10-16`` are not numbers or dates until a field's type says so; ``null``, ``~`` and nothing
are None), and what could only be a slip or a trick is refused: a key given twice, anchors and
aliases, tags, more than one document, nesting without end, control characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import ValidationError

from generator.diagnostics import Diagnostic

FieldPath = tuple[str | int, ...]

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_DEEPEST = 40
# XML, feeds and pages cannot hold them; YAML lets them in by way of escapes ("\\a").
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlError(ValueError):
    """The text is not YAML that this project reads.

    Attributes:
        line: 1-based line of the trouble, 0 where unknown.
    """

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML text holds.

    Attributes:
        data: dicts, lists, strings and None.
        lines: the 1-based line on which each value's key (or list item) stands, by path.
    """

    data: Any
    lines: Mapping[FieldPath, int]

    def line(self, path: FieldPath) -> int:
        """The line of the field, or of the nearest thing around it; 1 for the whole."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 1

    def items(self) -> Iterator[tuple[int, Document]]:
        """The items of a list as documents of their own, each with the line on which it begins."""
        inside: dict[str | int, dict[FieldPath, int]] = {}
        for path, line in self.lines.items():
            inside.setdefault(path[0], {})[path[1:]] = line
        for index, value in enumerate(self.data):
            yield self.line((index,)), Document(value, inside.get(index, {}))


def load(text: str) -> Document:
    """Reads one YAML document.

    Raises:
        YamlError: if it is no YAML, or holds what the module's head calls a slip or a trick.
    """
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        last = text.rstrip().count("\n") + 1  # what is missing at the end is told after the end
        raise YamlError(
            str(error.problem or error.context), min(mark.line + 1, last) if mark else 0
        ) from None
    except yaml.YAMLError as error:
        raise YamlError(" ".join(str(error).split())) from None
    return Document(builder.root, builder.lines)


def read(name: str, data: bytes, code: str) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The YAML document in a file's bytes, or None and the diagnostic that says why not.

    Args:
        name: the file's name for messages.
        data: its bytes, UTF-8.
        code: the diagnostic's code where the text is not YAML.
    """
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        return None, (Diagnostic("empty-file", "error", "the file is empty", name),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "Save the file as UTF-8."
        return None, (Diagnostic("encoding", "error", "the file is not UTF-8", name, line, hint),)
    try:
        document = load(text)
    except YamlError as error:
        return None, (Diagnostic(code, "error", f"this is not YAML: {error}", name, error.line),)
    if document.data is None:
        return None, (Diagnostic("empty-file", "error", "the file holds nothing", name),)
    return document, ()


@dataclass(slots=True)
class _Open:
    """A mapping or a list that has begun and not yet ended."""

    value: dict[str, Any] | list[Any]
    path: FieldPath
    key: str | None = None


class _Builder:
    """Puts the parser's events together, with a stack of its own: depth costs no recursion."""

    def __init__(self) -> None:
        self.root: Any = None
        self.lines: dict[FieldPath, int] = {}
        self._open: list[_Open] = []
        self._documents = 0

    def take(self, event: Any) -> None:  # noqa: ANN401 (PyYAML's events have no types)
        line = event.start_mark.line + 1 if event.start_mark else 0
        if getattr(event, "anchor", None) is not None:
            raise YamlError("anchors and aliases (& and *) are not read here; write the value out", line)
        if getattr(event, "tag", None) not in (None, "!"):
            raise YamlError("tags (!) are not read here", line)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                raise YamlError("a second document (---) starts here; one file holds one", line)
        elif isinstance(event, yaml.ScalarEvent):
            if odd := _CONTROL.search(event.value):
                raise YamlError(f"a control character (U+{ord(odd[0]):04X}) stands in this text", line)
            # Of scalars, (True, False) means plain: neither quoted nor a block.
            plain = event.implicit[0] and event.style in (None, "")
            self._put(None if plain and event.value in _NULLS else event.value, line)
        elif isinstance(event, yaml.MappingStartEvent):
            self._begin({}, line)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._begin([], line)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._open.pop()

    def _begin(self, value: dict[str, Any] | list[Any], line: int) -> None:
        if len(self._open) >= _DEEPEST:
            raise YamlError("nested too deeply", line)
        if self._open and isinstance(self._open[-1].value, dict) and self._open[-1].key is None:
            raise YamlError("a key must be a word", line)
        path = self._put(value, line)
        self._open.append(_Open(value, path))

    def _put(self, value: Any, line: int) -> FieldPath:  # noqa: ANN401 (whatever YAML holds)
        if not self._open:
            self.root = value
            return ()
        top = self._open[-1]
        if isinstance(top.value, list):
            path = (*top.path, len(top.value))
            self.lines[path] = line
            top.value.append(value)
            return path
        if top.key is None:
            key = "" if value is None else str(value)
            if key in top.value:
                raise YamlError(f'the key "{key}" stands here twice', line)
            top.key = key
            self.lines[(*top.path, key)] = line
            return top.path
        path = (*top.path, top.key)
        top.value[top.key] = value
        top.key = None
        return path


def problems(error: ValidationError, document: Document, file: str, code: str) -> list[Diagnostic]:
    """What pydantic has against the document, one diagnostic a field, with its line."""
    found = []
    for item in error.errors(include_url=False):
        path = _real_path(item["loc"], document.data)
        field = dotted(path) or "the whole file"
        message = {
            "extra_forbidden": "there is no such field",
            "missing": "is missing",
            "value_error": str(item["msg"]).removeprefix("Value error, "),
        }.get(item["type"], str(item["msg"]))
        found.append(
            Diagnostic(
                code=code,
                severity="error",
                message=f"{field}: {message[:1].lower()}{message[1:]}",
                file=file,
                line=document.line(path),
            )
        )
    return found


def dotted(path: FieldPath) -> str:
    """``("authors", 0, "name")`` as people write it: ``authors.0.name``."""
    return ".".join(str(part) for part in path)


def _real_path(location: tuple[str | int, ...], data: object) -> FieldPath:
    """Pydantic's path without the names of union members and ``[key]``, which no document has."""
    path: list[str | int] = []
    for number, part in enumerate(location):
        inside = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
        if isinstance(data, (dict, list)) and part in inside:
            data = data[part]  # type: ignore[index]
        elif number < len(location) - 1 or part == "[key]":
            continue
        path.append(part)
    return tuple(path)
