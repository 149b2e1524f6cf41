"""The language of entries and names, told by their letters."""

from __future__ import annotations

import pytest

from generator.model import Reference
from generator.pages.tongues import entry_language, guess_language, has_words, of_twin


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Петров А.А. Право на воду // Әділет. URL: https://example.org/қазақ", "ru"),
        ("Петров А. Судебная практика по спорам о воде // Су және құқық. 2020.", "ru"),
        ("Серік А. Су туралы заң және оның қолданылуы. Алматы, 2020.", "kk"),
        ("Су құқығы", "kk"),
        ("Право", "ru"),
        ("Lee K. Wells and water law in the steppe [Электронный ресурс] (дата обращения: 01.02.2020)", "en"),
        ("“Wells” are dug https://example.org/колодцы-и-скважины", "en"),
        ("", "en"),
    ],
)
def test_neither_an_address_nor_one_name_makes_the_language(text: str, lang: str) -> None:
    assert guess_language(text) == lang


@pytest.mark.parametrize(
    ("original", "twin", "title", "tag"),
    [
        ("Петров А. О праве на воду.", "Petrov A. O prave na vodu.", "O prave na vodu", "ru-Latn"),
        ("Петров А. О праве на воду.", "Petrov A. On the right to water.", "On the right to water", "en"),
        ("Серік А. Су туралы заң.", "Serik A. Su turaly zań.", "Su turaly zań", "kk-Latn"),
        ("Серік А. Су туралы заң.", "Serik A. Су туралы заң.", None, "kk"),
        ("Lee K. Water rights.", "Lee K. Water rights.", "Water rights", "en"),
    ],
)
def test_a_twin_is_transliterated_or_translated(
    original: str, twin: str, title: str | None, tag: str
) -> None:
    assert of_twin(Reference(text=original), Reference(text=twin, title=title)) == tag


def test_an_address_alone_has_no_language() -> None:
    assert has_words("https://example.org/wells, Lee")
    assert not has_words("https://example.org/wells (2).")


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Brunner K. Das Recht der Nachbarn und die Stille. Graz: Leykam, 2001. S. 12–40.", "de"),
        ("Moreau L. Le droit du puits et des voisins // Revue rurale. 1998. No. 2.", "fr"),
        ("Ibarra R. El derecho de los vecinos. Bilbao: Ría, 2011.", "es"),
        ("Yıldız A. Komşuluk hukuku ve kuyu üzerine. Ankara: Pınar Yayınları, 2015.", "tr"),
        ("Petrov A. O prave na vodu i kolodce // Pravo i step. 2009.", "ru-Latn"),
        ("Serik A. Su turaly zhane quqyq turaly. Almaty, 2020.", "kk-Latn"),
        ("van der Meer P., Lee K. et al. Wells and the law of water in France. Paris: La Seine, 2003.", "en"),
        ("Müller H. Water rights. Berlin, 2004.", "en"),
        ("Петров А. О праве на воду.", "ru"),
    ],
)
def test_the_words_of_an_entry_in_latin_letters_tell_its_language(text: str, tag: str) -> None:
    assert entry_language(text) == tag
