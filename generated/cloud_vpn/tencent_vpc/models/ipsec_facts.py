# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="IpsecFacts")


@_attrs_define
class IpsecFacts:
    """The settings of the encrypted session (IPsec).

    Attributes:
        encrypt_algorithm (str | Unset): The cipher of the session.
        integrity_algorith (str | Unset): The hash of the session. This is the spelling on the wire.
        encap_mode (str | Unset): The mode of encapsulation.
        security_proto (str | Unset): The security protocol.
        pfs_dh_group (str | Unset): The Diffie-Hellman group for perfect forward secrecy.
        ipsec_sa_lifetime_seconds (int | Unset): The lifetime of the IPsec security association in seconds.
        ipsec_sa_lifetime_traffic (int | Unset): The lifetime of the IPsec security association in kilobytes.
    """

    encrypt_algorithm: str | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "encryptAlgorithm"}
    )
    integrity_algorith: str | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "integrityAlgorith"}
    )
    encap_mode: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "encapMode"})
    security_proto: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "securityProto"})
    pfs_dh_group: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "pfsDhGroup"})
    ipsec_sa_lifetime_seconds: int | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "ipsecSaLifetimeSeconds"}
    )
    ipsec_sa_lifetime_traffic: int | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "ipsecSaLifetimeTraffic"}
    )
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        encrypt_algorithm = self.encrypt_algorithm

        integrity_algorith = self.integrity_algorith

        encap_mode = self.encap_mode

        security_proto = self.security_proto

        pfs_dh_group = self.pfs_dh_group

        ipsec_sa_lifetime_seconds = self.ipsec_sa_lifetime_seconds

        ipsec_sa_lifetime_traffic = self.ipsec_sa_lifetime_traffic

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if encrypt_algorithm is not UNSET:
            field_dict["encryptAlgorithm"] = encrypt_algorithm
        if integrity_algorith is not UNSET:
            field_dict["integrityAlgorith"] = integrity_algorith
        if encap_mode is not UNSET:
            field_dict["encapMode"] = encap_mode
        if security_proto is not UNSET:
            field_dict["securityProto"] = security_proto
        if pfs_dh_group is not UNSET:
            field_dict["pfsDhGroup"] = pfs_dh_group
        if ipsec_sa_lifetime_seconds is not UNSET:
            field_dict["ipsecSaLifetimeSeconds"] = ipsec_sa_lifetime_seconds
        if ipsec_sa_lifetime_traffic is not UNSET:
            field_dict["ipsecSaLifetimeTraffic"] = ipsec_sa_lifetime_traffic

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        encrypt_algorithm = d.pop("encryptAlgorithm", UNSET)

        integrity_algorith = d.pop("integrityAlgorith", UNSET)

        encap_mode = d.pop("encapMode", UNSET)

        security_proto = d.pop("securityProto", UNSET)

        pfs_dh_group = d.pop("pfsDhGroup", UNSET)

        ipsec_sa_lifetime_seconds = d.pop("ipsecSaLifetimeSeconds", UNSET)

        ipsec_sa_lifetime_traffic = d.pop("ipsecSaLifetimeTraffic", UNSET)

        ipsec_facts = cls(
            encrypt_algorithm=encrypt_algorithm,
            integrity_algorith=integrity_algorith,
            encap_mode=encap_mode,
            security_proto=security_proto,
            pfs_dh_group=pfs_dh_group,
            ipsec_sa_lifetime_seconds=ipsec_sa_lifetime_seconds,
            ipsec_sa_lifetime_traffic=ipsec_sa_lifetime_traffic,
        )

        ipsec_facts.additional_properties = d
        return ipsec_facts

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
