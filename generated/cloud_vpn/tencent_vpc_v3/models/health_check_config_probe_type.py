# Written by `make generate` from openapi/: change it there, not here.
from typing import Literal

HealthCheckConfigProbeType = Literal["NQA"]

HEALTH_CHECK_CONFIG_PROBE_TYPE_VALUES: set[HealthCheckConfigProbeType] = {
    "NQA",
}


def check_health_check_config_probe_type(value: str) -> HealthCheckConfigProbeType:
    if value in HEALTH_CHECK_CONFIG_PROBE_TYPE_VALUES:
        return value
    raise TypeError(f"Unexpected value. Expected one of {HEALTH_CHECK_CONFIG_PROBE_TYPE_VALUES!r}")
