"""Every licence is known, and the page that lists them is up to date."""

import pytest

from tests.conftest import ROOT, load_tool

licences = load_tool("licences")


def test_every_licence_is_known_and_the_page_is_up_to_date():
    text, unknown = licences.page()
    assert unknown == []
    assert licences.PAGE.read_text("utf-8") == text, "run make licences"


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        ({"License-Expression": ["MIT"], "License": ["BSD"]}, "MIT"),
        ({"Classifier": ["License :: OSI Approved :: Apache Software License"]}, "Apache-2.0"),
        ({"License": ["BSD-3-Clause"]}, "BSD-3-Clause"),
        ({"License": ["UNKNOWN"], "Classifier": ["License :: OSI Approved :: BSD License"]}, ""),
        ({"License": ["do as you please"]}, ""),
        ({}, ""),
    ],
)
def test_what_metadata_say(monkeypatch, fields, licence):
    class Data:
        def get(self, name):
            return fields.get(name, [None])[0]

        def get_all(self, name):
            return fields.get(name)

    monkeypatch.setattr(licences.metadata, "metadata", lambda name: Data())
    assert licences.licence("some-package") == licence


def test_a_package_under_a_licence_that_binds_is_told(monkeypatch):
    monkeypatch.setitem(licences.SETTLED, "jinja2", "GPL-3.0-only")
    assert licences.page()[1] == ["jinja2 is GPL-3.0-only"]


def test_our_own_licence_is_named_the_same_everywhere():
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License\n")
    assert 'license = "MIT"\n' in (ROOT / "pyproject.toml").read_text("utf-8")
    assert {rights for _, rights in licences.styles()} == {"MIT"}
    fonts = ROOT / "site_config/theme/assets/maqala/fonts"
    for name in ("OFL-sans.txt", "OFL-serif.txt"):
        assert "SIL Open Font License, Version 1.1" in (fonts / name).read_text("utf-8")
