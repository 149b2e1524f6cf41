"""Every internal link of the built sites leads somewhere, and nothing is loaded from elsewhere."""

from generator.links.internal import problems


def test_every_link_of_the_small_site(small_site):
    assert list(problems(small_site.folder)) == []


def test_every_link_of_the_project_s_own_site(own_site):
    assert list(problems(own_site.folder)) == []


def test_every_link_of_the_full_site(full_site):
    assert list(problems(full_site.folder)) == []


def test_what_the_checker_finds(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("<h2 id='қ'>x</h2>")
    (tmp_path / "index.html").write_text(
        "<a href='a/'></a><a href='a/#%D2%9B'></a><a href='https://example.org/'></a><a href='mailto:x@y'></a>"
        "<a href='#top'></a><a href='?q=1'></a><img src='data:image/png;base64,'>"
        "<a href='b/'></a>\n<a href='a/#y'></a>\n<a href='/a/'></a>\n<a href='../a/'></a>\n"
        "<script src='//example.org/x.js'></script>"
    )
    found = [(d.code, d.severity, d.file, d.line) for d in problems(tmp_path)]
    assert found == [("link", "error", str(tmp_path / "index.html"), n) for n in range(1, 6)]
    assert "names a part that a/index.html does not have" in [*problems(tmp_path)][1].message
