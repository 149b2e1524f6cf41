"""Steps of linking are done again where something changed that they see, and there only."""

from generator.linking import keywords, steps
from tests.collection import ARTICLES


class Memory:
    """Keeps everything; notes which steps were done."""

    def __init__(self):
        self.known = {}
        self.done = []

    def __call__(self, step, state, make):
        if (step, state) not in self.known:
            self.known[step, state] = make()
            self.done.append(step.rpartition(".")[0])
        return self.known[step, state]


def test_what_a_step_does_not_see_does_not_bring_it_back():
    memory = Memory()
    one, *others = ARTICLES
    for first in (one, one.model_copy(update={"body": (), "doi": "10.1/other", "title": {"en": "Another"}})):
        found = steps.Steps((first, *others), memory).take(keywords.resolve, ("year", "keywords"))
    assert memory.done == ["generator.linking.keywords"]
    assert found == keywords.resolve(ARTICLES)
    renamed = one.model_copy(update={"keywords": {"en": ("wells and springs",)}})
    changed, _ = steps.Steps((renamed, *others), memory).take(keywords.resolve, ("year", "keywords"))
    assert memory.done == ["generator.linking.keywords"] * 2
    assert "wells and springs" in {word.label.get("en") for word in changed.values()}


def test_all_that_a_step_gets_counts():
    memory = Memory()
    here = steps.Steps(ARTICLES, memory)
    assert here.take(_years, ("year",), ("a",)) != here.take(_years, ("year",), ("b",))
    assert here.take(_years, (), ("a",)) == [(None, "a")] * len(ARTICLES)


def _years(articles, name):
    return [(article.year, name) for article in articles]
