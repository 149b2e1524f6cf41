"""One slice to one record: the parts that front, body and back found, put together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.diagnostics import Diagnostic
from generator.model import LANGUAGES, Article, AuthorInfo, Lang, References, Source
from generator.reading import identifiers, places, runin
from generator.reading.authors import read_authors
from generator.reading.back import read_back
from generator.reading.back.matter import Back, Person, RawList
from generator.reading.back.people import person_of
from generator.reading.back.references import as_references
from generator.reading.body import read_body
from generator.reading.body.blocks import Body
from generator.reading.checks import check
from generator.reading.chunks import Chunk, line_width
from generator.reading.entries.lists import match_lists
from generator.reading.epigraphs import without_epigraphs
from generator.reading.extent import body_end, notes_forward
from generator.reading.front import fields, read_front
from generator.reading.front.blocks import Block, Front
from generator.reading.front.statements import is_funding
from generator.reading.hyphens import FileWords
from generator.reading.imprint import Masthead
from generator.reading.issnline import rubric_beside_issn
from generator.reading.issue import Slice
from generator.reading.issue.aside import says_contents
from generator.reading.language import CYRILLIC, detect, is_latin
from generator.reading.layout.headsigns import names_issue_of_year
from generator.reading.layout.said import key_of
from generator.reading.ledger import Ledger
from generator.reading.links import find_links
from generator.reading.opening import body_begin
from generator.reading.strays import add_strays, take_places, without_strays
from generator.reading.text import balance_emphasis, inline
from generator.reading.unheaded import part_unheaded
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.cues import STATEMENTS
from generator.reading.vocabulary.labels import whole_label

#: Statements that may stand in a body, and among how many paragraphs at its end.
_IN_BODY = ("funding", "acknowledgements", "conflict")
_LAST_PARAGRAPHS = 4
#: Between the labels of one heading: ``Thanks, conflict of interest``.
_JOINED_LABELS = re.compile(r"\s*[,;/]\s*|\s+(?:and|и|және|мен)\s+")
#: What leads to a page's number.
_CONTENTS = re.compile(r"(?:\.\s?){4}\d{1,4}$|…\s?\d{1,4}$")
#: The star of a note at the page's foot.
_NOTE_STAR = re.compile(r"^\\?\*\s?(?![*\s])(?=[^*]*$)")


@dataclass(frozen=True, slots=True)
class Read:
    """An article and what was noticed while it was read."""

    article: Article
    diagnostics: tuple[Diagnostic, ...]


def read_article(
    name: str,
    piece: Slice,
    masthead: Masthead,
    vocabulary: Vocabulary,
    lines: Sequence[str],
    file_words: FileWords,
) -> Read:
    """Read one slice.

    Args:
        name: the file, for messages and ``source.file``.
        piece: the article's chunks, its rubric, and what was taken out of it.
        masthead: what the file says above its articles.
        vocabulary: the reader's words.
        lines: all cleaned source lines (index 0 is line 1), for the links.
        file_words: all words of the source, for the checks.
    """
    ledger = Ledger(name, vocabulary)
    chunks = piece.chunks
    begin = body_begin(chunks, vocabulary)
    chunks = notes_forward(chunks, begin, vocabulary)
    end = body_end(chunks, begin, vocabulary)
    unheaded, listed = part_unheaded(chunks, begin, end, vocabulary), end
    if unheaded is not None:
        chunks, listed = unheaded
        end = body_end(chunks[:listed], begin, vocabulary)
        ledger.note(
            "references-unheaded",
            "numbered entries at the end were read as the references, though no heading stands above them",
            chunks[listed].first,
            severity="info",
        )
    inner, strays = without_strays(chunks[begin:end], vocabulary)
    head, epigraphs = without_epigraphs(chunks[:begin], vocabulary)
    front = read_front(head, vocabulary)
    add_strays(front, strays, vocabulary)
    named = [n.name for block in front.blocks for _, byline in block.byline for n in byline.names]
    behind = take_places(front, chunks[end:], vocabulary)
    back = read_back(behind, vocabulary, named, line_width(chunks), listed - end if unheaded else -1)
    body = read_body((*epigraphs, *inner, *back.appendix), vocabulary)
    add_strays(front, back.addresses, vocabulary)
    fronts = [front, *back.fronts]
    blocks = fields.by_language([block for f in fronts for block in f.blocks], vocabulary)
    titles = {lang: fields.title(block) for lang, block in blocks.items() if block.title}
    language = _body_language(body, titles, vocabulary)
    body = _with_headings(body, titles.get(language, ""), language, ledger)
    affiliations, marks, own_places = places.affiliations(blocks, vocabulary)
    people = _people(blocks, back, vocabulary)
    statements = _statements(blocks, back, body, ledger)
    citation = statements.get("citation", {})
    codes = identifiers.identifiers(fronts, citation, vocabulary, piece.heads)
    # a download's first page and its last foot belong to it
    furniture = [line.number for line in piece.furniture]
    first = min((*(c.first for c in (piece.chunks[0], *piece.cover, *piece.heads)), *furniture))
    last = max((*(c.last for c in (*piece.chunks, *piece.heads)), *furniture))  # columns stand side by side
    article = Article(
        id="",
        source=Source(file=name, lines=(first, last)),
        language=language,
        journal=identifiers.journal(codes.get("doi"), chunks, masthead, vocabulary),
        issue=identifiers.issue(chunks, masthead, vocabulary, piece.heads),
        year=identifiers.year(chunks, fronts, piece, masthead, vocabulary),
        pages=identifiers.pages(fronts, piece, codes.get("doi"), citation),
        doi=codes.get("doi"),
        udc=codes.get("udc"),
        irsti=codes.get("irsti"),
        dates=identifiers.history((*(c for f in fronts for c in f.dates), *back.dates), ledger),
        rubric=piece.rubric
        or _rubric(fields.rubric(fronts, vocabulary), piece.heads)
        or rubric_beside_issn(fronts, piece.heads, citation.values(), vocabulary),
        title=titles,
        authors=read_authors(blocks, people, marks, own_places, bool(affiliations), ledger),
        affiliations=affiliations,
        abstract={lang: text for lang, block in blocks.items() if (text := fields.abstract(block, ledger))},
        keywords={lang: words for lang, block in blocks.items() if (words := fields.keywords(block, ledger))},
        body=body.blocks,
        footnotes=(*body.footnotes, *back.footnotes),
        references=_references(back.lists, ledger),
        author_info={
            lang: tuple(AuthorInfo(text=balance_emphasis(p.text), name=p.name) for p in persons)
            for lang, persons in people.items()
        },
        funding=statements.get("funding", {}),
        acknowledgements=statements.get("acknowledgements", {}),
        conflict_of_interest=statements.get("conflict", {}),
        citation=citation,
        acts=find_links(lines, first, last),
    )
    _put_aside(piece, fronts, body, back, ledger)
    article = article.model_copy(
        update={"id": identifiers.make_id(article), "discarded": ledger.nothing_lost(article, chunks)}
    )
    found = (*ledger.found, *check(article, file_words))
    return Read(article, tuple(replace(d, article=article.id, line=d.line or first) for d in found))


def _rubric(found: dict[Lang, str], heads: Sequence[Chunk]) -> dict[Lang, str]:
    """The rubric, unless running heads say it with the issue's number: then it is the journal's name or a series'."""
    issues = [key_of(h.text) for h in heads if names_issue_of_year(h.text)]
    return {lang: text for lang, text in found.items() if not any(key_of(text) in key for key in issues)}


