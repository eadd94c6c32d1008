"""Everything between a checked payload and the typed answer."""

from vpn_preflight.wire.call import acall, call, prepare
from vpn_preflight.wire.models import UNSET, Response, Unset, plain, written

__all__ = ["UNSET", "Response", "Unset", "acall", "call", "plain", "prepare", "written"]
