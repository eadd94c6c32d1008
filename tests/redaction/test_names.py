"""A secret that is also written as the name of a field shows nowhere."""

import json
from typing import Any

import pytest

from vpn_preflight.checker import check
from vpn_preflight.contract import operation
from vpn_preflight.finding import Finding
from vpn_preflight.lint import Settings
from vpn_preflight.lint.documents import documents
from vpn_preflight.lint.lint_run import with_excerpts
from vpn_preflight.lint.pipeline import findings
from vpn_preflight.protocols import Message, form
from vpn_preflight.redaction import mask_message

SECRET = "zanzibarine-zanzibarine"
TUNNEL = {
    "vpcId": "vpc-03vihbk9",
    "vpnGwId": "vpngw-kfldykuz",
    "vpnConnId": "vpnx-ol6bcqp0",
    "userGwCidrBlock": ["10.100.2.0/24"],
    "preSharedKey": SECRET,
}


def pointers(found: list[Finding]) -> list[str]:
    """The places of unknown names and wrong ranges."""
    return [one.pointer for one in found if one.code in ("VFS002", "VFA001")]


@pytest.mark.parametrize(
    ("expected", "field"),
    [
        ("/***", {SECRET: 1}),
        ("/***", {f"x-{SECRET}": "a"}),
        ("/***", {SECRET: {"a": 1}}),
        ("/IKESet/0/***", {"IKESet": [{SECRET: "a"}]}),
    ],
)
def test_a_name_that_is_a_secret(expected: str, field: dict[str, Any]) -> None:
    """The finding is masked in pointer, message, advice and fix."""
    found = check("ModifyVpnConnEx", {**TUNNEL, **field})
    assert expected in pointers(found)
    assert SECRET not in repr(found)


@pytest.mark.parametrize(
    "text",
    [
        f'"{SECRET}": 1',
        f'"IKESet": [{{"{SECRET}": 1}}]',
        f'"spdAcl": {{"{SECRET}": ["10.0.0.0/24"]}}',
        f'"{SECRET}": "${{X}}"',
        f'"{SECRET}": {{"a": "${{X}}"}}',
    ],
)
def test_a_name_in_a_file_that_is_a_secret(text: str) -> None:
    """Neither the findings nor their excerpts show it."""
    content = json.dumps(TUNNEL).removesuffix("}") + f", {text}}}"
    read = documents("a.json", content.encode())
    shown = [one for each in findings(read, Settings()) for one in with_excerpts(each)]
    assert shown
    assert SECRET not in str(shown)


def test_a_known_name_is_not_masked() -> None:
    """What the contract has is no secret, even if somebody chose it for one."""
    found = check("ModifyVpnConnEx", {**TUNNEL, "preSharedKey": "vpcId", "vpcId": 1})
    assert "/vpcId" in [one.pointer for one in found]


def test_the_index_of_an_item_is_not_masked() -> None:
    """It is not a name."""
    found = check("ModifyVpnConnEx", {**TUNNEL, "preSharedKey": "0", "userGwCidrBlock": ["x"]})
    assert ["/userGwCidrBlock/0"] == pointers(found)


def test_a_short_secret_is_only_masked_as_a_whole_name() -> None:
    """It may be a part of any word."""
    found = check("ModifyVpnConnEx", {**TUNNEL, "preSharedKey": "nam", "nam": 1, "name": 1})
    assert ["/***", "/name"] == sorted(pointers(found))


def test_a_form_that_was_just_written_is_masked_like_one_that_was_read() -> None:
    """What is known of its parameters without reading them does not outlive the mask."""
    change = operation("ModifyVpnConnEx")
    written = form.encode(change, Message("POST", "/v2/index.php", {}), TUNNEL, "indexed")
    masked = mask_message(change, written)
    assert mask_message(change, written._replace(parameters=None)) == masked
    assert SECRET not in f"{form.pairs(masked)} {masked.body!r}"
