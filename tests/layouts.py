"""Write a payload as JSON or YAML in a random layout, and remember where each value was written."""

import json
from random import Random
from typing import Any

__all__ = ["Written", "as_json", "as_yaml"]

Path = tuple[Any, ...]
BLANKS = ["", "", " ", "\n", "\r\n  ", "\t", " \n\n "]
# What may follow a value in a block of YAML.
TAILS = ["", "", "", " ", "  # a comment: [", "\n# a comment\n", "\n\n"]


class Written:
    """A text in the making, and the span of each value in it."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.text = ""
        self.spans: dict[Path, tuple[int, int]] = {}

    def put(self, *texts: str) -> None:
        """Write on."""
        self.text += "".join(texts)

    def blank(self) -> None:
        """Leave some room."""
        self.put(self.random.choice(BLANKS))

    def value(self, path: Path, text: str) -> None:
        """Write a value in one piece."""
        start = len(self.text)
        self.put(text)
        self.spans[path] = (start, len(self.text))


def json_text(value: Any, random: Random) -> str:
    """Write a text or a number, some characters as escapes."""
    plain = json.dumps(value, ensure_ascii=random.random() < 0.5)
    if not isinstance(value, str) or not value or random.random() < 0.7 or value[0] > "\uffff":
        return plain
    return f'"\\u{ord(value[0]):04x}{json.dumps(value[1:])[1:]}'


def as_json(value: Any, written: Written, path: Path = ()) -> None:
    """Write JSON, with blanks of all kinds around every token."""
    written.blank()
    if isinstance(value, dict | list) and (value or path != ()):
        start = len(written.text)
        is_object = isinstance(value, dict)
        items = list(value.items()) if is_object else list(enumerate(value))
        written.random.shuffle(items) if is_object else None
        written.put("{" if is_object else "[")
        for index, (token, item) in enumerate(items):
            written.put("," * bool(index))
            if is_object:
                written.blank()
                written.put(json_text(token, written.random))
                written.blank()
                written.put(":")
            as_json(item, written, (*path, token))
            written.blank()
        written.blank()
        written.put("}" if is_object else "]")
        written.spans[path] = (start, len(written.text))
    else:
        written.value(path, json_text(value, written.random))
    if path == ():
        written.blank()


def scalar(value: Any, random: Random, *, in_flow: bool = False) -> str:
    """Write a scalar of YAML: plain where that is safe, else in one kind of quotes."""
    if not isinstance(value, str):
        return json.dumps(value)
    is_safe = (
        value.replace("-", "").isalnum()
        and value[0].isalpha()
        and value.isascii()
        and value.lower() not in WORDS
    )
    if is_safe and random.random() < 0.6:
        return value
    if value.isprintable() and random.random() < 0.5 and not (in_flow and "\n" in value):
        return "'" + value.replace("'", "''") + "'"
    return (
        '"'
        + "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in value)
        + '"'
    )


WORDS = {"null", "true", "false", "yes", "no", "on", "off", "n", "y"}


def as_yaml(value: Any, written: Written) -> None:
    """Write YAML: blocks and flows, comments, several kinds of indentation."""
    random = written.random
    written.put(
        random.choice(
            ["", "# the payload\n", "---\n", "%YAML 1.2\n---\n", "\n\n", "--- # a comment\n"]
        )
    )
    if isinstance(value, dict) and value and random.random() < 0.8:
        block(value, written, (), "")
    else:
        flow(value, written, ())
    written.put(random.choice(["\n", "", "\n...\n", "\n# the end\n"]))


def flow(value: Any, written: Written, path: Path) -> None:
    """Write a value between brackets, or a scalar."""
    if not isinstance(value, dict | list):
        written.value(path, scalar(value, written.random, in_flow=True))
        return
    start = len(written.text)
    is_object = isinstance(value, dict)
    written.put("{" if is_object else "[")
    for index, (token, item) in enumerate(value.items() if is_object else enumerate(value)):
        written.put(
            "," * bool(index),
            written.random.choice([" ", "", "\n    "])
            if index or written.random.random() < 0.3
            else "",
        )
        if is_object:
            written.put(scalar(token, written.random, in_flow=True), ": ")
        flow(item, written, (*path, token))
    written.put("}" if is_object else "]")
    written.spans[path] = (start, len(written.text))


def block(value: Any, written: Written, path: Path, indent: str) -> None:
    """Write an object or a list as lines."""
    start = None
    items = list(value.items() if isinstance(value, dict) else enumerate(value))
    for index, (token, item) in enumerate(items):
        if index:
            written.put(written.random.choice(TAILS).rstrip(" "), "\n")
            written.put(indent)
        start = len(written.text) if start is None else start
        written.put(f"{scalar(token, written.random)}:" if isinstance(value, dict) else "-")
        below(item, written, (*path, token), indent)
    written.spans[path] = (start or 0, end_of(written, path, items[-1][0]))


def end_of(written: Written, path: Path, token: Any) -> int:
    """A block ends where its last value does."""
    return written.spans[(*path, token)][1]


def below(value: Any, written: Written, path: Path, indent: str) -> None:
    """Write what stands under a name or behind a hyphen."""
    random = written.random
    if isinstance(value, dict | list) and value and random.random() < 0.7:
        deeper = indent + random.choice(["  ", " ", "    "])
        written.put(random.choice(["", "  # below", " "]), "\n", deeper)
        block(value, written, path, deeper)
    else:
        written.put(
            random.choice([" ", "   ", " &a1 "] if not isinstance(value, dict | list) else [" "])
        )
        flow(value, written, path)
