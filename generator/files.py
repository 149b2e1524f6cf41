"""The disk: the only reader and the only writer of article data.

Everything behind this module works on values. Reading gives bytes and records, and a diagnostic for
whatever cannot be read; writing takes a tree of paths and contents.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

import yaml
from pydantic import ValidationError

from generator import cache, yamltext
from generator.corrections import Correction, read_corrections
from generator.diagnostics import Diagnostic
from generator.model import Article, as_data
from generator.registry import FILE, NO_REGISTER, Register, read

TEXT_SUFFIXES = (".txt", ".md")
RECORD_SUFFIXES = (".yml", ".yaml")
CORRECTIONS_FOLDER = "corrections"
_NOTES = ("readme.md", "readme.txt")


@dataclass(frozen=True, slots=True)
class TextFile:
    """A parsed text as it lies on the disk.

    Attributes:
        name: the path as the user named it; messages use it.
        short: the path below the folder that was named; the same wherever that folder lies.
        data: the file's bytes.
    """

    name: str
    short: str
    data: bytes


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """A record and the line of its file on which it begins."""

    article: Article
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that the content folders hold, in the order of their paths."""

    texts: tuple[TextFile, ...] = ()
    records: tuple[RecordEntry, ...] = ()
    corrections: tuple[Correction, ...] = ()
    register: Register = NO_REGISTER


def gather(paths: Sequence[Path]) -> tuple[Content, tuple[Diagnostic, ...]]:
    """Reads all texts, records and corrections below the paths.

    A folder is searched with everything below it, in the order of names. Hidden files and folders
    and a README are passed over. YAML files in a folder called ``corrections`` are corrections;
    ``ids.yml`` is the register of ids.

    Args:
        paths: files or folders. A file met twice is read once.
    """
    texts: list[TextFile] = []
    records: list[RecordEntry] = []
    corrections: list[Correction] = []
    found: list[Diagnostic] = []
    met: set[Path] = set()
    register = NO_REGISTER
    for start in paths:
        if not start.exists():
            found.append(Diagnostic("no-such-file", "error", "there is no such file or folder", str(start)))
            continue
        for path in _files(start):
            if isinstance(path, Diagnostic):
                found.append(path)
                continue
            if path.resolve() in met:
                continue
            met.add(path.resolve())
            name = str(path)
            suffix = path.suffix.lower()
            if suffix not in TEXT_SUFFIXES + RECORD_SUFFIXES:
                message = f"a file of this kind is not read; {', '.join(TEXT_SUFFIXES + RECORD_SUFFIXES)} are"
                found.append(Diagnostic("file-kind", "error", message, name))
                continue
            if path.exists() and not path.is_file():  # a pipe, say, would keep the reader for ever
                found.append(Diagnostic("unreadable", "error", "is no ordinary file", name))
                continue
            try:
                data = path.read_bytes()
            except OSError as error:
                found.append(_unreadable(path, error))
                continue
            if suffix in TEXT_SUFFIXES:
                short = path.name if start.is_file() else path.relative_to(start).as_posix()
                texts.append(TextFile(name, short, data))
            elif path.name == FILE and path.parent.name != CORRECTIONS_FOLDER:
                if register.file:
                    message = f"a second register of ids is not read; the first is {register.file}"
                    found.append(Diagnostic("register", "warning", message, name))
                    continue
                register, trouble = read(name, data)
                found += trouble
            elif path.parent.name == CORRECTIONS_FOLDER:
                more, trouble = read_corrections(name, path.stem, data)
                corrections += more
                found += trouble
            else:
                entries, trouble = read_record(name, data)
                records += entries
                found += trouble
    return Content(tuple(texts), tuple(records), tuple(corrections), register), tuple(found)


