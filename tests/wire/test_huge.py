"""Integers that Python can count with, and not write."""

from typing import Any

import pytest
from calls import EXAMPLE

from cloud_vpn.tencent_vpc import PayloadError

HUGE = 10**5000


@pytest.mark.parametrize("number", [HUGE, -HUGE], ids=["above", "below"])
def test_an_integer_of_any_length_is_a_finding(vpc: Any, tencent: Any, number: int) -> None:
    """It is out of range like any other that is too large, and nothing is sent."""
    with pytest.raises(PayloadError) as raised:
        vpc().modify_vpn_conn_ex(**EXAMPLE, ike_set=[{"ikeSaLifetimeSeconds": number}])
    assert (["VFS005"], []) == (
        [each.code for each in raised.value.findings if each.severity == "error"],
        tencent.requests,
    )


def test_an_integer_that_cannot_be_written_is_not_sent(vpc: Any, tencent: Any) -> None:
    """Not even where its rule is switched off."""
    with pytest.raises(PayloadError, match="cannot be sent"):
        vpc().modify_vpn_conn_ex(
            **EXAMPLE, ike_set=[{"ikeSaLifetimeSeconds": HUGE}], ignore=("VFS",)
        )
    assert [] == tencent.requests


@pytest.mark.parametrize("value", [HUGE, [HUGE]], ids=["alone", "in a list"])
def test_an_integer_where_a_text_belongs_is_a_wrong_type(
    vpc: Any, tencent: Any, value: Any
) -> None:
    """Its length changes nothing of that."""
    with pytest.raises(PayloadError, match="VFS003"):
        vpc().modify_vpn_conn_ex(**EXAMPLE | {"vpc_id": value})
    assert [] == tencent.requests
