# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.health_check_config_probe_type import HealthCheckConfigProbeType, check_health_check_config_probe_type
from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="HealthCheckConfig")


@_attrs_define
class HealthCheckConfig:
    """How the health check probes the peer.

    Attributes:
        probe_type (HealthCheckConfigProbeType | Unset): The kind of probe, which cannot be changed.
        probe_interval (int | Unset): The milliseconds between two probes. From 1000 to 5000.
        probe_threshold (int | Unset): The number of failed probes after which the route is switched. From 3 to 8.
        probe_timeout (int | Unset): After how many milliseconds a probe has failed. From 10 to 5000.
    """

    probe_type: HealthCheckConfigProbeType | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "ProbeType"}
    )
    probe_interval: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "ProbeInterval"})
    probe_threshold: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "ProbeThreshold"})
    probe_timeout: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "ProbeTimeout"})

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        probe_type: str | Unset = UNSET
        if not isinstance(self.probe_type, Unset):
            probe_type = self.probe_type

        probe_interval = self.probe_interval

        probe_threshold = self.probe_threshold

        probe_timeout = self.probe_timeout

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if probe_type is not UNSET:
            field_dict["ProbeType"] = probe_type
        if probe_interval is not UNSET:
            field_dict["ProbeInterval"] = probe_interval
        if probe_threshold is not UNSET:
            field_dict["ProbeThreshold"] = probe_threshold
        if probe_timeout is not UNSET:
            field_dict["ProbeTimeout"] = probe_timeout

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _probe_type = d.pop("ProbeType", UNSET)
        probe_type: HealthCheckConfigProbeType | Unset
        if isinstance(_probe_type, Unset):
            probe_type = UNSET
        else:
            probe_type = check_health_check_config_probe_type(_probe_type)

        probe_interval = d.pop("ProbeInterval", UNSET)

        probe_threshold = d.pop("ProbeThreshold", UNSET)

        probe_timeout = d.pop("ProbeTimeout", UNSET)

        health_check_config = cls(
            probe_type=probe_type,
            probe_interval=probe_interval,
            probe_threshold=probe_threshold,
            probe_timeout=probe_timeout,
        )

        return health_check_config
