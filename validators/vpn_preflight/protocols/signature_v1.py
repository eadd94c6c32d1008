"""Signature v1 of Tencent's API 2.0: a keyed hash over the method, the host, the path and all sorted parameters."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, quote_plus, unquote, unquote_plus

from vpn_preflight import contract
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols import form
from vpn_preflight.protocols.message import without_port
from vpn_preflight.protocols.scheme import Claim, Mistake, Step

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.protocols.message import Message
    from vpn_preflight.protocols.scheme import Keys

SIGNATURE, TIME, METHOD, SHA256 = "Signature", "Timestamp", "SignatureMethod", "HmacSHA256"
# The contract has the pattern of each parameter.
TIME_WORDS = ""
SETTING_HEADERS: Mapping[str, str] = {}
IS_SHOWN = False
SECONDS = re.compile("[0-9]{1,15}")
# Of a request with more parameters, none is looked at alone: the work would grow with their square.
FEW = 200
Attempt = tuple[str, str, str | None]


def sign(message: Message, keys: Keys, now: float, settings: Mapping[str, str]) -> Message:
    """Add the common parameters behind those of the request, the signature last."""
    extra = {
        "Region": settings["region"],
        TIME: str(int(now)),
        "Nonce": settings["nonce"],
        "SecretId": keys.id,
        METHOD: settings.get("signature_method", SHA256),
    }
    if keys.token:
        extra["Token"] = keys.token
    unsigned = form.with_parameters(message, extra.items())
    return form.with_parameters(
        unsigned, [(SIGNATURE, expected(unsigned, Claim(keys.id, ""), keys.secret))]
    )


def read(message: Message) -> Claim:
    """Read what the parameters say of the signature; what is missing is empty."""
    given = dict(form.pairs(message))
    return Claim(given.get("SecretId", ""), given.get(SIGNATURE, ""), nonce=given.get("Nonce", ""))


def time_of(message: Message) -> float | None:
    """Read when a request was signed."""
    time = dict(form.pairs(message)).get(TIME, "")
    return float(time) if SECONDS.fullmatch(time) else None


def expected(message: Message, claim: Claim, secret: str) -> str:
    """Compute the signature that a request must have."""
    del claim
    sent = Sent.of(message)
    return digest_of(secret, sent.text, sent.digest)


def canonical(message: Message, claim: Claim, like: str | None = None) -> str:
    """Write the string to sign, which the service never shows."""
    del claim, like
    return Sent.of(message).text


def string_to_sign(method: str, host: str, path: str, parameters: Mapping[str, str]) -> str:
    """Join method, host, path and all parameters but `Signature`, sorted by name in byte order, values raw."""
    return joined(
        method,
        host,
        path,
        ((name.replace("_", "."), value) for name, value in in_order(parameters)),
    )


def joined(method: str, host: str, path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Join method, host, path and parameters as they come."""
    query = "&".join(f"{name}={value}" for name, value in pairs)
    return f"{method.upper()}{host}{path}?{query}"


def in_order(parameters: Mapping[str, str]) -> list[tuple[str, str]]:
    """List the parameters that are signed, in the order in which they are."""
    return sorted((name, value) for name, value in parameters.items() if name != SIGNATURE)


def digest_of(secret: str, text: str, method: str | None = None) -> str:
    """Sign with HMAC and encode in Base64; SHA-1 unless the method is exactly HmacSHA256, as the vendor documents."""
    digest = hashlib.sha256 if method == SHA256 else hashlib.sha1
    return base64.b64encode(hmac.digest(secret.encode(), text.encode(), digest)).decode()


@hide_fields
class Sent(NamedTuple):
    """What is signed of a request; the host as it was written, with its port."""

    method: str
    host: str
    path: str
    given: dict[str, str]

    @classmethod
    def of(cls, message: Message) -> Sent:
        """Take what is signed."""
        return cls(message.method, message.authority, message.path, dict(form.pairs(message)))

    @property
    def digest(self) -> str | None:
        """The method of the signature that the request names."""
        return self.given.get(METHOD)

    @property
    def signed_host(self) -> str:
        """The host as it must be signed: in small letters, and without its port or the brackets of an IPv6 address."""
        return without_port(self.host).strip("[]").lower()

    @property
    def text(self) -> str:
        """What must be signed."""
        return string_to_sign(self.method, self.signed_host, self.path, self.given)

    def attempt(self, words: str, **changed: str) -> Attempt:
        """Sign another method, host or path."""
        head = {"method": self.method, "host": self.signed_host, "path": self.path} | changed
        return words, string_to_sign(**head, parameters=self.given), self.digest

    def with_parameters(self, words: str, given: dict[str, str]) -> Attempt:
        """Sign other parameters."""
        return words, self._replace(given=given).text, self.digest


