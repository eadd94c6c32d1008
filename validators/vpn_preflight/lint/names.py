"""Return the name of an argument that may be shown: one that is not a file may have a key in it."""

from __future__ import annotations

import os
import re

from vpn_preflight.redaction import MASK

URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
HOST = re.compile(r"(?:[\w.-]+|\[[0-9a-f:.]+\])(?::[0-9]*)?(?=/|\Z)", re.IGNORECASE)
PATH = re.compile(r"[\w./~-]*")
# The suffix says how a file is read, and is not a secret.
KIND = re.compile(r"\.(?:json|ya?ml|ndjson|jsonl|har|http|rest|curl)\Z", re.IGNORECASE)
# What the names of files are made of. A colon follows the letter of a drive only; quotes, braces
# and equals signs are of payloads and requests.
NAME = re.compile(r"(?:[a-z]:(?=[\\/]))?[\w ./\\~+,()\[\]*!@$^-]*", re.IGNORECASE)


def is_url(argument: str) -> bool:
    """Return whether an argument begins as a URL does."""
    return URL.match(argument) is not None


def shown_name(argument: str) -> str:
    """Return an argument as it may be shown.

    That is the name of a file that exists, the scheme, host and path of a URL, or of anything else
    what can be the name of a file.
    """
    if os.path.lexists(argument):
        return argument
    if scheme := URL.match(argument):
        return scheme[0] + shown_place(argument[scheme.end() :])
    kind = KIND.search(argument)
    # In a pattern of names `?` is any character; in a request a query follows it.
    name = argument.replace("?", "*") if kind and "=" not in argument else argument
    end = matching_length(NAME, name)
    return argument if end == len(argument) else f"{argument[:end]}{MASK}{kind[0] if kind else ''}"


def shown_place(rest: str) -> str:
    """Return host and path of a URL; anything before an @ may be a password."""
    place = re.split("[?#]", rest, maxsplit=1)[0].rpartition("@")[2]
    host = HOST.match(place)
    return place[: host.end() + matching_length(PATH, place[host.end() :])] if host else MASK


def matching_length(pattern: re.Pattern[str], text: str) -> int:
    """Return how many characters at the start of a string a pattern matches."""
    found = pattern.match(text)
    return found.end() if found else 0
