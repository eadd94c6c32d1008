"""Signature v1 of Tencent's API 2.0: a keyed hash over method, host, path and all parameters."""

from __future__ import annotations

import base64
import re
from binascii import b2a_base64
from contextlib import suppress
from functools import partial
from itertools import product
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus, unquote, unquote_plus

from vpn_preflight import contract
from vpn_preflight.privacy import hide_fields
from vpn_preflight.protocols import form
from vpn_preflight.protocols.keyed_hash import keyed_hash
from vpn_preflight.protocols.message import without_port
from vpn_preflight.protocols.scheme import Claim, Flaw, Mistake, Step
from vpn_preflight.protocols.variants import AS_SENT
from vpn_preflight.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.protocols.message import Message
    from vpn_preflight.protocols.scheme import Keys

SIGNATURE, TIME, METHOD, SHA256 = "Signature", "Timestamp", "SignatureMethod", "HmacSHA256"
TIME_ADVICE = "use the seconds since 1970, like 1718618343"
SETTING_HEADERS: Mapping[str, str] = {}
IS_SHOWN = False
SECONDS = re.compile("[0-9]{1,15}")
# With more parameters, none is tried alone: the work would grow with their square.
FEW = 200
LINE_END = re.compile("\r\n?")
URL_SAFE = str.maketrans("-_", "+/")
SIGN_ALL, SIGN_HOST = "sign every parameter", "sign the host that the request goes to"
SORT = "sort them by name, byte by byte"
Attempt = tuple[Flaw, str, str | None]


def sign(message: Message, keys: Keys, now: float, settings: Mapping[str, str]) -> Message:
    """Append the common parameters to those of the request, the signature last."""
    extra = (
        ("Region", settings["region"]),
        (TIME, str(int(now))),
        ("Nonce", settings["nonce"]),
        ("SecretId", keys.id),
        (METHOD, settings.get("signature_method", SHA256)),
        *([("Token", keys.token)] if keys.token else []),
    )
    signature = signature_of(message, (*form.pairs(message), *extra), keys.secret)
    return form.with_parameters(message, (*extra, (SIGNATURE, signature)))


def read(message: Message) -> Claim:
    """Read the signature and what belongs to it; what is missing is empty."""
    given = dict(form.pairs(message))
    return Claim(given.get("SecretId", ""), given.get(SIGNATURE, ""), nonce=given.get("Nonce", ""))


def time_of(message: Message) -> float | None:
    """Read when a request was signed."""
    time = dict(form.pairs(message)).get(TIME, "")
    return float(time) if SECONDS.fullmatch(time) else None


def expected(message: Message, claim: Claim, secret: str) -> str:
    """Compute the signature that a request must have."""
    del claim
    return signature_of(message, form.pairs(message), secret)


def signature_of(message: Message, pairs: Iterable[tuple[str, str]], secret: str) -> str:
    """Sign a request with these parameters."""
    given = dict(pairs)
    host = signed_host(message.authority)
    text = string_to_sign(message.method, host, message.path, given)
    return digest_of(secret, text, given.get(METHOD))


def signed_host(host: str) -> str:
    """Return a host as it must be signed: in lower case, without port or IPv6 brackets."""
    return without_port(host).strip("[]").lower()


def canonical(message: Message, claim: Claim, like: str | None = None) -> str:
    """Return the string to sign, which the service never shows."""
    del claim, like
    return Sent.of(message).text


def string_to_sign(method: str, host: str, path: str, parameters: Mapping[str, str]) -> str:
    """Join method, host, path and the raw parameters, sorted by name, without `Signature`."""
    names = sorted(parameters)
    if SIGNATURE in parameters:
        names.remove(SIGNATURE)
    if "_" in "".join(names):
        pairs = [(name.replace("_", "."), parameters[name]) for name in names]
        return joined(method, host, path, pairs)
    query = "&".join([f"{name}={parameters[name]}" for name in names])
    return f"{method.upper()}{host}{path}?{query}"


