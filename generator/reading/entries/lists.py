"""A list in the languages of the works and one in Latin letters, each mended by the other."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Reference
from generator.reading.entries import parse_entry
from generator.reading.entries.pairs import pair_lists
from generator.reading.entries.plain import plain
from generator.reading.entries.traits import traits_of


def match_lists(
    original: Sequence[Reference], romanized: Sequence[Reference]
) -> tuple[tuple[Reference, ...], tuple[Reference, ...]]:
    """Say which entries of the two lists are the same work.

    Two works that one list prints as one entry are parted where the other list shows them apart
    (:func:`part_by_other_list`), and ends of entries that a page has
    torn off are put back (:func:`torn_tails`); so a list may come
    back longer or shorter.

    Args:
        original: the list in the languages of the works.
        romanized: the list in Latin letters; may be empty.

    Returns:
        Both lists with ``same_as`` filled on both sides (0-based index into the other list), None
        where no pair is certain. Pairs are one to one, but an entry that prints a paired work once
        more has the same partner.
    """
    left, right = pair_lists(_parted(original, romanized), _parted(romanized, original))
    mended = _mended(left, right), _mended(right, left)
    return (left, right) if mended == (left, right) else pair_lists(*mended)


def _mended(entries: tuple[Reference, ...], others: tuple[Reference, ...]) -> tuple[Reference, ...]:
    tails = torn_tails(entries, others)
    if not tails:
        return entries
    ends: dict[int, list[int]] = {}
    for tail, head in tails.items():
        ends.setdefault(head, []).append(tail)
    kept = []
    for index, entry in enumerate(entries):
        if index in ends:
            pieces = [entry, *(entries[tail] for tail in ends[index])]
            text = " ".join(piece.text for piece in pieces)
            entry = parse_entry(text, tuple(line for piece in pieces for line in piece.lines))
        if index not in tails:
            kept.append(entry)
    return tuple(kept)


def _parted(entries: Sequence[Reference], others: Sequence[Reference]) -> tuple[Reference, ...]:
    texts = part_by_other_list([entry.text for entry in entries], [other.text for other in others])
    return tuple(
        part
        for entry, parts in zip(entries, texts, strict=True)
        for part in ([entry] if len(parts) == 1 else [parse_entry(text, entry.lines) for text in parts])
    )


def part_by_other_list(texts: Sequence[str], others: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Part entries that hold a second work, where the other list prints that work by itself.

    Only a shorter list is looked at, and only words that begin an entry of the longer one, stand
    word for word inside an entry here and begin none here.

    Returns:
        For each text its parts, most often one.
    """
    if len(texts) >= len(others):
        return tuple((text,) for text in texts)
    openings = []
    for other in others:
        words = plain(other).text.split()[:5]
        opening = " ".join(words)
        if len(words) == 5 and len(opening) >= 18 and not any(text.startswith(opening) for text in texts):
            openings.append(opening)
    first_words = {other.split()[0] for other in others if other.split()}
    found: list[tuple[str, ...]] = []
    spare = len(others) - len(texts)
    for text in texts:
        places = [at for opening in openings if (at := text.find(" " + opening)) > 20]
        if len(places) == 1 and spare and text.split()[0] in first_words:
            found.append((text[: places[0]].rstrip(), text[places[0] + 1 :]))
            spare -= 1
        else:
            found.append((text,))
    return tuple(found)


def torn_tails(entries: Sequence[Reference], others: Sequence[Reference]) -> dict[int, int]:
    """Entries that are the end of another one, torn off by a page and put elsewhere in the list.

    Such an entry has no author and no year, and its numbers (volume, pages: two at least) are those
    that the other list prints for a work whose entry here lacks them.

    Args:
        entries: a list whose ``same_as`` is filled.
        others: the other list.

    Returns:
        Index of the torn-off end → index of the entry that it ends.
    """
    found: dict[int, int] = {}
    traits = [traits_of(entry) for entry in entries]
    whole = [traits_of(entry) for entry in others]
    for index, entry in enumerate(entries):
        numbers = traits[index].numbers - traits[index].years
        if entry.same_as is not None or entry.authors or entry.year or entry.url or len(numbers) < 2:
            continue
        fits = [
            at
            for at, head in enumerate(entries)
            if head.same_as is not None
            and at < index
            and numbers <= whole[head.same_as].numbers
            and not numbers & traits[at].numbers
        ]
        if len(fits) == 1:
            found[index] = fits[0]
    return found
