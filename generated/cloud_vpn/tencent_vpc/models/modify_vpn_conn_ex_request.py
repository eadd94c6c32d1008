# Written by `make generate` from openapi/: change it there, not here.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.encrypt_algorithm import EncryptAlgorithm, check_encrypt_algorithm
from ..types import UNSET, Unset, clear_locals, model_repr, plain, scalar_repr

if TYPE_CHECKING:
    from ..models.i_psec_set import IPsecSet
    from ..models.ike_set import IKESet
    from ..models.spd_rule import SpdRule


T = TypeVar("T", bound="ModifyVpnConnExRequest")


@_attrs_define
class ModifyVpnConnExRequest:
    """The changes to one tunnel.

    Attributes:
        vpc_id (str): The VPC, as its unique id (vpc-…, recommended) or its older id.
        vpn_gw_id (str): The VPN gateway, as its unique id (vpngw-…, recommended) or its older id.
        vpn_conn_id (str): The VPN tunnel, as its unique id (vpnx-…, recommended) or its older id.
        vpn_conn_name (str | Unset): A name for the tunnel. At most 60 characters.
        pre_shared_key (str | Unset): The key that both ends of the tunnel share.
        user_gw_cidr_block (list[str] | Unset): The address ranges on the far side, each a CIDR. This or spdAcl is
            required.
        spd_acl (list[SpdRule] | Unset): Security policy rules, finer than userGwCidrBlock: each item maps an address
            range of the VPC to a list of ranges on the far side. This or userGwCidrBlock is required.
        ike_set (list[IKESet] | Unset): The settings of the key exchange (IKE), as a list of one item.
        ipsec_set (list[IPsecSet] | Unset): The settings of the encrypted session (IPsec), as a list of one item.
        encrypt_algorithm (EncryptAlgorithm | Unset): The cipher of the session (IPsec); the string "null" switches it
            off.
    """

    vpc_id: str = _attrs_field(repr=scalar_repr, metadata={"name": "vpcId"})
    vpn_gw_id: str = _attrs_field(repr=scalar_repr, metadata={"name": "vpnGwId"})
    vpn_conn_id: str = _attrs_field(repr=scalar_repr, metadata={"name": "vpnConnId"})
    vpn_conn_name: str | Unset = _attrs_field(default=UNSET, repr=scalar_repr, metadata={"name": "vpnConnName"})
    pre_shared_key: str | Unset = _attrs_field(default=UNSET, repr=False, metadata={"name": "preSharedKey"})
    user_gw_cidr_block: list[str] | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "userGwCidrBlock"}
    )
    spd_acl: list[SpdRule] | Unset = _attrs_field(default=UNSET, repr=model_repr, metadata={"name": "spdAcl"})
    ike_set: list[IKESet] | Unset = _attrs_field(default=UNSET, repr=model_repr, metadata={"name": "IKESet"})
    ipsec_set: list[IPsecSet] | Unset = _attrs_field(default=UNSET, repr=model_repr, metadata={"name": "IPsecSet"})
    encrypt_algorithm: EncryptAlgorithm | Unset = _attrs_field(
        default=UNSET, repr=scalar_repr, metadata={"name": "encryptAlgorithm"}
    )

    @clear_locals
    def to_dict(self) -> dict[str, Any]:
        vpc_id = self.vpc_id

        vpn_gw_id = self.vpn_gw_id

        vpn_conn_id = self.vpn_conn_id

        vpn_conn_name = self.vpn_conn_name

        pre_shared_key = self.pre_shared_key

        user_gw_cidr_block: list[str] | Unset = UNSET
        if not isinstance(self.user_gw_cidr_block, Unset):
            user_gw_cidr_block = self.user_gw_cidr_block

        spd_acl: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.spd_acl, Unset):
            spd_acl = plain(self.spd_acl)

        ike_set: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.ike_set, Unset):
            ike_set = plain(self.ike_set)

        ipsec_set: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.ipsec_set, Unset):
            ipsec_set = plain(self.ipsec_set)

        encrypt_algorithm: str | Unset = UNSET
        if not isinstance(self.encrypt_algorithm, Unset):
            encrypt_algorithm = self.encrypt_algorithm

        field_dict: dict[str, Any] = {}

        field_dict.update(
            {
                "vpcId": vpc_id,
                "vpnGwId": vpn_gw_id,
                "vpnConnId": vpn_conn_id,
            }
        )
        if vpn_conn_name is not UNSET:
            field_dict["vpnConnName"] = vpn_conn_name
        if pre_shared_key is not UNSET:
            field_dict["preSharedKey"] = pre_shared_key
        if user_gw_cidr_block is not UNSET:
            field_dict["userGwCidrBlock"] = user_gw_cidr_block
        if spd_acl is not UNSET:
            field_dict["spdAcl"] = spd_acl
        if ike_set is not UNSET:
            field_dict["IKESet"] = ike_set
        if ipsec_set is not UNSET:
            field_dict["IPsecSet"] = ipsec_set
        if encrypt_algorithm is not UNSET:
            field_dict["encryptAlgorithm"] = encrypt_algorithm

        return field_dict

    @classmethod
    @clear_locals
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.i_psec_set import IPsecSet  # noqa: PLC0415
        from ..models.ike_set import IKESet  # noqa: PLC0415
        from ..models.spd_rule import SpdRule  # noqa: PLC0415

        d = dict(src_dict)
        vpc_id = d.pop("vpcId")

        vpn_gw_id = d.pop("vpnGwId")

        vpn_conn_id = d.pop("vpnConnId")

        vpn_conn_name = d.pop("vpnConnName", UNSET)

        pre_shared_key = d.pop("preSharedKey", UNSET)

        user_gw_cidr_block = cast(list[str], d.pop("userGwCidrBlock", UNSET))

        _spd_acl = d.pop("spdAcl", UNSET)
        spd_acl: list[SpdRule] | Unset = UNSET
        if _spd_acl is not UNSET:
            spd_acl = []
            for spd_acl_item_data in _spd_acl:
                spd_acl_item = SpdRule.from_dict(spd_acl_item_data)

                spd_acl.append(spd_acl_item)

        _ike_set = d.pop("IKESet", UNSET)
        ike_set: list[IKESet] | Unset = UNSET
        if _ike_set is not UNSET:
            ike_set = []
            for ike_set_item_data in _ike_set:
                ike_set_item = IKESet.from_dict(ike_set_item_data)

                ike_set.append(ike_set_item)

        _ipsec_set = d.pop("IPsecSet", UNSET)
        ipsec_set: list[IPsecSet] | Unset = UNSET
        if _ipsec_set is not UNSET:
            ipsec_set = []
            for i_psec_set_item_data in _ipsec_set:
                i_psec_set_item = IPsecSet.from_dict(i_psec_set_item_data)

                ipsec_set.append(i_psec_set_item)

        _encrypt_algorithm = d.pop("encryptAlgorithm", UNSET)
        encrypt_algorithm: EncryptAlgorithm | Unset
        if isinstance(_encrypt_algorithm, Unset):
            encrypt_algorithm = UNSET
        else:
            encrypt_algorithm = check_encrypt_algorithm(_encrypt_algorithm)

        modify_vpn_conn_ex_request = cls(
            vpc_id=vpc_id,
            vpn_gw_id=vpn_gw_id,
            vpn_conn_id=vpn_conn_id,
            vpn_conn_name=vpn_conn_name,
            pre_shared_key=pre_shared_key,
            user_gw_cidr_block=user_gw_cidr_block,
            spd_acl=spd_acl,
            ike_set=ike_set,
            ipsec_set=ipsec_set,
            encrypt_algorithm=encrypt_algorithm,
        )

        return modify_vpn_conn_ex_request
