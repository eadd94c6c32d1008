# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.ipsec_options_specification_encrypt_algorithm import (
    IPSECOptionsSpecificationEncryptAlgorithm,
    check_ipsec_options_specification_encrypt_algorithm,
)
from ..models.ipsec_options_specification_integrity_algorith import (
    IPSECOptionsSpecificationIntegrityAlgorith,
    check_ipsec_options_specification_integrity_algorith,
)
from ..models.ipsec_options_specification_integrity_algorithm import (
    IPSECOptionsSpecificationIntegrityAlgorithm,
    check_ipsec_options_specification_integrity_algorithm,
)
from ..models.ipsec_options_specification_pfs_dh_group import (
    IPSECOptionsSpecificationPfsDhGroup,
    check_ipsec_options_specification_pfs_dh_group,
)
from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="IPSECOptionsSpecification")


@_attrs_define
class IPSECOptionsSpecification:
    """The settings of the encrypted session (IPsec).

    Attributes:
        encrypt_algorithm (IPSECOptionsSpecificationEncryptAlgorithm | Unset): The cipher of the session; the string
            "NULL" switches it off. GCM requires version 4.0 or later of the VPN gateway.
        integrity_algorith (IPSECOptionsSpecificationIntegrityAlgorith | Unset): The hash of the session. This is the
            spelling on the wire. The docs call it outdated, but all examples and programs of the vendor use it.
        integrity_algorithm (IPSECOptionsSpecificationIntegrityAlgorithm | Unset): The hash of the session. This name is
            newer, allows fewer values, and is not in the international edition.
        ipsec_sa_lifetime_seconds (int | Unset): The lifetime of the IPsec security association in seconds. From 180 to
            604800.
        pfs_dh_group (IPSECOptionsSpecificationPfsDhGroup | Unset): The Diffie-Hellman group for perfect forward
            secrecy; the string "NULL" switches it off.
        ipsec_sa_lifetime_traffic (int | Unset): The lifetime of the IPsec security association in kilobytes. From 2560
            to 4294967295.
    """

    encrypt_algorithm: IPSECOptionsSpecificationEncryptAlgorithm | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "EncryptAlgorithm"}
    )
    integrity_algorith: IPSECOptionsSpecificationIntegrityAlgorith | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "IntegrityAlgorith"}
    )
    integrity_algorithm: IPSECOptionsSpecificationIntegrityAlgorithm | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "IntegrityAlgorithm"}
    )
    ipsec_sa_lifetime_seconds: int | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "IPSECSaLifetimeSeconds"}
    )
    pfs_dh_group: IPSECOptionsSpecificationPfsDhGroup | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "PfsDhGroup"}
    )
    ipsec_sa_lifetime_traffic: int | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "IPSECSaLifetimeTraffic"}
    )

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        encrypt_algorithm: str | Unset = UNSET
        if not isinstance(self.encrypt_algorithm, Unset):
            encrypt_algorithm = self.encrypt_algorithm

        integrity_algorith: str | Unset = UNSET
        if not isinstance(self.integrity_algorith, Unset):
            integrity_algorith = self.integrity_algorith

        integrity_algorithm: str | Unset = UNSET
        if not isinstance(self.integrity_algorithm, Unset):
            integrity_algorithm = self.integrity_algorithm

        ipsec_sa_lifetime_seconds = self.ipsec_sa_lifetime_seconds

        pfs_dh_group: str | Unset = UNSET
        if not isinstance(self.pfs_dh_group, Unset):
            pfs_dh_group = self.pfs_dh_group

        ipsec_sa_lifetime_traffic = self.ipsec_sa_lifetime_traffic

        field_dict: dict[str, Any] = {}

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
        _encrypt_algorithm = d.pop("EncryptAlgorithm", UNSET)
        encrypt_algorithm: IPSECOptionsSpecificationEncryptAlgorithm | Unset
        if isinstance(_encrypt_algorithm, Unset):
            encrypt_algorithm = UNSET
        else:
            encrypt_algorithm = check_ipsec_options_specification_encrypt_algorithm(_encrypt_algorithm)

        _integrity_algorith = d.pop("IntegrityAlgorith", UNSET)
        integrity_algorith: IPSECOptionsSpecificationIntegrityAlgorith | Unset
        if isinstance(_integrity_algorith, Unset):
            integrity_algorith = UNSET
        else:
            integrity_algorith = check_ipsec_options_specification_integrity_algorith(_integrity_algorith)

        _integrity_algorithm = d.pop("IntegrityAlgorithm", UNSET)
        integrity_algorithm: IPSECOptionsSpecificationIntegrityAlgorithm | Unset
        if isinstance(_integrity_algorithm, Unset):
            integrity_algorithm = UNSET
        else:
            integrity_algorithm = check_ipsec_options_specification_integrity_algorithm(_integrity_algorithm)

        ipsec_sa_lifetime_seconds = d.pop("IPSECSaLifetimeSeconds", UNSET)

        _pfs_dh_group = d.pop("PfsDhGroup", UNSET)
        pfs_dh_group: IPSECOptionsSpecificationPfsDhGroup | Unset
        if isinstance(_pfs_dh_group, Unset):
            pfs_dh_group = UNSET
        else:
            pfs_dh_group = check_ipsec_options_specification_pfs_dh_group(_pfs_dh_group)

        ipsec_sa_lifetime_traffic = d.pop("IPSECSaLifetimeTraffic", UNSET)

        ipsec_options_specification = cls(
            encrypt_algorithm=encrypt_algorithm,
            integrity_algorith=integrity_algorith,
            integrity_algorithm=integrity_algorithm,
            ipsec_sa_lifetime_seconds=ipsec_sa_lifetime_seconds,
            pfs_dh_group=pfs_dh_group,
            ipsec_sa_lifetime_traffic=ipsec_sa_lifetime_traffic,
        )

        return ipsec_options_specification
