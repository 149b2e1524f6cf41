"""In-text citations → the entries they mean, and what could not be told.

Three kinds are read: numbers in square brackets (``[5; 14]``, ``[2, 3–5]``, ``[6, с. 25]``), names
with a year (``(Lee 2019: 25)``, ``Lee (2019)``, ``(Lee и др., 2019а; Kim 2020)``) and web addresses
in brackets. Where more than one entry fits, or none, there is no link but a diagnostic.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from rapidfuzz import fuzz

from generator.diagnostics import Diagnostic, Severity
from generator.linking.cited import find_cited_by, most_cited
from generator.linking.corpus import CitationLink
from generator.linking.views import View, view
from generator.linking.works import Answer, Work, by_context, resolve, works
from generator.model import Article, Figure, ListBlock, Table
from generator.reading.entry_text import clean_url, find_doi, url_key
from generator.reading.romanization import fold, fold_words

__all__ = ["find_cited_by", "link_citations", "most_cited"]


@dataclass(frozen=True, slots=True)
class _Place:
    """A text in which citations stand, and where it is."""

    view: View
    where: Literal["body", "footnote"]
    block: int
    line: int
    item: int = -1
    row: int = -1
    column: int = -1


@dataclass(frozen=True, slots=True)
class _Found:
    """A citation: its span in the plain text, and the entry or what is wrong with it."""

    start: int
    end: int
    entry: int | None = None
    code: str = ""
    message: str = ""
    severity: Severity = "warning"


def link_citations(article: Article) -> tuple[tuple[CitationLink, ...], tuple[Diagnostic, ...]]:
    """Find the citations of an article's body and footnotes.

    Returns:
        The links in the order of the text, and diagnostics for citations without a certain entry
        (``citation-number``, ``citation-style``, ``citation-unknown``, ``citation-ambiguous``,
        ``citation-year``, ``citation-url``) and for entries that nothing cites (``reference-uncited``).
    """
    known = works(article.references)
    if not known:
        return (), ()
    places = tuple(_places(article))
    reader = _Reader(known, places)
    file = article.source.file if article.source else ""
    links: list[CitationLink] = []
    notes: list[Diagnostic] = []
    for place in places:
        for found in reader.read(place):
            if found.code:
                notes.append(
                    Diagnostic(
                        found.code, found.severity, found.message, file, place.line, _HINTS[found.code], article.id
                    )
                )
            if found.entry is None:
                continue
            span = place.view.span(found.start, found.end) if found.start < found.end else None
            start, end = span or (place.view.places[found.start],) * 2
            links.append(
                CitationLink(
                    article.id, place.block, start, end, found.entry, place.item, place.row, place.column, place.where
                )
            )
    if article.has_full_text():
        notes.extend(_uncited(article, links, file))
    return tuple(links), tuple(notes)


_HINTS = {
    "citation-number": "Add the entry to the reference list or correct the number.",
    "citation-style": "This article cites by author and year; a number is probably left over from another style.",
    "citation-unknown": "Add the entry to the reference list or correct the name and year.",
    "citation-ambiguous": "Tell the works apart: co-authors, or a letter after the year (2019a).",
    "citation-year": "Correct the year in the text or in the reference list.",
    "citation-url": "Give the full address that stands in the reference list.",
    "reference-uncited": "Cite the work in the text or take it from the list.",
}


def _uncited(article: Article, links: Sequence[CitationLink], file: str) -> Iterator[Diagnostic]:
    cited = {link.entry for link in links}
    for index, entry in enumerate(article.references.original):
        if index not in cited:
            yield Diagnostic(
                "reference-uncited",
                "info",
                f"No citation was found for entry {index + 1} of the reference list: {_short(entry.text)}",
                file,
                entry.lines[0] if entry.lines else 0,
                _HINTS["reference-uncited"],
                article.id,
            )


def _short(text: str, limit: int = 70) -> str:
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0] + " …"


def _places(article: Article) -> Iterator[_Place]:
    for index, block in enumerate(article.body):
        line = block.lines[0] if block.lines else 0
        at = partial(_Place, where="body", block=index)
        if isinstance(block, ListBlock):
            for i, item in enumerate(block.items):
                yield at(view(item.text), line=item.lines[0] if item.lines else line, item=i)
        elif isinstance(block, Table):
            if block.caption:
                yield at(view(block.caption), line=line)
            for r, row in enumerate(block.rows):
                row_line = block.lines[r] if len(block.lines) == len(block.rows) else line
                for c, cell in enumerate(row):
                    yield at(view(cell), line=row_line, row=r, column=c)
        elif isinstance(block, Figure):
            yield at(view(block.caption), line=line)
        else:
            yield at(view(block.text), line=line)
    for index, note in enumerate(article.footnotes):
        yield _Place(view(note.text), "footnote", index, note.lines[0] if note.lines else 0)


# --- numbers -----------------------------------------------------------------------------------

_BRACKETS = re.compile(r"\[([^\[\]]{1,80})\]")
_NUMERIC = re.compile(
    r"(?P<page>(?:[сСcpPбБs]{1,2}|стр|бет|pages?)\.?\s?\d{1,4}(?:\s?[-–—]\s?\d{1,4})?(?!\d)"
    r"|\d{1,4}(?:\s?[-–—]\s?\d{1,4})?\s?(?:б|бет|беттер|с)\b\.?"
    r"|(?:т|Т|ч|кн|vol|Vol|гл|ст)\.?\s?\d{1,3}|:\s?\d{1,4}(?:\s?[-–—]\s?\d{1,4})?)"
    r"|(?P<from>\d{1,4})\s?[-–—]\s?(?P<to>\d{1,4})"
    r"|(?P<one>\d{1,4})"
    r"|(?P<comma>,)|(?P<semicolon>;)|(?P<blank>[\s.]+)"
    r"|(?P<bad>.)"
)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    start: int
    end: int
    first: int = 0
    last: int = 0


def _number_tokens(inner: str, offset: int) -> tuple[_Token, ...]:
    """The parts of a bracket, empty where it is no citation by number."""
    tokens: list[_Token] = []
    for match in _NUMERIC.finditer(inner):
        kind = match.lastgroup or ""
        start, end = offset + match.start(), offset + match.end()
        if kind == "bad":
            return ()
        if kind == "to":
            tokens.append(_Token("range", start, end, int(match["from"]), int(match["to"])))
        elif kind == "one":
            tokens.append(_Token("one", start, end, int(match["one"]), int(match["one"])))
        elif kind != "blank":
            tokens.append(_Token(kind, start, end))
    if not tokens or tokens[0].kind not in ("one", "range"):
        return ()
    if len(tokens) == 1 and (tokens[0].first >= 1000 or tokens[0].first == 0):
        return ()
    return tuple(tokens)


# --- names and years ---------------------------------------------------------------------------

_PARENTHESES = re.compile(r"\(([^()]{2,500})\)")
_YEAR = re.compile(
    r"(?<![\d./№])(?<!\d[-–—])(?P<year>(?:1[5-9]|20)\d\d)(?P<letter>[a-zа-я])?(?![\dA-Za-zА-Яа-я])(?!\s?[-–—]\s?(?:1[5-9]|20)\d\d\b)"
)
_PAGE_TAIL = re.compile(
    r"\s*(?:[:,.]\s*(?:(?:[сСpPбБ]{1,2}|pages?)\.?\s?)?\d{1,4}(?:\s?[-–—]\s?\d{1,4})?(?:,\s?\d{1,4}(?:\s?[-–—]\s?\d{1,4})?){0,4}\s?(?:б|бет|с|p|pp)?\.?"
    r"|\s\d{1,4}\s?[-–—]\s?\d{1,4})?[\s.]*"
)
_LEAD_IN = re.compile(
    r"^(?:[\s*_]*(?:см\.?(?:\s+также)?|see(?:\s+also)?|e\.\s?g\.|cf\.|например|напр\.|мысалы|қараңыз|қар\.|цит\. по|по)[:,]?\s+)",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"[^\W\d_][\w.’'-]*")
_MONTHS = frozenset(
    fold(month)
    for month in """january february march april may june july august september october november december
    january январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан
    жылы жылғы ж жж год года году годы гг г since in by с в from until до the of until""".split()
)
_PLAUSIBLE = re.compile(
    r"(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІÀ-Þ][\w’'.-]*)(?:(?:\s?,\s?|\s?&\s?|\s)(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІÀ-Þ][\w’'.-]*|and|и|және|мен|et al\.?|и др\.?|және т\.\s?б\.?|de|van|der|von|of|the|for))*[.,]?"
)
_URL = re.compile(r"https?://[^\s<>«»\"“”\[\]]{3,2000}")


class _Reader:
    """Reads one article's texts; what one text shows about the style serves all of them."""

    def __init__(self, known: Sequence[Work], places: Sequence[_Place]) -> None:
        self.known = known
        self.pairs_are_pages = _pairs_are_pages(known, places)
        numeric = sum(1 for place in places for m in _BRACKETS.finditer(place.view.text) if _number_tokens(m[1], 0))
        dated = sum(len(self._dated(place)) for place in places if place.where == "body")
        #: Numbers are a left-over where names with years are many times as frequent.
        self.numbers_are_strange = dated >= 6 and dated >= 3 * numeric

    def read(self, place: _Place) -> tuple[_Found, ...]:
        """All citations of a text, in order, none over another."""
        found = [*self._numbers(place), *self._dated(place), *self._urls(place)]
        found.sort(key=lambda f: (f.entry is None, f.start, -f.end))
        kept: list[_Found] = []
        for one in found:
            if all(one.end <= other.start or one.start >= other.end for other in kept):
                kept.append(one)
        return tuple(sorted(kept, key=lambda f: (f.start, f.end)))

    # numbers

    def _numbers(self, place: _Place) -> Iterator[_Found]:
        for match in _BRACKETS.finditer(place.view.text):
            tokens = _number_tokens(match[1], match.start(1))
            if tokens:
                yield from self._numbered(match, tokens)

    def _numbered(self, match: re.Match[str], tokens: Sequence[_Token]) -> Iterator[_Found]:
        if self.numbers_are_strange:
            yield _Found(
                match.start(), match.end(), None, "citation-style",
                f"{match[0]} cites by number in an article that cites by author and year",
            )  # fmt: skip
            return
        numbers = [token for token in tokens if token.kind in ("one", "range")]
        separators = [token.kind for token in tokens if token.kind in ("comma", "semicolon")]
        if len(numbers) == 2 and len(separators) == 1 and len(tokens) == 3:
            size = len(self.known)
            if separators[0] in self.pairs_are_pages or (numbers[1].last > size >= numbers[0].last):
                numbers = [_Token("one", numbers[0].start, numbers[1].end, numbers[0].first, numbers[0].last)]
        for token in numbers:
            yield from self._one_number(match[0], token)

    def _one_number(self, bracket: str, token: _Token) -> Iterator[_Found]:
        size = len(self.known)
        if token.kind == "range" and token.first < token.last <= size and token.last - token.first < 30:
            dash = token.start + len(str(token.first))
            yield _Found(token.start, dash, token.first - 1)
            for number in range(token.first + 1, token.last):
                yield _Found(dash, dash, number - 1)
            yield _Found(token.end - len(str(token.last)), token.end, token.last - 1)
        elif 1 <= token.first <= size and token.kind == "one":
            yield _Found(token.start, token.end, token.first - 1)
        else:
            yield _Found(
                token.start, token.end, None, "citation-number",
                f"{bracket} has no entry in a list of {size}",
            )  # fmt: skip

    # names and years

    def _dated(self, place: _Place) -> list[_Found]:
        text = place.view.text
        found: list[_Found] = []
        for match in _PARENTHESES.finditer(text):
            if "http" in match[1] and not re.search(r"\d{4}\s*[;,]", match[1]):
                continue
            years = list(_YEAR.finditer(match[1]))
            if not years:
                continue
            before_first = match[1][: years[0].start()]
            if not re.search(r"[^\W\d_]", before_first):
                found.extend(self._narrative(text, match, years[0]))
            else:
                found.extend(self._in_parentheses(match))
        return found

    def _in_parentheses(self, match: re.Match[str]) -> Iterator[_Found]:
        offset = match.start(1)
        last_name = ""
        for part in re.finditer(r"[^;]+", match[1]):
            years = list(_YEAR.finditer(part[0]))
            at = 0
            base = offset + part.start()
            for number, year in enumerate(years):
                raw = part[0][at : year.start()]
                lead = _LEAD_IN.match(raw)
                start = at + (lead.end() if lead else 0)
                start += len(part[0][start : year.start()]) - len(part[0][start : year.start()].lstrip(" ,.:*"))
                name = part[0][start : year.start()].strip(" ,.:*(")
                tail = _PAGE_TAIL.match(part[0], year.end())
                end = tail.end() if tail else year.end()
                rest = part[0][end : years[number + 1].start() if number + 1 < len(years) else len(part[0])]
                if not re.search(r"[^\W\d_]", name):
                    if not last_name or number == 0:
                        at = end
                        continue
                    start, name = year.start(), last_name
                single = len(years) == 1 or number == 0
                answer = resolve(self.known, name, year["year"], year["letter"] or "")
                if answer.entry is None and len(years) == 2 and number == 0 and not re.search(r"[^\W\d_]", rest):
                    continue  # "Report for 2018, 2019": the first year belongs to a title
                finished = not re.search(r"[^\W\d_]", rest) or number + 1 < len(years) or rest.lstrip().startswith(",")
                found = self._judged(
                    base + start, base + year.end(), name, year, answer, finished and bool(single or name)
                )
                if found:
                    yield found
                last_name = name
                at = end

    def _judged(
        self, start: int, end: int, name: str, year: re.Match[str], answer: Answer, finished: bool
    ) -> _Found | None:
        words = f"({name} {year['year']}{year['letter'] or ''})"
        if answer.entry is not None:
            if answer.other_year:
                return _Found(
                    start, end, answer.entry, "citation-year",
                    f"{words}: the reference list has {answer.other_year} for this author",
                )  # fmt: skip
            return _Found(start, end, answer.entry)
        if not finished:
            return None
        if answer.rivals:
            entries = ", ".join(str(entry + 1) for entry in answer.rivals)
            return _Found(
                start, end, None, "citation-ambiguous", f"{words} may mean any of the entries {entries}"
            )
        keys = set(fold_words(name))
        if keys & _MONTHS or not _PLAUSIBLE.fullmatch(name) or len(name.split()) > 8:
            return None
        return _Found(start, end, None, "citation-unknown", f"{words} has no entry in the reference list")

    def _narrative(self, text: str, match: re.Match[str], year: re.Match[str]) -> Iterator[_Found]:
        """A name in the sentence and the year in brackets: "Lee and Kim (2019) show …"."""
        inside = match[1]
        tail = _PAGE_TAIL.fullmatch(inside, year.end())
        if inside[: year.start()].strip() or not tail:
            return
        before = text[max(0, match.start() - 160) : match.start()]
        sentence = re.split(r"(?<=[\w»”\"]{3})[.!?]\s+(?=[^\W\d_])|\)", before)[-1]
        start, end = match.start(1) + year.start(), match.start(1) + year.end()
        named = _names_before(sentence)
        answers: list[Answer] = []
        for name in named:
            answer = resolve(self.known, name, year["year"], year["letter"] or "")
            if answer.entry is not None or answer.rivals:
                answers.append(answer)
                break
        if not answers:
            answer = _titled(self.known, sentence, year["year"])
            if answer.entry is not None:
                answers.append(answer)
        name = named[0] if named else ""
        if answers:
            found = self._judged(start, end, name, year, answers[0], True)
            if found:
                yield found
        elif name and len(re.findall(r"[^\W\d_]{2,}", name)) <= 4 and before.rstrip().endswith(tuple(_ends(name))):
            keys = set(fold_words(name))
            if not keys & _MONTHS and re.search(r"[^\W\d_]\.|&|\sand\s|\sи\s|\sжәне\s|et al", name):
                yield _Found(
                    start, end, None, "citation-unknown",
                    f"{name} ({year['year']}) has no entry in the reference list", "info",
                )  # fmt: skip

    # web addresses

    def _urls(self, place: _Place) -> Iterator[_Found]:
        text = place.view.text
        last = 0
        spans = [(link.start, link.end, link.url) for link in place.view.links if link.url.startswith("http")]
        for match in _URL.finditer(text):
            if all(match.end() <= start or match.start() >= end for start, end, _ in spans):
                spans.append((match.start(), match.start() + len(_closed(match[0])), _closed(match[0])))
        for start, end, url in sorted(spans):
            context = text[max(last, start - 500) : start]
            bracketed = text[:start].rstrip(" <[")[-1:] in {"(", ";", ","} or text[:start].endswith(("(", "[", "<"))
            last = end
            answer = self._by_url(url, context)
            if answer.entry is not None:
                yield _Found(start, end, answer.entry)
            elif bracketed and place.where == "body":
                if answer.rivals:
                    entries = ", ".join(str(entry + 1) for entry in answer.rivals[:8])
                    yield _Found(
                        start, end, None, "citation-ambiguous", f"{_short(url)} may mean any of the entries {entries}"
                    )
                else:
                    yield _Found(
                        start, end, None, "citation-url", f"{_short(url)} stands in no entry of the reference list", "info"
                    )

    def _by_url(self, url: str, context: str) -> Answer:
        key = url_key(clean_url(url) or url)
        doi = find_doi(url)
        if doi:
            fits = [work for work in self.known if "doi.org/" + doi.lower() in work.urls]
            if len(fits) == 1:
                return Answer(entry=fits[0].entry)
        fits = [work for work in self.known if key in work.urls]
        if not fits:
            fits = [w for w in self.known if any(u.startswith(key) and u[len(key)] in "/?#-_.:" for u in w.urls if len(u) > len(key))]
        if not fits:
            host = key.split("/")[0]
            registry = {"adilet.zan.kz": "adilet:", "online.zakon.kz": "zakon:"}.get(host, "") if _is_root(key) else ""
            if registry:
                fits = [work for work in self.known if any(u.startswith(registry) for u in work.urls)]
        if len(fits) == 1:
            return Answer(entry=fits[0].entry)
        if fits:
            return by_context(fits, context)
        if "/" in key:
            near = [w for w in self.known if any(len(u) > 20 and fuzz.ratio(u, key) >= 93 for u in w.urls)]
            if len(near) == 1:
                return Answer(entry=near[0].entry)
            slug = fold(re.sub(r"[-_/]+", " ", key.split("/", 1)[1].rsplit("/", 1)[-1]))
            if len(slug.split()) >= 4:
                near = [w for w in self.known if _slug_fits(slug, w)]
                if len(near) == 1:
                    return Answer(entry=near[0].entry)
            named = [w for w in self.known if w.personal and any(len(k) > 4 and k in set(fold_words(context)) for k in w.first)]
            if len(named) == 1:
                return Answer(entry=named[0].entry)
        return Answer()


