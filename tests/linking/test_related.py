"""Related articles: what is shared, how it is weighed, and in which order it comes out."""

from dataclasses import replace

from generator.linking import related
from generator.linking.corpus import Act, CitedWork, Corpus, Keyword, Mention, System
from generator.linking.related import AT_MOST, REASONS, WORTH, nearest, shared
from generator.model import Article


def corpus(names, *, keywords=None, people=None, acts=None, systems=None, works=()):
    """A corpus of empty articles; the maps go from a thing to the articles that share it."""

    def by_article(things):
        found = {name: [] for name in names}
        for thing, holders in (things or {}).items():
            for holder in holders:
                found[holder].append(thing)
        return {name: tuple(ids) for name, ids in found.items()}

    def mentions(holders):
        return tuple(Mention(article=name, where="body", block=0) for name in holders)

    return Corpus(
        articles={name: Article(id=name, language="en", title={"en": name}) for name in names},
        keyword_ids={name: {"en": ids, "ru": ids} for name, ids in by_article(keywords).items()},
        author_ids=by_article(people),
        acts={
            key: Act(id=key, registry="adilet", registry_id=key.upper(), title={}, mentions=mentions(holders))
            for key, holders in (acts or {}).items()
        },
        systems={key: System(id=key, name={}, mentions=mentions(holders)) for key, holders in (systems or {}).items()},
        most_cited={work.id: work for work in works},
    )  # fmt: skip


NAMES = tuple("abcdefgh")


def find_related(made):
    return nearest(tuple(made.articles.values()), *shared(made))


def near(found, name):
    return [one.article for one in found.get(name, ())]


def test_each_kind_is_a_reason():
    found = find_related(
        corpus(
            NAMES,
            keywords={"wells": "ab"},
            people={"hale": "ac"},
            acts={"z1200000017": "ad"},
            systems={"well-register": "ae"},
            works=[CitedWork(id="dunes", text="Dunes", articles=("a", "f"))],
        )
    )
    assert {one.article: one.reasons for one in found["a"]} == {
        "b": (("keyword", "wells"),),
        "c": (("person", "hale"),),
        "d": (("act", "z1200000017"),),
        "e": (("system", "well-register"),),
        "f": (("reference", "dunes"),),
    }
    assert near(found, "b") == ["a"]
    assert "g" not in found


def test_rare_things_count_more():
    found = find_related(corpus(tuple("abcdefghijklmnopqrst"), keywords={"rare": "ab", "frequent": "acde"}))
    assert near(found, "a")[0] == "b"
    assert found["a"][0].score > found["a"][1].score


def test_a_keyword_in_three_languages_counts_once():
    found = find_related(corpus(NAMES, keywords={"wells": "ab"}))
    assert found["a"][0].reasons == (("keyword", "wells"),)


def test_a_keyword_of_which_everybody_writes_counts_less(monkeypatch):
    base = corpus(tuple("abcdefghijklmnop"), keywords={"dunes": "ab", "steppe": "ac"})
    words = {"dunes": Keyword("dunes", {"en": "dunes"}), "steppe": Keyword("steppe", {"en": "steppe"})}
    told = {
        name: article.model_copy(update={"abstract": {"en": ("In the steppes of the north.",)}})
        for name, article in base.articles.items()
    }
    found = find_related(replace(base, keywords=words, articles=base.articles | dict(list(told.items())[:9])))
    assert near(found, "a") == ["b", "c"]
    assert found["a"][0].score > found["a"][1].score
    assert near(find_related(replace(base, keywords=words, articles=told)), "a") == ["b"]
    # However many articles are looked at at once.
    monkeypatch.setattr(related, "_TOGETHER", 3)
    assert near(find_related(replace(base, keywords=words, articles=told)), "a") == ["b"]
    assert (
        find_related(replace(base, keywords=words, articles=base.articles | dict(list(told.items())[:9])))
        == found
    )


def test_what_most_articles_share_is_no_reason():
    assert find_related(corpus(NAMES, acts={"constitution": NAMES[:5]})) == {}


def test_more_shared_things_come_first_and_reasons_are_ordered_by_weight():
    found = find_related(corpus(NAMES, keywords={"wells": "abc"}, people={"hale": "ab"}))
    assert near(found, "a") == ["b", "c"]
    assert found["a"][0].reasons == (("person", "hale"), ("keyword", "wells"))


def test_at_most_five_and_as_many_reasons():
    names = tuple(f"n{i:02}" for i in range(40))
    shared = {f"k{i}": (names[0], name) for i, name in enumerate(names[1:12])}
    shared |= {f"m{i}": (names[0], names[1]) for i in range(9)}
    found = find_related(corpus(names, keywords=shared))
    assert len(found[names[0]]) == AT_MOST
    assert len(found[names[0]][0].reasons) == REASONS
    assert all(one.score >= WORTH for many in found.values() for one in many)


def test_ties_keep_the_order_of_the_collection():
    one = corpus(NAMES, keywords={"k1": "ah", "k2": "ac", "k3": "ab"})
    assert near(find_related(one), "a") == ["b", "c", "h"]
    turned = replace(one, articles=dict(reversed(one.articles.items())))
    assert near(find_related(turned), "a") == ["h", "c", "b"]
    assert find_related(one) == find_related(one)


def test_an_act_in_the_lists_counts_as_an_act_only():
    law = CitedWork(
        id="z1200000017",
        text="Law",
        act="z1200000017",
        articles=("a", "b"),
    )
    found = find_related(corpus(NAMES, acts={"z1200000017": "ab"}, works=[law]))
    assert found["a"][0].reasons == (("act", "z1200000017"),)


def test_nothing_shared():
    assert find_related(corpus(NAMES)) == {}
    assert find_related(corpus(())) == {}
