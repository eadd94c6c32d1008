"""Return what may be shown of an argument, which may have a key, and of any string."""

from __future__ import annotations

import os
import re

from vpn_preflight.redaction import MASK

# Strings, which are compiled where they are used: most arguments are files.
URL = r"(?i)[a-z][a-z0-9+.-]*://"
HOST = r"(?i)(?:[\w.-]+|\[[0-9a-f:.]+\])(?::[0-9]*)?(?=/|\Z)"
PATH = r"[\w./~-]*"
# The suffix says how a file is read, and is not a secret.
KIND = r"(?i)\.(?:json|ya?ml|ndjson|jsonl|har|http|rest|curl)\Z"
# What the names of files are made of. A colon follows the letter of a drive only; quotes, braces
# and equals signs are of payloads and requests.
NAME = r"(?i)(?:[a-z]:(?=[\\/]))?[\w ./\\~+,()\[\]*!@$^-]*"


def is_url(argument: str) -> bool:
    """Return whether an argument begins as a URL does."""
    return re.match(URL, argument) is not None


def shown_name(argument: str) -> str:
    """Return an argument as it may be shown.

    That is the name of a file that exists, from the working folder, the scheme, host and path of a
    URL, or of anything else what can be the name of a file.
    """
    if os.path.lexists(argument):
        return from_here(argument)
    if scheme := re.match(URL, argument):
        return scheme[0] + shown_place(argument[scheme.end() :])
    kind = re.search(KIND, argument)
    # In a pattern of names `?` is any character; in a request a query follows it.
    name = argument.replace("?", "*") if kind and "=" not in argument else argument
    end = length(re.match(NAME, name))
    return (
        os.path.normpath(argument)
        if argument and end == len(argument)
        else f"{argument[:end]}{MASK}{kind[0] if kind else ''}"
    )


def from_here(path: str) -> str:
    """Return the path of a file from the working folder, as findings have it."""
    try:
        return os.path.relpath(path)
    except ValueError:
        # It is on another drive of Windows.
        return path


def shown_place(rest: str) -> str:
    """Return host and path of a URL; anything before an @ may be a password."""
    place = re.split("[?#]", rest, maxsplit=1)[0].rpartition("@")[2]
    host = re.match(HOST, place)
    return place[: host.end() + length(re.match(PATH, place[host.end() :]))] if host else MASK


def length(found: re.Match[str] | None) -> int:
    """Return how many characters at the start of a string a pattern matches."""
    return found.end() if found else 0


def printable(text: str) -> str:
    """Escape what would move the cursor or end the line; a tab becomes a space."""
    text = text.replace("\t", " ")
    return (
        text if text.isprintable() else "".join(c if c.isprintable() else escape(c) for c in text)
    )


def escape(character: str) -> str:
    """Return a character as an escape."""
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")


def folder_of(path: str) -> str:
    """Return the folder that a file, or a folder that ends with a separator, is in."""
    return os.path.dirname(path.rstrip("/" + os.sep)) or os.curdir
