"""Read the requests that the `curl` commands of a shell script send."""

from __future__ import annotations

import re
from itertools import dropwhile, pairwise
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from vpn_preflight.lint.capture import shell_words
from vpn_preflight.lint.capture.curl_options import URL, options
from vpn_preflight.lint.capture.raw import Raw
from vpn_preflight.lint.capture.spanned import Spanned, in_place_of, joined, whole
from vpn_preflight.lint.capture.targets import FILLED_IN, FILLED_IN_LATER, PUT_HERE, asked, target
from vpn_preflight.lint.capture.unread import Known
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.rules import captures, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vpn_preflight.lint.capture.body_files import BodyFiles

    # The options of one request by their long names, as they are given.
    Given = Sequence[tuple[str | None, Spanned]]

# A caret before a quote or the end of a line, or a backtick there, behind curl at the start of a line; none of it in quotes.
FOREIGN = re.compile(
    r"^[ \t]*(?:PS [^>\n]*> ?|[A-Za-z]:[^>\n]*>)?(?:&[ \t]*|\$\w+[ \t]*=[ \t]*)?curl(?:\.exe)?[ \t]"
    r"(?>'[^'\n]*'|\"[^\"\n]*\"|[^|;&\n'\"`^]|\^(?![\"\r\n])|(?<![ \t])`|`(?![ \t]*\r?$))*+(?P<sign>\^[\"\r\n]|`)",
    re.MULTILINE,
)
NAME = re.compile(r"(?:[\s\S]*/)?curl(?:\.exe)?|\$\{\w*curl\w*\}", re.IGNORECASE)
# What may be before the name of a command: a prompt, or variables for it.
BEFORE = re.compile(r"\$\Z|[A-Za-z_]\w*(?:\[[^]]*\])?\+?=")
SHELLS = ("sh", "bash", "dash", "ash", "ksh", "zsh")
SCRIPT = re.compile(r"-[A-Za-z]*c")
# Scripts in the arguments of commands, in one another.
DEPTH = 5
# A header that is sent, sent without a value, or removed.
MEDIA_TYPE = re.compile(r"content-type\s*(?::|;\Z)", re.IGNORECASE)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
BLANK = re.compile(r"[\x00-\x20\x7f]")
ENCODED = re.compile(rf"(?P<kept>{FILLED_IN.pattern})|[\s\S]")
DATA = ("data", "data-ascii", "data-binary", "data-raw", "data-urlencode", "json")
FORMS = ("form", "form-string")
ENCODES = ("data-urlencode", "url-query")
NO_REQUEST = ("help", "manual", "version")
UPLOAD = "upload-file"
# What curl removes from a file of -d.
STRIPPED = re.compile(r"[\r\n\0]")
REFUSED: dict[str | None, tuple[str, str]] = {
    None: ("is not a known option of curl, or has no value", "check its name"),
    **dict.fromkeys(FORMS, ("is sent as multipart, which these services do not read", "write -d")),
    "config": ("takes options from a file", "put them here"),
}
# Options of which a file, named behind an @, is not read.
FROM_A_FILE = {
    "header": ("takes headers from a file", "put them here"),
    "url-query": ("takes a part of the URL from a file", "put it here"),
}


def commands(text: str, known: Known | None = None) -> Iterator[Raw | UnreadableError]:
    """Yield each request of a file, and what keeps one from being read; other commands are skipped.

    The commands of curl that were read are added to `known`.
    """
    yield from script(whole(text), known)


def script(text: Spanned, known: Known | None = None) -> Iterator[Raw | UnreadableError]:
    """Yield the requests of a script that may be a part of a file."""
    known = known or Known()
    if found := FOREIGN.search(text.text):
        known.add_all(text)
        yield windows(*text.part(found.start("sign"), found.start("sign") + 1).span)
    else:
        yield from requests(text, DEPTH, known)


def quoted_for_windows(text: str) -> Iterator[UnreadableError]:
    """Refuse a script of cmd or PowerShell."""
    yield windows(0, len(text.partition("\n")[0]))


def windows(start: int, end: int) -> UnreadableError:
    """Say what to do about a script of cmd or PowerShell."""
    message = "is quoted for cmd or PowerShell"
    advice = "copy the request as cURL (bash)"
    return UnreadableError(
        unreadable.NO_REQUEST, message, start, max(end, start + 1), advice=advice
    )


