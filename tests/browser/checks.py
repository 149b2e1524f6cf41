"""What several tests ask of a page: which pages there are, and what axe says of them."""

from importlib.resources import files

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# One level of the address after another; "*" stands for the entry with the largest page.
KINDS = (
    "", "articles", "articles/*", "journals", "journals/*", "journals/*/*", "authors", "authors/*", "keywords",
    "keywords/*", "institutions/*", "acts", "acts/*", "systems", "systems/*", "search", "overview", "glossary",
    "about",
)  # fmt: skip


def kinds(site, lang):
    """Addresses of pages of one language, one of each kind, the largest; articles with and without text."""
    found = []
    for kind in KINDS:
        pages = sorted((site.folder / lang).glob(f"{kind}/index.html".lstrip("/")))
        if kind == "articles/*":
            own = {article.id for article in site.corpus.articles.values() if article.language == lang}
            groups = [[p for p in pages if (p.parent.name in own) is here] for here in (True, False)]
        else:
            groups = [pages]
        for group in groups:
            if group:
                largest = max(group, key=lambda path: (path.stat().st_size, path.as_posix()))
                found.append(f"{largest.parent.relative_to(site.folder).as_posix()}/")
    return found


def violations(page):
    """What axe finds wrong, a line each."""
    page.evaluate(AXE)
    answer = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}, resultTypes: ['violations']})",
        RULES,
    )
    return [
        f"{rule['id']}: {node['html'][:160]} ({node['failureSummary'].splitlines()[-1].strip()})"
        for rule in answer["violations"]
        for node in rule["nodes"]
    ]
