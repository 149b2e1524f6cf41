"""What of an article may be shown: rights to its text, and whose e-mail addresses.

Everything that leaves this house (pages and data alike) goes through :func:`published` first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath
from typing import Any

from generator.model import Article, Lang, Source
from generator.settings import SiteSettings

# A record's text may hold the address with escaped signs: ``name\\_surname@example.org``.
# It begins where no letter of an address stands before it: else a long word would be tried at each.
_LOCAL = r"(?<![\w.+\\-])(?<!//)(?:[^\W_]|[.+-]|\\?_)++"
_HOST = r"(?:(?:[^\W_]|-)++\.)+[^\W\d_]{2,}"
EMAIL = re.compile(rf"{_LOCAL}[@＠]{_HOST}")
HIDDEN = "[…]"
# A shown address stands whole beside its author alone, where a script puts it together.
AT = " [at] "
_KEPT = re.compile(rf"{_LOCAL}{re.escape(AT)}{_HOST}")
_RETRACTED = "RETRACTED"


def published(article: Article, settings: SiteSettings) -> Article:
    """The article as the public may see it.

    With the rights ``abstract`` the body and the footnotes are left out, with ``record`` the
    abstract too. Of a withdrawn article the title says so everywhere, as publishers recommend to each
    other, and the text goes where that was wished. Addresses that the settings hide are taken out of
    every field (:func:`masked`). What was discarded while reading is a matter of the house and left out.
    """
    rights = settings.rights_of(article.journal, article.rights)
    article = masked(article, settings)
    withdrawn = article.withdrawn
    if withdrawn is not None:
        withdrawn = withdrawn.model_copy(update={"text": withdrawn.text or settings.withdrawn_text})
    gone = withdrawn is not None and withdrawn.text == "removed"
    full = rights == "full-text" and not gone
    return article.model_copy(
        update={
            "rights": rights,
            "source": _bare_source(article.source),
            "title": _marked(article, settings),
            "abstract": article.abstract if rights != "record" and not gone else {},
            "summary": {} if gone else article.summary,
            "withdrawn": withdrawn,
            "body": article.body if full else (),
            "footnotes": article.footnotes if full else (),
            "discarded": (),
        }
    )


def _marked(article: Article, settings: SiteSettings) -> dict[Lang, str]:
    """The titles; those of a withdrawn article begin with that word, in lists and references too."""
    if article.withdrawn is None:
        return article.title
    words = {lang: str(strings.get("withdrawn_mark", "")) for lang, strings in settings.strings.items()}
    return {lang: f"{words.get(lang) or _RETRACTED}: {title}" for lang, title in article.title.items()}


def masked(article: Article, settings: SiteSettings) -> Article:
    """The article without the e-mail addresses that the settings hide, wherever in it they stand.

    A shown address stays beside its author, and in other fields than the body in a form that people
    read. It happens before articles are linked, too, since pages of people, institutions and keywords
    are made of what articles say. In the body, an address keeps its length: places there are counted
    in letters.
    """
    if settings.emails == "all":
        return _each_text(article, lambda text: text, lambda text: text)
    shown = {
        own.lower()
        for author in article.authors
        if author.corresponding and settings.emails == "corresponding" and (own := _own(author.email))
    }

    def address(match: re.Match[str]) -> str:
        bare = match[0].replace("\\", "").replace("＠", "@")
        return bare.replace("@", AT) if bare.lower() in shown else HIDDEN

    bare = _each_text(
        article,
        lambda text: EMAIL.sub(address, text),
        lambda text: EMAIL.sub(lambda match: "·" * len(match[0]), text),
    )
    authors = (
        author
        if author.email and author.email.lower() in shown
        else author.model_copy(update={"email": None})
        for author in bare.authors
    )
    return bare.model_copy(update={"authors": tuple(authors)})


def for_data(article: Article, settings: SiteSettings) -> Article:
    """The published article as data files hold it.

    A file is read by any harvester: it names addresses only where the settings show them all.
    """
    if settings.emails == "all":
        return article
    authors = tuple(author.model_copy(update={"email": None}) for author in article.authors)
    article = article.model_copy(update={"authors": authors})
    if not article.has_sign(AT):
        return article
    return _walked(article, lambda text: _KEPT.sub(HIDDEN, text), lambda text: _KEPT.sub(HIDDEN, text))


def _each_text(article: Article, change: Callable[[str], str], in_body: Callable[[str], str]) -> Article:
    """The article with every text changed but the authors' addresses, of which the first alone stays."""
    authors = tuple(a.model_copy(update={"email": _own(a.email)}) for a in article.authors)
    bare = article.model_copy(
        update={"authors": tuple(author.model_copy(update={"email": None}) for author in authors)}
    )
    if bare.has_sign("@", "＠"):
        bare = _walked(bare, change, in_body)
    back = zip(bare.authors, authors, strict=True)
    return bare.model_copy(
        update={"authors": tuple(one.model_copy(update={"email": two.email}) for one, two in back)}
    )


def _own(text: str | None) -> str | None:
    """The address in a field that should hold one and nothing else."""
    plain = (text or "").replace("\\", "").replace("＠", "@").strip()
    if re.fullmatch(r"[^\s@<>\"]+@[^\s@<>\",;]+", plain):
        return plain
    found = EMAIL.search(plain)
    return found[0] if found else None


def _walked(article: Article, change: Callable[[str], str], in_body: Callable[[str], str]) -> Article:
    data = article.model_dump()
    kept = {name: data.pop(name) for name in ("id", "language", "former_ids", "rights")}
    body = _changed(data.pop("body"), in_body)
    return Article.model_validate(_changed(data, change) | {"body": body} | kept)


def _changed(value: Any, change: Callable[[str], str]) -> Any:  # noqa: ANN401 (data)
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _changed(item, change) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_changed(item, change) for item in value]
    return value


def _bare_source(source: Source | None) -> Source | None:
    return source and source.model_copy(update={"file": PurePath(source.file.replace("\\", "/")).name})
