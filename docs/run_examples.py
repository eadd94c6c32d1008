"""Run the examples of rules: those of `rules/explained`, and the files of `tests/examples`.

What a file alone cannot show is a `.run.toml`: the file and its text, and how it is linted or run,
with the keys of the examples in `rules/explained`; `show_info = true` asks for infos.
"""

from __future__ import annotations

import os
import tomllib
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from vpn_preflight.lint import Run, Settings
from vpn_preflight.lint.files import File
from vpn_preflight.lint.reports.text import finding_lines
from vpn_preflight.lint.rule_pages import Example

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vpn_preflight.finding import Finding
    from vpn_preflight.lint.result import Result

EXPECTED = ".expected.json"
RUN = ".run.toml"


def findings(example: Example, *, show_info: bool = True) -> list[Finding]:
    """Return what is found in an example, infos included."""
    return ran(example)[0] if example.is_program else shown(linted(example, show_info=show_info))


def output(example: Example, *, show_info: bool) -> list[str]:
    """Return the lines that the command of an example prints."""
    return (
        ran(example)[1].splitlines()
        if example.is_program
        else list(finding_lines([linted(example, show_info=show_info)]))
    )


def linted(example: Example, *, show_info: bool) -> Result:
    """Lint an example in a folder of its own."""
    with TemporaryDirectory() as folder:
        path = Path(folder, example.file)
        if example.text is not None:
            path.write_bytes(b" " * example.blanks + example.text.encode(example.encoding))
        with environment(example.environment or {}):
            settings = Settings(operation=example.operation, show_info=show_info)
            return Run(settings).file(File(str(path), is_named=True, name=example.file))


def ran(example: Example) -> tuple[list[Finding], str]:
    """Run an example that is a program; returns the findings it got, and what it printed."""
    printed, names = StringIO(), dict[str, Any]()
    with redirect_stdout(printed):
        exec(example.text or "", names)  # noqa: S102 - a program of this project
    return list(names.get("findings", ())), printed.getvalue().rstrip()


@contextmanager
def environment(variables: Mapping[str, str]) -> Iterator[None]:
    """Set variables of the environment for a while."""
    before = dict(os.environ)
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def shown(result: Result) -> list[Finding]:
    """Return the findings that a report shows."""
    return [one.finding for one in result.shown]


def findings_in(path: Path, *, show_info: bool = False) -> list[Finding]:
    """Return what is found in a file of `tests/examples`."""
    if not path.name.endswith(RUN):
        return shown(
            Run(Settings(show_info=show_info)).file(File(str(path), is_named=True, name=str(path)))
        )
    keys = tomllib.loads(path.read_text(encoding="utf-8"))
    asked = keys.pop("show_info", False)
    return findings(Example(**keys), show_info=show_info or asked)


def places(path: Path) -> list[dict[str, object]]:
    """Return what a file's expectation holds: code, pointer and place of each shown finding."""
    found = [finding.to_json() for finding in findings_in(path)]
    kept = [
        {name: finding[name] for name in ("code", "pointer", "line", "column")} for finding in found
    ]
    return sorted(kept, key=lambda place: (place["line"] or 0, place["column"] or 0, place["code"]))
