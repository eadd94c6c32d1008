"""An error of a call is in the caller's words: keywords, attributes, literals and arguments."""

import re
from typing import Any

import pytest
from calls import EXAMPLE, GROUP_ID, SERVER_ID, TUNNEL

from cloud_vpn.tencent_vpc import IKESet, ModifyVpnConnExRequest, PayloadError, SpdRule
from cloud_vpn.tencent_vpc.api.vpn import modify_vpn_conn_ex
from cloud_vpn.tencent_vpc_v3 import TencentVpcV3

LINE = re.compile(r"  (?:error|warning) (?P<code>\w+) (?P<place>[^ ]+): ")
WRONG_GROUP = {"dhGroupName": "GROUP14"}


def lines(raised: pytest.ExceptionInfo[PayloadError]) -> dict[str, str]:
    """Return the line of each code."""
    return {line.split()[1]: line for line in str(raised.value).splitlines()[1:]}


def places(raised: pytest.ExceptionInfo[PayloadError]) -> dict[str, str]:
    """Return the place that each line begins with."""
    found = map(LINE.match, str(raised.value).splitlines()[1:])
    return {one["code"]: one["place"] for one in found if one}


def test_a_place_is_the_keyword_and_the_attributes(vpc: Any) -> None:
    """The finding keeps the pointer into the payload."""
    with pytest.raises(PayloadError) as raised:
        vpc().modify_vpn_conn_ex(**EXAMPLE, ike_set=[IKESet(dh_group_name="GROUP14")])  # type: ignore[arg-type]
    assert "ike_set[0].dh_group_name" == places(raised)["VFS004"]
    (finding,) = [one for one in raised.value.findings if one.code == "VFS004"]
    assert ("/IKESet/0/dhGroupName", True) == (finding.pointer, '"group14"' in str(finding.advice))


def test_a_model_has_the_same_words(vpc: Any) -> None:
    """A whole request as a model is as good as keywords."""
    body = ModifyVpnConnExRequest(**EXAMPLE, ike_set=[IKESet(dh_group_name="GROUP14")])  # type: ignore[arg-type]
    with pytest.raises(PayloadError) as raised:
        modify_vpn_conn_ex.sync(client=vpc(), body=body)
    assert "ike_set[0].dh_group_name" == places(raised)["VFS004"]


def test_a_dict_keeps_its_own_names(vpc: Any) -> None:
    """Below a keyword, the names of a dict are those that the caller wrote."""
    wrong = {**WRONG_GROUP, "localIdentity": "address"}
    with pytest.raises(PayloadError) as raised:
        vpc().modify_vpn_conn_ex(**EXAMPLE, ike_set=[wrong])
    assert "ike_set[0].dhGroupName" == places(raised)["VFS004"]
    assert " localAddress is not set" in lines(raised)["VFS013"]


def test_values_are_literals_of_python(vpc: Any) -> None:
    """A string has the quotes of a repr, and null is None; the dict of a rule has a subscript."""
    rule = SpdRule({"10.0.0.0/16": ["172.16.0.0/16", "172.16.1.0/24"]})
    with pytest.raises(PayloadError) as raised:
        vpc().modify_vpn_conn_ex(
            **TUNNEL,
            spd_acl=[rule],
            vpn_conn_name=None,
            ike_set=[IKESet(dh_group_name="GROUP14")],  # type: ignore[arg-type]
        )
    assert "spd_acl[0]['10.0.0.0/16'][1]" == places(raised)["VFA005"]
    assert " at spd_acl[0]['10.0.0.0/16'][0]" in lines(raised)["VFA005"]
    assert " 'GROUP14'; did you mean 'group14'?" in lines(raised)["VFS004"]
    assert " not None" in lines(raised)["VFS003"]


def test_a_boolean_is_one_of_python() -> None:
    """True and False have capitals, and other fields in a message are keywords."""
    rule = {"LocalCidrBlock": "172.16.0.0/16", "RemoteCidrBlock": ["10.0.0.0/16"]}
    keys = {"secret_id": "AKIDinvented", "secret_key": "invented-secret-key"}
    with TencentVpcV3(region="ap-guangzhou", **keys) as vpc, pytest.raises(PayloadError) as raised:
        vpc.modify_vpn_connection_attribute(
            vpn_connection_id="vpnx-ol6bcqp0",
            vpn_connection_name="x" * 200,
            enable_health_check=True,
            security_policy_databases=[rule],
        )
    assert " enable_health_check: is True" in lines(raised)["VFD017"]


def test_a_name_that_may_be_a_secret_stays_masked(vpc: Any) -> None:
    """A key that got into the place of a name is in no line."""
    key = "a-key-of-the-tunnel-itself"
    with pytest.raises(PayloadError) as raised:
        vpc().modify_vpn_conn_ex(**EXAMPLE | {"pre_shared_key": key}, ike_set=[{key: "x"}])
    assert "ike_set[0]['***']" == places(raised)["VFS002"]
    assert key not in str(raised.value)


def test_a_switch_is_an_argument(vpc: Any) -> None:
    """It is one of the command line in a finding, and an argument in an error, of a dict, too."""
    calls = [
        lambda: vpc().modify_vpn_conn_ex(**TUNNEL),
        lambda: vpc().send("ModifyVpnConnEx", {"vpcId": "vpc-03vihbk9"}),
    ]
    for call in calls:
        with pytest.raises(PayloadError) as raised:
            call()
        line = lines(raised)["VFS011"]
        assert 'ignore="VFS011"' in line
        assert 'profile="observed"' in line
        assert "--" not in line
        (finding,) = [one for one in raised.value.findings if one.code == "VFS011"]
        assert "--ignore VFS011" in str(finding.advice)
    # What the words say works.
    vpc(profile="observed").modify_vpn_conn_ex(**TUNNEL)
    vpc().modify_vpn_conn_ex(**TUNNEL, ignore="VFS011")


def test_a_whole_payload_keeps_the_words_of_its_file(vpc: Any) -> None:
    """It is sent as it was read, so its names and values are those of the docs and of JSON."""
    payload = {"vpcId": None, "IKESet": [WRONG_GROUP]}
    with pytest.raises(PayloadError) as raised:
        vpc().send("ModifyVpnConnEx", payload)
    assert ("IKESet[0].dhGroupName", "vpcId") == (
        places(raised)["VFS004"],
        places(raised)["VFS003"],
    )
    assert ' "GROUP14"; did you mean "group14"?' in lines(raised)["VFS004"]
    assert " not null" in lines(raised)["VFS003"]


def test_an_id_of_the_url_is_an_argument(vpn: Any) -> None:
    """Of a payload as from a file it is an item of `path`."""
    with pytest.raises(PayloadError) as raised:
        vpn().show_vpn_user_group("a/b", GROUP_ID)
    assert "vpn_server_id" == places(raised)["VFS016"]
    ids = {"vpn_server_id": "a/b", "group_id": GROUP_ID}
    with pytest.raises(PayloadError) as raised:
        vpn().send("UpdateVpnUserGroup", {"user_group": {"name": "n"}}, path=ids)
    assert "path.vpn_server_id" == places(raised)["VFS016"]


def test_a_name_of_the_docs_that_is_one_of_python_is_the_same(vpn: Any) -> None:
    """Nothing changes but the quotes."""
    with pytest.raises(PayloadError) as raised:
        vpn().update_vpn_user_group(SERVER_ID, GROUP_ID, user_group={"nmae": "x"})
    assert "user_group.nmae" == places(raised)["VFS002"]
    assert " 'name'" in lines(raised)["VFS002"]
