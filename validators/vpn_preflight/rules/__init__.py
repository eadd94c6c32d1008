"""The rules: each module turns what it sees into remarks.

Each family registers in one module: VFS in `tables`, VFA in `addresses`, VFP in `policy`, VFD in `document`, VFW in `requests`, VFR
in `reading`. Other modules look at what these have no place for.
"""

# Every family registers its rules at import, so that all codes are known as soon as one is asked for.
from vpn_preflight.rules import addresses, addressing, document, editions, policy, reading, requests, tables

__all__ = ["addresses", "addressing", "document", "editions", "policy", "reading", "requests", "tables"]
