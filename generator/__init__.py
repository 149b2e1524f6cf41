"""Maqala: parsed scholarly articles in Kazakh, Russian and English become a searchable site."""

__version__ = "0.1.0"
