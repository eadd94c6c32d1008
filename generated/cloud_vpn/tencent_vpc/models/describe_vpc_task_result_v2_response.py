# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.task_facts import TaskFacts


T = TypeVar("T", bound="DescribeVpcTaskResultV2Response")


@_attrs_define
class DescribeVpcTaskResultV2Response:
    """The answer to DescribeVpcTaskResult.

    Attributes:
        data (TaskFacts): The state of a task.
        code (int | Unset): 0 for success; anything else is raised as an error.
        message (str | Unset): What went wrong, empty on success.
    """

    data: TaskFacts = _attrs_field(repr=model_repr)
    code: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    message: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    raw: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False, eq=False)
    sent: Any = _attrs_field(init=False, default=None, repr=False, eq=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        data = plain(self.data)

        code = self.code

        message = self.message

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "data": data,
            }
        )
        if code is not UNSET:
            field_dict["code"] = code
        if message is not UNSET:
            field_dict["message"] = message

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.task_facts import TaskFacts  # noqa: PLC0415

        d = dict(src_dict)
        data = TaskFacts.from_dict(d.pop("data"))

        code = d.pop("code", UNSET)

        message = d.pop("message", UNSET)

        describe_vpc_task_result_v2_response = cls(
            data=data,
            code=code,
            message=message,
        )

        describe_vpc_task_result_v2_response.additional_properties = d
        return describe_vpc_task_result_v2_response

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
