"""What lists show behind a name that two pages have."""

from generator.linking.apart import told_apart
from generator.linking.keywords import resolve
from generator.model import Article


def test_the_first_sign_that_differs_throughout_is_taken() -> None:
    names = {"a": {"ru": "О связи"}, "b": {"ru": "о  связи", "kk": "Байланыс"}, "c": {"kk": "Су"}}
    years = {"a": ("2004", "567-II"), "b": ("2004", "12-III"), "c": ("2003", "")}
    assert told_apart(names, lambda key, lang: years[key]) == {"a": {"ru": "567-II"}, "b": {"ru": "12-III"}}
    assert told_apart(names, lambda key, lang: ("same",)) == {}
    assert told_apart(
        {"a": {"ru": "x"}, "b": {"ru": "x"}}, lambda k, _: ("", "y") if k == "a" else ("z", "w")
    ) == {"b": {"ru": "z"}}


def test_keywords_of_one_label_show_another_language_behind_it() -> None:
    def article(key: str, **words: tuple[str, ...]) -> Article:
        return Article(id=key, language="ru", title={"ru": key}, keywords=words)  # type: ignore[arg-type]

    articles = [
        article("a", kk=("құқық", "су"), ru=("право", "вода"), en=("law", "water")),
        article("b", kk=("заң", "жер"), ru=("закон", "земля"), en=("law", "land")),
    ]
    keywords, ids = resolve(articles)
    first, second = ids["a"]["en"][0], ids["b"]["en"][0]
    assert first != second
    assert keywords[first].apart == {"en": "құқық"}
    assert keywords[second].apart == {"en": "заң"}
    assert not keywords[ids["a"]["en"][1]].apart
