"""What of an article may be shown: rights to its text, and whose e-mail addresses.

Everything that leaves this house (pages and data alike) goes through :func:`published` first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath

from generator.model import Article, Author, Block, Lang, ListBlock, Source, Table
from generator.settings import SiteSettings

# A record's text may hold the address with escaped signs: ``name\\_surname@example.org``.
# It begins where no letter of an address stands before it: else a long word would be tried at each.
EMAIL = re.compile(
    r"(?<![A-Za-z0-9.+_\\-])(?<!//)(?:[A-Za-z0-9.+-]|\\?_)++@(?:[A-Za-z0-9-]++\.)+[A-Za-z]{2,}"
)
HIDDEN = "[…]"
# A shown address stands whole beside its author alone, where a script puts it together.
AT = " [at] "
_RETRACTED = "RETRACTED"


def published(article: Article, settings: SiteSettings) -> Article:
    """The article as the public may see it.

    With the rights ``abstract`` the body and the footnotes are left out, with ``record`` the
    abstract too. Of a withdrawn article the title says so everywhere, as publishers recommend to each
    other, and the text goes where that was wished. Addresses that the settings hide are taken out of every field. What was discarded
    while reading is a matter of the house and left out.
    """
    rights = settings.rights_of(article.journal, article.rights)
    shown = _shown_addresses(article, settings)
    own = {author.email.lower() for author in article.authors if author.email}

    def address(match: re.Match[str]) -> str:
        if "*" in shown:
            return match[0]
        return match[0].replace("@", AT) if _bare(match[0]) in shown else HIDDEN

    def clean(text: str) -> str:
        return EMAIL.sub(address, text)

    def clean_body(text: str) -> str:
        # Places in the body are counted in letters, so what is hidden keeps its length.
        hide = own if "*" not in shown else set()
        return EMAIL.sub(lambda m: "·" * len(m[0]) if _bare(m[0]) in hide else m[0], text)

    withdrawn = article.withdrawn
    if withdrawn is not None:
        withdrawn = withdrawn.model_copy(update={"text": withdrawn.text or settings.withdrawn_text})
    gone = withdrawn is not None and withdrawn.text == "removed"
    full = rights == "full-text" and not gone
    return article.model_copy(
        update={
            "rights": rights,
            "source": _bare_source(article.source),
            "authors": tuple(_author(author, shown) for author in article.authors),
            "affiliations": {lang: tuple(map(clean, a)) for lang, a in article.affiliations.items()},
            "title": _marked(article, settings),
            "abstract": article.abstract if rights != "record" and not gone else {},
            "summary": {} if gone else article.summary,
            "withdrawn": withdrawn,
            "body": tuple(_block(block, clean_body) for block in article.body) if full else (),
            "footnotes": tuple(
                note.model_copy(update={"text": clean(note.text)}) for note in article.footnotes if full
            ),
            "author_info": {
                lang: tuple(info.model_copy(update={"text": clean(info.text)}) for info in infos)
                for lang, infos in article.author_info.items()
            },
            "funding": _each(article.funding, clean),
            "acknowledgements": _each(article.acknowledgements, clean),
            "conflict_of_interest": _each(article.conflict_of_interest, clean),
            "citation": _each(article.citation, clean),
            "discarded": (),
        }
    )


def _marked(article: Article, settings: SiteSettings) -> dict[Lang, str]:
    """The titles; those of a withdrawn article begin with that word, in lists and references too."""
    if article.withdrawn is None:
        return article.title
    words = {lang: str(strings.get("withdrawn_mark", "")) for lang, strings in settings.strings.items()}
    return {lang: f"{words.get(lang) or _RETRACTED}: {title}" for lang, title in article.title.items()}


def for_data(article: Article, settings: SiteSettings) -> Article:
    """The published article as data files hold it.

    A file is read by any harvester: it names addresses only where the settings show them all.
    """
    if settings.emails == "all":
        return article
    authors = tuple(author.model_copy(update={"email": None}) for author in article.authors)
    return article.model_copy(update={"authors": authors})


def _bare(address: str) -> str:
    return address.replace("\\", "").lower()


def _shown_addresses(article: Article, settings: SiteSettings) -> set[str]:
    if settings.emails == "all":
        return {"*"}
    if settings.emails == "hide":
        return set()
    return {a.email.lower() for a in article.authors if a.email and a.corresponding}


def _author(author: Author, shown: set[str]) -> Author:
    if author.email and ("*" in shown or author.email.lower() in shown):
        return author
    return author.model_copy(update={"email": None})


def _bare_source(source: Source | None) -> Source | None:
    return source and source.model_copy(update={"file": PurePath(source.file.replace("\\", "/")).name})


def _each(texts: Mapping[Lang, str], change: Callable[[str], str]) -> dict[Lang, str]:
    return {lang: change(text) for lang, text in texts.items()}


def _block(block: Block, change: Callable[[str], str]) -> Block:
    if isinstance(block, ListBlock):
        items = tuple(item.model_copy(update={"text": change(item.text)}) for item in block.items)
        return block.model_copy(update={"items": items})
    if isinstance(block, Table):
        rows = tuple(tuple(change(cell) for cell in row) for row in block.rows)
        return block.model_copy(update={"rows": rows})
    if hasattr(block, "text"):
        return block.model_copy(update={"text": change(block.text)})
    return block
