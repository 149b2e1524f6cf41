"""What the formats have in common: names in parts, dates, pages, addresses.

Nothing here is made up. What a record does not say is empty, and every format leaves it out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.exports.once import once
from generator.linking.corpus import Corpus
from generator.model import LANGUAGES, Article, Author, Lang
from generator.pages import plan
from generator.pages.markdown import plain
from generator.reading.personal_names import parse
from generator.romanize import skeleton, slug
from generator.settings import JournalSettings, SiteSettings

# Full names of the languages as BibTeX styles (babel) know them.
LANGUAGE_WORDS: Mapping[Lang, str] = {"kk": "kazakh", "ru": "russian", "en": "english"}
LOCALES: Mapping[Lang, str] = {"kk": "kk_KZ", "ru": "ru_RU", "en": "en_GB"}

# A harvester asks for what is newer than a day; what has no date at all is older than every day.
BEFORE_ALL = "1970-01-01"

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_INITIAL = re.compile(r"(?:[^\W\d_]{1,3}\.-?)+|[^\W\d_]")
_GLUED = re.compile(r"(?<=\.)(?=[^\W\d_]{3})")
_PAGES = re.compile(r"\s*([\w.]+)\s*[-–—]\s*([\w.]+)\s*")


@dataclass(frozen=True, slots=True)
class Name:
    """A name for machines.

    Attributes:
        printed: as the byline has it.
        family: surname, "" where the name is an organisation's or cannot be taken apart.
        given: given names or initials as printed, "" where there are none.
    """

    printed: str
    family: str = ""
    given: str = ""

    @property
    def straight(self) -> str:
        """Given names first; what Google Scholar and Zotero read without a comma."""
        return f"{self.given} {self.family}".strip() if self.family else self.printed

    @property
    def inverted(self) -> str:
        """Surname, comma, given names; the printed name where there is no surname."""
        return ", ".join(part for part in (self.family, self.given) if part) or self.printed


@dataclass(frozen=True, slots=True)
class Day:
    """A date as exact as it is known; parts that are not known are None."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """``2025``, ``2025-10`` or ``2025-10-16``."""
        return self.written("-")

    def written(self, sign: str) -> str:
        """The known parts with a sign between them."""
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part))
        return sign.join(parts)

    @property
    def parts(self) -> list[int]:
        """The known parts as numbers."""
        return [part for part in (self.year, self.month, self.day) if part]


def day(text: str | None) -> Day | None:
    """An ISO date, whole or its beginning; None where it is none."""
    match = _ISO.fullmatch(text or "")
    if not match:
        return None
    year, month, date = (int(part) if part else None for part in match.groups())
    if month is not None and not 1 <= month <= 12:
        return Day(year) if year else None
    if date is not None and not 1 <= date <= 31:
        date = None
    return Day(year, month, date) if year else None


def published_on(article: Article) -> Day | None:
    """The day of publication, else the year of the issue, else None."""
    return day(article.dates.published) or (Day(article.year) if article.year else None)


def newest_day(article: Article) -> Day | None:
    """The last day the record tells of: when the article's data can have changed last."""
    days = [day(getattr(article.dates, name)) for name in ("received", "revised", "accepted", "published")]
    days += [day(change.date) for change in article.changes]
    days += [day(article.withdrawn.date)] if article.withdrawn else []
    known = [found for found in days if found]
    if article.year and not any(found.year >= article.year for found in known):
        known.append(Day(article.year))
    return max(known, key=lambda found: (found.year, found.month or 0, found.day or 0), default=None)


def stamp(article: Article) -> str:
    """A whole day for harvesters and feeds, never later than :func:`newest_day` allows."""
    found = newest_day(article)
    return f"{found.year:04}-{found.month or 1:02}-{found.day or 1:02}" if found else BEFORE_ALL


def pages(article: Article) -> tuple[str, str]:
    """First and last page; a single page is the first."""
    if not article.pages:
        return "", ""
    match = _PAGES.fullmatch(article.pages)
    return (match[1], match[2]) if match else (article.pages.strip(), "")


def begins_on(article: Article) -> str:
    """The first page, where only the contents of the issue tell it, too."""
    return pages(article)[0] or article.first_page or ""


@once
def names(article: Article, corpus: Corpus, lang: Lang | None = None) -> tuple[Name, ...]:
    """The authors in byline order.

    Args:
        article: whose authors.
        corpus: unused names of the same people help to find the surname.
        lang: the byline to read; the article's own where None. A name that this byline lacks is
            taken from the article's own, else from any.
    """
    ids = corpus.author_ids.get(article.id, ())
    found = []
    for index, author in enumerate(article.authors):
        person = ids[index] if index < len(ids) else ""
        chosen = _chosen(author.name, lang or article.language, article.language)
        found.append(name_parts(author, chosen, person))
    return tuple(found)


def _chosen(texts: Mapping[Lang, str], *first: Lang) -> Lang:
    return next((lang for lang in (*first, *LANGUAGES) if texts.get(lang)), first[0])


def name_parts(author: Author, lang: Lang, person: str = "") -> Name:
    """One name taken apart where its form allows it.

    A name with initials is a person's: the whole words are the surname. Two or three capitalised
    words without initials are a person's where something else says that this is a person.

    Args:
        author: whose name.
        lang: the byline.
        person: the person's id, "" where linking gave none.
    """
    printed = plain(author.name.get(lang, ""))
    words = _GLUED.sub(" ", printed).split()
    initials = [word for word in words if _INITIAL.fullmatch(word) and word[0].isupper()]
    whole = [word for word in words if word not in initials]
    if not whole or not all(
        re.fullmatch(r"[^\W\d_][^\W\d_'’ʼ‘`.-]*(?:['’ʼ‘`-][^\W\d_]+)*", w) for w in whole
    ):
        return Name(printed)
    if initials:
        return Name(printed, " ".join(whole), " ".join(initials)) if len(whole) <= 4 else Name(printed)
    if not 2 <= len(whole) <= 3 or not all(word[0].isupper() for word in whole) or not _is_person(author):
        return Name(printed)
    family = _surname(author, whole, lang, person)
    return Name(printed, family, " ".join(word for word in whole if word != family))