def read_record(name: str, data: bytes) -> tuple[tuple[RecordEntry, ...], tuple[Diagnostic, ...]]:
    """Reads a YAML file that holds one record or a list of them.

    Args:
        name: the file's name for messages.
        data: its bytes, UTF-8.

    Returns:
        The records that are right, and for every wrong field a diagnostic with its line. A record
        with a wrong field is left out as a whole: half a record would be a false one.
    """
    document, trouble = yamltext.read(name, data, "record")
    if document is None:
        return (), trouble
    several = isinstance(document.data, list)
    entries: list[RecordEntry] = []
    found: list[Diagnostic] = []
    for line, part in document.items() if several else [(document.line(()), document)]:
        value = part.data
        if not isinstance(value, dict):
            message = "this is no record: a record is a list of fields such as “id: …”"
            found.append(Diagnostic("record", "error", message, name, line))
            continue
        try:
            article = Article.model_validate(value)
        except ValidationError as error:
            found += yamltext.problems(error, part, name, "record-field")
            continue
        if wrong := _wrong_names(article):
            found += [
                Diagnostic("record-field", "error", f"{yamltext.dotted(path)}: {why}", name, part.line(path))
                for path, why in wrong
            ]
            continue
        entries.append(RecordEntry(article, name, line))
    return tuple(entries), tuple(found)


def as_yaml(articles: Sequence[Article]) -> str:
    """The records as YAML: one record, or a list where there are several or none."""
    data = [as_data(article) for article in articles]
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    value = data[0] if len(data) == 1 else data
    return str(yaml.dump(value, Dumper=dumper, allow_unicode=True, sort_keys=False, width=110))


def write_records(folder: Path, articles: Sequence[Article]) -> tuple[Path, ...]:
    """Writes each record to ``folder/{id}.yml``; gives the paths."""
    texts = {f"{article.id}.yml": as_yaml([article]) for article in articles}
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        _write(folder / name, text.encode())
    return tuple(folder / name for name in texts)


def add_files(folder: Path, tree: Mapping[str, str | bytes]) -> tuple[Path, ...]:
    """Writes files beside whatever the folder holds already; gives the paths."""
    for name, content in tree.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, content.encode() if isinstance(content, str) else content)
    return tuple(folder / name for name in tree)


def keep_register(path: Path, text: str) -> tuple[Diagnostic, ...]:
    """Writes the register of ids whole or not at all; what cannot be written is told, no more."""
    try:
        if path.is_file() and path.read_bytes() == text.encode():
            return ()
        new = path.with_name(f".{path.name}.new")
        new.write_bytes(text.encode())
        new.replace(path)
    except OSError as error:
        message = f"the register of ids cannot be written: {error.strerror or error}"
        hint = "The site was published. Build it where the register can be written, and keep that file."
        return (Diagnostic("register-stale", "warning", message, str(path), hint=hint),)
    return ()


def write_tree(root: Path, tree: Mapping[str, str | bytes]) -> tuple[Diagnostic, ...]:
    """Makes ``root`` hold exactly the tree: writes what is new or changed, removes the rest.

    Files whose contents are the same stay untouched, so that their times tell what changed.

    Args:
        root: the folder; made where missing.
        tree: contents by path below ``root``, with ``/`` between the parts.

    Returns:
        An error for each path that must not be written (outside of ``root``, not portable).
    """
    root.mkdir(parents=True, exist_ok=True)
    found = add_tree(root, tree)
    remove_others(root, set(tree))
    return found


def add_tree(root: Path, tree: Mapping[str, str | bytes]) -> tuple[Diagnostic, ...]:
    """As :func:`write_tree`; what else is in the folder stays."""
    found: list[Diagnostic] = []
    for name in sorted(tree):
        if not _is_safe(name):
            found.append(Diagnostic("unsafe-path", "error", unsafe(name)))
            continue
        content = tree[name]
        _add(f"{root}/{name}", content.encode() if isinstance(content, str) else content)
    return tuple(found)


def _add(path: str, data: bytes) -> None:
    """Writes a file of a tree. A new one is made in its place, which takes half the time of a move there.

    Should the build be killed meanwhile, the next one knows nothing of the file and finds it wrong.
    """
    try:
        handle = _new_file(path)
    except OSError:  # it is there already
        if os.path.isdir(path) and not os.path.islink(path):  # of an earlier tree; all of it is ours
            shutil.rmtree(path)
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        _write(Path(path), data)
        return
    try:
        # A file object would take longer than the writing.
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
    except BaseException:
        os.unlink(path)
        raise
    finally:
        os.close(handle)


