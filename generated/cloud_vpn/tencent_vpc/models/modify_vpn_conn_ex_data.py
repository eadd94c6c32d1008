# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="ModifyVpnConnExData")


@_attrs_define
class ModifyVpnConnExData:
    """What the service says about the tunnel after it accepted the change.

    Attributes:
        task_id (int | Unset): The task that carries out the change.
        vpn_gw_id (str | Unset): The VPN gateway.
        vpc_conn_id (str | Unset): The VPN tunnel.
        vpc_conn_status (int | Unset): The state of the tunnel, 2 while it is being modified and 6 when it is running.
        pre_shared_key (str | Unset): The key, echoed in clear text by the service.
        user_gw_subnet_list (list[str] | Unset): The address ranges on the far side.
        user_gw_id (int | str | Unset): The gateway on the far side; a number or a string, because the docs have both.
    """

    task_id: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "taskId"})
    vpn_gw_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpnGwId"})
    vpc_conn_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpcConnId"})
    vpc_conn_status: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpcConnStatus"})
    pre_shared_key: str | Unset = _attrs_field(default=UNSET, repr=False, metadata={"name": "preSharedKey"})
    user_gw_subnet_list: list[str] | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "userGwSubnetList"}
    )
    user_gw_id: int | str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "userGwId"})
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        task_id = self.task_id

        vpn_gw_id = self.vpn_gw_id

        vpc_conn_id = self.vpc_conn_id

        vpc_conn_status = self.vpc_conn_status

        pre_shared_key = self.pre_shared_key

        user_gw_subnet_list: list[str] | Unset = UNSET
        if not isinstance(self.user_gw_subnet_list, Unset):
            user_gw_subnet_list = self.user_gw_subnet_list

        user_gw_id: int | str | Unset
        if isinstance(self.user_gw_id, Unset):
            user_gw_id = UNSET
        else:
            user_gw_id = self.user_gw_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if task_id is not UNSET:
            field_dict["taskId"] = task_id
        if vpn_gw_id is not UNSET:
            field_dict["vpnGwId"] = vpn_gw_id
        if vpc_conn_id is not UNSET:
            field_dict["vpcConnId"] = vpc_conn_id
        if vpc_conn_status is not UNSET:
            field_dict["vpcConnStatus"] = vpc_conn_status
        if pre_shared_key is not UNSET:
            field_dict["preSharedKey"] = pre_shared_key
        if user_gw_subnet_list is not UNSET:
            field_dict["userGwSubnetList"] = user_gw_subnet_list
        if user_gw_id is not UNSET:
            field_dict["userGwId"] = user_gw_id

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        task_id = d.pop("taskId", UNSET)

        vpn_gw_id = d.pop("vpnGwId", UNSET)

        vpc_conn_id = d.pop("vpcConnId", UNSET)

        vpc_conn_status = d.pop("vpcConnStatus", UNSET)

        pre_shared_key = d.pop("preSharedKey", UNSET)

        user_gw_subnet_list = cast(list[str], d.pop("userGwSubnetList", UNSET))

        def _parse_user_gw_id(data: object) -> int | str | Unset:
            if isinstance(data, Unset):
                return data
            return cast(int | str | Unset, data)

        user_gw_id = _parse_user_gw_id(d.pop("userGwId", UNSET))

        modify_vpn_conn_ex_data = cls(
            task_id=task_id,
            vpn_gw_id=vpn_gw_id,
            vpc_conn_id=vpc_conn_id,
            vpc_conn_status=vpc_conn_status,
            pre_shared_key=pre_shared_key,
            user_gw_subnet_list=user_gw_subnet_list,
            user_gw_id=user_gw_id,
        )

        modify_vpn_conn_ex_data.additional_properties = d
        return modify_vpn_conn_ex_data

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
