"""The steps of a new site's workflows, run as shell steps in a fresh clone.

What is not run: `uses:` steps (checkout, setting Python up, caches, uploading and deploying), which are
the host's own programs; and the network, so the locked dependencies are those that are installed here
already, and `maqala links` meets nobody who answers.
"""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from generator import starter
from tests.conftest import ROOT

SITE = ROOT / "generator/starter/files"
GITHUB = {
    path.name: yaml.safe_load(path.read_text("utf-8")) for path in (SITE / ".github/workflows").iterdir()
}
GITLAB = yaml.safe_load((SITE / ".gitlab-ci.yml").read_text("utf-8"))
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40}")


def git(*command, cwd):
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *command], cwd=cwd, check=True, capture_output=True)


@pytest.fixture(scope="module")
def repository(wheel, tmp_path_factory):
    """A site repository as its owner pushed it; it installs the wheel that it holds."""
    folder = tmp_path_factory.mktemp("repository")
    starter.create(folder, f"./vendor/{wheel.name}")
    (folder / "vendor").mkdir()
    shutil.copy(wheel, folder / "vendor")
    git("init", cwd=folder)
    git("add", ".", cwd=folder)
    git("commit", "-m", "A site", cwd=folder)
    return folder


@pytest.fixture
def clone(repository, tmp_path):
    git("clone", repository, "clone", cwd=tmp_path)
    return tmp_path / "clone"


def shell(installed, lines, cwd, **env):
    """Runs lines as a runner does: stop at the first that fails."""
    # the environment of the tests stands for the one that `pip install` would fill from a registry
    script = "set -eo pipefail\n" + "\n".join(lines)
    return installed.run("bash", "-c", script, cwd=cwd, check=False, PIP_NO_INDEX="1", **env)


def github_steps(installed, name, job, cwd, only=lambda step: True):
    summary = cwd.parent / "summary.md"
    results = {}
    for step in GITHUB[name]["jobs"][job]["steps"]:
        if "run" in step and only(step):
            done = shell(installed, [step["run"]], cwd, GITHUB_STEP_SUMMARY=str(summary))
            results[step["name"]] = done
            if done.returncode:
                break
    return results, summary.read_text("utf-8") if summary.exists() else ""


def test_github_checks_builds_and_reports(installed, clone):
    where = installed.run("python", "-c", "import generator; print(generator.__file__)", cwd=clone).stdout
    assert Path(where.strip()).is_relative_to(installed.folder), "nothing of this repository is used"
    (clone / "site_config/theme/partials").mkdir(parents=True)
    (clone / "site_config/theme/partials/footer.html").write_text("<footer>our own foot</footer>")
    results, summary = github_steps(installed, "site.yml", "build", clone)
    assert {
        name: (done.returncode, (done.stdout + done.stderr)[-900:])
        for name, done in results.items()
        if done.returncode
    } == {}
    assert list(results) == [
        "Install", "Check the content", "Build the site", "Check the links between the pages", "Report the size",
    ]  # fmt: skip
    assert results["Check the content"].stdout == ""
    for lang, name in (("kk", "Менің жинағым"), ("ru", "Моё собрание"), ("en", "My collection")):
        page = (clone / "build/site" / lang / "index.html").read_text(encoding="utf-8")
        assert f'lang="{lang}"' in page
        assert name in page
        assert "our own foot" in page, "an own template wins over the package's"
        assert (clone / "build/site" / lang / "articles").is_dir()
    assert (clone / "build/site/assets/maqala/site.css").is_file(), "the package's look"
    assert (clone / "build/site/pagefind/pagefind.js").is_file()
    row = summary.strip().splitlines()[-1]
    assert re.fullmatch(r"\| \d{2,} \| \d{2,} \| [\d.]+[KM] \| \d+ \S+\.html \|", row)


def test_github_stops_at_an_error_of_the_content_and_points_at_it(installed, clone):
    (clone / "content/records").mkdir()
    (clone / "content/records/bad.yml").write_text(
        "id: bad\nlanguage: fr\ntitle: {ru: А}\n", encoding="utf-8"
    )
    # what the step "Install" does is shown above
    results, _ = github_steps(installed, "site.yml", "build", clone, lambda step: step["name"] != "Install")
    name, done = list(results.items())[-1]
    assert (name, done.returncode) == ("Check the content", 1)
    assert "::error file=content/records/bad.yml,line=2,title=record-field::language: " in done.stdout


