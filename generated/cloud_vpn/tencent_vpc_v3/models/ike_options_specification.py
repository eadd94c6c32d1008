# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.ike_options_specification_dh_group_name import (
    IKEOptionsSpecificationDhGroupName,
    check_ike_options_specification_dh_group_name,
)
from ..models.ike_options_specification_exchange_mode import (
    IKEOptionsSpecificationExchangeMode,
    check_ike_options_specification_exchange_mode,
)
from ..models.ike_options_specification_ike_version import (
    IKEOptionsSpecificationIKEVersion,
    check_ike_options_specification_ike_version,
)
from ..models.ike_options_specification_local_identity import (
    IKEOptionsSpecificationLocalIdentity,
    check_ike_options_specification_local_identity,
)
from ..models.ike_options_specification_propo_authen_algorithm import (
    IKEOptionsSpecificationPropoAuthenAlgorithm,
    check_ike_options_specification_propo_authen_algorithm,
)
from ..models.ike_options_specification_propo_encry_algorithm import (
    IKEOptionsSpecificationPropoEncryAlgorithm,
    check_ike_options_specification_propo_encry_algorithm,
)
from ..models.ike_options_specification_remote_identity import (
    IKEOptionsSpecificationRemoteIdentity,
    check_ike_options_specification_remote_identity,
)
from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="IKEOptionsSpecification")


