"""No test pins the words of a message: only the pages that `make rules` writes hold them."""

import ast
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

ROOT = Path(__file__).parents[2]
# The facts of the documents, in their own words.
FACTS = ROOT / "tests" / "contract" / "test_documents.py"
# What a service says, which the emulator says as well.
VENDORS = "Incorrect IAM authentication information: verify aksk signature fail, canonicalRequest:"
DOCUMENTED = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def constants(path: Path) -> Iterator[ast.Constant]:
    """Yield the string constants of a module, without its docstrings."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    first = [node.body[0] for node in nodes if isinstance(node, DOCUMENTED) and node.body]
    docstrings = {id(statement.value) for statement in first if isinstance(statement, ast.Expr)}
    for node in nodes:
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docstrings
        ):
            yield node


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Yield each four words in a row; a value or a name of the contract between them ends a row."""
    words = [word.strip(".,:;!?()'\"`").lower() for word in text.split()]
    for start in range(len(words)):
        four = tuple(takewhile(str.isalpha, words[start : start + 4]))
        if len(four) == 4:
            yield four


def test_no_test_repeats_four_words_of_a_message() -> None:
    """A test asserts code, place, severity, fix or exit code, and at most the term that matters."""
    modules = [*(ROOT / "validators").rglob("*.py"), *(ROOT / "openapi").rglob("*.py")]
    said = {
        run for path in modules for node in constants(path) for run in runs(str(node.value))
    } - set(runs(VENDORS))
    tests = [path for path in (ROOT / "tests").rglob("*.py") if path != FACTS]
    pinned = {
        (path, node.lineno)
        for path in tests
        for node in constants(path)
        if said.intersection(runs(str(node.value)))
    }
    assert [] == sorted(f"{path.relative_to(ROOT)}:{line}" for path, line in pinned)
