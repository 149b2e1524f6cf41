"""An installed package brings along all it needs."""

import zipfile
from pathlib import Path

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


def test_the_installed_program_makes_a_site_without_this_repository(installed, tmp_path):
    where = installed.run("python", "-c", "import generator; print(generator.__file__)", cwd=tmp_path).stdout
    assert Path(where.strip()).is_relative_to(installed.folder)
    made = installed.run("maqala", "new", "ours", cwd=tmp_path)
    assert "cd ours" in made.stderr
    site = tmp_path / "ours"
    (site / "site_config/theme/partials").mkdir(parents=True)
    (site / "site_config/theme/partials/footer.html").write_text("<footer>our own foot</footer>")
    built = installed.run("maqala", "build", cwd=site)
    assert "1 article: build/site/index.html" in built.stderr
    assert "warning" not in built.stderr
    for lang, name in (("kk", "Менің жинағым"), ("ru", "Моё собрание"), ("en", "My collection")):
        page = (site / "build/site" / lang / "index.html").read_text(encoding="utf-8")
        assert f'lang="{lang}"' in page
        assert name in page
        assert "our own foot" in page, "an own template wins over the package's"
        assert (site / "build/site" / lang / "articles").is_dir()
    assert (site / "build/site/assets/maqala/site.css").is_file(), "the package's look"
    assert (site / "build/site/pagefind/pagefind.js").is_file()