def requests(script: Spanned, depth: int, known: Known) -> Iterator[Raw | UnreadableError]:
    """Yield the requests of a script, and those of scripts that it hands to a shell."""
    for words in shell_words.commands(script):
        command = list(dropwhile(lambda word: BEFORE.match(word.text), words))
        first = next(
            (index for index, word in enumerate(command) if NAME.fullmatch(word.text)), None
        )
        if first is not None:
            known.add(command[first], command[first + 1 :])
            arguments, files = command[first + 1 :], known.files
            yield from command_requests(command[first], arguments, files, is_sure=first == 0)
        elif depth and (inner := inner_script(command)):
            yield from requests(inner, depth - 1, known)


def inner_script(command: Sequence[Spanned]) -> Spanned | None:
    """Return the argument of a command that is a script itself: of `sh -c` or of `eval`."""
    names = [word.text.rpartition("/")[2] for word in command]
    if names[:1] == ["eval"]:
        return command[1] if len(command) > 1 else None
    if any(name in SHELLS for name in names):
        return next(
            (value for option, value in pairwise(command) if SCRIPT.fullmatch(option.text)), None
        )
    return None


def command_requests(
    name: Spanned, arguments: Sequence[Spanned], files: BodyFiles, *, is_sure: bool
) -> Iterator[Raw | UnreadableError]:
    """Yield the requests of one command; one that may be no command of curl is `is_sure` False."""
    group: list[tuple[str | None, Spanned]] = []
    for one in options(arguments):
        if one[0] in NO_REQUEST:
            return
        if one[0] == "next":
            yield from group_requests(name, group, files, is_sure=is_sure)
            group = []
        else:
            group.append(one)
    yield from group_requests(name, group, files, is_sure=is_sure)


def group_requests(
    name: Spanned, written: Given, files: BodyFiles, *, is_sure: bool
) -> Iterator[Raw | UnreadableError]:
    """Yield a request for each URL; what keeps it from being read, if it goes to one of the services."""
    given, flaw = list[tuple[str | None, Spanned]](), None
    for option, value in written:
        try:
            given.append((option, with_content(option, value, files)))
        except UnreadableError as error:
            given.append((option, value))
            flaw = flaw or error
    urls = [value for option, value in given if option == URL]
    if not urls:
        if given and is_sure:
            yield flaw or refusal("is no request: the URL is missing", name)
        return
    sent = request(urls[0], given)
    protocol = next(
        (value.text for option, value in reversed(given) if option == "proto-default"), "http"
    )
    wanted = next((value for option, value in reversed(given) if option == "request-target"), None)
    # What a variable holds may be options.
    for url in [url for url in urls if not FILLED_IN.fullmatch(url.text)] or urls[:1]:
        raw = sent._replace(url=with_target(with_scheme(url, protocol), wanted))
        if (found := flaw or unsent(raw.url) or unknown_body(raw)) and is_ours(raw):
            yield found
            return
        yield raw


def with_content(option: str | None, value: Spanned, files: BodyFiles) -> Spanned:
    """Return the value of an option, or the content of the file it names; raises UnreadableError."""
    if option in REFUSED:
        problem, advice = REFUSED[option]
        raise refusal(problem, value, advice)
    if option == UPLOAD:
        return files.read(value, value)
    at = value.text.find("@")
    if option in ENCODES:
        is_file = at >= 0 and not re.search(r"=|\A\+", value.text)
    else:
        is_file = at == 0 and (option in FROM_A_FILE or option in DATA) and option != "data-raw"
    if not is_file:
        return value
    if option in FROM_A_FILE:
        problem, advice = FROM_A_FILE[option]
        raise refusal(problem, value, advice)
    content = files.read(value.part(at + 1, len(value.text)), value)
    if option in ENCODES:
        return joined([value.part(0, at), inserted("=", value), content])
    if option in ("data", "data-ascii"):
        return in_place_of(STRIPPED.sub("", content.text), value)
    return content


def unsent(url: Spanned) -> UnreadableError | None:
    """Refuse a URL with a space or a control character, as curl does; what is filled in later may have one."""
    found = BLANK.search(captures.PLACEHOLDER.sub("", url.text))
    return (
        refusal("has a space or a line end, and curl sends no such URL", url, advice="write %20")
        if found
        else None
    )


def unknown_body(raw: Raw) -> UnreadableError | None:
    """Refuse a request of which nothing is known but where it goes."""
    body = raw.body or raw.query
    return (
        refusal(FILLED_IN_LATER, body, PUT_HERE)
        if body and FILLED_IN.fullmatch(body.text.strip())
        else None
    )


