"""Random command lines of bash: scripts that call `w` and `f` with words of every kind."""

import random
import re
from collections.abc import Callable

FILLED_IN = "{{shell}}"
# `w` succeeds and `f` fails; both report their arguments. `p` prints what a substitution becomes,
# and so do variables.
PROLOGUE = rf"""
set -f +B
A='${{A}}' B_1='${{B_1}}'
set -- '{FILLED_IN}'
w() {{ printf '%s\0' "$#" "$@" >&9; }}
f() {{ w "$@"; return 1; }}
p() {{ printf '%s' '{FILLED_IN}'; }}
"""
SEPARATORS = ("; ", ";", " && ", "\n", " & wait; ", " | cat && ")
LETTERS = "abzAZ019.,:=/+-_@%^{}[]!*?é研\u00a0\U0001f600"


class Grammar:
    """Command lines of bash, at random; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - no secret
        self.depth = 0

    def some(self, one: Callable[[], str], most: int, between: str = "") -> str:
        """One to `most` of a kind."""
        return between.join(one() for _ in range(self.random.randint(1, most)))

    def any_of(self, *kinds: Callable[[], str]) -> str:
        """One of several kinds."""
        return self.random.choice(kinds)()

    def letter(self) -> str:
        """A character that means nothing to bash outside of quotes."""
        return self.random.choice(LETTERS)

    def plain(self) -> str:
        """What needs no quotes."""
        # A tilde would be a folder, and a hash at the start a comment.
        return self.some(self.letter, 4)

    def escaped(self) -> str:
        """A character behind a backslash."""
        # Not an ampersand: bash 5.2 itself mistakes it for an operator in nested substitutions.
        return "\\" + self.random.choice(" \t'\"\\$`#;|<>()abé研{}~!")

    def single(self) -> str:
        """A text in single quotes."""
        return (
            "'"
            + self.some(
                lambda: self.random.choice(
                    (*LETTERS, " ", "\n", "\\", '"', "$", "`", "#", "&", "\\\n")
                ),
                5,
            )
            + "'"
        )

    def in_double(self) -> str:
        """A piece of a text in double quotes."""
        return self.any_of(
            self.letter,
            lambda: self.random.choice(
                (
                    " ",
                    "\n",
                    "'",
                    "#",
                    "&;|<>()",
                    "\\\\",
                    '\\"',
                    "\\$",
                    "\\`",
                    "\\a",
                    "\\'",
                    "\\\n",
                    "$ ",
                    "$%",
                )
            ),
            self.variable,
            lambda: self.substitution(is_quoted=True),
        )

    def double(self) -> str:
        """A text in double quotes."""
        return self.random.choice(("", "", "$")) + '"' + self.some(self.in_double, 4) + '"'

    def escape(self) -> str:
        """An escape of `$'…'`."""
        return self.any_of(
            lambda: "\\" + self.random.choice("abeEfnrtv\\'\"?qzJ$ é"),
            lambda: (
                "\\"
                + self.random.choice(
                    ("0", "7", "12", "101", "1018", "347\\240\\224", "377", "400", "541")
                )
            ),
            lambda: (
                "\\x"
                + self.random.choice(
                    (
                        "4",
                        "41",
                        "411",
                        "e7\\xa0\\x94",
                        "e7",
                        "F0\\x9f\\x98\\x80",
                        "{41}",
                        "{1F6",
                        "zz",
                        "00",
                    )
                )
            ),
            lambda: "\\u" + self.random.choice(("e9", "00e9", "7814", "78145", "0", "80", "zz")),
            lambda: "\\U" + self.random.choice(("1f600", "0001f600", "0001F6001", "41", "zz")),
            lambda: "\\c" + self.random.choice(("a", "Z", "[", "?", "\\\\", "1", "é")),
        )

    def ansi(self) -> str:
        """A text in `$'…'`."""
        kinds = (
            self.letter,
            self.escape,
            self.escape,
            lambda: self.random.choice((" ", "\n", '"', "$", "`", "#")),
        )
        return "$'" + self.some(lambda: self.any_of(*kinds), 4) + "'"

    def variable(self) -> str:
        """A variable that holds its own placeholder."""
        # A letter behind a bare name would be part of it.
        values = (
            "$A-",
            "${A}",
            "$B_1.",
            "${A:-x}",
            "${A:-'y z'}",
            '${B_1:-"}"}',
            "${A%q}",
            "${A:-${B_1}}",
            "$1",
            "$@",
            "${1}",
            "${A:-\\}}",
        )
        return self.random.choice(values)

    def substitution(self, *, is_quoted: bool) -> str:
        """Commands whose output is the placeholder."""
        if self.depth > self.random.choice((0, 0, 1)):
            return self.variable()
        self.depth += 1
        inner = self.line() + "; p"
        # Two parentheses would be arithmetic.
        inner = self.random.choice((" ", "\n", "" if inner[0] != "(" else " ")) + inner
        if "\n" in inner:
            # A comment or the delimiter of a here-document needs the rest of its line for itself.
            inner = inner[: -len("; p")] + "\np\n"
        self.depth -= 1
        if self.random.random() < 0.3:
            inner = re.sub(r"[\\`]", r"\\\g<0>", inner)
            return "`" + (inner.replace('"', '\\"') if is_quoted else inner) + "`"
        return f"$({inner})"

    def word(self) -> str:
        """A word of several pieces."""
        kinds = (
            self.plain,
            self.escaped,
            self.single,
            self.double,
            self.ansi,
            self.variable,
            lambda: self.substitution(is_quoted=False),
        )
        first = self.random.choice(("", "", "", "''", '""'))
        return first + self.some(
            lambda: self.any_of(*kinds), 3, self.random.choice(("", "", "", "\\\n"))
        )

    def redirection(self) -> str:
        """A redirection that keeps nothing from running."""
        quiet = (
            "> /dev/null",
            ">/dev/null",
            "2> /dev/null",
            ">>/dev/null",
            "&>/dev/null",
            "&>>/dev/null",
            ">|/dev/null",
        )
        return self.random.choice(
            (
                *quiet,
                "2>&1",
                "</dev/null",
                "<<< 'a b'",
                "<>/dev/null",
                "{fd}>/dev/null",
                "<<<$A",
                "3>&2",
            )
        )

    def part(self) -> str:
        """A word or a redirection."""
        return self.redirection() if self.random.random() < 0.15 else self.word()

    def blank(self) -> str:
        """What separates words."""
        return self.random.choice((" ", " ", " ", "\t", "  ", " \\\n", "\\\n "))

    def simple(self, name: str = "") -> str:
        """A simple command."""
        parts = [name or "w", *(self.part() for _ in range(self.random.randint(0, 4)))]
        if self.random.random() < 0.1:
            parts.insert(0, self.random.choice(("X=1", "X='a b' Y=", ">/dev/null")))
        return parts[0] + "".join(self.blank() + part for part in parts[1:])

    def compound(self) -> str:
        """A command around others."""
        one, other = self.simple(), self.simple()
        return self.random.choice(
            (
                f"({one})",
                f"( {one} ; {other} ) >/dev/null",
                f"{{ {one}; }}",
                f"if {one}\nthen {other}; else w no; fi".replace("; else w no", ""),
                f"if {self.simple('f')}; then :; else {other}; fi",
                f"while {self.simple('f')}; do :; done",
                f"until {one}\ndo\n:\ndone",
                f"for i in a; do {one} && break; done",
                f"case $A in (b) :;; *) {one};; esac",
                f"case a in\n b) : ;;\n a) {one}\nesac",
                f"time {one}",
                f"! {one}",
                f"if ! {one}; then :; fi",
                f"((1 << 2)); {one}",
                f"{one} $((1 << 3))".replace(" $((1 << 3))", f" && X=$((1 << 3)) {other}"),
                f"x=(a 'b c' \"d\" # )\n); {one}",
                f"g() {{ {one}\n}}; g {FILLED_IN}",
                f"X=$({one})",
                f"X=`{self.simple_plain()}`",
            )
        )

    def simple_plain(self) -> str:
        """A command without quotes."""
        return "w " + self.some(self.plain, 3, " ")

    def document(self) -> str:
        """A command with a here-document."""
        start, end = self.random.choice(
            (("<<E", "E"), ("<<'E'", "E"), ("<< \\E", "E"), ("<<-E", "\tE"), ("3<<E", "E"))
        )
        body = self.some(
            lambda: self.random.choice(("text 'it\n", "w no\n", " E\n", "\tx\n", "")), 3
        )
        return f"{self.simple()} {start} {self.word()}\n{body}{end}\n"

    def line(self) -> str:
        """A command line."""
        return self.any_of(
            self.simple,
            self.simple,
            lambda: self.simple() + self.random.choice(SEPARATORS) + self.simple(),
            lambda: f"{self.simple('f')} || {self.simple()}",
            lambda: f'{self.simple()} # it\'s a "comment" $( `\n',
            self.compound,
            self.compound,
            self.document,
        )
