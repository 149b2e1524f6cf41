"""Cases: a starting text, strokes on it, sometimes something extreme, and an encoding."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.fuzz import mutations, sources


class Case:
    """Bytes to be read, and how they came about. Shown in short: the bytes are kept in a file."""

    def __init__(self, data: bytes, story: str, extreme: bool = False) -> None:
        self.data = data
        self.story = story
        self.extreme = extreme

    def __repr__(self) -> str:
        return f"Case({self.story}, {len(self.data)} bytes)"


@st.composite
def cases(draw: st.DrawFn, real: bool, extremes: bool = True) -> Case:
    """Any case.

    Args:
        draw: Hypothesis's.
        real: whether the real texts are used, too.
        extremes: whether megabyte lines and the like are.
    """
    texts = sources.texts(real)
    which = draw(st.integers(0, len(texts) - 1))
    lines = texts[which].split("\n")
    strokes = draw(mutations.strokes())
    for stroke in strokes:
        lines = stroke(lines)
    story = f"text {which}, {len(strokes)} strokes"
    extreme = extremes and draw(st.integers(0, 79)) == 37
    if extreme:
        name = draw(st.sampled_from(sorted(mutations.EXTREMES)))
        at = draw(st.integers(0, 2000)) % (len(lines) + 1)
        lines = [*lines[:at], mutations.EXTREMES[name](), *lines[at:]]
        story += f", {name} before line {at + 1}"
    way = draw(st.sampled_from(mutations.WAYS))
    return Case(mutations.encode("\n".join(lines), way), f"{story}, {way}", extreme)
