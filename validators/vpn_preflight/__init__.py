"""Check a payload for a cloud VPN call before it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vpn_preflight.checker import check
    from vpn_preflight.finding import Finding

__all__ = ["Finding", "__version__", "check"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Import what users need by name at its first use, so that a start pays for nothing else."""
    from importlib import import_module  # noqa: PLC0415 - at the first use

    modules = {"check": "checker", "Finding": "finding"}
    if name not in modules:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{modules[name]}"), name)
