# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.customer_gateway import CustomerGateway


T = TypeVar("T", bound="DescribeCustomerGatewaysResult")


@_attrs_define
class DescribeCustomerGatewaysResult:
    """The content of the answer.

    Attributes:
        customer_gateway_set (list[CustomerGateway] | Unset): The gateways of this page.
        total_count (int | Unset): How many gateways match.
        request_id (str | Unset): The id of the request, for the vendor's support.
    """

    customer_gateway_set: list[CustomerGateway] | Unset = _attrs_field(
        default=UNSET, repr=model_repr, metadata={"name": "CustomerGatewaySet"}
    )
    total_count: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "TotalCount"})
    request_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "RequestId"})
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        customer_gateway_set: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.customer_gateway_set, Unset):
            customer_gateway_set = plain(self.customer_gateway_set)

        total_count = self.total_count

        request_id = self.request_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if customer_gateway_set is not UNSET:
            field_dict["CustomerGatewaySet"] = customer_gateway_set
        if total_count is not UNSET:
            field_dict["TotalCount"] = total_count
        if request_id is not UNSET:
            field_dict["RequestId"] = request_id

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.customer_gateway import CustomerGateway  # noqa: PLC0415

        d = dict(src_dict)
        _customer_gateway_set = d.pop("CustomerGatewaySet", UNSET)
        customer_gateway_set: list[CustomerGateway] | Unset = UNSET
        if _customer_gateway_set is not UNSET:
            customer_gateway_set = []
            for customer_gateway_set_item_data in _customer_gateway_set:
                customer_gateway_set_item = CustomerGateway.from_dict(customer_gateway_set_item_data)

                customer_gateway_set.append(customer_gateway_set_item)

        total_count = d.pop("TotalCount", UNSET)

        request_id = d.pop("RequestId", UNSET)

        describe_customer_gateways_result = cls(
            customer_gateway_set=customer_gateway_set,
            total_count=total_count,
            request_id=request_id,
        )

        describe_customer_gateways_result.additional_properties = d
        return describe_customer_gateways_result

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
