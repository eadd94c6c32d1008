# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import clear_locals, scalar_repr

T = TypeVar("T", bound="BgpConfig")


@_attrs_define
class BgpConfig:
    """The addresses of a tunnel with BGP routing.

    Attributes:
        tunnel_cidr (str): An address range, a.b.c.d/n.
        local_bgp_ip (str): An address.
        remote_bgp_ip (str): An address.
    """

    tunnel_cidr: str = _attrs_field(repr=scalar_repr, metadata={"name": "TunnelCidr"})
    local_bgp_ip: str = _attrs_field(repr=scalar_repr, metadata={"name": "LocalBgpIp"})
    remote_bgp_ip: str = _attrs_field(repr=scalar_repr, metadata={"name": "RemoteBgpIp"})

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        tunnel_cidr = self.tunnel_cidr

        local_bgp_ip = self.local_bgp_ip

        remote_bgp_ip = self.remote_bgp_ip

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "TunnelCidr": tunnel_cidr,
                "LocalBgpIp": local_bgp_ip,
                "RemoteBgpIp": remote_bgp_ip,
            }
        )

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        tunnel_cidr = d.pop("TunnelCidr")

        local_bgp_ip = d.pop("LocalBgpIp")

        remote_bgp_ip = d.pop("RemoteBgpIp")

        bgp_config = cls(
            tunnel_cidr=tunnel_cidr,
            local_bgp_ip=local_bgp_ip,
            remote_bgp_ip=remote_bgp_ip,
        )

        return bgp_config
