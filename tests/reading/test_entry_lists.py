"""Lists of reference entries: two that belong together, and entries on one line."""

from pathlib import Path

import pytest

from generator.reading.entries import parse_entry
from generator.reading.entries.lists import match_lists
from generator.reading.entries.runtogether import split_run_together

SHARED = Path(__file__).resolve().parents[2].parent / "shared"

ORIGINAL = [
    "Сейтова А.Б. Реестры и доверие // Вестник степного права. 2021. № 4. С. 11–19.",
    "Закон Республики Казахстан от 3 мая 2012 года № 17-V «О колодцах». URL: https://adilet.zan.kz/rus/docs/Z1200000017",
    "Жұмағұлова Қ. «Дала заңы мен желі», *Шолу*, № 1, 3–9 беттер, 2022.",
    "Hale, P. R. (2018). Quiet courts. *Journal of Small Things*, 4(2), 10–22.",
    "Цой В.В. Тихий суд // Право дня. 2017. № 2. С. 3–8.",
    "Цой В.В. Громкий суд // Право дня. 2017. № 3. С. 9–14.",
    "Орлов К.Л. Тени реестра. М., 1999.",
]
ROMANIZED = [
    "Hale, P. R. (2018). Quiet courts. *Journal of Small Things*, 4(2), 10–22.",
    "Tsoi V.V. (2017). Gromkii sud [A loud court]. Pravo dnia, 3, 9–14.",
    "Jumaǵulova Q. (2022). Dala zańy men jeli [The law of the steppe and the net]. *Sholý*, 1, 3–9.",
    "Orlov K.L. (1999). Shadows of the register. Moscow.",
    "Tsoi V.V. (2017). Tikhii sud [A quiet court]. Pravo dnia, 2, 3–8.",
    "Zakon Respubliki Kazakhstan ot 3 maia 2012 goda № 17-V «O kolodtsakh». https://adilet.zan.kz/rus/docs/Z1200000017",
    "Seitova A.B. (2021). Reestry i doverie [Registers and trust]. Vestnik stepnogo prava, 4, 11–19.",
]


def read(texts):
    return tuple(parse_entry(text) for text in texts)


def test_lists_in_another_order():
    left, right = match_lists(read(ORIGINAL), read(ROMANIZED))
    assert [entry.same_as for entry in left] == [6, 5, 2, 0, 4, 1, 3]
    assert [entry.same_as for entry in right] == [3, 5, 2, 6, 4, 1, 0]


def test_a_work_that_only_one_list_has_stays_alone():
    left, right = match_lists(read([*ORIGINAL, "Бек Л. Песок. Алматы, 2003."]), read(ROMANIZED[:-1]))
    assert left[0].same_as is None
    assert left[-1].same_as is None
    assert all(entry.same_as is not None for entry in right)


def test_two_works_that_cannot_be_told_apart_stay_alone():
    original = read(["Цой В.В. Тихий суд. Алматы, 2017.", "Цой В.В. Громкий зал. Алматы, 2017."])
    translated = read(
        ["Tsoi V.V. (2017). Matters of silence. Almaty.", "Tsoi V.V. (2017). Matters of noise. Almaty."]
    )
    left, right = match_lists(original, translated)
    assert [entry.same_as for entry in (*left, *right)] == [None] * 4


def test_a_work_listed_twice_has_one_partner():
    left, right = match_lists(read([ORIGINAL[0]]), read([ROMANIZED[6], ROMANIZED[6]]))
    assert left[0].same_as == 0
    assert [entry.same_as for entry in right] == [0, 0]


def test_a_repeat_is_known_although_its_title_is_half_romanized():
    again = "Seitova A.B. (2021). Реестрлер zháne сенім. Дала құқығы, 4, 11–19."
    left, right = match_lists(read(ORIGINAL), read([*ROMANIZED, again]))
    assert [entry.same_as for entry in left] == [6, 5, 2, 0, 4, 1, 3]
    assert right[7].same_as == 0


NEIGHBOURS = ["Цой В.В. Тихий суд. Алматы, 2017.", "Орлов К.Л. Тени реестра. Москва, 1999."]
ROMANIZED_NEIGHBOURS = ["Tsoi V.V. Tikhii sud. Almaty, 2017.", "Orlov K.L. Teni reestra. Moskva, 1999."]


@pytest.mark.parametrize(
    ("one", "other", "paired"),
    [
        ("QTL stands for Kuiu Tazalau Lagere, a camp.", "QTL (Kuiu) – well camp.", True),  # words in common
        ("Устное сообщение мастера колодцев.", "A talk with the master of wells.", True),  # the place alone
        ("Устное сообщение мастера, 2011.", "A talk with the master, 1987.", False),  # years against it
        ("Бек Л. Песок. Астана.", "Marat K. Wind. London.", False),  # names against it
    ],
)
def test_the_last_entry_of_each_list(one, other, paired):
    left, right = match_lists(read([*NEIGHBOURS, one]), read([*ROMANIZED_NEIGHBOURS, other]))
    assert left[2].same_as == right[2].same_as == (2 if paired else None)


