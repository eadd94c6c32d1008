"""Report YAML syntax errors in our own words: those of the library may quote a secret."""

from __future__ import annotations

from typing import Any

from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.rules import unreadable

# Problem and advice, by the words of libyaml.
WORDS: dict[str, tuple[str, str | None]] = {
    "found character that cannot start any token": (
        "a plain scalar cannot start with this character",
        "quote the string",
    ),
    "mapping values are not allowed in this context": (
        'unexpected ": " in a plain scalar',
        "quote the string",
    ),
    "did not find expected ',' or '}'": ("expected a comma or }", "close the bracket"),
    "did not find expected ',' or ']'": ("expected a comma or ]", "close the bracket"),
    "did not find expected '-' indicator": (
        'expected another list item, starting with "- ", at this indentation',
        None,
    ),
    "did not find expected key": ("expected another field name at this indentation", None),
    "could not find expected ':'": ('expected ": " after the field name', None),
    "found unexpected end of stream": ("unterminated string", "add the closing quote"),
    "found unexpected document indicator": ("unterminated string", "add the closing quote"),
    "did not find expected node content": ("expected a value", None),
    "did not find expected <document start>": (
        "expected the end of the document",
        "separate documents with a line of ---",
    ),
    "found unknown escape character": (
        "invalid escape in a double-quoted string",
        "use \\\\ for a backslash",
    ),
    "found invalid Unicode character escape code": (
        "invalid Unicode escape in a double-quoted string",
        "use the character itself",
    ),
    "block sequence entries are not allowed in this context": (
        "a list cannot start here",
        "start it on a new line",
    ),
    "block mapping is not allowed": ("an object cannot start here", "start it on a new line"),
    "found duplicate %YAML directive": ("duplicate %YAML directive", "keep one"),
    "found incompatible YAML document": ("unsupported YAML version", "use %YAML 1.2"),
    "found undefined tag handle": ("undefined tag handle", "remove the tag"),
}


def from_problem(text: str, error: Any) -> UnreadableError:
    """Convert an error of the library to ours, at its place."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        start, words = position(text, error), "invalid control character"
        return UnreadableError(unreadable.YAML, words, start, advice="remove it")
    start, problem = mark.index, str(error.problem)
    if "tab" in problem or text[start : start + 1] == "\t":
        return UnreadableError(unreadable.TAB, "tab in the indentation", start, advice="use spaces")
    words, advice = WORDS.get(problem, ("invalid YAML syntax", None))
    ends = ", found the end of the document" if start == len(text) and advice is None else ""
    return UnreadableError(unreadable.YAML, words + ends, start, advice=advice)


def position(text: str, error: Any) -> int:
    """Return the offset of the character that the library refused; it counts bytes."""
    found: int = getattr(error, "position", 0)
    return len(text.encode("utf-8", "surrogatepass")[:found].decode("utf-8", "ignore"))
