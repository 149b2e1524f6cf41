"""Linking: articles in, a :class:`~generator.linking.corpus.Corpus` of linked things out."""
