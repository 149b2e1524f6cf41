"""BibTeX, in UTF-8, with the field names that both BibTeX and BibLaTeX know."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.exports import facts
from generator.exports.once import once
from generator.linking.corpus import Corpus
from generator.model import Article
from generator.settings import SiteSettings

_ESCAPED = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "_": r"\_",
    "%": r"\%", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_SPECIAL = re.compile(f"[{re.escape(''.join(_ESCAPED))}]")  # much faster than str.translate


def escape(text: str) -> str:
    """Plain text as LaTeX shows it letter for letter."""
    return _SPECIAL.sub(lambda match: _ESCAPED[match[0]], text)


@once
def entry(article: Article, corpus: Corpus, settings: SiteSettings) -> str:
    """One article as ``@article``; where no journal is known, as ``@misc``."""
    first, last = facts.pages(article)
    day = facts.published_on(article)
    journal = facts.journal_title(article, settings)
    authors = " and ".join(_name(name.family, name.given, name.printed) for name in names(article, corpus))
    values = {
        "title": f"{{{escape(facts.title(article))}}}",
        "journal": escape(journal),
        "year": str(day.year) if day else "",
        "month": str(day.month) if day and day.month else "",
        "volume": escape(facts.volume(article)),
        "number": escape(facts.number(article)),
        "pages": escape(f"{first}--{last}" if last else first),
        "publisher": escape(facts.publisher(article, settings)),
        "issn": ", ".join(facts.issns(article, settings)),
        "doi": _verbatim(article.doi or ""),
        "url": _verbatim(facts.best_url(article, settings)),
        "language": facts.LANGUAGE_WORDS[article.language],
        "langid": facts.LANGUAGE_WORDS[article.language],
        "keywords": escape("; ".join(facts.keywords(article, article.language))),
        "abstract": escape(facts.abstract(article, article.language)),
    }
    lines = [f"@{'article' if journal else 'misc'}{{{article.id},"]
    if authors:
        lines.append(f"  author = {{{authors}}},")
    lines += [f"  {key} = {{{value}}}," for key, value in values.items() if value and value != "{}"]
    return "\n".join([*lines, "}"]) + "\n"


def names(article: Article, corpus: Corpus) -> tuple[facts.Name, ...]:
    """The authors; one without a printed name is none."""
    return tuple(name for name in facts.names(article, corpus) if name.printed)


def _name(family: str, given: str, printed: str) -> str:
    """``Surname, Given``; what has no surname is put in braces, so that nobody takes it apart."""
    if not family:
        return f"{{{escape(printed)}}}"
    surname = escape(family)
    # "and" separates names, and small words in front would be taken for a particle.
    surname = f"{{{surname}}}" if " " in surname else surname
    return f"{surname}, {escape(given)}" if given else f"{{{escape(family)}}}"


def _verbatim(text: str) -> str:
    """An address, which the url package takes as it is; brackets would end the field."""
    return "".join(f"%{ord(sign):02X}" if sign in "{}\\" else sign for sign in text)


def write(articles: Iterable[Article], corpus: Corpus, settings: SiteSettings) -> str:
    """The articles as one file."""
    return "\n".join(entry(article, corpus, settings) for article in articles)
