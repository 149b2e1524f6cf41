"""A convenience for ``mkdocs build`` and ``mkdocs serve``: pages follow content, search is indexed.

``maqala build`` and ``maqala serve`` do not need it, and nothing depends on it.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from generator import pipeline
from generator.files import write_tree
from generator.settings import SettingsError
from generator.site import search

log = logging.getLogger("mkdocs.hooks.maqala")
_state = {"command": "build"}


def on_startup(command: str, dirty: bool) -> None:
    """Remembers whether this is ``build`` or ``serve``."""
    _state["command"] = command


def on_pre_build(config: Any) -> None:  # noqa: ANN401 (MkDocs hands its own untyped config)
    """Under ``mkdocs serve``, writes the docs tree anew from ``content/``."""
    if _state["command"] != "serve":
        return
    root = Path(config.config_file_path).parent
    try:
        configuration = pipeline.configure(root / "site_config")
    except SettingsError as error:
        log.error("%s", error)
        return
    tree, found, count = pipeline.make_tree([root / "content"], configuration)
    for diagnostic in found:
        if diagnostic.severity == "error":
            log.warning("%s:%s: %s", diagnostic.file, diagnostic.line, diagnostic.message)
    if count:
        # What is the same is not written again, so that MkDocs sees no change where there is none.
        write_tree(Path(config.docs_dir), tree)


def on_serve(server: Any, config: Any, builder: Any) -> Any:  # noqa: ANN401 (MkDocs' untyped objects)
    """Watches the content and the settings beside the docs tree."""
    root = Path(config.config_file_path).parent
    for name in ("content", "site_config"):
        if (root / name).is_dir():
            server.watch(str(root / name))
    return server


def on_post_build(config: Any) -> None:  # noqa: ANN401 (MkDocs hands its own untyped config)
    """Indexes the built pages."""
    for diagnostic in search.index(Path(config.site_dir)):
        log.warning("%s", diagnostic.message)
