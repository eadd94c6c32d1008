"""The region of a client: it becomes a part of a host name, or of what is signed."""

from __future__ import annotations

import logging
import re

from vpn_preflight import contract
from vpn_preflight.wire.errors import CredentialsError
from vpn_preflight.wire.log_lines import record


def usable_region(service: str, region: str, called: str = "region") -> str:
    """Return a region that has a valid form, with a warning if the contract does not list it.

    `called` is the name of the setting. Raises CredentialsError for anything else. No list of
    regions is complete, so a region that is not listed may be right.
    """
    facts = contract.service(service).regions
    if not (isinstance(region, str) and re.fullmatch(facts.pattern, region)):
        raise CredentialsError(f"{called} is not valid; use {facts.wanted}")
    if facts.known and region not in facts.known:
        from difflib import get_close_matches  # noqa: PLC0415 - few need it

        meant = next(iter(get_close_matches(region, facts.known, 1)), None)
        advice = f"did you mean {meant}?" if meant else "check its spelling"
        title = contract.service(service).title
        record(
            logging.WARNING,
            None,
            f"{called} is {region}, which is not in our list for {title}; {advice}",
        )
    return region
