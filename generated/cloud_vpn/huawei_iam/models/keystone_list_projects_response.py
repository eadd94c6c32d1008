# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import clear_locals, model_repr, plain

if TYPE_CHECKING:
    from ..models.project import Project
    from ..models.project_links import ProjectLinks


T = TypeVar("T", bound="KeystoneListProjectsResponse")


@_attrs_define
class KeystoneListProjectsResponse:
    """The answer to KeystoneListProjects.

    Attributes:
        projects (list[Project]): The projects of this page.
        links (ProjectLinks): Where this page and its neighbours are.
    """

    projects: list[Project] = _attrs_field(repr=model_repr)
    links: ProjectLinks = _attrs_field(repr=model_repr)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    raw: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False, eq=False)
    sent: Any = _attrs_field(init=False, default=None, repr=False, eq=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        projects = plain(self.projects)

        links = plain(self.links)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "projects": projects,
                "links": links,
            }
        )

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.project import Project  # noqa: PLC0415
        from ..models.project_links import ProjectLinks  # noqa: PLC0415

        d = dict(src_dict)
        projects = []
        _projects = d.pop("projects")
        for projects_item_data in _projects:
            projects_item = Project.from_dict(projects_item_data)

            projects.append(projects_item)

        links = ProjectLinks.from_dict(d.pop("links"))

        keystone_list_projects_response = cls(
            projects=projects,
            links=links,
        )

        keystone_list_projects_response.additional_properties = d
        return keystone_list_projects_response

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
