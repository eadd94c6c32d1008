# Written by `make generate` from openapi/: change it there, not here.
"""The check of ModifyVpnConnEx, compiled from the contract."""

from typing import Any

REQUEST_ROOT_FIELDS: frozenset[str] = frozenset(
    [
        "IKESet",
        "IPsecSet",
        "encryptAlgorithm",
        "preSharedKey",
        "spdAcl",
        "userGwCidrBlock",
        "vpcId",
        "vpnConnId",
        "vpnConnName",
        "vpnGwId",
    ]
)
REQUEST_IKESET_FIELDS: frozenset[str] = frozenset(
    [
        "dhGroupName",
        "encryptAlgorithm",
        "exchangeMode",
        "ikeSaLifetimeSeconds",
        "localAddress",
        "localFqdnName",
        "localIdentity",
        "propoAuthenAlgorithm",
        "propoEncryAlgorithm",
        "remoteAddress",
        "remoteFqdnName",
        "remoteIdentity",
    ]
)
REQUEST_IKESET_PROPO_ENCRY_ALGORITHM: frozenset[str] = frozenset(
    ["3des-cbc", "aes-cbc-128", "aes-cbc-192", "aes-cbc-256", "des-cbc"]
)
REQUEST_IKESET_PROPO_AUTHEN_ALGORITHM: frozenset[str] = frozenset(["md5", "sha"])
REQUEST_IKESET_EXCHANGE_MODE: frozenset[str] = frozenset(["aggressive", "main"])
REQUEST_IKESET_LOCAL_IDENTITY: frozenset[str] = frozenset(["address", "fqdn"])
REQUEST_IKESET_DH_GROUP_NAME: frozenset[str] = frozenset(["group1", "group14", "group2", "group24", "group5"])
REQUEST_IKESET_ENCRYPT_ALGORITHM: frozenset[str] = frozenset(
    ["3des-cbc", "aes-cbc-128", "aes-cbc-192", "aes-cbc-256", "des-cbc", "null"]
)
REQUEST_IPSEC_SET_FIELDS: frozenset[str] = frozenset(
    ["encryptAlgorithm", "integrityAlgorith", "ipsecSaLifetimeSeconds", "ipsecSaLifetimeTraffic", "pfsDhGroup"]
)
REQUEST_IPSEC_SET_PFS_DH_GROUP: frozenset[str] = frozenset(
    ["dh-group1", "dh-group14", "dh-group2", "dh-group24", "dh-group5", "null"]
)
REQUEST_KNOWN_KEYS: frozenset[str] = frozenset(["d!@#12d", "tencenttest"])
PATH_PARAMETERS_ROOT_FIELDS: frozenset[str] = frozenset([])
QUERY_PARAMETERS_ROOT_FIELDS: frozenset[str] = frozenset([])