def test_github_asks_other_sites_without_failing(installed, clone):
    # All names are refused: a proxy at which nobody listens stands between the step and the network.
    env = dict.fromkeys(("http_proxy", "https_proxy"), "http://127.0.0.1:9")
    (step,) = [s for s in GITHUB["links.yml"]["jobs"]["links"]["steps"] if s.get("name") == "Ask"]
    summary = clone.parent / "summary.md"
    command = step["run"].replace("maqala links", "maqala links --pause 0")
    done = shell(installed, [command], clone, GITHUB_STEP_SUMMARY=str(summary), no_proxy="", **env)
    assert done.returncode == 0, done.stderr
    assert "2 addresses: 2 silent" in summary.read_text("utf-8")
    assert len(json.loads((clone / "build/links.json").read_text("utf-8"))) == 2


def test_gitlab_checks_builds_and_publishes(installed, clone):
    prepared = []

    def job(name):
        before = GITLAB[name].get("before_script", GITLAB["default"]["before_script"])
        fresh = before if before not in prepared else []  # the same environment serves all jobs here
        prepared.append(before)
        return shell(installed, [*fresh, *GITLAB[name]["script"]], clone)

    assert {
        name: done.stderr[-400:] for name in ("check", "site", "pages") if (done := job(name)).returncode
    } == {}
    assert (
        json.loads((clone / GITLAB["check"]["artifacts"]["reports"]["codequality"]).read_text("utf-8")) == []
    )
    assert (clone / "public/kk/index.html").is_file()
    (clone / "content/texts/example.txt").write_text("Just a word.", encoding="utf-8")
    assert job("check").returncode == 1
    report = json.loads((clone / "code-quality.json").read_text("utf-8"))
    assert ("no-article", "content/texts/example.txt") in {
        (finding["check_name"], finding["location"]["path"]) for finding in report
    }


@pytest.mark.parametrize("name", sorted(GITHUB))
def test_github_s_workflows_are_pinned_and_may_do_little(name):
    workflow = GITHUB[name]
    assert workflow["permissions"] == {"contents": "read"}
    for key, job in workflow["jobs"].items():
        assert "timeout-minutes" in job
        assert job.get("permissions", {}) == (
            {"pages": "write", "id-token": "write"} if key == "deploy" else {}
        )
        for step in job["steps"]:
            assert ("uses" in step) != ("run" in step)
            if "uses" in step:
                assert PINNED.fullmatch(step["uses"])
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
            assert "${{" not in step.get("run", ""), "nothing foreign is pasted into a shell"
    on = workflow[True]  # YAML 1.1 takes the key `on` for a boolean
    assert "pull_request_target" not in on
    text = (SITE / ".github/workflows" / name).read_text("utf-8")
    assert len(re.findall(r"uses: \S+ # v\d+\.\d+\.\d+$", text, re.M)) == text.count("uses:")


def test_what_is_published_comes_from_the_default_branch_alone():
    deploy = GITHUB["site.yml"]["jobs"]["deploy"]
    assert deploy["needs"] == "build"
    assert "event_name != 'pull_request'" in deploy["if"]
    assert "default_branch" in deploy["if"]
    (rule,) = GITLAB["pages"]["rules"]
    assert "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH" in rule["if"]
    assert set(GITLAB["pages"]["needs"]) == {"site", "check"}


def test_updates_and_templates_are_what_their_readers_expect():
    updates = yaml.safe_load((SITE / ".github/dependabot.yml").read_text("utf-8"))
    assert updates["version"] == 2
    assert {u["package-ecosystem"] for u in updates["updates"]} == {"pip", "github-actions"}
    form = yaml.safe_load((SITE / ".github/ISSUE_TEMPLATE/reading-fault.yml").read_text("utf-8"))
    assert {"name", "description", "body"} <= set(form)
    assert len({part["id"] for part in form["body"]}) == len(form["body"])
    assert {part["type"] for part in form["body"]} <= {
        "input",
        "textarea",
        "dropdown",
        "markdown",
        "checkboxes",
    }
    correction = (SITE / ".github/PULL_REQUEST_TEMPLATE.md").read_text("utf-8")
    assert correction == (SITE / ".gitlab/merge_request_templates/Correction.md").read_text("utf-8")
