"""What a rule is about, with a failing and a passing example; the output of an example is that of the program, made anew each time.

A file of `rules/explained` holds `why`, our `reading` where the page leaves something open, and in `[fails]` and `[passes]` the
`file` and its `text`. What a text alone cannot show has a key of its own: `encoding`, `blanks` in front of it, the `operation` that
is asked for, the `environment`; without a text the file is missing. A file that ends in `.py` is a call of a client, and is run: it
prints what it is told, and leaves it as `findings`.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, redirect_stdout
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight import rules
from vpn_preflight.lint.files import File
from vpn_preflight.lint.lint_run import Run
from vpn_preflight.lint.reports.text import finding_lines
from vpn_preflight.lint.settings import Settings
from vpn_preflight.rules.rule import RULES, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vpn_preflight.finding import Finding, Source
    from vpn_preflight.lint.result import Result

__all__ = ["Example", "Explanation", "explanation", "switches"]


class Example(NamedTuple):
    """A small file, and how it is linted; or a small program that calls a client."""

    file: str
    text: str | None = None
    encoding: str = "utf-8"
    blanks: int = 0
    operation: str | None = None
    environment: Mapping[str, str] | None = None

    @property
    def is_program(self) -> bool:
        """Whether it is run, and not linted."""
        return self.file.endswith(".py")

    def result(self, *, show_info: bool) -> Result:
        """Lint it."""
        from tempfile import TemporaryDirectory  # noqa: PLC0415 - slow

        with TemporaryDirectory() as folder:
            path = os.path.join(folder, self.file)
            if self.text is not None:
                with open(path, "wb") as file:
                    file.write(b" " * self.blanks + self.text.encode(self.encoding))
            with environment(self.environment or {}):
                return Run(Settings(operation=self.operation, show_info=show_info)).file(File(path, is_named=True, name=self.file))

    def ran(self) -> tuple[list[Finding], str]:
        """Run it; returns the findings it was told, and what it printed."""
        from io import StringIO  # noqa: PLC0415 - slow

        printed, names = StringIO(), dict[str, Any]()
        with redirect_stdout(printed):
            exec(self.text or "", names)  # noqa: S102 - a text of this package
        return list(names.get("findings", ())), printed.getvalue().rstrip()

    def findings(self, *, show_info: bool) -> list[Finding]:
        """List what is found in it."""
        return self.ran()[0] if self.is_program else [one.finding for one in self.result(show_info=show_info).shown]

    def output(self, *, show_info: bool) -> str:
        """Write what is said of it."""
        return self.ran()[1] if self.is_program else "\n".join(finding_lines([self.result(show_info=show_info)]))

    def command(self, *, show_info: bool) -> str:
        """Write the command that lints it, or runs it."""
        if self.is_program:
            return f"python {self.file}"
        variables = [f"{name}={value}" for name, value in (self.environment or {}).items()]
        options = [f"--operation {self.operation}"] * bool(self.operation) + ["--show-info"] * show_info
        return " ".join([*variables, "vpn-preflight lint", *options, self.file])


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


class Explanation(NamedTuple):
    """Why a rule is there, how we read the page where it leaves something open, and its examples."""

    rule: Rule
    why: str
    reading: str | None
    fails: Example
    passes: Example

    @property
    def source(self) -> Source | None:
        """The row of the page, or the section of an RFC, that the finding of the example cites."""
        found = self.fails.findings(show_info=True)
        return next(finding.source for finding in found if finding.code == self.rule.code)


def explanation(code: str) -> Explanation:
    """Read the explanation of a rule; its code is a known one."""
    import tomllib  # noqa: PLC0415 - slow

    with open(os.path.join(rules.__path__[0], "explained", f"{code}.toml"), "rb") as file:
        read = tomllib.load(file)
    reading = read.get("reading")
    return Explanation(
        RULES[code], read["why"].strip(), reading and reading.strip(), Example(**read["fails"]), Example(**read["passes"])
    )


def switches(code: str) -> list[str]:
    """Say how a rule is switched off."""
    if code.startswith("VFR"):
        return ["It cannot be switched off: a file that cannot be read is not checked. Put it right, or leave it out (exclude)."]
    ways = [
        f"on the command line: --ignore {code}",
        f'in the settings: ignore = ["{code}"], or per-file-ignores = {{"archive/**" = ["{code}"]}}',
        f"in a YAML file: # vpn-preflight: ignore[{code}] and the reason",
    ]
    if code in ("VFS016", "VFS017"):
        return [*ways, "not in the clients: what cannot be sent is never sent"]
    return [*ways, f'in Python: ignore=("{code}",)']
