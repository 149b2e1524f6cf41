"""Corrections change a field, or say why they no longer do."""

import pytest

from generator.corrections import apply, read_corrections
from generator.model import Article

ARTICLE = Article.model_validate(
    {
        "id": "a",
        "language": "ru",
        "year": 2024,
        "title": {"ru": "Цифровезация", "en": "Digital"},
        "authors": [{"name": {"ru": "А. Ветров"}, "corresponding": True}, {"name": {"ru": "Б. Лесная"}}],
        "keywords": {"en": ["court", "e justice"]},
        "former_ids": ["old-a"],
    }
)


def mend(text: str, article: str = "a") -> tuple[Article, list[tuple[str, str, int]]]:
    corrections, found = read_corrections("c.yml", article, text.encode())
    (changed,), more = apply([ARTICLE], corrections)
    return changed, [(d.code, d.severity, d.line) for d in (*found, *more)]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("- {field: title.ru, set: Цифровизация, reason: опечатка}", "title.ru", "Цифровизация"),
        ("- {field: title.kk, set: Цифрландыру, reason: жоқ}", "title.kk", "Цифрландыру"),
        ("- {field: year, was: 2024, set: 2025, reason: x}", "year", 2025),
        ("- {field: dates.received, set: 2025-01-02, reason: x}", "dates.received", "2025-01-02"),
        ("- {field: authors.1.email, set: b@example.org, reason: x}", "authors.1.email", "b@example.org"),
        (
            "- {field: authors.0.corresponding, was: true, set: false, reason: x}",
            "authors.0.corresponding",
            False,
        ),
        ("- {field: keywords.en, add: law, reason: x}", "keywords.en", ["court", "e justice", "law"]),
        ("- {field: keywords.kk, add: сот, reason: x}", "keywords.kk", ["сот"]),
        ("- {field: keywords.en, remove: court, reason: x}", "keywords.en", ["e justice"]),
        ("- {field: keywords.en.0, remove: true, reason: x}", "keywords.en", ["e justice"]),
        ("- {field: title.en, remove: true, reason: x}", "title", {"ru": "Цифровезация"}),
        ("- {field: authors, add: {name: {ru: В. Полев}}, reason: x}", "authors.2.name.ru", "В. Полев"),
    ],
)
def test_a_correction_changes_its_field_alone(text, field, value):
    changed, found = mend(text)
    assert found == []
    data = changed.model_dump(mode="json")
    for part in field.split("."):
        data = data[int(part)] if isinstance(data, list) else data[part]
    assert data == value
    other = {name for name in Article.model_fields if getattr(changed, name) != getattr(ARTICLE, name)}
    assert other == {field.split(".")[0], "changes"}
    assert len(changed.changes) == 1


@pytest.mark.parametrize(
    "text",
    [
        "- {field: title.en, set: Digital, reason: x}",
        "- {field: title.en, was: Other, set: New, reason: x}",
        "- {field: authors.7.email, set: x@example.org, reason: x}",
        "- {field: keywords.en, add: court, reason: x}",
        "- {field: keywords.en, remove: judge, reason: x}",
        "- {field: title.ru, add: x, reason: x}",
        "- {field: doi, remove: true, reason: x}",
        "- {field: issue.number.deep, set: x, reason: x}",
        "- {field: year.deep, set: x, reason: x}",
    ],
)
def test_a_correction_that_no_longer_applies_is_a_warning(text):
    changed, found = mend(text)
    assert changed == ARTICLE
    assert found == [("correction-stale", "warning", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "- {field: year, set: soon, reason: x}",
        "- {field: colour, set: red, reason: x}",
        "- {field: language, remove: true, reason: x}",
    ],
)
def test_a_correction_that_makes_the_record_wrong_is_an_error(text):
    changed, found = mend(text)
    assert changed == ARTICLE
    assert found == [("correction-wrong", "error", 1)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("field: x", 1),
        ("- {field: doi, set: x, reason: x}\n- {field: doi, set: x}", 2),
        ("-\n  field: doi\n  set: x\n  add: y\n  reason: x", 2),
        ("- {field: Doi, set: x, reason: x}", 1),
        ("- {field: doi, reason: x}", 1),
        ("- {field: doi, set: x, reason: x, colour: red}", 1),
        ("- doi", 1),
        ("- {field: doi, set: x, reason: x", 1),
    ],
)
def test_a_correction_that_is_none_is_told_with_its_line(text, line):
    _, found = mend(text)
    assert found == [("correction", "error", line)]


def test_several_corrections_are_made_in_order_and_one_bad_one_does_not_stop_them():
    changed, found = mend(
        "- {field: year, set: 2025, reason: x}\n"
        "- {field: year, set: x, reason: x}\n"
        "- {field: year, was: 2025, set: 2026, reason: x}\n"
    )
    assert changed.year == 2026
    assert found == [("correction-wrong", "error", 2)]


def test_articles_are_found_by_a_former_id_and_missing_ones_are_told():
    text = "- {field: year, set: 2025, reason: x}"
    assert mend(text, "old-a")[0].year == 2025
    assert mend(text, "nobody") == (ARTICLE, [("correction-no-article", "warning", 1)])


def test_a_correction_is_told_with_its_date_and_reason():
    changed, found = mend(
        "- {field: title.ru, set: А, date: 2026-03-01, reason: опечатка}\n"
        "- {field: title.kk, set: Ә, reason: {kk: қате, ru: опечатка}}\n"
        "- {field: title.kk, set: Ә, reason: changes nothing}\n"
    )
    assert found == [("correction-stale", "warning", 3)]
    assert [c.model_dump() for c in changed.changes] == [
        {"date": "2026-03-01", "field": "title.ru", "reason": "опечатка"},
        {"date": None, "field": "title.kk", "reason": {"kk": "қате", "ru": "опечатка"}},
    ]


@pytest.mark.parametrize("field", ["id", "former_ids"])
def test_no_correction_changes_an_id(field):
    changed, found = mend(f"- {{field: {field}, set: b, reason: x}}")
    assert changed == ARTICLE
    assert found == [("correction-stale", "warning", 1)]


@pytest.mark.parametrize("more", ["date: gestern", "date: 2026-13-01", "reason: {fr: x}", "reason: {}"])
def test_a_wrong_date_or_reason_is_told(more):
    entry = f"- {{field: title.ru, set: А, {more}" + (", reason: x}" if "date" in more else "}")
    _, found = mend(entry)
    assert found
    assert {severity for _, severity, _ in found} == {"error"}
