# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.ca_certificate import CaCertificate
    from ..models.server_certificate import ServerCertificate
    from ..models.ssl_options import SslOptions


T = TypeVar("T", bound="VpnServer")


@_attrs_define
class VpnServer:
    """A point-to-client VPN server.

    Attributes:
        id (str | Unset): The id of the server.
        p2c_vgw_id (str | Unset): The gateway of the server.
        client_cidr (str | Unset): The range that clients get their addresses from.
        local_subnets (list[str] | Unset): The ranges that clients can reach.
        client_auth_type (str | Unset): How clients prove who they are: CERT, LOCAL_PASSWORD, IAM or FEDERATED. Servers
            of LOCAL_PASSWORD have users and groups.
        tunnel_protocol (str | Unset): The protocol of the tunnel.
        server_certificate (ServerCertificate | Unset): The certificate of a server.
        client_ca_certificates (list[CaCertificate] | Unset): The authorities whose certificates clients may have.
        ssl_options (SslOptions | Unset): The settings of the tunnel.
        dns_servers (list[str] | Unset): The name servers of clients.
        idp_name (str | Unset): The identity provider.
        status (str | Unset): The state of the server, such as ACTIVE, FAULT or FROZEN.
        created_at (datetime.datetime | str | Unset): When the server was created, in UTC.
        updated_at (datetime.datetime | str | Unset): When the server was last changed, in UTC.
    """

    id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    p2c_vgw_id: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    client_cidr: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    local_subnets: list[str] | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    client_auth_type: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    tunnel_protocol: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    server_certificate: ServerCertificate | Unset = _attrs_field(default=UNSET, repr=model_repr)
    client_ca_certificates: list[CaCertificate] | Unset = _attrs_field(default=UNSET, repr=model_repr)
    ssl_options: SslOptions | Unset = _attrs_field(default=UNSET, repr=model_repr)
    dns_servers: list[str] | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    idp_name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    status: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    created_at: datetime.datetime | str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    updated_at: datetime.datetime | str | Unset = _attrs_field(default=UNSET, repr=scalar_repr)
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict, repr=False)

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        id = self.id

        p2c_vgw_id = self.p2c_vgw_id

        client_cidr = self.client_cidr

        local_subnets: list[str] | Unset = UNSET
        if not isinstance(self.local_subnets, Unset):
            local_subnets = self.local_subnets

        client_auth_type = self.client_auth_type

        tunnel_protocol = self.tunnel_protocol

        server_certificate: dict[str, Any] | Unset = UNSET
        if not isinstance(self.server_certificate, Unset):
            server_certificate = plain(self.server_certificate)

        client_ca_certificates: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.client_ca_certificates, Unset):
            client_ca_certificates = plain(self.client_ca_certificates)

        ssl_options: dict[str, Any] | Unset = UNSET
        if not isinstance(self.ssl_options, Unset):
            ssl_options = plain(self.ssl_options)

        dns_servers: list[str] | Unset = UNSET
        if not isinstance(self.dns_servers, Unset):
            dns_servers = self.dns_servers

        idp_name = self.idp_name

        status = self.status

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
        if p2c_vgw_id is not UNSET:
            field_dict["p2c_vgw_id"] = p2c_vgw_id
        if client_cidr is not UNSET:
            field_dict["client_cidr"] = client_cidr
        if local_subnets is not UNSET:
            field_dict["local_subnets"] = local_subnets
        if client_auth_type is not UNSET:
            field_dict["client_auth_type"] = client_auth_type
        if tunnel_protocol is not UNSET:
            field_dict["tunnel_protocol"] = tunnel_protocol
        if server_certificate is not UNSET:
            field_dict["server_certificate"] = server_certificate
        if client_ca_certificates is not UNSET:
            field_dict["client_ca_certificates"] = client_ca_certificates
        if ssl_options is not UNSET:
            field_dict["ssl_options"] = ssl_options
        if dns_servers is not UNSET:
            field_dict["dns_servers"] = dns_servers
        if idp_name is not UNSET:
            field_dict["idp_name"] = idp_name
        if status is not UNSET:
            field_dict["status"] = status
        if created_at is not UNSET:
            field_dict["created_at"] = created_at
        if updated_at is not UNSET:
            field_dict["updated_at"] = updated_at

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ca_certificate import CaCertificate  # noqa: PLC0415
        from ..models.server_certificate import ServerCertificate  # noqa: PLC0415
        from ..models.ssl_options import SslOptions  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id", UNSET)

        p2c_vgw_id = d.pop("p2c_vgw_id", UNSET)

        client_cidr = d.pop("client_cidr", UNSET)

        local_subnets = cast(list[str], d.pop("local_subnets", UNSET))

        client_auth_type = d.pop("client_auth_type", UNSET)

        tunnel_protocol = d.pop("tunnel_protocol", UNSET)

        _server_certificate = d.pop("server_certificate", UNSET)
        server_certificate: ServerCertificate | Unset
        if isinstance(_server_certificate, Unset):
            server_certificate = UNSET
        else:
            server_certificate = ServerCertificate.from_dict(_server_certificate)

        _client_ca_certificates = d.pop("client_ca_certificates", UNSET)
        client_ca_certificates: list[CaCertificate] | Unset = UNSET
        if _client_ca_certificates is not UNSET:
            client_ca_certificates = []
            for client_ca_certificates_item_data in _client_ca_certificates:
                client_ca_certificates_item = CaCertificate.from_dict(client_ca_certificates_item_data)

                client_ca_certificates.append(client_ca_certificates_item)

        _ssl_options = d.pop("ssl_options", UNSET)
        ssl_options: SslOptions | Unset
        if isinstance(_ssl_options, Unset):
            ssl_options = UNSET
        else:
            ssl_options = SslOptions.from_dict(_ssl_options)

        dns_servers = cast(list[str], d.pop("dns_servers", UNSET))

        idp_name = d.pop("idp_name", UNSET)

        status = d.pop("status", UNSET)

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

        vpn_server = cls(
            id=id,
            p2c_vgw_id=p2c_vgw_id,
            client_cidr=client_cidr,
            local_subnets=local_subnets,
            client_auth_type=client_auth_type,
            tunnel_protocol=tunnel_protocol,
            server_certificate=server_certificate,
            client_ca_certificates=client_ca_certificates,
            ssl_options=ssl_options,
            dns_servers=dns_servers,
            idp_name=idp_name,
            status=status,
            created_at=created_at,
            updated_at=updated_at,
        )

        vpn_server.additional_properties = d
        return vpn_server

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
