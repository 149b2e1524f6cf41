"""Mentions of acts and systems: the words around them and the way to their place."""

from __future__ import annotations

from dataclasses import replace

import collection

from generator.linking.corpus import Mention
from generator.pages import render


def test_a_mention_in_a_list_leads_to_its_item_and_shows_its_words() -> None:
    corpus = collection.corpus()
    (act,) = corpus.acts.values()
    here = collection.WELLS.id
    (place,) = (n for n, block in enumerate(collection.WELLS.body) if block.type == "list")
    mentions = (Mention(here, "body", place, 0, 4, "", "Төрт", item=1),)
    changed = replace(corpus, acts={act.id: replace(act, mentions=mentions)}, act_ids={here: (act.id,)})
    pages, _ = render(changed, collection.site())
    shown = str(pages[f"kk/acts/{act.id}/index.md"])
    assert f"#b{place + 1}-2" in shown
    assert "<b>Төрт</b>інші" in shown
    assert f'<li id="b{place + 1}-2">' in str(pages[f"kk/articles/{here}/index.md"])


def test_a_name_that_two_languages_share_stands_once() -> None:
    corpus = collection.corpus()
    person = replace(
        corpus.people["bekova-a-s"], name={"kk": "Бекова А.С.", "ru": "Бекова А.С.", "en": "A.S. Bekova"}
    )
    pages, _ = render(replace(corpus, people={**corpus.people, person.id: person}), collection.site())
    for lang in ("kk", "ru", "en"):
        text = str(pages[f"{lang}/authors/{person.id}/index.md"])
        head = text[text.index("<h1>") : text.index("<dl")]
        assert head.count("Бекова А.С.") == 1
        assert head.count("A.S. Bekova") == 1
