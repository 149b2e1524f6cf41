"""Pages of authors, keywords, institutions, acts and systems."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from babel import Locale
from markupsafe import Markup

from generator.linking.corpus import Act, Institution, Keyword, Mention, Person, System, newest_first
from generator.model import Article, Lang
from generator.pages import anchors, frame, parts, plan
from generator.pages.backmatter import entry_text
from generator.pages.cards import cards
from generator.pages.collation import sort_key
from generator.pages.markdown import escape, plain, safe_url
from generator.pages.names import surname_first
from generator.pages.scene import Scene

PEOPLE = 150  # named on the page of an institution
MENTIONING = 60  # articles on a page of an act or a system; each shows up to six places
Pages = dict[str, str | bytes]
AROUND = 110  # letters of context on each side of a mention


@dataclass(frozen=True, slots=True)
class Place:
    """A mention as its page shows it."""

    href: Markup
    before: str
    text: str
    after: str
    section: str
    provision: str
    where: str


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An article and its places."""

    article: Article
    href: Markup
    title: Markup
    places: tuple[Place, ...]
    rest: int


def author(scene: Scene, person: Person) -> Pages:
    """The page of one person."""
    name = scene.pick(person.name)

    def write(here: Scene, part: parts.Part[str]) -> str:
        return here.render(
            "author.md.jinja",
            person=person,
            name=here.say(name),
            names=_other_names(here, person.name, name.text),
            institutions=[here.institution(k) for k in person.institutions if k in here.corpus.institutions],
            coauthors=[here.person(k) for k in person.coauthors if k in here.corpus.people],
            cards=cards(here, part.items),
            near=part.near,
        )

    count = scene.n("articles_count", len(person.articles))
    return _pages(scene, "authors", person.id, name.text, count, person.articles, write)


def keyword(scene: Scene, word: Keyword) -> Pages:
    """The page of one keyword."""
    label = scene.pick(word.label)

    def write(here: Scene, part: parts.Part[str]) -> str:
        return here.render(
            "keyword.md.jinja",
            keyword=word,
            label=here.say(label),
            labels=_other_names(here, word.label, label.text),
            related=[here.keyword(k) for k in word.related[:24] if k in here.corpus.keywords],
            cards=cards(here, part.items),
            near=part.near,
        )

    count = scene.n("articles_count", len(word.articles))
    return _pages(scene, "keywords", word.id, plain(label.text), count, word.articles, write)


def institution(scene: Scene, place: Institution) -> Pages:
    """The page of one institution; its people in alphabetical order."""
    name = scene.pick(place.name)
    known = [key for key in place.people if key in scene.corpus.people]
    known.sort(key=lambda key: sort_key(listed_name(scene, scene.corpus.people[key])[0], scene.lang))

    def write(here: Scene, part: parts.Part[str]) -> str:
        return here.render(
            "institution.md.jinja",
            name=here.say(name),
            names=_other_names(here, place.name, name.text),
            people=[here.person(key) for key in known[:PEOPLE]],
            more=max(len(known) - PEOPLE, 0),
            cards=cards(here, part.items),
            near=part.near,
        )

    count = scene.n("articles_count", len(place.articles))
    return _pages(scene, "institutions", place.id, plain(name.text), count, place.articles, write)


def act(scene: Scene, item: Act) -> Pages:
    """The page of one legal act: what it is, where its text is, who cites it and where."""
    titled = any(item.title.values())
    title = scene.pick(item.title).text if titled else item.registry_id
    urls = [(lang, safe_url(item.urls[lang])) for lang in scene.site.languages if item.urls.get(lang)]
    groups = _by_article(scene, item.mentions)

    def write(here: Scene, part: parts.Part[str]) -> str:
        return here.render(
            "act.md.jinja",
            act=item,
            title=here.say(item.title) if titled else escape(item.registry_id),
            titles=_other_names(here, item.title, title),
            urls=[(lang, Markup(escape(url))) for lang, url in urls if url],
            mentioned=_mentioned(here, groups, part.items),
            citing=len(groups),
            near=part.near,
        )

    count = scene.n("articles_count", len(groups))
    return _pages(scene, "acts", item.id, plain(title), count, tuple(groups), write, MENTIONING)


def system(scene: Scene, item: System) -> Pages:
    """The page of one digital system."""
    name = scene.pick(item.name)
    groups = _by_article(scene, item.mentions)

    def write(here: Scene, part: parts.Part[str]) -> str:
        return here.render(
            "system.md.jinja",
            system=item,
            country=country_name(item.country, here),
            name=here.say(name),
            names=_other_names(here, item.name, name.text),
            mentioned=_mentioned(here, groups, part.items),
            citing=len(groups),
            near=part.near,
        )

    purpose = plain(scene.pick(item.purpose).text)
    return _pages(scene, "systems", item.id, plain(name.text), purpose, tuple(groups), write, MENTIONING)


