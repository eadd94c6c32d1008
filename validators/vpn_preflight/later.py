"""Names of a package that are loaded when they are first used (PEP 562)."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def later(package: str, places: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the `__getattr__` of a package; `places` has the module of each name, maybe relative.

    `dir` lists the names too. Hide the result from type checkers: they would accept any name.
    """
    known = vars(sys.modules[package])
    known["__dir__"] = lambda: sorted({*known, *places})

    def load(name: str) -> Any:
        """Load a name, and keep it in the package."""
        if name not in places:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        found = getattr(import_module(places[name], package), name)
        known[name] = found
        return found

    return load
