# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.encrypt_algorithm import EncryptAlgorithm, check_encrypt_algorithm
from ..models.i_psec_set_integrity_algorith import IPsecSetIntegrityAlgorith, check_i_psec_set_integrity_algorith
from ..models.i_psec_set_pfs_dh_group import IPsecSetPfsDhGroup, check_i_psec_set_pfs_dh_group
from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="IPsecSet")


@_attrs_define
class IPsecSet:
    """The settings of the encrypted session (IPsec).

    Attributes:
        integrity_algorith (IPsecSetIntegrityAlgorith | Unset): The hash of the session. This is the spelling on the
            wire.
        ipsec_sa_lifetime_seconds (int | Unset): The lifetime of the IPsec security association in seconds. From 180 to
            604800.
        ipsec_sa_lifetime_traffic (int | Unset): The lifetime of the IPsec security association in kilobytes. From 2560
            to 604800.
        pfs_dh_group (IPsecSetPfsDhGroup | Unset): The Diffie-Hellman group for perfect forward secrecy; the string
            "null" switches it off.
        encrypt_algorithm (EncryptAlgorithm | Unset): The cipher of the session (IPsec); the string "null" switches it
            off.
    """

    integrity_algorith: IPsecSetIntegrityAlgorith | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "integrityAlgorith"}
    )
    ipsec_sa_lifetime_seconds: int | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "ipsecSaLifetimeSeconds"}
    )
    ipsec_sa_lifetime_traffic: int | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "ipsecSaLifetimeTraffic"}
    )
    pfs_dh_group: IPsecSetPfsDhGroup | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "pfsDhGroup"}
    )
    encrypt_algorithm: EncryptAlgorithm | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "encryptAlgorithm"}
    )

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        integrity_algorith: str | Unset = UNSET
        if not isinstance(self.integrity_algorith, Unset):
            integrity_algorith = self.integrity_algorith

        ipsec_sa_lifetime_seconds = self.ipsec_sa_lifetime_seconds

        ipsec_sa_lifetime_traffic = self.ipsec_sa_lifetime_traffic

        pfs_dh_group: str | Unset = UNSET
        if not isinstance(self.pfs_dh_group, Unset):
            pfs_dh_group = self.pfs_dh_group

        encrypt_algorithm: str | Unset = UNSET
        if not isinstance(self.encrypt_algorithm, Unset):
            encrypt_algorithm = self.encrypt_algorithm

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if integrity_algorith is not UNSET:
            field_dict["integrityAlgorith"] = integrity_algorith
        if ipsec_sa_lifetime_seconds is not UNSET:
            field_dict["ipsecSaLifetimeSeconds"] = ipsec_sa_lifetime_seconds
        if ipsec_sa_lifetime_traffic is not UNSET:
            field_dict["ipsecSaLifetimeTraffic"] = ipsec_sa_lifetime_traffic
        if pfs_dh_group is not UNSET:
            field_dict["pfsDhGroup"] = pfs_dh_group
        if encrypt_algorithm is not UNSET:
            field_dict["encryptAlgorithm"] = encrypt_algorithm

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _integrity_algorith = d.pop("integrityAlgorith", UNSET)
        integrity_algorith: IPsecSetIntegrityAlgorith | Unset
        if isinstance(_integrity_algorith, Unset):
            integrity_algorith = UNSET
        else:
            integrity_algorith = check_i_psec_set_integrity_algorith(_integrity_algorith)

        ipsec_sa_lifetime_seconds = d.pop("ipsecSaLifetimeSeconds", UNSET)

        ipsec_sa_lifetime_traffic = d.pop("ipsecSaLifetimeTraffic", UNSET)

        _pfs_dh_group = d.pop("pfsDhGroup", UNSET)
        pfs_dh_group: IPsecSetPfsDhGroup | Unset
        if isinstance(_pfs_dh_group, Unset):
            pfs_dh_group = UNSET
        else:
            pfs_dh_group = check_i_psec_set_pfs_dh_group(_pfs_dh_group)

        _encrypt_algorithm = d.pop("encryptAlgorithm", UNSET)
        encrypt_algorithm: EncryptAlgorithm | Unset
        if isinstance(_encrypt_algorithm, Unset):
            encrypt_algorithm = UNSET
        else:
            encrypt_algorithm = check_encrypt_algorithm(_encrypt_algorithm)

        i_psec_set = cls(
            integrity_algorith=integrity_algorith,
            ipsec_sa_lifetime_seconds=ipsec_sa_lifetime_seconds,
            ipsec_sa_lifetime_traffic=ipsec_sa_lifetime_traffic,
            pfs_dh_group=pfs_dh_group,
            encrypt_algorithm=encrypt_algorithm,
        )

        return i_psec_set
