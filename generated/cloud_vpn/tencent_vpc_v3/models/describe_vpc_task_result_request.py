# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import clear_locals, scalar_repr

T = TypeVar("T", bound="DescribeVpcTaskResultRequest")


@_attrs_define
class DescribeVpcTaskResultRequest:
    """Which task to look at.

    Attributes:
        task_id (str): The RequestId of the answer to the call that began the task.
    """

    task_id: str = _attrs_field(repr=scalar_repr, metadata={"name": "TaskId"})

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        task_id = self.task_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "TaskId": task_id,
            }
        )

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        task_id = d.pop("TaskId")

        describe_vpc_task_result_request = cls(
            task_id=task_id,
        )

        return describe_vpc_task_result_request
