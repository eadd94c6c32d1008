# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

KeystoneListProjectsEnabled = Literal["false", "true"]

KEYSTONE_LIST_PROJECTS_ENABLED_VALUES: set[KeystoneListProjectsEnabled] = {
    "false",
    "true",
}


def check_keystone_list_projects_enabled(value: str) -> KeystoneListProjectsEnabled:
    if value in KEYSTONE_LIST_PROJECTS_ENABLED_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {KEYSTONE_LIST_PROJECTS_ENABLED_VALUES!r}")
