"""stub"""
from collections.abc import Sequence
from generator.linking.corpus import CitedWork
from generator.model import Article
def find_cited_by(articles: Sequence[Article]) -> dict[str, tuple[str, ...]]:
    return {}
def most_cited(articles: Sequence[Article]) -> tuple[CitedWork, ...]:
    return ()
