# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="SecurityPolicyDatabaseFacts")


@_attrs_define
class SecurityPolicyDatabaseFacts:
    """A policy rule.

    Attributes:
        local_cidr_block (str | Unset): The address range of the VPC.
        remote_cidr_block (list[str] | Unset): The peer ranges.
    """

    local_cidr_block: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "LocalCidrBlock"})
    remote_cidr_block: list[str] | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "RemoteCidrBlock"}
    )
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        local_cidr_block = self.local_cidr_block

        remote_cidr_block: list[str] | Unset = UNSET
        if not isinstance(self.remote_cidr_block, Unset):
            remote_cidr_block = self.remote_cidr_block

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if local_cidr_block is not UNSET:
            field_dict["LocalCidrBlock"] = local_cidr_block
        if remote_cidr_block is not UNSET:
            field_dict["RemoteCidrBlock"] = remote_cidr_block

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        local_cidr_block = d.pop("LocalCidrBlock", UNSET)

        remote_cidr_block = cast(list[str], d.pop("RemoteCidrBlock", UNSET))

        security_policy_database_facts = cls(
            local_cidr_block=local_cidr_block,
            remote_cidr_block=remote_cidr_block,
        )

        security_policy_database_facts.additional_properties = d
        return security_policy_database_facts

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
