"""JATS 1.1 (Journal Publishing), the archives' and typesetters' form of an article.

What the format demands and a record does not have (an ISSN, a date of publication) stands there as
an empty element: valid, and nothing is made up.

``front`` has the journal and what the article says of itself, with its ``contributors``; then come the ``body`` and
the ``back``.
"""

from __future__ import annotations

from lxml import etree

from generator.exports.jats import back, body, front
from generator.exports.xml import XLINK, add, written
from generator.linking.corpus import Corpus
from generator.model import Article
from generator.settings import SiteSettings

DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.1 20151215//EN"'
    ' "JATS-journalpublishing1.dtd">'
)
_MATHML = "http://www.w3.org/1998/Math/MathML"


def write(article: Article, corpus: Corpus, settings: SiteSettings) -> bytes:
    """One article. Its body and references are there as far as the record may show them."""
    root = etree.Element("article", nsmap={"xlink": XLINK, "mml": _MATHML})
    root.set("dtd-version", "1.1")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", article.language)
    front.write(add(root, "front"), article, corpus, settings)
    if article.body:
        body.write(add(root, "body"), article, corpus.citations.get(article.id, ()))
    behind = add(root, "back")
    back.write(behind, article)
    if not len(behind):
        root.remove(behind)
    return written(root, DOCTYPE)
