# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.auth_method import AuthMethod, check_auth_method
from ..types import clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.auth_password import AuthPassword


T = TypeVar("T", bound="AuthIdentity")


@_attrs_define
class AuthIdentity:
    """The user, and how the user is authenticated.

    Attributes:
        methods (list[AuthMethod]): The authentication methods. Only a password is supported, because a second factor is
            another call.
        password (AuthPassword): Authentication by password.
    """

    methods: list[AuthMethod] = _attrs_field(repr=scalar_repr)
    password: AuthPassword = _attrs_field(repr=model_repr)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        methods = plain(self.methods)

        password = plain(self.password)

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "methods": methods,
                "password": password,
            }
        )

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.auth_password import AuthPassword  # noqa: PLC0415

        d = dict(src_dict)
        methods = []
        _methods = d.pop("methods")
        for methods_item_data in _methods:
            methods_item = check_auth_method(methods_item_data)

            methods.append(methods_item)

        password = AuthPassword.from_dict(d.pop("password"))

        auth_identity = cls(
            methods=methods,
            password=password,
        )

        return auth_identity
