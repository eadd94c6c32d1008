"""Address ranges that are well formed: host bits, overlaps, limits."""

import re
from ipaddress import IPv4Network
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vpn_preflight.checker import check
from vpn_preflight.finding import Finding

TUNNEL = {"vpcId": "vpc-03vihbk9", "vpnGwId": "vpngw-kfldykuz", "vpnConnId": "vpnx-ol6bcqp0"}


def ranges(members: dict[str, Any]) -> list[Finding]:
    """What the family VFA finds."""
    return [
        finding
        for finding in check("ModifyVpnConnEx", TUNNEL | members)
        if finding.code.startswith("VFA")
    ]


def places(members: dict[str, Any]) -> list[tuple[str, str]]:
    """Codes and places of what it finds."""
    return [(finding.code, finding.pointer) for finding in ranges(members)]


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"userGwCidrBlock": ["10.56.20.1/24"]}, [("VFA004", "/userGwCidrBlock/0")]),
        ({"userGwCidrBlock": ["10.56.20.1/32", "0.0.0.0/0"]}, [("VFA005", "/userGwCidrBlock/1")]),
        ({"userGwCidrBlock": ["1.0.0.0/0"]}, [("VFA004", "/userGwCidrBlock/0")]),
        ({"spdAcl": [{"10.0.0.5/24": ["172.16.0.0/16"]}]}, [("VFA004", "/spdAcl/0/10.0.0.5~124")]),
        (
            {"spdAcl": [{"10.0.0.0/24": ["172.16.0.1/16"]}]},
            [("VFA004", "/spdAcl/0/10.0.0.0~124/0")],
        ),
        (
            {"spdAcl": [{"10.0.0.0/24": ["172.16.0.0/16", "172.16.9.0/24"]}]},
            [("VFA005", "/spdAcl/0/10.0.0.0~124/1")],
        ),
        (
            {"spdAcl": [{"10.0.0.0/24": ["172.16.9.0/24", "172.16.0.0/16"]}]},
            [("VFA005", "/spdAcl/0/10.0.0.0~124/1")],
        ),
        (
            {"spdAcl": [{"10.0.0.0/24": ["172.16.9.0/24", "172.16.9.0/24"]}]},
            [("VFA005", "/spdAcl/0/10.0.0.0~124/1")],
        ),
        (
            {"spdAcl": [{"10.0.0.0/16": ["1.0.0.0/8"]}, {"10.0.9.0/24": ["2.0.0.0/8"]}]},
            [("VFA006", "/spdAcl/1/10.0.9.0~124")],
        ),
        (
            {"spdAcl": [{"10.0.0.0/16": ["1.0.0.0/8"]}, {"10.0.0.0/16": ["2.0.0.0/8"]}]},
            [("VFA007", "/spdAcl/1/10.0.0.0~116")],
        ),
        (
            {"spdAcl": [{"10.0.0.0/24": ["1.0.0.0/8"], "10.0.0.1/24": ["2.0.0.0/8"]}]},
            [("VFA004", "/spdAcl/0/10.0.0.1~124"), ("VFA007", "/spdAcl/0/10.0.0.1~124")],
        ),
        ({"spdAcl": [{"10.0.0.0/24": ["1.0.0.0/8"], "10.0.1.0/24": ["1.0.0.0/8"]}]}, []),
        # What should be a list is not read as a range of the VPC.
        ({"spdAcl": [{"10.0.0.0/16": "11.0.0.1/16"}, {"11.0.0.0/16": ["1.0.0.0/8"]}]}, []),
        (
            {"spdAcl": [{"10.0.0.0/16": "text"}, {"10.0.0.0/16": ["1.0.0.0/8"]}]},
            [("VFA007", "/spdAcl/1/10.0.0.0~116")],
        ),
        ({"spdAcl": [{f"10.{n}.0.0/16": ["1.0.0.0/8"]} for n in range(10)]}, []),
        (
            {"spdAcl": [{f"10.{n}.0.0/16": ["1.0.0.0/8"]} for n in range(11)]},
            [("VFA008", "/spdAcl")],
        ),
        (
            {"spdAcl": [{f"10.{n}.0.0/16": ["1.0.0.0/8"] for n in range(11)}]},
            [("VFA008", "/spdAcl")],
        ),
        ({"spdAcl": [{"10.0.0.0/8": [f"172.16.{n}.0/24" for n in range(50)]}]}, []),
        (
            {"spdAcl": [{"10.0.0.0/8": [f"172.16.{n}.0/24" for n in range(51)]}]},
            [("VFA009", "/spdAcl/0/10.0.0.0~18")],
        ),
        ({"userGwCidrBlock": [f"172.16.{n}.0/24" for n in range(51)]}, []),
    ],
)
def test_where_ranges_are_doubtful(
    members: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    """Code and place of each."""
    assert expected == places(members)


def test_they_are_warnings_that_name_the_row() -> None:
    """Nothing of the page forbids them; what the other range is called is told by its place."""
    (finding,) = ranges({"userGwCidrBlock": ["10.0.0.0/8", "10.1.0.0/16"]})
    assert ("warning", "observed") == (finding.severity, finding.confidence)
    assert "userGwCidrBlock[0]" in finding.words
    assert finding.source is not None
    assert "userGwCidrBlock.n" == finding.source.row


def test_what_is_no_range_is_told_once() -> None:
    """By its own rule, and the others are compared without it."""
    assert [("VFA001", "/userGwCidrBlock/1")] == places(
        {"userGwCidrBlock": ["10.0.0.0/8", "10.300.0.0/16", "11.0.0.0/8"]}
    )


NETWORKS = st.lists(
    st.builds(
        lambda a, n: IPv4Network((a << 20, n), strict=False), st.integers(0, 40), st.integers(6, 14)
    ),
    min_size=1,
    max_size=12,
)


@given(NETWORKS)
def test_a_finding_exactly_where_the_library_sees_an_overlap(networks: list[IPv4Network]) -> None:
    """A range is told if and only if it overlaps one that is written before it."""
    found = {
        int(pointer.rpartition("/")[2])
        for _, pointer in places({"userGwCidrBlock": [str(network) for network in networks]})
    }
    expected = {
        a for a in range(len(networks)) for b in range(a) if networks[a].overlaps(networks[b])
    }
    assert expected == found


def test_a_range_that_overlaps_several() -> None:
    """The first of them is named."""
    ((code, pointer, message),) = [
        (one.code, one.pointer, one.message)
        for one in ranges({"userGwCidrBlock": ["10.0.0.0/8", "10.0.0.0/16", "10.0.0.0/24"]})[1:]
    ]
    assert ("VFA005", "/userGwCidrBlock/2") == (code, pointer)
    assert ["userGwCidrBlock[0]"] == re.findall(r"at (userGwCidrBlock\[[0-9]\])", message)
