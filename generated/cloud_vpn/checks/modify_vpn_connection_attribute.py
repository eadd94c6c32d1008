# Written by `make generate` from openapi/: change it there, not here.
"""The check of ModifyVpnConnectionAttribute, compiled from the contract."""

from typing import Any

REQUEST_ROOT_FIELDS: frozenset[str] = frozenset(
    [
        "BgpConfig",
        "CustomerGatewayId",
        "DpdAction",
        "DpdEnable",
        "DpdTimeout",
        "EnableHealthCheck",
        "HealthCheckConfig",
        "HealthCheckLocalIp",
        "HealthCheckRemoteIp",
        "IKEOptionsSpecification",
        "IPSECOptionsSpecification",
        "NegotiationType",
        "PreShareKey",
        "SecurityPolicyDatabases",
        "VpnConnectionId",
        "VpnConnectionName",
    ]
)
REQUEST_SECURITY_POLICY_DATABASES_FIELDS: frozenset[str] = frozenset(["LocalCidrBlock", "RemoteCidrBlock"])
REQUEST_IKEOPTIONS_SPECIFICATION_FIELDS: frozenset[str] = frozenset(
    [
        "DhGroupName",
        "ExchangeMode",
        "IKESaLifetimeSeconds",
        "IKEVersion",
        "LocalAddress",
        "LocalFqdnName",
        "LocalIdentity",
        "PropoAuthenAlgorithm",
        "PropoEncryAlgorithm",
        "RemoteAddress",
        "RemoteFqdnName",
        "RemoteIdentity",
    ]
)
REQUEST_IKEOPTIONS_SPECIFICATION_PROPO_ENCRY_ALGORITHM: frozenset[str] = frozenset(
    [
        "3DES-CBC",
        "AES-CBC-128",
        "AES-CBC-192",
        "AES-CBC-256",
        "AES128GCM128",
        "AES192GCM128",
        "AES256GCM128",
        "DES-CBC",
        "SM4",
    ]
)
REQUEST_IKEOPTIONS_SPECIFICATION_PROPO_AUTHEN_ALGORITHM: frozenset[str] = frozenset(
    ["MD5", "SHA", "SHA-256", "SHA-512"]
)
REQUEST_IKEOPTIONS_SPECIFICATION_EXCHANGE_MODE: frozenset[str] = frozenset(["AGGRESSIVE", "MAIN"])
REQUEST_IKEOPTIONS_SPECIFICATION_LOCAL_IDENTITY: frozenset[str] = frozenset(["ADDRESS", "FQDN"])
REQUEST_IKEOPTIONS_SPECIFICATION_DH_GROUP_NAME: frozenset[str] = frozenset(
    ["GROUP1", "GROUP14", "GROUP15", "GROUP16", "GROUP19", "GROUP2", "GROUP20", "GROUP21", "GROUP24", "GROUP5"]
)
REQUEST_IKEOPTIONS_SPECIFICATION_IKEVERSION: frozenset[str] = frozenset(["IKEV1", "IKEV2"])
REQUEST_IPSECOPTIONS_SPECIFICATION_FIELDS: frozenset[str] = frozenset(
    [
        "EncryptAlgorithm",
        "IPSECSaLifetimeSeconds",
        "IPSECSaLifetimeTraffic",
        "IntegrityAlgorith",
        "IntegrityAlgorithm",
        "PfsDhGroup",
    ]
)
REQUEST_IPSECOPTIONS_SPECIFICATION_ENCRYPT_ALGORITHM: frozenset[str] = frozenset(
    [
        "3DES-CBC",
        "AES-CBC-128",
        "AES-CBC-192",
        "AES-CBC-256",
        "AES128GCM128",
        "AES192GCM128",
        "AES256GCM128",
        "DES-CBC",
        "NULL",
        "SM4",
    ]
)
REQUEST_IPSECOPTIONS_SPECIFICATION_INTEGRITY_ALGORITH: frozenset[str] = frozenset(
    ["MD5", "SHA-256", "SHA-384", "SHA-512", "SHA1", "SM3"]
)
REQUEST_IPSECOPTIONS_SPECIFICATION_INTEGRITY_ALGORITHM: frozenset[str] = frozenset(["MD5", "SHA-256", "SHA1"])
REQUEST_IPSECOPTIONS_SPECIFICATION_PFS_DH_GROUP: frozenset[str] = frozenset(
    [
        "DH-GROUP1",
        "DH-GROUP14",
        "DH-GROUP15",
        "DH-GROUP16",
        "DH-GROUP19",
        "DH-GROUP2",
        "DH-GROUP20",
        "DH-GROUP21",
        "DH-GROUP24",
        "DH-GROUP5",
        "NULL",
    ]
)
REQUEST_NEGOTIATION_TYPE: frozenset[str] = frozenset(["active", "flowTrigger", "passive"])
REQUEST_DPD_ACTION: frozenset[str] = frozenset(["clear", "restart"])
REQUEST_HEALTH_CHECK_CONFIG_FIELDS: frozenset[str] = frozenset(
    ["ProbeInterval", "ProbeThreshold", "ProbeTimeout", "ProbeType"]
)
REQUEST_HEALTH_CHECK_CONFIG_PROBE_TYPE: frozenset[str] = frozenset(["NQA"])
REQUEST_BGP_CONFIG_FIELDS: frozenset[str] = frozenset(["LocalBgpIp", "RemoteBgpIp", "TunnelCidr"])
REQUEST_IKEOPTIONS_SPECIFICATION_PROPO_ENCRY_ALGORITHM_LACKING: frozenset[str] = frozenset(
    ["AES128GCM128", "AES192GCM128", "AES256GCM128"]
)
REQUEST_IKEOPTIONS_SPECIFICATION_PROPO_AUTHEN_ALGORITHM_LACKING: frozenset[str] = frozenset(["SHA-512"])
REQUEST_IKEOPTIONS_SPECIFICATION_DH_GROUP_NAME_LACKING: frozenset[str] = frozenset(
    ["GROUP15", "GROUP16", "GROUP19", "GROUP20", "GROUP21"]
)
REQUEST_IPSECOPTIONS_SPECIFICATION_INTEGRITY_ALGORITH_LACKING: frozenset[str] = frozenset(["SHA-384", "SHA-512", "SM3"])
REQUEST_IPSECOPTIONS_SPECIFICATION_PFS_DH_GROUP_LACKING: frozenset[str] = frozenset(
    ["DH-GROUP15", "DH-GROUP16", "DH-GROUP19", "DH-GROUP20", "DH-GROUP21"]
)
REQUEST_KNOWN_KEYS: frozenset[str] = frozenset(["6325ac", "qwer12ty"])
PATH_PARAMETERS_ROOT_FIELDS: frozenset[str] = frozenset([])
QUERY_PARAMETERS_ROOT_FIELDS: frozenset[str] = frozenset([])