def test_the_last_entries_at_different_places_stay_alone():
    left, _ = match_lists(
        read([*NEIGHBOURS, "Устное сообщение мастера колодцев."]),
        read(["A talk with the master of wells.", *ROMANIZED_NEIGHBOURS]),
    )
    assert [entry.same_as for entry in left] == [1, 2, None]


def test_shared_address_does_not_tie_different_works():
    address = "URL: http://example.org/treaties/details?id=171"
    original = read([f"Всеобщая хартия колодцев 1948 года. {address}", f"Пакт о дюнах 1966 года. {address}"])
    romanized = read([f"Pakt o diunakh 1966 goda [Covenant on dunes]. {address}", f"Vseobshchaia khartiia kolodtsev 1948 goda. {address}"])  # fmt: skip
    left, _ = match_lists(original, romanized)
    assert [entry.same_as for entry in left] == [1, 0]


def test_no_second_list():
    left, right = match_lists(read(ORIGINAL), ())
    assert all(entry.same_as is None for entry in left)
    assert right == ()


def test_a_list_is_parted_where_the_other_shows_two_works():
    original = read(
        [
            "Бек Л. Песок. Алматы, 2003.",
            "WSR stands for Well Safety Report Talk with a well digger, 20 January 2010.",
        ]
    )
    romanized = read(
        [
            "Bek L. (2003). Pesok. Almaty.",
            "WSR (Well Safety Report).",
            "Talk with a well digger, 20 January 2010.",
        ]
    )
    left, right = match_lists(original, romanized)
    assert [entry.text for entry in left[1:]] == ["WSR stands for Well Safety Report", romanized[2].text]
    assert left[2].same_as == 2
    assert len(right) == 3
    same_length, _ = match_lists(original, romanized[:2])
    assert len(same_length) == 2


def test_an_end_that_a_page_has_torn_off_is_put_back():
    original = read([*ORIGINAL[:1], "Бек Л. Песок и суд // Степной шолу. 2020. № 2 (178). С. 194–200."])
    torn = [
        "Bek, L. (2020). Pesok i sud [Sand and court].",
        ROMANIZED[6],
        "*Stepnoi sholu* [Steppe Review], 2(178), 194–200.",
    ]
    left, right = match_lists(original, tuple(parse_entry(text, (i,)) for i, text in enumerate(torn)))
    assert [entry.same_as for entry in left] == [1, 0]
    assert [entry.text for entry in right] == [f"{torn[0]} {torn[2]}", torn[1]]
    assert right[0].lines == (0, 2)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Бек Л. Песок: природа, функции. – Москва: Степь, 2016. – 320 с.; Kimova, V. The chamber of wells. // *Journal*. – 2019. – Vol. 1. – P. 45–60;", 2),
        ("Bek, L. (2016). *Pesok*. Moscow: Step; Kimova, V. (2019). The chamber of wells. *Journal*, 1(2), 45–60;", 2),
        ("Hale, P.; Moor, J.; Ode, K. Maps of Duty. *Law* 2020, 12, 8.", 1),
        ("Бек Л. Песок / Л. Бек; под ред. Ким В.А. М., 2016. 320 с.", 1),
        ("Сейтова А.Б. Реестры и доверие // Вестник. 2021. № 4. С. 11–19.", 1),
        ("Бек Л. Песок и ветер степей // Шолу. 2016. С. 5–9. Ким В.А. Дюны и право // Шолу. 2018. С. 4–8.", 2),
        ("Бек Л. Песок и ветер степей. – Алматы: Тракт, 2018. – 102 с. 2 Есенова Г.К. Дюны на селе // Право. 2020. С. 4–8. 3 Ким П. Тень над степью. М., 2019.", 3),
        ("Бек Л. Песок и ветер степей. Т. 2 Есенова Г.К. ред. М., 2018. 102 с.", 1),
        ("Закон от 3 мая 2012 года; Закон от 4 мая 2013 года", 1),
        ("", 1),
    ],
)  # fmt: skip
def test_split(text, count):
    parts = split_run_together(text)
    assert len(parts) == count
    assert all(part in text for part in parts)


#: file, lines of the original and of the romanized list, pairs that belong together (0-based).
PAIRS = {
    "001": ((228, 256), (260, 288), [5, 6, 7, 14, 2, 9, 11, 8, 12, 10, 3, 4, 13, 1, 0]),
    "000": ((111, 127), (149, 164), list(range(16))),
}


@pytest.mark.parametrize("start", sorted(PAIRS))
def test_real_lists(start):
    files = sorted(SHARED.glob(f"seeds/{start}_*.txt"))
    if not files:
        pytest.skip("the real articles (../shared/seeds) are not here")
    lines = files[0].read_text(encoding="utf-8").split("\n")

    def entries(first, last):
        texts = (line.strip().removeprefix("- ").lstrip("0123456789 ") for line in lines[first - 1 : last])
        return read([text for text in texts if text])

    (a, b), (c, d), wanted = PAIRS[start]
    left, _ = match_lists(entries(a, b), entries(c, d))
    assert [entry.same_as for entry in left] == wanted
