"""Corrections: what an editor mended in a parsed article, kept apart from the text.

``content/corrections/{id}.yml`` holds a list; each entry names a field by its dotted path
(``title.ru``, ``authors.0.email``; lists count from 0, as in ``maqala parse``), one change, and
the reason:

    - field: title.ru
      was: Цифровезация правосудия
      set: Цифровизация правосудия
      reason: misprint in the journal
    - {field: keywords.en, add: e-justice, reason: left out by the OCR}
    - {field: keywords.en, remove: justice e, reason: not a keyword}
    - {field: doi, remove: true, reason: placeholder}

``was`` may be left out; with it the correction says when the text below it has changed. A ``date``
says since when the article reads so. Each correction that was made is listed on the article's page,
with its date and reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from generator import yamltext
from generator.diagnostics import Diagnostic, Severity
from generator.model import Article, Change, Day, Lang


class Correction(BaseModel):
    """One change of one field.

    Attributes:
        article: the id of the article.
        field: the dotted path of the field.
        set: the field's new value.
        add: a value that a list gets at its end.
        remove: ``true`` takes the field away; anything else is the list's item to take away.
        was: the value that the field must have; otherwise nothing is changed.
        date: the day of the change, where the article had been published before it.
        reason: why, for people: in one language, or by language.
        file: where the correction stands.
        line: the line there.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    article: str
    field: str = Field(pattern=r"^[a-z_]+(\.[a-z0-9_]+)*$")
    set: Any = None
    add: Any = None
    remove: Any = None
    was: Any = None
    date: Day | None = None
    reason: Annotated[str, Field(min_length=1)] | Annotated[dict[Lang, str], Field(min_length=1)]
    file: str = ""
    line: int = 0

    @model_validator(mode="after")
    def _one_change(self) -> Correction:
        if len(self.model_fields_set & {"set", "add", "remove"}) != 1:
            raise ValueError("a correction has exactly one of set, add and remove")
        return self


def read_corrections(
    name: str, article: str, data: bytes
) -> tuple[tuple[Correction, ...], tuple[Diagnostic, ...]]:
    """Reads a corrections file.

    Args:
        name: the file's name for messages.
        article: the id of the article that the file is about.
        data: the file's bytes, YAML in UTF-8.
    """
    document, trouble = yamltext.read(name, data, "correction")
    if document is None:
        return (), trouble
    if not isinstance(document.data, list):
        message = "corrections are a list; begin each with “- field: …”"
        return (), (Diagnostic("correction", "error", message, name, 1, article=article),)
    corrections: list[Correction] = []
    found: list[Diagnostic] = []
    for line, part in document.items():
        value = part.data
        if not isinstance(value, dict):
            message = "this is no correction; begin with “- field: …”"
            found.append(Diagnostic("correction", "error", message, name, line, article=article))
            continue
        for key in ("article", "file", "line"):
            value.pop(key, None)
        try:
            correction = Correction(article=article, file=name, line=line, **value)
        except ValidationError as error:
            found += yamltext.problems(error, part, name, "correction")
            continue
        except TypeError:  # a key that is no word
            found.append(Diagnostic("correction", "error", "a field's name is missing", name, line))
            continue
        corrections.append(correction)
    return tuple(corrections), tuple(found)


class _DoesNotApplyError(Exception):
    """The correction finds nothing to change."""


