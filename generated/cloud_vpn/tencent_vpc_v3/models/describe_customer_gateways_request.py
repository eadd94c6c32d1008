# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.customer_gateway_filter import CustomerGatewayFilter


T = TypeVar("T", bound="DescribeCustomerGatewaysRequest")


@_attrs_define
class DescribeCustomerGatewaysRequest:
    """Which gateways to list. Without ids and filters, all are listed.

    Attributes:
        customer_gateway_ids (list[str] | Unset): The ids of the gateways (cgw-…). At most 100 items.
        filters (list[CustomerGatewayFilter] | Unset): The filters for gateways. A gateway must match all of them, by
            one value of each. At most 10 items.
        offset (int | Unset): How many gateways to skip. At least 0.
        limit (int | Unset): How many gateways to list. At most 100.
    """

    customer_gateway_ids: list[str] | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "CustomerGatewayIds"}
    )
    filters: list[CustomerGatewayFilter] | Unset = _attrs_field(
        default=UNSET, repr=model_repr, metadata={"name": "Filters"}
    )
    offset: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "Offset"})
    limit: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "Limit"})

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        customer_gateway_ids: list[str] | Unset = UNSET
        if not isinstance(self.customer_gateway_ids, Unset):
            customer_gateway_ids = self.customer_gateway_ids

        filters: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.filters, Unset):
            filters = plain(self.filters)

        offset = self.offset

        limit = self.limit

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if customer_gateway_ids is not UNSET:
            field_dict["CustomerGatewayIds"] = customer_gateway_ids
        if filters is not UNSET:
            field_dict["Filters"] = filters
        if offset is not UNSET:
            field_dict["Offset"] = offset
        if limit is not UNSET:
            field_dict["Limit"] = limit

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.customer_gateway_filter import CustomerGatewayFilter  # noqa: PLC0415

        d = dict(src_dict)
        customer_gateway_ids = cast(list[str], d.pop("CustomerGatewayIds", UNSET))

        _filters = d.pop("Filters", UNSET)
        filters: list[CustomerGatewayFilter] | Unset = UNSET
        if _filters is not UNSET:
            filters = []
            for filters_item_data in _filters:
                filters_item = CustomerGatewayFilter.from_dict(filters_item_data)

                filters.append(filters_item)

        offset = d.pop("Offset", UNSET)

        limit = d.pop("Limit", UNSET)

        describe_customer_gateways_request = cls(
            customer_gateway_ids=customer_gateway_ids,
            filters=filters,
            offset=offset,
            limit=limit,
        )

        return describe_customer_gateways_request
