"""Synthetic articles as a PDF tool would leave them: no sense, but real sizes, layouts and ties.

``python -m bench.corpus N DIR`` writes N texts. The k-th article is the same in a collection of any
size. Measured on the real ones: an article has 30 to 110 KB, titles, abstracts and keywords in three
languages, 1 to 5 authors, 5 to 9 keywords, 12 to 40 references, one table in two articles. Keywords,
authors and acts follow Zipf's law, so that the number of different ones grows slower than the collection.
"""

from __future__ import annotations

import random
import sys
from functools import cache
from pathlib import Path

from bench.words import Zipf, paragraph, phrase, sentence, title, word

_TRANSLIT = dict(zip("абвгдежзийклмнопрстуфхцчшыэюяәіғқңөұүһ", ["a", "b", "v", "g", "d", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "y", "e", "yu", "ya", "a", "i", "g", "k", "n", "o", "u", "u", "h"], strict=True))  # fmt: skip
_INITIALS_KK = "АБГДЕЖЗҚМНӨРСТҰШ"
_INITIALS_RU = dict(zip(_INITIALS_KK, "АБГДЕЖЗКМНОРСТУШ", strict=True))
_CITIES = (("Алматы", "Алматы", "Almaty"), ("Астана", "Астана", "Astana"), ("Қарағанды", "Караганда", "Karaganda"),
           ("Шымкент", "Шымкент", "Shymkent"), ("Атырау", "Атырау", "Atyrau"))  # fmt: skip
_MONTHS_RU = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
_MONTHS_KK = [
    "қаңтардағы",
    "ақпандағы",
    "наурыздағы",
    "сәуірдегі",
    "мамырдағы",
    "маусымдағы",
    "шілдедегі",
    "тамыздағы",
    "қыркүйектегі",
    "қазандағы",
    "қарашадағы",
    "желтоқсандағы",
]
_MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_RUBRICS = (("ҚҰҚЫҚ ТЕОРИЯСЫ", "ТЕОРИЯ ПРАВА", "THEORY OF LAW"),)
_POOL = 200_000  # of people, keywords and acts; Zipf decides how many are met


class Pools:
    """What articles share; drawn so that few are frequent and many are rare."""

    def __init__(self) -> None:
        self.people = Zipf(_POOL, 0.75)
        self.keywords = Zipf(_POOL, 0.85)
        self.acts = Zipf(4000, 1.1)
        self.homes = Zipf(3000, 1.0)
        self.works = Zipf(_POOL, 0.7)


def article(number: int, pools: Pools) -> str:
    """The text of one article."""
    rng = random.Random(f"article {number}")
    lang = rng.choices(("kk", "ru", "en"), (35, 35, 30))[0]
    people = pools.people.some(rng, rng.choice((1, 2, 2, 3, 3, 4, 5)))
    homes = [pools.homes.draw(random.Random(f"home {p}")) for p in people]
    places = list(dict.fromkeys(homes))
    words = pools.keywords.some(rng, rng.randint(5, 9))
    order = [lang, *(other for other in ("kk", "en", "ru") if other != lang)]
    year = 2000 + number % 26
    parts: list[str] = [_opening(rng, lang, number, year)]
    for one in order:
        parts += _front(rng, one, number, people, homes, places, words)
    acts = pools.acts.some(rng, rng.randint(1, 6))
    works = pools.works.some(rng, rng.randint(10, 34))
    parts += _body(rng, lang, people, acts, works)
    parts += _references(rng, lang, acts, works)
    return "\n\n".join(parts) + "\n"


def _opening(rng: random.Random, lang: str, number: int, year: int) -> str:
    issue = number // 40 % 4 + 1
    first = number % 40 * 11 + 4
    doi = (
        f"https://doi.org/10.26577/JAPJ{year}{issue}{number:07d}",
        f"DOI 10.52026/2788-5291_{year}_{80 + issue}_{issue}_{number:07d}",
        f"https://doi.org/10.31489/{year}L{issue}/{first}-{first + 10}x{number}",
    )[number % 3]
    label = {"kk": "ҒТАМР", "ru": "МРНТИ", "en": "IRSTI"}[lang]
    return f"{label} 10.{rng.randint(10, 90)}.{rng.randint(10, 90)}\n\n{doi}"


