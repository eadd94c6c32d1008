"""Wait for the task of a change, then read back what the service took; nothing is changed."""

from __future__ import annotations

import asyncio
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from vpn_preflight import contract
from vpn_preflight.plan import Outcome
from vpn_preflight.protocols.answers import at
from vpn_preflight.redaction import Secrets, secret_values
from vpn_preflight.wire.call import acall, call
from vpn_preflight.wire.deadline import until
from vpn_preflight.wire.decode import mask_and_cut, regular
from vpn_preflight.wire.errors import (
    CallTimeoutError,
    NotFoundError,
    ResponseError,
    TaskError,
    VpnPreflightError,
)
from vpn_preflight.wire.gate import Sent
from vpn_preflight.wire.planning import Shown, Target
from vpn_preflight.wire.prepare import prepare
from vpn_preflight.wire.settings import seconds

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    from vpn_preflight.plan import Plan
    from vpn_preflight.wire.call import Reply
    from vpn_preflight.wire.client import BaseClient
    from vpn_preflight.wire.prepare import RequestArguments

# Seconds: the first pause, which doubles with each look, and the limit of every pause.
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 10.0


class Waiting:
    """A wait and its looks; all but sending and pausing, so that both kinds of client share it.

    The task is looked at until it has ended, then the object of the change is read. Where the
    service knows no task, the object is read until the service would take another change of it.
    """

    def __init__(
        self,
        client: BaseClient,
        reply: Reply,
        deadline: float,
        report: Callable[[str], object] = lambda _: None,
    ) -> None:
        sent = getattr(reply, "sent", None)
        if not isinstance(sent, Sent):
            raise TypeError("wait takes the answer to a change that runs as a task")
        change = contract.operation(sent.operation)
        if change.task is None or change.service != client.service:
            raise TypeError(f"{change.name} is not a change of this client that runs as a task")
        self.client, self.change, self.source = client, change, change.task
        self.report = report
        self.deadline = seconds("deadline", deadline)
        self.begun = time.monotonic()
        self.waited = 0.0
        self.looks = 0
        self.pause = 0.0
        self.outcome: Outcome | None = None
        known = {name: value for name, value in sent.path.items() if name not in client.path}
        self.target = Target(client, change, known, sent.payload)
        answer = regular(change.response, reply.raw)
        payload_secrets = secret_values(change.request, sent.payload)
        shown_secrets = secret_values(change.response, answer)
        self.secrets = Secrets((*client.secrets, *payload_secrets, *shown_secrets))
        self.id = at(answer, list(self.source.id))
        # None as long as it is not known, or unknown to the service.
        self.task = None if self.id is None else mask_and_cut(str(self.id), self.secrets)
        self.is_running = self.task is not None
        self.read = contract.operation(self.source.read)

    def requests(self) -> Iterator[RequestArguments]:
        """Yield the request of each look, until the outcome is known."""
        while self.outcome is None:
            self.pause = 0.0
            yield self.task_request() if self.is_running else self.target.request

    def task_request(self) -> RequestArguments:
        """Prepare a look at the task."""
        body = {self.source.argument: self.id}
        return prepare(self.client, self.read.route, path={}, query={}, body=body)

    @contextmanager
    def look(self) -> Iterator[None]:
        """Hold a look to the deadline, and give its errors the words of a wait."""
        self.looks += 1
        try:
            with until(self.begun + self.deadline):
                yield
        except NotFoundError as error:
            self.not_found(error)
        except TaskError:
            raise
        except CallTimeoutError as error:
            if time.monotonic() - self.begun >= self.deadline:
                raise self.too_late() from None
            error.follow(self.change.name)
            raise
        except VpnPreflightError as error:
            error.follow(self.change.name)
            raise

    def take(self, answer: Shown) -> None:
        """Take the answer to a look."""
        if self.is_running:
            self.take_status(answer)
        else:
            self.take_state(self.target.compared(answer))

    def take_status(self, answer: Shown) -> None:
        """Go on by the status of the task; raises TaskError if it failed."""
        status = at(answer.members, list(self.source.status))
        if status in self.source.running:
            self.later(f"task {self.task} is running")
        elif status in self.source.done:
            self.report(f"task {self.task} is done")
            self.is_running = False
        elif status in self.source.failed:
            raise self.failure(answer)
        else:
            reason = f"task {self.task} has a status that the docs do not list"
            raise ResponseError(self.read.name, self.read.success, reason, may_have_been_made=False)

    def failure(self, answer: Shown) -> TaskError:
        """Return the error for a task that failed, in the words of the service."""
        code, reason = (
            value if value is None else mask_and_cut(str(value), self.secrets)
            for value in (
                at(answer.members, list(path)) if path else None
                for path in (self.source.code, self.source.reason)
            )
        )
        confidence = self.source.confidence or "documented"
        return TaskError(self.change.name, str(self.task), code, reason or "", confidence)

    def take_state(self, found: Plan) -> None:
        """End with what was read; without a task, the state says whether the change is made."""
        outcome = Outcome(self.task, found)
        if self.task is None and found.is_refused and not outcome.is_gone:
            self.later(f"the state is not final: {found.refusals[0].message}")
        else:
            self.outcome = outcome

    def not_found(self, error: NotFoundError) -> None:
        """Go on without a task, or end without the object; raises the error if neither is known."""
        if self.is_running and error.code in self.source.unknown:
            unknown, self.task, self.is_running = self.task, None, False
            self.later(f"the service does not know task {unknown}; the state is read instead")
            return
        try:
            if self.is_running:
                raise error
            self.outcome = Outcome(self.task, self.target.missing(error))
        except NotFoundError:
            error.follow(self.change.name)
            raise

    def later(self, words: str) -> None:
        """Report, and look again after a pause; raises CallTimeoutError if that is too late."""
        self.pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(self.looks - 1, 10))
        # A test does not sleep, so its clock stands still.
        passed = max(time.monotonic() - self.begun, self.waited)
        if passed + self.pause > self.deadline:
            raise self.too_late()
        self.waited += self.pause
        self.report(f"{words}; next look in {self.pause:g} s")

    def too_late(self) -> CallTimeoutError:
        """Return the error for a wait that is over before the change is."""
        name = "the change" if self.task is None else f"task {self.task}"
        reason = f"{name} did not end within {self.deadline:g} seconds and may still run"
        return CallTimeoutError(self.change.name, reason, may_have_been_made=True, was_sent=True)

    def result(self) -> Outcome:
        """Return the outcome, which is known when there are no more requests."""
        assert self.outcome is not None  # noqa: S101 - the loop ends with it
        return self.outcome


def wait(
    client: BaseClient,
    reply: Any,
    *,
    deadline: float,
    sleep: Callable[[float], object] | None = None,
    report: Callable[[str], object] = lambda _: None,
) -> Outcome:
    """Wait for the task of a change, and read back; `report` gets a line about each look."""
    this = Waiting(client, reply, deadline, report)
    for request in this.requests():
        with this.look():
            this.take(call(client, request, Shown).parsed)
        if this.pause:
            (sleep or time.sleep)(this.pause)
    return this.result()


async def await_task(
    client: BaseClient,
    reply: Any,
    *,
    deadline: float,
    sleep: Callable[[float], Awaitable[object]] | None = None,
) -> Outcome:
    """Wait without blocking."""
    this = Waiting(client, reply, deadline)
    for request in this.requests():
        with this.look():
            this.take((await acall(client, request, Shown)).parsed)
        if this.pause:
            await (sleep or asyncio.sleep)(this.pause)
    return this.result()