def _closed(url: str) -> str:
    """A URL without the brackets and stops that stand after it."""
    while url and (url[-1] in ".,;:!?’”»*" or (url[-1] == ")" and url.count(")") > url.count("("))):
        url = url[:-1]
    return url


def _is_root(key: str) -> bool:
    """Whether an address leads to a site's front page, or that of one language."""
    return bool(re.fullmatch(r"[\w.-]+(?:/(?:rus|kaz|eng|ru|kk|kz|en))?", key))


def _slug_fits(slug: str, work: Work) -> bool:
    """Whether the words of an address are the (romanized) title of a work."""
    title = " ".join(fold_words(work.title))
    return len(title) > 20 and fuzz.ratio(slug[: len(title) + 4], title) >= 88


def _names_before(sentence: str) -> list[str]:
    """What may be the authors before "(2019)", the nearest and longest first."""
    words = list(_NAME_BEFORE.finditer(sentence))[-9:]
    found: list[str] = []
    joined = {"and", "&", "и", "және", "мен", "et", "al", "al.", "de", "van", "der", "von", "др", "др.", "с", "коллегами"}
    run: list[str] = []
    for word in reversed(words):
        token = word[0]
        if token[:1].isupper() or token.lower() in joined:
            run.insert(0, token)
            continue
        if run:
            break
        if len(words) and word is not words[-1] and len(found) > 3:
            break
    while run and not run[0][:1].isupper():
        run.pop(0)
    if run:
        text = sentence[sentence.rfind(run[0]) :].strip() if len(run) == 1 else " ".join(run)
        found.append(" ".join(run))
        del text
        names = [token for token in run if token[:1].isupper() and len(token.strip(".")) > 1]
        if len(names) > 1:
            lead = " ".join(token for token in run if token.lower() not in joined or True)
            amp = "&" in sentence
            if amp:
                found.insert(0, " & ".join(names))
            elif not any(token.lower() in joined for token in run):
                found.extend(reversed(names))
            del lead
    for word in reversed(words):
        if word[0][:1].isupper() and len(word[0]) > 2 and word[0] not in found:
            found.append(word[0])
    return found[:5]


