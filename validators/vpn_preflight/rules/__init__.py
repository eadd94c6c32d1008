"""The rules: each module yields remarks.

Each family registers in one module: VFS in `limits`, VFA in `addresses`, VFP in `policy`, VFD in
`document`, VFW in `requests`, VFR in `unreadable`.
"""

# Every family registers its rules at import, so that all codes are known.
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