def mistakes(operation: Operation, message: Message, claim: Claim) -> Iterator[Mistake]:
    """Yield the usual mistakes: of the parameter itself, then in what was signed."""
    carried, sent = claim.signature, Sent.of(message)
    yield Mistake("is missing: add it as the parameter Signature", lambda _: not carried)
    # A plus that was not encoded arrives as a blank.
    plus = carried.replace(" ", "+")
    right = (sent.text, sent.digest)
    yield Mistake(
        "is not URL-encoded: write %2B for its plus signs", partial(explains, {plus}, *right)
    )
    yield Mistake(
        "is URL-encoded twice: encode it once", partial(explains, {unquote(carried)}, *right)
    )
    spellings = {carried, plus, unquote(carried)}
    for words, text, digest in attempts(operation, sent):
        yield Mistake(words, partial(explains, spellings, text, digest))


def explains(signatures: Collection[str], text: str, digest: str | None, secret: str) -> bool:
    """Return whether a text, signed with a secret, has one of some signatures."""
    return digest_of(secret, text, digest) in signatures


def attempts(operation: Operation, sent: Sent) -> Iterator[Attempt]:
    """Yield what each known mistake signs."""
    service = contract.service(operation.service)
    hosts = [
        service.host,
        *(host for scheme in contract.security(operation) for host in scheme.sister_hosts),
    ]
    yield from other_head(sent, hosts)
    yield from other_order(sent)
    yield from other_encoding(sent)
    yield from other_parameters(operation, sent)


def other_head(sent: Sent, hosts: Iterable[str]) -> Iterator[Attempt]:
    """Sign another method, digest, host or path; `hosts` are those of the vendor."""
    other = "GET" if sent.method == "POST" else "POST"
    yield sent.attempt(f"was made for {other}: sign the method {sent.method}", method=other)
    for kind in ("HmacSHA1", SHA256):
        yield f"was made with {kind}: say so in SignatureMethod", sent.text, kind
    yield sent.attempt("was made with the port: sign the host alone", host=sent.host.lower())
    for host in (without_port(sent.host), sent.host):
        yield sent.attempt(
            "was made with capitals in the host: sign it in small letters", host=host
        )
    for host in hosts:
        yield sent.attempt(
            f"was made for the host {host}: sign the host that it is sent to", host=host
        )
    yield sent.attempt(
        "was made with the scheme: sign the host alone", host=f"https://{sent.host.lower()}"
    )
    for path in ("", "/"):
        yield sent.attempt(f"was made for another path: sign {sent.path}", path=path)


def other_order(sent: Sent) -> Iterator[Attempt]:
    """Sort the names in another way, or write them in another way."""
    pairs = [(name, value) for name, value in sent.given.items() if name != SIGNATURE]
    dotted = [(name.replace("_", "."), value) for name, value in pairs]
    by_letter = sorted(dotted, key=lambda pair: pair[0].lower())
    sort = "sort their names by their bytes"
    for words, ordered in (
        (f"was made of parameters in the order in which they are sent: {sort}", dotted),
        (f"was made of parameters sorted without regard to capitals: {sort}", by_letter),
        ("was made of names with underscores: sign them with dots in their place", sorted(pairs)),
    ):
        yield words, joined(sent.method, sent.signed_host, sent.path, ordered), sent.digest


def other_encoding(sent: Sent) -> Iterator[Attempt]:
    """Encode the values before they are signed, or decode them."""
    for encode in (quote_plus, quote, lambda value: quote(value, safe="")):
        encoded = {name: encode(value) for name, value in sent.given.items()}
        yield sent.with_parameters("was made of encoded values: sign them as they are", encoded)
    decoded = {name: unquote_plus(value) for name, value in sent.given.items()}
    yield sent.with_parameters(
        "was made of values that were encoded twice when they were sent: encode them once", decoded
    )
    stripped = {name: value.strip() for name, value in sent.given.items()}
    yield sent.with_parameters(
        "was made without the blanks around values: sign them as they are sent", stripped
    )


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
        for value in form.parameter_field(operation, name).enum:
            yield sent.with_parameters(
                f"was made with another value of {name}: sign what is sent", given | {name: value}
            )


def steps(message: Message, claim: Claim, shown: Message) -> Iterator[Step]:
    """Yield how the signature comes about."""
    sent, signature = Sent.of(shown), claim.signature
    algorithm = "HMAC-SHA256" if sent.digest == SHA256 else "HMAC-SHA1"
    side = "query of the URL" if message.method == "GET" else "body"
    yield Step(
        "Sort all parameters but Signature by name, byte by byte: capitals come first, and x.10 before x.2.",
        [f"{name}={value}" for name, value in in_order(sent.given)],
    )
    yield Step(
        "Join them with &, the values as they are and not URL-encoded; an underscore in a name becomes a dot.",
        [sent.text.partition("?")[2]],
    )
    yield Step(
        "Write the method, the host without its port, the path and a question mark before it: the string to sign.",
        [sent.text],
    )
    yield Step(
        "Choose the algorithm: HMAC-SHA256 if SignatureMethod is exactly HmacSHA256, HMAC-SHA1 otherwise.",
        [algorithm],
    )
    yield Step(
        "Sign the text, in UTF-8, with the secret key, and write the result in Base64: the signature.",
        [signature],
    )
    yield Step(
        f"Add it as the parameter Signature to the {side}, URL-encoded once as every other value is.",
        [f"{SIGNATURE}={quote_plus(signature)}"],
    )
