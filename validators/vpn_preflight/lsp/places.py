"""Places of an editor: lines from 0, columns in the units that the editor asked for."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from lsprotocol.types import Position, Range

from vpn_preflight.lint.text import Text

if TYPE_CHECKING:
    from pygls.workspace import PositionCodec


class Places:
    """Converts offsets into the content of an open file to positions, and back."""

    def __init__(self, content: str, codec: PositionCodec) -> None:
        self.whole = Text("", content)
        self.units = codec.client_num_units
        # The linter does not count a byte order mark.
        self.mark = int(content.startswith("\ufeff"))

    def start(self, line: int) -> int:
        """Return the offset at which a line starts for the linter; lines count from 1."""
        return self.whole.line_starts[line - 1] + (self.mark if line == 1 else 0)

    def range(self, start: int, end: int) -> Range:
        """Convert two offsets."""
        return Range(self.position(start), self.position(end))

    def position(self, offset: int) -> Position:
        """Convert an offset."""
        line, column = self.whole.place(offset)
        before = self.whole.text[offset - column + 1 : offset]
        return Position(line - 1, self.units(before))

    def offset(self, position: Position) -> int:
        """Convert a position; one behind the end of its line is the end of the line."""
        if position.line >= len(self.whole.line_starts):
            return len(self.whole.text)
        start, end = self.whole.line_span(position.line + 1)
        ends = list(accumulate(map(self.units, self.whole.text[start:end])))
        return start + bisect_right(ends, position.character)
