"""Read `curl` commands out of a shell script: words, quotes and line ends as a shell has them, nothing expanded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vpn_preflight.lint.capture.raw import Raw
from vpn_preflight.lint.capture.shells import posix
from vpn_preflight.lint.capture.spanned import Spanned, joined, whole
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.rules import captures

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["commands"]

# What ends a command, and what is skipped between words; a line end behind a backslash is no end.
END = re.compile(r"[\n;|&]")
SKIPPED = re.compile(r"(?:[ \t\r]|\\\r?\n)+|#[^\n]*")
# A variable, or what another command prints: both are filled in by the shell.
FILLED_IN = r"\$(?:env:)?(?P<variable>[A-Za-z_]\w*)|\$\((?P<command>[^(){}\"']*)\)"
PIECE = re.compile(
    rf"[^\s'\"\\;|&$]+|{FILLED_IN}|\$(?!')|\\(?!\r?\n)(?P<escaped>[\s\S])|'(?P<single>[^']*)'"
    r"|\"(?P<double>(?:[^\"\\]|\\[\s\S])*)\"|\$'(?P<ansi>(?:[^'\\]|\\[\s\S])*)'"
)
IN_DOUBLE = re.compile(rf'{FILLED_IN}|\\(?P<escaped>[$`"\\])|\\\n|[\s\S]')
IN_ANSI = re.compile(r"\\(?:x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|([\s\S]))|[\s\S]")
ANSI = {"n": "\n", "t": "\t", "r": "\r"}
NAMES = ("curl", "curl.exe")
WITH_VALUE = frozenset("AbcCdDeEFHhKmoPQrtTuUwxXyYz")
LONG_WITH_VALUE = frozenset(
    f"--{name}"
    for name in (
        *("request", "data", "data-raw", "data-binary", "data-urlencode", "data-ascii", "json", "header", "url", "user", "form"),
        *(
            "user-agent",
            "cookie",
            "cookie-jar",
            "referer",
            "output",
            "max-time",
            "connect-timeout",
            "cacert",
            "cert",
            "key",
            "proxy",
        ),
        *("retry", "write-out", "resolve", "interface", "connect-to", "noproxy", "oauth2-bearer", "request-target", "config"),
    )
)
BODY = ("-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode", "--json")


def commands(text: str) -> Iterator[Raw | UnreadableError]:
    """Yield each request of a script; other commands are passed over."""
    for words in lines(posix(whole(text))):
        names = [word.text.rpartition("/")[2].lower() in NAMES for word in words[:2]]
        if any(names):
            yield from request(words[names.index(True) + 1 :], words[0])


def lines(text: Spanned) -> Iterator[list[Spanned]]:
    """Yield the words of each command; raises UnreadableError for a quote that is not closed."""
    words: list[Spanned] = []
    position = 0
    while position < len(text.text):
        if found := SKIPPED.match(text.text, position):
            position = found.end()
        elif END.match(text.text, position):
            if words:
                yield words
            words, position = [], position + 1
        else:
            word, position = next_word(text, position)
            words.append(word)
    if words:
        yield words


def next_word(text: Spanned, position: int) -> tuple[Spanned, int]:
    """Read a word, which may be made of several quoted pieces."""
    characters: list[tuple[str, int, int]] = []
    start = position
    while found := PIECE.match(text.text, position):
        position = found.end()
        characters += piece(found)
    at, _ = text.part(start, start + 1).span
    if position == start:
        raise UnreadableError(captures.NO_REQUEST, "is no request: a quote or a backslash is not closed: close it", at)
    starts = [text.starts[first] for _, first, _ in characters]
    ends = [text.ends[last - 1] for _, _, last in characters]
    return Spanned("".join(character for character, _, _ in characters), starts, ends, at), position


def piece(found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Yield the characters of a piece of a word, each with its place."""
    kind = found.lastgroup
    if kind == "double":
        for one in IN_DOUBLE.finditer(found.string, *found.span(kind)):
            if one.lastgroup in ("variable", "command"):
                yield from placeholder(one)
            elif one[0] != "\\\n":
                yield one["escaped"] or one[0][-1], *one.span()
    elif kind == "ansi":
        for one in IN_ANSI.finditer(found.string, *found.span(kind)):
            code = one[1] or one[2]
            yield chr(int(code, 16)) if code else ANSI.get(one[3], one[3]) if one[3] else one[0], *one.span()
    elif kind in ("variable", "command"):
        yield from placeholder(found)
    else:
        start, end = found.span(kind or 0)
        yield from ((found.string[offset], offset, offset + 1) for offset in range(start, end))


