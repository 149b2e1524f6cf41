"""The same input gives the same site, to the byte, wherever, whenever and by whomever it is built."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, furnish

# Python runs this at its start: a day years away, for whatever asks.
ANOTHER_DAY = """
import datetime, time

def later(ask, by):
    return lambda *given: ask(*given) + by if not given else ask(*given)

SECONDS = 1234 * 86400 + 4321
time.time = later(time.time, SECONDS)
time.time_ns = later(time.time_ns, SECONDS * 10**9)
for name in ("localtime", "gmtime"):
    setattr(time, name, lambda *given, ask=getattr(time, name): ask(*(given or (time.time(),))))

class Datetime(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)

    today = now

class Date(datetime.date):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())

datetime.datetime, datetime.date = Datetime, Date
"""


def build(folder: Path, *options: str, umask: int = 0o022, **env: str) -> dict[str, bytes]:
    house = furnish(folder)
    command = [sys.executable, "-m", "generator", "build", "--quiet", "--root", str(house), *options]
    content = ["--content", "content", "--content", str(ROOT / "content/texts")]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    subprocess.run([*command, *content], check=True, cwd=house, umask=umask, env=kept | env)
    site = house / "build/site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def test_two_builds_are_identical(tmp_path):
    (tmp_path / "clock").mkdir()
    (tmp_path / "clock/sitecustomize.py").write_text(ANOTHER_DAY)
    asked = [sys.executable, "-c", "import datetime; print(datetime.date.today().year)"]
    path = {"PYTHONPATH": f"{tmp_path / 'clock'}:{ROOT}"}
    year = subprocess.run(asked, check=True, capture_output=True, env=os.environ | path).stdout
    assert int(year) >= 2029, "the clock is another"
    first = {"PYTHONHASHSEED": "1", "TZ": "Asia/Almaty", "LC_ALL": "C", "HOME": "/nowhere", "USER": "root"}
    second = {
        "PYTHONHASHSEED": "2",
        "TZ": "America/Lima",
        "LC_ALL": "C.UTF-8",
        "LANG": "kk_KZ.UTF-8",
        "USER": "x",
    }
    one = build(tmp_path / "one", "--jobs", "1", PYTHONPATH=str(ROOT), **first)
    two = build(tmp_path / "other/place", "--jobs", "2", umask=0o077, **second, **path)
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []
    assert sum(map(len, one.values())) > 1_000_000
