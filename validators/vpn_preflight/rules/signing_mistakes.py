"""The mistakes that are made in a signature of Tencent's API 2.0, each with what to say of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, quote_plus, unquote_plus

from vpn_preflight import codec
from vpn_preflight.codec import form
from vpn_preflight.privacy import hide_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vpn_preflight.contract import Operation

__all__ = ["Sent", "attempts", "without_port"]

# Of a request with more parameters, none is looked at alone: the work would grow with their square.
FEW = 200
Attempt = tuple[str, str, str | None]


@hide_fields
class Sent(NamedTuple):
    """A request as it was sent; the host as it was written, with its port."""

    method: str
    host: str
    path: str
    parameters: list[tuple[str, str]]

    @property
    def given(self) -> dict[str, str]:
        """The parameters by name."""
        return dict(self.parameters)

    @property
    def digest(self) -> str | None:
        """The method of the signature that the request names."""
        return self.given.get("SignatureMethod")

    @property
    def signed_host(self) -> str:
        """The host as it must be signed: in small letters, and without its port or the brackets of an IPv6 address."""
        return without_port(self.host).strip("[]").lower()

    @property
    def text(self) -> str:
        """What must be signed."""
        return codec.v1_string_to_sign(self.method, self.signed_host, self.path, self.given)

    def attempt(self, reason: str, **changed: str) -> Attempt:
        """Sign another method, host or path."""
        head = {"method": self.method, "host": self.signed_host, "path": self.path} | changed
        return reason, codec.v1_string_to_sign(**head, parameters=self.given), self.digest

    def with_parameters(self, reason: str, parameters: dict[str, str]) -> Attempt:
        """Sign other parameters."""
        return reason, self._replace(parameters=list(parameters.items())).text, self.digest


def attempts(operation: Operation, sent: Sent, hosts: Iterable[str]) -> Iterator[Attempt]:
    """Yield the right text to sign, and then that of each known mistake; `hosts` are those of the vendor."""
    yield "", sent.text, sent.digest
    yield from other_head(sent, hosts)
    yield from other_order(sent)
    yield from other_encoding(sent)
    yield from other_parameters(operation, sent)


def other_head(sent: Sent, hosts: Iterable[str]) -> Iterator[Attempt]:
    """Sign another method, digest, host or path."""
    other = "GET" if sent.method == "POST" else "POST"
    yield sent.attempt(f"was made for {other}: sign the method {sent.method}", method=other)
    for kind in ("HmacSHA1", "HmacSHA256"):
        yield f"was made with {kind}: say so in SignatureMethod", sent.text, kind
    yield sent.attempt("was made with the port: sign the host alone", host=sent.host.lower())
    for host in (without_port(sent.host), sent.host):
        yield sent.attempt("was made with capitals in the host: sign it in small letters", host=host)
    for host in hosts:
        yield sent.attempt(f"was made for the host {host}: sign the host that it is sent to", host=host)
    yield sent.attempt("was made with the scheme: sign the host alone", host=f"https://{sent.host.lower()}")
    for path in ("", "/"):
        yield sent.attempt(f"was made for another path: sign {sent.path}", path=path)


def other_order(sent: Sent) -> Iterator[Attempt]:
    """Sort the names in another way, or write them in another way."""
    pairs = [(name, value) for name, value in sent.given.items() if name != "Signature"]
    dotted = [(name.replace("_", "."), value) for name, value in pairs]
    orders = (
        ("was made of parameters in the order in which they are sent", dotted),
        ("was made of parameters sorted without regard to capitals", sorted(dotted, key=lambda pair: pair[0].lower())),
    )
    for reason, ordered in orders:
        yield (
            f"{reason}: sort their names by their bytes",
            codec.v1_joined(sent.method, sent.signed_host, sent.path, ordered),
            sent.digest,
        )
    text = codec.v1_joined(sent.method, sent.signed_host, sent.path, sorted(pairs))
    yield "was made of names with underscores: sign them with dots in their place", text, sent.digest


def other_encoding(sent: Sent) -> Iterator[Attempt]:
    """Encode the values before they are signed, or decode them."""
    for encode in (quote_plus, quote, lambda value: quote(value, safe="")):
        encoded = {name: encode(value) for name, value in sent.given.items()}
        yield sent.with_parameters("was made of encoded values: sign them as they are", encoded)
    decoded = {name: unquote_plus(value) for name, value in sent.given.items()}
    yield sent.with_parameters("was made of values that were encoded twice when they were sent: encode them once", decoded)
    stripped = {name: value.strip() for name, value in sent.given.items()}
    yield sent.with_parameters("was made without the blanks around values: sign them as they are sent", stripped)


def other_parameters(operation: Operation, sent: Sent) -> Iterator[Attempt]:
    """Leave parameters out, or sign another value that the page lists."""
    given = sent.given
    without = {name: value for name, value in given.items() if not value.startswith("@")}
    yield sent.with_parameters("leaves values that start with @ out: sign all of them", without)
    filled = {name: value for name, value in given.items() if value}
    yield sent.with_parameters("leaves empty values out: sign all of them", filled)
    for name in given if len(given) <= FEW else ():
        rest = {other: value for other, value in given.items() if other != name}
        yield sent.with_parameters(f"leaves {name} out: sign all that is sent", rest)
        for value in form.parameter_schema(operation, name).get("enum", ()):
            reason = f"was made with another value of {name}: sign what is sent"
            yield sent.with_parameters(reason, given | {name: value})


def without_port(host: str) -> str:
    """Take the port off a host; the colons of an IPv6 address stand in brackets."""
    return re.sub(r":[0-9]*\Z", "", host)