def _front(
    rng: random.Random,
    lang: str,
    number: int,
    people: list[int],
    homes: list[int],
    places: list[int],
    words: list[int],
) -> list[str]:
    marks = [str(places.index(home) + 1) for home in homes]
    byline = ", ".join(
        f"{_name(person, lang)}^{{{mark}{'*' if at == 0 else ''}}}"
        for at, (person, mark) in enumerate(zip(people, marks, strict=True))
    )
    heads = {
        "kk": ("Аңдатпа.", "Түйін сөздер:"),
        "ru": ("Аннотация.", "Ключевые слова:"),
        "en": ("Abstract.", "Keywords:"),
    }
    name = title(random.Random(f"title {number} {lang}"), lang, number)
    lead = " ".join(sentence(rng, lang) for _ in range(rng.randint(6, 9)))
    return [
        byline,
        *(f"^{{{at}}}{_home(place, lang)}" for at, place in enumerate(places, 1)),
        f"*e-mail: author{people[0]}@example.org",
        name.upper() if number % 2 else name,
        f"{heads[lang][0]} {lead}",
        f"{heads[lang][1]} {', '.join(keyword(w, lang) for w in words)}.",
    ]


@cache
def _stem(number: int, lang: str) -> str:
    """A surname, spelt after the letters of each language."""
    base = random.Random(f"surname {number % 4000}")
    text = "".join(base.choice("бджзклмнрстш") + base.choice("аеиоуы") for _ in range(3))
    text = text[0].upper() + text[1:] + base.choice(("баев", "ова", "беков", "ева", "ов"))
    if lang == "en":
        return "".join(_TRANSLIT.get(c.lower(), c) for c in text).capitalize()
    return text


@cache
def _name(number: int, lang: str) -> str:
    rng = random.Random(f"initials {number}")
    letters = rng.choice(_INITIALS_KK) + rng.choice(_INITIALS_KK)
    if lang != "kk":
        letters = "".join(_INITIALS_RU[c] for c in letters)
    if lang == "en":
        letters = "".join(_TRANSLIT[c.lower()][0].upper() for c in letters)
    return f"{letters[0]}.{letters[1]}. {_stem(number, lang)}"


@cache
def _home(number: int, lang: str) -> str:
    city = _CITIES[number % len(_CITIES)]
    if lang == "kk":
        return f"{word('kk', 70_000 + number).capitalize()} университеті, {city[0]}, Қазақстан"
    if lang == "ru":
        return f"{word('ru', 70_000 + number).capitalize()} университет, {city[1]}, Казахстан"
    return f"{word('en', 70_000 + number).capitalize()} University, {city[2]}, Kazakhstan"


@cache
def keyword(number: int, lang: str) -> str:
    """A keyword of one to three words; the same concept in each language."""
    rng = random.Random(f"keyword {number}")
    return " ".join(word(lang, 100_000 + number * 3 + k) for k in range(rng.choice((1, 2, 2, 3))))


