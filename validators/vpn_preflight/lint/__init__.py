"""Read payload files with positions, check them, and report the findings."""

from vpn_preflight.lint.examine import Examined, examine_document
from vpn_preflight.lint.files import files, find_files
from vpn_preflight.lint.lint_run import Run, exit_code
from vpn_preflight.lint.settings import Project, Settings

__all__ = [
    "Examined",
    "Project",
    "Run",
    "Settings",
    "examine_document",
    "exit_code",
    "files",
    "find_files",
]