def _new_file(path: str) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        return os.open(path, flags, 0o666)
    except FileNotFoundError:
        make_folder(os.path.dirname(path))
        return os.open(path, flags, 0o666)


def make_folder(path: str) -> None:
    """Makes a folder and those above it; as ``os.makedirs`` without looking first what there is."""
    try:
        os.mkdir(path)
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)
    except FileExistsError:
        pass  # by another process, meanwhile


def unsafe(name: str) -> str:
    """What is said about a path that must not be written."""
    return f"not written: the path “{name}” is not safe"


def remove_others(root: Path, kept: AbstractSet[str]) -> None:
    """Removes all files below a folder but those named, and folders that are empty then."""
    start = len(str(root)) + 1
    gone: set[str] = set()
    for here, folders, names in os.walk(str(root), topdown=False):
        below = here[start:].replace(os.sep, "/")
        others = [name for name in names if (f"{below}/{name}" if below else name) not in kept]
        for name in others:
            os.unlink(os.path.join(here, name))
        left = len(others) < len(names) or any(os.path.join(here, name) not in gone for name in folders)
        if below and not left:
            os.rmdir(here)
            gone.add(here)


def signature(folder: Path) -> str:
    """A digest of the names, sizes and times of all files in a folder; "" where there is none."""
    rows = []
    waiting = [str(folder)] if folder.is_dir() else []
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    found = entry.stat(follow_symlinks=False)
                    rows.append(f"{entry.path} {found.st_size} {found.st_mtime_ns}")
    return cache.digest(*sorted(rows)) if rows else ""


def _write(path: Path, data: bytes) -> None:
    if not (path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data):
        cache.replace(path, data)  # never into a file that a published site may be linked to


def _files(start: Path) -> Iterator[Path | Diagnostic]:
    """The files of a folder that may be content, in order; all else in it is nobody's mistake."""
    if not start.is_dir():
        yield start
        return
    try:
        entries = sorted(start.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield _unreadable(start, error)
        return
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _files(path)
        elif path.suffix.lower() in TEXT_SUFFIXES + RECORD_SUFFIXES and path.name.lower() not in _NOTES:
            yield path


def _unreadable(path: Path, error: OSError) -> Diagnostic:
    return Diagnostic("unreadable", "error", f"cannot be read: {error.strerror or error}", str(path))


_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST_NAME = 200


def _wrong_names(article: Article) -> list[tuple[yamltext.FieldPath, str]]:
    """The fields that become files' names and parts of addresses, and cannot: path and reason."""
    names: list[tuple[yamltext.FieldPath, str]] = [(("id",), article.id)]
    names += [(("former_ids", number), former) for number, former in enumerate(article.former_ids)]
    if article.journal is not None:
        names.append((("journal",), article.journal))
    return [(path, why) for path, text in names if (why := _id_problem(text))]


def _id_problem(text: str) -> str:
    """Why the text cannot be an id (it becomes a file's name and a part of addresses), or ``""``."""
    if not _ID.fullmatch(text):
        return "use lower-case Latin letters, digits and single hyphens, such as ivanov-digital-courts"
    if len(text) > 120:
        return "is longer than 120 letters"
    if _RESERVED.fullmatch(text):
        return "is a name that some systems keep for themselves"
    return ""


def _is_safe(name: str) -> bool:
    parts: Sequence[str] = name.split("/")
    if "" in parts or "." in parts:
        parts = PurePosixPath(name).parts
    return bool(parts) and all(map(_is_safe_part, parts))


@lru_cache(maxsize=4096)
def _is_safe_part(part: str) -> bool:
    return (
        part not in ("/", "..", ".")
        and len(part.encode("utf-8", "surrogatepass")) <= _LONGEST_NAME
        and not re.search(r'[\x00-\x1f<>:"\\|?*]|[. ]$', part)
        and not _RESERVED.fullmatch(part)
    )
