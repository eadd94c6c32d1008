"""Say in our words why a text is not YAML: those of the library may quote it, and a text may be a secret."""

from __future__ import annotations

from typing import Any

from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.rules import unreadable

WORDS: dict[str, tuple[str, str | None]] = {
    "found character that cannot start any token": (
        "a text cannot start with this character",
        "put the text in quotes",
    ),
    "mapping values are not allowed in this context": (
        "a colon and a blank make a name of what stands before",
        "put a text in quotes",
    ),
    "did not find expected ',' or '}'": ("expected a comma or }", None),
    "did not find expected ',' or ']'": ("expected a comma or ]", None),
    "did not find expected '-' indicator": (
        "expected a further item that starts with -, below the ones before",
        None,
    ),
    "did not find expected key": ("expected a further name, below the ones before", None),
    "could not find expected ':'": (
        "expected a colon and a blank after the name before this",
        None,
    ),
    "found unexpected end of stream": ("a closing quote is missing for a text", None),
    "found unexpected document indicator": ("a closing quote is missing for a text", None),
    "did not find expected node content": ("expected a value", None),
    "did not find expected <document start>": (
        "expected the end of the document",
        "a line --- starts another",
    ),
    "found unknown escape character": (
        "a text in double quotes holds an escape that YAML does not have",
        "write \\\\ for a backslash",
    ),
    "found invalid Unicode character escape code": (
        "a text in double quotes holds half of a character",
        "write the character itself",
    ),
    "block sequence entries are not allowed in this context": (
        "a list cannot start here",
        "start it on a line of its own",
    ),
    "block mapping is not allowed": (
        "an object cannot start here",
        "start it on a line of its own",
    ),
    "found duplicate %YAML directive": ("a second %YAML directive", "keep one"),
    "found incompatible YAML document": (
        "a version of YAML that nobody reads",
        "write %YAML 1.2, or nothing",
    ),
    "found undefined tag handle": ("a tag that nothing defines", "take it away"),
}


def not_yaml(words: str) -> str:
    """Begin a message about what is not YAML."""
    return f"is not YAML: {words}"


def from_problem(text: str, error: Any) -> UnreadableError:
    """Turn an error of the library into ours, at its place."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return UnreadableError(
            unreadable.YAML,
            not_yaml("it has a control character"),
            position(text, error),
            advice="remove it",
        )
    start = mark.index
    problem = str(error.problem)
    if "tab" in problem or text[start : start + 1] == "\t":
        return UnreadableError(
            unreadable.TAB, "is a tab, which cannot indent in YAML", start, advice="write blanks"
        )
    ends = ", and the document ends here" if start == len(text) else ""
    words, advice = WORDS.get(problem, ("it breaks off here", None))
    return UnreadableError(unreadable.YAML, not_yaml(words + ends), start, advice=advice)


def position(text: str, error: Any) -> int:
    """Find the character that the reader refused; the library counts bytes."""
    found: int = getattr(error, "position", 0)
    return len(text.encode("utf-8", "surrogatepass")[:found].decode("utf-8", "ignore"))
