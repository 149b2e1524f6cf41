"""The facts of an article without its sentences: what anyone may publish of it."""

from __future__ import annotations

from pathlib import PurePath

from generator.model import Article, Block


def facts_only(article: Article) -> Article:
    """The article as a catalogue may hold it.

    Titles, names, affiliations, identifiers, dates, keywords, headings, captions, references and
    cited acts stay. Sentences go: abstract, body text, footnotes, information about the authors,
    funding and other statements, the citation line, what was discarded. E-mail addresses stay
    with corresponding authors only. Of the source's path the name stays.
    """
    kept = {
        "authors": tuple(
            author if author.corresponding else author.model_copy(update={"email": None})
            for author in article.authors
        ),
        "body": tuple(fact for block in article.body if (fact := _fact(block)) is not None),
        "source": article.source
        and article.source.model_copy(update={"file": PurePath(article.source.file).name}),
    }
    gone: dict[str, object] = {
        "abstract": {},
        "footnotes": (),
        "author_info": {},
        "funding": {},
        "acknowledgements": {},
        "conflict_of_interest": {},
        "citation": {},
        "discarded": (),
    }
    return article.model_copy(update=kept | gone)


def _fact(block: Block) -> Block | None:
    if block.type == "table":
        return block.model_copy(update={"rows": ()}) if block.caption else None
    return block if block.type in ("heading", "figure") else None
