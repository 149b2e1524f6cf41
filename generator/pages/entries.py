"""Pages of authors, keywords, institutions, acts and systems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from babel import Locale
from markupsafe import Markup

from generator.linking.corpus import Act, Institution, Keyword, Mention, Person, System, newest_first
from generator.model import Article, Lang
from generator.pages import anchors, frame, plan
from generator.pages.backmatter import entry_text
from generator.pages.cards import cards
from generator.pages.markdown import escape, plain, safe_url
from generator.pages.names import surname_first
from generator.pages.scene import Scene

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


def author(scene: Scene, person: Person) -> dict[str, str | bytes]:
    """The page of one person."""
    name = scene.pick(person.name)
    names: dict[str, Lang] = {name.text: name.lang}
    for lang in scene.others():
        if person.name.get(lang):
            names.setdefault(person.name[lang], lang)
    content = scene.render(
        "author.md.jinja",
        person=person,
        name=scene.say(name),
        names=[(lang, text) for text, lang in names.items() if text != name.text],
        institutions=[scene.institution(k) for k in person.institutions if k in scene.corpus.institutions],
        coauthors=[scene.person(k) for k in person.coauthors if k in scene.corpus.people],
        cards=cards(scene, person.articles),
    )
    return _page(
        scene, content, name.text, "authors", person.id, scene.n("articles_count", len(person.articles))
    )


def keyword(scene: Scene, word: Keyword) -> dict[str, str | bytes]:
    """The page of one keyword."""
    label = scene.pick(word.label)
    content = scene.render(
        "keyword.md.jinja",
        keyword=word,
        label=scene.say(label),
        labels=[(lang, word.label[lang]) for lang in scene.others() if word.label.get(lang)],
        related=[scene.keyword(k) for k in word.related[:24] if k in scene.corpus.keywords],
        cards=cards(scene, word.articles),
    )
    return _page(
        scene, content, plain(label.text), "keywords", word.id, scene.n("articles_count", len(word.articles))
    )


def institution(scene: Scene, place: Institution) -> dict[str, str | bytes]:
    """The page of one institution."""
    name = scene.pick(place.name)
    people = sorted(
        (scene.person(k) for k in place.people if k in scene.corpus.people), key=lambda link: link.label
    )
    content = scene.render(
        "institution.md.jinja",
        name=scene.say(name),
        names=[(lang, place.name[lang]) for lang in scene.others() if place.name.get(lang)],
        people=people,
        cards=cards(scene, place.articles),
    )
    return _page(
        scene,
        content,
        plain(name.text),
        "institutions",
        place.id,
        scene.n("articles_count", len(place.articles)),
    )


def act(scene: Scene, item: Act) -> dict[str, str | bytes]:
    """The page of one legal act: what it is, where its text is, who cites it and where."""
    titled = any(item.title.values())
    title = scene.pick(item.title).text if titled else item.registry_id
    urls = [(lang, safe_url(item.urls[lang])) for lang in scene.site.languages if item.urls.get(lang)]
    content = scene.render(
        "act.md.jinja",
        act=item,
        title=scene.say(item.title) if titled else escape(item.registry_id),
        titles=[(lang, item.title[lang]) for lang in scene.others() if item.title.get(lang)],
        urls=[(lang, Markup(escape(url))) for lang, url in urls if url],
        mentioned=_mentioned(scene, item.mentions),
        citing=len({m.article for m in item.mentions}),
    )
    count = scene.n("articles_count", len({m.article for m in item.mentions}))
    return _page(scene, content, plain(title), "acts", item.id, count)


def system(scene: Scene, item: System) -> dict[str, str | bytes]:
    """The page of one digital system."""
    name = scene.pick(item.name)
    content = scene.render(
        "system.md.jinja",
        system=item,
        country=country_name(item.country, scene),
        name=scene.say(name),
        names=[(lang, item.name[lang]) for lang in scene.others() if item.name.get(lang)],
        mentioned=_mentioned(scene, item.mentions),
        citing=len({m.article for m in item.mentions}),
    )
    return _page(scene, content, plain(name.text), "systems", item.id, plain(scene.pick(item.purpose).text))


def country_name(code: str, scene: Scene) -> str:
    """A country in the page's language; what is no two-letter code stays as it is."""
    if len(code) != 2:
        return code
    return str(Locale.parse(scene.lang).territories.get(code.upper(), code))


def _page(
    scene: Scene, content: str, title: str, name: str, key: str, description: str
) -> dict[str, str | bytes]:
    crumbs = ((scene.t(f"nav_{name}"), plan.section(scene.lang, name)),) if name != "institutions" else ()
    return frame.page(
        scene,
        content,
        title,
        kind="entry",
        rest=f"{name}/{key}/",
        description=frame.shorten(f"{title}. {description}"),
        crumbs=crumbs,
        section=name,
    )


def _mentioned(scene: Scene, mentions: Iterable[Mention]) -> tuple[Mentioned, ...]:
    """Mentions by article in the corpus's order; of each article the first few places."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.article in scene.corpus.articles:
            groups.setdefault(mention.article, []).append(mention)
    found = []
    for key in sorted(groups, key=lambda key: newest_first(scene.article(key))):
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
    target = plan.entry(article.language, "articles", article.id)
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
    return "", "abstract"


def listed_name(scene: Scene, person: Person) -> tuple[str, Lang]:
    """A person's name as the alphabetical list prints it, and its language."""
    name = scene.pick(person.name)
    return surname_first(name.text, person.id), name.lang
