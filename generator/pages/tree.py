"""The whole docs tree."""

from __future__ import annotations

from dataclasses import replace

from generator.diagnostics import Diagnostic
from generator.linking.corpus import Corpus
from generator.model import Lang
from generator.pages import (
    alphabet,
    article,
    data,
    entries,
    frame,
    lists,
    overview,
    plan,
    special,
    suggestions,
)
from generator.pages.public import for_data, published
from generator.pages.scene import Scene, Site
from generator.pages.words import PLACEHOLDER
from generator.settings import SiteSettings

Tree = dict[str, str | bytes]


def render(corpus: Corpus, settings: SiteSettings) -> tuple[Tree, tuple[Diagnostic, ...]]:
    """Every page and data file of the site.

    Args:
        corpus: the linked collection, whole; what may be shown of it is decided here.
        settings: of the site.

    Returns:
        File contents by path below the docs folder, in a fixed order, and diagnostics about
        interface strings that a language lacks and about files that need settings to be made.
    """
    shown = shown_corpus(corpus, settings)
    # Not above: the formats for machines themselves use the pages' addresses and escaping.
    from generator.exports import head
    from generator.exports import tree as exports

    site = Site(shown, settings, head.Machine(shown, settings))
    tree: Tree = {}
    tree.update(special.choice(Scene(site, settings.languages[0], "")))
    for lang in settings.languages:
        tree.update(_language(site, lang))
    bare = data_corpus(corpus, settings)
    tree.update(data.files(bare))
    tree[suggestions.PATH] = suggestions.file(shown, settings)
    more, found = exports.files(bare, settings, tree)
    tree.update(more)
    return tree, (*check_strings(settings), *found)


def shown_corpus(corpus: Corpus, settings: SiteSettings) -> Corpus:
    """The corpus with its articles as the public may see them."""
    return replace(corpus, articles={k: published(item, settings) for k, item in corpus.articles.items()})


def data_corpus(corpus: Corpus, settings: SiteSettings) -> Corpus:
    """The corpus as files for machines may hold it."""
    shown = shown_corpus(corpus, settings)
    return replace(shown, articles={k: for_data(item, settings) for k, item in shown.articles.items()})


def _language(site: Site, lang: Lang) -> Tree:
    corpus = site.corpus
    tree: Tree = {}

    def at(url: str) -> Scene:
        return Scene(site, lang, url)

    tree.update(special.home(at(plan.home(lang))))
    tree.update(special.search(at(plan.section(lang, "search"))))
    tree.update(special.about(at(plan.section(lang, "about"))))
    tree.update(overview.render(at(plan.section(lang, "overview"))))
    if frame.has(at(plan.home(lang)), "glossary"):
        tree.update(alphabet.glossary(at(plan.section(lang, "glossary"))))
    tree.update(lists.articles(at(plan.section(lang, "articles"))))
    tree.update(lists.journals(at(plan.section(lang, "journals"))))
    tree.update(alphabet.authors(at(plan.section(lang, "authors"))))
    tree.update(alphabet.keywords(at(plan.section(lang, "keywords"))))
    if corpus.acts:
        tree.update(lists.acts(at(plan.section(lang, "acts"))))
    if corpus.systems:
        tree.update(lists.systems(at(plan.section(lang, "systems"))))
    for item in corpus.articles.values():
        tree.update(article.render(at(plan.entry(lang, "articles", item.id)), item))
    for key in dict.fromkeys(issue.journal for issue in corpus.issues):
        tree.update(lists.journal(at(plan.entry(lang, "journals", key)), key))
    for issue in corpus.issues:
        tree.update(lists.issue(at(plan.issue(lang, issue.journal, issue.id)), issue))
    for person in corpus.people.values():
        tree.update(entries.author(at(plan.entry(lang, "authors", person.id)), person))
    for word in corpus.keywords.values():
        tree.update(entries.keyword(at(plan.entry(lang, "keywords", word.id)), word))
    for place in corpus.institutions.values():
        tree.update(entries.institution(at(plan.entry(lang, "institutions", place.id)), place))
    for act in corpus.acts.values():
        tree.update(entries.act(at(plan.entry(lang, "acts", act.id)), act))
    for system in corpus.systems.values():
        tree.update(entries.system(at(plan.entry(lang, "systems", system.id)), system))
    return tree


def check_strings(settings: SiteSettings) -> tuple[Diagnostic, ...]:
    """Strings that one language has and another lacks, and placeholders that differ."""
    found = []
    keys = sorted({key for lang in settings.languages for key in settings.strings.get(lang, {})})
    for lang in settings.languages:
        file = f"site_config/ui/{lang}.yml"
        own = settings.strings.get(lang, {})
        missing = [key for key in keys if key not in own]
        if missing:
            message = f"strings are missing: {', '.join(missing[:8])}"
            hint = "Add them; until then another language's words are shown."
            found.append(Diagnostic("ui-strings", "warning", message, file, hint=hint))
    for key in keys:
        signs = {
            lang: set(PLACEHOLDER.findall(str(settings.strings[lang][key]))) - {"n"}
            for lang in settings.languages
            if key in settings.strings.get(lang, {})
        }
        if len({frozenset(s) for s in signs.values()}) > 1:
            message = f"the placeholders of '{key}' differ between languages"
            found.append(Diagnostic("ui-strings", "warning", message, "site_config/ui"))
    return tuple(found)
