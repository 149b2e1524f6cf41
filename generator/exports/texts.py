"""Plain texts for programs and for people who look into the data: robots.txt, llms.txt, README."""

from __future__ import annotations

from generator.exports import facts
from generator.exports.oai import PATH as OAI_PATH
from generator.linking.corpus import Corpus
from generator.pages import plan
from generator.pages.markdown import plain
from generator.settings import SiteSettings

_README = """\
The data of this site, made from the same records as its pages.

corpus.json           every article, person, institution, keyword, act and system, and the links
                      between them
corpus.bib .ris .csl.json
                      all articles for reference managers; the same for each author, keyword and
                      issue in authors/, keywords/ and issues/
articles/ID.json      one article's record; record.schema.json is its JSON Schema
articles/ID.xml       the same as JATS 1.1 (Journal Publishing)
articles/ID.bib .ris .csl.json
                      the same for reference managers
articles.csv people.csv acts.csv links.csv
                      tables in UTF-8, separated by commas; links.csv has a line for each link
dataset.jsonld        a description of all this for programs (schema.org)
redirects.json        former ids and what they lead to, where there are any
{oai}
Ids are the last parts of the pages' addresses and do not change; of a withdrawn article the
record stays, and its field "withdrawn" says when and why. Languages are named kk, ru and en.
A field that the printed article does not have is absent; nothing is filled in by guess, and where
words of several languages were put together by a guess, "sure" is false.

The rights to the articles belong to their authors and publishers. What is published of an article's
text is in its record; the field "rights" names it.
"""
_README_OAI = "oai.xml               an OAI-PMH static repository (Dublin Core) for harvesters\n"


def readme(has_oai: bool) -> str:
    """The description that lies beside the data."""
    return _README.format(oai=_README_OAI if has_oai else "")


def robots(settings: SiteSettings) -> str:
    """Everything may be read; the sitemap is named where addresses can be full."""
    lines = ["User-agent: *", "Allow: /"]
    if settings.base_url:
        lines += ["", f"Sitemap: {settings.base_url}sitemap.xml"]
    return "\n".join(lines) + "\n"


def llms(corpus: Corpus, settings: SiteSettings, has_oai: bool) -> str:
    """What the site is and where its parts are, in the form that language models are given."""
    lang = "en" if "en" in settings.languages else settings.languages[0]
    description, _ = facts.own(settings.description, lang)

    def link(words: str, path: str, note: str = "") -> str:
        words = words.replace("[", "(").replace("]", ")")
        return f"- [{words}]({facts.absolute(path, settings) or path})" + (f": {note}" if note else "")

    lines = [f"# {facts.own(settings.name, lang)[0]}", ""]
    if description:
        lines += [f"> {description}", ""]
    lines += [
        f"{len(corpus.articles)} scholarly articles. Every article has a page in each of the languages "
        f"{', '.join(settings.languages)}; its full text, where it may be shown, stands on the page in the "
        "language it is written in. Text extraction and linking are automatic and may be wrong.",
        "",
        "## Data",
        "",
        link("Everything as JSON", "data/corpus.json", "articles, people, keywords, acts, systems, links"),
        link("About the data", "data/README.txt"),
        link("BibTeX", "data/corpus.bib"),
        link("Tables", "data/articles.csv"),
    ]
    if has_oai:
        lines.append(link("OAI-PMH static repository", OAI_PATH))
    lines += ["", "## Pages", ""]
    lines += [link(f"Home ({each})", plan.home(each)) for each in settings.languages]
    lines += [link(name.capitalize(), plan.section(lang, name)) for name in plan.LISTS]
    lines += ["", "## Articles", ""]
    for article in corpus.articles.values():
        first = ", ".join(name.printed for name in facts.names(article, corpus)[:3])
        note = "; ".join(part for part in (first, str(article.year or ""), article.language) if part)
        record = facts.absolute(plan.record(article.id), settings) or plan.record(article.id)
        title = plain(article.title.get(lang, "")) or facts.title(article)
        lines.append(link(title, facts.page_url(article, settings), f"{note}. Record: {record}"))
    return "\n".join(lines) + "\n"
