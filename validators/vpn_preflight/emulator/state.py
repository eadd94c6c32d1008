"""What the emulator knows and remembers, seeded with the ids that the documents print."""

from __future__ import annotations

import copy
import itertools
import random
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from vpn_preflight import contract
from vpn_preflight.emulator.tunnels import Tunnel
from vpn_preflight.privacy import hide_fields

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vpn_preflight.field import Field
    from vpn_preflight.finding import Profile

# The documents print no id of these kinds; these have the shape of those in neighbouring pages.
PROJECT_ID = "0605768a1c80d5762fd6c014ee1a4b6c"
VPN_SERVER_ID = "0e325fb6-83b9-4004-a343-8b6fc714a5d9"
DEFAULT_GROUP_ID = "c1d6a0b4-5e2f-4a57-9d38-2b7f60e4a913"


@dataclass(frozen=True)
class Credentials:
    """The key pair, the tokens and the user that the emulator accepts, made up for tests.

    `security_token` belongs to temporary keys, and `auth_token` is Huawei's alternative to keys.
    `account`, `user` and `password` get further tokens.
    """

    access_key: str = "EMULATORACCESSKEY001"
    secret_key: str = field(repr=False, default="emulator-secret-key-made-up-for-tests")
    security_token: str = field(repr=False, default="emulator-security-token-made-up-for-tests")
    auth_token: str = field(repr=False, default="emulator-auth-token-made-up-for-tests")
    account: str = "emulator-account"
    user: str = "emulator-user"
    password: str = field(repr=False, default="emulator-password-made-up-for-tests")

    @property
    def secrets(self) -> tuple[str, ...]:
        """All credentials that must not be shown."""
        return (self.secret_key, self.security_token, self.auth_token, self.password)


class Ids(NamedTuple):
    """The ids of what exists at the start."""

    vpc_id: str
    vpn_gw_id: str
    vpn_conn_id: str
    project_id: str
    vpn_server_id: str
    group_id: str


class Task:
    """A change that runs in the background: `looks` find it running, then it has ended."""

    def __init__(self, looks: int = 1) -> None:
        self.looks = looks
        self.has_failed = False

    def is_running(self) -> bool:
        """Return whether it still runs, and count the look."""
        self.looks -= 1
        return self.looks >= 0


class State:
    """Everything that a request can change.

    `vpcs` has the range of each VPC, and `gateways` the VPC of each gateway. `servers` has the
    groups by id for each pair of project and server, `users` the users of each group, `nonces` the
    time at which each was signed, and `tokens` the time at which each expires.
    """

    def __init__(self, seed: int) -> None:
        change = contract.operation("ModifyVpnConnEx")
        written = change.examples.request["document"]
        shown = example(change.name)["data"]
        group = example("UpdateVpnUserGroup")["user_group"]
        self.ids = Ids(
            vpc_id=written["vpcId"],
            vpn_gw_id=written["vpnGwId"],
            vpn_conn_id=written["vpnConnId"],
            project_id=PROJECT_ID,
            vpn_server_id=VPN_SERVER_ID,
            group_id=group["id"],
        )
        self.vpcs = {self.ids.vpc_id: example("DescribeVpcEx")["data"][0]["cidrBlock"]}
        self.gateways = {self.ids.vpn_gw_id: self.ids.vpc_id}
        self.tunnels = {
            self.ids.vpn_conn_id: Tunnel(
                without_secrets(change.response.fields["data"], shown),
                self.ids.vpc_id,
                self.ids.vpn_gw_id,
                self.vpcs[self.ids.vpc_id],
            )
        }
        self.task_ids = itertools.count(shown["taskId"])
        self.tasks: dict[str, Task] = {}
        # How many of the next tasks fail.
        self.failures = 0
        self.nonces: OrderedDict[int, int] = OrderedDict()
        self.tokens: dict[str, float] = {}
        default = group | {
            "id": DEFAULT_GROUP_ID,
            "name": "default",
            "description": "",
            "type": "Default",
            "user_number": 1,
        }
        self.users = {DEFAULT_GROUP_ID: example("ListVpnUsersInGroup")["users"]}
        # By their ids; one without a name has that of any region.
        self.projects: dict[str, str | None] = {PROJECT_ID: None}
        self.servers = {
            (PROJECT_ID, VPN_SERVER_ID): {found["id"]: found for found in (group, default)}
        }
        self.random = random.Random(seed)  # noqa: S311 - ids that repeat from run to run, and no secrets

    def begin_task(self, name: str, change: Callable[[], None]) -> None:
        """Begin a task that makes a change, unless it is to fail."""
        task = self.tasks[name] = Task()
        if self.failures:
            self.failures -= 1
            task.has_failed = True
        else:
            change()

    def request_id(self) -> str:
        """Make the next id of a request: 32 lower-case hexadecimal digits."""
        return f"{self.random.getrandbits(128):032x}"

    def give_token(self, now: float, lifetime: int) -> str:
        """Make a token that is valid for some seconds, and forget those that have expired."""
        self.tokens = {token: end for token, end in self.tokens.items() if now < end}
        token = f"emulator-token-{self.random.getrandbits(256):064x}"
        self.tokens[token] = now + lifetime
        return token


@hide_fields
class World(NamedTuple):
    """What every answer is based on."""

    credentials: Credentials
    state: State
    clock: Callable[[], float]
    profile: Profile


def example(operation: str) -> Any:
    """Copy the document's own example of an answer."""
    return copy.deepcopy(contract.operation(operation).examples.response["document"])


def without_secrets(field: Field, value: Mapping[str, Any]) -> dict[str, object]:
    """Empty the secrets of an example, which nobody has set yet; their names keep the order."""
    return {name: None if field.inner(name).is_secret else item for name, item in value.items()}
