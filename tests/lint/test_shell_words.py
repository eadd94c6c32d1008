"""The reader of shell words, held against bash: the same words, each character at its place."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from bash_lines import FILLED_IN, PROLOGUE, Grammar

from vpn_preflight.lint.capture import shell_words
from vpn_preflight.lint.capture.spanned import Spanned, whole
from vpn_preflight.lint.json_text import UnreadableError

BASH = shutil.which("bash") or "bash"
END = "\0~END~\0"
NAMES = ("w", "f")


def characters(encoded: bytes) -> str:
    """The characters of what bash printed, with a replacement for each byte that is none."""
    return re.sub("[\udc80-\udcff]", "\ufffd", encoded.decode("utf-8", "surrogateescape"))


def of_bash(lines: list[str], folder: Path) -> Iterator[list[list[str]]]:
    """The arguments of each `w` and `f`, as bash has them."""
    script, seen = folder / "script", folder / "seen"
    script.write_text(
        PROLOGUE
        + "".join(
            f"{line}\nwait; printf '{END.replace(chr(0), chr(92) + '0')}' >&9\n" for line in lines
        ),
        encoding="utf-8",
    )
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    with seen.open("wb") as output:
        subprocess.run(
            [BASH, "-c", '. "$0" 9>&1 >/dev/null', script],
            stdout=output,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env=environment,
            check=True,
            cwd=folder,
        )
    for one in seen.read_bytes().split(END.encode())[:-1]:
        found, arguments = [], one.split(b"\0")[:-1]
        while arguments:
            count, *arguments = arguments
            found.append([characters(argument) for argument in arguments[: int(count)]])
            arguments = arguments[int(count) :]
        yield found


def ours(line: str) -> list[list[Spanned]]:
    """The arguments of each `w` and `f`, as the reader has them."""
    found = []
    for words in shell_words.commands(whole(line)):
        texts = [word.text for word in words]
        start = next((index for index, text in enumerate(texts) if "=" not in text), len(texts))
        if texts[start : start + 1] and texts[start] in NAMES:
            found.append(words[start + 1 :])
    return found


def check_places(line: str, word: Spanned) -> None:
    """Each character has its place, in order: its own, or that of its escape or substitution."""
    last = (0, 0)
    for character, start, end in zip(word.text, word.starts, word.ends, strict=True):
        assert (start, end) == last or start >= last[1]
        written = line[start:end]
        assert character == written or written[0] in "\\$`<>"
        last = (start, end)


@pytest.mark.parametrize("seed", range(5))
def test_the_words_of_bash(seed: int, tmp_path: Path) -> None:
    """A thousand random command lines have the words that bash gives to its commands."""
    grammar = Grammar(seed)
    lines = [grammar.line() for _ in range(1000)]
    for line, expected in zip(lines, of_bash(lines, tmp_path), strict=True):
        found = ours(line)
        assert (line, expected) == (line, [[word.text for word in words] for words in found])
        for words in found:
            for word in words:
                check_places(line, word)


ESCAPES = (
    r"""\a\b\e\E\f\n\r\t\v\\\'\"\?|\1018\0|\q\xzz\u\U|\x411|\xe7\xa0\x94\347\240\224|\xff\400 """
    r"""|\u7814\U0001f600|\ud83d\ude00|\U00110000|\cA\c?\c\\"""
)


@pytest.mark.parametrize("text", ESCAPES.split("|"))
def test_the_escapes_of_bash(text: str, tmp_path: Path) -> None:
    """Each has the bytes that bash writes, also where they are no characters."""
    line = f"w $'{text}'-"
    assert [*of_bash([line], tmp_path)] == [[[word.text for word in words] for words in ours(line)]]


