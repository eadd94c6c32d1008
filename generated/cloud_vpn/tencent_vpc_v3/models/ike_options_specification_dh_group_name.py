# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

IKEOptionsSpecificationDhGroupName = Literal[
    "GROUP1", "GROUP14", "GROUP15", "GROUP16", "GROUP19", "GROUP2", "GROUP20", "GROUP21", "GROUP24", "GROUP5"
]

IKE_OPTIONS_SPECIFICATION_DH_GROUP_NAME_VALUES: set[IKEOptionsSpecificationDhGroupName] = {
    "GROUP1",
    "GROUP14",
    "GROUP15",
    "GROUP16",
    "GROUP19",
    "GROUP2",
    "GROUP20",
    "GROUP21",
    "GROUP24",
    "GROUP5",
}


def check_ike_options_specification_dh_group_name(value: str) -> IKEOptionsSpecificationDhGroupName:
    if value in IKE_OPTIONS_SPECIFICATION_DH_GROUP_NAME_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {IKE_OPTIONS_SPECIFICATION_DH_GROUP_NAME_VALUES!r}")
