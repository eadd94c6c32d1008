"""Check what the calls of each service need: one read says most of it."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from vpn_preflight import contract
from vpn_preflight.cli.delivery import Answer, in_options
from vpn_preflight.cli.doctor import services_with_credentials
from vpn_preflight.cli.environment import OPTIONS, UsageError
from vpn_preflight.cli.exit_codes import CLEAN, REFUSED
from vpn_preflight.finding import with_advice
from vpn_preflight.lint.names import printable
from vpn_preflight.lint.reports.text import paint, wants_colour
from vpn_preflight.redaction import MASK
from vpn_preflight.wire.call import call
from vpn_preflight.wire.decode import about_clock, clock_skew
from vpn_preflight.wire.errors import (
    ENDPOINT,
    AuthenticationError,
    CredentialsError,
    PayloadError,
    TransportError,
    VpnPreflightError,
)
from vpn_preflight.wire.prepare import prepare

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Mapping

    from vpn_preflight.contract import Operation
    from vpn_preflight.finding import Finding
    from vpn_preflight.wire.client import BaseClient

State = Literal["ok", "failed", "skipped"]
COLOURS: Mapping[State, str] = {"ok": "32", "failed": "31", "skipped": "2"}


# What to look at where no answer comes.
WHERE = "check the network, the proxy, --region and --endpoint"
# What every client takes.
TAKEN = ("region", "endpoint")


class Check(NamedTuple):
    """What was checked of a service, and what is so or what to do about it."""

    state: State
    name: str
    words: str


def diagnose(arguments: Namespace) -> int:
    """Print the checks of each service, and return whether all that has credentials is well."""
    named = chosen_services(arguments)
    states = list[State]()
    for name in named or services_with_credentials():
        checks = list(check_service(name, arguments, is_named=bool(named)))
        for line in lines(name, checks):
            sys.stdout.write(f"{line}\n")
        states += [check.state for check in checks]
    return REFUSED if "failed" in states or "ok" not in states else CLEAN


def chosen_services(arguments: Namespace) -> list[str]:
    """Return the services that are named; raises UsageError for an unknown one."""
    known, named = services_with_credentials(), list(dict.fromkeys(arguments.services))
    if any(name not in known for name in named):
        raise UsageError(f"SERVICE must be one of {', '.join(known)}")
    if arguments.endpoint is not None and len(named) != 1:
        raise UsageError("--endpoint is for one service; name it")
    return named


def lines(name: str, checks: list[Check]) -> Iterator[str]:
    """Yield the lines about a service."""
    colour = wants_colour(sys.stdout, os.environ)
    yield f"{name}: {contract.service(name).title}"
    for state, about, words in checks:
        painted = paint(f"{state:7}", COLOURS[state], colour=colour)
        yield f"  {painted}  {about:11}  {printable(words)}"


def check_service(name: str, arguments: Namespace, *, is_named: bool) -> Iterator[Check]:
    """Yield the checks of a service; one without credentials is skipped unless it is named."""
    public = contract.service(name).public_host
    if public and not is_named:
        yield Check("skipped", "endpoint", f"{public.hint}; name {name} to check a private cloud")
        return
    problem = key_problem(name)
    if problem and problem.missing:
        state: State = "failed" if is_named else "skipped"
        yield Check(state, "credentials", in_options(name, problem))
        return
    try:
        client = connect(
            name,
            region=arguments.region,
            project_id=arguments.project_id,
            endpoint=arguments.endpoint,
        )
    except CredentialsError as error:
        # With good keys, it is about where to call.
        is_key = str(error) == str(problem)
        where = "credentials" if is_key else about(error, "endpoint")
        yield Check("failed", where, in_options(name, error))
        return
    with closing(client):
        yield from check_client(client)


def about(error: CredentialsError, otherwise: str = "credentials") -> str:
    """Return what is missing or invalid: an option without the end of its name."""
    # An error about an invalid setting begins with its name.
    found = error.missing or str(error).partition(" ")[0]
    return found.removesuffix("_id") if found in OPTIONS else otherwise


def key_problem(name: str) -> CredentialsError | None:
    """Return what is wrong with the keys of a service, or what is missing of them."""
    region = next(iter(contract.service(name).regions.known), None)
    try:
        connect(name, region=region, project_id=MASK, endpoint="https://localhost").close()
    except CredentialsError as error:
        return error
    return None


def connect(name: str, **given: str | None) -> BaseClient:
    """Make the client of a service; raises CredentialsError."""
    settings = {
        setting: value
        for setting, value in given.items()
        if setting in TAKEN or setting in contract.service(name).settings
    }
    client: BaseClient = import_module(f"cloud_vpn.{name}.client").Client(**settings, retries=0)
    return client


def check_client(client: BaseClient) -> Iterator[Check]:
    """Send a read, and yield what its answer says of everything on the way."""
    read = simple_read(client)
    if read is None:
        yield Check("ok", "credentials", "found")
        yield Check("skipped", "read", "no read of this service goes without ids")
        return
    try:
        headers = send(client, read)
        problem = None
    except VpnPreflightError as error:
        problem = error
        found = error.answer.headers if error.answer else {}
        headers = {header.title(): value for header, value in found.items()}
    yield from judged(client, read, headers, problem)


def simple_read(client: BaseClient) -> Operation | None:
    """Return the first read that needs nothing but the settings of the client."""
    return next(
        (
            one
            for one in contract.operations()
            if one.service == client.service
            and one.effect == "read"
            and not one.request.required
            and {*one.path_parameters.fields} <= {*client.path}
        ),
        None,
    )


def send(client: BaseClient, read: Operation) -> Mapping[str, str]:
    """Send a read without arguments, and return the headers of its answer."""
    body: Any = None if read.media_type is None else {}
    path = {name: client.path[name] for name in read.path_parameters.fields}
    request = prepare(client, read.route, path=path, query={}, body=body)
    return call(client, request, Answer).headers


def judged(
    client: BaseClient,
    read: Operation,
    headers: Mapping[str, str],
    problem: VpnPreflightError | None,
) -> Iterator[Check]:
    """Yield a check for each thing that the outcome of a read depends on."""
    words = str(problem).replace(ENDPOINT, "--endpoint https://HOST")
    advice = "" if ENDPOINT in str(problem) else f"; {WHERE}"
    host = client.endpoint.partition("://")[2]
    if isinstance(problem, CredentialsError):
        yield Check("failed", about(problem), words)
        return
    if isinstance(problem, TransportError):
        yield Check("ok", "credentials", "found")
        yield Check("failed", "endpoint", f"{words}{advice}")
        return
    if isinstance(problem, PayloadError):
        # Nothing was sent: the read has no other argument than what is in its URL.
        yield Check("ok", "credentials", "found")
        yield from (wrong_setting(finding) for finding in problem.findings)
        return
    yield Check("ok", "endpoint", host)
    yield clock_check(read, headers)
    if isinstance(problem, AuthenticationError):
        yield Check("failed", "credentials", words)
        return
    yield Check("ok", "credentials", "accepted")
    if problem is not None:
        yield Check("failed", "read", words)
        return
    yield from (Check("ok", "project", project) for project in client.path.values())
    yield Check("ok", "read", read.name)


def wrong_setting(finding: Finding) -> Check:
    """Return the check of a setting that no URL can have."""
    name = finding.pointer.rpartition("/")[2].removesuffix("_id")
    return Check("failed", name, with_advice(finding.message, finding.advice))


def clock_check(read: Operation, headers: Mapping[str, str]) -> Check:
    """Compare this machine's clock with the service's."""
    skew = clock_skew(headers)
    if skew is None:
        return Check("skipped", "clock", "the answer has no date")
    remarks = about_clock(read, skew)
    if remarks:
        return Check("failed", "clock", remarks[0])
    return Check("ok", "clock", f"differs from the service's by {abs(round(skew))} s")
