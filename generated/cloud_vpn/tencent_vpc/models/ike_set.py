# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.encrypt_algorithm import EncryptAlgorithm, check_encrypt_algorithm
from ..models.ike_set_dh_group_name import IKESetDhGroupName, check_ike_set_dh_group_name
from ..models.ike_set_exchange_mode import IKESetExchangeMode, check_ike_set_exchange_mode
from ..models.ike_set_local_identity import IKESetLocalIdentity, check_ike_set_local_identity
from ..models.ike_set_propo_authen_algorithm import IKESetPropoAuthenAlgorithm, check_ike_set_propo_authen_algorithm
from ..models.ike_set_propo_encry_algorithm import IKESetPropoEncryAlgorithm, check_ike_set_propo_encry_algorithm
from ..models.ike_set_remote_identity import IKESetRemoteIdentity, check_ike_set_remote_identity
from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="IKESet")


@_attrs_define
class IKESet:
    """The settings of the key exchange (IKE).

    Attributes:
        propo_encry_algorithm (IKESetPropoEncryAlgorithm | Unset): The cipher of the key exchange.
        propo_authen_algorithm (IKESetPropoAuthenAlgorithm | Unset): The hash of the key exchange.
        exchange_mode (IKESetExchangeMode | Unset): The negotiation mode.
        local_identity (IKESetLocalIdentity | Unset): What the near side identifies itself with.
        remote_identity (IKESetRemoteIdentity | Unset): What the far side identifies itself with.
        local_address (str | Unset): The address of this side. The docs require it if localIdentity is "address", and
            still give it a default.
        remote_address (str | Unset): The address of the far side, required if remoteIdentity is "address".
        local_fqdn_name (str | Unset): The domain name of the near side, required if localIdentity is fqdn.
        remote_fqdn_name (str | Unset): The domain name of the far side, required if remoteIdentity is "fqdn".
        dh_group_name (IKESetDhGroupName | Unset): The Diffie-Hellman group of the key exchange.
        ike_sa_lifetime_seconds (int | Unset): The lifetime of the IKE security association in seconds. From 60 to
            604800.
        encrypt_algorithm (EncryptAlgorithm | Unset): The cipher of the session (IPsec); the string "null" switches it
            off.
    """

    propo_encry_algorithm: IKESetPropoEncryAlgorithm | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "propoEncryAlgorithm"}
    )
    propo_authen_algorithm: IKESetPropoAuthenAlgorithm | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "propoAuthenAlgorithm"}
    )
    exchange_mode: IKESetExchangeMode | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "exchangeMode"}
    )
    local_identity: IKESetLocalIdentity | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "localIdentity"}
    )
    remote_identity: IKESetRemoteIdentity | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "remoteIdentity"}
    )
    local_address: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "localAddress"})
    remote_address: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "remoteAddress"})
    local_fqdn_name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "localFqdnName"})
    remote_fqdn_name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "remoteFqdnName"})
    dh_group_name: IKESetDhGroupName | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "dhGroupName"}
    )
    ike_sa_lifetime_seconds: int | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "ikeSaLifetimeSeconds"}
    )
    encrypt_algorithm: EncryptAlgorithm | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "encryptAlgorithm"}
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

        encrypt_algorithm: str | Unset = UNSET
        if not isinstance(self.encrypt_algorithm, Unset):
            encrypt_algorithm = self.encrypt_algorithm

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if propo_encry_algorithm is not UNSET:
            field_dict["propoEncryAlgorithm"] = propo_encry_algorithm
        if propo_authen_algorithm is not UNSET:
            field_dict["propoAuthenAlgorithm"] = propo_authen_algorithm
        if exchange_mode is not UNSET:
            field_dict["exchangeMode"] = exchange_mode
        if local_identity is not UNSET:
            field_dict["localIdentity"] = local_identity
        if remote_identity is not UNSET:
            field_dict["remoteIdentity"] = remote_identity
        if local_address is not UNSET:
            field_dict["localAddress"] = local_address
        if remote_address is not UNSET:
            field_dict["remoteAddress"] = remote_address
        if local_fqdn_name is not UNSET:
            field_dict["localFqdnName"] = local_fqdn_name
        if remote_fqdn_name is not UNSET:
            field_dict["remoteFqdnName"] = remote_fqdn_name
        if dh_group_name is not UNSET:
            field_dict["dhGroupName"] = dh_group_name
        if ike_sa_lifetime_seconds is not UNSET:
            field_dict["ikeSaLifetimeSeconds"] = ike_sa_lifetime_seconds
        if encrypt_algorithm is not UNSET:
            field_dict["encryptAlgorithm"] = encrypt_algorithm

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _propo_encry_algorithm = d.pop("propoEncryAlgorithm", UNSET)
        propo_encry_algorithm: IKESetPropoEncryAlgorithm | Unset
        if isinstance(_propo_encry_algorithm, Unset):
            propo_encry_algorithm = UNSET
        else:
            propo_encry_algorithm = check_ike_set_propo_encry_algorithm(_propo_encry_algorithm)

        _propo_authen_algorithm = d.pop("propoAuthenAlgorithm", UNSET)
        propo_authen_algorithm: IKESetPropoAuthenAlgorithm | Unset
        if isinstance(_propo_authen_algorithm, Unset):
            propo_authen_algorithm = UNSET
        else:
            propo_authen_algorithm = check_ike_set_propo_authen_algorithm(_propo_authen_algorithm)

        _exchange_mode = d.pop("exchangeMode", UNSET)
        exchange_mode: IKESetExchangeMode | Unset
        if isinstance(_exchange_mode, Unset):
            exchange_mode = UNSET
        else:
            exchange_mode = check_ike_set_exchange_mode(_exchange_mode)

        _local_identity = d.pop("localIdentity", UNSET)
        local_identity: IKESetLocalIdentity | Unset
        if isinstance(_local_identity, Unset):
            local_identity = UNSET
        else:
            local_identity = check_ike_set_local_identity(_local_identity)

        _remote_identity = d.pop("remoteIdentity", UNSET)
        remote_identity: IKESetRemoteIdentity | Unset
        if isinstance(_remote_identity, Unset):
            remote_identity = UNSET
        else:
            remote_identity = check_ike_set_remote_identity(_remote_identity)

        local_address = d.pop("localAddress", UNSET)

        remote_address = d.pop("remoteAddress", UNSET)

        local_fqdn_name = d.pop("localFqdnName", UNSET)

        remote_fqdn_name = d.pop("remoteFqdnName", UNSET)

        _dh_group_name = d.pop("dhGroupName", UNSET)
        dh_group_name: IKESetDhGroupName | Unset
        if isinstance(_dh_group_name, Unset):
            dh_group_name = UNSET
        else:
            dh_group_name = check_ike_set_dh_group_name(_dh_group_name)

        ike_sa_lifetime_seconds = d.pop("ikeSaLifetimeSeconds", UNSET)

        _encrypt_algorithm = d.pop("encryptAlgorithm", UNSET)
        encrypt_algorithm: EncryptAlgorithm | Unset
        if isinstance(_encrypt_algorithm, Unset):
            encrypt_algorithm = UNSET
        else:
            encrypt_algorithm = check_encrypt_algorithm(_encrypt_algorithm)

        ike_set = cls(
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
            encrypt_algorithm=encrypt_algorithm,
        )

        return ike_set
