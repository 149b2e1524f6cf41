"""Corpus → the docs tree: Markdown pages in each language, and data files.

The tree is an ordinary one: it builds under MkDocs and under any builder that reads its
configuration and honours template overrides. See :func:`generator.pages.tree.render`.
"""

from generator.pages.public import masked
from generator.pages.tree import data_corpus as shown
from generator.pages.tree import render

__all__ = ["masked", "render", "shown"]
