"""Posts on lines of their own: what a person is at a part of the institution that the line beside names."""

from __future__ import annotations

from collections.abc import Sequence

from generator.reading.chunks import Chunk
from generator.reading.front.place import Place
from generator.reading.persons.places import has_leading_mark, is_place, looks_like_affiliation
from generator.reading.persons.posts import (
    is_degrees,
    is_post_at_department,
    opens_with_post,
)
from generator.reading.source import Line
from generator.reading.vocabulary import Vocabulary
from generator.reading.vocabulary.institutions import names_whole_institution


def posts_beside(lines: Sequence[Line], vocabulary: Vocabulary) -> frozenset[int]:
    """The places of lines that hold a post, with nothing but posts and degrees between them and an institution's line.

    A post that its line does not hold whole is none of them.
    """
    posts = {at for at, line in enumerate(lines) if is_post_at_department(line.text, vocabulary)}
    if not posts:
        return frozenset()
    told = posts | {at for at, line in enumerate(lines) if is_degrees(line.text, vocabulary)}
    return frozenset(
        at
        for at in posts
        if not _is_cut(lines, at, told, vocabulary)
        and (_next(lines, at, -1, told, vocabulary) or _next(lines, at, 1, told, vocabulary))
    )


def _is_cut(lines: Sequence[Line], at: int, told: set[int], vocabulary: Vocabulary) -> bool:
    """Whether a page's width may have cut the post: a small letter goes on below it, or it goes on from above."""
    if at + 1 < len(lines) and at + 1 not in told and lines[at + 1].text[:1].islower():
        return "@" not in lines[at + 1].text
    text = lines[at].text
    return text[:1].islower() and not opens_with_post(text, vocabulary) and at > 0 and at - 1 not in told and (
        vocabulary.has("institution", lines[at - 1].text)
    )  # fmt: skip


def _next(lines: Sequence[Line], at: int, step: int, told: set[int], vocabulary: Vocabulary) -> bool:
    """Whether the next line on one side that is no post and no degree names an institution."""
    at += step
    while at in told:
        at += step
    if not 0 <= at < len(lines) or (step > 0 and has_leading_mark(lines[at].text)):
        return False
    return _is_institution(lines[at].text, vocabulary)


def _is_institution(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a line says where somebody works, and names more than a part of an institution."""
    placed = looks_like_affiliation(text, vocabulary) or is_place(text, vocabulary)
    return placed and names_whole_institution(text, vocabulary)


def is_post_line(p: Place) -> bool:
    """Whether a chunk is a post, or degrees and a post, with the line of its owner's institution right above or below it."""
    posts = [is_post_at_department(line.text, p.vocabulary) for line in p.chunk.lines]
    told = zip(posts, p.chunk.lines, strict=True)
    if not any(posts) or not all(post or is_degrees(line.text, p.vocabulary) for post, line in told):
        return False
    above: tuple[Chunk, ...] = ()
    if p.previous == "affiliation":
        above = tuple(p.block.affiliations[-1:])
    elif p.previous == "degree" and p.block.affiliations and p.block.byline:
        # between the names and a post degrees alone stand, or the institution, too
        above = tuple(c for c in p.block.affiliations[-1:] if c.first > p.block.byline[-1][0].first)
    if any(_is_institution(chunk.text, p.vocabulary) for chunk in above):
        return True
    for chunk in p.after:
        if is_degrees(chunk.text, p.vocabulary) or is_post_at_department(chunk.text, p.vocabulary):
            continue
        return not has_leading_mark(chunk.lines[0].text) and _is_institution(chunk.text, p.vocabulary)
    return False
