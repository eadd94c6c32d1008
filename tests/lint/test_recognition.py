"""Bare bodies and request files, and how the operation is found."""

import pytest

from vpn_preflight.lint.document import Document
from vpn_preflight.lint.documents import documents
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.recognition import Request, read_request


def read(text: str, wanted: str | None = None) -> Request:
    """Read a text as a request."""
    (found,) = documents("f.json", text.encode())
    assert isinstance(found, Document)
    return read_request(found, wanted)


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ('{"user_group": {}}', None, "UpdateVpnUserGroup"),
        ('{"vpcId": 1}', None, "ModifyVpnConnEx"),
        ('{"IKESet.0.dhGroupName": "group14"}', None, "ModifyVpnConnEx"),
        ('{"Action": "ModifyVpnConnEx"}', None, "ModifyVpnConnEx"),
        ('{"Action": "ModifyVpnConnEx"}', "UpdateVpnUserGroup", "UpdateVpnUserGroup"),
        ('{"user_group": {}}', "ModifyVpnConnEx", "ModifyVpnConnEx"),
        ("{}", "ModifyVpnConnEx", "ModifyVpnConnEx"),
        ("[]", "ModifyVpnConnEx", "ModifyVpnConnEx"),
        ('{"body": {"vpcId": "a"}}', None, "ModifyVpnConnEx"),
        ('{"operation": "UpdateVpnUserGroup", "body": {"vpcId": "a"}}', None, "UpdateVpnUserGroup"),
        (
            '{"operation": "UpdateVpnUserGroup", "body": {}}',
            "UpdateVpnUserGroup",
            "UpdateVpnUserGroup",
        ),
        ('{"vpcId": 1, "vpnGwId": 2, "user_group": {}}', None, "ModifyVpnConnEx"),
        ('{"user_group": {}, "auth": {"user": 1}}', None, "UpdateVpnUserGroup"),
        ('{"auth": {"identity": {"methods": []}}}', None, "KeystoneCreateUserTokenByPassword"),
        # Two APIs have an action of this name: the fields decide.
        ('{"Action": "DescribeVpcTaskResult", "taskId": 1}', None, "DescribeVpcTaskResultV2"),
        ('{"Action": "DescribeVpcTaskResult", "TaskId": "1"}', None, "DescribeVpcTaskResult"),
        # What only a change has decides against the reads.
        ('{"vpcId": 1, "vpnGwId": 2, "preSharedKey": "a"}', None, "ModifyVpnConnEx"),
        ('{"vpcId": 1, "vpnGwId": 2, "vpnConnId": 3}', None, "ModifyVpnConnEx"),
        ('{"auth": {"scope": {"project": {}}}}', None, "KeystoneCreateUserTokenByPassword"),
        ('{"auth": {}}', "KeystoneCreateUserTokenByPassword", "KeystoneCreateUserTokenByPassword"),
    ],
)
def test_the_operation_of_a_document(text: str, wanted: str | None, expected: str) -> None:
    """Named by the file, by the user, by its Action, or told by its members."""
    assert expected == read(text, wanted).operation.name


@pytest.mark.parametrize(
    "text",
    [
        *("{}", "[]", '"text"', '{"x": 1}', '{"user_group": {}, "vpcId": 1}', '{"body": [1]}'),
        *(
            '{"auth": {}}',
            '{"auth": "basic"}',
            '{"auth": {"username": "u"}}',
            '{"auth": {"scope": "read"}}',
        ),
    ],
)
def test_an_operation_that_cannot_be_told(text: str) -> None:
    """The message says which option tells it."""
    with pytest.raises(UnreadableError, match="--operation") as caught:
        read(text)
    assert caught.value.rule.code == "VFR008"


def test_a_request_file_of_another_operation() -> None:
    """The operation in the file is what is wrong."""
    with pytest.raises(UnreadableError, match="ModifyVpnConnEx") as caught:
        read('{"operation": "UpdateVpnUserGroup", "body": {}}', "ModifyVpnConnEx")
    assert ("VFR009", "/operation", 14) == (
        caught.value.rule.code,
        caught.value.pointer,
        caught.value.start,
    )


def test_a_request_file_has_no_other_member() -> None:
    """With one more member it is a bare body."""
    assert read('{"body": {"vpcId": 1}, "vpcId": 1}').prefix == ""
    assert read('{"body": {"vpcId": 1}, "path": {}, "query": {}}').prefix == "/body"


def test_the_parts_of_a_request_file() -> None:
    """Body, path and query; None where there is none."""
    found = read('{"body": {"user_group": {}}, "path": {"group_id": "g"}}')
    assert ({"user_group": {}}, {"group_id": "g"}, None) == (found.payload, found.path, found.query)