@cache
def _act(number: int, lang: str) -> tuple[str, str]:
    """An act's title with its date and number, and its address."""
    rng = random.Random(f"act {number}")
    year, month, day, count = (
        rng.randint(1998, 2024),
        rng.randint(0, 11),
        rng.randint(1, 28),
        rng.randint(10, 990),
    )
    session = ("I", "II", "III", "IV", "V", "VI", "VII")[min(6, (year - 1998) // 4)]
    name = " ".join(word(lang, 500_000 + number * 3 + k) for k in range(3))
    address = f"https://adilet.zan.kz/{ {'kk': 'kaz', 'ru': 'rus', 'en': 'eng'}[lang] }/docs/Z{year % 100:02d}0000{count:04d}"
    address = address.replace(" ", "")
    if lang == "kk":
        return (
            f"«{name} туралы» {year} жылғы {day} {_MONTHS_KK[month]} № {count}-{session} Қазақстан Республикасының Заңы",
            address,
        )
    if lang == "ru":
        return (
            f"Закон Республики Казахстан от {day} {_MONTHS_RU[month]} {year} года № {count}-{session} «О {name}»",
            address,
        )
    return (
        f"Law of the Republic of Kazakhstan of {day} {_MONTHS_EN[month]} {year} No. {count}-{session} “On {name}”",
        address,
    )


@cache
def _work(number: int) -> tuple[str, str, str, int]:
    """Language, author, entry and year of a cited work."""
    rng = random.Random(f"work {number}")
    lang = rng.choices(("ru", "en", "kk"), (45, 40, 15))[0]
    year = rng.randint(1995, 2025)
    surname = _stem(300_000 + number, lang)
    name = _name(300_000 + number, lang)
    author = f"{surname} {name.split(' ')[0]}"
    what = title(rng, lang, 900_000 + number)
    where = phrase(rng, lang, 3).capitalize()
    pages = rng.randint(3, 300)
    if lang == "en":
        tail = f"Vol. {rng.randint(1, 60)}, No. {rng.randint(1, 12)}. – P. {pages}–{pages + 12}."
        if rng.random() < 0.4:
            tail += f" https://doi.org/10.99992/w{number}"
    else:
        tail = f"№ {rng.randint(1, 12)}. – {'С' if lang == 'ru' else 'Б'}. {pages}–{pages + 12}."
    return lang, surname, f"{author} {what} // {where}. – {year}. – {tail}", year


_SECTIONS = {
    "kk": ("Кіріспе", "Материалдар мен әдістер", "Нәтижелер мен талқылау", "Қорытынды"),
    "ru": ("Введение", "Материалы и методы", "Результаты и обсуждение", "Заключение"),
    "en": ("Introduction", "Materials and methods", "Results and discussion", "Conclusion"),
}


def _body(rng: random.Random, lang: str, people: list[int], acts: list[int], works: list[int]) -> list[str]:
    size = min(95_000, max(22_000, int(rng.lognormvariate(10.75, 0.35))))  # bytes of UTF-8
    cited = [_act(act, lang) for act in acts]
    entries = [_work(work) for work in works]
    parts: list[str] = []
    made = 0
    # The three parts of the body share its size: an introduction, methods, and the long middle.
    bounds = (0.15, 0.3, 0.92, 1.0)
    for section, until in zip(_SECTIONS[lang], bounds, strict=True):
        parts.append(section)
        while made < size * until:
            text = paragraph(rng, lang)
            if rng.random() < 0.35 and entries:
                at = rng.randrange(len(entries))
                text = text[:-1] + (
                    f" [{at + 1}]." if rng.random() < 0.7 else f" ({entries[at][1]}, {entries[at][3]})."
                )
            if rng.random() < 0.07 and cited:
                text += f" {rng.choice(cited)[0]} {sentence(rng, lang)}"
            if rng.random() < 0.05:
                items = [f"{k}) {phrase(rng, lang, 12)}{';' if k < 4 else '.'}" for k in range(1, 5)]
                parts += [text[:-1] + ":", *items]
                made += sum(len(item.encode()) for item in items)
            else:
                parts.append(text)
            made += len(text.encode())
        if until == bounds[2] and rng.random() < 0.5:
            caption = {"kk": "1-кесте – ", "ru": "Таблица 1 – ", "en": "Table 1. "}[lang]
            rows = [
                "\t".join(phrase(rng, lang, 2).capitalize() for _ in range(4))
                for _ in range(rng.randint(4, 9))
            ]
            parts += [caption + phrase(rng, lang, 5).capitalize(), "\n".join(rows)]
    return parts


def _references(rng: random.Random, lang: str, acts: list[int], works: list[int]) -> list[str]:
    entries = [_work(work)[2] for work in works] + [
        f"{name} // URL: {url}" for name, url in (_act(a, lang) for a in acts)
    ]
    head = {"kk": "Әдебиеттер", "ru": "Список литературы", "en": "References"}[lang]
    parts = [head, "\n".join(f"{k}. {entry}" for k, entry in enumerate(entries, 1))]
    if lang != "en" and rng.random() < 0.6:
        rows = ["".join(_romanized(c) for c in entry) for entry in entries]
        parts += ["References", "\n".join(f"{k}. {row}" for k, row in enumerate(rows, 1))]
    return parts


@cache
def _romanized(sign: str) -> str:
    latin = _TRANSLIT.get(sign.lower())
    if latin is None:
        return "" if sign in "ьъЬЪ" else sign
    return latin if sign.islower() else latin.capitalize()


def write(count: int, folder: Path, per_folder: int = 500) -> int:
    """Writes the first ``count`` articles; gives their size in bytes. What is there already is kept."""
    pools = Pools()
    size = 0
    for number in range(count):
        path = folder / f"{number // per_folder:04d}" / f"a{number:07d}.txt"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(article(number, pools), encoding="utf-8")
        size += path.stat().st_size
    return size


if __name__ == "__main__":
    print(write(int(sys.argv[1]), Path(sys.argv[2])))
