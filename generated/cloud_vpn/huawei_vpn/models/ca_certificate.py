# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, scalar_repr

T = TypeVar("T", bound="CaCertificate")


@_attrs_define
class CaCertificate:
    """An authority whose certificates clients may have.

    Attributes:
        id (str | Unset): The id of the certificate.
        name (str | Unset): The name of the certificate.
        issuer (str | Unset): Who issued it.
        subject (str | Unset): Whom it is for.
        serial_number (str | Unset): Its serial number.
        expiration_time (datetime.datetime | str | Unset): When it expires, in UTC.
        signature_algorithm (str | Unset): How it is signed.
        created_at (datetime.datetime | str | Unset): When it was added, in UTC.
        updated_at (datetime.datetime | str | Unset): When it was last changed, in UTC.
    """

    id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    issuer: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    subject: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    serial_number: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    expiration_time: datetime.datetime | str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    signature_algorithm: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    created_at: datetime.datetime | str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    updated_at: datetime.datetime | str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        id = self.id

        name = self.name

        issuer = self.issuer

        subject = self.subject

        serial_number = self.serial_number

        expiration_time: str | Unset
        if isinstance(self.expiration_time, Unset):
            expiration_time = UNSET
        elif isinstance(self.expiration_time, datetime.datetime):
            expiration_time = self.expiration_time.isoformat()
        else:
            expiration_time = self.expiration_time

        signature_algorithm = self.signature_algorithm

        created_at: str | Unset
        if isinstance(self.created_at, Unset):
            created_at = UNSET
        elif isinstance(self.created_at, datetime.datetime):
            created_at = self.created_at.isoformat()
        else:
            created_at = self.created_at

        updated_at: str | Unset
        if isinstance(self.updated_at, Unset):
            updated_at = UNSET
        elif isinstance(self.updated_at, datetime.datetime):
            updated_at = self.updated_at.isoformat()
        else:
            updated_at = self.updated_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if id is not UNSET:
            field_dict["id"] = id
        if name is not UNSET:
            field_dict["name"] = name
        if issuer is not UNSET:
            field_dict["issuer"] = issuer
        if subject is not UNSET:
            field_dict["subject"] = subject
        if serial_number is not UNSET:
            field_dict["serial_number"] = serial_number
        if expiration_time is not UNSET:
            field_dict["expiration_time"] = expiration_time
        if signature_algorithm is not UNSET:
            field_dict["signature_algorithm"] = signature_algorithm
        if created_at is not UNSET:
            field_dict["created_at"] = created_at
        if updated_at is not UNSET:
            field_dict["updated_at"] = updated_at

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id", UNSET)

        name = d.pop("name", UNSET)

        issuer = d.pop("issuer", UNSET)

        subject = d.pop("subject", UNSET)

        serial_number = d.pop("serial_number", UNSET)

        def _parse_expiration_time(data: object) -> datetime.datetime | str | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                expiration_time_type_0 = datetime.datetime.fromisoformat(data)

                return expiration_time_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | str | Unset, data)

        expiration_time = _parse_expiration_time(d.pop("expiration_time", UNSET))

        signature_algorithm = d.pop("signature_algorithm", UNSET)

        def _parse_created_at(data: object) -> datetime.datetime | str | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                created_at_type_0 = datetime.datetime.fromisoformat(data)

                return created_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | str | Unset, data)

        created_at = _parse_created_at(d.pop("created_at", UNSET))

        def _parse_updated_at(data: object) -> datetime.datetime | str | Unset:
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, str):
                    raise TypeError()
                updated_at_type_0 = datetime.datetime.fromisoformat(data)

                return updated_at_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(datetime.datetime | str | Unset, data)

        updated_at = _parse_updated_at(d.pop("updated_at", UNSET))

        ca_certificate = cls(
            id=id,
            name=name,
            issuer=issuer,
            subject=subject,
            serial_number=serial_number,
            expiration_time=expiration_time,
            signature_algorithm=signature_algorithm,
            created_at=created_at,
            updated_at=updated_at,
        )

        ca_certificate.additional_properties = d
        return ca_certificate

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
