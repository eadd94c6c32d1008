"""Run the command line as `python -m vpn_preflight`."""

import sys

from vpn_preflight.cli import start

if __name__ == "__main__":
    sys.exit(start())
