"""The command line: commands, their options, and exit codes; the work is done elsewhere.

Exit codes: 0 done; 1 the content has errors (or warnings, with ``--strict``); 2 wrong use or
configuration.
"""

from __future__ import annotations

import argparse
import json
import shlex
import shutil
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path

from pydantic_core import to_json

from generator import __version__, files, pipeline, registry, workers
from generator.cluster import ClusterError, connected
from generator.diagnostics import Diagnostic, as_github, as_gitlab, as_text, exit_code, in_place_order
from generator.exports import FORMATS
from generator.facts import facts_only
from generator.model import Article, as_data
from generator.progress import Line, Progress, silent
from generator.report import as_report, counts
from generator.settings import SettingsError
from generator.site.publish import PublishError

WRONG_USE = 2
_NO_SITE = "maqala: no site was made; the old one, if any, stays as it was"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; gives its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # whatever the locale; a file name may be no text at all
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(argv)
    try:
        with workers.collecting_seldom():
            return int(options.run(options))
    except SettingsError as error:
        print(as_text(error.diagnostics), file=sys.stderr)
        return WRONG_USE
    except PublishError as error:
        print(f"maqala: {error}.", file=sys.stderr)
        return WRONG_USE
    except ClusterError as error:
        print(f"maqala: {error}.\n{_NO_SITE}", file=sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        print("\nmaqala: stopped", file=sys.stderr)
        return 130
    except BrokenPipeError:  # `maqala parse … | head` is nobody's mistake
        sys.stdout = None
        return 0
    except OSError as error:
        print(f"maqala: {_reason(error)}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="maqala",
        description="Turns parsed scholarly articles in Kazakh, Russian and English into a searchable site.",
        epilog="Exit codes: 0 done; 1 the content has errors (or warnings, with --strict); "
        "2 wrong use or configuration.",
    )
    parser.add_argument("--version", action="version", version=f"maqala {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    build = commands.add_parser(
        "build",
        help="make the site from the content",
        description="Makes the site: reads texts, records and corrections, writes the pages, builds and "
        "indexes them, and then replaces the old site as a whole. If anything prevents the new site, "
        "the old one stays. A content error leaves out what it is about and builds the rest.",
    )
    _add_content(build)
    _add_site(build)
    build.add_argument(
        "--offline",
        type=Path,
        metavar="FILE",
        help="also write the site as a zip file that opens from a disk, without a server and without search",
    )
    _add_jobs(build)
    build.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="let the workers of a Dask scheduler (tcp://HOST:PORT) read, link and make pages; needs "
        "maqala[cluster]; both sides trust each other with everything",
    )
    _add_strict(build)
    build.add_argument(
        "--allow-removals",
        action="store_true",
        help="publish even though articles vanish that the site had; their ids stay taken",
    )
    build.add_argument("--quiet", action="store_true", help="print nothing but errors and warnings")
    _add_root(build)
    build.set_defaults(run=_build)

    parse = commands.add_parser(
        "parse",
        help="print the records of articles",
        description="Reads texts and records and prints the articles' records; nothing is built.",
    )
    parse.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or a folder")
    parse.add_argument("--format", choices=("json", "yaml"), default="json", help="default: json")
    parse.add_argument(
        "--facts-only",
        action="store_true",
        help="leave out sentences (abstracts, body text, footnotes) and addresses of other than "
        "corresponding authors: what a catalogue may publish",
    )
    parse.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        help="write each record to DIR/{id}.yml instead of printing it",
    )
    _add_jobs(parse)
    _add_root(parse)
    parse.set_defaults(run=_parse)

    check = commands.add_parser(
        "check",
        help="tell what is wrong or doubtful, without building",
        description="Reads and links the content and tells what is wrong or doubtful, with file and line, "
        "and how complete each article is. With --links it looks at the built site instead.",
    )
    _add_content(check)
    _add_strict(check)
    check.add_argument(
        "--format",
        choices=("text", "json", "github", "gitlab"),
        default="text",
        help="text for people (default), json for programs, github for annotations on a pull request, "
        "gitlab for a Code Quality report",
    )
    check.add_argument("--notes", action="store_true", help="show notes one by one, not only their number")
    check.add_argument(
        "--links",
        action="store_true",
        help="check that every link between the pages of the built site leads somewhere, and that no page "
        "loads anything from elsewhere",
    )
    check.add_argument(
        "--site", type=Path, metavar="DIR", help="the built site for --links; default: build/site"
    )
    _add_jobs(check)
    _add_root(check)
    check.set_defaults(run=_check)

    serve = commands.add_parser(
        "serve",
        help="show the site here and rebuild it when something changes",
        description="Builds the site, serves it to this machine, and rebuilds it when content, "
        "site_config or mkdocs.yml change. Reload the page to see the new site. Ctrl+C ends it.",
    )
    _add_content(serve)
    _add_site(serve)
    _add_jobs(serve)
    serve.add_argument(
        "--host", default="127.0.0.1", help="address to listen at (default: this machine only)"
    )
    serve.add_argument(
        "--port", type=_port, default=8000, help="port to listen at (default: 8000; 0: any free)"
    )
    _add_root(serve)
    serve.set_defaults(run=_serve)

    export = commands.add_parser(
        "export",
        help="write the articles in a machine format",
        description="Writes the articles in one format: a file for each and, for bibtex, ris and csl, one "
        "for all. What may be published is what the site would show.",
    )
    export.add_argument("--format", choices=FORMATS, required=True, help="which format")
    export.add_argument("--output", type=Path, required=True, metavar="DIR", help="where the files go")
    _add_content(export)
    export.add_argument(
        "--base-url", metavar="URL", help="the site's address; wins over site_config/site.yml"
    )
    _add_jobs(export)
    _add_root(export)
    export.set_defaults(run=_export)

    links = commands.add_parser(
        "links",
        help="ask whether the addresses that articles name still answer",
        description="Asks other sites for the DOIs, legal acts, references and links that the articles name: "
        "one request at a time to a host, with pauses. Answers are kept, so a round that is stopped or "
        "limited goes on next time. Whatever the answers are, the exit code is 0; builds ask nobody.",
    )
    _add_content(links)
    links.add_argument(
        "--limit", type=_at_least_one, metavar="N", help="ask for at most so many addresses now"
    )
    links.add_argument(
        "--cache", type=Path, metavar="FILE", help="where answers are kept; default: build/links.json"
    )
    links.add_argument("--again", action="store_true", help="ask for everything anew")
    links.add_argument(
        "--pause", type=_seconds, default=1.0, metavar="S", help="seconds between two requests to a host"
    )
    links.add_argument("--format", choices=("text", "json", "github"), default="text", help="default: text")
    links.add_argument("--notes", action="store_true", help="show notes one by one, not only their number")
    _add_jobs(links)
    _add_root(links)
    links.set_defaults(run=_links)

    new = commands.add_parser(
        "new",
        help="make a site of one's own",
        description="Makes a folder with an example text, the settings, and workflows that check and "
        "publish the site with GitHub Pages or GitLab Pages. The folder must be new or empty.",
    )
    new.add_argument("folder", type=Path, metavar="DIR", help="the new folder")
    new.add_argument(
        "--install-from",
        default="",
        metavar="WHAT",
        help="where the workflows install maqala from: maqala==VERSION (default: this version), "
        "./vendor/NAME.whl, or “maqala @ git+https://…”",
    )
    new.add_argument(
        "--update",
        action="store_true",
        help="in a site that was made before: write workflows, templates and locked dependencies anew, "
        "as this version has them; content, settings and README stay",
    )
    new.set_defaults(run=_new)

    schema = commands.add_parser(
        "schema",
        help="print the JSON Schema of a record",
        description="Prints the JSON Schema of an article record; editors use it to check YAML.",
    )
    schema.set_defaults(run=_schema)
    return parser


