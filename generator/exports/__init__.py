"""Corpus → what machines read: reference managers, search engines, harvesters, archives.

Every module writes one format, as a function from the corpus, with its articles as the public may
see them (:mod:`generator.pages.public`), and the settings to text. :mod:`generator.exports.tree`
puts the files together, :mod:`generator.exports.head` what stands in the head of pages.
"""

from __future__ import annotations

from typing import Literal

Format = Literal["bibtex", "ris", "csl", "jats", "oai", "crossref"]
FORMATS: tuple[Format, ...] = ("bibtex", "ris", "csl", "jats", "oai", "crossref")