def _ends(name: str) -> tuple[str, ...]:
    tail = name.split()[-1]
    return (tail, tail + ",", tail + ".", tail + "'s", tail + "’s")


def _titled(known: Sequence[Work], sentence: str, year: str) -> Answer:
    """The work of that year whose title or number stands right before the brackets."""
    quoted = re.findall(r"[«“\"]([^«»“”\"]{6,200})[»”\"]\W*$", sentence)
    numbered = re.findall(r"(?:№|No\.?)\s?([\w/-]{1,12})\W*$", sentence)
    dated = [work for work in known if year in work.year]
    if numbered:
        fits = [work for work in dated if fold(numbered[-1]) in work.numbers]
    elif quoted:
        asked = [word for word in fold_words(quoted[-1]) if len(word) > 2]
        fits = [
            work for work in dated if asked and sum(word in work.words for word in asked) / len(asked) >= 0.8
        ]
    else:
        tail = [word for word in fold_words(sentence)[-6:] if len(word) > 2]
        fits = [
            work
            for work in dated
            if len(tail) >= 3 and any(len(title) >= 3 and set(list(title)) <= set(fold_words(sentence)) for title in work.titles)
        ]
    return Answer(entry=fits[0].entry) if len(fits) == 1 else Answer()


def _pairs_are_pages(known: Sequence[Work], places: Sequence[_Place]) -> frozenset[str]:
    """Separators after which a second number is a page ("[6; 991]"), told from the whole article."""
    votes: Counter[tuple[str, bool]] = Counter()
    size = len(known)
    for place in places:
        for match in _BRACKETS.finditer(place.view.text):
            tokens = _number_tokens(match[1], 0)
            numbers = [token for token in tokens if token.kind in ("one", "range")]
            separators = [token.kind for token in tokens if token.kind in ("comma", "semicolon")]
            for separator in set(separators):
                if len(numbers) > 2:
                    votes[separator, False] += 2
            if len(numbers) == 2 and len(separators) == 1 and 1 <= numbers[0].first <= size:
                first, second = numbers
                pages = known[first.first - 1].pages
                is_page = second.last > size or second.first <= first.last or any(a <= second.first <= b for a, b in pages)
                votes[separators[0], is_page] += 1
    return frozenset(s for s in ("comma", "semicolon") if votes[s, True] > votes[s, False])
