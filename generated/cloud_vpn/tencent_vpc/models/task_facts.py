# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.task_output import TaskOutput


T = TypeVar("T", bound="TaskFacts")


@_attrs_define
class TaskFacts:
    """The state of a task.

    Attributes:
        status (int | Unset): 0 if the task succeeded, 1 if it failed, 2 while it runs.
        output (TaskOutput | Unset): Why a task failed.
    """

    status: int | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    output: TaskOutput | Unset = _attrs_field(default=UNSET, repr=model_repr)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        status = self.status

        output: dict[str, Any] | Unset = UNSET
        if not isinstance(self.output, Unset):
            output = plain(self.output)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if status is not UNSET:
            field_dict["status"] = status
        if output is not UNSET:
            field_dict["output"] = output

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.task_output import TaskOutput  # noqa: PLC0415

        d = dict(src_dict)
        status = d.pop("status", UNSET)

        _output = d.pop("output", UNSET)
        output: TaskOutput | Unset
        if isinstance(_output, Unset):
            output = UNSET
        else:
            output = TaskOutput.from_dict(_output)

        task_facts = cls(
            status=status,
            output=output,
        )

        task_facts.additional_properties = d
        return task_facts

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
