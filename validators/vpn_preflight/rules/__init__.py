"""The rules, one module per family: each turns what it sees into remarks."""

# Every family registers its rules at import, so that all codes are known as soon as one is asked for.
from vpn_preflight.rules import addresses, captures, document, policy, ranges, reading, requests, sdk_captures, tables, values

__all__ = ["addresses", "captures", "document", "policy", "ranges", "reading", "requests", "sdk_captures", "tables", "values"]