def bind(finding: Any, pattern: Any, sendable: Any, silent: Any, report: Any) -> Any:
    """Return the checks of each part by family, with callables of rules bound."""
    request_user_gw_cidr_block = pattern(
        "^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])/(?:3[0-2]|[12]?[0-9])$(?!\\n)"
    )
    request_has_no_host_bits = silent["VFA004"]
    request_are_apart = silent["VFA005"]
    request_both_user_gw_cidr_block_spd_acl = [
        finding(
            "VFD004",
            "",
            "userGwCidrBlock and spdAcl are both set, and the docs ask for one of them",
            "keep the one that the tunnel uses",
            "warning",
            "documented",
            ("ModifyVpnConnEx", "2. Input Parameters", "userGwCidrBlock.n"),
        )
    ]
    request_ikeset_encrypt_algorithm_elsewhere = [
        finding(
            "VFD001",
            "/IKESet/0/encryptAlgorithm",
            "the docs of this call have encryptAlgorithm at the top level, and only other pages have it inside IKESet",
            "move it to the top level",
            "warning",
            "observed",
            ("ModifyVpnConnEx", "IKE configuration details", "encryptAlgorithm"),
        )
    ]
    request_ipsec_set_encrypt_algorithm_elsewhere = [
        finding(
            "VFD001",
            "/IPsecSet/0/encryptAlgorithm",
            "the docs of this call have encryptAlgorithm at the top level, and only other pages have it inside IPsecSet",
            "move it to the top level",
            "warning",
            "observed",
            ("ModifyVpnConnEx", "IKE configuration details", "encryptAlgorithm"),
        )
    ]
    request_weak_key = [
        finding(
            "VFP011",
            "/preSharedKey",
            "is short or well known, and can be guessed",
            "use at least 20 random characters, and change the peer too",
            "warning",
            "inferred",
            ("RFC 7296", "section 2.15", "shared keys"),
        )
    ]
    request_ikeset_defaults = {
        (False, False): [],
        (False, True): [
            finding(
                "VFP010",
                "/IKESet/0",
                "propoAuthenAlgorithm is not set and may fall back to md5",
                "set it to what the peer uses",
                "warning",
                "inferred",
                ("RFC 8247", "section 2.3", "AUTH_HMAC_MD5_96"),
            )
        ],
        (True, False): [
            finding(
                "VFP010",
                "/IKESet/0",
                "propoEncryAlgorithm is not set and may fall back to 3des-cbc",
                "set it to what the peer uses",
                "info",
                "inferred",
                ("RFC 8247", "section 2.1", "ENCR_3DES"),
            )
        ],
        (True, True): [
            finding(
                "VFP010",
                "/IKESet/0",
                "propoEncryAlgorithm and propoAuthenAlgorithm are not set and may fall back to 3des-cbc and md5",
                "set them to what the peer uses",
                "warning",
                "inferred",
                ("RFC 8247", "section 2.3", "AUTH_HMAC_MD5_96"),
            )
        ],
    }
    request_ikeset_propo_encry_algorithm_verdicts = {
        "3des-cbc": [
            finding(
                "VFP003",
                "/IKESet/0/propoEncryAlgorithm",
                "RFC 8247 (for IKEv2) lists ENCR_3DES as MAY",
                'use "aes-cbc-256", and change the peer too',
                "info",
                "inferred",
                ("RFC 8247", "section 2.1", "ENCR_3DES"),
            )
        ],
        "des-cbc": [
            finding(
                "VFP002",
                "/IKESet/0/propoEncryAlgorithm",
                "RFC 8247 (for IKEv2) lists ENCR_DES as MUST NOT",
                'use "aes-cbc-256", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.1", "ENCR_DES"),
            )
        ],
    }
    request_ikeset_propo_authen_algorithm_verdicts = {
        "md5": [
            finding(
                "VFP004",
                "/IKESet/0/propoAuthenAlgorithm",
                "RFC 8247 (for IKEv2) lists AUTH_HMAC_MD5_96 as MUST NOT",
                'use "sha", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.3", "AUTH_HMAC_MD5_96"),
            )
        ],
        "sha": [
            finding(
                "VFP005",
                "/IKESet/0/propoAuthenAlgorithm",
                'RFC 8247 (for IKEv2) lists AUTH_HMAC_SHA1_96 as "MUST-" (to be phased out)',
                "keep it as long as this API has nothing stronger",
                "info",
                "inferred",
                ("RFC 8247", "section 2.3", "AUTH_HMAC_SHA1_96"),
            )
        ],
    }
    request_ikeset_exchange_mode_verdicts = {
        "aggressive": [
            finding(
                "VFP007",
                "/IKESet/0/exchangeMode",
                "in aggressive mode, whoever records the exchange can guess the shared key offline",
                'use "main", and change the peer too',
                "warning",
                "inferred",
                ("RFC 2409", "section 5.4", "aggressive mode"),
            ),
            finding(
                "VFP012",
                "/IKESet/0/exchangeMode",
                "only IKEv1 has exchange modes, and RFC 9395 declares IKEv1 historic",
                "keep the field as long as this API has no IKEv2",
                "info",
                "inferred",
                ("RFC 9395", "section 3", "IKEv1"),
            ),
        ],
        "main": [
            finding(
                "VFP012",
                "/IKESet/0/exchangeMode",
                "only IKEv1 has exchange modes, and RFC 9395 declares IKEv1 historic",
                "keep the field as long as this API has no IKEv2",
                "info",
                "inferred",
                ("RFC 9395", "section 3", "IKEv1"),
            )
        ],
    }
    request_ikeset_dh_group_name_verdicts = {
        "group1": [
            finding(
                "VFP006",
                "/IKESet/0/dhGroupName",
                "RFC 8247 (for IKEv2) lists 768-bit MODP as MUST NOT",
                'use "group14", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.4", "768-bit MODP"),
            )
        ],
        "group2": [
            finding(
                "VFP006",
                "/IKESet/0/dhGroupName",
                "RFC 8247 (for IKEv2) lists 1024-bit MODP as SHOULD NOT",
                'use "group14", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.4", "1024-bit MODP"),
            )
        ],
        "group24": [
            finding(
                "VFP006",
                "/IKESet/0/dhGroupName",
                "RFC 8247 (for IKEv2) lists 2048-bit MODP with 256-bit subgroup as SHOULD NOT",
                'use "group14", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.4", "2048-bit MODP with 256-bit subgroup"),
            )
        ],
        "group5": [
            finding(
                "VFP006",
                "/IKESet/0/dhGroupName",
                "RFC 8247 (for IKEv2) lists 1536-bit MODP as SHOULD NOT",
                'use "group14", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.4", "1536-bit MODP"),
            )
        ],
    }
    request_ikeset_encrypt_algorithm_verdicts = {
        "3des-cbc": [
            finding(
                "VFP003",
                "/IKESet/0/encryptAlgorithm",
                "RFC 8221 (for ESP) lists ENCR_3DES as SHOULD NOT",
                'use "aes-cbc-256", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8221", "section 5", "ENCR_3DES"),
            )
        ],
        "des-cbc": [
            finding(
                "VFP002",
                "/IKESet/0/encryptAlgorithm",
                "RFC 8221 (for ESP) lists ENCR_DES as MUST NOT",
                'use "aes-cbc-256", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8221", "section 5", "ENCR_DES"),
            )
        ],
        "null": [
            finding(
                "VFP009",
                "/IKESet/0/encryptAlgorithm",
                "sessions are not encrypted, and everybody on the way can read them",
                'use "aes-cbc-256", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8221", "section 5", "ENCR_NULL"),
            )
        ],
    }
    request_ipsec_set_defaults = {
        (False, False, False): [],
        (False, False, True): [
            finding(
                "VFP010",
                "/IPsecSet/0",
                "encryptAlgorithm (at the top level) is not set and may fall back to 3des-cbc",
                "set it to what the peer uses",
                "warning",
                "inferred",
                ("RFC 8221", "section 5", "ENCR_3DES"),
            )
        ],
        (False, True, False): [
            finding(
                "VFP010",
                "/IPsecSet/0",
                "pfsDhGroup is not set and may fall back to null",
                "set it to what the peer uses",
                "warning",
                "inferred",
                ("RFC 7296", "section 1.3.1", "forward secrecy"),
            )
        ],
        (False, True, True): [
            finding(
                "VFP010",
                "/IPsecSet/0",
                "pfsDhGroup and encryptAlgorithm (at the top level) are not set and may fall back to null and 3des-cbc",
                "set them to what the peer uses",
                "warning",
                "inferred",
                ("RFC 7296", "section 1.3.1", "forward secrecy"),
            )
        ],
        (True, False, False): [
            finding(
                "VFP010",
                "/IPsecSet/0",
                "integrityAlgorith is not set and may fall back to md5",
                "set it to what the peer uses",
                "warning",
                "inferred",
                ("RFC 8221", "section 6", "AUTH_HMAC_MD5_96"),
            )
        ],
        (True, False, True): [
            finding(
                "VFP010",
                "/IPsecSet/0",
                "integrityAlgorith and encryptAlgorithm (at the top level) are not set and may fall back to md5 and 3des-cbc",
                "set them to what the peer uses",
                "warning",
                "inferred",
                ("RFC 8221", "section 6", "AUTH_HMAC_MD5_96"),
            )
        ],
        (True, True, False): [
            finding(
                "VFP010",
                "/IPsecSet/0",
                "integrityAlgorith and pfsDhGroup are not set and may fall back to md5 and null",
                "set them to what the peer uses",
                "warning",
                "inferred",
                ("RFC 8221", "section 6", "AUTH_HMAC_MD5_96"),
            )
        ],
        (True, True, True): [
            finding(
                "VFP010",
                "/IPsecSet/0",
                "integrityAlgorith, pfsDhGroup and encryptAlgorithm (at the top level) are not set and may fall back to md5, null and 3des-cbc",
                "set them to what the peer uses",
                "warning",
                "inferred",
                ("RFC 8221", "section 6", "AUTH_HMAC_MD5_96"),
            )
        ],
    }
    request_ipsec_set_integrity_algorith_verdicts = {
        "md5": [
            finding(
                "VFP004",
                "/IPsecSet/0/integrityAlgorith",
                "RFC 8221 (for ESP) lists AUTH_HMAC_MD5_96 as MUST NOT",
                'use "sha", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8221", "section 6", "AUTH_HMAC_MD5_96"),
            )
        ],
        "sha": [
            finding(
                "VFP005",
                "/IPsecSet/0/integrityAlgorith",
                'RFC 8221 (for ESP) lists AUTH_HMAC_SHA1_96 as "MUST-" (to be phased out)',
                "keep it as long as this API has nothing stronger",
                "info",
                "inferred",
                ("RFC 8221", "section 6", "AUTH_HMAC_SHA1_96"),
            )
        ],
    }
    request_lifetime = report("VFP013", ("IPsecSet", 0, "ipsecSaLifetimeSeconds"))
    request_ipsec_set_pfs_dh_group_verdicts = {
        "dh-group1": [
            finding(
                "VFP006",
                "/IPsecSet/0/pfsDhGroup",
                "RFC 8247 (for IKEv2) lists 768-bit MODP as MUST NOT",
                'use "dh-group14", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.4", "768-bit MODP"),
            )
        ],
        "dh-group2": [
            finding(
                "VFP006",
                "/IPsecSet/0/pfsDhGroup",
                "RFC 8247 (for IKEv2) lists 1024-bit MODP as SHOULD NOT",
                'use "dh-group14", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.4", "1024-bit MODP"),
            )
        ],
        "dh-group24": [
            finding(
                "VFP006",
                "/IPsecSet/0/pfsDhGroup",
                "RFC 8247 (for IKEv2) lists 2048-bit MODP with 256-bit subgroup as SHOULD NOT",
                'use "dh-group14", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.4", "2048-bit MODP with 256-bit subgroup"),
            )
        ],
        "dh-group5": [
            finding(
                "VFP006",
                "/IPsecSet/0/pfsDhGroup",
                "RFC 8247 (for IKEv2) lists 1536-bit MODP as SHOULD NOT",
                'use "dh-group14", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.4", "1536-bit MODP"),
            )
        ],
        "null": [
            finding(
                "VFP008",
                "/IPsecSet/0/pfsDhGroup",
                "sessions get no key exchange of their own, so that one broken key opens earlier traffic",
                'use "dh-group14", and change the peer too',
                "warning",
                "inferred",
                ("RFC 7296", "section 1.3.1", "forward secrecy"),
            )
        ],
    }
    request_ipsec_set_encrypt_algorithm_verdicts = {
        "3des-cbc": [
            finding(
                "VFP003",
                "/IPsecSet/0/encryptAlgorithm",
                "RFC 8221 (for ESP) lists ENCR_3DES as SHOULD NOT",
                'use "aes-cbc-256", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8221", "section 5", "ENCR_3DES"),
            )
        ],
        "des-cbc": [
            finding(
                "VFP002",
                "/IPsecSet/0/encryptAlgorithm",
                "RFC 8221 (for ESP) lists ENCR_DES as MUST NOT",
                'use "aes-cbc-256", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8221", "section 5", "ENCR_DES"),
            )
        ],
        "null": [
            finding(
                "VFP009",
                "/IPsecSet/0/encryptAlgorithm",
                "sessions are not encrypted, and everybody on the way can read them",
                'use "aes-cbc-256", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8221", "section 5", "ENCR_NULL"),
            )
        ],
    }
    request_encrypt_algorithm_verdicts = {
        "3des-cbc": [
            finding(
                "VFP003",
                "/encryptAlgorithm",
                "RFC 8221 (for ESP) lists ENCR_3DES as SHOULD NOT",
                'use "aes-cbc-256", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8221", "section 5", "ENCR_3DES"),
            )
        ],
        "des-cbc": [
            finding(
                "VFP002",
                "/encryptAlgorithm",
                "RFC 8221 (for ESP) lists ENCR_DES as MUST NOT",
                'use "aes-cbc-256", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8221", "section 5", "ENCR_DES"),
            )
        ],
        "null": [
            finding(
                "VFP009",
                "/encryptAlgorithm",
                "sessions are not encrypted, and everybody on the way can read them",
                'use "aes-cbc-256", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8221", "section 5", "ENCR_NULL"),
            )
        ],
    }

    def request_tables(value: Any) -> bool:
        if type(value) is not dict:
            return False
        if not value.keys() <= REQUEST_ROOT_FIELDS:
            return False
        if "vpcId" not in value:
            return False
        if "vpnGwId" not in value:
            return False
        if "vpnConnId" not in value:
            return False
        if "userGwCidrBlock" not in value and "spdAcl" not in value:
            return False
        vpc_id = value["vpcId"]
        if type(vpc_id) is not str:
            return False
        if not vpc_id:
            return False
        if not (vpc_id.isascii() or sendable(vpc_id)):
            return False
        vpn_gw_id = value["vpnGwId"]
        if type(vpn_gw_id) is not str:
            return False
        if not vpn_gw_id:
            return False
        if not (vpn_gw_id.isascii() or sendable(vpn_gw_id)):
            return False
        vpn_conn_id = value["vpnConnId"]
        if type(vpn_conn_id) is not str:
            return False
        if not vpn_conn_id:
            return False
        if not (vpn_conn_id.isascii() or sendable(vpn_conn_id)):
            return False
        if "vpnConnName" in value:
            vpn_conn_name = value["vpnConnName"]
            if type(vpn_conn_name) is not str:
                return False
            if len(vpn_conn_name) > 60:
                return False
            if not (vpn_conn_name.isascii() or sendable(vpn_conn_name)):
                return False
        if "preSharedKey" in value:
            pre_shared_key = value["preSharedKey"]
            if type(pre_shared_key) is not str:
                return False
            if not (pre_shared_key.isascii() or sendable(pre_shared_key)):
                return False
        if "userGwCidrBlock" in value:
            user_gw_cidr_block = value["userGwCidrBlock"]
            if type(user_gw_cidr_block) is not list:
                return False
            if not user_gw_cidr_block:
                return False
            for user_gw_cidr_block_item in user_gw_cidr_block:
                if type(user_gw_cidr_block_item) is not str:
                    return False
                if not request_user_gw_cidr_block(user_gw_cidr_block_item):
                    return False
        if "spdAcl" in value:
            spd_acl = value["spdAcl"]
            if type(spd_acl) is not list:
                return False
            if not spd_acl:
                return False
            for spd_acl_item in spd_acl:
                if type(spd_acl_item) is not dict:
                    return False
                if not spd_acl_item:
                    return False
                for spd_acl_item_name, spd_acl_item_value in spd_acl_item.items():
                    if type(spd_acl_item_name) is not str:
                        return False
                    if not request_user_gw_cidr_block(spd_acl_item_name):
                        return False
                    if type(spd_acl_item_value) is not list:
                        return False
                    if not spd_acl_item_value:
                        return False
                    for spd_acl_item_value_item in spd_acl_item_value:
                        if type(spd_acl_item_value_item) is not str:
                            return False
                        if not request_user_gw_cidr_block(spd_acl_item_value_item):
                            return False
        if "IKESet" in value:
            ikeset = value["IKESet"]
            if type(ikeset) is not list:
                return False
            if not ikeset:
                return False
            for ikeset_item in ikeset:
                if type(ikeset_item) is not dict:
                    return False
                if not ikeset_item:
                    return False
                if not ikeset_item.keys() <= REQUEST_IKESET_FIELDS:
                    return False
                if ikeset_item.get("localIdentity") == "address" and "localAddress" not in ikeset_item:
                    return False
                if ikeset_item.get("remoteIdentity") == "address" and "remoteAddress" not in ikeset_item:
                    return False
                if ikeset_item.get("localIdentity") == "fqdn" and "localFqdnName" not in ikeset_item:
                    return False
                if ikeset_item.get("remoteIdentity") == "fqdn" and "remoteFqdnName" not in ikeset_item:
                    return False
                if "propoEncryAlgorithm" in ikeset_item:
                    propo_encry_algorithm = ikeset_item["propoEncryAlgorithm"]
                    if type(propo_encry_algorithm) is not str:
                        return False
                    if propo_encry_algorithm not in REQUEST_IKESET_PROPO_ENCRY_ALGORITHM:
                        return False
                if "propoAuthenAlgorithm" in ikeset_item:
                    propo_authen_algorithm = ikeset_item["propoAuthenAlgorithm"]
                    if type(propo_authen_algorithm) is not str:
                        return False
                    if propo_authen_algorithm not in REQUEST_IKESET_PROPO_AUTHEN_ALGORITHM:
                        return False
                if "exchangeMode" in ikeset_item:
                    exchange_mode = ikeset_item["exchangeMode"]
                    if type(exchange_mode) is not str:
                        return False
                    if exchange_mode not in REQUEST_IKESET_EXCHANGE_MODE:
                        return False
                if "localIdentity" in ikeset_item:
                    local_identity = ikeset_item["localIdentity"]
                    if type(local_identity) is not str:
                        return False
                    if local_identity not in REQUEST_IKESET_LOCAL_IDENTITY:
                        return False
                if "remoteIdentity" in ikeset_item:
                    remote_identity = ikeset_item["remoteIdentity"]
                    if type(remote_identity) is not str:
                        return False
                    if remote_identity not in REQUEST_IKESET_LOCAL_IDENTITY:
                        return False
                if "localAddress" in ikeset_item:
                    local_address = ikeset_item["localAddress"]
                    if type(local_address) is not str:
                        return False
                    if not (local_address.isascii() or sendable(local_address)):
                        return False
                if "remoteAddress" in ikeset_item:
                    remote_address = ikeset_item["remoteAddress"]
                    if type(remote_address) is not str:
                        return False
                    if not (remote_address.isascii() or sendable(remote_address)):
                        return False
                if "localFqdnName" in ikeset_item:
                    local_fqdn_name = ikeset_item["localFqdnName"]
                    if type(local_fqdn_name) is not str:
                        return False
                    if not (local_fqdn_name.isascii() or sendable(local_fqdn_name)):
                        return False
                if "remoteFqdnName" in ikeset_item:
                    remote_fqdn_name = ikeset_item["remoteFqdnName"]
                    if type(remote_fqdn_name) is not str:
                        return False
                    if not (remote_fqdn_name.isascii() or sendable(remote_fqdn_name)):
                        return False
                if "dhGroupName" in ikeset_item:
                    dh_group_name = ikeset_item["dhGroupName"]
                    if type(dh_group_name) is not str:
                        return False
                    if dh_group_name not in REQUEST_IKESET_DH_GROUP_NAME:
                        return False
                if "ikeSaLifetimeSeconds" in ikeset_item:
                    ike_sa_lifetime_seconds = ikeset_item["ikeSaLifetimeSeconds"]
                    if type(ike_sa_lifetime_seconds) is not int:
                        return False
                    if ike_sa_lifetime_seconds < 60:
                        return False
                    if ike_sa_lifetime_seconds > 604800:
                        return False
                if "encryptAlgorithm" in ikeset_item:
                    encrypt_algorithm = ikeset_item["encryptAlgorithm"]
                    if type(encrypt_algorithm) is not str:
                        return False
                    if encrypt_algorithm not in REQUEST_IKESET_ENCRYPT_ALGORITHM:
                        return False
        if "IPsecSet" in value:
            ipsec_set = value["IPsecSet"]
            if type(ipsec_set) is not list:
                return False
            if not ipsec_set:
                return False
            for ipsec_set_item in ipsec_set:
                if type(ipsec_set_item) is not dict:
                    return False
                if not ipsec_set_item:
                    return False
                if not ipsec_set_item.keys() <= REQUEST_IPSEC_SET_FIELDS:
                    return False
                if "integrityAlgorith" in ipsec_set_item:
                    integrity_algorith = ipsec_set_item["integrityAlgorith"]
                    if type(integrity_algorith) is not str:
                        return False
                    if integrity_algorith not in REQUEST_IKESET_PROPO_AUTHEN_ALGORITHM:
                        return False
                if "ipsecSaLifetimeSeconds" in ipsec_set_item:
                    ipsec_sa_lifetime_seconds = ipsec_set_item["ipsecSaLifetimeSeconds"]
                    if type(ipsec_sa_lifetime_seconds) is not int:
                        return False
                    if ipsec_sa_lifetime_seconds < 180:
                        return False
                    if ipsec_sa_lifetime_seconds > 604800:
                        return False
                if "ipsecSaLifetimeTraffic" in ipsec_set_item:
                    ipsec_sa_lifetime_traffic = ipsec_set_item["ipsecSaLifetimeTraffic"]
                    if type(ipsec_sa_lifetime_traffic) is not int:
                        return False
                    if ipsec_sa_lifetime_traffic < 2560:
                        return False
                    if ipsec_sa_lifetime_traffic > 604800:
                        return False
                if "pfsDhGroup" in ipsec_set_item:
                    pfs_dh_group = ipsec_set_item["pfsDhGroup"]
                    if type(pfs_dh_group) is not str:
                        return False
                    if pfs_dh_group not in REQUEST_IPSEC_SET_PFS_DH_GROUP:
                        return False
                if "encryptAlgorithm" in ipsec_set_item:
                    encrypt_algorithm = ipsec_set_item["encryptAlgorithm"]
                    if type(encrypt_algorithm) is not str:
                        return False
                    if encrypt_algorithm not in REQUEST_IKESET_ENCRYPT_ALGORITHM:
                        return False
        if "encryptAlgorithm" in value:
            encrypt_algorithm = value["encryptAlgorithm"]
            if type(encrypt_algorithm) is not str:
                return False
            if encrypt_algorithm not in REQUEST_IKESET_ENCRYPT_ALGORITHM:
                return False
        return True

    def request_addresses(value: Any) -> list[Any] | None:
        found: list[Any] = []
        if "userGwCidrBlock" in value:
            user_gw_cidr_block = value["userGwCidrBlock"]
            if not request_has_no_host_bits(user_gw_cidr_block):
                return None
            if not request_are_apart(user_gw_cidr_block):
                return None
        if "spdAcl" in value:
            spd_acl = value["spdAcl"]
            if not request_has_no_host_bits(spd_acl):
                return None
            if not request_are_apart(spd_acl):
                return None
            if sum(map(len, spd_acl)) > 10:
                return None
            for spd_acl_item in spd_acl:
                for spd_acl_item_value in spd_acl_item.values():
                    if not request_has_no_host_bits(spd_acl_item_value):
                        return None
                    if not request_are_apart(spd_acl_item_value):
                        return None
                    if len(spd_acl_item_value) > 50:
                        return None
        return found

    def request_contradictions(value: Any) -> list[Any] | None:
        found: list[Any] = []
        if "userGwCidrBlock" in value and "spdAcl" in value:
            found += request_both_user_gw_cidr_block_spd_acl
        vpc_id = value["vpcId"]
        if vpc_id.startswith(("vpngw-", "vpnx-")):
            return None
        vpn_gw_id = value["vpnGwId"]
        if vpn_gw_id.startswith(("vpc-", "vpnx-")):
            return None
        vpn_conn_id = value["vpnConnId"]
        if vpn_conn_id.startswith(("vpc-", "vpngw-")):
            return None
        if "IKESet" in value:
            ikeset = value["IKESet"]
            if len(ikeset) != 1:
                return None
            ikeset_item = ikeset[0]
            if "localAddress" in ikeset_item and ikeset_item.get("localIdentity") in ("fqdn",):
                return None
            if "remoteAddress" in ikeset_item and ikeset_item.get("remoteIdentity") in ("fqdn",):
                return None
            if "localFqdnName" in ikeset_item and ikeset_item.get("localIdentity") in ("address",):
                return None
            if "remoteFqdnName" in ikeset_item and ikeset_item.get("remoteIdentity") in ("address",):
                return None
            if "encryptAlgorithm" in ikeset_item:
                encrypt_algorithm = ikeset_item["encryptAlgorithm"]
                if "encryptAlgorithm" in value or any("encryptAlgorithm" in each for each in value.get("IPsecSet", ())):
                    return None
                found += request_ikeset_encrypt_algorithm_elsewhere
        if "IPsecSet" in value:
            ipsec_set = value["IPsecSet"]
            if len(ipsec_set) != 1:
                return None
            ipsec_set_item = ipsec_set[0]
            if "encryptAlgorithm" in ipsec_set_item:
                encrypt_algorithm = ipsec_set_item["encryptAlgorithm"]
                if "encryptAlgorithm" in value or any("encryptAlgorithm" in each for each in value.get("IKESet", ())):
                    return None
                found += request_ipsec_set_encrypt_algorithm_elsewhere
        return found

    def request_policy(value: Any) -> list[Any] | None:
        found: list[Any] = []
        if "preSharedKey" in value:
            pre_shared_key = value["preSharedKey"]
            if len(pre_shared_key) < 20 or pre_shared_key in REQUEST_KNOWN_KEYS:
                found += request_weak_key
        if "IKESet" in value:
            ikeset = value["IKESet"]
            if len(ikeset) != 1:
                return None
            ikeset_item = ikeset[0]
            found += request_ikeset_defaults[
                "propoEncryAlgorithm" not in ikeset_item, "propoAuthenAlgorithm" not in ikeset_item
            ]
            if "propoEncryAlgorithm" in ikeset_item:
                propo_encry_algorithm = ikeset_item["propoEncryAlgorithm"]
                if propo_encry_algorithm in request_ikeset_propo_encry_algorithm_verdicts:
                    found += request_ikeset_propo_encry_algorithm_verdicts[propo_encry_algorithm]
            if "propoAuthenAlgorithm" in ikeset_item:
                propo_authen_algorithm = ikeset_item["propoAuthenAlgorithm"]
                if propo_authen_algorithm in request_ikeset_propo_authen_algorithm_verdicts:
                    found += request_ikeset_propo_authen_algorithm_verdicts[propo_authen_algorithm]
            if "exchangeMode" in ikeset_item:
                exchange_mode = ikeset_item["exchangeMode"]
                if exchange_mode in request_ikeset_exchange_mode_verdicts:
                    found += request_ikeset_exchange_mode_verdicts[exchange_mode]
            if "dhGroupName" in ikeset_item:
                dh_group_name = ikeset_item["dhGroupName"]
                if dh_group_name in request_ikeset_dh_group_name_verdicts:
                    found += request_ikeset_dh_group_name_verdicts[dh_group_name]
            if "encryptAlgorithm" in ikeset_item:
                encrypt_algorithm = ikeset_item["encryptAlgorithm"]
                if encrypt_algorithm in request_ikeset_encrypt_algorithm_verdicts:
                    found += request_ikeset_encrypt_algorithm_verdicts[encrypt_algorithm]
        if "IPsecSet" in value:
            ipsec_set = value["IPsecSet"]
            if len(ipsec_set) != 1:
                return None
            ipsec_set_item = ipsec_set[0]
            found += request_ipsec_set_defaults[
                "integrityAlgorith" not in ipsec_set_item,
                "pfsDhGroup" not in ipsec_set_item,
                not (
                    "encryptAlgorithm" in value
                    or any("encryptAlgorithm" in each for each in value.get("IKESet", ()))
                    or any("encryptAlgorithm" in each for each in value.get("IPsecSet", ()))
                ),
            ]
            if "integrityAlgorith" in ipsec_set_item:
                integrity_algorith = ipsec_set_item["integrityAlgorith"]
                if integrity_algorith in request_ipsec_set_integrity_algorith_verdicts:
                    found += request_ipsec_set_integrity_algorith_verdicts[integrity_algorith]
            if "ipsecSaLifetimeSeconds" in ipsec_set_item:
                ipsec_sa_lifetime_seconds = ipsec_set_item["ipsecSaLifetimeSeconds"]
                if value.get("IKESet") and ipsec_sa_lifetime_seconds > value["IKESet"][0].get(
                    "ikeSaLifetimeSeconds", ipsec_sa_lifetime_seconds
                ):
                    found += request_lifetime(ipsec_sa_lifetime_seconds, value)
            if "pfsDhGroup" in ipsec_set_item:
                pfs_dh_group = ipsec_set_item["pfsDhGroup"]
                if pfs_dh_group in request_ipsec_set_pfs_dh_group_verdicts:
                    found += request_ipsec_set_pfs_dh_group_verdicts[pfs_dh_group]
            if "encryptAlgorithm" in ipsec_set_item:
                encrypt_algorithm = ipsec_set_item["encryptAlgorithm"]
                if encrypt_algorithm in request_ipsec_set_encrypt_algorithm_verdicts:
                    found += request_ipsec_set_encrypt_algorithm_verdicts[encrypt_algorithm]
        if "encryptAlgorithm" in value:
            encrypt_algorithm = value["encryptAlgorithm"]
            if encrypt_algorithm in request_encrypt_algorithm_verdicts:
                found += request_encrypt_algorithm_verdicts[encrypt_algorithm]
        return found

    def path_parameters_tables(value: Any) -> bool:
        if type(value) is not dict:
            return False
        if not value.keys() <= PATH_PARAMETERS_ROOT_FIELDS:
            return False
        return True

    def query_parameters_tables(value: Any) -> bool:
        if type(value) is not dict:
            return False
        if not value.keys() <= QUERY_PARAMETERS_ROOT_FIELDS:
            return False
        return True

    return {
        "request": {
            "VFS": request_tables,
            "VFA": request_addresses,
            "VFD": request_contradictions,
            "VFP": request_policy,
        },
        "path_parameters": {"VFS": path_parameters_tables},
        "query_parameters": {"VFS": query_parameters_tables},
    }