def _put_aside(piece: Slice, fronts: Sequence[Front], body: Body, back: Back, ledger: Ledger) -> None:
    """Tell the ledger of all that belongs to no field."""
    ledger.discarded.extend((*body.discarded, *back.discarded))
    for chunk in piece.cover:
        ledger.discard(inline(chunk.text), chunk.numbers, "first page of a download")
    for line in piece.furniture:
        ledger.discard(inline(line.text), (line.number,), "furniture of a web page or a tool")
    for chunk in piece.heads:
        reason = "running head" if re.search(r"[^\W\d_]{2}", chunk.text) else "page number"
        if _CONTENTS.search(chunk.text) or says_contents(inline(chunk.lines[0].text), ledger.vocabulary):
            reason = "table of contents"
        ledger.discard(inline(chunk.text), chunk.numbers, reason)
    for chunk in (*(c for front in fronts for c in front.leftover), *back.leftover):
        ledger.discard(chunk.text, chunk.numbers, "no part of the article known")
        if _is_untold(chunk, ledger.vocabulary):
            ledger.note("set-aside", "a paragraph of the article belongs to no known part of it", chunk.first,
                        "It is kept under `discarded`.", severity="info")  # fmt: skip
    for chunk, byline in (b for front in fronts for block in front.blocks for b in block.byline):
        if byline.degrees:
            ledger.discard(", ".join(byline.degrees), chunk.numbers, "degrees and posts beside names")
    for chunk in (c for front in fronts for c in front.stray):
        ledger.discard(inline(chunk.text), chunk.numbers, "no part of the article known")
        ledger.note("set-aside", "a line of the front matter belongs to no known part of it", chunk.first,
                    "It is kept under `discarded`.", severity="info")  # fmt: skip
    for chunk in (c for front in fronts for c in front.foreign):
        ledger.discard(inline(chunk.text), chunk.numbers, "in another language")
    for doubt in body.doubts:
        ledger.note(*doubt)


