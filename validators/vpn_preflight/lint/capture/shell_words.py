"""Split the commands of a shell script into words as bash does, each character with its place.

Nothing is run or expanded. A variable becomes `${NAME}`, and anything else that the shell fills in
becomes `FILLED_IN`. Braces, patterns of file names and `~` stay as they are written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vpn_preflight.lint.capture.shell_escapes import each, spanned, unescaped
from vpn_preflight.lint.capture.spanned import joined
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.rules import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vpn_preflight.lint.capture.shell_escapes import Character
    from vpn_preflight.lint.capture.spanned import Spanned

FILLED_IN = "{{shell}}"
DEPTH = 50  # Of nested substitutions and parentheses; each level is a recursive call.
# A command may follow these directly. `case` begins its own command.
RESERVED = frozenset(
    [
        "if",
        "then",
        "elif",
        "else",
        "fi",
        "while",
        "until",
        "do",
        "done",
        "esac",
        "time",
        "!",
        "{",
        "}",
    ]
)

SKIPPED = re.compile(r"(?:[ \t]|\r(?=\n|\Z)|\\\r?(?:\n|\Z))+|#[^\n]*")
REDIRECTION = re.compile(
    r"(?:[0-9]+|\{[A-Za-z_]\w*\})?(?:(?P<here><<-?)(?!<)|<<<|&>>?|<>|[<>]&|>>|>\||[<>](?!\())"
)
SEPARATOR = re.compile(r"[\n;|&]")
LINE = re.compile(r"(.*)(?:\n|\Z)")
ANSI = r"\$'(?P<ansi>(?:[^'\\]|\\[\s\S])*+)'"
VALUE = (
    r"\$(?P<name>[A-Za-z_]\w*)|(?P<special>\$(?:[0-9@*#?$!-]|\[(?:[^][]|\[[^][]*\])*+\]))"
    r"|(?P<opened>\$[{(]|`)"
)
UNQUOTED = re.compile(
    r"(?P<plain>[^ \t\n\r'\"\\`$|&;()<>]+|\r(?!\n|\Z))|(?P<nothing>\\\r?(?:\n|\Z))"
    rf"|\\(?P<escaped>[\s\S])|'(?P<single>[^']*)'|{ANSI}|\$?(?P<double>\")|{VALUE}|(?P<process>[<>]\()|(?P<dollar>\$(?!'))",
    re.ASCII,
)
IN_DOUBLE = re.compile(
    rf"(?P<plain>[^\"\\`$]+)|(?P<nothing>\\\r?\n)|\\(?P<escaped>[$`\"\\])|(?P<end>\")|{VALUE}"
    r"|(?P<dollar>[$\\])",
    re.ASCII,
)
IN_PARAMETER = re.compile(
    rf"[^}}'\"\\`$]+|\\[\s\S]|(?P<single>')|(?P<double>\")|(?P<end>\}})|{VALUE}|\$|\\\Z",
    re.ASCII,
)
NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
ASSIGNMENT = re.compile(r"[A-Za-z_]\w*(?:\[[^]]*\])?\+?=|\[[^]]*\]=", re.ASCII)
# The name of an array with an index, before a command; in there, << is arithmetic.
ELEMENT = re.compile(r"(?:[A-Za-z_]\w*\[[^]'\"`\\\n]*|\[[^]'\"`\\\s]*)\](?=\+?=)", re.ASCII)
BACKTICKS = re.compile(r"((?:[^`\\]|\\[\s\S])*+)`")
PROTECTED = {True: re.compile(r'\\(?=[$`\\"])'), False: re.compile(r"\\(?=[$`\\])")}


def commands(script: Spanned, depth: int = 0) -> Iterator[list[Spanned]]:
    """Yield the words of each simple command, nested ones first; raises UnreadableError."""
    reader = Reader(script, depth)
    while reader.at < len(reader.text):
        reader.step()
        yield from reader.take()
    reader.finish()
    yield from reader.take()


class Reader:
    """The state of reading a script: the position, and the words of the current command."""

    def __init__(self, script: Spanned, depth: int) -> None:
        self.script, self.text, self.at, self.depth = script, script.text, 0, depth
        self.words: list[Spanned] = []
        self.is_arithmetic = self.is_substituted = False
        # How many `case` are open, and whether what follows may still be a variable of the command.
        self.cases, self.is_before = 0, True
        self.found: list[list[Spanned]] = []
        # The here-documents that begin on this line: delimiter, and whether tabs are stripped.
        self.documents: list[tuple[str, bool]] = []

    def take(self) -> list[list[Spanned]]:
        """Return the commands found so far, and forget them."""
        found, self.found = self.found, []
        return found

    def refusal(
        self, offset: int, message: str = "unclosed quote or parenthesis", advice: str = "close it"
    ) -> UnreadableError:
        """Return the error about what begins at an offset."""
        return UnreadableError(
            unreadable.NO_REQUEST,
            message,
            self.script.part(offset, offset + 1).span[0],
            advice=advice,
        )

    def finish(self) -> None:
        """End the current command."""
        if self.words:
            self.found.append(self.words)
            self.words, self.is_before = [], True

    def step(self) -> bool:
        """Read one token; return whether it closes the parenthesis around it."""
        if found := SKIPPED.match(self.text, self.at):
            self.at = found.end()
        elif found := REDIRECTION.match(self.text, self.at):
            self.redirect(found)
        elif found := SEPARATOR.match(self.text, self.at):
            self.finish()
            self.at += 1
            if found[0] == "\n":
                self.skip_documents()
        elif self.text[self.at] == "(":
            self.finish()
            self.nested(self.at, self.at + 1)
        elif self.text[self.at] == ")":
            self.finish()
            self.at += 1
            # The parenthesis after a pattern of `case` closes nothing.
            return not self.cases
        else:
            self.next_word()
        return False

    def next_word(self) -> None:
        """Read a word of the current command; skip a reserved word."""
        start = self.at
        word = self.word()
        written = self.text[start : self.at]
        if self.words or written not in RESERVED:
            self.cases += written == "case" and not self.words
            self.is_before = self.is_before and ASSIGNMENT.match(written) is not None
            self.words.append(word)
        elif written == "esac":
            self.cases = max(0, self.cases - 1)

    def redirect(self, found: re.Match[str]) -> None:
        """Skip a redirection and its target."""
        self.at = found.end()
        while spaces := SKIPPED.match(self.text, self.at):
            self.at = spaces.end()
        target = self.word()
        if found["here"] and not self.is_arithmetic:
            self.documents.append((target.text, found["here"] == "<<-"))

    def skip_documents(self) -> None:
        """Skip the here-documents of the line before; an open one ends with the script."""
        for delimiter, is_indented in self.documents:
            while self.at < len(self.text) and (found := LINE.match(self.text, self.at)):
                line = found[1].removesuffix("\r").lstrip("\t" * is_indented or "\n")
                self.at = found.end()
                # Within a substitution, its parenthesis may be on the same line.
                if (
                    self.is_substituted
                    and line.startswith(delimiter)
                    and ")" in line[len(delimiter) :]
                ):
                    self.at = self.text.index(delimiter, found.start()) + len(delimiter)
                    break
                if line == delimiter:
                    break
        self.documents.clear()

    def nested(self, offset: int, start: int) -> None:
        """Read the commands between an opening parenthesis, which ends at `start`, and its end."""
        outer = self.words, self.is_before, self.cases, self.is_arithmetic, self.is_substituted
        # In arithmetic, << begins no here-document.
        self.is_arithmetic |= self.text.startswith("(", start)
        self.is_substituted |= self.text[offset] != "("
        self.words, self.is_before, self.cases, self.at = [], True, 0, start
        self.enter(offset)
        is_closed = False
        while not is_closed:
            if self.at >= len(self.text):
                raise self.refusal(offset)
            is_closed = self.step()
        self.depth -= 1
        self.words, self.is_before, self.cases, self.is_arithmetic, self.is_substituted = outer

    def enter(self, offset: int) -> None:
        """Go one level deeper; raises UnreadableError beyond what a script needs."""
        self.depth += 1
        if self.depth > DEPTH:
            raise self.refusal(
                offset, f"nested more than {DEPTH} levels deep", "simplify the command"
            )

    def word(self) -> Spanned:
        """Read a word, which may have several pieces; raises UnreadableError."""
        start = self.at
        characters: list[Character] = []
        if self.is_before and (found := ELEMENT.match(self.text, self.at)):
            self.at = found.end()
            characters += ((character, at, at + 1) for at, character in enumerate(found[0], start))
        while found := UNQUOTED.match(self.text, self.at):
            characters += self.piece(found, is_quoted=False)
        if self.text.startswith(("'", "$'"), self.at):
            raise self.refusal(self.at)
        return spanned(self.script, characters, self.script.part(start, start).at)

    def piece(self, found: re.Match[str], *, is_quoted: bool) -> Iterable[Character]:
        """Read a piece of a word."""
        self.at, kind = found.end(), found.lastgroup
        if kind == "ansi":
            return unescaped(found)
        if kind == "double":
            return self.double(found.start())
        if kind in ("special", "opened", "process"):
            name = None if kind == "special" else self.substitution(found, is_quoted=is_quoted)
            return each(f"${{{name}}}" if name else FILLED_IN, found.start(), self.at)
        if kind == "name":
            return each(f"${{{found[kind]}}}", *found.span())
        if kind == "escaped":
            return each(found[kind], *found.span())
        start, end = found.span(kind) if kind in ("plain", "single", "dollar") else (0, 0)
        return zip(self.text[start:end], range(start, end), range(start + 1, end + 1), strict=True)

    def double(self, offset: int) -> list[Character]:
        """Read up to a closing double quote."""
        characters: list[Character] = []
        while found := IN_DOUBLE.match(self.text, self.at):
            characters += self.piece(found, is_quoted=True)
            if found.lastgroup == "end":
                return characters
        raise self.refusal(offset)

    def substitution(self, found: re.Match[str], *, is_quoted: bool) -> str | None:
        """Read a substitution and the commands in it; return the name of a variable."""
        if found[0] == "${":
            return self.parameter(found.start(), is_quoted=is_quoted)
        if found[0] == "`":
            self.backticks(found.start(), PROTECTED[is_quoted])
        else:
            # The here-documents of the outer line begin after it, and after inner ones without end.
            documents, self.documents = self.documents, []
            self.nested(found.start(), self.at)
            self.documents += documents
        return None

    def parameter(self, offset: int, *, is_quoted: bool) -> str | None:
        """Read up to the end of `${`; return the name."""
        self.enter(offset)
        name = NAME.match(self.text, self.at)
        while found := IN_PARAMETER.match(self.text, self.at):
            self.at, kind = found.end(), found.lastgroup
            if kind == "end":
                self.depth -= 1
                return name and name[0]
            if kind in ("double", "opened"):
                list(self.piece(found, is_quoted=is_quoted))
            elif kind == "single" and not is_quoted:
                self.at = self.text.find("'", self.at) + 1 or len(self.text)
        raise self.refusal(offset)

    def backticks(self, offset: int, protected: re.Pattern[str]) -> None:
        """Read the commands up to a closing backtick, without the backslashes of its escapes."""
        found = BACKTICKS.match(self.text, self.at)
        if found is None:
            raise self.refusal(offset)
        parts, position = [], self.at
        while backslash := protected.search(self.text, position, found.end(1)):
            parts += [
                self.script.part(position, backslash.start()),
                self.script.part(backslash.end(), backslash.end() + 1),
            ]
            position = backslash.end() + 1
        self.at = found.end()
        self.enter(offset)
        self.found += commands(
            joined([*parts, self.script.part(position, found.end(1))]), self.depth
        )
        self.depth -= 1