def _is_person(author: Author) -> bool:
    other = any(re.search(r"(?:^|\s|\.)[^\W\d_]{1,2}\.", name) for name in author.name.values())
    return bool(author.orcid or author.email or author.affiliations or author.full_name or other)


def _surname(author: Author, whole: list[str], lang: Lang, person: str) -> str:
    """The surname among whole words.

    The one that another byline prints beside initials; else the one with which linking begins the
    person's id, which is one in all languages; else by the order that is usual in the language.
    """
    for name in author.name.values():
        parts = _GLUED.sub(" ", plain(name)).split()
        rest = [part for part in parts if not _INITIAL.fullmatch(part)]
        if len(rest) == 1 and len(parts) > 1:
            known = parse(" ".join(whole), skeleton(rest[0]), english=lang == "en").words[0]
            return known if known in whole else whole[-1]
    for word in whole:
        key = slug(word)
        if key and (person == key or person.startswith(f"{key}-")):
            return word
    known = parse(" ".join(whole), english=lang == "en").words[0]
    return known if known in whole else whole[-1]


def own(texts: Mapping[Lang, str], first: Lang) -> tuple[str, Lang | None]:
    """The text in the first language, else in any that has it, without its markup; and which."""
    for lang in (first, *LANGUAGES):
        if texts.get(lang):
            return plain(texts[lang]), lang
    return "", None


def title(article: Article, lang: Lang | None = None) -> str:
    """The title in a language (the article's own where None), else in the article's own."""
    texts = article.title
    wanted = lang or article.language
    return plain(texts[wanted]) if texts.get(wanted) else own(texts, article.language)[0]


def abstract(article: Article, lang: Lang) -> str:
    """The abstract in one language as one text, "" where there is none."""
    return " ".join(plain(paragraph) for paragraph in article.abstract.get(lang, ()))


def keywords(article: Article, lang: Lang) -> tuple[str, ...]:
    """The keywords in one language."""
    return tuple(filter(None, (plain(word) for word in article.keywords.get(lang, ()))))


def journal(article: Article, settings: SiteSettings) -> JournalSettings | None:
    """The article's journal, if the settings know it."""
    return settings.journals.get(article.journal or "")


def journal_title(article: Article, settings: SiteSettings, lang: Lang | None = None) -> str:
    """The journal's title in a language (the article's own where None); "" where none is known."""
    known = journal(article, settings)
    return own(known.title, lang or article.language)[0] if known else ""


def journal_short(article: Article, settings: SiteSettings, lang: Lang | None = None) -> str:
    """The journal's abbreviation in exactly this language, "" where there is none."""
    known = journal(article, settings)
    return plain(known.abbreviation.get(lang or article.language, "")) if known else ""


def issns(article: Article, settings: SiteSettings) -> tuple[str, ...]:
    """ISSNs of the printed and the online edition."""
    known = journal(article, settings)
    return tuple(filter(None, (known.issn, known.eissn))) if known else ()


def publisher(article: Article, settings: SiteSettings, lang: Lang | None = None) -> str:
    """The journal's publisher."""
    known = journal(article, settings)
    return own(known.publisher, lang or article.language)[0] if known else ""


def volume(article: Article) -> str:
    """The volume, "" where none is printed."""
    return (article.issue.volume or "") if article.issue else ""


def number(article: Article) -> str:
    """The issue's number, "" where none is printed."""
    return (article.issue.number or "") if article.issue else ""


def home_language(article: Article, settings: SiteSettings) -> Lang:
    """The language of the page where the article is at home: its own, else the site's first."""
    return settings.home_of(article.language)


def page_url(article: Article, settings: SiteSettings, lang: Lang | None = None) -> str:
    """The page's address below the site's root."""
    return plan.entry(lang or home_language(article, settings), "articles", article.id)


def absolute(path: str, settings: SiteSettings) -> str:
    """A full address, "" where the site's own is not known."""
    return settings.base_url + path if settings.base_url else ""


def doi_url(doi: str) -> str:
    """The address of a DOI."""
    return "https://doi.org/" + re.sub(r"[\s<>\"'`{}|\\^]", "", doi)


def best_url(article: Article, settings: SiteSettings) -> str:
    """Where the article can be found: here, else by its DOI; "" where neither is known."""
    return absolute(page_url(article, settings), settings) or (doi_url(article.doi) if article.doi else "")


def affiliations(article: Article, author: Author, lang: Lang | None = None) -> tuple[str, ...]:
    """An author's institutions as printed in a language, else in any that prints as many."""
    found = []
    for place in author.affiliations:
        texts = {k: a[place - 1] for k, a in article.affiliations.items() if 0 < place <= len(a)}
        text, _ = own(texts, lang or article.language)
        if text:
            found.append(text)
    return tuple(found)


def page_languages(article: Article, settings: SiteSettings) -> tuple[Lang, ...]:
    """The languages in which the article's page is a page of its own for search engines.

    In a language in which the article prints no title its page shows another language's words.
    """
    home = home_language(article, settings)
    return tuple(lang for lang in settings.languages if lang == home or article.title.get(lang))