def bind(finding: Any, pattern: Any, sendable: Any, silent: Any, report: Any) -> Any:
    """Return the checks of each part by family, with callables of rules bound."""
    request_security_policy_databases_local_cidr_block = pattern(
        "^(?:(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])/(?:3[0-2]|[12]?[0-9])|(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,7}:|(?:[0-9A-Fa-f]{1,4}:){1,6}:[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,5}(?::[0-9A-Fa-f]{1,4}){1,2}|(?:[0-9A-Fa-f]{1,4}:){1,4}(?::[0-9A-Fa-f]{1,4}){1,3}|(?:[0-9A-Fa-f]{1,4}:){1,3}(?::[0-9A-Fa-f]{1,4}){1,4}|(?:[0-9A-Fa-f]{1,4}:){1,2}(?::[0-9A-Fa-f]{1,4}){1,5}|[0-9A-Fa-f]{1,4}:(?::[0-9A-Fa-f]{1,4}){1,6}|:(?:(?::[0-9A-Fa-f]{1,4}){1,7}|:))/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9]))$(?!\\n)"
    )
    request_ikeoptions_specification_local_address = pattern(
        "^(?:(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])\\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])|(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,7}:|(?:[0-9A-Fa-f]{1,4}:){1,6}:[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,5}(?::[0-9A-Fa-f]{1,4}){1,2}|(?:[0-9A-Fa-f]{1,4}:){1,4}(?::[0-9A-Fa-f]{1,4}){1,3}|(?:[0-9A-Fa-f]{1,4}:){1,3}(?::[0-9A-Fa-f]{1,4}){1,4}|(?:[0-9A-Fa-f]{1,4}:){1,2}(?::[0-9A-Fa-f]{1,4}){1,5}|[0-9A-Fa-f]{1,4}:(?::[0-9A-Fa-f]{1,4}){1,6}|:(?:(?::[0-9A-Fa-f]{1,4}){1,7}|:))$(?!\\n)"
    )
    request_dpd_timeout = pattern("^[0-9]*$(?!\\n)")
    request_are_apart = silent["VFA005"]
    request_has_no_host_bits = silent["VFA004"]
    request_everything = report("VFA013", ("SecurityPolicyDatabases", 0))
    request_both_sides = report("VFA016", ("SecurityPolicyDatabases", 0))
    request_has_no_colon = silent["VFA012"]
    request_outside = report("VFA015", ("BgpConfig",))
    request_other_length = report("VFA014", ("BgpConfig", "TunnelCidr"))
    request_two_defaults = report("VFD014", ())
    request_unused_setting = report("VFD015", ())
    request_with_rules = report("VFD017", ())
    request_is_filled = silent["VFD013"]
    request_partial = report("VFD012", ("IKEOptionsSpecification",))
    request_ikeoptions_specification_propo_encry_algorithm_lacks = [
        finding(
            "VFD011",
            "/IKEOptionsSpecification/PropoEncryAlgorithm",
            "the international edition of the docs does not have this value",
            "the service may refuse it for accounts of the international site",
            "warning",
            "documented",
            ("ModifyVpnConnectionAttribute", "IKEOptionsSpecification", "PropoEncryAlgorithm"),
        )
    ]
    request_ikeoptions_specification_propo_authen_algorithm_lacks = [
        finding(
            "VFD011",
            "/IKEOptionsSpecification/PropoAuthenAlgorithm",
            "the international edition of the docs does not have this value",
            "the service may refuse it for accounts of the international site",
            "warning",
            "documented",
            ("ModifyVpnConnectionAttribute", "IKEOptionsSpecification", "PropoAuthenAlgorithm"),
        )
    ]
    request_ikeoptions_specification_dh_group_name_lacks = [
        finding(
            "VFD011",
            "/IKEOptionsSpecification/DhGroupName",
            "the international edition of the docs does not have this value",
            "the service may refuse it for accounts of the international site",
            "warning",
            "documented",
            ("ModifyVpnConnectionAttribute", "IKEOptionsSpecification", "DhGroupName"),
        )
    ]
    request_other_spelling = report("VFD010", ("IPSECOptionsSpecification",))
    request_partial_2 = report("VFD012", ("IPSECOptionsSpecification",))
    request_ipsecoptions_specification_encrypt_algorithm_lacks = [
        finding(
            "VFD011",
            "/IPSECOptionsSpecification/EncryptAlgorithm",
            "the international edition of the docs does not have this value",
            "the service may refuse it for accounts of the international site",
            "warning",
            "documented",
            ("ModifyVpnConnectionAttribute", "IPSECOptionsSpecification", "EncryptAlgorithm"),
        )
    ]
    request_ipsecoptions_specification_integrity_algorith_lacks = [
        finding(
            "VFD011",
            "/IPSECOptionsSpecification/IntegrityAlgorith",
            "the international edition of the docs does not have this value",
            "the service may refuse it for accounts of the international site",
            "warning",
            "documented",
            ("ModifyVpnConnectionAttribute", "IPSECOptionsSpecification", "IntegrityAlgorith"),
        )
    ]
    request_ipsecoptions_specification_pfs_dh_group_lacks = [
        finding(
            "VFD011",
            "/IPSECOptionsSpecification/PfsDhGroup",
            "the international edition of the docs does not have this value",
            "the service may refuse it for accounts of the international site",
            "warning",
            "documented",
            ("ModifyVpnConnectionAttribute", "IPSECOptionsSpecification", "PfsDhGroup"),
        )
    ]
    request_ipsecoptions_specification_ipsecsa_lifetime_traffic_lacks = [
        finding(
            "VFD011",
            "/IPSECOptionsSpecification/IPSECSaLifetimeTraffic",
            "the international edition of the docs allows at most 604800",
            "the service may refuse more for accounts of the international site",
            "warning",
            "documented",
            ("ModifyVpnConnectionAttribute", "IPSECOptionsSpecification", "IPSECSaLifetimeTraffic"),
        )
    ]
    request_unusual = report("VFD016", ("DpdTimeout",))
    request_health_check_config_lacks = [
        finding(
            "VFD011",
            "/HealthCheckConfig",
            "the international edition of the docs does not have this field",
            "the service may refuse it for accounts of the international site",
            "warning",
            "documented",
            ("ModifyVpnConnectionAttribute", "ModifyVpnConnectionAttributeRequest", "HealthCheckConfig"),
        )
    ]
    request_bgp_config_lacks = [
        finding(
            "VFD011",
            "/BgpConfig",
            "the international edition of the docs does not have this field",
            "the service may refuse it for accounts of the international site",
            "warning",
            "documented",
            ("ModifyVpnConnectionAttribute", "ModifyVpnConnectionAttributeRequest", "BgpConfig"),
        )
    ]
    request_weak_key = [
        finding(
            "VFP011",
            "/PreShareKey",
            "is short or well known, and can be guessed",
            "use at least 20 random characters, and change the peer too",
            "warning",
            "inferred",
            ("RFC 7296", "section 2.15", "shared keys"),
        )
    ]
    request_ikeoptions_specification_propo_encry_algorithm_verdicts = {
        "3DES-CBC": [
            finding(
                "VFP003",
                "/IKEOptionsSpecification/PropoEncryAlgorithm",
                "RFC 8247 (for IKEv2) lists ENCR_3DES as MAY",
                'use "AES-CBC-256", and change the peer too',
                "info",
                "inferred",
                ("RFC 8247", "section 2.1", "ENCR_3DES"),
            )
        ],
        "DES-CBC": [
            finding(
                "VFP002",
                "/IKEOptionsSpecification/PropoEncryAlgorithm",
                "RFC 8247 (for IKEv2) lists ENCR_DES as MUST NOT",
                'use "AES-CBC-256", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.1", "ENCR_DES"),
            )
        ],
    }
    request_ikeoptions_specification_propo_authen_algorithm_verdicts = {
        "MD5": [
            finding(
                "VFP004",
                "/IKEOptionsSpecification/PropoAuthenAlgorithm",
                "RFC 8247 (for IKEv2) lists AUTH_HMAC_MD5_96 as MUST NOT",
                'use "SHA-256", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.3", "AUTH_HMAC_MD5_96"),
            )
        ],
        "SHA": [
            finding(
                "VFP005",
                "/IKEOptionsSpecification/PropoAuthenAlgorithm",
                'RFC 8247 (for IKEv2) lists AUTH_HMAC_SHA1_96 as "MUST-" (to be phased out)',
                'use "SHA-256", and change the peer too',
                "info",
                "inferred",
                ("RFC 8247", "section 2.3", "AUTH_HMAC_SHA1_96"),
            )
        ],
    }
    request_ikeoptions_specification_exchange_mode_verdicts = {
        "AGGRESSIVE": [
            finding(
                "VFP007",
                "/IKEOptionsSpecification/ExchangeMode",
                "in aggressive mode, whoever records the exchange can guess the shared key offline",
                'use "MAIN", and change the peer too',
                "warning",
                "inferred",
                ("RFC 2409", "section 5.4", "aggressive mode"),
            )
        ]
    }
    request_ikeoptions_specification_dh_group_name_verdicts = {
        "GROUP1": [
            finding(
                "VFP006",
                "/IKEOptionsSpecification/DhGroupName",
                "RFC 8247 (for IKEv2) lists 768-bit MODP as MUST NOT",
                'use "GROUP14", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.4", "768-bit MODP"),
            )
        ],
        "GROUP2": [
            finding(
                "VFP006",
                "/IKEOptionsSpecification/DhGroupName",
                "RFC 8247 (for IKEv2) lists 1024-bit MODP as SHOULD NOT",
                'use "GROUP14", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.4", "1024-bit MODP"),
            )
        ],
        "GROUP24": [
            finding(
                "VFP006",
                "/IKEOptionsSpecification/DhGroupName",
                "RFC 8247 (for IKEv2) lists 2048-bit MODP with 256-bit subgroup as SHOULD NOT",
                'use "GROUP14", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.4", "2048-bit MODP with 256-bit subgroup"),
            )
        ],
        "GROUP5": [
            finding(
                "VFP006",
                "/IKEOptionsSpecification/DhGroupName",
                "RFC 8247 (for IKEv2) lists 1536-bit MODP as SHOULD NOT",
                'use "GROUP14", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.4", "1536-bit MODP"),
            )
        ],
    }
    request_ikeoptions_specification_ikeversion_verdicts = {
        "IKEV1": [
            finding(
                "VFP012",
                "/IKEOptionsSpecification/IKEVersion",
                "RFC 9395 makes IKEv1 historic",
                'use "IKEV2", and change the peer too',
                "info",
                "inferred",
                ("RFC 9395", "section 3", "IKEv1"),
            )
        ]
    }
    request_ipsecoptions_specification_encrypt_algorithm_verdicts = {
        "3DES-CBC": [
            finding(
                "VFP003",
                "/IPSECOptionsSpecification/EncryptAlgorithm",
                "RFC 8221 (for ESP) lists ENCR_3DES as SHOULD NOT",
                'use "AES-CBC-256", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8221", "section 5", "ENCR_3DES"),
            )
        ],
        "DES-CBC": [
            finding(
                "VFP002",
                "/IPSECOptionsSpecification/EncryptAlgorithm",
                "RFC 8221 (for ESP) lists ENCR_DES as MUST NOT",
                'use "AES-CBC-256", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8221", "section 5", "ENCR_DES"),
            )
        ],
        "NULL": [
            finding(
                "VFP009",
                "/IPSECOptionsSpecification/EncryptAlgorithm",
                "sessions are not encrypted, and everybody on the way can read them",
                'use "AES-CBC-256", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8221", "section 5", "ENCR_NULL"),
            )
        ],
    }
    request_ipsecoptions_specification_integrity_algorith_verdicts = {
        "MD5": [
            finding(
                "VFP004",
                "/IPSECOptionsSpecification/IntegrityAlgorith",
                "RFC 8221 (for ESP) lists AUTH_HMAC_MD5_96 as MUST NOT",
                'use "SHA-256", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8221", "section 6", "AUTH_HMAC_MD5_96"),
            )
        ],
        "SHA1": [
            finding(
                "VFP005",
                "/IPSECOptionsSpecification/IntegrityAlgorith",
                'RFC 8221 (for ESP) lists AUTH_HMAC_SHA1_96 as "MUST-" (to be phased out)',
                'use "SHA-256", and change the peer too',
                "info",
                "inferred",
                ("RFC 8221", "section 6", "AUTH_HMAC_SHA1_96"),
            )
        ],
    }
    request_ipsecoptions_specification_integrity_algorithm_verdicts = {
        "MD5": [
            finding(
                "VFP004",
                "/IPSECOptionsSpecification/IntegrityAlgorithm",
                "RFC 8221 (for ESP) lists AUTH_HMAC_MD5_96 as MUST NOT",
                'use "SHA-256", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8221", "section 6", "AUTH_HMAC_MD5_96"),
            )
        ],
        "SHA1": [
            finding(
                "VFP005",
                "/IPSECOptionsSpecification/IntegrityAlgorithm",
                'RFC 8221 (for ESP) lists AUTH_HMAC_SHA1_96 as "MUST-" (to be phased out)',
                'use "SHA-256", and change the peer too',
                "info",
                "inferred",
                ("RFC 8221", "section 6", "AUTH_HMAC_SHA1_96"),
            )
        ],
    }
    request_lifetime = report("VFP013", ("IPSECOptionsSpecification", "IPSECSaLifetimeSeconds"))
    request_ipsecoptions_specification_pfs_dh_group_verdicts = {
        "DH-GROUP1": [
            finding(
                "VFP006",
                "/IPSECOptionsSpecification/PfsDhGroup",
                "RFC 8247 (for IKEv2) lists 768-bit MODP as MUST NOT",
                'use "DH-GROUP14", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.4", "768-bit MODP"),
            )
        ],
        "DH-GROUP2": [
            finding(
                "VFP006",
                "/IPSECOptionsSpecification/PfsDhGroup",
                "RFC 8247 (for IKEv2) lists 1024-bit MODP as SHOULD NOT",
                'use "DH-GROUP14", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.4", "1024-bit MODP"),
            )
        ],
        "DH-GROUP24": [
            finding(
                "VFP006",
                "/IPSECOptionsSpecification/PfsDhGroup",
                "RFC 8247 (for IKEv2) lists 2048-bit MODP with 256-bit subgroup as SHOULD NOT",
                'use "DH-GROUP14", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.4", "2048-bit MODP with 256-bit subgroup"),
            )
        ],
        "DH-GROUP5": [
            finding(
                "VFP006",
                "/IPSECOptionsSpecification/PfsDhGroup",
                "RFC 8247 (for IKEv2) lists 1536-bit MODP as SHOULD NOT",
                'use "DH-GROUP14", and change the peer too',
                "warning",
                "inferred",
                ("RFC 8247", "section 2.4", "1536-bit MODP"),
            )
        ],
        "NULL": [
            finding(
                "VFP008",
                "/IPSECOptionsSpecification/PfsDhGroup",
                "sessions get no key exchange of their own, so that one broken key opens earlier traffic",
                'use "DH-GROUP14", and change the peer too',
                "warning",
                "inferred",
                ("RFC 7296", "section 1.3.1", "forward secrecy"),
            )
        ],
    }
    request_dpd_enable_verdicts = {
        0: [
            finding(
                "VFP014",
                "/DpdEnable",
                "a dead peer can stay unnoticed until the keys expire, and what is sent to it is lost",
                "use 1, and set DpdAction if it is not set",
                "info",
                "inferred",
                ("RFC 3706", "section 1", "dead peers"),
            )
        ]
    }

    def request_tables(value: Any) -> bool:
        if type(value) is not dict:
            return False
        if not value.keys() <= REQUEST_ROOT_FIELDS:
            return False
        if "VpnConnectionId" not in value:
            return False
        vpn_connection_id = value["VpnConnectionId"]
        if type(vpn_connection_id) is not str:
            return False
        if not vpn_connection_id:
            return False
        if not (vpn_connection_id.isascii() or sendable(vpn_connection_id)):
            return False
        if "VpnConnectionName" in value:
            vpn_connection_name = value["VpnConnectionName"]
            if type(vpn_connection_name) is not str:
                return False
            if len(vpn_connection_name) > 60:
                return False
            if not (vpn_connection_name.isascii() or sendable(vpn_connection_name)):
                return False
        if "PreShareKey" in value:
            pre_share_key = value["PreShareKey"]
            if type(pre_share_key) is not str:
                return False
            if not (pre_share_key.isascii() or sendable(pre_share_key)):
                return False
        if "SecurityPolicyDatabases" in value:
            security_policy_databases = value["SecurityPolicyDatabases"]
            if type(security_policy_databases) is not list:
                return False
            for security_policy_databases_item in security_policy_databases:
                if type(security_policy_databases_item) is not dict:
                    return False
                if not security_policy_databases_item.keys() <= REQUEST_SECURITY_POLICY_DATABASES_FIELDS:
                    return False
                if "LocalCidrBlock" not in security_policy_databases_item:
                    return False
                if "RemoteCidrBlock" not in security_policy_databases_item:
                    return False
                local_cidr_block = security_policy_databases_item["LocalCidrBlock"]
                if type(local_cidr_block) is not str:
                    return False
                if not request_security_policy_databases_local_cidr_block(local_cidr_block):
                    return False
                remote_cidr_block = security_policy_databases_item["RemoteCidrBlock"]
                if type(remote_cidr_block) is not list:
                    return False
                for remote_cidr_block_item in remote_cidr_block:
                    if type(remote_cidr_block_item) is not str:
                        return False
                    if not request_security_policy_databases_local_cidr_block(remote_cidr_block_item):
                        return False
        if "IKEOptionsSpecification" in value:
            ikeoptions_specification = value["IKEOptionsSpecification"]
            if type(ikeoptions_specification) is not dict:
                return False
            if not ikeoptions_specification.keys() <= REQUEST_IKEOPTIONS_SPECIFICATION_FIELDS:
                return False
            if (
                ikeoptions_specification.get("LocalIdentity") == "ADDRESS"
                and "LocalAddress" not in ikeoptions_specification
            ):
                return False
            if (
                ikeoptions_specification.get("RemoteIdentity") == "ADDRESS"
                and "RemoteAddress" not in ikeoptions_specification
            ):
                return False
            if (
                ikeoptions_specification.get("LocalIdentity") == "FQDN"
                and "LocalFqdnName" not in ikeoptions_specification
            ):
                return False
            if (
                ikeoptions_specification.get("RemoteIdentity") == "FQDN"
                and "RemoteFqdnName" not in ikeoptions_specification
            ):
                return False
            if "PropoEncryAlgorithm" in ikeoptions_specification:
                propo_encry_algorithm = ikeoptions_specification["PropoEncryAlgorithm"]
                if type(propo_encry_algorithm) is not str:
                    return False
                if propo_encry_algorithm not in REQUEST_IKEOPTIONS_SPECIFICATION_PROPO_ENCRY_ALGORITHM:
                    return False
            if "PropoAuthenAlgorithm" in ikeoptions_specification:
                propo_authen_algorithm = ikeoptions_specification["PropoAuthenAlgorithm"]
                if type(propo_authen_algorithm) is not str:
                    return False
                if propo_authen_algorithm not in REQUEST_IKEOPTIONS_SPECIFICATION_PROPO_AUTHEN_ALGORITHM:
                    return False
            if "ExchangeMode" in ikeoptions_specification:
                exchange_mode = ikeoptions_specification["ExchangeMode"]
                if type(exchange_mode) is not str:
                    return False
                if exchange_mode not in REQUEST_IKEOPTIONS_SPECIFICATION_EXCHANGE_MODE:
                    return False
            if "LocalIdentity" in ikeoptions_specification:
                local_identity = ikeoptions_specification["LocalIdentity"]
                if type(local_identity) is not str:
                    return False
                if local_identity not in REQUEST_IKEOPTIONS_SPECIFICATION_LOCAL_IDENTITY:
                    return False
            if "RemoteIdentity" in ikeoptions_specification:
                remote_identity = ikeoptions_specification["RemoteIdentity"]
                if type(remote_identity) is not str:
                    return False
                if remote_identity not in REQUEST_IKEOPTIONS_SPECIFICATION_LOCAL_IDENTITY:
                    return False
            if "LocalAddress" in ikeoptions_specification:
                local_address = ikeoptions_specification["LocalAddress"]
                if type(local_address) is not str:
                    return False
                if not request_ikeoptions_specification_local_address(local_address):
                    return False
            if "RemoteAddress" in ikeoptions_specification:
                remote_address = ikeoptions_specification["RemoteAddress"]
                if type(remote_address) is not str:
                    return False
                if not request_ikeoptions_specification_local_address(remote_address):
                    return False
            if "LocalFqdnName" in ikeoptions_specification:
                local_fqdn_name = ikeoptions_specification["LocalFqdnName"]
                if type(local_fqdn_name) is not str:
                    return False
                if not (local_fqdn_name.isascii() or sendable(local_fqdn_name)):
                    return False
            if "RemoteFqdnName" in ikeoptions_specification:
                remote_fqdn_name = ikeoptions_specification["RemoteFqdnName"]
                if type(remote_fqdn_name) is not str:
                    return False
                if not (remote_fqdn_name.isascii() or sendable(remote_fqdn_name)):
                    return False
            if "DhGroupName" in ikeoptions_specification:
                dh_group_name = ikeoptions_specification["DhGroupName"]
                if type(dh_group_name) is not str:
                    return False
                if dh_group_name not in REQUEST_IKEOPTIONS_SPECIFICATION_DH_GROUP_NAME:
                    return False
            if "IKESaLifetimeSeconds" in ikeoptions_specification:
                ikesa_lifetime_seconds = ikeoptions_specification["IKESaLifetimeSeconds"]
                if type(ikesa_lifetime_seconds) is not int:
                    return False
                if ikesa_lifetime_seconds < 60:
                    return False
                if ikesa_lifetime_seconds > 604800:
                    return False
            if "IKEVersion" in ikeoptions_specification:
                ikeversion = ikeoptions_specification["IKEVersion"]
                if type(ikeversion) is not str:
                    return False
                if ikeversion not in REQUEST_IKEOPTIONS_SPECIFICATION_IKEVERSION:
                    return False
        if "IPSECOptionsSpecification" in value:
            ipsecoptions_specification = value["IPSECOptionsSpecification"]
            if type(ipsecoptions_specification) is not dict:
                return False
            if not ipsecoptions_specification.keys() <= REQUEST_IPSECOPTIONS_SPECIFICATION_FIELDS:
                return False
            if "EncryptAlgorithm" in ipsecoptions_specification:
                encrypt_algorithm = ipsecoptions_specification["EncryptAlgorithm"]
                if type(encrypt_algorithm) is not str:
                    return False
                if encrypt_algorithm not in REQUEST_IPSECOPTIONS_SPECIFICATION_ENCRYPT_ALGORITHM:
                    return False
            if "IntegrityAlgorith" in ipsecoptions_specification:
                integrity_algorith = ipsecoptions_specification["IntegrityAlgorith"]
                if type(integrity_algorith) is not str:
                    return False
                if integrity_algorith not in REQUEST_IPSECOPTIONS_SPECIFICATION_INTEGRITY_ALGORITH:
                    return False
            if "IntegrityAlgorithm" in ipsecoptions_specification:
                integrity_algorithm = ipsecoptions_specification["IntegrityAlgorithm"]
                if type(integrity_algorithm) is not str:
                    return False
                if integrity_algorithm not in REQUEST_IPSECOPTIONS_SPECIFICATION_INTEGRITY_ALGORITHM:
                    return False
            if "IPSECSaLifetimeSeconds" in ipsecoptions_specification:
                ipsecsa_lifetime_seconds = ipsecoptions_specification["IPSECSaLifetimeSeconds"]
                if type(ipsecsa_lifetime_seconds) is not int:
                    return False
                if ipsecsa_lifetime_seconds < 180:
                    return False
                if ipsecsa_lifetime_seconds > 604800:
                    return False
            if "PfsDhGroup" in ipsecoptions_specification:
                pfs_dh_group = ipsecoptions_specification["PfsDhGroup"]
                if type(pfs_dh_group) is not str:
                    return False
                if pfs_dh_group not in REQUEST_IPSECOPTIONS_SPECIFICATION_PFS_DH_GROUP:
                    return False
            if "IPSECSaLifetimeTraffic" in ipsecoptions_specification:
                ipsecsa_lifetime_traffic = ipsecoptions_specification["IPSECSaLifetimeTraffic"]
                if type(ipsecsa_lifetime_traffic) is not int:
                    return False
                if ipsecsa_lifetime_traffic < 2560:
                    return False
                if ipsecsa_lifetime_traffic > 4294967295:
                    return False
        if "EnableHealthCheck" in value:
            enable_health_check = value["EnableHealthCheck"]
            if type(enable_health_check) is not bool:
                return False
        if "HealthCheckLocalIp" in value:
            health_check_local_ip = value["HealthCheckLocalIp"]
            if type(health_check_local_ip) is not str:
                return False
            if not request_ikeoptions_specification_local_address(health_check_local_ip):
                return False
        if "HealthCheckRemoteIp" in value:
            health_check_remote_ip = value["HealthCheckRemoteIp"]
            if type(health_check_remote_ip) is not str:
                return False
            if not request_ikeoptions_specification_local_address(health_check_remote_ip):
                return False
        if "NegotiationType" in value:
            negotiation_type = value["NegotiationType"]
            if type(negotiation_type) is not str:
                return False
            if negotiation_type not in REQUEST_NEGOTIATION_TYPE:
                return False
        if "DpdEnable" in value:
            dpd_enable = value["DpdEnable"]
            if type(dpd_enable) is not int:
                return False
            if dpd_enable < 0:
                return False
            if dpd_enable > 1:
                return False
        if "DpdTimeout" in value:
            dpd_timeout = value["DpdTimeout"]
            if type(dpd_timeout) is not str:
                return False
            if not dpd_timeout:
                return False
            if not request_dpd_timeout(dpd_timeout):
                return False
        if "DpdAction" in value:
            dpd_action = value["DpdAction"]
            if type(dpd_action) is not str:
                return False
            if dpd_action not in REQUEST_DPD_ACTION:
                return False
        if "CustomerGatewayId" in value:
            customer_gateway_id = value["CustomerGatewayId"]
            if type(customer_gateway_id) is not str:
                return False
            if not customer_gateway_id:
                return False
            if not (customer_gateway_id.isascii() or sendable(customer_gateway_id)):
                return False
        if "HealthCheckConfig" in value:
            health_check_config = value["HealthCheckConfig"]
            if type(health_check_config) is not dict:
                return False
            if not health_check_config.keys() <= REQUEST_HEALTH_CHECK_CONFIG_FIELDS:
                return False
            if "ProbeType" in health_check_config:
                probe_type = health_check_config["ProbeType"]
                if type(probe_type) is not str:
                    return False
                if probe_type not in REQUEST_HEALTH_CHECK_CONFIG_PROBE_TYPE:
                    return False
            if "ProbeInterval" in health_check_config:
                probe_interval = health_check_config["ProbeInterval"]
                if type(probe_interval) is not int:
                    return False
                if probe_interval < 1000:
                    return False
                if probe_interval > 5000:
                    return False
            if "ProbeThreshold" in health_check_config:
                probe_threshold = health_check_config["ProbeThreshold"]
                if type(probe_threshold) is not int:
                    return False
                if probe_threshold < 3:
                    return False
                if probe_threshold > 8:
                    return False
            if "ProbeTimeout" in health_check_config:
                probe_timeout = health_check_config["ProbeTimeout"]
                if type(probe_timeout) is not int:
                    return False
                if probe_timeout < 10:
                    return False
                if probe_timeout > 5000:
                    return False
        if "BgpConfig" in value:
            bgp_config = value["BgpConfig"]
            if type(bgp_config) is not dict:
                return False
            if not bgp_config.keys() <= REQUEST_BGP_CONFIG_FIELDS:
                return False
            if "TunnelCidr" not in bgp_config:
                return False
            if "LocalBgpIp" not in bgp_config:
                return False
            if "RemoteBgpIp" not in bgp_config:
                return False
            tunnel_cidr = bgp_config["TunnelCidr"]
            if type(tunnel_cidr) is not str:
                return False
            if not request_security_policy_databases_local_cidr_block(tunnel_cidr):
                return False
            local_bgp_ip = bgp_config["LocalBgpIp"]
            if type(local_bgp_ip) is not str:
                return False
            if not request_ikeoptions_specification_local_address(local_bgp_ip):
                return False
            remote_bgp_ip = bgp_config["RemoteBgpIp"]
            if type(remote_bgp_ip) is not str:
                return False
            if not request_ikeoptions_specification_local_address(remote_bgp_ip):
                return False
        return True

    def request_addresses(value: Any) -> list[Any] | None:
        found: list[Any] = []
        if "SecurityPolicyDatabases" in value:
            security_policy_databases = value["SecurityPolicyDatabases"]
            if not request_are_apart(security_policy_databases):
                return None
            if len(security_policy_databases) > 10:
                return None
            for security_policy_databases_item in security_policy_databases:
                if not request_has_no_host_bits(security_policy_databases_item):
                    return None
                if request_everything(security_policy_databases_item, value):
                    return None
                if request_both_sides(security_policy_databases_item, value):
                    return None
                local_cidr_block = security_policy_databases_item["LocalCidrBlock"]
                if not request_has_no_colon(local_cidr_block):
                    return None
                remote_cidr_block = security_policy_databases_item["RemoteCidrBlock"]
                if not request_has_no_host_bits(remote_cidr_block):
                    return None
                if not request_are_apart(remote_cidr_block):
                    return None
                if len(remote_cidr_block) > 50:
                    return None
                for remote_cidr_block_item in remote_cidr_block:
                    if not request_has_no_colon(remote_cidr_block_item):
                        return None
        if "IKEOptionsSpecification" in value:
            ikeoptions_specification = value["IKEOptionsSpecification"]
            if "LocalAddress" in ikeoptions_specification:
                local_address = ikeoptions_specification["LocalAddress"]
                if not request_has_no_colon(local_address):
                    return None
            if "RemoteAddress" in ikeoptions_specification:
                remote_address = ikeoptions_specification["RemoteAddress"]
                if not request_has_no_colon(remote_address):
                    return None
        if "HealthCheckLocalIp" in value:
            health_check_local_ip = value["HealthCheckLocalIp"]
            if not request_has_no_colon(health_check_local_ip):
                return None
        if "HealthCheckRemoteIp" in value:
            health_check_remote_ip = value["HealthCheckRemoteIp"]
            if not request_has_no_colon(health_check_remote_ip):
                return None
        if "BgpConfig" in value:
            bgp_config = value["BgpConfig"]
            if not request_has_no_host_bits(bgp_config):
                return None
            found += request_outside(bgp_config, value)
            tunnel_cidr = bgp_config["TunnelCidr"]
            if not request_has_no_colon(tunnel_cidr):
                return None
            found += request_other_length(tunnel_cidr, value)
            local_bgp_ip = bgp_config["LocalBgpIp"]
            if not request_has_no_colon(local_bgp_ip):
                return None
            remote_bgp_ip = bgp_config["RemoteBgpIp"]
            if not request_has_no_colon(remote_bgp_ip):
                return None
        return found

    def request_contradictions(value: Any) -> list[Any] | None:
        found: list[Any] = []
        if len(value) == 1:
            return None
        found += request_two_defaults(value, value)
        found += request_unused_setting(value, value)
        found += request_with_rules(value, value)
        vpn_connection_id = value["VpnConnectionId"]
        if vpn_connection_id.startswith(("cgw-", "vpc-", "vpngw-")):
            return None
        if "SecurityPolicyDatabases" in value:
            security_policy_databases = value["SecurityPolicyDatabases"]
            if not request_is_filled(security_policy_databases):
                return None
            for security_policy_databases_item in security_policy_databases:
                remote_cidr_block = security_policy_databases_item["RemoteCidrBlock"]
                if not request_is_filled(remote_cidr_block):
                    return None
        if "IKEOptionsSpecification" in value:
            ikeoptions_specification = value["IKEOptionsSpecification"]
            if "LocalAddress" in ikeoptions_specification and ikeoptions_specification.get("LocalIdentity") in (
                "FQDN",
            ):
                return None
            if "RemoteAddress" in ikeoptions_specification and ikeoptions_specification.get("RemoteIdentity") in (
                "FQDN",
            ):
                return None
            if "LocalFqdnName" in ikeoptions_specification and ikeoptions_specification.get("LocalIdentity") in (
                "ADDRESS",
            ):
                return None
            if "RemoteFqdnName" in ikeoptions_specification and ikeoptions_specification.get("RemoteIdentity") in (
                "ADDRESS",
            ):
                return None
            if not ikeoptions_specification:
                return None
            found += request_partial(ikeoptions_specification, value)
            if "PropoEncryAlgorithm" in ikeoptions_specification:
                propo_encry_algorithm = ikeoptions_specification["PropoEncryAlgorithm"]
                if propo_encry_algorithm in REQUEST_IKEOPTIONS_SPECIFICATION_PROPO_ENCRY_ALGORITHM_LACKING:
                    found += request_ikeoptions_specification_propo_encry_algorithm_lacks
            if "PropoAuthenAlgorithm" in ikeoptions_specification:
                propo_authen_algorithm = ikeoptions_specification["PropoAuthenAlgorithm"]
                if propo_authen_algorithm in REQUEST_IKEOPTIONS_SPECIFICATION_PROPO_AUTHEN_ALGORITHM_LACKING:
                    found += request_ikeoptions_specification_propo_authen_algorithm_lacks
            if "DhGroupName" in ikeoptions_specification:
                dh_group_name = ikeoptions_specification["DhGroupName"]
                if dh_group_name in REQUEST_IKEOPTIONS_SPECIFICATION_DH_GROUP_NAME_LACKING:
                    found += request_ikeoptions_specification_dh_group_name_lacks
        if "IPSECOptionsSpecification" in value:
            ipsecoptions_specification = value["IPSECOptionsSpecification"]
            if not ipsecoptions_specification:
                return None
            found += request_other_spelling(ipsecoptions_specification, value)
            found += request_partial_2(ipsecoptions_specification, value)
            if "EncryptAlgorithm" in ipsecoptions_specification:
                encrypt_algorithm = ipsecoptions_specification["EncryptAlgorithm"]
                if encrypt_algorithm in REQUEST_IKEOPTIONS_SPECIFICATION_PROPO_ENCRY_ALGORITHM_LACKING:
                    found += request_ipsecoptions_specification_encrypt_algorithm_lacks
            if "IntegrityAlgorith" in ipsecoptions_specification:
                integrity_algorith = ipsecoptions_specification["IntegrityAlgorith"]
                if integrity_algorith in REQUEST_IPSECOPTIONS_SPECIFICATION_INTEGRITY_ALGORITH_LACKING:
                    found += request_ipsecoptions_specification_integrity_algorith_lacks
            if "PfsDhGroup" in ipsecoptions_specification:
                pfs_dh_group = ipsecoptions_specification["PfsDhGroup"]
                if pfs_dh_group in REQUEST_IPSECOPTIONS_SPECIFICATION_PFS_DH_GROUP_LACKING:
                    found += request_ipsecoptions_specification_pfs_dh_group_lacks
            if "IPSECSaLifetimeTraffic" in ipsecoptions_specification:
                ipsecsa_lifetime_traffic = ipsecoptions_specification["IPSECSaLifetimeTraffic"]
                if ipsecsa_lifetime_traffic > 604800:
                    found += request_ipsecoptions_specification_ipsecsa_lifetime_traffic_lacks
        if "DpdTimeout" in value:
            dpd_timeout = value["DpdTimeout"]
            found += request_unusual(dpd_timeout, value)
        if "CustomerGatewayId" in value:
            customer_gateway_id = value["CustomerGatewayId"]
            if customer_gateway_id.startswith(("vpc-", "vpngw-", "vpnx-")):
                return None
        if "HealthCheckConfig" in value:
            health_check_config = value["HealthCheckConfig"]
            if not health_check_config:
                return None
            found += request_health_check_config_lacks
        if "BgpConfig" in value:
            bgp_config = value["BgpConfig"]
            found += request_bgp_config_lacks
        return found

    def request_policy(value: Any) -> list[Any] | None:
        found: list[Any] = []
        if "PreShareKey" in value:
            pre_share_key = value["PreShareKey"]
            if len(pre_share_key) < 20 or pre_share_key in REQUEST_KNOWN_KEYS:
                found += request_weak_key
        if "IKEOptionsSpecification" in value:
            ikeoptions_specification = value["IKEOptionsSpecification"]
            if "PropoEncryAlgorithm" in ikeoptions_specification:
                propo_encry_algorithm = ikeoptions_specification["PropoEncryAlgorithm"]
                if propo_encry_algorithm in request_ikeoptions_specification_propo_encry_algorithm_verdicts:
                    found += request_ikeoptions_specification_propo_encry_algorithm_verdicts[propo_encry_algorithm]
            if "PropoAuthenAlgorithm" in ikeoptions_specification:
                propo_authen_algorithm = ikeoptions_specification["PropoAuthenAlgorithm"]
                if propo_authen_algorithm in request_ikeoptions_specification_propo_authen_algorithm_verdicts:
                    found += request_ikeoptions_specification_propo_authen_algorithm_verdicts[propo_authen_algorithm]
            if "ExchangeMode" in ikeoptions_specification:
                exchange_mode = ikeoptions_specification["ExchangeMode"]
                if value["IKEOptionsSpecification"].get("IKEVersion") == "IKEV2" and exchange_mode in ("AGGRESSIVE",):
                    return None
                if exchange_mode in request_ikeoptions_specification_exchange_mode_verdicts:
                    found += request_ikeoptions_specification_exchange_mode_verdicts[exchange_mode]
            if "DhGroupName" in ikeoptions_specification:
                dh_group_name = ikeoptions_specification["DhGroupName"]
                if dh_group_name in request_ikeoptions_specification_dh_group_name_verdicts:
                    found += request_ikeoptions_specification_dh_group_name_verdicts[dh_group_name]
            if "IKEVersion" in ikeoptions_specification:
                ikeversion = ikeoptions_specification["IKEVersion"]
                if ikeversion in request_ikeoptions_specification_ikeversion_verdicts:
                    found += request_ikeoptions_specification_ikeversion_verdicts[ikeversion]
        if "IPSECOptionsSpecification" in value:
            ipsecoptions_specification = value["IPSECOptionsSpecification"]
            if "EncryptAlgorithm" in ipsecoptions_specification:
                encrypt_algorithm = ipsecoptions_specification["EncryptAlgorithm"]
                if encrypt_algorithm in request_ipsecoptions_specification_encrypt_algorithm_verdicts:
                    found += request_ipsecoptions_specification_encrypt_algorithm_verdicts[encrypt_algorithm]
            if "IntegrityAlgorith" in ipsecoptions_specification:
                integrity_algorith = ipsecoptions_specification["IntegrityAlgorith"]
                if integrity_algorith in request_ipsecoptions_specification_integrity_algorith_verdicts:
                    found += request_ipsecoptions_specification_integrity_algorith_verdicts[integrity_algorith]
            if "IntegrityAlgorithm" in ipsecoptions_specification:
                integrity_algorithm = ipsecoptions_specification["IntegrityAlgorithm"]
                if integrity_algorithm in request_ipsecoptions_specification_integrity_algorithm_verdicts:
                    found += request_ipsecoptions_specification_integrity_algorithm_verdicts[integrity_algorithm]
            if "IPSECSaLifetimeSeconds" in ipsecoptions_specification:
                ipsecsa_lifetime_seconds = ipsecoptions_specification["IPSECSaLifetimeSeconds"]
                if value.get("IKEOptionsSpecification") and ipsecsa_lifetime_seconds > value[
                    "IKEOptionsSpecification"
                ].get("IKESaLifetimeSeconds", ipsecsa_lifetime_seconds):
                    found += request_lifetime(ipsecsa_lifetime_seconds, value)
            if "PfsDhGroup" in ipsecoptions_specification:
                pfs_dh_group = ipsecoptions_specification["PfsDhGroup"]
                if pfs_dh_group in request_ipsecoptions_specification_pfs_dh_group_verdicts:
                    found += request_ipsecoptions_specification_pfs_dh_group_verdicts[pfs_dh_group]
        if "DpdEnable" in value:
            dpd_enable = value["DpdEnable"]
            if dpd_enable in request_dpd_enable_verdicts:
                found += request_dpd_enable_verdicts[dpd_enable]
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
