"""Everything between a checked payload and the typed answer."""

from vpn_preflight.wire.call import acall, call
from vpn_preflight.wire.prepare import prepare
from vpn_preflight.wire.values import UNSET, Response, Unset, plain, written

__all__ = ["UNSET", "Response", "Unset", "acall", "call", "plain", "prepare", "written"]