def _other_names(scene: Scene, names: Mapping[Lang, str], shown: str) -> list[tuple[Lang, str]]:
    """The names in the other languages, each spelling once."""
    found: dict[str, Lang] = {}
    for lang in scene.others():
        if names.get(lang) and names[lang] != shown:
            found.setdefault(names[lang], lang)
    return [(lang, text) for text, lang in found.items()]


def country_name(code: str, scene: Scene) -> str:
    """A country in the page's language; what is no two-letter code stays as it is."""
    if len(code) != 2:
        return code
    return str(Locale.parse(scene.lang).territories.get(code.upper(), code))


def _pages(
    scene: Scene,
    name: str,
    key: str,
    title: str,
    description: str,
    articles: Sequence[str],
    write: Callable[[Scene, parts.Part[str]], str],
    most: int | None = None,
) -> Pages:
    """The page of an entry, and further ones where it has more articles than one page may hold."""
    crumbs = ((scene.t(f"nav_{name}"), plan.section(scene.lang, name)),) if name != "institutions" else ()
    pages: Pages = {}
    for part in parts.numbered(scene, scene.url, f"{name}/{key}", articles, most or parts.CARDS):
        here = Scene(scene.site, scene.lang, part.url)
        further = ((title, scene.url),) if part.title else ()
        pages |= frame.page(
            here,
            write(here, part),
            f"{title} ({part.title})" if part.title else title,
            kind="entry",
            rest=f"{name}/{key}/",
            description=frame.shorten(f"{title}. {description}"),
            crumbs=(*crumbs, *further),
            section=name,
        )
    return pages


def _by_article(scene: Scene, mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """Mentions by article, the newest first."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.article in scene.corpus.articles:
            groups.setdefault(mention.article, []).append(mention)
    return {key: groups[key] for key in sorted(groups, key=lambda key: newest_first(scene.article(key)))}


def _mentioned(
    scene: Scene, groups: Mapping[str, Sequence[Mention]], keys: Iterable[str]
) -> tuple[Mentioned, ...]:
    """Articles with the first few places of each."""
    found = []
    for key in keys:
        article = scene.article(key)
        places = [p for p in (_place(scene, article, m) for m in groups[key]) if p]
        found.append(
            Mentioned(
                article,
                scene.entry("articles", key),
                scene.title(article),
                tuple(places[:6]),
                max(len(places) - 6, 0),
            )
        )
    return tuple(found)


def _place(scene: Scene, article: Article, mention: Mention) -> Place | None:
    text, anchor = _text_of(scene, article, mention)
    if text is None:
        return None
    before = after = ""
    words = mention.text
    if text and 0 <= mention.start < mention.end <= len(text):
        words = plain(text[mention.start : mention.end])
        before = plain(text[max(0, mention.start - AROUND) : mention.start])
        after = plain(text[mention.end : mention.end + AROUND])
        if mention.start > AROUND:
            before = "… " + before.partition(" ")[2]
        if mention.end + AROUND < len(text):
            after = after.rpartition(" ")[0] + " …"
        before += " " if text[mention.start - 1 : mention.start].isspace() else ""
        after = (" " if text[mention.end : mention.end + 1].isspace() else "") + after
    target = scene.home(article)
    return Place(
        scene.link(f"{target}#{anchor}" if anchor else target),
        before,
        words,
        after,
        mention.section,
        mention.provision,
        mention.where,
    )


def _text_of(scene: Scene, article: Article, mention: Mention) -> tuple[str | None, str]:
    """The text that a mention stands in and its anchor; None where the public does not see it."""
    index = mention.block
    if mention.where == "body":
        if index >= len(article.body):
            return None, ""
        block = article.body[index]
        name = scene.site.anchors(article)[index]
        if block.type == "list" and 0 <= mention.item < len(block.items):
            return block.items[mention.item].text, anchors.item(name, mention.item)
        text = block.text if block.type in ("paragraph", "quote", "heading") else ""
        return text, name
    if mention.where == "reference":
        return entry_text(article, index)
    if mention.where == "footnote":
        if index >= len(article.footnotes):
            return None, ""
        return article.footnotes[index].text, anchors.footnote(index)
    return ("", "abstract") if article.abstract.get(article.language) else (None, "")


def listed_name(scene: Scene, person: Person) -> tuple[str, Lang]:
    """A person's name as the alphabetical list prints it, and its language."""
    name = scene.pick(person.name)
    return surname_first(name.text, person.id), name.lang
