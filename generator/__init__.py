"""Maqala: parsed scholarly articles in Kazakh, Russian and English become a searchable site."""

import os

# Records and settings are checked as they are described here and by nothing else that is installed beside;
# to look for such plugins takes as long as to read an article.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

__version__ = "0.1.0"
