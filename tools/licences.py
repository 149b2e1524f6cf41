"""Writes docs/licences.md: under which licences everything stands that Maqala uses or brings along.

usage: python tools/licences.py [--check]

The licences come from the metadata of the installed packages that the lock files name. One whose
metadata does not settle it must be looked up once and written into SETTLED; an unknown one stops.
"""

from __future__ import annotations

import re
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "licences.md"

#: Read in the packages' own licence files, because their metadata say no more than "BSD" or nothing.
SETTLED = {
    "axe-playwright-python": "MIT AND MPL-2.0",  # with axe-core
    "colorama": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "pathspec": "MPL-2.0",
    "mergedeep": "MIT",
    "partd": "BSD-3-Clause",
    "zict": "BSD-3-Clause",
}
#: What classifiers and old fields say, as SPDX does.
SPDX = {
    "Apache Software License": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "The MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "3-Clause BSD License": "BSD-3-Clause",
    "New BSD": "BSD-3-Clause",
}
#: What the program may need to run: no licence that binds what is made with it.
FREE = {
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-2-Clause-Views", "BSD-3-Clause", "ISC", "MIT", "MPL-2.0",
    "PSF-2.0", "Apache-2.0 OR BSD-2-Clause",
}  # fmt: skip

HEAD = """\
# Licences

Maqala itself is under the [MIT licence](../LICENSE). Articles and their texts keep the licences of their
authors and publishers. This page is written by `make licences`.

## What a site delivers to its readers

| what | licence | where it says so |
|---|---|---|
| pages' templates, styles and scripts of Maqala | MIT | `LICENSE` |
| Material for MkDocs: base templates | MIT | the package `mkdocs-material` |
| Pagefind: the search in the browser | MIT | the package `pagefind-bin` |
| Maqala Serif and Maqala Sans, subsets of Source Serif 4 and Source Sans 3 | OFL-1.1 | `site_config/theme/assets/maqala/fonts` |
"""


def named(lock: str) -> list[str]:
    """The packages that a lock file names, in order."""
    return sorted(set(re.findall(r"^([\w.-]+)==", (ROOT / lock).read_text(encoding="utf-8"), re.M)))


def licence(name: str) -> str:
    """The licence of a package by its SPDX name, "" where nobody knows it.

    Of one that is not installed here (it is for another system, say) the page's own word is kept.
    """
    if name in SETTLED:
        return SETTLED[name]
    try:
        data = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        told = re.search(rf"^\| {re.escape(name)} \| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.M)
        return told[1] if told else ""
    if data.get("License-Expression"):
        return str(data.get("License-Expression"))
    classes = [
        c.split("::")[-1].strip() for c in data.get_all("Classifier") or () if c.startswith("License ::")
    ]
    for said in (str(data.get("License") or "").strip(), *classes):
        if said in SPDX:
            return SPDX[said]
        if re.fullmatch(r"[A-Za-z0-9.-]+-\d[\w.-]*|MIT|ISC", said):
            return said
    return ""


def styles() -> list[tuple[str, str]]:
    """Our citation styles and the licence that each names."""
    out = []
    for path in sorted((ROOT / "site_config/csl").glob("*.csl")):
        rights = re.search(r"<rights[^>]*>([^<]*)</rights>", path.read_text(encoding="utf-8"))
        out.append((f"`site_config/csl/{path.name}`", rights[1].strip() if rights else ""))
    return out


def page() -> tuple[str, list[str]]:
    """The page, and whatever has no known licence."""
    runs = named("requirements.lock")
    develops = [name for name in named("requirements-dev.lock") if name not in runs]
    unknown = [name for name in (*runs, *develops) if not licence(name)]
    unknown += [f"{name} is {licence(name)}" for name in runs if licence(name) and licence(name) not in FREE]
    unknown += [name for name, rights in styles() if not rights]
    lines = [f"| citation style {name} | {rights} | the file |" for name, rights in styles()]
    for title, names in (
        ("What Maqala needs to run", runs),
        ("What only its tests need", develops),
    ):
        lines += ["", f"## {title}", "", "| package | licence |", "|---|---|"]
        lines += [f"| {name} | {licence(name)} |" for name in names]
    return HEAD + "\n".join(lines) + "\n", unknown


def main() -> int:
    text, unknown = page()
    if unknown:
        print("No known licence, or none that the program may need: " + ", ".join(unknown))
        return 1
    if "--check" in sys.argv[1:]:
        same = PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text
        print("docs/licences.md is up to date" if same else "docs/licences.md is old: run make licences")
        return int(not same)
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
