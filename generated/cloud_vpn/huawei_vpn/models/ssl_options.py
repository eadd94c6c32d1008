# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="SslOptions")


@_attrs_define
class SslOptions:
    """The settings of the tunnel.

    Attributes:
        protocol (str | Unset): The transport protocol.
        port (int | Unset): The port.
        encryption_algorithm (str | Unset): The cipher.
        authentication_algorithm (str | Unset): The hash.
        is_compressed (bool | Unset): Whether traffic is compressed.
    """

    protocol: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    port: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    encryption_algorithm: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    authentication_algorithm: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    is_compressed: bool | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        protocol = self.protocol

        port = self.port

        encryption_algorithm = self.encryption_algorithm

        authentication_algorithm = self.authentication_algorithm

        is_compressed = self.is_compressed

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if protocol is not UNSET:
            field_dict["protocol"] = protocol
        if port is not UNSET:
            field_dict["port"] = port
        if encryption_algorithm is not UNSET:
            field_dict["encryption_algorithm"] = encryption_algorithm
        if authentication_algorithm is not UNSET:
            field_dict["authentication_algorithm"] = authentication_algorithm
        if is_compressed is not UNSET:
            field_dict["is_compressed"] = is_compressed

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        protocol = d.pop("protocol", UNSET)

        port = d.pop("port", UNSET)

        encryption_algorithm = d.pop("encryption_algorithm", UNSET)

        authentication_algorithm = d.pop("authentication_algorithm", UNSET)

        is_compressed = d.pop("is_compressed", UNSET)

        ssl_options = cls(
            protocol=protocol,
            port=port,
            encryption_algorithm=encryption_algorithm,
            authentication_algorithm=authentication_algorithm,
            is_compressed=is_compressed,
        )

        ssl_options.additional_properties = d
        return ssl_options

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
