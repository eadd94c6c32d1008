# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.project_links import ProjectLinks


T = TypeVar("T", bound="Project")


@_attrs_define
class Project:
    """A project.

    Attributes:
        id (str | Unset): The id of the project.
        name (str | Unset): The name; the default project of a region has its name.
        description (str | Unset): What the project is for.
        enabled (bool | Unset): Whether the project can be used.
        domain_id (str | Unset): The account of the project.
        parent_id (str | Unset): The project above this one.
        is_domain (bool | Unset): Whether the project is an account.
        links (ProjectLinks | Unset): Where this page and its neighbours are.
    """

    id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    description: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    enabled: bool | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    domain_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    parent_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    is_domain: bool | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    links: ProjectLinks | Unset = _attrs_field(default=UNSET, repr=model_repr)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        description = self.description

        enabled = self.enabled

        domain_id = self.domain_id

        parent_id = self.parent_id

        is_domain = self.is_domain

        links: dict[str, Any] | Unset = UNSET
        if not isinstance(self.links, Unset):
            links = plain(self.links)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if name is not UNSET:
            field_dict["name"] = name
        if description is not UNSET:
            field_dict["description"] = description
        if enabled is not UNSET:
            field_dict["enabled"] = enabled
        if domain_id is not UNSET:
            field_dict["domain_id"] = domain_id
        if parent_id is not UNSET:
            field_dict["parent_id"] = parent_id
        if is_domain is not UNSET:
            field_dict["is_domain"] = is_domain
        if links is not UNSET:
            field_dict["links"] = links

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.project_links import ProjectLinks  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id", UNSET)

        name = d.pop("name", UNSET)

        description = d.pop("description", UNSET)

        enabled = d.pop("enabled", UNSET)

        domain_id = d.pop("domain_id", UNSET)

        parent_id = d.pop("parent_id", UNSET)

        is_domain = d.pop("is_domain", UNSET)

        _links = d.pop("links", UNSET)
        links: ProjectLinks | Unset
        if isinstance(_links, Unset):
            links = UNSET
        else:
            links = ProjectLinks.from_dict(_links)

        project = cls(
            id=id,
            name=name,
            description=description,
            enabled=enabled,
            domain_id=domain_id,
            parent_id=parent_id,
            is_domain=is_domain,
            links=links,
        )

        project.additional_properties = d
        return project

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
