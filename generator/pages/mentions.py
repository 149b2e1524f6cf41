"""Links from an article's own words to the pages of the acts and digital systems that they name.

The places are those that linking found (:class:`generator.linking.corpus.Mention`). Every mention of
an act is linked; of a system the first in each paragraph. Links that the text has for other reasons
(citations, footnotes, addresses) go before: what is left of a mention beside them is linked, and an
address that is an act's keeps leading there and has the link to the act's page behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup

from generator.linking.corpus import Corpus, Mention
from generator.pages.markdown import Span, attribute, plain
from generator.tracing import brief

if TYPE_CHECKING:
    from generator.pages.scene import Scene

Where = Literal["body", "reference", "abstract", "footnote"]
#: Item of a list, then row and column of a table; -1 where a block has none.
Within = tuple[int, int, int]
_WHOLE: Within = (-1, -1, -1)
#: What is shorter is no word that one could click.
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Named:
    """An act or a system that a text names at a place."""

    kind: Literal["acts", "systems"]
    key: str
    mention: Mention


Index = Mapping[str, Mapping[tuple[str, int, Within], Sequence[Named]]]


def index(corpus: Corpus) -> Index:
    """What each text names: by article, then by kind of text, block and place in the block."""
    found: dict[str, dict[tuple[str, int, Within], list[Named]]] = {}
    for named in _all(corpus):
        at = named.mention
        texts = found.setdefault(at.article, {})
        texts.setdefault((at.where, at.block, (at.item, at.row, at.column)), []).append(named)
    return found


def _all(corpus: Corpus) -> Iterator[Named]:
    for act in corpus.acts.values():
        yield from (Named("acts", act.id, mention) for mention in act.mentions)
    for system in corpus.systems.values():
        # What a listed work is called is no discussion of the system.
        mentions = (m for m in system.mentions if m.where != "reference")
        yield from (Named("systems", system.id, mention) for mention in mentions)


def linked(
    scene: Scene,
    article: str,
    where: Where,
    block: int,
    text: str,
    others: Sequence[Span] = (),
    within: Within = _WHOLE,
) -> tuple[Span, ...]:
    """The spans of a text with those of its mentions.

    Args:
        scene: of the page.
        article: the text's article.
        where: what kind of text it is.
        block: its number among the texts of its kind.
        text: as the record has it.
        others: spans that the text has already; they go before.
        within: the part of the block.
    """
    spans = list(others)
    done: set[tuple[str, str]] = set()
    named = scene.site.named.get(article, {}).get((where, block, within), ())
    for one in sorted(named, key=lambda n: (n.kind, n.mention.start, -n.mention.end)):
        start, end = one.mention.start, one.mention.end
        if start >= end or text[start:end] != one.mention.text:  # an address beside it was hidden
            continue
        if one.kind == "systems" and (one.kind, one.key) in done:
            continue
        done.add((one.kind, one.key))
        around = next((i for i, s in enumerate(spans) if s.link and s.start <= start and end <= s.end), -1)
        if around < 0:
            spans += _words(scene, one, text, spans)
        elif one.kind == "acts" and _is_address(one.mention):
            sign = beside(scene, one.key)
            spans[around] = replace(spans[around], after=Markup(spans[around].after) + sign, beside=sign)
    return tuple(spans)


def unplaced(scene: Scene, article: str, block: int) -> Markup:
    """Links to the acts that an entry is known to name, though not by which of its words."""
    named = scene.site.named.get(article, {}).get(("reference", block, _WHOLE), ())
    keys = dict.fromkeys(n.key for n in named if n.kind == "acts" and n.mention.start >= n.mention.end)
    return Markup("").join(beside(scene, key) for key in keys)


def beside(scene: Scene, act: str) -> Markup:
    """A link to an act's page that stands behind another link: a sign that says whose page it is."""
    href, title = scene.entry("acts", act), attribute(_title(scene, act))
    return Markup(
        f' <a class="mq-act mq-act--beside" href="{href}" title="{title}" aria-label="{title}">§</a>'
    )


def _words(scene: Scene, one: Named, text: str, others: Sequence[Span]) -> Iterator[Span]:
    """The span of a mention; where others lie in it, the longest part between them."""
    start, end = one.mention.start, one.mention.end
    cuts = sorted((s.start, s.end) for s in others if s.link and s.start < end and start < s.end)
    free, at = [], start
    for a, b in cuts:
        free.append((at, a))
        at = max(at, b)
    free.append((at, end))
    start, end = max(free, key=lambda part: (part[1] - part[0], -part[0]))
    if cuts:
        words = text[start:end]
        start += len(words) - len(words.lstrip(" ,;.([^{"))
        end -= len(words) - len(words.rstrip(" ,;.([^{"))
    if end - start < _LEAST:
        return
    href = scene.entry(one.kind, one.key)
    if one.kind == "systems":
        yield Span(
            start, end, Markup('<a class="mq-system" href="{}">').format(href), Markup("</a>"), whole=False
        )
        return
    before = Markup(f'<a class="mq-act" href="{href}" title="{attribute(_title(scene, one.key))}">')
    yield Span(start, end, before, Markup("</a>"), whole=False, beside=beside(scene, one.key))


def _is_address(mention: Mention) -> bool:
    return "/" in mention.text and "." in mention.text.partition("/")[0]


def _title(scene: Scene, act: str) -> str:
    item = brief(scene.corpus.acts, act)
    return plain(scene.pick(item.title).text) or item.registry_id
