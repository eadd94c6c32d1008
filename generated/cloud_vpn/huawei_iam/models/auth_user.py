# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.auth_domain import AuthDomain


T = TypeVar("T", bound="AuthUser")


@_attrs_define
class AuthUser:
    """An IAM user and its password.

    Attributes:
        name (str): The name of the IAM user.
        password (str): The password of the IAM user.
        domain (AuthDomain): The account that the user belongs to.
    """

    name: str = _attrs_field(repr=scalar_repr)
    password: str = _attrs_field(repr=False)
    domain: AuthDomain = _attrs_field(repr=model_repr)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        name = self.name

        password = self.password

        domain = plain(self.domain)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "name": name,
                "password": password,
                "domain": domain,
            }
        )

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.auth_domain import AuthDomain  # noqa: PLC0415

        d = dict(src_dict)
        name = d.pop("name")

        password = d.pop("password")

        domain = AuthDomain.from_dict(d.pop("domain"))

        auth_user = cls(
            name=name,
            password=password,
            domain=domain,
        )

        return auth_user
