# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import clear_locals, scalar_repr

T = TypeVar("T", bound="DescribeVpcTaskResultV2Request")


@_attrs_define
class DescribeVpcTaskResultV2Request:
    """The task to look up.

    Attributes:
        task_id (int): The id that a change answered with. At least 0.
    """

    task_id: int = _attrs_field(repr=scalar_repr, metadata={"name": "taskId"})

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        task_id = self.task_id

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "taskId": task_id,
            }
        )

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        task_id = d.pop("taskId")

        describe_vpc_task_result_v2_request = cls(
            task_id=task_id,
        )

        return describe_vpc_task_result_v2_request
