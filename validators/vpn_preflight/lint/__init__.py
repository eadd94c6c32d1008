"""Read payload files with positions, check them, and report the findings."""

from vpn_preflight.lint.linter import Examined, examine_document, exit_code, lint
from vpn_preflight.lint.report import REPORTERS

__all__ = ["REPORTERS", "Examined", "examine_document", "exit_code", "lint"]
