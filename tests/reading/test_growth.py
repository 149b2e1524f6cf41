"""That reading takes twice as long for a text twice as long, whatever is said in it again and again.

Seconds hang on the machine. What is counted here hangs on the text alone: for each function the calls that it
makes, and the signs of the texts that it is given, so that a text that grows is noticed where it is looked at
again and again. Of a function that looks at all pairs of two things, the count is four times as high.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType

import pytest

from generator import reading

#: For a text twice as long a function may have so many times as much to do; 2 is linear, 4 quadratic.
_MOST = 3.0
#: What a call counts, in signs of a text.
_CALL = 50
#: How often a thing is said; windows that look so many things ahead are shorter.
_MANY = 40
#: What a function does with less work for each thing said is not looked at.
_LEAST = 1_500


def _name(number: int) -> str:
    """A word that tells numbers apart, in letters."""
    return "".join("абвгдежзик"[int(digit)] for digit in f"{number:04}")


_SENTENCE = "Правило действует для всех, кто живёт в доме, и для тех, кто в него приходит"
#: What may stand again and again, by its number.
SHAPES: dict[str, Callable[[int], str]] = {
    "words on one line": lambda n: f"слово{_name(n)} о праве и",
    "stars on one line": lambda n: f"А. {_name(n).title()}*, Б. Дом** и",
    "addresses on one line": lambda n: f"a{n}@b.example, Анна Белова;",
    "short lines": lambda n: f"а{_name(n)}\n",
    "cut paragraphs": lambda n: f"правило {_name(n)} действует для всех, кто живёт в доме {_name(n)} и\n\n",
    "paragraphs": lambda n: f"{_SENTENCE} {_name(n)}.\n\n",
    "wrapped lines": lambda n: f"{_SENTENCE} {_name(n)}\n",
    "bullets": lambda n: f"- правило {_name(n)};\n",
    "headings": lambda n: f"# О правиле {_name(n)}\n\n",
    "numbered lines": lambda n: f"{n}. О правиле {_name(n)}\n\n",
    "titles": lambda n: f"О ПРАВИЛЕ {_name(n).upper()} И О ДОМЕ\n\n",
    "titles on lines": lambda n: f"О ПРАВИЛЕ {_name(n).upper()} И О ДОМЕ, ГДЕ ЖИВУТ ЛЮДИ, И О ТЕХ, КТО В НЕГО ПРИХОДИТ\n",
    "bylines": lambda n: f"А.Б. {_name(n).title()}^{{1}}, В.Г. Дом{_name(n)}^{{2}}\n\n",
    "bylines on lines": lambda n: f"А.Б. {_name(n).title()}^{{1}}, В.Г. Дом{_name(n)}^{{2}}\n",
    "places": lambda n: f"^{{{n}}} Университет {_name(n)}, Алматы, Казахстан\n",
    "e-mails": lambda n: f"e-mail: a{n}@b.example\n\n",
    "people": lambda n: f"Анна Павловна {_name(n).title()}ова – доктор права, Университет, a{n}@b.example\n\n",
    "abstracts": lambda n: f"Аннотация. Статья говорит о правиле {_name(n)} и о доме, в котором оно живёт.\n\n",
    "labels": lambda n: f"Аннотация\n\nслово {_name(n)}\n\n",
    "wide labels": lambda n: f"А н н о т а ц и я : слово {_name(n)}\n\n",
    "keywords": lambda n: f"Ключевые слова: правило, {_name(n)}, дом\n\n",
    "dates": lambda n: f"Поступила в редакцию {n % 28 + 1:02}.03.2024\n\n",
    "dates in text": lambda n: f"{_SENTENCE} {_name(n)}.\n\nПоступила {n % 28 + 1:02}.03.2024\n\n",
    "running heads": lambda n: f"{n}  ВЕСТНИК ПРАВИЛ № 3 2024\n\n{_SENTENCE} {_name(n)}.\n\n",
    "heads that differ": lambda n: f"{n}\n\nБелова А. {_name(n)} в доме\n\n{_SENTENCE} {_name(n)}.\n\n",
    "tables": lambda n: f"| дом {_name(n)} | б |\n|---|---|\n| в | {n} |\n\n",
    "notes": lambda n: f"^{{{n}}} Смотри {_name(n)} о праве.\n\n",
    "citations": lambda n: f"Правило {_name(n)} в доме [{n}, с. 5].\n\n",
    "headings of lists": lambda n: f"Список литературы\n\n1. Белова А. О доме {_name(n)}. – М., 2020.\n\n",
    "entries": lambda n: f"{n}. Белова А.Б. О доме {_name(n)} // Вестник. – 2020. – № 1. – С. 1–9.\n",
    "entries without numbers": lambda n: f"{_name(n).title()} А.Б. О доме // Вестник. – 2020. – С. 1–9\n\n",
    "torn entries": lambda n: f"{_name(n)} о доме и о праве, и о тех, кто в него приходит, и о том, что в нём слово\n\n",
    "statements": lambda n: f"Финансирование. Работа {_name(n)} сделана на свои средства.\n\n",
    "rubrics": lambda n: f"РАЗДЕЛ {n}. ПРАВО {_name(n).upper()}\n\n",
    "contents": lambda n: f"Белова А.Б. О доме {_name(n)} ........ {n}\n",
}  # fmt: skip

_FRONT = "УДК 340.1\n\nА.Б. Белова^{1}\n\n^{1} Университет дома, Алматы, Казахстан\n\n"
_HEAD = (
    "ПРАВИЛО ДОМА И ТЕ, КТО В НЁМ ЖИВЁТ\n\nАннотация. Статья говорит о правиле дома. Оно старше его стен.\n\n"
    "Ключевые слова: правило, дом, стены\n\nВведение\n\n"
)
_BODY = "".join(f"{_SENTENCE}, по {word} части.\n\n" for word in ("первой", "второй", "третьей", "четвёртой"))
_LIST = "Список литературы\n\n1. Белова А.Б. О доме. – Алматы, 2020. – 90 с.\n\n"


def _text(place: str, said: str) -> str:
    """An article in which something is said at one of its places."""
    parts = {"front": _FRONT, "body": _HEAD + _BODY, "list": _BODY + _LIST}
    return "".join(f"{part}{said}\n\n" if name == place else part for name, part in parts.items())


def _work(text: str, words: reading.Vocabulary) -> Counter[CodeType]:
    """What reading a text takes, by function: calls, its own and those it makes, and the signs it is given."""
    work: Counter[CodeType] = Counter()
    given_last: dict[tuple[CodeType, str], str] = {}

    def count(frame: FrameType, event: str, _what: object) -> None:
        code = frame.f_code
        if event == "call":
            work[code] += _CALL
            given = frame.f_locals
            for name in code.co_varnames[: code.co_argcount]:
                value = given.get(name)
                if type(value) is str and given_last.get((code, name)) is not value:
                    work[code] += len(value)  # a text given again is one in which a place is looked up
                    given_last[code, name] = value
        elif event == "c_call":
            work[code] += _CALL

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        reading.read_source("a.txt", text.encode(), words)
    finally:
        sys.setprofile(before)
    return work


#: Where each is said: where a rule looks at it, so that the test stays short.
AT = {
    "front": (
        "words on one line", "stars on one line", "addresses on one line", "short lines", "wrapped lines",
        "titles on lines", "bylines", "bylines on lines", "places", "e-mails", "people", "abstracts", "keywords",
    ),
    "body": (
        "cut paragraphs", "paragraphs", "headings", "numbered lines", "bullets", "wide labels", "dates in text",
        "running heads", "heads that differ", "tables", "notes", "citations", "rubrics", "headings of lists",
    ),
    "list": (
        "wrapped lines", "titles", "titles on lines", "abstracts", "labels", "people", "dates", "entries",
        "entries without numbers", "torn entries", "statements", "contents",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("place", "shape"), [(place, shape) for place, shapes in AT.items() for shape in shapes]
)
def test_twice_the_text_is_twice_the_work(place: str, shape: str, words) -> None:
    none, once, twice = (
        _work(_text(place, "".join(SHAPES[shape](n) for n in range(many))), words)
        for many in (0, _MANY, 2 * _MANY)
    )
    grown = []
    for code, work in twice.items():
        first, then = once[code] - none[code], work - none[code]
        if then > max(_LEAST * _MANY, _MOST * first):
            grown.append(f"{Path(code.co_filename).name}, {code.co_qualname}: {first} and then {then}")
    assert not grown, "functions look again and again at what grows"
