# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="HealthCheckFacts")


@_attrs_define
class HealthCheckFacts:
    """How the health check probes the peer.

    Attributes:
        probe_type (str | Unset): The kind of probe.
        probe_interval (int | Unset): The milliseconds between two probes.
        probe_threshold (int | Unset): The number of failed probes after which the route is switched.
        probe_timeout (int | Unset): After how many milliseconds a probe has failed.
    """

    probe_type: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "ProbeType"})
    probe_interval: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "ProbeInterval"})
    probe_threshold: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "ProbeThreshold"})
    probe_timeout: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "ProbeTimeout"})
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        probe_type = self.probe_type

        probe_interval = self.probe_interval

        probe_threshold = self.probe_threshold

        probe_timeout = self.probe_timeout

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
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
        probe_type = d.pop("ProbeType", UNSET)

        probe_interval = d.pop("ProbeInterval", UNSET)

        probe_threshold = d.pop("ProbeThreshold", UNSET)

        probe_timeout = d.pop("ProbeTimeout", UNSET)

        health_check_facts = cls(
            probe_type=probe_type,
            probe_interval=probe_interval,
            probe_threshold=probe_threshold,
            probe_timeout=probe_timeout,
        )

        health_check_facts.additional_properties = d
        return health_check_facts

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
