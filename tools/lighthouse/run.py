"""Measures pages of a built site with Lighthouse as on a phone: home, an article, search, in each language.

    python tools/lighthouse/run.py build/site [--least 95]

"machine" is Lighthouse's own measure of this machine: below 1000 or so, with work beside, it makes pages
look slower than a phone does; ``--cpu`` then sets a smaller slowdown than the usual 4.

The pages are served as a host serves them: packed, and with leave to be kept. Needs Node, Chromium
(``CHROME_PATH``) and the packages of ``package-lock.json`` (``make lighthouse`` installs them).
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from urllib.parse import quote

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
QUESTIONS = {"kk": "құқық", "ru": "право", "en": "law"}
PACKED = {".html", ".css", ".js", ".json", ".xml", ".txt"}


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves files packed where that helps, on connections that stay."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            return self.send_error(404)
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Cache-Control", "public, max-age=2592000")
        if path.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", ""):
            data = gzip.compress(data)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        return None

    def log_message(self, *_):
        pass


def pages(site: Path):
    """Home, the article with the longest page, and search with a question, in each language."""
    for lang, words in QUESTIONS.items():
        if not (site / lang).is_dir():
            continue
        articles = sorted((site / lang / "articles").glob("*/index.html"), key=lambda p: p.stat().st_size)
        yield f"{lang}/"
        yield f"{lang}/articles/{articles[-1].parent.name}/"
        yield f"{lang}/search/?q={quote(words)}"


def measure(command: Path, address: str, slowdown: float) -> dict:
    """Lighthouse's report on one page."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        subprocess.run(
            [
                str(command), address, "--quiet", "--output=json", f"--output-path={report}",
                "--chrome-flags=--headless=new --no-sandbox --disable-gpu", "--no-enable-error-reporting",
                f"--only-categories={','.join(CATEGORIES)}",
                f"--throttling.cpuSlowdownMultiplier={slowdown:g}",
            ],
            check=True, timeout=300, env={**os.environ, "CHROME_PATH": chromium()},
        )  # fmt: skip
        return json.loads(report.read_text(encoding="utf-8"))


def chromium() -> str:
    """The browser's path."""
    found = os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        sys.exit("Chromium is missing; name it with CHROME_PATH")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("site", type=Path)
    parser.add_argument("--least", type=int, default=95, help="the lowest score that passes (default: 95)")
    parser.add_argument("--port", type=int, default=0, help="where to serve: that of the site's base_url")
    parser.add_argument("--cpu", type=float, default=4, help="how much slower a phone is (default: 4)")
    parser.add_argument("--only", default="", help="only pages whose address holds this")
    parser.add_argument(
        "--command", type=Path, default=Path("build/validate/lighthouse/node_modules/.bin/lighthouse")
    )
    options = parser.parse_args()
    low = 0
    handler = functools.partial(Host, directory=str(options.site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", options.port), handler) as web:
        threading.Thread(target=web.serve_forever, daemon=True).start()
        for path in pages(options.site):
            if options.only not in path:
                continue
            address = f"http://127.0.0.1:{web.server_address[1]}/{path}"
            report = measure(options.command, address, options.cpu)
            scores = {name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES}
            speed = round(report["environment"]["benchmarkIndex"])
            print(
                path,
                *(f"{name} {score}" for name, score in scores.items()),
                f"machine {speed}",
                sep="  ",
                flush=True,
            )
            for name, score in scores.items():
                if score < options.least:
                    low += 1
                if score < 100:
                    for part in report["categories"][name]["auditRefs"]:
                        audit = report["audits"][part["id"]]
                        if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                            print(f"    {name}: {audit['title']} {audit.get('displayValue', '')}")
        web.shutdown()
    print("all scores reach" if not low else f"{low} scores are below", options.least)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
