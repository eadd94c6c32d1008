# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

IKESetExchangeMode = Literal["aggressive", "main"]

IKE_SET_EXCHANGE_MODE_VALUES: set[IKESetExchangeMode] = {
    "aggressive",
    "main",
}


def check_ike_set_exchange_mode(value: str) -> IKESetExchangeMode:
    if value in IKE_SET_EXCHANGE_MODE_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {IKE_SET_EXCHANGE_MODE_VALUES!r}")
