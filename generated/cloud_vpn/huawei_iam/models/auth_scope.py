# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import clear_locals, model_repr, plain

if TYPE_CHECKING:
    from ..models.auth_project import AuthProject


T = TypeVar("T", bound="AuthScope")


@_attrs_define
class AuthScope:
    """What the token is for.

    Attributes:
        project (AuthProject): The project that the token is for, by its name or its id.
    """

    project: AuthProject = _attrs_field(repr=model_repr)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        project = plain(self.project)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "project": project,
            }
        )

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.auth_project import AuthProject  # noqa: PLC0415

        d = dict(src_dict)
        project = AuthProject.from_dict(d.pop("project"))

        auth_scope = cls(
            project=project,
        )

        return auth_scope
