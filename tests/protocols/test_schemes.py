"""How each scheme signs a request and reads it back."""

from typing import NamedTuple

import pytest

from vpn_preflight import contract
from vpn_preflight.protocols import (
    SCHEMES,
    SIGNATURES,
    WIRES,
    Message,
    NotSignedError,
    flaw,
    signature_of,
)
from vpn_preflight.protocols import sdk_hmac_sha256 as sdk

NOW = 1718618343.0
SETTINGS = {"region": "ap-guangzhou", "project_id": "p", "nonce": "7"}


class Key(NamedTuple):
    """A key, as a scheme takes it."""

    id: str = "ID"
    secret: str = "invented"
    token: str | None = "invented-token"


def signed(name: str) -> Message:
    """Sign a request by a scheme."""
    plain = Message("POST", "/a", {"host": "h", "Content-Type": "text/plain"}, b"a=b", host="h")
    return SCHEMES[name].sign(plain, Key(), NOW, SETTINGS)


def test_the_contract_names_no_other() -> None:
    """Each operation has a wire form and its ways to prove the caller; the token call has none."""
    operations = [contract.operation(name) for name in contract.operation_names()]
    assert {operation.wire for operation in operations} == WIRES.keys()
    assert {name for operation in operations for name in operation.security} == SCHEMES.keys()
    assert ["KeystoneCreateUserTokenByPassword"] == [
        one.name for one in operations if signature_of(one) is None
    ]


@pytest.mark.parametrize("name", SCHEMES)
def test_what_is_signed_is_read_back(name: str) -> None:
    """The claim has what is expected with the secret, and nothing else is changed."""
    scheme, message = SCHEMES[name], signed(name)
    claim = scheme.read(message)
    secret = "invented" if name in SIGNATURES else "invented-token"
    assert claim.signature == scheme.expected(message, claim, secret)
    assert ("POST", "/a", True) == (message.method, message.target, message.body.startswith(b"a=b"))


@pytest.mark.parametrize("name", SIGNATURES)
def test_a_signature_says_when_it_was_made(name: str) -> None:
    """The time is read back; without one there is none."""
    scheme = SIGNATURES[name]
    assert (NOW, None) == (scheme.time_of(signed(name)), scheme.time_of(Message("POST", "/a", {})))


@pytest.mark.parametrize("date", ["20241317T095903Z", "20240617T095903+0100", "", "tomorrow"])
def test_a_date_of_another_form(date: str) -> None:
    """It is not a time, for the linter as for the emulator."""
    assert sdk.time_of(Message("PUT", "/a", {"X-Sdk-Date": date})) is None


@pytest.mark.parametrize("comma", [",", ", ", " , ", ",\t"])
def test_spaces_around_the_commas(comma: str) -> None:
    """They mean nothing, and neither do capitals in the list of headers."""
    message = signed("SdkHmacSha256")
    written = message.headers["Authorization"].replace(", ", comma).replace("host;", "Host;")
    assert sdk.read(message) == sdk.read(
        message._replace(headers={**message.headers, "Authorization": written})
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"Authorization": "Basic abc"},
        {"Authorization": f"SDK-HMAC-SHA256 Access=a, SignedHeaders=host, Signature={'0' * 64}"},
        {
            "Authorization": "SDK-HMAC-SHA256 Access=a, SignedHeaders=x-sdk-date;x-lost, "
            f"Signature={'0' * 64}"
        },
        {"X-Sdk-Content-Sha256": "0" * 64},
    ],
    ids=str,
)
def test_what_no_key_can_fit(changed: dict[str, str]) -> None:
    """It is refused before a key is asked for."""
    message = signed("SdkHmacSha256")
    with pytest.raises(NotSignedError):
        sdk.read(message._replace(headers={**message.headers, **changed}))


def test_a_request_without_a_token() -> None:
    """There is nothing to read."""
    with pytest.raises(NotSignedError):
        SCHEMES["Token"].read(Message("PUT", "/a", {}))


def test_a_key_that_is_another_one_is_no_mistake_of_the_signer() -> None:
    """A right signature has no flaw; with another key no usual mistake explains it."""
    operation, message = contract.operation("UpdateVpnUserGroup"), signed("SdkHmacSha256")
    claim = sdk.read(message)
    found = [flaw(operation, message, claim, secret) for secret in ("invented", "another")]
    assert (None, True) == (found[0], bool(found[1]))


def test_a_message_shows_nothing() -> None:
    """Neither the target nor a header nor the body is in its repr."""
    assert "<Message POST of 3 bytes>" == repr(
        Message("POST", "/a?b=secret", {"a": "secret"}, b"a=b")
    )
