"""The container file. It is not built here (that needs a container engine and its image), but what its
steps run is run: the wheel that these tests install is made of exactly the files that it copies."""

import re

from tests.conftest import ROOT
from tests.starter.conftest import CONTAINERFILE, container_steps


def test_both_stages_stand_on_one_image_of_a_version():
    images = [rest.split()[0] for word, rest in container_steps() if word == "FROM"]
    assert len(set(images)) == 1
    assert re.fullmatch(r"python:3\.11\.\d+-slim-bookworm", images[0])


def test_nothing_is_installed_that_is_not_locked():
    pip = re.findall(r"pip install [^&\n]*", CONTAINERFILE.replace("\\\n", " "))
    assert [" ".join(step.split()) for step in pip] == [
        "pip install --require-hashes -r requirements.lock",
        "pip install --no-deps --no-build-isolation .",
    ]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert "install --quiet --require-hashes -r requirements.lock" in makefile, "as make site does"
    assert not re.search(r"apt-get|curl|wget|https?://", CONTAINERFILE)


def test_it_runs_as_nobody_in_particular():
    words = [word for word, _ in container_steps()]
    users = [rest for word, rest in container_steps() if word == "USER"]
    assert users == ["maqala"]
    assert words.index("USER") < words.index("ENTRYPOINT")
    assert max(i for i, word in enumerate(words) if word == "RUN") < words.index("USER")


def test_what_it_copies_is_there():
    ignored = (ROOT / ".dockerignore").read_text("utf-8").split()
    for word, rest in container_steps():
        if word == "COPY" and "--from" not in rest:
            for name in rest.split()[:-1]:
                assert (ROOT / name).exists(), name
                assert name not in ignored
