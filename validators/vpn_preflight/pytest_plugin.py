"""The pytest fixture `vpn_emulator`: a local double of the services, fresh for each test.

pytest imports this in every run of every project that has the package installed, so it imports
nothing before the fixture is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from vpn_preflight.emulator import Emulator


@pytest.fixture
def vpn_emulator() -> Emulator:
    """Return an emulator; `vpn_preflight.emulator.transport` connects a client to it."""
    from vpn_preflight.emulator import Emulator  # noqa: PLC0415 - most test runs need none

    return Emulator()
