# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import clear_locals, model_repr, plain

if TYPE_CHECKING:
    from ..models.token_facts import TokenFacts


T = TypeVar("T", bound="KeystoneCreateUserTokenByPasswordResponse")


@_attrs_define
class KeystoneCreateUserTokenByPasswordResponse:
    """The answer to KeystoneCreateUserTokenByPassword; the token itself is in a header.

    Attributes:
        token (TokenFacts): Details of a token.
    """

    token: TokenFacts = _attrs_field(repr=model_repr)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)
    raw: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False, eq=False)
    sent: Any = _attrs_field(init=False, default=None, repr=False, eq=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        token = plain(self.token)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "token": token,
            }
        )

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.token_facts import TokenFacts  # noqa: PLC0415

        d = dict(src_dict)
        token = TokenFacts.from_dict(d.pop("token"))

        keystone_create_user_token_by_password_response = cls(
            token=token,
        )

        keystone_create_user_token_by_password_response.additional_properties = d
        return keystone_create_user_token_by_password_response

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
