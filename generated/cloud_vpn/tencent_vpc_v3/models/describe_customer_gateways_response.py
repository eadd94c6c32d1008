# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import clear_locals, model_repr, plain

if TYPE_CHECKING:
    from ..models.describe_customer_gateways_result import DescribeCustomerGatewaysResult


T = TypeVar("T", bound="DescribeCustomerGatewaysResponse")


@_attrs_define
class DescribeCustomerGatewaysResponse:
    """The answer to DescribeCustomerGateways.

    Attributes:
        response (DescribeCustomerGatewaysResult): The content of the answer.
    """

    response: DescribeCustomerGatewaysResult = _attrs_field(repr=model_repr, metadata={"name": "Response"})
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    raw: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False, eq=False)
    sent: Any = _attrs_field(init=False, default=None, repr=False, eq=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        response = plain(self.response)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "Response": response,
            }
        )

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.describe_customer_gateways_result import DescribeCustomerGatewaysResult  # noqa: PLC0415

        d = dict(src_dict)
        response = DescribeCustomerGatewaysResult.from_dict(d.pop("Response"))

        describe_customer_gateways_response = cls(
            response=response,
        )

        describe_customer_gateways_response.additional_properties = d
        return describe_customer_gateways_response

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