def _add_content(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--content",
        action="append",
        type=Path,
        metavar="PATH",
        help="a folder or file with texts (.txt, .md), records and corrections (.yml); "
        "may be given several times; default: content",
    )


def _add_site(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--site", type=Path, metavar="DIR", help="where the site goes; default: build/site")
    parser.add_argument(
        "--base-url", metavar="URL", help="the site's address; wins over site_config/site.yml"
    )


def _add_jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jobs",
        type=_at_least_one,
        default=workers.available(),
        metavar="N",
        help="processes that work at the same time (default: one for each processor)",
    )


def _add_strict(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--strict", action="store_true", help="let warnings count as errors")


def _add_root(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--root",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="the folder with site_config/ and mkdocs.yml; default: this one",
    )


def _at_least_one(text: str) -> int:
    return int(_between(text, 1, sys.maxsize, "a whole number, 1 or more"))


def _port(text: str) -> int:
    return int(_between(text, 0, 65535, "a whole number, 0 to 65535"))


def _seconds(text: str) -> float:
    return _between(text, 0, 3600, "a number, 0 to 3600", whole=False)


def _between(text: str, least: int, most: int, wanted: str, whole: bool = True) -> float:
    try:
        number = int(text) if whole else float(text)
    except ValueError:
        number = least - 1
    if not least <= number <= most:
        raise argparse.ArgumentTypeError(f"“{text}” must be {wanted}")
    return number


def _build(options: argparse.Namespace) -> int:
    progress = Line(sys.stderr, sys.stderr.isatty())
    code, published = _make(options, silent if options.quiet else progress, progress, keep=True)
    if published and options.offline is not None:
        from generator.site import offline

        try:
            offline.pack(options.site or options.root / "build" / "site", options.offline)
        except OSError as error:
            print(f"maqala: {_reason(error)}", file=sys.stderr)
            return 1
    return code


def _make(
    options: argparse.Namespace, progress: Progress, line: Line, keep: bool = False
) -> tuple[int, bool]:
    """Builds and publishes; gives the exit code and whether the site was replaced.

    Args:
        options: of the command.
        progress: told each step.
        line: where progress is shown.
        keep: whether what is published stays: ids are registered, articles must not vanish. A preview
            of what is being written does neither.
    """
    target = options.site or options.root / "build" / "site"
    configuration = pipeline.configure(options.root / "site_config", options.base_url, later=True)
    scheduler = getattr(options, "scheduler", None)
    try:
        with connected(scheduler) if scheduler else nullcontext() as cluster:
            published, found, count = pipeline.build(
                _content(options),
                configuration,
                options.root,
                target,
                options.jobs,
                progress,
                _register(options) if keep else None,
                allow_removals=not keep or options.allow_removals,
                cluster=cluster,
            )
    except ClusterError:
        line.end()
        raise
    except OSError as error:  # a full disk, say
        line.end()
        print(f"maqala: {_reason(error)}\n{_NO_SITE}", file=sys.stderr)
        return 1, False
    line.end()
    strict = getattr(options, "strict", False)
    _tell(found, getattr(options, "quiet", False))
    code = exit_code(found, strict)
    if not published:
        print(_NO_SITE, file=sys.stderr)
        return code or 1, False
    if not getattr(options, "quiet", False):
        print(f"{count} article{'' if count == 1 else 's'}: {target / 'index.html'}", file=sys.stderr)
    return code, True


def _parse(options: argparse.Namespace) -> int:
    collection, found = _collect(options, options.paths)
    articles = [facts_only(a) if options.facts_only else a for a in collection.articles]
    _tell(found, only="error")
    if options.output is not None:
        for path in files.write_records(options.output, articles):
            print(path)
    elif options.format == "yaml":
        sys.stdout.write(files.as_yaml(articles))
    else:
        data = to_json([as_data(article) for article in articles], indent=1)
        sys.stdout.write(f"{data.decode()}\n")
    sys.stdout.flush()
    return exit_code(found)


def _check(options: argparse.Namespace) -> int:
    if options.links:
        return _check_links(options)
    from generator import completeness

    configuration = pipeline.configure(options.root / "site_config")
    content, first = files.gather(_content(options))
    collection, second = pipeline.collect(content, configuration, options.jobs)
    _, third = pipeline.connect(collection, configuration, options.jobs)
    found = (*first, *second, *third, *pipeline.check_register(content, collection))
    table = completeness.rows(collection.articles, found)
    _report(options, found, {"articles": completeness.as_data(table)})
    if options.format == "text":
        print(completeness.as_table(table, shutil.get_terminal_size().columns))
        print(f"\n{counts(found)}")
    return exit_code(found, options.strict)


def _check_links(options: argparse.Namespace) -> int:
    from generator.links import internal

    site: Path = options.site or options.root / "build" / "site"
    if not (site / "index.html").is_file():
        print(f"maqala: there is no site in {site}; maqala build makes one.", file=sys.stderr)
        return WRONG_USE
    found = tuple(internal.problems(site))
    _report(options, found, {})
    if options.format == "text":
        print(f"{len(found) or 'no'} link{'' if len(found) == 1 else 's'} to mend")
    return exit_code(found, options.strict)


def _report(options: argparse.Namespace, found: Sequence[Diagnostic], more: dict[str, object]) -> None:
    """Prints findings in the form that was asked for."""
    if options.format == "json":
        data = {"diagnostics": [asdict(d) for d in in_place_order(found)], **more}
        print(json.dumps(data, ensure_ascii=False, indent=1))
    elif options.format == "gitlab":
        print(as_gitlab(found))
    elif options.format == "github":
        if text := as_github(found):
            print(text)
    elif found:
        print(f"{as_report(found, options.notes)}\n")


def _serve(options: argparse.Namespace) -> int:
    from generator.site import serve

    target = options.site or options.root / "build" / "site"
    progress = Line(sys.stderr, sys.stderr.isatty())
    watched = [*_content(options), options.root / "site_config", options.root / "mkdocs.yml"]
    state = serve.state_of(watched)
    code, published = _make(options, progress, progress)
    if not published and not (target / "index.html").is_file():
        return code

    def rebuild() -> None:
        try:
            _make(options, progress, progress)
        except SettingsError as error:
            progress.end()
            print(as_text(error.diagnostics), file=sys.stderr)
        except PublishError as error:
            progress.end()
            print(f"maqala: {error}", file=sys.stderr)

    serve.run(target, options.host, options.port, watched, state, rebuild)
    return 0


def _export(options: argparse.Namespace) -> int:
    configuration = pipeline.configure(options.root / "site_config", options.base_url)
    tree, found = pipeline.export(_content(options), configuration, options.format, options.jobs)
    _tell(found, only="error")
    for path in files.add_files(options.output, tree):
        print(path)
    return exit_code(found)


def _links(options: argparse.Namespace) -> int:
    from datetime import UTC, datetime

    from generator.links import addresses, answers, asking, inquiry

    configuration = pipeline.configure(options.root / "site_config")
    content, first = files.gather(_content(options))
    collection, second = pipeline.collect(content, configuration, options.jobs)
    corpus, _ = pipeline.connect(collection, configuration, options.jobs)
    _tell((*first, *second), only="error")  # what cannot be read is not asked for
    named = addresses.collect(collection, corpus, configuration.site)
    cache: Path = options.cache or options.root / "build" / "links.json"
    try:
        kept = {} if options.again else inquiry.read(cache)
    except ValueError as error:
        print(f"maqala: {cache}: {error}; remove it or name another with --cache.", file=sys.stderr)
        return WRONG_USE
    contact = configuration.site.base_url or configuration.site.report_errors_to
    agent = (
        f"maqala/{__version__} (checks links of a collection of articles{f'; {contact}' if contact else ''})"
    )
    manners = asking.Manners(agent, pause=options.pause)
    today = datetime.now(UTC).date()
    line = Line(sys.stderr, sys.stderr.isatty())
    done = inquiry.go(
        list(named),
        kept,
        cache,
        today,
        lambda urls: asking.ask_all(urls, today, manners),
        options.limit,
        line,
    )
    line.end()
    found = tuple(answers.findings(named, done.answers))
    _report(options, found, {"answers": {url: asdict(a) for url, a in done.answers.items()}})
    if options.format == "text":
        print(answers.summary(named, done.answers))
    print(f"{done.asked} of {len(named)} addresses asked for now, {done.left} left", file=sys.stderr)
    return 0


def _new(options: argparse.Namespace) -> int:
    from generator import starter

    folder: Path = options.folder
    try:
        if options.update:
            done = starter.update(folder, options.install_from)
            for path in done.written:
                print(path)
            if done.other_source:
                print(f"maqala.txt names “{done.other_source}” and was left alone.", file=sys.stderr)
            print(f"{len(done.written)} files changed. Look at them, then commit.", file=sys.stderr)
            return 0
        made = starter.create(folder, options.install_from)
    except starter.NewSiteError as error:
        print(f"maqala: {error}.", file=sys.stderr)
        return WRONG_USE
    print(f"Made {len(made)} files in {folder}. Next:", file=sys.stderr)
    print(f"    cd {shlex.quote(str(folder))}", file=sys.stderr)
    print("    maqala serve      shows the site; put texts into content/texts and reload", file=sys.stderr)
    print("README.md in that folder says how to publish it.", file=sys.stderr)
    return 0


def _schema(options: argparse.Namespace) -> int:
    print(json.dumps(Article.model_json_schema(), ensure_ascii=False, indent=1))
    return 0


def _content(options: argparse.Namespace) -> list[Path]:
    return options.content or [options.root / "content"]


def _register(options: argparse.Namespace) -> Path | None:
    """The register of ids: that of a folder that was named, or, there or not, of the site's own content."""
    root: Path = options.root
    if not options.content:
        return root / "content" / registry.FILE
    folders: list[Path] = options.content
    return next((path / registry.FILE for path in folders if (path / registry.FILE).is_file()), None)


def _collect(
    options: argparse.Namespace, paths: Sequence[Path]
) -> tuple[pipeline.Collection, tuple[Diagnostic, ...]]:
    configuration = pipeline.configure(options.root / "site_config")
    content, first = files.gather(paths)
    collection, second = pipeline.collect(content, configuration, options.jobs)
    return collection, (*first, *second)


def _tell(found: Sequence[Diagnostic], quiet: bool = False, only: str = "") -> None:
    """Prints findings on standard error; hints and mere notes only where there is room for them."""
    told = [d for d in found if d.severity == only or (not only and d.severity != "info")]
    if told:
        print(as_report(told), file=sys.stderr)
    if told and not only and not quiet:
        print(counts(found), file=sys.stderr)


def _reason(error: OSError) -> str:
    name = f"{error.filename}: " if error.filename else ""
    return f"{name}{error.strerror or error}"
