"""``docs/diagnostics.md`` explains every code that the program can print, and no other."""

import ast
import itertools
import re

from tests.conftest import ROOT

CODE = re.compile(r"[a-z]+(-[a-z]+)*")
SEVERITIES = {"error", "warning", "info"}
TELLING = {"Diagnostic", "note", "_finding"}


def codes_of(tree):
    """Codes as the source gives them: beside their severity, as ``code=``, to a telling function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "code":
            yield node.value
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in TELLING:
                yield from node.args[:1]
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "HINTS":
            yield from node.value.keys
        items = node.args if isinstance(node, ast.Call) else getattr(node, "elts", [])
        for first, second in itertools.pairwise(items):
            if isinstance(second, ast.Constant) and second.value in SEVERITIES:
                yield first


def test_every_code_is_explained_and_every_explanation_has_its_code():
    trees = [ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "generator").rglob("*.py"))]
    told = {
        node.value
        for tree in trees
        for node in codes_of(tree)
        if isinstance(node, ast.Constant) and CODE.fullmatch(str(node.value)) and node.value not in SEVERITIES
    }
    words = {n.value for tree in trees for n in ast.walk(tree) if isinstance(n, ast.Constant)}
    page = (ROOT / "docs/diagnostics.md").read_text("utf-8")
    explained = re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE)
    assert sorted(told - set(explained)) == []
    assert sorted(set(explained) - words) == []
    assert len(explained) == len(set(explained))
