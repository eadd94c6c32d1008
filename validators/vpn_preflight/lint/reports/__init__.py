"""Write results for people and for programs: one module per format."""

from __future__ import annotations

import re
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vpn_preflight.lint.result import Result

__all__ = ["REPORTERS", "is_report"]


def write(name: str, results: Iterable[Result]) -> Iterator[str]:
    """Write one format; a run pays for the module of no other."""
    module, _, function = name.rpartition(".")
    lines: Iterator[str] = getattr(import_module(f"{__name__}.{module}"), function)(results)
    return lines


MODULES = ("plain_json", "gitlab", "junit", "github", "sarif", "text")
REPORTERS: dict[str, Callable[[Iterable[Result]], Iterator[str]]] = {
    "text": partial(write, "text.text"),
    "json": partial(write, "plain_json.as_json"),
    "ndjson": partial(write, "plain_json.ndjson"),
    "sarif": partial(write, "sarif.sarif"),
    "junit": partial(write, "junit.junit"),
    "github": partial(write, "github.github"),
    "gitlab": partial(write, "gitlab.gitlab"),
}


def is_report(content: bytes) -> bool:
    """Return whether a file is empty, or begins like a report of an earlier run."""
    beginnings = [import_module(f"{__name__}.{module}").FORMER for module in MODULES]
    return re.match(rb"\s*+(?:" + rb"|".join((rb"\Z", *beginnings)) + rb")", content) is not None
