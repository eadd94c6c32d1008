# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import clear_locals, model_repr, plain

if TYPE_CHECKING:
    from ..models.describe_vpc_task_result_result import DescribeVpcTaskResultResult


T = TypeVar("T", bound="DescribeVpcTaskResultResponse")


@_attrs_define
class DescribeVpcTaskResultResponse:
    """The answer to DescribeVpcTaskResult.

    Attributes:
        response (DescribeVpcTaskResultResult): The content of the answer.
    """

    response: DescribeVpcTaskResultResult = _attrs_field(repr=model_repr, metadata={"name": "Response"})
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
        from ..models.describe_vpc_task_result_result import DescribeVpcTaskResultResult  # noqa: PLC0415

        d = dict(src_dict)
        response = DescribeVpcTaskResultResult.from_dict(d.pop("Response"))

        describe_vpc_task_result_response = cls(
            response=response,
        )

        describe_vpc_task_result_response.additional_properties = d
        return describe_vpc_task_result_response

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
