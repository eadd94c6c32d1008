"""Change an example a little: its bytes, its words, its lines, its structure, or its kind."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

__all__ = ["Input", "mutated"]

TOKEN = re.compile(rb"\w+|\s+|[^\w\s]")
# What readers of some kind take for something else.
BYTES = (
    b"\0",
    b"\r",
    b"\n",
    b"\t",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xe2\x80\xa8",
    b"\xc2\x85",
    b"\x1b",
    b"\xf0\x9f\x98\x80",
)
WORDS = (
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b",",
        b":",
        b": ",
        b"- ",
        b"? ",
        b"&a ",
        b"*a",
        b"<<: ",
        b"!!str ",
        b"!x ",
        b"| ",
        b">\n",
        b"---\n",
        b"...\n",
    ),
    *(
        b"'",
        b'"',
        b"\\",
        b"\\u",
        b"\\ud800",
        b"\\udc00",
        b"\\x4",
        b"# ",
        b"//",
        b"%",
        b"%zz",
        b"%ff",
        b"&",
        b"=",
        b"+",
        b"@",
        b"$",
        b"`",
    ),
    *(
        b"${NAME}",
        b"{{ x }}",
        b"{{",
        b"}}",
        b"<x>",
        b"> {%\n",
        b"< {%\n",
        b"%}\n",
        b"### \n",
        b"< ./a\n",
        b"\n\n",
        b"curl ",
        b"GET ",
        b"-d ",
    ),
    *(
        b"null",
        b"true",
        b"NaN",
        b"1e999",
        b"-0",
        b"012",
        b"0x1F",
        b"1_0",
        b"1:30",
        b"2001-01-01",
        b"9" * 500,
        b"1.5",
        b"yes",
        b"~",
        b"a" * 300,
    ),
    *(
        b"operation",
        b"body",
        b"path",
        b"query",
        b"Action",
        b"log",
        b"entries",
        b"response",
        b"status",
        b"vpn-preflight: ignore[VFS004]",
    ),
)
SUFFIXES = (".json", ".yaml", ".ndjson", ".har", ".http", ".curl", ".txt")
VALUES: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1.5,
    10**30,
    "",
    "x",
    "\ud800",
    "a" * 100,
    [],
    {},
    [[]],
    {"": None},
    "${NAME}",
    "10.0.0.0/8",
)
# How many changes an input gets: after one or two it can often still be read.
COUNTS = (0, 1, 1, 1, 1, 2, 2, 3, 6)


class Input(NamedTuple):
    """A file: its name, which tells its kind, and its content."""

    name: str
    content: bytes


def mutated(random: Random, inputs: Sequence[Input]) -> Input:
    """Change one of some inputs."""
    suffix = random.choice((*SUFFIXES, ".json", ".yaml", ".yaml"))
    name, content = random.choice([one for one in inputs if one.name.endswith(suffix)])
    if random.random() < 0.3:
        content = restructured(random, content)
    for _ in range(random.choice(COUNTS)):
        content = random.choice(CHANGES)(random, content)
    if random.random() < 0.1:
        content = (
            content[: random.randint(0, len(content))]
            + random.choice(inputs).content[-random.randint(1, 400) :]
        )
    if random.random() < 0.05:
        name = f"a{random.choice(SUFFIXES)}"
    return Input(name, content)


def span(random: Random, size: int, most: int = 20) -> tuple[int, int]:
    """Choose a place, mostly a short one."""
    start = random.randint(0, size)
    return start, min(size, start + random.randint(0, most))


def bytes_removed(random: Random, content: bytes) -> bytes:
    """Take some bytes out."""
    start, end = span(random, len(content))
    return content[:start] + content[end:]


def bytes_repeated(random: Random, content: bytes) -> bytes:
    """Write some bytes several times."""
    start, end = span(random, len(content))
    return content[:end] + content[start:end] * random.choice((1, 1, 2, 50)) + content[end:]


def bytes_replaced(random: Random, content: bytes) -> bytes:
    """Put a byte, or a few odd ones, in the place of one."""
    at = random.randint(0, len(content))
    return (
        content[:at]
        + random.choice((*BYTES, bytes([random.randint(0, 255)])))
        + content[at + random.randint(0, 1) :]
    )


def word_inserted(random: Random, content: bytes) -> bytes:
    """Put a word in the place of another, or between two."""
    tokens = TOKEN.findall(content)
    at = random.randint(0, len(tokens))
    return b"".join([*tokens[:at], random.choice(WORDS), *tokens[at + random.randint(0, 1) :]])


def words_swapped(random: Random, content: bytes) -> bytes:
    """Let two words change places."""
    tokens = TOKEN.findall(content)
    if tokens:
        one, other = random.randrange(len(tokens)), random.randrange(len(tokens))
        tokens[one], tokens[other] = tokens[other], tokens[one]
    return b"".join(tokens)


def word_misspelt(random: Random, content: bytes) -> bytes:
    """Swap two letters of a word, or change its case: what a fix is for."""
    words = [found.span() for found in re.finditer(rb"[A-Za-z]{4,}", content)]
    if not words:
        return content
    start, end = random.choice(words)
    word = content[start:end]
    at = random.randint(0, len(word) - 2)
    slip = word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]
    return (
        content[:start]
        + random.choice(
            (slip, word.upper(), word.lower(), word.title(), word[:at] + word[at + 1 :])
        )
        + content[end:]
    )


def lines_changed(random: Random, content: bytes) -> bytes:
    """Remove, repeat, move or indent a line."""
    lines = content.split(b"\n")
    at = random.randrange(len(lines))
    line = lines[at]
    change = random.randint(0, 4)
    if change == 0:
        del lines[at]
    elif change == 1:
        lines.insert(random.randint(0, len(lines)), line)
    else:
        lines[at] = (b" " + line, line.removeprefix(b" "), b"#" + line)[change - 2]
    return b"\n".join(lines)


def line_ends_changed(random: Random, content: bytes) -> bytes:
    """Write other line ends everywhere."""
    return content.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\n", b" ")))


def restructured(random: Random, content: bytes) -> bytes:
    """Change the value of a JSON document, and write it in another layout; keep anything else."""
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return content
    for _ in range(random.randint(1, 3)):
        value = changed(random, value)
    layout: dict[str, Any] = random.choice(({}, {"indent": 1}, {"separators": (",", ":")}))
    written = json.dumps(value, ensure_ascii=random.random() < 0.5, **layout)
    return written.encode("utf-8", "surrogatepass")


def changed(random: Random, value: Any, depth: int = 0) -> Any:
    """Change something inside a value, or the value itself."""
    if isinstance(value, str) and random.random() < 0.5:
        # A body or an answer in a captured request.
        return restructured(random, value.encode("utf-8", "surrogatepass")).decode(
            "utf-8", "replace"
        )
    if random.random() < 0.1 + 0.05 * depth or not isinstance(value, dict | list) or not value:
        return random.choice(
            (
                random.choice(VALUES),
                [value],
                {"x": value},
                {str(value): 1},
                str(value),
                json.dumps(value),
                [value, value],
            )
        )
    if isinstance(value, list):
        at = random.randrange(len(value))
        return [
            *value[:at],
            *([changed(random, value[at], depth + 1)] * random.choice((1, 1, 1, 0, 2))),
            *value[at + 1 :],
        ]
    name = random.choice([*value])
    rest = {other: item for other, item in value.items() if other != name}
    return random.choice(
        (
            lambda: value | {name: changed(random, value[name], depth + 1)},
            lambda: rest,
            lambda: renamed(random, value, name),
        )
    )()


def renamed(random: Random, value: dict[str, Any], name: str) -> dict[str, Any]:
    """Give a member another name, at its place."""
    other = random.choice(
        (name.upper(), name[1:], name + name[-1:], f"{name}.0", "", "x", name[:-1])
    )
    return {other if key == name else key: item for key, item in value.items()}


CHANGES: tuple[Callable[[Random, bytes], bytes], ...] = (
    *(bytes_removed, bytes_repeated, bytes_replaced, word_inserted, word_inserted, words_swapped),
    *(word_misspelt,) * 6,
    *(lines_changed, lines_changed, line_ends_changed),
)