def joined(method: str, host: str, path: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Join method, host, path and parameters as they come."""
    query = "&".join([f"{name}={value}" for name, value in pairs])
    return f"{method.upper()}{host}{path}?{query}"


def in_order(parameters: Mapping[str, str]) -> list[tuple[str, str]]:
    """List the signed parameters in the order in which they are signed."""
    return sorted([pair for pair in parameters.items() if pair[0] != SIGNATURE])


def digest_of(secret: str, text: str, method: str | None = None) -> str:
    """Sign with HMAC and encode in Base64; as documented, SHA-1 unless it says HmacSHA256."""
    digest = "sha256" if method == SHA256 else "sha1"
    signature = keyed_hash(secret.encode(), text.encode(), digest)
    return b2a_base64(signature, newline=False).decode()


@hide_fields
class Sent(NamedTuple):
    """The signed parts of a request; the host as it was written, with its port."""

    method: str
    host: str
    path: str
    given: dict[str, str]

    @classmethod
    def of(cls, message: Message) -> Sent:
        """Read the signed parts of a request."""
        return cls(message.method, message.authority, message.path, dict(form.pairs(message)))

    @property
    def digest(self) -> str | None:
        """The method of the signature, as the request says."""
        return self.given.get(METHOD)

    @property
    def signed_host(self) -> str:
        """The host as it must be signed."""
        return signed_host(self.host)

    @property
    def text(self) -> str:
        """The string to sign."""
        return string_to_sign(self.method, self.signed_host, self.path, self.given)

    def attempt(self, problem: str, advice: str, **changed: str) -> Attempt:
        """Sign another method, host or path."""
        head = {"method": self.method, "host": self.signed_host, "path": self.path} | changed
        return Flaw(problem, advice), string_to_sign(**head, parameters=self.given), self.digest

    def with_parameters(
        self, problem: str, given: dict[str, str], advice: str = AS_SENT, place: str = ""
    ) -> Attempt:
        """Sign other parameters."""
        return Flaw(problem, advice, place), self._replace(given=given).text, self.digest


def mistakes(operation: Operation, message: Message, claim: Claim) -> Iterator[Mistake]:
    """Yield common mistakes: how the signature is written, then what was signed."""
    carried, sent = claim.signature, Sent.of(message)
    yield Mistake(Flaw("not set", f"add the parameter {SIGNATURE}"), lambda _: not carried)
    spellings = {carried}
    for flaw, signature in respelled(carried):
        spellings.add(signature)
        yield Mistake(flaw, partial(explains, {signature}, sent.text, sent.digest))
    for flaw, text, digest in attempts(operation, sent):
        yield Mistake(flaw, partial(explains, spellings, text, digest))


def respelled(carried: str) -> Iterator[tuple[Flaw, str]]:
    """Read a signature as if it was written in another way."""
    # A plus that was not encoded arrives as a space.
    yield Flaw("not URL-encoded", "use %2B for each +"), carried.replace(" ", "+")
    yield Flaw("URL-encoded twice", "encode it once"), unquote(carried)
    yield Flaw("Base64 without its padding", "keep each = at its end"), f"{carried}="
    yield Flaw("URL-safe Base64", "use + and / for - and _"), carried.translate(URL_SAFE)
    for flaw, decode in (
        (Flaw("in hexadecimal", "use Base64"), str),
        (Flaw("Base64 of a hexadecimal digest", "encode the bytes of the digest"), from_base64),
    ):
        with suppress(ValueError):
            yield flaw, base64.b64encode(bytes.fromhex(decode(carried))).decode()


def from_base64(written: str) -> str:
    """Decode Base64; raises ValueError for what is not, or not ASCII below it."""
    return base64.b64decode(written, validate=True).decode("ascii")


def explains(signatures: Collection[str], text: str, digest: str | None, secret: str) -> bool:
    """Return whether a string, signed with a secret, has one of some signatures."""
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
    yield sent.attempt(f"computed for {other}", f"compute it for {sent.method}", method=other)
    for kind in ("HmacSHA1", SHA256):
        flaw = Flaw(f"signed with {kind}, which {METHOD} does not say", f"set {METHOD} to {kind}")
        yield flaw, sent.text, kind
    for host in (sent.host.lower(), f"{sent.signed_host}:443"):
        yield sent.attempt("signed with the port", "sign the host without its port", host=host)
    for host in (without_port(sent.host), sent.host):
        yield sent.attempt("signed a host with capitals", "sign it in lower case", host=host)
    for host in hosts:
        yield sent.attempt(f"signed for the host {host}", SIGN_HOST, host=host)
    yield sent.attempt("signed without the host", SIGN_HOST, host="")
    for scheme, host in product(("https", "http"), (sent.host.lower(), sent.signed_host)):
        url = f"{scheme}://{host}"
        yield sent.attempt("signed with the scheme", "sign the host without it", host=url)
    for path in ("", "/"):
        yield sent.attempt("signed for another path", f"sign {sent.path}", path=path)


def other_order(sent: Sent) -> Iterator[Attempt]:
    """Sort the names in another way, or write them in another way."""
    pairs = [(name, value) for name, value in sent.given.items() if name != SIGNATURE]
    dotted = [(name.replace("_", "."), value) for name, value in pairs]
    by_letter = sorted(dotted, key=lambda pair: pair[0].lower())
    for problem, advice, ordered in (
        ("signed parameters in the order in which they are sent", SORT, dotted),
        ("signed parameters sorted without regard to case", SORT, by_letter),
        ("signed names with underscores", "replace each _ in a name with .", sorted(pairs)),
    ):
        text = joined(sent.method, sent.signed_host, sent.path, ordered)
        yield Flaw(problem, advice), text, sent.digest


def other_encoding(sent: Sent) -> Iterator[Attempt]:
    """Encode the values before they are signed, or decode them."""
    yield from plain_plus(sent)
    encoders: list[Callable[[str], str]] = [quote_plus, quote, partial(quote, safe="")]
    line_ends = (LINE_END.sub("\n", value) for value in sent.given.values())
    unix = dict(zip(sent.given, line_ends, strict=True))
    for problem, advice, change in (
        *(("signed URL-encoded values", "encode them after signing", one) for one in encoders),
        ("values are URL-encoded twice", "encode them once", unquote_plus),
        ("signed values without the spaces around them", AS_SENT, str.strip),
    ):
        given = {name: change(value) for name, value in sent.given.items()}
        yield sent.with_parameters(problem, given, advice)
    yield sent.with_parameters("signed values with LF line ends, sent with CRLF", unix)
    windows = {name: value.replace("\n", "\r\n") for name, value in unix.items()}
    yield sent.with_parameters("signed values with CRLF line ends, sent with LF", windows)


def plain_plus(sent: Sent) -> Iterator[Attempt]:
    """Sign a plus in a value where the service reads a space."""
    changed = {name: value.replace(" ", "+") for name, value in sent.given.items() if " " in value}
    # Or a value was encoded before it was signed, which gives the same string.
    problem = "signed a + where the service reads a space"
    advice = "sign values before they are URL-encoded, and send %2B for each +"
    for name in changed if len(changed) <= FEW else ():
        yield sent.with_parameters(problem, sent.given | {name: changed[name]}, advice, name)
    yield sent.with_parameters(problem, sent.given | changed, advice)


def other_parameters(operation: Operation, sent: Sent) -> Iterator[Attempt]:
    """Omit parameters, or sign another allowed value."""
    given = sent.given
    for problem, is_signed in (
        ("does not cover values that start with @", lambda value: not value.startswith("@")),
        ("does not cover empty values", bool),
    ):
        signed = {name: value for name, value in given.items() if is_signed(value)}
        yield sent.with_parameters(problem, signed, SIGN_ALL)
    for name in given if len(given) <= FEW else ():
        rest = {other: value for other, value in given.items() if other != name}
        yield sent.with_parameters("not covered by the signature", rest, SIGN_ALL, name)
        for value in form.parameter_field(operation, name).enum:
            other = given | {name: value}
            yield sent.with_parameters("signed with another value", other, AS_SENT, name)


def steps(message: Message, claim: Claim, shown: Message) -> Iterator[Step]:
    """Yield the steps of a signature."""
    sent, signature = Sent.of(shown), claim.signature
    algorithm = "HMAC-SHA256" if sent.digest == SHA256 else "HMAC-SHA1"
    side = "query of the URL" if message.method == "GET" else "body"
    yield Step(
        "Sort all parameters except Signature by name, byte by byte (A before a, x.10 before x.2).",
        [f"{name}={value}" for name, value in in_order(sent.given)],
    )
    yield Step(
        "Join them with &, values not URL-encoded, each underscore in a name replaced with a dot.",
        [sent.text.partition("?")[2]],
    )
    yield Step(
        "Prepend the method, the host without its port, the path and a question mark. "
        "This is the string to sign.",
        [sent.text],
    )
    yield Step(
        "Choose the algorithm: HMAC-SHA256 if SignatureMethod is HmacSHA256, HMAC-SHA1 otherwise.",
        [algorithm],
    )
    yield Step(
        "Sign the string, in UTF-8, with the secret key. In Base64, this is the signature.",
        [signature],
    )
    yield Step(
        f"Add it to the {side} as the parameter Signature, URL-encoded once like any value.",
        [f"{SIGNATURE}={quote_plus(signature)}"],
    )
