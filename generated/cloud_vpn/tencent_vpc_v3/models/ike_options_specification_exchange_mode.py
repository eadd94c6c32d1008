# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

IKEOptionsSpecificationExchangeMode = Literal["AGGRESSIVE", "MAIN"]

IKE_OPTIONS_SPECIFICATION_EXCHANGE_MODE_VALUES: set[IKEOptionsSpecificationExchangeMode] = {
    "AGGRESSIVE",
    "MAIN",
}


def check_ike_options_specification_exchange_mode(value: str) -> IKEOptionsSpecificationExchangeMode:
    if value in IKE_OPTIONS_SPECIFICATION_EXCHANGE_MODE_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {IKE_OPTIONS_SPECIFICATION_EXCHANGE_MODE_VALUES!r}")