def apply(
    articles: Sequence[Article], corrections: Sequence[Correction]
) -> tuple[tuple[Article, ...], tuple[Diagnostic, ...]]:
    """The articles with their corrections made, in the corrections' order.

    A correction that no longer applies (its article or field is gone, the value is right already,
    ``was`` differs) changes nothing and gives a warning; one that would make the record wrong
    changes nothing and gives an error.
    """
    now = {article.id: article for article in articles}
    former = {old: article.id for article in articles for old in article.former_ids}
    found: list[Diagnostic] = []
    for correction in corrections:
        key = correction.article
        if key not in now:
            key = former.get(key, key)
        if key not in now:
            message = f"there is no article “{correction.article}” to correct"
            found.append(_finding("correction-no-article", "warning", message, correction))
            continue
        try:
            changed = _corrected(now[key], correction)
            change = Change(date=correction.date, field=correction.field, reason=correction.reason)
            now[key] = changed.model_copy(update={"changes": (*changed.changes, change)})
        except _DoesNotApplyError as why:
            message = f"the correction of {correction.field} no longer applies: {why}"
            found.append(_finding("correction-stale", "warning", message, correction))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            message = f"the correction of {correction.field} would make the record wrong: {first['msg']}"
            found.append(_finding("correction-wrong", "error", message, correction))
    return tuple(now[article.id] for article in articles), tuple(found)


def _finding(code: str, severity: Severity, message: str, correction: Correction) -> Diagnostic:
    return Diagnostic(code, severity, message, correction.file, correction.line, article=correction.article)


def _corrected(article: Article, correction: Correction) -> Article:
    data = article.model_dump(mode="json")
    if correction.field in ("id", "former_ids"):
        raise _DoesNotApplyError("ids are changed in the register of ids or in the record")
    *way, last = correction.field.split(".")
    place: Any = data
    for number, part in enumerate(way):
        place = _step(place, part, ".".join(way[: number + 1]))
        if place is None:
            raise _DoesNotApplyError(f"{'.'.join(way[: number + 1])} is empty")
    old = _value(place, last, correction)
    if correction.was is not None and not _same(old, correction.was):
        raise _DoesNotApplyError(f"the field is now “{old}”, not “{correction.was}”")
    changed = correction.model_fields_set
    if "set" in changed:
        if _same(old, correction.set):
            raise _DoesNotApplyError("the field has this value already")
        _put(place, last, correction.set)
    elif "add" in changed:
        if old is not None and not isinstance(old, list):
            raise _DoesNotApplyError("the field is no list")
        if any(_same(item, correction.add) for item in old or []):
            raise _DoesNotApplyError("the list holds this already")
        _put(place, last, [*(old or []), correction.add])
    elif correction.remove == "true":
        if old is None or old == [] or old == {}:
            raise _DoesNotApplyError("the field is empty already")
        if isinstance(place, list):
            del place[int(last)]
        else:
            del place[last]
    else:
        if not isinstance(old, list):
            raise _DoesNotApplyError("the field is no list")
        left = [item for item in old if not _same(item, correction.remove)]
        if len(left) == len(old):
            raise _DoesNotApplyError("the list does not hold this")
        _put(place, last, left)
    return Article.model_validate(data)


def _step(place: Any, part: str, path: str) -> Any:  # noqa: ANN401 (JSON data)
    if isinstance(place, dict):
        return place.get(part)
    if isinstance(place, list) and part.isdecimal() and int(part) < len(place):
        return place[int(part)]
    raise _DoesNotApplyError(f"there is no {path}")


def _value(place: Any, last: str, correction: Correction) -> Any:  # noqa: ANN401 (JSON data)
    if isinstance(place, dict):
        return place.get(last)
    return _step(place, last, correction.field)


def _put(place: Any, last: str, value: Any) -> None:  # noqa: ANN401 (JSON data)
    if isinstance(place, list):
        place[int(last)] = value
    else:
        place[last] = value


def _same(a: Any, b: Any) -> bool:  # noqa: ANN401 (JSON data)
    """Equal as data; a YAML scalar is text, so ``2025`` equals ``"2025"``."""
    if isinstance(a, dict) and isinstance(b, dict):
        return {k: v for k, v in a.items() if v is not None}.keys() == b.keys() and all(
            _same(a[key], b[key]) for key in b
        )
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(_same, a, b))
    if a is None or b is None or isinstance(a, (dict, list)) or isinstance(b, (dict, list)):
        return a is None and b is None
    return str(a).casefold() == str(b).casefold() if isinstance(a, bool) else str(a) == str(b)
