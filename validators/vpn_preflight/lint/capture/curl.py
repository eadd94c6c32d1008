"""Read the requests of the `curl` commands in a shell script."""

from __future__ import annotations

import re
from itertools import chain, dropwhile, pairwise
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from vpn_preflight.lint.capture import shell_words
from vpn_preflight.lint.capture.curl_options import URL, options
from vpn_preflight.lint.capture.raw import Raw
from vpn_preflight.lint.capture.spanned import Spanned, in_place_of, joined, refusal, whole
from vpn_preflight.lint.capture.targets import FILLED_IN, FILLED_IN_LATER, PUT_HERE, asked, target
from vpn_preflight.lint.capture.unread import Known
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.rules import captures, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vpn_preflight.lint.capture.body_files import BodyFiles

    # The options of one request by their long names, as they are given.
    Given = Sequence[tuple[str | None, Spanned]]

# A line that begins with curl and continues as in cmd or PowerShell: a caret before a quote or a
# line end, or a backtick, outside of quotes.
FOREIGN = re.compile(
    r"^[ \t]*(?:PS [^>\n]*> ?|[A-Za-z]:[^>\n]*>)?(?:&[ \t]*|\$\w+[ \t]*=[ \t]*)?"
    r"curl(?:\.exe)?[ \t](?>'[^'\n]*'|\"[^\"\n]*\"|[^|;&\n'\"`^]|\^(?![\"\r\n])"
    r"|(?<![ \t])`|`(?![ \t]*\r?$))*+(?P<sign>\^[\"\r\n]|`)",
    re.MULTILINE,
)
NAME = re.compile(r"(?:[\s\S]*/)?curl(?:\.exe)?|\$\{\w*curl\w*\}", re.IGNORECASE)
# What may precede the name of a command: a prompt, or variables for it.
BEFORE = re.compile(r"\$\Z|[A-Za-z_]\w*(?:\[[^]]*\])?\+?=")
EXECUTE = re.compile(r"-(?:exec|ok)(?:dir)?\Z")
SHELLS = ("sh", "bash", "dash", "ash", "ksh", "zsh")
SCRIPT = re.compile(r"-[A-Za-z]*c")
# The deepest nesting of scripts in arguments of commands.
DEPTH = 5
# A header that is sent, sent without a value, or removed.
MEDIA_TYPE = re.compile(r"content-type\s*(?::|;\Z)", re.IGNORECASE)
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
UNSENT = re.compile(r"[\x00-\x20\x7f]")
ENCODED = re.compile(rf"(?P<kept>{FILLED_IN.pattern})|[\s\S]")
DATA = ("data", "data-ascii", "data-binary", "data-raw", "data-urlencode", "json")
FORMS = ("form", "form-string")
ENCODES = ("data-urlencode", "url-query")
NO_REQUEST = ("help", "manual", "version")
UPLOAD = "upload-file"
# What curl removes from a file of -d.
STRIPPED = re.compile(r"[\r\n\0]")
REFUSED: dict[str | None, tuple[str, str]] = {
    None: ("unknown option of curl, or one without its value", "check its name"),
    **dict.fromkeys(FORMS, ("these services do not read multipart forms", "use -d")),
    "config": ("the options are in a file", "move them to the command"),
}
# Options of which a file, named behind an @, is not read.
FROM_A_FILE = {
    "header": ("the headers are in a file", "move them to the command"),
    "url-query": ("a part of the URL is in a file", "move it to the command"),
}


def commands(text: str, known: Known | None = None) -> Iterator[Raw | UnreadableError]:
    """Yield each request of a file, or why it cannot be read; skip other commands.

    Add the commands of curl that were read to `known`.
    """
    yield from script(whole(text), known)


def script(text: Spanned, known: Known | None = None) -> Iterator[Raw | UnreadableError]:
    """Yield the requests of a script, which may be a part of a file."""
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
    """Return the error about a script of cmd or PowerShell."""
    message, advice = "quoted for cmd or PowerShell", "copy the request as cURL (bash)"
    return UnreadableError(
        unreadable.NO_REQUEST, message, start, max(end, start + 1), advice=advice
    )


def requests(script: Spanned, depth: int, known: Known) -> Iterator[Raw | UnreadableError]:
    """Yield the requests of a script, and of scripts that it passes to a shell."""
    for words in chain.from_iterable(map(executed, shell_words.commands(script))):
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


def executed(words: Sequence[Spanned]) -> Iterator[Sequence[Spanned]]:
    """Yield the commands that `find` executes, without what ends them; any other is one command."""
    start = 0
    for index, word in enumerate(words if any(EXECUTE.match(one.text) for one in words) else ()):
        if word.text == ";" or (word.text == "+" and words[index - 1].text == "{}"):
            yield words[start:index]
            start = index + 1
    yield words[start:]


def inner_script(command: Sequence[Spanned]) -> Spanned | None:
    """Return the script that is an argument of `sh -c` or `eval`."""
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
    """Yield the requests of one command; curl may not be its name unless it `is_sure`."""
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
    """Yield a request for each URL, or why it cannot be read if it goes to one of the services."""
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
            yield flaw or refusal("the URL is missing", name)
        return
    sent = request(urls[0], given)
    protocol = next(
        (value.text for option, value in reversed(given) if option == "proto-default"), "http"
    )
    wanted = next((value for option, value in reversed(given) if option == "request-target"), None)
    # A variable may have options.
    for url in [url for url in urls if not FILLED_IN.fullmatch(url.text)] or urls[:1]:
        raw = sent._replace(url=with_target(with_scheme(url, protocol), wanted))
        if (found := flaw or unsent(raw.url) or unknown_body(raw)) and is_ours(raw):
            yield found
            return
        yield raw


def with_content(option: str | None, value: Spanned, files: BodyFiles) -> Spanned:
    """Return the value of an option, or of the file that it names; raises UnreadableError."""
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
    """Refuse a URL with a space or a control character, as curl does, outside of placeholders."""
    found = UNSENT.search(captures.PLACEHOLDER.sub("", url.text))
    return (
        refusal("space or line break in the URL", url, advice="use %20 for a space")
        if found
        else None
    )


def unknown_body(raw: Raw) -> UnreadableError | None:
    """Refuse a request whose whole body is filled in later."""
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
    """Return the request of options; curl may add to its URL."""
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
    """Return the content type that curl adds to a body; None if the options give or remove one."""
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
    """Replace the path and the query of a URL by the target that the options give."""
    if wanted is None:
        return url
    place = re.split("[?#]", url.text, maxsplit=1)[0]
    return joined([url.part(0, len(place) - len(target(url).path.text)), wanted])


def inserted(text: str, before: Spanned) -> Spanned:
    """Place a text that curl adds at the start of what follows it."""
    at, _ = before.span
    return Spanned(text, [at] * len(text), [at] * len(text), at)


def field(value: Spanned) -> tuple[Spanned, Spanned] | None:
    """Parse a header; one without a value is only sent if a semicolon ends it."""
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
    """Encode a text for a form as curl does; placeholders stay as they are."""
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
    """Join parts as curl does, each but the first after its separator; None if there are none."""
    pieces = [piece for part, separator in parts for piece in (inserted(separator, part), part)]
    return joined(pieces[1:]) if pieces else None
