"""``make bench-search``: what the search index takes to make, and a search to answer, in large collections.

    python -m bench.search [--sizes 100,1000] [--language ru] [--jobs 2] [--output FILE]

Articles' pages of one language are written without the rest of a site, as much of them as is indexed: every third
has a text of 40 to 70 KB, the others abstracts alone, as where texts are in three languages. They are indexed, once
more without a change, and once more after a change of one page. Then Chromium searches, each time as a new visitor
who types: the milliseconds from the end of typing to the first result, and the bytes sent from its beginning until
then, packed as web servers pack them.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import os
import random
import resource
import shutil
import statistics
import sys
import tempfile
import threading
import time
from html import escape
from pathlib import Path
from typing import Any

from bench.__main__ import tell
from bench.corpus import Pools, keyword
from bench.edits import House
from bench.words import FREQUENT, paragraph, title, word
from generator import cache
from generator.pages.folding import search_words
from generator.site import search

ROOT = Path(__file__).resolve().parents[1]
_PACKED = (".html", ".js", ".css", ".json", ".svg")
_LANGUAGES = ("kk", "ru", "en")
_KEY = 60  # milliseconds between two keys, as of one who types fast
_WATCH = """() => { globalThis.first = new Promise((resolve, reject) => {
    const list = document.getElementById("search-results");
    let start = performance.now();
    document.getElementById("search-form").addEventListener("submit", () => { start = performance.now(); });
    new MutationObserver((_, watching) => {
        if (!list.firstElementChild) return;
        watching.disconnect();
        resolve(performance.now() - start);
    }).observe(list, { childList: true });
    setTimeout(() => reject(new Error("no result")), 30000);
}); }"""


def article(number: int, lang: str, pools: Pools) -> str:
    """A page as far as it is indexed."""
    rng = random.Random(f"page {number} {lang}")
    shown = [paragraph(rng, lang, (2, 4))]
    full = number % 3 == 0
    if full:
        shown += [paragraph(rng, lang) for _ in range(rng.randint(50, 90))]
    others = [(other, paragraph(rng, other, (2, 4))) for other in _LANGUAGES if other != lang]
    people = pools.people.some(rng, rng.randint(1, 4))
    words = [(key, keyword(key, lang)) for key in pools.keywords.some(rng, 6)]
    facets = [
        ("language", f"{lang if full else 'xx'}|{lang}"),
        ("year", f"{2000 + number % 26}|{2000 + number % 26}"),
    ]
    facets += [
        ("journal", f"j{number % 40}|{word(lang, number % 40)}"),
        ("date", f"{2000 + number % 26}-01-01"),
    ]
    facets += [("author", f"p{key}|{word(lang, 300_000 + key)}") for key in people]
    facets += [("keyword", f"k{key}|{label}") for key, label in words]
    facets += [("act", f"a{key}|{word(lang, 500_000 + key)}") for key in pools.acts.some(rng, 2)]
    names = " · ".join(word(other, 300_000 + key) for key in people for other in _LANGUAGES)
    stems = " ".join(search_words([*shown, *(text for _, text in others)]))
    return "".join(
        (
            f'<!doctype html><html lang="{lang}"><body><article data-pagefind-body>',
            f'<header data-id="a{number}" data-pagefind-meta="article[data-id]">',
            f'<h1 data-pagefind-meta="title" data-pagefind-weight="10">{escape(title(rng, lang, number))}</h1></header>',
            '<h2 id="abstract">Abstract</h2>',
            *(f'<p id="p-{at}">{escape(text)}</p>' for at, text in enumerate(shown)),
            *(
                f'<details id="abstract-{other}" lang="{other}"><p>{escape(text)}</p></details>'
                for other, text in others
            ),
            f"<p>{escape(', '.join(label for _, label in words))}</p>",
            f'<div hidden><span data-pagefind-weight="4">⟦ {escape(names)} · {escape(stems)} ⟧</span>',
            *(
                f'<span data-pagefind-filter="{name}[data-v]" data-v="{escape(value)}"></span>'
                for name, value in facets
            ),
            f'<span data-pagefind-meta="year[data-v]" data-v="{2000 + number % 26}"></span>',
            f'<span data-pagefind-meta="language[data-v]" data-v="{lang}"></span></div></article></body></html>',
        )
    )


def write(size: int, lang: str, site: Path) -> int:
    """Writes the pages; gives their bytes."""
    pools, written = Pools(), 0
    for number in range(size):
        path = site / lang / "articles" / f"a{number}" / "index.html"
        path.parent.mkdir(parents=True)
        written += path.write_bytes(article(number, lang, pools).encode())
    return written


def timed(site: Path, states: dict[str, str], kept: cache.Cache, jobs: int) -> dict[str, float]:
    """One indexing, in a process of its own, so that its memory is its own."""
    shutil.rmtree(site / search.FOLDER, ignore_errors=True)
    reader, writer = os.pipe()
    if not os.fork():
        start = time.monotonic()
        found = search.index(site, states, kept, jobs)
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        told = {
            "wall": time.monotonic() - start,
            "cpu": sum(one.ru_utime + one.ru_stime for one in used),
            "memory": max(one.ru_maxrss for one in used) / 1024,
            "findings": len(found),
        }
        os.write(writer, json.dumps(told).encode())
        os._exit(0)
    os.wait()
    told = json.loads(os.read(reader, 10_000))
    os.close(reader)
    os.close(writer)
    return dict(told)


class Server(http.server.ThreadingHTTPServer):
    """Counts the bytes of its answers."""

    sent = 0
    asked = 0


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        if path.suffix in _PACKED:
            data = gzip.compress(data, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        assert isinstance(self.server, Server)
        self.server.sent += len(data)
        self.server.asked += 1
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass


def questions(lang: str) -> dict[str, str]:
    """Words to ask for, from the most frequent to the rarest."""
    drawn = [w for w in FREQUENT[lang] if len(w) > 4]
    return {
        "in every text": drawn[8],
        "frequent": word(lang, 300),
        "seldom": word(lang, 5_000),
        "rare": word(lang, 45_000),
        "two words": f"{word(lang, 300)} {word(lang, 900)}",
        "an author": word(lang, 300_007),
    }


def asked(page: Any, words: str) -> float:  # noqa: ANN401 (Playwright is no part of the package)
    """Types the words; milliseconds from the key that ends them to the first result."""
    page.evaluate(_WATCH)
    page.type("#q", words, delay=_KEY)
    page.press("#q", "Enter")
    return float(page.evaluate("globalThis.first"))


def searches(site: Path, lang: str, rounds: int) -> dict[str, dict[str, float]]:
    """Asks each question as a new visitor and then, on the same page, once more in other words."""
    from playwright.sync_api import sync_playwright

    found: dict[str, dict[str, float]] = {}
    with Server(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site))) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{web.server_address[1]}/{lang}/search/"
        with sync_playwright() as playwright:
            chromium = shutil.which("chromium") or shutil.which("chromium-browser")
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for name, words in questions(lang).items():
                taken: list[dict[str, float]] = []
                for _ in range(rounds):
                    context = browser.new_context()
                    page: Any = context.new_page()
                    page.goto(address, wait_until="networkidle")
                    of_page, web.asked = web.sent, 0
                    first = asked(page, words)
                    sent, requests = web.sent - of_page, web.asked
                    page.wait_for_selector('#search-facets[aria-busy="false"]', state="attached")
                    said = page.locator("#search-status").inner_text()
                    whole = web.sent - of_page
                    page.fill("#q", "")
                    page.evaluate("document.getElementById('search-results').replaceChildren()")
                    again = asked(page, f"{words} {words}")
                    taken.append(
                        {
                            "ms": first,
                            "bytes": sent,
                            "requests": requests,
                            "all_bytes": whole,
                            "again_ms": again,
                        }
                    )
                    context.close()
                found[name] = {key: statistics.median(t[key] for t in taken) for key in taken[0]}
                found[name]["results"] = int("".join(c for c in said if c.isdigit()) or 0)
            browser.close()
        web.shutdown()
    return found


def measure(size: int, lang: str, jobs: int, rounds: int, work: Path) -> dict[str, Any]:
    """All numbers of one size."""
    site = work / f"site-{size}"
    if not site.is_dir():
        written = write(size, lang, site)
        print(f"{size} pages, {written / 1e6:.0f} MB", flush=True)
    kept = cache.Cache(work / f"cache-{size}", "bench")
    states = {f"{lang}/articles/a{n}/index.html": "0" for n in range(size)}
    told: dict[str, Any] = {"articles": size, "index": {}}
    told["index"]["clean"] = timed(site, states, kept, jobs)
    told["index"]["nothing changed"] = timed(site, states, kept, jobs)
    changed = site / f"{lang}/articles/a3/index.html"
    changed.write_text(changed.read_text(encoding="utf-8").replace("</p>", " x1.</p>", 2), encoding="utf-8")
    told["index"]["one page changed"] = timed(
        site, states | {f"{lang}/articles/a3/index.html": "1"}, kept, jobs
    )
    folder = site / search.FOLDER
    told["shards"] = len(json.loads((folder / search.SHARDS).read_text()).get(lang, [0]))
    told["index_bytes"] = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    with tempfile.TemporaryDirectory(dir=work) as empty:
        house = House(Path(empty) / "house", 1)
        house.build()
        for part in (f"{lang}/search", "assets"):
            shutil.copytree(house.folder / "build/site" / part, site / part, dirs_exist_ok=True)
        for name in ("words.json",):
            for path in (house.folder / "build/site").rglob(name):
                target = site / path.relative_to(house.folder / "build/site")
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
    told["search"] = searches(site, lang, rounds)
    return told


def table(results: list[dict[str, Any]]) -> str:
    """The results as Markdown."""
    lines = []
    for result in results:
        lines += [
            "",
            f"{result['articles']} articles, {result['shards']} shards, {result['index_bytes'] / 1e6:.1f} MB of index",
            "",
            "| indexing | seconds | CPU seconds | MB |",
            "|---|---:|---:|---:|",
        ]
        lines += [
            f"| {name} | {t['wall']:.1f} | {t['cpu']:.1f} | {t['memory']:.0f} |"
            for name, t in result["index"].items()
        ]
        lines += [
            "",
            "| searching | results | ms to the first | KB until then | requests | KB in all | ms, asked again |",
            "|---|---:|---:|---:|---:|---:|---:|",
        ]
        lines += [
            f"| {name} | {t['results']:.0f} | {t['ms']:.0f} | {t['bytes'] / 1e3:.0f} | {t['requests']:.0f} "
            f"| {t['all_bytes'] / 1e3:.0f} | {t['again_ms']:.0f} |"
            for name, t in result["search"].items()
        ]
    return "\n".join(lines).strip() + "\n"


def main() -> int:
    """Measures, prints and writes."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.search", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--sizes", default="100,1000")
    parser.add_argument("--language", default="ru", choices=_LANGUAGES)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--output", type=Path, default=ROOT / "build/bench-search.json")
    options = parser.parse_args()
    work = options.work or Path(tempfile.mkdtemp(prefix="maqala-bench-"))
    work.mkdir(parents=True, exist_ok=True)
    try:
        results = [
            measure(int(size), options.language, options.jobs, options.rounds, work)
            for size in options.sizes.split(",")
        ]
    finally:
        if options.work is None:
            shutil.rmtree(work, ignore_errors=True)
    made = {"language": options.language, "jobs": options.jobs, "sizes": results}
    tell(made, table(results), options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
