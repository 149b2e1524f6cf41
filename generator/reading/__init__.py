"""Reading: the bytes of a source in, article records and diagnostics out.

    source → lines → chunks → slices (one an article) → front, body, back → Article

Nothing here reads the disk, a clock or the environment; the vocabulary comes from outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from generator.diagnostics import Diagnostic
from generator.model import Article, Discarded
from generator.reading.article import read_article
from generator.reading.asides import tell_furniture, tell_heads, tell_stretches
from generator.reading.hyphens import FileWords
from generator.reading.issue import Slice, Sliced, slice_source
from generator.reading.issue.contents import entries_of
from generator.reading.issue.listed import told_by_contents
from generator.reading.layout import chunks_of
from generator.reading.layout.badges import part_badges
from generator.reading.layout.cover import part_cover
from generator.reading.layout.furniture import part_furniture
from generator.reading.layout.labels import join_spaced_labels
from generator.reading.layout.runningheads import part_running_heads
from generator.reading.source import Line, decode, form_feeds, lines_of
from generator.reading.vocabulary import Vocabulary


def read_source(
    name: str, data: bytes, vocabulary: Vocabulary
) -> tuple[tuple[Article, ...], tuple[Diagnostic, ...]]:
    """Read one file: one article or a whole issue.

    Args:
        name: the file as the user named it; goes into messages and ``source.file``.
        data: its bytes.
        vocabulary: the reader's words (:func:`generator.reading.vocabulary.loading.load`).

    Returns:
        The articles in printed order, and what was noticed. A file that is no text, or has no
        article, gives no article and an error; nothing is raised.
    """
    text, noticed = decode(name, data)
    if text is None:
        return (), noticed
    found = list(noticed)
    printed, badges = part_badges(lines_of(text))
    lines = join_spaced_labels(printed, vocabulary)
    apart = [old for old, new in zip(printed, lines, strict=True) if old is not new and old.text != new.text]
    lines, furniture = part_furniture(lines, vocabulary)
    laid = chunks_of(lines, vocabulary, form_feeds(text))
    chunks, cover = part_cover(laid.chunks, vocabulary)
    kept, heads = part_running_heads(chunks, vocabulary, laid.edges)
    sliced = slice_source(kept, vocabulary)
    texts = [line.text for line in lines]
    words = FileWords.of(texts, vocabulary.bound_endings, vocabulary.compounds)
    articles = []
    if cover and sliced.articles:
        sliced.articles[0].cover = cover
    of_none = _furniture_left(furniture, sliced)
    if sliced.articles and kept and sliced.articles[-1].chunks[-1] is kept[-1]:
        sliced.articles[-1].heads.extend(h for h in heads if h.first > kept[-1].last)
    for piece in sliced.articles:
        piece.heads.extend(h for h in heads if piece.chunks[0].first < h.first < piece.chunks[-1].last)
        read = read_article(name, piece, sliced.masthead, vocabulary, texts, words)
        article = _with_printed(read.article, apart, "letters printed apart")
        article = _with_printed(article, badges, "image")
        articles.append(_with_printed(article, laid.glued, "page number on a word"))
        found.extend(read.diagnostics)
    listed = entries_of((aside for aside, _ in sliced.aside), vocabulary)
    told, differing = told_by_contents(articles, listed, name)
    found.extend(differing)
    if articles:
        held = {id(head) for piece in sliced.articles for head in piece.heads}
        begins = {chunk.first for chunk in laid.chunks}
        found.extend(tell_stretches(name, sliced.aside, articles, printed, begins, vocabulary))
        found.extend(tell_furniture(name, of_none))
        found.extend(tell_heads(name, [head for head in heads if id(head) not in held]))
    if not articles:
        found.append(
            Diagnostic(
                "no-article", "error", "no article was found", name, 1,
                hint="An article has a byline or identifiers, a title and running text; see CONTRIBUTING for new layouts.",
            )
        )  # fmt: skip
    return told, tuple(found)


def _furniture_left(furniture: Sequence[Line], sliced: Sliced) -> list[Line]:
    """Furniture that stands neither in an article nor right above or below one; the rest is given to its article."""
    spans: list[tuple[int, int, Slice | None]] = [
        (piece.chunks[0].first, piece.chunks[-1].last, piece) for piece in sliced.articles
    ]
    spans += [(chunks[0].first, chunks[-1].last, None) for chunks, _ in sliced.aside]
    spans.sort(key=itemgetter(0))
    left: list[Line] = []
    for line in furniture:
        below = next((piece for _, last, piece in spans if last > line.number), None)
        above = next((piece for first, _, piece in reversed(spans) if first < line.number), None)
        if piece := below or above:
            piece.furniture.append(line)
        else:
            left.append(line)
    return left


def _with_printed(article: Article, apart: Sequence[Line], reason: str) -> Article:
    """An article with the printed form of what the layout changed in its lines, among what is put aside."""
    first, last = article.source.lines if article.source else (0, 0)
    held = [line for line in apart if first <= line.number <= last]
    if not held:
        return article
    aside = (Discarded(text=line.text, lines=(line.number,), reason=reason) for line in held)
    return article.model_copy(update={"discarded": (*article.discarded, *aside)})
