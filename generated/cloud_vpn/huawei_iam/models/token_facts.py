# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.token_project import TokenProject


T = TypeVar("T", bound="TokenFacts")


@_attrs_define
class TokenFacts:
    """Details of a token.

    Attributes:
        project (TokenProject): The project that the token is for.
        expires_at (datetime.datetime | str | Unset): When the token expires, in UTC.
        methods (list[str] | Unset): How the user was authenticated.
        issued_at (datetime.datetime | str | Unset): When the token was issued, in UTC.
    """

    project: TokenProject = _attrs_field(repr=model_repr)
    expires_at: datetime.datetime | str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    methods: list[str] | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    issued_at: datetime.datetime | str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        project = plain(self.project)

        expires_at: str | Unset
        if isinstance(self.expires_at, Unset):
            expires_at = UNSET
        elif isinstance(self.expires_at, datetime.datetime):
            expires_at = self.expires_at.isoformat()
        else:
            expires_at = self.expires_at

        methods: list[str] | Unset = UNSET
        if not isinstance(self.methods, Unset):
            methods = self.methods

        issued_at: str | Unset
        if isinstance(self.issued_at, Unset):
            issued_at = UNSET
        elif isinstance(self.issued_at, datetime.datetime):
            issued_at = self.issued_at.isoformat()
        else:
            issued_at = self.issued_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "project": project,
            }
        )
        if expires_at is not UNSET:
            field_dict["expires_at"] = expires_at
        if methods is not UNSET:
            field_dict["methods"] = methods
        if issued_at is not UNSET:
            field_dict["issued_at"] = issued_at

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.token_project import TokenProject  # noqa: PLC0415

        d = dict(src_dict)
        project = TokenProject.from_dict(d.pop("project"))

        def _parse_expires_at(data: object) -> datetime.datetime | str | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expires_at_type_0 = datetime.datetime.fromisoformat(data)

                return expires_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | str | Unset, data)

        expires_at = _parse_expires_at(d.pop("expires_at", UNSET))

        methods = cast(list[str], d.pop("methods", UNSET))

        def _parse_issued_at(data: object) -> datetime.datetime | str | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                issued_at_type_0 = datetime.datetime.fromisoformat(data)

                return issued_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | str | Unset, data)

        issued_at = _parse_issued_at(d.pop("issued_at", UNSET))

        token_facts = cls(
            project=project,
            expires_at=expires_at,
            methods=methods,
            issued_at=issued_at,
        )

        token_facts.additional_properties = d
        return token_facts

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