def placeholder(found: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """Write what the shell fills in as files have it: ${NAME} for a variable, {{ … }} for what a command prints."""
    before, after = ("${", "}") if found.lastgroup == "variable" else ("{{", "}}")
    start, end = found.span()
    yield from ((character, start, start + 1) for character in before)
    first, last = found.span(found.lastgroup or 0)
    yield from ((found.string[offset], offset, offset + 1) for offset in range(first, last))
    yield from ((character, end - 1, end) for character in after)


def request(words: list[Spanned], first: Spanned) -> Iterator[Raw | UnreadableError]:
    """Read the arguments of a command."""
    given = list(options(words))
    method = next((value.text for name, value in reversed(given) if name in ("-X", "--request")), None)
    headers = [value.partition(":") for name, value in given if name in ("-H", "--header")]
    bodies = [(name, value) for name, value in given if name in BODY]
    urls = [value for name, value in given if name in ("", "--url")]
    for name, value in given:
        if name in ("-F", "--form"):
            yield refusal("is sent as multipart, which these services do not read: write -d", value)
            return
    for name, value in bodies:
        if name == "--data-urlencode" and re.search("[%+]", value.text):
            yield refusal("is encoded once more by curl: write it encoded, behind --data-raw", value)
            return
        if value.text.startswith("@") and name != "--data-raw":
            yield refusal("takes its body from a file: write the body itself", value)
            return
    if not urls:
        yield refusal("is no request: the URL is missing", first)
        return
    is_get = any(name in ("-G", "--get") for name, _ in given)
    is_json = any(name == "--json" for name, _ in bodies)
    body = in_one([value for _, value in bodies], "" if is_json else "&") if bodies else None
    if is_get:
        yield Raw(method or "GET", urls[0], headers, None, None, body)
    else:
        yield Raw(method or ("POST" if bodies else "GET"), urls[0], headers, body, None, None)


def options(words: list[Spanned]) -> Iterator[tuple[str, Spanned]]:
    """Yield each option with its value, and each argument under an empty name."""
    queue = iter(words)
    for word in queue:
        text = word.text
        if text.startswith("--"):
            yield text, next(queue, word) if text in LONG_WITH_VALUE else word
        elif text.startswith("-") and len(text) > 1:
            yield from short_options(word, queue)
        else:
            yield "", word


def short_options(word: Spanned, queue: Iterator[Spanned]) -> Iterator[tuple[str, Spanned]]:
    """Yield the options of a word such as `-sXPOST`."""
    for index, letter in enumerate(word.text[1:], 1):
        if letter in WITH_VALUE:
            rest = word.part(index + 1, len(word.text))
            yield f"-{letter}", rest if rest.text else next(queue, word)
            return
        yield f"-{letter}", word


def in_one(values: list[Spanned], separator: str) -> Spanned:
    """Put several bodies together as curl does."""
    size = len(separator)
    between = [Spanned(separator, [value.at] * size, [value.at] * size, value.at) for value in values]
    return joined([part for pair in zip(between, values, strict=True) for part in pair][1:])


def refusal(message: str, where: Spanned) -> UnreadableError:
    """Say what keeps a command from being read."""
    start, end = where.span
    return UnreadableError(captures.NO_REQUEST, message, start, max(end, start + 1))