@_attrs_define
class IKEOptionsSpecification:
    """The settings of the key exchange (IKE).

    Attributes:
        propo_encry_algorithm (IKEOptionsSpecificationPropoEncryAlgorithm | Unset): The cipher of the key exchange. GCM
            requires version 4.0 or later of the VPN gateway.
        propo_authen_algorithm (IKEOptionsSpecificationPropoAuthenAlgorithm | Unset): The hash of the key exchange.
        exchange_mode (IKEOptionsSpecificationExchangeMode | Unset): The negotiation mode.
        local_identity (IKEOptionsSpecificationLocalIdentity | Unset): What this side identifies itself with.
        remote_identity (IKEOptionsSpecificationRemoteIdentity | Unset): What the peer identifies itself with.
        local_address (str | Unset): An address.
        remote_address (str | Unset): An address.
        local_fqdn_name (str | Unset): The domain name of this side, required if LocalIdentity is FQDN.
        remote_fqdn_name (str | Unset): The domain name of the peer, required if RemoteIdentity is FQDN.
        dh_group_name (IKEOptionsSpecificationDhGroupName | Unset): The Diffie-Hellman group of the key exchange.
        ike_sa_lifetime_seconds (int | Unset): The lifetime of the IKE security association in seconds. From 60 to
            604800.
        ike_version (IKEOptionsSpecificationIKEVersion | Unset): The version of the key exchange.
    """

    propo_encry_algorithm: IKEOptionsSpecificationPropoEncryAlgorithm | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "PropoEncryAlgorithm"}
    )
    propo_authen_algorithm: IKEOptionsSpecificationPropoAuthenAlgorithm | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "PropoAuthenAlgorithm"}
    )
    exchange_mode: IKEOptionsSpecificationExchangeMode | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "ExchangeMode"}
    )
    local_identity: IKEOptionsSpecificationLocalIdentity | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "LocalIdentity"}
    )
    remote_identity: IKEOptionsSpecificationRemoteIdentity | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "RemoteIdentity"}
    )
    local_address: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "LocalAddress"})
    remote_address: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "RemoteAddress"})
    local_fqdn_name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "LocalFqdnName"})
    remote_fqdn_name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "RemoteFqdnName"})
    dh_group_name: IKEOptionsSpecificationDhGroupName | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "DhGroupName"}
    )
    ike_sa_lifetime_seconds: int | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "IKESaLifetimeSeconds"}
    )
    ike_version: IKEOptionsSpecificationIKEVersion | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "IKEVersion"}
    )

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        propo_encry_algorithm: str | Unset = UNSET
        if not isinstance(self.propo_encry_algorithm, Unset):
            propo_encry_algorithm = self.propo_encry_algorithm

        propo_authen_algorithm: str | Unset = UNSET
        if not isinstance(self.propo_authen_algorithm, Unset):
            propo_authen_algorithm = self.propo_authen_algorithm

        exchange_mode: str | Unset = UNSET
        if not isinstance(self.exchange_mode, Unset):
            exchange_mode = self.exchange_mode

        local_identity: str | Unset = UNSET
        if not isinstance(self.local_identity, Unset):
            local_identity = self.local_identity

        remote_identity: str | Unset = UNSET
        if not isinstance(self.remote_identity, Unset):
            remote_identity = self.remote_identity

        local_address = self.local_address

        remote_address = self.remote_address

        local_fqdn_name = self.local_fqdn_name

        remote_fqdn_name = self.remote_fqdn_name

        dh_group_name: str | Unset = UNSET
        if not isinstance(self.dh_group_name, Unset):
            dh_group_name = self.dh_group_name

        ike_sa_lifetime_seconds = self.ike_sa_lifetime_seconds

        ike_version: str | Unset = UNSET
        if not isinstance(self.ike_version, Unset):
            ike_version = self.ike_version

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if propo_encry_algorithm is not UNSET:
            field_dict["PropoEncryAlgorithm"] = propo_encry_algorithm
        if propo_authen_algorithm is not UNSET:
            field_dict["PropoAuthenAlgorithm"] = propo_authen_algorithm
        if exchange_mode is not UNSET:
            field_dict["ExchangeMode"] = exchange_mode
        if local_identity is not UNSET:
            field_dict["LocalIdentity"] = local_identity
        if remote_identity is not UNSET:
            field_dict["RemoteIdentity"] = remote_identity
        if local_address is not UNSET:
            field_dict["LocalAddress"] = local_address
        if remote_address is not UNSET:
            field_dict["RemoteAddress"] = remote_address
        if local_fqdn_name is not UNSET:
            field_dict["LocalFqdnName"] = local_fqdn_name
        if remote_fqdn_name is not UNSET:
            field_dict["RemoteFqdnName"] = remote_fqdn_name
        if dh_group_name is not UNSET:
            field_dict["DhGroupName"] = dh_group_name
        if ike_sa_lifetime_seconds is not UNSET:
            field_dict["IKESaLifetimeSeconds"] = ike_sa_lifetime_seconds
        if ike_version is not UNSET:
            field_dict["IKEVersion"] = ike_version

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _propo_encry_algorithm = d.pop("PropoEncryAlgorithm", UNSET)
        propo_encry_algorithm: IKEOptionsSpecificationPropoEncryAlgorithm | Unset
        if isinstance(_propo_encry_algorithm, Unset):
            propo_encry_algorithm = UNSET
        else:
            propo_encry_algorithm = check_ike_options_specification_propo_encry_algorithm(_propo_encry_algorithm)

        _propo_authen_algorithm = d.pop("PropoAuthenAlgorithm", UNSET)
        propo_authen_algorithm: IKEOptionsSpecificationPropoAuthenAlgorithm | Unset
        if isinstance(_propo_authen_algorithm, Unset):
            propo_authen_algorithm = UNSET
        else:
            propo_authen_algorithm = check_ike_options_specification_propo_authen_algorithm(_propo_authen_algorithm)

        _exchange_mode = d.pop("ExchangeMode", UNSET)
        exchange_mode: IKEOptionsSpecificationExchangeMode | Unset
        if isinstance(_exchange_mode, Unset):
            exchange_mode = UNSET
        else:
            exchange_mode = check_ike_options_specification_exchange_mode(_exchange_mode)

        _local_identity = d.pop("LocalIdentity", UNSET)
        local_identity: IKEOptionsSpecificationLocalIdentity | Unset
        if isinstance(_local_identity, Unset):
            local_identity = UNSET
        else:
            local_identity = check_ike_options_specification_local_identity(_local_identity)

        _remote_identity = d.pop("RemoteIdentity", UNSET)
        remote_identity: IKEOptionsSpecificationRemoteIdentity | Unset
        if isinstance(_remote_identity, Unset):
            remote_identity = UNSET
        else:
            remote_identity = check_ike_options_specification_remote_identity(_remote_identity)

        local_address = d.pop("LocalAddress", UNSET)

        remote_address = d.pop("RemoteAddress", UNSET)

        local_fqdn_name = d.pop("LocalFqdnName", UNSET)

        remote_fqdn_name = d.pop("RemoteFqdnName", UNSET)

        _dh_group_name = d.pop("DhGroupName", UNSET)
        dh_group_name: IKEOptionsSpecificationDhGroupName | Unset
        if isinstance(_dh_group_name, Unset):
            dh_group_name = UNSET
        else:
            dh_group_name = check_ike_options_specification_dh_group_name(_dh_group_name)

        ike_sa_lifetime_seconds = d.pop("IKESaLifetimeSeconds", UNSET)

        _ike_version = d.pop("IKEVersion", UNSET)
        ike_version: IKEOptionsSpecificationIKEVersion | Unset
        if isinstance(_ike_version, Unset):
            ike_version = UNSET
        else:
            ike_version = check_ike_options_specification_ike_version(_ike_version)

        ike_options_specification = cls(
            propo_encry_algorithm=propo_encry_algorithm,
            propo_authen_algorithm=propo_authen_algorithm,
            exchange_mode=exchange_mode,
            local_identity=local_identity,
            remote_identity=remote_identity,
            local_address=local_address,
            remote_address=remote_address,
            local_fqdn_name=local_fqdn_name,
            remote_fqdn_name=remote_fqdn_name,
            dh_group_name=dh_group_name,
            ike_sa_lifetime_seconds=ike_sa_lifetime_seconds,
            ike_version=ike_version,
        )

        return ike_options_specification
