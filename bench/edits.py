"""Random edits: after each, a build that uses what earlier ones kept must equal a clean one, byte by byte.

``python -m bench.edits ROUNDS [ARTICLES]`` edits texts, adds, removes and renames articles, and changes
the configuration. A smaller run stands in the tests.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.corpus import Pools, article
from generator import pipeline
from generator.defaults import HOME

Edit = Callable[["House", random.Random], str]


class House:
    """A site with its own configuration and content in a folder."""

    def __init__(self, folder: Path, articles: int = 3) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.pools = Pools()
        self.next = articles
        shutil.copytree(HOME / "site_config", folder / "site_config")
        shutil.copy(HOME / "mkdocs.yml", folder)
        self.content.mkdir()
        for number in range(articles):
            self.add(number)

    def add(self, number: int) -> Path:
        """Adds an article."""
        path = self.content / f"a{number}.txt"
        path.write_text(_shortened(article(number, self.pools)), encoding="utf-8")
        return path

    def texts(self) -> list[Path]:
        """All texts."""
        return sorted(self.content.glob("*.txt"))

    def build(self, jobs: int = 1) -> dict[str, bytes]:
        """Builds the site; gives its files."""
        configuration = pipeline.configure(self.folder / "site_config")
        target = self.folder / "build" / "site"
        done, found, _ = pipeline.build([self.content], configuration, self.folder, target, jobs)
        assert done, [d for d in found if d.severity == "error"]
        return {p.relative_to(target).as_posix(): p.read_bytes() for p in target.rglob("*") if p.is_file()}

    def clean(self) -> dict[str, bytes]:
        """What a clean build gives."""
        with tempfile.TemporaryDirectory() as folder:
            kept = self.folder / "build"
            aside = Path(folder) / "build"
            shutil.move(kept, aside)
            try:
                return self.build()
            finally:
                shutil.rmtree(kept, ignore_errors=True)
                shutil.move(aside, kept)


def _shortened(text: str) -> str:
    """The article with a few paragraphs of each section: an edit's effect does not depend on length."""
    parts = text.split("\n\n")
    return (
        "\n\n".join(part for at, part in enumerate(parts) if at < 24 or at % 6 == 0 or at > len(parts) - 4)
        + "\n"
    )


def edit_text(house: House, rng: random.Random) -> str:
    """Changes a word in the middle of an article."""
    path = rng.choice(house.texts())
    parts = path.read_text(encoding="utf-8").split("\n\n")
    at = len(parts) * 2 // 3
    parts[at] += f" Changed {rng.randint(0, 9999)}."
    path.write_text("\n\n".join(parts), encoding="utf-8")
    return f"edit {path.name}"


def edit_keywords(house: House, rng: random.Random) -> str:
    """Gives an article a keyword of another."""
    one, two = rng.sample(house.texts(), 2)
    label = "Keywords: "
    word = two.read_text(encoding="utf-8").split(label)[1].split(",")[0]
    text = one.read_text(encoding="utf-8").replace(label, f"{label}{word}, ", 1)
    one.write_text(text, encoding="utf-8")
    return f"keyword of {two.name} for {one.name}"


def add(house: House, rng: random.Random) -> str:
    """Adds an article."""
    house.next += 1
    return f"add {house.add(house.next).name}"


def remove(house: House, rng: random.Random) -> str:
    """Removes an article, if others are left."""
    path = rng.choice(house.texts())
    if len(house.texts()) > 2:
        path.unlink()
    return f"remove {path.name}"


def rename(house: House, rng: random.Random) -> str:
    """Gives an article another title, and so another address."""
    path = rng.choice(house.texts())
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next(k for k, line in enumerate(lines) if line.startswith("Abstract.")) - 2
    lines[at] = f"Renamed {rng.randint(0, 999)} {lines[at]}"
    path.write_text("\n".join(lines), encoding="utf-8")
    return f"rename {path.name}"


def configure(house: House, rng: random.Random) -> str:
    """Changes a template or a string of the interface."""
    name = rng.choice(("theme/partials/footer.html", "ui/en.yml"))
    path = house.folder / "site_config" / name
    text = path.read_text(encoding="utf-8")
    if name.endswith(".html"):
        text += f"<!-- {rng.randint(0, 9999)} -->\n"
    else:
        text = text.replace("abstract: ", f"abstract: Changed {rng.randint(0, 9999)} ", 1)
    path.write_text(text, encoding="utf-8")
    return name


EDITS: tuple[Edit, ...] = (edit_text, edit_text, edit_keywords, add, remove, rename, configure)


def difference(one: dict[str, bytes], two: dict[str, bytes]) -> list[str]:
    """Names of the files that are not the same."""
    return sorted(name for name in one.keys() | two.keys() if one.get(name) != two.get(name))


def main(rounds: int, articles: int) -> int:
    """Edits and compares; the first difference ends it."""
    rng = random.Random(rounds * 1000 + articles)
    with tempfile.TemporaryDirectory() as folder:
        house = House(Path(folder), articles)
        house.build()
        for number in range(1, rounds + 1):
            what = rng.choice(EDITS)(house, rng)
            differing = difference(house.build(rng.choice((1, 2))), house.clean())
            print(f"{number}: {what}: {len(differing)} files differ", *differing[:5], flush=True)
            if differing:
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 6))
