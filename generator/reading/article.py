"""One slice to one record: the parts that front, body and back found, put together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from generator.diagnostics import Diagnostic
from generator.lookalikes import mend_scripts
from generator.model import (
    LANGUAGES,
    Article,
    Author,
    AuthorInfo,
    Dates,
    Discarded,
    Issue,
    Lang,
    References,
    Source,
)
from generator.reading import dates as dates_
from generator.reading.back import (
    Back,
    Person,
    RawList,
    as_references,
    is_author_info_heading,
    is_references_heading,
    read_back,
    whole_label,
)
from generator.reading.body import Body, read_body
from generator.reading.byline import BylineName, likeness, match_bylines
from generator.reading.checks import check, is_placeholder
from generator.reading.chunks import Chunk
from generator.reading.entries import match_lists
from generator.reading.front import (
    Block,
    Front,
    explode,
    is_funding,
    is_masthead,
    looks_like_affiliation,
    read_front,
)
from generator.reading.issue import Masthead, Slice, body_begin, masthead_pages, read_masthead
from generator.reading.language import detect, is_latin
from generator.reading.links import find_links
from generator.reading.text import DOI, EMAIL, ORCID, balance_emphasis, inline, plain, strip_heading_marks
from generator.reading.vocabulary import Vocabulary
from generator.romanize import slug

_IRSTI = re.compile(r"\d{2}\.\d{2}(?:\.\d{2})?(?:\s*[;:,]\s*\d{2}\.\d{2}(?:\.\d{2})?)*")
_UDC = re.compile(r"\d[\d.:()\[\]=\"'+/*;, -]*\d\)?|\d+")
_WORDS = re.compile(r"\w+")
_ADDRESS = re.compile(
    r"\s*[;,(]?\s*\(?\s*\*?\s*(?:e-?\s?mails?\s*:|[\w.+-]+@[\w-]+\.|https?://orcid|orcid\b)", re.IGNORECASE
)
_SUPER = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]")


@dataclass(frozen=True, slots=True)
class Read:
    """An article and what was noticed while it was read."""

    article: Article
    diagnostics: tuple[Diagnostic, ...]


def read_article(
    name: str, piece: Slice, masthead: Masthead, vocabulary: Vocabulary, lines: Sequence[str]
) -> Read:
    """Read one slice.

    Args:
        name: the file, for messages and ``source.file``.
        piece: the article's chunks and its rubric.
        masthead: what the file says above its articles.
        vocabulary: the reader's words.
        lines: all cleaned source lines (index 0 is line 1), for the count that nothing is lost.
    """
    return _Assembly(name, piece, masthead, vocabulary, lines).read()


class _Assembly:
    """The work on one article; holds what several steps need, and is thrown away after it."""

    def __init__(
        self, name: str, piece: Slice, masthead: Masthead, vocabulary: Vocabulary, lines: Sequence[str]
    ) -> None:
        self.name, self.piece, self.masthead, self.vocabulary, self.lines = (
            name,
            piece,
            masthead,
            vocabulary,
            lines,
        )
        self.discarded: list[Discarded] = []
        self.found: list[Diagnostic] = []

    def note(self, code: str, message: str, line: int = 0, hint: str = "", severity: str = "warning") -> None:
        self.found.append(Diagnostic(code, severity, message, self.name, line, hint))  # type: ignore[arg-type]

    def read(self) -> Read:
        chunks = self.piece.chunks
        vocabulary = self.vocabulary
        begin = body_begin(chunks, vocabulary)
        end = next(
            (
                i
                for i in range(begin, len(chunks))
                if is_references_heading(chunks[i], vocabulary)
                or is_author_info_heading(chunks[i], vocabulary)
                or (dates_.is_date_line(chunks[i], vocabulary) and not _goes_on(chunks, i, vocabulary))
            ),
            len(chunks),
        )
        end = _statements_begin(chunks, begin, end, vocabulary)
        inner, strays = _without_strays(chunks[begin:end], vocabulary)
        front = read_front(chunks[:begin], vocabulary)
        body = read_body(inner, vocabulary)
        back = read_back(chunks[end:], vocabulary)
        _add_strays(front, strays, vocabulary)
        fronts = [front, *back.fronts]
        blocks = self._by_language([b for f in fronts for b in f.blocks])

        titles = {lang: self._title(block) for lang, block in blocks.items() if block.title}
        bylines = {
            lang: [n for _, b in block.byline for n in b.names]
            for lang, block in blocks.items()
            if block.byline
        }
        affiliations, marks, own_places = self._affiliations(blocks)
        people = self._people(blocks, back)
        authors = self._authors(bylines, marks, own_places, affiliations, people, blocks)
        statements = self._statements(blocks, back, body)
        references = self._references(back.lists)
        identifiers = self._identifiers(fronts)
        first, last = chunks[0].first, chunks[-1].last
        language = self._body_language(body, titles)
        article = Article(
            id="",
            source=Source(file=self.name, lines=(first, last)),
            language=language,
            journal=self._journal(identifiers.get("doi"), chunks),
            issue=self._issue(chunks),
            year=self._year(chunks, fronts, back, statements.get("citation", {})),
            pages=self._pages(fronts, identifiers.get("doi"), statements.get("citation", {})),
            doi=identifiers.get("doi"),
            udc=identifiers.get("udc"),
            irsti=identifiers.get("irsti"),
            dates=self._dates(fronts, back),
            rubric=self.piece.rubric or self._rubric(fronts),
            title=titles,
            authors=authors,
            affiliations=affiliations,
            abstract={lang: text for lang, block in blocks.items() if (text := self._abstract(block))},
            keywords={lang: words for lang, block in blocks.items() if (words := self._keywords(block))},
            body=body.blocks,
            footnotes=(*body.footnotes, *back.footnotes),
            references=references,
            author_info={
                lang: tuple(AuthorInfo(text=balance_emphasis(p.text), name=p.name) for p in persons)
                for lang, persons in people.items()
            },
            funding=statements.get("funding", {}),
            acknowledgements=statements.get("acknowledgements", {}),
            conflict_of_interest=statements.get("conflict", {}),
            citation=statements.get("citation", {}),
            acts=find_links(self.lines, first, last),
            discarded=(),
        )
        self.discarded.extend((*body.discarded, *back.discarded))
        for chunk in self.piece.heads:
            reason = "running head" if re.search(r"[^\W\d_]{2}", chunk.text) else "page number"
            self.discarded.append(Discarded(text=inline(chunk.text), lines=chunk.numbers, reason=reason))
        for chunk in (*(c for f in fronts for c in f.leftover), *back.leftover):
            self.discarded.append(
                Discarded(text=chunk.text, lines=chunk.numbers, reason="no part of the article known")
            )
        for chunk in (c for f in fronts for c in f.foreign):
            self.discarded.append(
                Discarded(text=inline(chunk.text), lines=chunk.numbers, reason="in another language")
            )
        for code, line, end_words in body.doubts:
            self.note(
                code,
                f"a paragraph breaks off: “…{end_words.strip()}”",
                line,
                "compare with the printed page; text may be lost",
            )
        article = article.model_copy(
            update={"id": make_id(article), "discarded": self._nothing_lost(article)}
        )
        found = (*self.found, *check(article))
        return Read(article, tuple(replace(d, article=article.id) for d in found))

    # --- front matter -----------------------------------------------------------------------------

    def _by_language(self, blocks: list[Block]) -> dict[Lang, Block]:
        """One block a language; blocks of one language are put together, first come first."""
        found: dict[Lang, Block] = {}
        for block in blocks:
            language = block.language(self.vocabulary)
            if language is None or (
                language in found and not block.keywords_language and len(blocks) == len(LANGUAGES)
            ):
                left = [lang for lang in LANGUAGES if lang not in found]
                language = left[0] if len(left) == 1 else language
            if language is None:
                continue
            if language in found:
                held = found[language]
                shift = len(held.byline)
                held.affiliation_under.extend(n + shift for n in block.affiliation_under)
                held.email_under.extend(n + shift for n in block.email_under)
                for name in (
                    "byline",
                    "affiliations",
                    "emails",
                    "title",
                    "abstract",
                    "keywords",
                    "bios",
                    "statements",
                ):
                    getattr(held, name).extend(getattr(block, name))
                continue
            found[language] = block
        for language, block in tuple(found.items()):
            _give_title(block, language, found, self.vocabulary)
        return found

    def _rubric(self, fronts: list[Front]) -> dict[Lang, str]:
        """The rubric that an article's own front prints above its identifiers."""
        texts = [plain(inline(chunk.text)) for front in fronts for chunk in front.rubric]
        return {detect(text, self.vocabulary) or "ru": text for text in texts}

    def _title(self, block: Block) -> str:
        text = " ".join(
            plain(inline(strip_heading_marks(" ".join(line.text for line in chunk.lines))))
            for chunk in block.title
        )
        return mend_scripts(re.sub(r"\s+", " ", text).strip().rstrip(" *"))

    def _abstract(self, block: Block) -> tuple[str, ...]:
        paragraphs: list[str] = []
        from generator.reading import fragments

        for chunk in block.abstract:
            text = self._without_label("abstract", inline(strip_heading_marks(chunk.text)), chunk)
            if not text:
                continue
            if paragraphs and fragments.continues(paragraphs[-1], text, self.vocabulary):
                paragraphs[-1] = fragments.join(paragraphs[-1], text)
            else:
                paragraphs.append(text)
        return tuple(balance_emphasis(p) for p in paragraphs)

    def _without_label(self, group: str, text: str, chunk: Chunk) -> str:
        found = self.vocabulary.find(group, text)
        if not found:
            return text
        label, rest = text[: found[1].end()], text[found[1].end() :]
        self.discarded.append(Discarded(text=label.strip(), lines=chunk.numbers[:1], reason="label"))
        return (
            rest.strip().removeprefix("**").removeprefix("*").strip()
            if label.count("*") % 2
            else rest.strip()
        )

    def _keywords(self, block: Block) -> tuple[str, ...]:
        words: list[str] = []
        for chunk in block.keywords:
            rows = [plain(inline(line.text)) for line in chunk.lines]
            label = rows[0] if whole_label("keywords", rows[0], self.vocabulary) else ""
            if label and len(rows) > 2 and not any(re.search("[;,]", row) for row in rows[1:]):
                self.discarded.append(Discarded(text=label, lines=chunk.numbers[:1], reason="label"))
                words.extend(mend_scripts(row.strip(" .-–—•")) for row in rows[1:])
                continue
            whole = inline(chunk.text)
            if label and not self.vocabulary.has("keywords", whole):  # the label has a line of its own
                self.discarded.append(Discarded(text=label, lines=chunk.numbers[:1], reason="label"))
                whole = " ".join(rows[1:])
            text = plain(self._without_label("keywords", whole, chunk))
            words.extend(mend_scripts(word) for word in split_keywords(text))
        return tuple(words)

    def _affiliations(
        self, blocks: dict[Lang, Block]
    ) -> tuple[dict[Lang, tuple[str, ...]], dict[str, int], list[tuple[int, ...]]]:
        """The lists, what number each mark means, and the numbers under each name.

        Marks are those of the first list; the numbers under a name are given where there are no marks.
        """
        lists: dict[Lang, tuple[str, ...]] = {}
        marks: dict[str, int] = {}
        places: list[tuple[int, ...]] = []
        for lang, block in blocks.items():
            entries: list[tuple[tuple[str, ...], str]] = []
            under: dict[int, list[int]] = {}
            for chunk, above in zip(tuple(block.affiliations), tuple(block.affiliation_under), strict=True):
                for own, text in self._parts(chunk):
                    text = self._trim_affiliation(text, block, chunk, above)
                    if not text:
                        continue
                    if not own and entries and entries[-1][0]:
                        entries[-1] = (entries[-1][0], f"{entries[-1][1]} {text}")
                        continue
                    if own or ((), text) not in entries:
                        entries.append((own, text))
                    if not own:
                        under.setdefault(above, []).append(entries.index(((), text)) + 1)
            if entries:
                lists[lang] = tuple(plain(text).strip(" ;,") for _, text in entries)
                if not marks and not places:
                    marks = {mark: n for n, (own, _) in enumerate(entries, 1) for mark in own}
                    places = [] if marks else _places_of(block, under)
        return lists, marks, places

    def _parts(self, chunk: Chunk) -> list[tuple[tuple[str, ...], str]]:
        """An affiliation's chunk in parts; an unmarked one is parted at semicolons between institutions."""
        out: list[tuple[tuple[str, ...], str]] = []
        for own, text in split_affiliations(inline(" ".join(line.text for line in chunk.lines))):
            parts = re.split(r"\s*;\s*", text) if not own else [text]
            whole = len(parts) > 1 and all(looks_like_affiliation(part, self.vocabulary) for part in parts)
            out.extend((own, part) for part in (parts if whole else [text]))
        return out

    def _trim_affiliation(self, text: str, block: Block, chunk: Chunk, above: int) -> str:
        """An affiliation without the addresses that stand behind it."""
        match = _ADDRESS.search(text.replace("\\_", "_"))
        if not match:
            return text.strip()
        if chunk not in block.emails:
            block.add_email(chunk, above)
        return text.replace("\\_", "_")[: match.start()].strip(" .;,")

    def _people(self, blocks: dict[Lang, Block], back: Back) -> dict[Lang, list[Person]]:
        people = {lang: list(persons) for lang, persons in back.people.items()}
        for lang, block in blocks.items():
            for chunk in block.bios:
                from generator.reading.back import _details, person_name

                text = inline(chunk.text)
                person = Person(text, chunk.numbers, person_name(text))
                _details(person, self.vocabulary)
                people.setdefault(lang, []).append(person)
        return {lang: people[lang] for lang in LANGUAGES if people.get(lang)}

    # --- authors ----------------------------------------------------------------------------------

    def _authors(
        self,
        bylines: dict[Lang, list[BylineName]],
        marks: dict[str, int],
        own_places: list[tuple[int, ...]],
        affiliations: dict[Lang, tuple[str, ...]],
        people: dict[Lang, list[Person]],
        blocks: dict[Lang, Block],
    ) -> tuple[Author, ...]:
        if not bylines:
            self.note(
                "no-authors", "no byline was found", self.piece.chunks[0].first, "correct `authors` by hand"
            )
            return ()
        first_language, base = next(iter(bylines.items()))
        names: list[dict[Lang, str]] = [{first_language: mend_scripts(n.name)} for n in base]
        byline_of: list[BylineName] = list(base)
        for lang, other in bylines.items():
            if lang == first_language:
                continue
            for j, i in enumerate(match_bylines(base, other)):
                if i is None:
                    names.append({lang: mend_scripts(other[j].name)})
                    byline_of.append(other[j])
                else:
                    names[i][lang] = mend_scripts(other[j].name)
        bios = _bios_of(names, people)
        mails = self._emails(names, byline_of, blocks, bios)
        orcids = self._orcids(names, blocks)
        starred = any(n.star for n in base)
        called = _called_corresponding(names, mails, blocks, self.vocabulary)
        authors = []
        for i, name in enumerate(names):
            placed = own_places[i] if i < len(own_places) else ()
            own = sorted({marks.get(m, int(m) if m.isdigit() else 0) for m in byline_of[i].marks} - {0})
            corresponding = (
                byline_of[i].star
                if starred
                else i in called or any(p.corresponding for p in bios[i].values())
            )
            authors.append(
                Author(
                    name={lang: name[lang] for lang in LANGUAGES if lang in name},
                    full_name={lang: p.name for lang, p in bios[i].items() if p.name},
                    affiliations=tuple(own) or placed or ((1,) if affiliations else ()),
                    orcid=orcids[i] or next((p.orcid for p in bios[i].values() if p.orcid), None),
                    email=mails[i],
                    corresponding=corresponding,
                )
            )
        if len(authors) == 1 and not authors[0].corresponding:
            authors[0] = authors[0].model_copy(update={"corresponding": True})
        return tuple(authors)

    def _emails(
        self,
        names: list[dict[Lang, str]],
        byline: list[BylineName],
        blocks: dict[Lang, Block],
        bios: list[dict[Lang, Person]],
    ) -> list[str | None]:
        """Each author's address: the byline's, else the first that the author's information prints."""
        found: list[str | None] = [None] * len(names)
        for block in blocks.values():
            for text, owner in _owned(block, names):
                if found[owner] is None and (own := EMAIL.search(text)):
                    found[owner] = own[0]
            if any(found):
                self._emails_left(block, names, found)
                continue
            texts = [inline(chunk.text).replace("\\", "") for chunk in block.emails]
            mails = [m[0] for text in texts for m in EMAIL.finditer(text)]
            mails = [
                _without_mark(text, mail)
                for mail, text in zip(mails, [t for t in texts for _ in EMAIL.finditer(t)], strict=True)
            ]
            if len(mails) == len(names) > 1:
                like = [_nearest(mail, names, found) for mail in mails]
                told_apart = None not in like and len(set(like)) == len(like)
                for place, mail in zip(like if told_apart else range(len(mails)), mails, strict=True):
                    if place is not None:
                        found[place] = found[place] or mail
                break
            if mails and not any(found):
                stars = [i for i, n in enumerate(byline) if n.star]
                told = [
                    i
                    for i, b in enumerate(bios)
                    if any(p.email and p.email.casefold() == mails[0].casefold() for p in b.values())
                ]
                alone = (
                    stars
                    if len(stars) == 1
                    else (told if len(told) == 1 else ([0] if len(names) == 1 else []))
                )
                if not alone and (one := _nearest(mails[0], names, found)) is not None:
                    alone = [one]
                if alone:
                    found[alone[0]] = mails[0]
                for mail in mails[1:]:
                    nearest = _nearest(mail, names, found)
                    if nearest is not None:
                        found[nearest] = mail
        for i, b in enumerate(bios):
            order = [p for p in b.values() if p.email]
            printed = dict.fromkeys(m.casefold() for m in (found[i], *(p.email for p in order)) if m)
            if len(printed) > 1:
                name = next(iter(names[i].values()))
                self.note("emails-disagree", f"{name} has several addresses: {', '.join(printed)}", order[0].lines[0],
                          "the first printed is kept; correct `authors` if it is wrong")  # fmt: skip
            first = min(order, key=lambda p: p.lines[0], default=None)
            found[i] = found[i] or (first.email if first else None)
        return found

    def _emails_left(self, block: Block, names: list[dict[Lang, str]], found: list[str | None]) -> None:
        """Give the addresses that nobody owns to those whose names they are like."""
        for chunk in block.emails:
            for match in EMAIL.finditer(inline(chunk.text).replace("\\", "")):
                if match[0] not in found and (like := _nearest(match[0], names, found)) is not None:
                    found[like] = match[0]

    def _orcids(self, names: list[dict[Lang, str]], blocks: dict[Lang, Block]) -> list[str | None]:
        """ORCIDs of the front matter, by the affiliation-like mark before each, or in byline order."""
        found: list[str | None] = [None] * len(names)
        for block in blocks.values():
            for own, owner in _owned(block, names):
                if found[owner] is None and (orcid_ := ORCID.search(own)):
                    found[owner] = orcid_[1].upper().replace("Х", "X")
            if any(found):
                continue
            text = " ".join(inline(chunk.text) for chunk in block.emails)
            marked = re.findall(r"\^\{(\d+)\*?\}\s*ORCID[^\d^]{0,60}(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])", text)
            plain_ids = [m[1].upper() for m in ORCID.finditer(text)]
            if marked and len(marked) == len(plain_ids) <= len(names):
                for mark, orcid in marked:
                    if 0 < int(mark) <= len(names):
                        found[int(mark) - 1] = found[int(mark) - 1] or orcid.upper()
            elif len(plain_ids) == len(names):
                found = [held or own for held, own in zip(found, plain_ids, strict=True)]
        return found

    # --- identifiers, dates, journal --------------------------------------------------------------

    def _identifiers(self, fronts: list[Front]) -> dict[str, str]:
        found: dict[str, str] = {}
        for chunk in (c for f in fronts for c in f.identifiers):
            for line in chunk.lines:
                text = inline(line.text)
                if (doi := DOI.search(text)) and "doi" not in found and not is_placeholder(doi[0]):
                    found["doi"] = doi[0].rstrip(".,;)>")
                for name, pattern in (("irsti", _IRSTI), ("udc", _UDC)):
                    cue = self.vocabulary.find(name, text)
                    value = pattern.search(text, cue[1].end()) if cue else None
                    if cue and value and name not in found:
                        found[name] = value[0].strip(" ;,")
        return found

    def _dates(self, fronts: list[Front], back: Back) -> Dates:
        held: dict[str, str] = {}
        for chunk in (*(c for f in fronts for c in f.dates), *back.dates):
            text = " ; ".join(line.text for line in chunk.lines)
            for name, date in dates_.read_dates(text, self.vocabulary).items():
                held.setdefault(name, date)
            self.discarded.append(
                Discarded(text=plain(text), lines=chunk.numbers, reason="dates, read into fields")
            )
        return dates_.merge(held)

    def _journal(self, doi: str | None, chunks: Sequence[Chunk]) -> str | None:
        own = read_masthead(chunks[:12])
        for issn in (*own.issns, *self.masthead.issns):
            if issn in self.vocabulary.issns:
                return self.vocabulary.issns[issn]
        for prefix, key in self.vocabulary.doi_prefixes.items():
            pattern = re.escape(prefix).replace(r"\?", ".")
            if doi and re.match(pattern, doi, re.IGNORECASE):
                return key
        return None

    def _issue(self, chunks: Sequence[Chunk]) -> Issue | None:
        own = [c for c in chunks[:12] if any("ISSN" in x.text.upper() for x in c.lines)]
        head = read_masthead(own) if own else self.masthead
        if not (head.volume or head.number):
            return None
        parts = [f"Vol. {head.volume}" if head.volume else "", f"№ {head.number}" if head.number else ""]
        return Issue(volume=head.volume, number=head.number, label=", ".join(p for p in parts if p))

    def _year(
        self, chunks: Sequence[Chunk], fronts: list[Front], back: Back, citation: dict[Lang, str]
    ) -> int | None:
        own = [c for c in chunks[:12] if any("ISSN" in x.text.upper() for x in c.lines)]
        if own and (year := read_masthead(own).year):
            return year
        for front in fronts:
            for block in front.blocks:
                for chunk, _ in block.byline:
                    if "©" in chunk.text and (year_text := re.search(r"\b(20\d\d|19\d\d)\b", chunk.text)):
                        return int(year_text[1])
        for front in fronts:
            for chunk in front.identifiers:
                text = inline(chunk.text)
                if is_masthead(text, self.vocabulary) and (
                    printed := re.search(r"(?<!\d)((?:19|20)\d\d)(?!\d)", text)
                ):
                    return int(printed[1])
        if self.masthead.year and (self.masthead.number or self.masthead.volume):
            return self.masthead.year
        for front in fronts:
            for chunk in front.identifiers:
                if (doi := DOI.search(inline(chunk.text))) and (
                    coded := re.search(r"(?<!\d)(20[0-4]\d)(?=[LN_./-]|\d{0,2}[_-]|\D|$)", doi[0])
                ):
                    return int(coded[1])
        del back, citation
        for front in fronts:  # the date of publication says the year, the other dates do not
            for chunk in front.dates:
                text = " ; ".join(line.text for line in chunk.lines)
                if published := dates_.read_dates(text, self.vocabulary).get("published"):
                    return int(published[:4])
        return None

    def _pages(self, fronts: list[Front], doi: str | None, citation: dict[Lang, str]) -> str | None:
        for front in fronts:
            if pages := masthead_pages(front.identifiers):
                return pages
        if doi and (coded := re.search(r"/(\d{1,4})-(\d{1,4})$", doi)):
            return f"{coded[1]}-{coded[2]}"
        for text in citation.values():
            if found := re.search(
                r"(?:\b[СCPБP]{1,2}\.|\bpp?\.|\bбб?\.)\s*(\d{1,4})\s*[-–—]\s*(\d{1,4})", text, re.IGNORECASE
            ):
                return f"{found[1]}-{found[2]}"
        return None

    def _body_language(self, body: Body, titles: dict[Lang, str]) -> Lang:
        text = " ".join(b.text for b in body.blocks if b.type == "paragraph")[:20000]
        found = detect(text, self.vocabulary)
        return found if found else next((lang for lang in titles), LANGUAGES[-1])

    # --- statements, references -------------------------------------------------------------------

    def _statements(self, blocks: dict[Lang, Block], back: Back, body: Body) -> dict[str, dict[Lang, str]]:
        held: dict[str, dict[Lang, str]] = {}
        for block in blocks.values():
            for chunk in block.statements:
                text = inline(chunk.text)
                kind = next(
                    (
                        k
                        for k in ("funding", "acknowledgements", "conflict", "citation")
                        if self.vocabulary.has(k, text)
                    ),
                    "funding",
                )
                text = self._without_label(kind, text, chunk)
                language = detect(text, self.vocabulary) or "en"
                held.setdefault(kind, {}).setdefault(language, balance_emphasis(text))
        for kind, texts in back.statements.items():
            for language, text in texts.items():
                held.setdefault(kind, {}).setdefault(language, balance_emphasis(text))
        self._statements_in_body(body, held)
        return held

    def _statements_in_body(self, body: Body, held: dict[str, dict[Lang, str]]) -> None:
        """Thanks and funding that stand as a section of the body are told as fields, too."""
        for heading, paragraph in zip(body.blocks, body.blocks[1:], strict=False):
            if heading.type != "heading" or paragraph.type != "paragraph":
                continue
            language = detect(paragraph.text, self.vocabulary) or "en"
            thanks = whole_label("acknowledgements", heading.text, self.vocabulary)
            if whole_label("funding", heading.text, self.vocabulary) or (
                thanks and is_funding(paragraph.text, self.vocabulary)
            ):
                held.setdefault("funding", {}).setdefault(language, paragraph.text)
            elif thanks:
                held.setdefault("acknowledgements", {}).setdefault(language, paragraph.text)
            elif whole_label("conflict", heading.text, self.vocabulary):
                held.setdefault("conflict", {}).setdefault(language, paragraph.text)

    def _references(self, lists: list[RawList]) -> References:
        lists = [raw for raw in lists if raw.entries]
        if not lists:
            return References()
        if len(lists) == 1:
            return References(original=as_references(lists[0]))
        first, second = lists[0], lists[1]
        if _cyrillic_share(second) > _cyrillic_share(first) + 0.2:
            first, second = second, first
        original, romanized = match_lists(as_references(first), as_references(second))
        for raw in lists[2:]:
            self.note(
                "third-reference-list",
                f"a third list of references, “{raw.heading}”, was put behind the second",
                raw.line,
            )
            romanized = (*romanized, *as_references(raw))
        return References(original=original, romanized=romanized)

    # --- nothing lost -----------------------------------------------------------------------------

    def _nothing_lost(self, article: Article) -> tuple[Discarded, ...]:
        """What was discarded, and every word of the source lines that stands in no field.

        The two halves of a word that was put together count as placed.
        """
        have: set[str] = set()
        for text in _strings(article.model_dump(mode="json", exclude={"source", "id"}, exclude_none=True)):
            have.update(_WORDS.findall(text.casefold()))
        for entry in self.discarded:
            have.update(_WORDS.findall(entry.text.casefold()))
        out = list(self.discarded)
        halves: list[tuple[int, str]] = []  # line and first half of words cut at a line's end
        for line in (line for chunk in self.piece.chunks for line in chunk.lines):
            printed = _WORDS.findall(line.text.replace("\\", ""))
            folded = [w.casefold() for w in printed]
            lost = [i for i, w in enumerate(folded) if w not in have and not w.isdigit()]
            if lost and lost[0] == 0 and any(half + folded[0] in have for _, half in halves[-12:]):
                lost = lost[1:]
            if folded and re.search(r"[^\W\d_]-[*_]*$", line.text.rstrip()):
                halves.append((line.number, folded[-1]))
                if lost and lost[-1] == len(folded) - 1:
                    lost = lost[:-1]
            if lost and len(lost) > 5 and len(lost) * 2 > len(folded):
                out.append(Discarded(text=inline(line.text), lines=(line.number,), reason="unplaced"))
                self.note(
                    "unplaced-line",
                    "a line found no place in the article",
                    line.number,
                    "it is kept under `discarded`",
                )
                continue
            for reason, words in _by_reason(printed[i] for i in lost):
                out.append(Discarded(text=" ".join(words), lines=(line.number,), reason=reason))
        return tuple(out)


