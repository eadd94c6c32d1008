"""What a rule is about, with a failing and a passing example; the output of an example is that of the linter, made anew each time.

A file of `rules/explained` holds `why`, and in `[fails]` and `[passes]` the `file` and its `text`. What a text alone cannot show
has a key of its own: `encoding`, `blanks` in front of it, the `operation` that is asked for; without a text the file is missing.
A rule that no file can break has a `situation` instead.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight import rules
from vpn_preflight.lint.files import File
from vpn_preflight.lint.reports.text import finding_lines
from vpn_preflight.lint.run import Run
from vpn_preflight.lint.settings import Settings
from vpn_preflight.rules.rule import RULES, Rule

if TYPE_CHECKING:
    from vpn_preflight.lint.result import Result

__all__ = ["Example", "Explanation", "explanation", "switches"]


class Example(NamedTuple):
    """A small file, and how it is linted."""

    file: str
    text: str | None = None
    encoding: str = "utf-8"
    blanks: int = 0
    operation: str | None = None

    def result(self, *, show_info: bool) -> Result:
        """Lint it."""
        from tempfile import TemporaryDirectory  # noqa: PLC0415 - slow

        with TemporaryDirectory() as folder:
            path = os.path.join(folder, self.file)
            if self.text is not None:
                with open(path, "wb") as file:
                    file.write(b" " * self.blanks + self.text.encode(self.encoding))
            return Run(Settings(operation=self.operation, show_info=show_info)).file(File(path, is_named=True, name=self.file))

    def output(self, *, show_info: bool) -> str:
        """Write what the linter says of it."""
        return "\n".join(finding_lines([self.result(show_info=show_info)]))

    def command(self, *, show_info: bool) -> str:
        """Write the command that lints it."""
        options = [f"--operation {self.operation}"] * bool(self.operation) + ["--show-info"] * show_info
        return " ".join(["vpn-preflight lint", *options, self.file])


class Explanation(NamedTuple):
    """Why a rule is there, and its examples."""

    rule: Rule
    why: str
    fails: Example | None
    passes: Example | None
    situation: str | None


def explanation(code: str) -> Explanation:
    """Read the explanation of a rule; its code is a known one."""
    import tomllib  # noqa: PLC0415 - slow

    with open(os.path.join(rules.__path__[0], "explained", f"{code}.toml"), "rb") as file:
        read = tomllib.load(file)
    fails, passes = (example(read.get(kind)) for kind in ("fails", "passes"))
    return Explanation(RULES[code], read["why"].strip(), fails, passes, read.get("situation"))


def example(read: dict[str, Any] | None) -> Example | None:
    """Make an example, if there is one."""
    return Example(**read) if read else None


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
