"""The emulator itself: a request in, an answer out, with no network in between."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight import contract
from vpn_preflight.emulator import huawei, iam, tencent, tencent_v3
from vpn_preflight.emulator.hosts import is_served
from vpn_preflight.emulator.journal import LIMIT, Journal
from vpn_preflight.emulator.messages import json_answer
from vpn_preflight.emulator.reasons import reason
from vpn_preflight.emulator.resources import add, shown_state
from vpn_preflight.emulator.routes import find_route
from vpn_preflight.emulator.state import Credentials, State, World
from vpn_preflight.finding import known_profile
from vpn_preflight.privacy import clear_locals
from vpn_preflight.protocols import form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.emulator.messages import Answer
    from vpn_preflight.emulator.resources import Resource
    from vpn_preflight.emulator.routes import Match
    from vpn_preflight.emulator.state import Ids
    from vpn_preflight.finding import Profile
    from vpn_preflight.protocols import Message

OWN_PATHS = "/_emulator/"
JOURNAL_PATH, STATE_PATH, RESET_PATH = (
    f"{OWN_PATHS}{name}" for name in ("journal", "state", "reset")
)
# Bytes of a body; the larger of the vendors' limits that fit these calls.
SIZE_LIMIT = 1024 * 1024
# The status of HTTP for a host that does not belong to the server.
MISDIRECTED = 421
ELSEWHERE = "unknown host; call the emulator as localhost, 127.0.0.1 or a host of the services"


class Service(NamedTuple):
    """How to answer the requests of one service, and what the journal shows of them."""

    respond: Callable[[Match, Message, World], Answer]
    contents: Callable[[Match, Message], Mapping[str, Any]]


SERVICES = {
    "tencent_vpc": Service(tencent.respond, tencent.contents),
    "tencent_vpc_v3": Service(tencent_v3.respond, tencent_v3.contents),
    "huawei_vpn": Service(huawei.respond, huawei.contents),
    "huawei_iam": Service(iam.respond, huawei.contents),
}


class Emulator:
    """A local double of the services, with a state of its own. Safe to share between threads.

    `profile` decides which disputed rules refuse, and `clock` returns seconds since 1970. The same
    `seed` and requests give the same answers. The journal keeps the last `journal_limit` requests.
    `resources` exist next to what the documents have; raises ValueError for one without usable ids.
    `report` gets a line for each request whose proof is refused.
    """

    def __init__(
        self,
        *,
        profile: Profile = "document",
        clock: Callable[[], float] = time.time,
        seed: int = 0,
        journal_limit: int = LIMIT,
        resources: Iterable[Resource] = (),
        report: Callable[[str], object] = lambda _: None,
    ) -> None:
        self.credentials = Credentials()
        self.resources = tuple(resources)
        self._report = report
        self._seed, self._clock, self._profile = seed, clock, known_profile(profile)
        self._lock = threading.Lock()
        self._begin()
        self.journal = Journal(
            lambda: (*self.credentials.secrets, *self.state.tokens), journal_limit
        )

    def _begin(self) -> None:
        self.state = State(self._seed)
        add(self.state, self.resources)
        self._world = World(self.credentials, self.state, self._clock, self._profile)

    def reset(self) -> None:
        """Forget all changes and requests."""
        with self._lock:
            self._reset()

    def _reset(self) -> Mapping[str, Any]:
        self._begin()
        self.journal.clear()
        return {}

    def fail_next_task(self) -> None:
        """Let the task of the next change fail, which then changes nothing."""
        with self._lock:
            self.state.failures += 1

    @property
    def ids(self) -> Ids:
        """The ids of what exists at the start."""
        return self.state.ids

    @property
    def project_id(self) -> str:
        """The project of the seeded group."""
        return self.ids.project_id

    @clear_locals
    def handle(self, request: Message) -> Answer:
        """Answer any request, and record it in the journal.

        GET `/_emulator/journal` shows the journal and DELETE empties it, GET `/_emulator/state`
        shows what exists, POST `/_emulator/reset` forgets all; none is recorded. Nor is a request
        for an unknown host: a website that points its own name here must not read the journal, nor
        push anything out of it.
        """
        with self._lock:
            # Every browser sends the header.
            if not is_served(request.fields.get("host", "localhost")):
                return huawei.refusal(
                    gateway(), "APIGW.0101", self._world, ELSEWHERE, status=MISDIRECTED
                )
            return self._own(request.method, request.path) or self._handle(request)

    def _own(self, method: str, path: str) -> Answer | None:
        """Answer what is about the emulator itself."""
        if not path.startswith(OWN_PATHS):
            return None
        own = {
            ("GET", STATE_PATH): lambda: shown_state(self.state),
            ("POST", RESET_PATH): self._reset,
            ("GET", JOURNAL_PATH): self._entries,
            ("DELETE", JOURNAL_PATH): self._empty,
        }
        if (method, path) not in own:
            ways = ", ".join(" ".join(way) for way in own)
            return json_answer(404, {"error": f"not known here; use one of {ways}"})
        return json_answer(200, own[method, path]())

    def _entries(self) -> Mapping[str, Any]:
        return {"dropped": self.journal.dropped, "entries": self.journal.entries}

    def _empty(self) -> Mapping[str, Any]:
        self.journal.clear()
        return self._entries()

    def _handle(self, request: Message) -> Answer:
        match = find_route(request)
        if match is None or len(request.body) > SIZE_LIMIT:
            answer = self._turned_away(request)
            self.journal.record(request, answer, gateway().service, {})
        else:
            if form.is_form(match.operation):
                request = form.parsed(request)
            service = SERVICES[match.operation.service]
            answer = service.respond(match, request, self._world)
            contents = service.contents(match, request)
            entry = self.journal.record(request, answer, match.operation.service, contents)
            self._explain(entry, request)
        return answer

    def _explain(self, entry: dict[str, object], request: Message) -> None:
        """Note which part of the proof of a refused request differs, if one does."""
        name, code = entry["operation"], entry["code"]
        if name is None or code is None:
            return
        entry["reason"] = found = reason(contract.operation(str(name)), request, self._world)
        if found is not None:
            self._report(f"{name} was refused ({code}): {found}")

    def _turned_away(self, request: Message) -> Answer:
        """Answer what reaches no service as Huawei's gateway answers it."""
        if len(request.body) > SIZE_LIMIT:
            return huawei.refusal(
                gateway(), "APIGW.0201", self._world, "the request is too large", status=413
            )
        return huawei.refusal(gateway(), "APIGW.0101", self._world)


def gateway() -> Operation:
    """Return an operation whose errors are those of Huawei's gateway."""
    return contract.operation("UpdateVpnUserGroup")
