"""schema.org as JSON-LD: ``articles``, ``journals``, the site's other ``pages``, all made of ``nodes``."""