def _is_untold(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    """Whether what is put aside is running text, and no licence, address or known statement."""
    text = inline(chunk.text)
    if len(text.split()) < 8 or "@" in text or not text.endswith((".", "?", "!", "…")):
        return False
    first = inline(chunk.lines[0].text)
    return not any(
        vocabulary.has(group, x) for group in ("licence", "other_statement") for x in (text, first)
    )


def _people(blocks: Mapping[Lang, Block], back: Back, vocabulary: Vocabulary) -> dict[Lang, list[Person]]:
    """The author information by language; paragraphs about an author in the front matter belong to it."""
    people = {lang: list(persons) for lang, persons in back.people.items()}
    for lang, block in blocks.items():
        for chunk in block.bios:
            told = inline(chunk.text)
            spoken = lang if is_latin(told) == (lang == "en") else detect(told, vocabulary) or lang
            people.setdefault(spoken, []).append(person_of(told, chunk.numbers, vocabulary))
    return {lang: people[lang] for lang in LANGUAGES if people.get(lang)}


def _body_language(body: Body, titles: Mapping[Lang, str], vocabulary: Vocabulary) -> Lang:
    text = " ".join(block.text for block in body.blocks if block.type == "paragraph")[:20000]
    found = detect(text, vocabulary)
    return found if found else next((lang for lang in titles), LANGUAGES[-1])


def _with_headings(body: Body, title: str, language: Lang, ledger: Ledger) -> Body:
    """The body with the headings that stand in its paragraphs; those that may be some are told."""
    blocks, found = runin.set_apart(body.blocks, title, language, ledger.vocabulary)
    for text, line, taken in found:
        if taken:
            message = f"the first sentence of a paragraph was read as a heading: “{text}”"
            hint = (
                "It has no verb and takes up the title; correct `body` if the printed page shows no heading."
            )
        else:
            message = f"a paragraph may begin with a heading: “{text}”"
            hint = "The text is left as printed; compare with the printed page and correct `body`."
        ledger.note("heading-in-paragraph", message, line, hint, "info")
    return replace(body, blocks=blocks)


def _statements(
    blocks: Mapping[Lang, Block], back: Back, body: Body, ledger: Ledger
) -> dict[str, dict[Lang, str]]:
    """Funding, thanks, conflicts and citation lines, wherever they stand, by kind and language."""
    held: dict[str, dict[Lang, str]] = {}
    for block in blocks.values():
        for chunk in block.statements:
            text = _NOTE_STAR.sub("", inline(chunk.text))
            kind = next((k for k in STATEMENTS if ledger.vocabulary.has(k, text)), "funding")
            text = ledger.without_label(kind, text, chunk)
            language = detect(text, ledger.vocabulary) or "en"
            held.setdefault(_told_kind(kind, text, ledger.vocabulary), {}).setdefault(
                language, balance_emphasis(text)
            )
    for kind, texts in back.statements.items():
        for language, text in texts.items():
            held.setdefault(_told_kind(kind, text, ledger.vocabulary), {}).setdefault(
                language, balance_emphasis(text)
            )
    _statements_in_body(body, held, ledger.vocabulary)
    for note in body.footnotes:
        if note.mark == "*" and is_funding(note.text, ledger.vocabulary):
            language = detect(note.text, ledger.vocabulary) or "en"
            held.setdefault("funding", {}).setdefault(language, note.text)
    return held


def _told_kind(kind: str, text: str, vocabulary: Vocabulary) -> str:
    """What a statement is by its words: under a label of thanks often stands who paid."""
    return "funding" if kind == "acknowledgements" and is_funding(text, vocabulary) else kind


def _statements_in_body(body: Body, held: dict[str, dict[Lang, str]], vocabulary: Vocabulary) -> None:
    """Thanks and funding that stand as a section of the body, or as its last paragraphs, are told as fields, too."""
    for block in body.blocks[-_LAST_PARAGRAPHS:]:
        if block.type != "paragraph":
            continue
        found = next(filter(None, (vocabulary.find(g, block.text) for g in _IN_BODY)), None)
        if found and (text := block.text[found[1].end() :].strip()):
            told = _told_kind(found[0].group, text, vocabulary)
            held.setdefault(told, {}).setdefault(detect(text, vocabulary) or "en", text)
    for heading, paragraph in zip(body.blocks, body.blocks[1:], strict=False):
        if heading.type != "heading" or paragraph.type != "paragraph":
            continue
        parts = _JOINED_LABELS.split(heading.text)
        kind = next((g for part in parts for g in _IN_BODY if whole_label(g, part, vocabulary)), None)
        if kind:
            language = detect(paragraph.text, vocabulary) or "en"
            held.setdefault(_told_kind(kind, paragraph.text, vocabulary), {}).setdefault(
                language, paragraph.text
            )


def _references(lists: Sequence[RawList], ledger: Ledger) -> References:
    """Both lists with their entries paired; the Cyrillic one is the original."""
    lists = [raw for raw in lists if raw.entries]
    if not lists:
        return References()
    if len(lists) == 1:
        return References(original=as_references(lists[0]))
    if len(lists) > 2 and _cyrillic_share(lists[1]) > 0.5 and _cyrillic_share(lists[2]) < 0.3:
        whole = RawList(lists[0].heading, lists[0].line)
        whole.entries = [*lists[0].entries, *lists[1].entries]  # sources, then literature
        lists = [whole, *lists[2:]]
    first, second = lists[0], lists[1]
    if _cyrillic_share(second) > _cyrillic_share(first) + 0.2:
        first, second = second, first
    original, romanized = match_lists(as_references(first), as_references(second))
    for raw in lists[2:]:
        ledger.note(
            "third-reference-list",
            f"a third list of references, “{raw.heading}”, was put behind the second",
            raw.line,
        )
        romanized = (*romanized, *as_references(raw))
    return References(original=original, romanized=romanized)


def _cyrillic_share(raw: RawList) -> float:
    text = "".join(e.text for e in raw.entries)
    letters = "".join(filter(str.isalpha, text))
    return sum(map(len, CYRILLIC.findall(letters))) / max(1, len(letters))
