"""The rules: each module turns what it sees into remarks.

Each family registers in one module: VFS in `limits`, VFA in `addresses`, VFP in `policy`, VFD in `document`, VFW in `requests`, VFR
in `unreadable`. Other modules look at what these have no place for.
"""

# Every family registers its rules at import, so that all codes are known as soon as one is asked for.
from vpn_preflight.rules import (
    addresses,
    addressing,
    document,
    editions,
    limits,
    policy,
    requests,
    unreadable,
)

__all__ = [
    "addresses",
    "addressing",
    "document",
    "editions",
    "limits",
    "policy",
    "requests",
    "unreadable",
]
