"""The command line: one file per command, and what all of them share."""

from vpn_preflight.cli.program import main, start

__all__ = ["main", "start"]
