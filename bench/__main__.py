"""``make bench``: what building takes, beside MkDocs alone, Hugo with Pagefind, and Zensical.

    python -m bench [--sizes 100,1000] [--rounds 1] [--limit SECONDS] [--alone] [--work DIR] [--output FILE]

For each size it writes a synthetic collection, builds it, and lets the other programs build the same
Markdown, all in one run and one after the other; with several rounds the programs take turns and the
median counts. Times are seconds by the clock, CPU seconds stand beside them: on a busy machine compare
these. Memory is the greatest resident size of any one process.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from bench import corpus

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a program took.

    Attributes:
        wall, cpu: seconds; None where it did not end in time or failed.
        memory: MB, the greatest of any process.
        note: why there is no number.
    """

    wall: float | None
    cpu: float | None
    memory: float | None
    note: str = ""


def run(command: list[str], limit: float, cwd: Path | None = None) -> tuple[Taken, str]:
    """Runs a program in a process of its own, so that its memory is its own."""
    start = time.monotonic()
    wrapper = [sys.executable, "-m", "bench.watch", str(limit), *command]
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "DISABLE_MKDOCS_2_WARNING": "true",
        "PYTHONPATH": str(ROOT),
    }
    done = subprocess.run(wrapper, capture_output=True, text=True, cwd=cwd, env=environment, check=False)
    wall = time.monotonic() - start
    lines = done.stdout.strip().splitlines()
    told = json.loads(lines[-1]) if lines and lines[-1].startswith("{") else {"code": 1}
    output = "\n".join(lines[:-1]) + done.stderr
    if told["code"] == "late":
        return Taken(None, None, None, f"more than {limit:.0f} s"), output
    if told["code"]:
        return Taken(None, None, None, (output.strip().splitlines() or ["failed"])[-1][:90]), output
    return Taken(told.get("wall", wall), told["cpu"], told["memory"]), output


def together(*parts: Taken) -> Taken:
    """Programs one after the other."""
    for part in parts:
        if part.wall is None:
            return part
    return Taken(
        sum(p.wall or 0 for p in parts), sum(p.cpu or 0 for p in parts), max(p.memory or 0 for p in parts)
    )


def rivals(house: Path, folder: Path, limit: float) -> dict[str, Callable[[], Taken]]:
    """The other programs on the same Markdown."""
    docs = house / "build/docs"
    pagefind = _pagefind()
    found: dict[str, Callable[[], Taken]] = {}

    def configured(name: str, plugins: str = "", theme: str = "") -> Path:
        text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
        text = text.replace("plugins: []", f"plugins: [{plugins}]")
        text = text.replace("site_dir: build/site", f"site_dir: build/{name}")
        text = text.replace(
            "custom_dir: site_config/theme\n", f"custom_dir: {theme or _language_only(house)}\n"
        )
        head, _, tail = text.partition("hooks:")
        path = house / f"{name}.yml"
        path.write_text(head + tail.partition("\n\n")[2], encoding="utf-8")
        return path

    def mkdocs(file: Path) -> Taken:
        return run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(file)], limit)[0]

    def material() -> Taken:
        built = mkdocs(configured("material", "search"))
        return together(built, run([pagefind, "--site", str(house / "build/material")], limit)[0])

    def alone() -> Taken:
        return mkdocs(configured("alone", theme="site_config/theme"))

    def hugo() -> Taken:
        site = _hugo_site(folder / "hugo", docs)
        built, _ = run(
            ["hugo", "--quiet", "--source", str(site), "--destination", str(site / "public")], limit
        )
        return together(built, run([pagefind, "--site", str(site / "public")], limit)[0])

    def zensical() -> Taken:
        return run([_zensical(), "build", "-f", str(configured("zensical"))], limit, house)[0]

    found["MkDocs + Material's search + Pagefind"] = material
    found["mkdocs build with our theme, no search"] = alone
    if shutil.which("hugo"):
        found["Hugo, bare template + Pagefind"] = hugo
    if _zensical():
        found["Zensical, no search"] = zensical
    return found


def _language_only(house: Path) -> str:
    """Material does not ship Kazakh; it stops without this one partial."""
    place = house / "plain/partials/languages"
    if not place.is_dir():
        place.mkdir(parents=True)
        shutil.copy(ROOT / "site_config/theme/partials/languages/kk.html", place)
    return "plain"


def _hugo_site(site: Path, docs: Path) -> Path:
    shutil.rmtree(site, ignore_errors=True)
    (site / "layouts/_default").mkdir(parents=True)
    (site / "config.toml").write_text(
        'baseURL = "/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]\nuglyURLs = false\n'
        "[markup.goldmark.renderer]\nunsafe = true\n"
        "[markup.goldmark.parser.attribute]\nblock = true\ntitle = true\n"
    )
    page = (
        '<!doctype html><html lang="{{ .Params.language }}"><head><title>{{ .Title }}</title></head>'
        "<body><main data-pagefind-body>{{ .Content }}</main></body></html>\n"
    )
    for name in ("single", "list"):
        (site / f"layouts/_default/{name}.html").write_text(page)
    (site / "layouts/index.html").write_text(page)
    content = site / "content"
    for path in docs.rglob("*.md"):
        # Of one section each: an index.md beside others would be a bundle.
        name = (
            path.relative_to(docs)
            .with_suffix("")
            .as_posix()
            .removesuffix("/index")
            .replace("index", "_index")
        )
        target = content / f"{name}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return site


def _pagefind() -> str:
    from pagefind_bin import get_executable

    return str(get_executable().resolve())


def _zensical() -> str:
    return os.environ.get("ZENSICAL", "") or shutil.which("zensical") or ""


