"""Every customary romanization of a name or title comes to one key."""

import pytest

from generator.romanize import fold, foldings
from tests.romanizations import BASE, SCHEMES, romanize

#: Letters of which a scheme says more or less than the key can hold.
UNEVEN = {("icao", "ъ"), ("library", "ъ")}


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_every_scheme_folds_to_the_same_key_letter_by_letter(scheme):
    for letter, latin in SCHEMES[scheme].items():
        if (scheme, letter) in UNEVEN:
            continue
        expected = fold(f"о{letter}о")
        assert expected in foldings(f"o{latin}o"), f"{letter} → {latin}"


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
@pytest.mark.parametrize("name", ["Жүнісова", "Қарағұлов", "Шаяхметова", "Цыплаков", "Юнусов", "Һашимова"])
def test_a_name_is_found_under_every_scheme(name, scheme):
    assert fold(name) in foldings(romanize(name, scheme))


def test_tables_cover_both_alphabets():
    assert set("абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі") == set(BASE)
    assert all(set(table) == set(BASE) for table in SCHEMES.values())


def test_different_names_keep_different_keys():
    keys = {
        fold(name) for name in ("Асанов", "Асанова", "Есенов", "Жанов", "Занов", "Шанов", "Чанов", "Ханов")
    }
    assert len(keys) == 8
