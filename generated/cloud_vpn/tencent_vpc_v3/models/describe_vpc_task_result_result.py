# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.vpc_task_resource import VpcTaskResource


T = TypeVar("T", bound="DescribeVpcTaskResultResult")


@_attrs_define
class DescribeVpcTaskResultResult:
    """The content of the answer.

    Attributes:
        status (str | Unset): SUCCESS, FAILED or RUNNING.
        output (str | Unset): The output of the task.
        result (list[VpcTaskResource] | Unset): The result for each resource of a batch.
        request_id (str | Unset): The id of the request, for the vendor's support.
    """

    status: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "Status"})
    output: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "Output"})
    result: list[VpcTaskResource] | Unset = _attrs_field(default=UNSET, repr=model_repr, metadata={"name": "Result"})
    request_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "RequestId"})
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        status = self.status

        output = self.output

        result: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.result, Unset):
            result = plain(self.result)

        request_id = self.request_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if status is not UNSET:
            field_dict["Status"] = status
        if output is not UNSET:
            field_dict["Output"] = output
        if result is not UNSET:
            field_dict["Result"] = result
        if request_id is not UNSET:
            field_dict["RequestId"] = request_id

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.vpc_task_resource import VpcTaskResource  # noqa: PLC0415

        d = dict(src_dict)
        status = d.pop("Status", UNSET)

        output = d.pop("Output", UNSET)

        _result = d.pop("Result", UNSET)
        result: list[VpcTaskResource] | Unset = UNSET
        if _result is not UNSET:
            result = []
            for result_item_data in _result:
                result_item = VpcTaskResource.from_dict(result_item_data)

                result.append(result_item)

        request_id = d.pop("RequestId", UNSET)

        describe_vpc_task_result_result = cls(
            status=status,
            output=output,
            result=result,
            request_id=request_id,
        )

        describe_vpc_task_result_result.additional_properties = d
        return describe_vpc_task_result_result

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