def measure(size: int, work: Path, rounds: int, limit: float, jobs: int, alone: bool) -> dict[str, object]:
    """All numbers of one size; ``alone`` lets no other program build."""
    content, house, folder = work / f"content-{size}", work / f"house-{size}", work / f"others-{size}"
    size_of_texts = corpus.write(size, content)
    print(f"\n{size} articles, {size_of_texts / 1e6:.1f} MB of text", flush=True)
    for path in (house, folder):
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(parents=True)
    shutil.copytree(ROOT / "site_config", house / "site_config")
    shutil.copy(ROOT / "mkdocs.yml", house)
    rows: dict[str, list[Taken]] = {}
    steps: list[dict[str, object]] = []

    def ours(name: str) -> None:
        command = [sys.executable, "-m", "bench.stages", str(house), str(content), str(jobs)]
        taken, output = run(command, 4 * 3600, ROOT)
        rows.setdefault(name, []).append(taken)
        last = output.strip().splitlines()
        if name == "maqala build, clean" and taken.wall is not None:
            steps.append(json.loads(next(line for line in last if line.startswith("[stages]"))[8:]))
        print(f"  {name}: {_shown(taken)}", flush=True)

    for _ in range(rounds):
        shutil.rmtree(house / "build", ignore_errors=True)
        ours("maqala build, clean")
        ours("maqala build, nothing changed")
        text = next(iter(sorted(content.rglob("*.txt"))))
        before = text.read_bytes()
        parts = before.decode().split("\n\n")
        parts[len(parts) // 2] += f" {corpus.keyword(len(rows), 'ru')}."
        text.write_text("\n\n".join(parts), encoding="utf-8")
        ours("maqala build, one article changed")
        text.write_bytes(before)
        for name, start in () if alone else rivals(house, folder, limit).items():
            taken = start()
            rows.setdefault(name, []).append(taken)
            print(f"  {name}: {_shown(taken)}", flush=True)
            for made in (*(house / "build" / n for n in ("material", "alone", "zensical")), folder / "hugo"):
                shutil.rmtree(made, ignore_errors=True)
    docs = house / "build/docs"
    return {
        "articles": size,
        "text_bytes": size_of_texts,
        "pages": sum(1 for _ in docs.rglob("*.md")),
        "files": sum(1 for p in (house / "build/site").rglob("*") if p.is_file()),
        "programs": {name: asdict(_median(taken)) for name, taken in rows.items()},
        "stages": _median_stages(steps),
    }


def _median(taken: list[Taken]) -> Taken:
    good = [t for t in taken if t.wall is not None]
    if not good:
        return taken[-1]
    return sorted(good, key=lambda t: t.wall or 0)[len(good) // 2]


def _median_stages(steps: list[dict[str, object]]) -> dict[str, object]:
    if not steps:
        return {}
    return {
        name: {key: statistics.median(step[name][key] for step in steps) for key in ("wall", "cpu")}  # type: ignore[index]
        for name in steps[0]
    }


def _shown(taken: Taken) -> str:
    if taken.wall is None:
        return taken.note
    return f"{taken.wall:.1f} s, CPU {taken.cpu:.1f} s, {taken.memory:.0f} MB"


def table(results: list[dict[str, object]]) -> str:
    """The results as Markdown."""
    lines = []
    for result in results:
        programs: dict[str, dict[str, float | None]] = result["programs"]  # type: ignore[assignment]
        clean = programs["maqala build, clean"]
        lines += [
            "",
            f"{result['articles']} articles, {int(str(result['text_bytes'])) / 1e6:.1f} MB of text, {result['pages']} pages",
            "",
            "| | seconds | CPU seconds | MB | of our clean build |",
            "|---|---:|---:|---:|---:|",
        ]
        for name, taken in programs.items():
            if taken["wall"] is None or not clean["wall"]:
                lines.append(f"| {name} | {taken['note']} | | | |")
                continue
            ratio = taken["wall"] / clean["wall"]
            lines.append(
                f"| {name} | {taken['wall']:.1f} | {taken['cpu']:.1f} | {taken['memory']:.0f} | {ratio:.2f} |"
            )
        stages_: dict[str, dict[str, float]] = result["stages"]  # type: ignore[assignment]
        total = sum(s["wall"] for s in stages_.values()) or 1
        lines += ["", "| of our clean build | seconds | CPU seconds | share |", "|---|---:|---:|---:|"]
        lines += [
            f"| {name} | {s['wall']:.1f} | {s['cpu']:.1f} | {s['wall'] / total:.0%} |"
            for name, s in stages_.items()
        ]
    return "\n".join(lines).strip() + "\n"


def tell(made: dict[str, object], shown: str, output: Path) -> None:
    """Writes the numbers as JSON and prints their table."""
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print("\n" + shown)
    print(f"Written to {output}")


def main() -> int:
    """Measures, prints and writes."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="100,1000")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--limit", type=float, default=150, help="seconds that another program may take")
    parser.add_argument("--alone", action="store_true", help="let no other program build")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--work", type=Path, help="a folder that keeps the collections for another run")
    parser.add_argument("--output", type=Path, default=ROOT / "build/bench.json")
    options = parser.parse_args()
    work = options.work or Path(tempfile.mkdtemp(prefix="maqala-bench-"))
    try:
        results = [
            measure(int(size), work, options.rounds, options.limit, options.jobs, options.alone)
            for size in options.sizes.split(",")
        ]
    finally:
        if options.work is None:
            shutil.rmtree(work, ignore_errors=True)
    made = {
        "machine": f"{platform.machine()}, {os.cpu_count()} processors",
        "jobs": options.jobs,
        "sizes": results,
    }
    tell(made, table(results), options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
