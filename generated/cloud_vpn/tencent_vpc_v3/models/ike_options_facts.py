# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="IKEOptionsFacts")


@_attrs_define
class IKEOptionsFacts:
    """The settings of the key exchange (IKE).

    Attributes:
        propo_encry_algorithm (str | Unset): The cipher of the key exchange.
        propo_authen_algorithm (str | Unset): The hash of the key exchange.
        exchange_mode (str | Unset): The negotiation mode.
        local_identity (str | Unset): What this side identifies itself with.
        remote_identity (str | Unset): What the peer identifies itself with.
        local_address (str | Unset): The address of this side.
        remote_address (str | Unset): The address of the peer.
        local_fqdn_name (str | Unset): The domain name of this side.
        remote_fqdn_name (str | Unset): The domain name of the peer.
        dh_group_name (str | Unset): The Diffie-Hellman group of the key exchange.
        ike_sa_lifetime_seconds (int | Unset): The lifetime of the IKE security association in seconds.
        ike_version (str | Unset): The version of the key exchange.
    """

    propo_encry_algorithm: str | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "PropoEncryAlgorithm"}
    )
    propo_authen_algorithm: str | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "PropoAuthenAlgorithm"}
    )
    exchange_mode: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "ExchangeMode"})
    local_identity: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "LocalIdentity"})
    remote_identity: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "RemoteIdentity"})
    local_address: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "LocalAddress"})
    remote_address: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "RemoteAddress"})
    local_fqdn_name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "LocalFqdnName"})
    remote_fqdn_name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "RemoteFqdnName"})
    dh_group_name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "DhGroupName"})
    ike_sa_lifetime_seconds: int | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "IKESaLifetimeSeconds"}
    )
    ike_version: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "IKEVersion"})
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        propo_encry_algorithm = self.propo_encry_algorithm

        propo_authen_algorithm = self.propo_authen_algorithm

        exchange_mode = self.exchange_mode

        local_identity = self.local_identity

        remote_identity = self.remote_identity

        local_address = self.local_address

        remote_address = self.remote_address

        local_fqdn_name = self.local_fqdn_name

        remote_fqdn_name = self.remote_fqdn_name

        dh_group_name = self.dh_group_name

        ike_sa_lifetime_seconds = self.ike_sa_lifetime_seconds

        ike_version = self.ike_version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
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
        propo_encry_algorithm = d.pop("PropoEncryAlgorithm", UNSET)

        propo_authen_algorithm = d.pop("PropoAuthenAlgorithm", UNSET)

        exchange_mode = d.pop("ExchangeMode", UNSET)

        local_identity = d.pop("LocalIdentity", UNSET)

        remote_identity = d.pop("RemoteIdentity", UNSET)

        local_address = d.pop("LocalAddress", UNSET)

        remote_address = d.pop("RemoteAddress", UNSET)

        local_fqdn_name = d.pop("LocalFqdnName", UNSET)

        remote_fqdn_name = d.pop("RemoteFqdnName", UNSET)

        dh_group_name = d.pop("DhGroupName", UNSET)

        ike_sa_lifetime_seconds = d.pop("IKESaLifetimeSeconds", UNSET)

        ike_version = d.pop("IKEVersion", UNSET)

        ike_options_facts = cls(
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

        ike_options_facts.additional_properties = d
        return ike_options_facts

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
