"""The region of a client: it becomes a part of a host name, or of what is signed."""

from __future__ import annotations

import logging
import re

from vpn_preflight import contract
from vpn_preflight.rules.suggestion import closest
from vpn_preflight.wire.errors import CredentialsError
from vpn_preflight.wire.log_lines import record


def usable_region(service: str, region: str, called: str = "region") -> str:
    """Return a region that has the form of one, and warn of one that the contract does not list; `called` is where it is from.

    Raises CredentialsError for anything else. No list of regions is complete, so one that is not listed may be right.
    """
    facts = contract.service(service).regions
    if not (isinstance(region, str) and re.fullmatch(facts.pattern, region)):
        raise CredentialsError(f"{called} is not valid: use {facts.wanted}")
    if facts.known and region not in facts.known:
        meant = closest(region, facts.known)
        advice = f"did you mean {meant}?" if meant else "check its spelling"
        record(
            logging.WARNING,
            None,
            f"{called} is {region}, which is not in our list for {contract.service(service).title}; {advice}",
        )
    return region
