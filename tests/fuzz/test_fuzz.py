"""A small version of ``make fuzz``: the same properties on a few hundred cases."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz import mutations, properties, sources
from tests.fuzz.cases import Case, cases

FEW = settings(
    max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@FEW
@given(case=cases(real=False, extremes=False))
def test_any_text_is_read_without_loss(case: Case) -> None:
    properties.check(case.data)


@pytest.mark.parametrize("name", sorted(mutations.EXTREMES))
def test_an_extreme_in_the_middle_of_an_article(name: str) -> None:
    lines = sources.texts(False)[0].split("\n")
    middle = len(lines) // 2
    text = "\n".join([*lines[:middle], mutations.EXTREMES[name](), *lines[middle:]])
    properties.check(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("way", sorted(set(mutations.WAYS)))
def test_a_broken_encoding(way: str) -> None:
    for text in sources.texts(False)[:4]:
        properties.check(mutations.encode(text, way))
