"""Completion of commands, options and file names in a shell, by shtab."""

from __future__ import annotations

import argparse
import sys
from typing import Any, NoReturn

SHELLS = ("bash", "zsh")


class Completion(argparse.Action):
    """Print what a shell needs to complete our commands and options, and exit."""

    def __call__(
        self, parser: argparse.ArgumentParser, _: Any, values: Any, option_string: Any = None
    ) -> NoReturn:
        """Print and exit."""
        del option_string
        import shtab  # noqa: PLC0415 - half a second

        sys.stdout.write(f"{shtab.complete(parser, shell=values)}\n")
        parser.exit()


def complete_files(action: argparse.Action) -> None:
    """Let a shell complete an argument with names of files, in the words of shtab."""
    vars(action)["complete"] = {"bash": "_shtab_compgen_files", "zsh": "_files"}
