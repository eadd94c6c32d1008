"""Local doubles of the services, to test VPN automation without a cloud account."""

from vpn_preflight.emulator.core import Emulator
from vpn_preflight.emulator.messages import Answer
from vpn_preflight.protocols import Message

__all__ = ["Answer", "Emulator", "Message"]
