"""An installed package brings along all it needs."""

import zipfile

from tests.conftest import ROOT


def test_the_wheel_holds_defaults_templates_and_starter(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    here = {
        path.relative_to(ROOT).as_posix()
        for folder in ("generator", "site_config")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    wanted = {name if name.startswith("generator/") else f"generator/{name}" for name in here}
    wanted |= {"generator/mkdocs.yml", "generator/requirements.lock"}
    assert wanted - held == set()
    assert {name for name in held - wanted if ".dist-info/" not in name} == set()
