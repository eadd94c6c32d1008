"""The errors that a call may raise, to be caught by meaning.

VpnPreflightError
├── PayloadError                 the check refused the call; nothing was sent
├── UncheckedRequestError        a request that never passed the check; nothing was sent
├── CredentialsError             keys or settings are missing or unusable; nothing was sent
├── ApiError                     the service answered and refused
│   ├── BadRequestError          it does not understand the request
│   ├── AuthenticationError      it does not know the key, or the signature does not match
│   ├── PermissionDeniedError    it knows the key and does not let it
│   ├── NotFoundError            there is no such resource, path or action
│   ├── ConflictError            the state of the resource does not allow it now
│   ├── RateLimitError           too many requests
│   └── ServerError              the service failed
├── TaskError                    the service accepted a change, and its task failed
├── ResponseError                the answer cannot be read; the change may have been made
└── TransportError               no answer came; see `may_have_been_made`
    └── CallTimeoutError         a time-out or the deadline of the call passed
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vpn_preflight.tuples import NamedTuple
from vpn_preflight.wire.values import Valued

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vpn_preflight.finding import Confidence, Finding

__all__ = [
    "ApiError",
    "AuthenticationError",
    "BadRequestError",
    "CallTimeoutError",
    "ConflictError",
    "CredentialsError",
    "Limit",
    "NotFoundError",
    "PayloadError",
    "PermissionDeniedError",
    "RateLimitError",
    "RawAnswer",
    "ResponseError",
    "ServerError",
    "TaskError",
    "TransportError",
    "UncheckedRequestError",
    "VpnPreflightError",
]

# The first HTTP statuses of an error, and of one on the side of the service.
ERROR, FAULT = 400, 500
UNAUTHORIZED = 401
DOUBT = "the change may have been made, so check before you try again"
NO_SURE_TASK = "the docs do not say that this task is the change"
# The command line has an option in place of the argument.
ENDPOINT = 'endpoint="https://HOST"'
ELSEWHERE = f"pass {ENDPOINT} of your private cloud"


class RawAnswer(Valued):
    """Hold an answer as it came; its content stays out of `repr`, since it may repeat a secret."""

    def __init__(self, status: int, headers: Mapping[str, str], content: bytes) -> None:
        self.status = status
        self.headers = headers
        self.content = content

    def __repr__(self) -> str:
        return f"RawAnswer(status={self.status})"


class VpnPreflightError(Exception):
    """Anything that this library raises because of a call.

    `operation` is the operationId, `host` that of the service, `status` the HTTP status, `code` the
    vendor's code, `request_id` the vendor's id of the request; each may be None. `retryable` says
    whether the same call may succeed later, `may_have_been_made` whether the change may have been
    made nevertheless. `answer` is the answer as it came, if one came.
    """

    operation: str | None = None
    host: str | None = None
    status: int | None = None
    code: str | None = None
    request_id: str | None = None
    retryable: bool = False
    may_have_been_made: bool = False
    answer: RawAnswer | None = None

    def doubt(self) -> None:
        """Note that an earlier attempt of this call may have made the change."""
        self.may_have_been_made = True
        self.args = (
            f"{self}; an earlier attempt may have made the change; check before you call again",
        )

    def precede(self, call: str) -> None:
        """Note that the call was a look-up for another one, which was not sent."""
        self.args = (f"{self}; {call} was not sent",)

    def follow(self, change: str) -> None:
        """Note that the call was a read that followed an accepted change."""
        self.may_have_been_made = True
        self.args = (f"{self}; {change} was accepted, and its task may still run",)

    def __reduce__(self) -> tuple[Any, ...]:
        # The class cannot be called with `args`, which hold the message alone.
        return restore, (type(self), self.args, vars(self))


def restore(
    kind: type[VpnPreflightError], words: tuple[str, ...], members: Mapping[str, Any]
) -> VpnPreflightError:
    """Rebuild a pickled error."""
    error = kind.__new__(kind, *words)
    vars(error).update(members)
    return error


class PayloadError(VpnPreflightError):
    """The check found errors, so nothing was sent; `findings` has all findings.

    Its lines have the words of the caller, which `words` returns for a finding, and the findings
    those of the docs.
    """

    def __init__(
        self,
        operation: str,
        findings: Sequence[Finding],
        words: Callable[[Finding], str] = lambda finding: finding.words,
    ) -> None:
        self.operation = operation
        self.findings = list(findings)
        lines = [line(one, words(one)) for one in findings if one.severity != "info"]
        super().__init__("\n".join([f"{operation}: nothing was sent", *lines]))


def line(finding: Finding, words: str) -> str:
    """Return a finding as one line."""
    source = finding.source.cited(finding.operation) if finding.source else ""
    return f"  {finding.severity} {finding.code} {words}{source}"


class UncheckedRequestError(VpnPreflightError):
    """A request that did not pass the check reached the client; nothing was sent."""


class CredentialsError(VpnPreflightError):
    """A key, a token or a setting is missing or invalid; nothing was sent.

    `missing` is the setting that is not set anywhere, None for another reason.
    """

    missing: str | None = None


class Limit(NamedTuple):
    """How many calls a service accepts in how many seconds."""

    calls: int
    seconds: float


class ApiError(VpnPreflightError):
    """The service refused the call.

    `vendor_message` is the service's own, `hint` what to check. `retry_after` is how many seconds
    it asks to wait, `limit` the rate limit that was exceeded, `clock_skew` how many seconds its
    clock is ahead of this machine's.
    """

    def __init__(  # noqa: PLR0913 - all that an answer can say
        self,
        operation: str,
        *,
        host: str,
        status: int,
        code: str | None,
        vendor_message: str,
        request_id: str | None,
        hint: str | None,
        retryable: bool,
        may_have_been_made: bool | None = None,
        retry_after: float | None = None,
        limit: Limit | None = None,
        clock_skew: float | None = None,
        remarks: Sequence[str] = (),
        answer: RawAnswer | None = None,
    ) -> None:
        self.operation = operation
        self.host = host
        self.status = status
        self.limit = limit
        self.clock_skew = clock_skew
        self.answer = answer
        self.code = code
        self.vendor_message = vendor_message
        self.request_id = request_id
        self.hint = hint
        self.retryable = retryable
        self.retry_after = retry_after
        failed = isinstance(self, ServerError) or status >= FAULT
        self.may_have_been_made = failed if may_have_been_made is None else may_have_been_made
        shown = f"HTTP {status}" if status >= ERROR else None
        codes = ", ".join(filter(None, [shown, code if code != str(status) else None]))
        place = f"{operation} was refused by {host}" + (f" ({codes})" if codes else "")
        refusal = ": ".join(filter(None, [place, vendor_message]))
        words = sentences(refusal, *remarks, hint, request_id and f"request id: {request_id}")
        super().__init__(f"{words}; {DOUBT}" if self.may_have_been_made else words)


def sentences(*parts: str | None) -> str:
    """Join parts as sentences, each with a capital; only the last has no period."""
    return ". ".join(f"{part[0].upper()}{part[1:]}".rstrip(". ") for part in parts if part)


class BadRequestError(ApiError):
    """The service does not understand the request."""


class AuthenticationError(ApiError):
    """The key is unknown, or the signature or the token is wrong; never retried."""


class PermissionDeniedError(ApiError):
    """The key is valid and has no permission for this."""


class NotFoundError(ApiError):
    """There is no such resource, path or action."""


class ConflictError(ApiError):
    """The state of the resource, or another call, does not allow this now."""


class RateLimitError(ApiError):
    """Too many requests."""


class ServerError(ApiError):
    """The service failed; if the call changes something, it may have done so before."""


class TaskError(VpnPreflightError):
    """The service accepted a change, and its task failed.

    `task` is the id of the task, `code` and `vendor_message` are what the service says of it.
    `confidence` is `inferred` where the docs do not say that the change is a task.
    """

    def __init__(
        self,
        operation: str,
        task: str,
        code: str | None,
        vendor_message: str,
        confidence: Confidence = "documented",
    ) -> None:
        self.operation = operation
        self.task = task
        self.code = code
        self.vendor_message = vendor_message
        self.confidence = confidence
        self.may_have_been_made = True
        failed = f"{operation}: task {task} failed" + (f" ({code})" if code else "")
        reason = ": ".join(filter(None, [failed, vendor_message.rstrip(". ")]))
        doubt = DOUBT if confidence == "documented" else f"{NO_SURE_TASK}; {DOUBT}"
        super().__init__(f"{reason}; {doubt}")


class ResponseError(VpnPreflightError):
    """The answer cannot be read, so the change may have been made, if the call makes one."""

    def __init__(
        self,
        operation: str,
        status: int | None,
        reason: str,
        answer: RawAnswer | None = None,
        *,
        may_have_been_made: bool = True,
    ) -> None:
        self.operation = operation
        self.status = status
        self.answer = answer
        self.may_have_been_made = may_have_been_made
        shown = f" (HTTP {status})" if status else ""
        outcome = DOUBT if may_have_been_made else "nothing was changed"
        super().__init__(f"{operation}: {reason}{shown}; {outcome}")


class TransportError(VpnPreflightError):
    """No answer came.

    `may_have_been_made` is False if no byte of the request was sent or the call changes nothing.
    `hint` says what to do about it.
    """

    def __init__(
        self,
        operation: str,
        reason: str,
        *,
        may_have_been_made: bool,
        retryable: bool | None = None,
        was_sent: bool = False,
        hint: str | None = None,
    ) -> None:
        self.operation = operation
        self.may_have_been_made = may_have_been_made
        self.retryable = not may_have_been_made if retryable is None else retryable
        failure = "nothing was changed" if was_sent else "nothing was sent"
        outcome = DOUBT if may_have_been_made else failure
        super().__init__(f"{operation}: " + "; ".join(filter(None, [reason, outcome, hint])))


class CallTimeoutError(TransportError):
    """A time-out, or the deadline of the call, passed before the answer came."""


# The kinds of the contract's error tables.
BY_KIND: dict[str, type[ApiError]] = {
    "invalid": BadRequestError,
    "authentication": AuthenticationError,
    "permission": PermissionDeniedError,
    "not-found": NotFoundError,
    "conflict": ConflictError,
    "rate-limit": RateLimitError,
    "server": ServerError,
}


def error_class(kind: str | None) -> type[ApiError]:
    """Return the class for a kind of error in the contract; ApiError for an unknown kind."""
    return BY_KIND.get(kind or "", ApiError)
