"""Put lines of Python together, and name things by their places."""

from __future__ import annotations

from vpn_preflight.compiled import snake

__all__ = ["Lines", "indented", "place", "snake", "split"]

Lines = list[str]


def indented(lines: Lines) -> Lines:
    """Set lines one level deeper."""
    return [f"    {line}" if line else "" for line in lines]


def split(lines: Lines) -> Lines:
    """Cut lines that hold a line end."""
    return [piece for line in lines for piece in line.split("\n")]


def place(path: tuple[str, ...]) -> str:
    """Name a constant by the place of its field."""
    return "_".join(map(snake, path)) or "root"