def is_ours(raw: Raw) -> bool:
    """Return whether a request is one of the calls, as far as it can be read."""
    place = target(raw.url)
    found = asked(raw, place, place.host)
    if found is None:
        return False
    operation, is_sure = found
    return is_sure or captures.fits_path(operation, place.path.text)


def request(url: Spanned, given: Given) -> Raw:
    """Read the options of a request; curl may add to its URL."""
    names = {name for name, _ in given}
    method = next((value.text for name, value in reversed(given) if name == "request"), None)
    data = in_one(
        [
            (written(name, value), "" if name == "json" else "&")
            for name, value in given
            if name in DATA
        ]
    )
    added = in_one([(written(name, value), "&") for name, value in given if name == "url-query"])
    headers = [header for name, value in given if name == "header" and (header := field(value))]
    uploaded = next((value for name, value in given if name == UPLOAD), None)
    is_get = "get" in names
    is_post = not names.isdisjoint((*DATA, *FORMS))
    default = (
        "HEAD"
        if "head" in names
        else "PUT"
        if uploaded
        else "POST"
        if is_post and not is_get
        else "GET"
    )
    query = data if is_get and data else added
    body = uploaded or (None if is_get else data)
    return Raw(
        method or default,
        url,
        headers,
        body,
        None,
        query,
        is_exact=True,
        media_type=media_type(given) if body and not uploaded else None,
    )


def media_type(given: Given) -> str | None:
    """Return the content type that curl adds to a body; None where the options give one, or remove it."""
    if any(name == "header" and MEDIA_TYPE.match(value.text) for name, value in given):
        return None
    return (
        "application/json"
        if any(name == "json" for name, _ in given)
        else "application/x-www-form-urlencoded"
    )


def with_scheme(url: Spanned, protocol: str) -> Spanned:
    """Add the scheme that curl adds to a URL without one."""
    if SCHEME.match(url.text) or captures.PLACEHOLDER.match(url.text):
        return url
    return joined([inserted(f"{protocol}://", url), url])


def with_target(url: Spanned, wanted: Spanned | None) -> Spanned:
    """Put what curl sends as the target of a request in the place of the path and the query of its URL."""
    if wanted is None:
        return url
    place = re.split("[?#]", url.text, maxsplit=1)[0]
    return joined([url.part(0, len(place) - len(target(url).path.text)), wanted])


def inserted(text: str, before: Spanned) -> Spanned:
    """Place what curl adds where that begins which it is added to."""
    at, _ = before.span
    return Spanned(text, [at] * len(text), [at] * len(text), at)


def field(value: Spanned) -> tuple[Spanned, Spanned] | None:
    """Read a header; without a value it is not sent, unless a semicolon ends it."""
    name, content = value.partition(":")
    if ":" not in value.text:
        return (value.part(0, len(value.text) - 1), content) if value.text.endswith(";") else None
    return (name, content) if content.text.strip() else None


def written(option: str | None, value: Spanned) -> Spanned:
    """Return what an option adds to the body or the query, encoded where curl encodes it."""
    if option == "url-query" and value.text.startswith("+"):
        return value.part(1, len(value.text))
    if option not in ENCODES:
        return value
    start = value.text.find("=") + 1
    content = encoded(value.part(start, len(value.text)))
    return joined([value.part(0, start), content]) if start > 1 else content


def encoded(text: Spanned) -> Spanned:
    """Encode a text for a form as curl does; what is filled in later stays as it is."""
    parts = [
        (
            found[0] if found["kept"] else quote_plus(found[0], safe="", errors="replace"),
            *text.part(*found.span()).span,
        )
        for found in ENCODED.finditer(text.text)
    ]
    starts = [start for part, start, _ in parts for _ in part]
    return Spanned(
        "".join(part for part, _, _ in parts),
        starts,
        [end for part, _, end in parts for _ in part],
        text.span[0],
    )


def in_one(parts: Sequence[tuple[Spanned, str]]) -> Spanned | None:
    """Put parts together as curl does, each but the first behind its separator; None where there are none."""
    pieces = [piece for part, separator in parts for piece in (inserted(separator, part), part)]
    return joined(pieces[1:]) if pieces else None


def refusal(message: str, where: Spanned, advice: str | None = None) -> UnreadableError:
    """Say what keeps a command from being read."""
    start, end = where.span
    return UnreadableError(
        unreadable.NO_REQUEST, message, start, max(end, start + 1), advice=advice
    )
