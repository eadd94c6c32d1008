"""Read the files in the folder of a capture that its requests take their bodies from."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from vpn_preflight.lint.capture.spanned import in_place_of, refusal
from vpn_preflight.lint.text import LIMIT
from vpn_preflight.rules.captures import PLACEHOLDER

if TYPE_CHECKING:
    from vpn_preflight.lint.capture.spanned import Spanned

ADVICE = "put the body into a file next to this one, or into the command"


class BodyFiles:
    """The files in the folder of a capture, and how many bytes may still be read of them."""

    def __init__(self, capture: str = "") -> None:
        self.folder = os.path.dirname(capture)
        self.left = LIMIT

    def read(self, name: Spanned, word: Spanned) -> Spanned:
        """Return the content of a file, all of it placed at the word that names it.

        Raises UnreadableError for what is not a file of UTF-8 in the folder or below it.
        """
        if PLACEHOLDER.search(name.text):
            raise refusal("the name of the body file is filled in later", word, ADVICE)
        if name.text == "-":
            raise refusal("the body comes from the standard input", word, ADVICE)
        path = name.text.replace("\\", "/")
        if os.path.isabs(path) or ".." in path.split("/"):
            raise refusal("the body is in a file outside of this folder", word, ADVICE)
        try:
            content = self.content(os.path.join(self.folder, path), word)
            return in_place_of(content.decode(), word)
        except UnicodeDecodeError:
            raise refusal("the body file is not UTF-8", word, "save it as UTF-8") from None
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "invalid name"
            raise refusal(f"the body file cannot be read ({reason})", word, ADVICE) from None

    def content(self, path: str, word: Spanned) -> bytes:
        """Read a regular file; raises OSError, and UnreadableError for a pipe or a large file."""
        with open(path, "rb", opener=open_at_once) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise refusal("the body file is not a regular file", word, ADVICE)
            content = file.read(self.left + 1) if status.st_size <= self.left else None
        if content is None or len(content) > self.left:
            message = f"the body files of this file exceed {LIMIT // 1024**2} MiB"
            raise refusal(message, word, "check them one by one")
        self.left -= len(content)
        return content


def open_at_once(path: str, flags: int) -> int:
    """Open a file; a pipe does not wait here until somebody writes to it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