@pytest.mark.parametrize(
    ("expected", "script"),
    [
        ([["a", "b"]], "a \\\r\nb\r\n"),
        ([["a"], ["b", "it's"]], "a # it's\nb it\\'s"),
        ([["1"], ["a", FILLED_IN], ["b"]], "a $((1 << 2))\nb"),
        ([["a"], ["b", FILLED_IN, f"@{FILLED_IN}"]], "b <(a) @>(:)"),
        ([["a"], ["b"]], "a <<x <<-'y z'\nb\nx\n\ty z\nb"),
        ([["a", FILLED_IN], ["b"]], "a ${#A}\nb"),
        ([["f"], ["a"], ["f"]], "f() { a; }; f"),
        ([["a\u00a0b"]], "a\u00a0b"),
        ([["a"]], "a \\"),
    ],
)
def test_what_the_random_lines_leave_out(expected: list[list[str]], script: str) -> None:
    """Windows line ends, arithmetic, process substitution, here-documents, and other spaces."""
    found = [[word.text for word in words] for words in shell_words.commands(whole(script))]
    assert expected == [words for words in found if words != [":"]]


@pytest.mark.parametrize(
    ("place", "script"),
    [
        *((2, f"a {opened}b") for opened in ("'", '"', "$'", "$(", "`", "${", "<(")),
        (3, 'a "$(b'),
        (0, "(a"),
        (100, "$(" * 60),
        (50, "(" * 60),
        (4 * 50, "${a:" * 60),
        (0, "`" + "\\" * 60),
    ],
)
def test_what_is_not_closed(place: int, script: str) -> None:
    """It is refused where it begins, and so is endless nesting; what precedes it is read."""
    read = shell_words.commands(whole(f"first\n{script}"))
    assert "first" == next(read)[0].text
    with pytest.raises(UnreadableError) as caught:
        list(read)
    assert place == caught.value.start - len("first\n")


def test_commands_are_found_once_for_each_character() -> None:
    """Very many substitutions in a row cost as much each as the first."""
    read = list(shell_words.commands(whole("a " + "$(b)`c`" * 2000)))
    assert (4001, len(FILLED_IN) * 4000) == (len(read), len(read[-1][1].text))


@pytest.mark.parametrize(
    "script",
    [
        "w a <<E b\ntext 'it",
        "w a <<E b\n",
        "w a <<E b",
        "w a <<E b <<F\nE\nw no",
        "w a <<E b <<F\n1\nF\nE\nF\nw b",
        "w $(p; w a <<E\nw no\nE\n)",
        "w $(p; w a <<E\nw no\nE) b",
        "w $(p; w a <<-E\n\tw no\n\tE ) b",
        'w "$(p; w a <<E\n$(x)\nE)"',
        "w $( (p; w a <<E\nw no\nE) ) b",
        "w $(p; w a <<E)\nw no\nE\nw b",
        "w <<A a $(p; w b <<B)\nA\nw no\nB\nw no\nA\nw b",
        "w `p; w a <<E\nw no`",
        "let x=1<<2\nw no\n2\nw b",
        'let "x=1<<2"\nw b\n2\nw c',
        "w a[1<<2]=5\nw no\n2]=5\nw b",
        "declare a[1<<2]=5\nw no\n2]=5\nw b",
        "a[1<<2]=5\nw b\n2]=5\nw c",
        "A=1 a[1 << 2]+=5 w b\n2]+=5\nw c",
        "if a[1<<2]=5; then w b; fi",
        "a=([0]=1 [1<<2]=5); w b",
        'A=$[1<<2] B="$[a[0]<<(1)]"\nw b\n2]\nw c',
        "((x=1<<2)); w b\n2\nw c",
    ],
)
def test_here_documents_and_shifts(script: str, tmp_path: Path) -> None:
    """Here-documents begin and end as in bash; an open one ends with the script."""
    (tmp_path / "inner").write_text(script)
    quiet = list(of_bash(['eval "$(cat inner)" 2>/dev/null'], tmp_path))
    assert quiet == [[[word.text for word in words] for words in ours(script)]]
