# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="IPSECOptionsFacts")


@_attrs_define
class IPSECOptionsFacts:
    """The settings of the encrypted session (IPsec).

    Attributes:
        encrypt_algorithm (str | Unset): The cipher of the session.
        integrity_algorith (str | Unset): The hash of the session. This is the spelling on the wire.
        integrity_algorithm (str | Unset): The hash of the session under its newer name.
        ipsec_sa_lifetime_seconds (int | Unset): The lifetime of the IPsec security association in seconds.
        pfs_dh_group (str | Unset): The Diffie-Hellman group for perfect forward secrecy.
        ipsec_sa_lifetime_traffic (int | Unset): The lifetime of the IPsec security association in kilobytes.
    """

    encrypt_algorithm: str | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "EncryptAlgorithm"}
    )
    integrity_algorith: str | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "IntegrityAlgorith"}
    )
    integrity_algorithm: str | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "IntegrityAlgorithm"}
    )
    ipsec_sa_lifetime_seconds: int | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "IPSECSaLifetimeSeconds"}
    )
    pfs_dh_group: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "PfsDhGroup"})
    ipsec_sa_lifetime_traffic: int | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "IPSECSaLifetimeTraffic"}
    )
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        encrypt_algorithm = self.encrypt_algorithm

        integrity_algorith = self.integrity_algorith

        integrity_algorithm = self.integrity_algorithm

        ipsec_sa_lifetime_seconds = self.ipsec_sa_lifetime_seconds

        pfs_dh_group = self.pfs_dh_group

        ipsec_sa_lifetime_traffic = self.ipsec_sa_lifetime_traffic

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if encrypt_algorithm is not UNSET:
            field_dict["EncryptAlgorithm"] = encrypt_algorithm
        if integrity_algorith is not UNSET:
            field_dict["IntegrityAlgorith"] = integrity_algorith
        if integrity_algorithm is not UNSET:
            field_dict["IntegrityAlgorithm"] = integrity_algorithm
        if ipsec_sa_lifetime_seconds is not UNSET:
            field_dict["IPSECSaLifetimeSeconds"] = ipsec_sa_lifetime_seconds
        if pfs_dh_group is not UNSET:
            field_dict["PfsDhGroup"] = pfs_dh_group
        if ipsec_sa_lifetime_traffic is not UNSET:
            field_dict["IPSECSaLifetimeTraffic"] = ipsec_sa_lifetime_traffic

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        encrypt_algorithm = d.pop("EncryptAlgorithm", UNSET)

        integrity_algorith = d.pop("IntegrityAlgorith", UNSET)

        integrity_algorithm = d.pop("IntegrityAlgorithm", UNSET)

        ipsec_sa_lifetime_seconds = d.pop("IPSECSaLifetimeSeconds", UNSET)

        pfs_dh_group = d.pop("PfsDhGroup", UNSET)

        ipsec_sa_lifetime_traffic = d.pop("IPSECSaLifetimeTraffic", UNSET)

        ipsec_options_facts = cls(
            encrypt_algorithm=encrypt_algorithm,
            integrity_algorith=integrity_algorith,
            integrity_algorithm=integrity_algorithm,
            ipsec_sa_lifetime_seconds=ipsec_sa_lifetime_seconds,
            pfs_dh_group=pfs_dh_group,
            ipsec_sa_lifetime_traffic=ipsec_sa_lifetime_traffic,
        )

        ipsec_options_facts.additional_properties = d
        return ipsec_options_facts

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