def _by_reason(words: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Words without a place: those that carry a mark, and labels."""
    marked: list[str] = []
    others: list[str] = []
    for word in words:
        (marked if _SUPER.search(word) or word[0].isdigit() else others).append(word)
    return [pair for pair in (("word with a mark", marked), ("label", others)) if pair[1]]


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [s for v in value.values() for s in _strings(v)]
    if isinstance(value, (list, tuple)):
        return [s for v in value for s in _strings(v)]
    return []


def _without_mark(text: str, mail: str) -> str:
    """An address without an affiliation's number that fell onto it (``1name@…`` behind a bracket)."""
    match = re.match(r"^\d(?=[A-Za-z]{3})", mail)
    return (
        mail[1:]
        if match
        and re.search(r"[:^{(\s]\s*" + re.escape(mail), text)
        and not re.search(r"[A-Za-z]\d", mail.split("@")[0][1:])
        else mail
    )


def _nearest(mail: str, names: list[dict[Lang, str]], found: list[str | None]) -> int | None:
    local = re.sub(r"[^a-z]", " ", mail.split("@")[0].lower())
    scores = [
        (max((likeness(n, f"A. {local.title()}") for n in name.values()), default=0.0), i)
        for i, name in enumerate(names)
        if not found[i]
    ]
    best = max(scores, default=(0.0, -1))
    return best[1] if best[0] > 0.7 else None


def _called_corresponding(
    names: list[dict[Lang, str]], mails: list[str | None], blocks: dict[Lang, Block], vocabulary: Vocabulary
) -> set[int]:
    """Who is named, by name or by address, where a line speaks of the corresponding author."""
    texts = [inline(chunk.text).replace("\\", "") for block in blocks.values() for chunk in block.emails]
    called = [text for text in texts if vocabulary.has("corresponding", text)]
    return {
        i
        for i, name in enumerate(names)
        for text in called
        if any(n in text for n in name.values()) or (mails[i] or "\0") in text
    }


def _goes_on(chunks: Sequence[Chunk], place: int, vocabulary: Vocabulary) -> bool:
    """Whether the body goes on behind a line of dates: much text before the references, no front matter."""
    words = 0
    for chunk in chunks[place + 1 :]:
        if is_references_heading(chunk, vocabulary):
            return words > 60
        if is_author_info_heading(chunk, vocabulary) or any(
            vocabulary.has(g, chunk.text) for g in ("keywords", "abstract")
        ):
            return False
        words += len(chunk.text.split()) * (len(chunk.text) > 200)
    return False


def _statements_begin(chunks: Sequence[Chunk], begin: int, end: int, vocabulary: Vocabulary) -> int:
    """Where funding and the like, each behind a label on its own line, end the body.

    Where the article's sections have their headings on the line, too, such a label is a heading.
    """
    groups = ("funding", "acknowledgements", "conflict", "citation", "other_statement")

    def states(chunk: Chunk) -> bool:
        text = inline(chunk.text)
        return (
            not chunk.heading_level
            and any(vocabulary.has(g, text) and not whole_label(g, text, vocabulary) for g in groups)
        ) or (len(text) < 250 and vocabulary.has("conflict_text", text))

    place = end
    while place > begin and states(chunks[place - 1]):
        place -= 1
    run_in = any(vocabulary.section_pattern.match(inline(chunk.text)) for chunk in chunks[begin:place])
    return end if run_in else place


def _without_strays(chunks: Sequence[Chunk], vocabulary: Vocabulary) -> tuple[list[Chunk], list[Chunk]]:
    """The body's chunks, and dates, addresses and identifiers that a page's foot put among them."""
    kept: list[Chunk] = []
    strays: list[Chunk] = []
    for chunk in chunks:
        parts = explode(chunk, vocabulary) if len(chunk.text) < 500 and not chunk.heading_level else []
        (strays if parts and all(_is_stray(part, vocabulary) for part in parts) else kept).append(chunk)
    return kept, strays


def _is_stray(chunk: Chunk, vocabulary: Vocabulary) -> bool:
    text = inline(chunk.text)
    if dates_.is_date_line(chunk, vocabulary) or re.fullmatch(
        r"\W*(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+", text
    ):
        return True
    if vocabulary.has("email", text) and EMAIL.search(text.replace("\\", "")):
        return True
    called = vocabulary.find("corresponding", text)
    return (
        called is not None
        and called[1].start() < 6
        and (len(text) < 40 or bool(EMAIL.search(text.replace("\\", ""))))
    )


def _add_strays(front: Front, strays: Sequence[Chunk], vocabulary: Vocabulary) -> None:
    for chunk in (part for stray in strays for part in explode(stray, vocabulary)):
        if dates_.is_date_line(chunk, vocabulary):
            front.dates.append(chunk)
        elif "@" not in chunk.text and DOI.search(chunk.text):
            front.identifiers.append(chunk)
        elif EMAIL.search(inline(chunk.text).replace("\\", "")) and front.blocks:
            front.blocks[0].add_email(chunk, -1)
            front.leftover.append(chunk)
        else:
            front.leftover.append(chunk)


def _give_title(block: Block, language: Lang, found: dict[Lang, Block], vocabulary: Vocabulary) -> None:
    """Give a title and a byline in another script to the block of their language that has none."""
    if not block.title or is_latin(block.title[0].text) == (language == "en"):
        return
    true = detect(" ".join(chunk.text for chunk in block.title), vocabulary)
    heir = found.get(true) if true else None
    if heir is None or heir is block or heir.title:
        return
    heir.title, block.title = block.title, []
    if not heir.byline and all(is_latin(chunk.text) == (true == "en") for chunk, _ in block.byline):
        for name in ("byline", "affiliations", "affiliation_under", "emails", "email_under"):
            setattr(heir, name, getattr(block, name))
            setattr(block, name, [])


def _places_of(block: Block, under: dict[int, list[int]]) -> list[tuple[int, ...]]:
    """The affiliations of each name of an unmarked byline: those below it, or the one in its place.

    Nothing where neither holds: several names above one list of another length.
    """
    counts = [len(byline.names) for _, byline in block.byline]
    if any(name.marks for _, byline in block.byline for name in byline.names):
        return []
    if len(counts) > 1:
        return [tuple(under.get(place, ())) for place, count in enumerate(counts) for _ in range(count)]
    below = [n for numbers in under.values() for n in numbers]
    return [(n,) for n in below] if counts and counts[0] == len(below) > 1 else []


def _owned(block: Block, names: list[dict[Lang, str]]) -> list[tuple[str, int]]:
    """The addresses that stand right below one person's name, and whose they are."""
    out: list[tuple[str, int]] = []
    for chunk, under in zip(block.emails, block.email_under, strict=True):
        text = inline(chunk.text).replace("\\", "")
        group: Sequence[BylineName] = ()
        if mark := re.match(r"\W{0,2}\^\{(\d{1,2}|[a-f])\}", text):
            every = [name for _, byline in block.byline for name in byline.names]
            alone = max(len(EMAIL.findall(text)), len(ORCID.findall(text))) < 2
            group = [name for name in every if alone and mark[1] in name.marks]
        elif len(block.byline) > 1 and 0 <= under < len(block.byline):
            group = block.byline[under][1].names
        if len(group) != 1:
            continue
        name = mend_scripts(group[0].name)
        owner = next((i for i, held in enumerate(names) if name in held.values()), None)
        if owner is not None:
            out.append((text, owner))
    return out


def _bios_of(names: list[dict[Lang, str]], people: dict[Lang, list[Person]]) -> list[dict[Lang, Person]]:
    """For each author the paragraphs of author information that are about them."""
    bios: list[dict[Lang, Person]] = [{} for _ in names]
    for lang, persons in people.items():
        pairs = []
        for j, person in enumerate(persons):
            for i, name in enumerate(names):
                score = (
                    max((likeness(person.name or "", n) for n in name.values()), default=0.0)
                    if person.name
                    else 0.0
                )
                pairs.append((score + 0.05 * (i == j), i, j))
        taken_i: set[int] = set()
        taken_j: set[int] = set()
        for score, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
            if score >= 0.62 and i not in taken_i and j not in taken_j:
                bios[i][lang] = persons[j]
                taken_i.add(i)
                taken_j.add(j)
        if len(persons) == len(names):
            left_i = [i for i in range(len(names)) if i not in taken_i]
            left_j = [j for j in range(len(persons)) if j not in taken_j]
            if len(left_i) == 1:
                bios[left_i[0]][lang] = persons[left_j[0]]
    return bios


def split_keywords(text: str) -> list[str]:
    """Keywords between semicolons, where there are any, else between commas outside brackets."""
    text = text.strip().rstrip(" .;,")
    sign = ";" if ";" in text else next((dot for dot in "·•" if dot in text), ",")
    if not re.search("[;,·•]", text) and len(dashed := re.split(r"\s[–—-]\s", text)) > 2:
        return [part.strip(" .") for part in dashed if part.strip(" .")]
    parts, depth, current = [], 0, ""
    for char in text:
        depth += (char in "([«") - (char in ")]»")
        if char == sign and depth <= 0:
            parts.append(current)
            current = ""
        else:
            current += char
    parts.append(current)
    words = [
        re.sub(r"\s+", " ", part).strip(" .;,") if not part.strip().endswith(")") else part.strip()
        for part in parts
    ]
    return [w for w in words if w]


def split_affiliations(text: str) -> list[tuple[tuple[str, ...], str]]:
    """Affiliations of a line with the marks before each; unmarked text has no marks."""
    pieces = re.split(r"(?:^|(?<=[;,.\s)]))\s*(?=\^\{[\da-f,; *]+\})", text)
    out: list[tuple[tuple[str, ...], str]] = []
    for piece in pieces:
        match = re.match(r"^\^\{([\da-f,; *]+)\}\s*(.*)$", piece.strip(), re.DOTALL)
        if match:
            out.append((tuple(re.findall(r"\d+|[a-f]", match[1])), match[2].strip(" ;")))
        elif piece.strip(" ;"):
            out.append(((), piece.strip(" ;")))
    return out


def _cyrillic_share(raw: RawList) -> float:
    text = "".join(e.text for e in raw.entries)
    letters = Counter("c" if "\u0400" <= c <= "\u04ff" else "l" for c in text if c.isalpha())
    return letters["c"] / max(1, letters["c"] + letters["l"])


def make_id(article: Article) -> str:
    """An id of surname, the title's first words and the year: readable, ASCII, the same on every machine."""
    author = next(iter(article.authors), None)
    name = (author.name.get("en") or next(iter(author.name.values()), "")) if author else ""
    words = re.sub(r"\.(?=\S)", ". ", name).split()
    surname = max((w for w in words if not w.endswith(".")), key=len, default="")
    title = article.title.get("en") or next(iter(article.title.values()), "")
    small = {
        "the",
        "of",
        "and",
        "in",
        "to",
        "for",
        "on",
        "a",
        "an",
        "some",
        "as",
        "by",
        "with",
        "at",
        "from",
        "about",
        "using",
    }
    significant = [w for w in slug(title, 200).split("-") if w not in small]
    year = str(article.year or (article.dates.accepted or article.dates.received or "")[:4])
    return slug(" ".join([surname, *significant[:4], year]), 70) or "article"
