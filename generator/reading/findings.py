"""What a check says of a record, before the article and its file are added."""

from __future__ import annotations

from generator.diagnostics import Severity

#: Code, severity, message, line (0: the article's first) and hint.
Finding = tuple[str, Severity, str, int, str]
