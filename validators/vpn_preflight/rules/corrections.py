"""Read a payload as it was meant, so that what a correction would uncover is reported with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from vpn_preflight.finding import join_pointer
from vpn_preflight.privacy import hide_fields
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vpn_preflight.finding import Finding

Tokens = tuple[str | int, ...]


@hide_fields
class Correction(NamedTuple):
    """What to do at a place: give a field another name, replace a value, or put it into a list."""

    path: Tokens
    kind: Literal["rename", "replace", "wrap"]
    value: Any = None


class Corrected:
    """A payload with corrections made, and where its places were written.

    Containers around a correction are copied, and the rest is shared with the payload. No
    correction is inside another: what is below an error is not judged.
    """

    def __init__(self, payload: Any, corrections: Iterable[Correction]) -> None:
        self.by_path = {one.path: one for one in corrections}
        self.around = {path[:end] for path in self.by_path for end in range(len(path))}
        # By the pointer of a place that moved.
        self.origins: dict[str, str] = {}
        self.payload = self.meant(payload, ())

    def meant(self, value: Any, path: Tokens) -> Any:
        """Return the value at a path as it was meant."""
        here = self.by_path.get(path)
        if here and here.kind == "replace":
            return here.value
        if here and here.kind == "wrap":
            self.origins[join_pointer((*path, 0))] = join_pointer(path)
            return [value]
        if path not in self.around:
            return value
        if isinstance(value, dict):
            return {
                self.name(name, path): self.meant(item, (*path, name))
                for name, item in value.items()
            }
        return [self.meant(item, (*path, index)) for index, item in enumerate(value)]

    def name(self, name: Any, path: Tokens) -> Any:
        """Return the name of a field as it was meant."""
        here = self.by_path.get((*path, name))
        if here is None or here.kind != "rename":
            return name
        self.origins[join_pointer((*path, here.value))] = join_pointer((*path, name))
        return here.value

    def as_written(self, finding: Finding) -> Finding:
        """Point a finding at what was written; a patch for a place that moved does not fit."""
        above, below = finding.pointer, ""
        while above not in self.origins:
            if not above:
                return finding
            above, slash, token = above.rpartition("/")
            below = f"{slash}{token}{below}"
        return finding._replace(pointer=self.origins[above] + below, fix=None)
