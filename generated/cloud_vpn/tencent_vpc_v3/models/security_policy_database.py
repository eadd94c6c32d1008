# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import clear_locals, scalar_repr

T = TypeVar("T", bound="SecurityPolicyDatabase")


@_attrs_define
class SecurityPolicyDatabase:
    """One address range of the VPC, and the peer ranges that it may talk to.

    Attributes:
        local_cidr_block (str): An address range, a.b.c.d/n.
        remote_cidr_block (list[str]): The peer ranges.
    """

    local_cidr_block: str = _attrs_field(repr=scalar_repr, metadata={"name": "LocalCidrBlock"})
    remote_cidr_block: list[str] = _attrs_field(repr=scalar_repr, metadata={"name": "RemoteCidrBlock"})

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        local_cidr_block = self.local_cidr_block

        remote_cidr_block = self.remote_cidr_block

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "LocalCidrBlock": local_cidr_block,
                "RemoteCidrBlock": remote_cidr_block,
            }
        )

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        local_cidr_block = d.pop("LocalCidrBlock")

        remote_cidr_block = cast(list[str], d.pop("RemoteCidrBlock"))

        security_policy_database = cls(
            local_cidr_block=local_cidr_block,
            remote_cidr_block=remote_cidr_block,
        )

        return security_policy_database
