"""The command `send`, for real against a service on loopback, and as a dry run."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar
from urllib.parse import parse_qsl

import pytest

from vpn_preflight import contract
from vpn_preflight.wire.errors import DOUBT

Run = Callable[..., subprocess.CompletedProcess[str]]

SECRET = "zanzibarine-zanzibarine"
KEYS = {
    "TENCENTCLOUD_SECRET_ID": "AKIDinvented",
    "TENCENTCLOUD_SECRET_KEY": f"{SECRET}-tencent",
    "HUAWEICLOUD_SDK_AK": "INVENTEDAK",
    "HUAWEICLOUD_SDK_SK": f"{SECRET}-huawei",
}
TUNNEL = {
    "vpcId": "vpc-1",
    "vpnGwId": "vpngw-1",
    "vpnConnId": "vpnx-1",
    "userGwCidrBlock": ["10.100.2.0/24"],
}
PATH = {
    "vpn_server_id": "0e325fb6-83b9-4004-a343-8b6fc714a5d9",
    "group_id": "7625fd92-2e20-4e4d-8c56-66f110fbfaa8",
}
GROUP = {"path": PATH, "body": {"user_group": {"name": "one"}}}
TARGET = "/p2c-vpn-gateways/vpn-servers/{vpn_server_id}/groups/{group_id}".format_map(PATH)


class Service(HTTPServer):
    """A service that keeps what it gets and gives one answer."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[tuple[str, str, str]] = []
        self.status = 200
        self.answer: Any = {}

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Service
    protocol_version: ClassVar[str] = "HTTP/1.0"

    def do_POST(self) -> None:
        """Keep the request and answer it."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.server.requests.append((self.command, self.path, body))
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(json.dumps(self.server.answer).encode())

    do_GET = do_PUT = do_POST  # noqa: N815 - the base class asks for these names

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def service() -> Iterator[Service]:
    """A service for one test."""
    with Service() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def example(name: str) -> Any:
    """The answer that a document prints."""
    return contract.operation(name).examples.response["document"]


def test_a_tunnel_is_sent(run: Run, service: Service) -> None:
    """The payload arrives as the form, and the answer is printed as JSON with its secret masked."""
    service.answer = example("ModifyVpnConnEx")
    found = run(
        "send",
        "-",
        "--region",
        "ap-guangzhou",
        "--endpoint",
        service.url,
        typed=json.dumps(TUNNEL),
        **KEYS,
    )
    expected = service.answer | {"data": service.answer["data"] | {"preSharedKey": "***"}}
    assert (0, expected, "") == (found.returncode, json.loads(found.stdout), found.stderr)
    ((method, target, body),) = service.requests
    assert ("POST", "/v2/index.php") == (method, target)
    payload = (
        "Action=ModifyVpnConnEx&vpcId=vpc-1&vpnGwId=vpngw-1&vpnConnId=vpnx-1"
        "&userGwCidrBlock.0=10.100.2.0%2F24"
    )
    assert body.startswith(f"{payload}&Region=ap-guangzhou&")


@pytest.mark.parametrize("where", ["option", "file", "environment"])
def test_a_group_is_sent(run: Run, service: Service, where: str) -> None:
    """Ids come from the request file, the project from the option, the file or the environment."""
    service.answer = example("UpdateVpnUserGroup")
    given = {"option": ("--project-id", "project"), "file": (), "environment": ()}[where]
    path = PATH | ({"project_id": "project"} if where == "file" else {})
    variables = KEYS | ({"HUAWEICLOUD_SDK_PROJECT_ID": "project"} if where == "environment" else {})
    typed = json.dumps(GROUP | {"path": path})
    found = run(
        "send",
        "-",
        "--region",
        "ae-ad-1",
        "--endpoint",
        service.url,
        *given,
        typed=typed,
        **variables,
    )
    assert (0, service.answer, "") == (found.returncode, json.loads(found.stdout), found.stderr)
    assert [("PUT", f"/v5/project{TARGET}", '{"user_group":{"name":"one"}}')] == service.requests


def test_the_option_wins_over_the_file(run: Run, service: Service) -> None:
    """The project of the command line is the one that is asked."""
    service.answer = example("UpdateVpnUserGroup")
    typed = json.dumps(GROUP | {"path": PATH | {"project_id": "other"}})
    run(
        "send",
        "-",
        "--region",
        "ae-ad-1",
        "--endpoint",
        service.url,
        "--project-id",
        "project",
        typed=typed,
        **KEYS,
    )
    assert [f"/v5/project{TARGET}"] == [target for _, target, _ in service.requests]


def test_a_secret_comes_from_the_environment(run: Run, service: Service) -> None:
    """A secret that is written as a variable is sent with the variable's value."""
    service.answer = example("ModifyVpnConnEx")
    typed = json.dumps(TUNNEL | {"preSharedKey": "${TUNNEL_KEY}"})
    found = run(
        "send",
        "-",
        "--region",
        "gz",
        "--endpoint",
        service.url,
        typed=typed,
        **KEYS,
        TUNNEL_KEY=SECRET,
    )
    assert (0, "") == (found.returncode, found.stderr)
    assert f"&preSharedKey={SECRET}&" in service.requests[0][2]
    assert SECRET not in found.stdout


@pytest.mark.parametrize(
    ("member", "value", "term"),
    [
        ("preSharedKey", "{{ key }}", "preSharedKey"),
        ("preSharedKey", "${TENCENTCLOUD_SECRET_KEY}", "TENCENTCLOUD_SECRET_KEY"),
        ("vpnConnName", "${HOME}", "--env HOME"),
        ("vpnConnName", "{{ name }}", "vpnConnName"),
        ("Action", "${ACTION}", "Action"),
    ],
)
@pytest.mark.parametrize("mode", [(), ("--dry-run",)])
def test_a_placeholder_that_stays_open_is_not_sent(
    run: Run, service: Service, member: str, value: str, term: str, mode: tuple[str, ...]
) -> None:
    """A placeholder that nothing may fill in: one line, exit code 2, nothing sent."""
    typed = json.dumps(TUNNEL | {member: value})
    given = ("--region", "gz", "--endpoint", service.url, "--env", "ACTION", *mode)
    found = run("send", "-", *given, typed=typed, ACTION="ModifyVpnConnEx", **KEYS)
    assert (2, "", []) == (found.returncode, found.stdout, service.requests)
    column = typed.index(json.dumps(value)) + 1
    place, _, words = found.stderr.partition(f"-:1:{column}: ")
    assert ("vpn-preflight send: error: ", True) == (place, term in words)
    assert 1 == found.stderr.count("\n")


def test_a_placeholder_in_the_path_is_not_filled_in(run: Run) -> None:
    """Not even where --env names its variable: it would choose the group."""
    request = GROUP | {"path": PATH | {"group_id": "${ID}"}}
    command = ("send", "-", "--project-id", "p", "--region", "ae-ad-1", "--env", "ID", "--dry-run")
    found = run(*command, typed=json.dumps(request), ID="7625fd92")
    assert (2, "", 1) == (found.returncode, found.stdout, found.stderr.count("\n"))
    assert "group_id" in found.stderr


def test_each_open_placeholder_has_its_line(run: Run) -> None:
    """In the order of the file, whether its variable is missing, empty or not allowed."""
    values = {"vpnConnName": "${A}", "preSharedKey": "${B}", "spdAcl": [{"${C}": ["10.0.0.0/8"]}]}
    given = ("--region", "gz", "--env", "A")
    found = run("send", "-", *given, typed=json.dumps(TUNNEL | values, indent=0), B="", **KEYS)
    lines = [line.split(":")[3] for line in found.stderr.splitlines()]
    assert (2, ["8", "9", "12"]) == (found.returncode, lines)


def test_a_variable_that_is_allowed_is_sent_as_its_field_has_it(run: Run, service: Service) -> None:
    """A number, a list and a string, each filled in once, and masked in the answer."""
    service.answer = example("ModifyVpnConnEx") | {"message": "about ${HOME}"}
    more = {"vpnConnName": "${NAME}", "IKESet": [{"ikeSaLifetimeSeconds": "${LIFE}"}]}
    payload = TUNNEL | {"userGwCidrBlock": "${RANGES}"} | more
    values = {"LIFE": "3600", "RANGES": '["10.1.0.0/16"]', "NAME": "${HOME}"}
    allowed = [word for name in values for word in ("--env", name)]
    given = ("--region", "gz", "--endpoint", service.url, "--ignore", "VFP", *allowed)
    found = run("send", "-", *given, typed=json.dumps(payload), **KEYS, **values)
    assert (0, "") == (found.returncode, found.stderr)
    body = dict(parse_qsl(service.requests[0][2]))
    expected = ("10.1.0.0/16", "3600", "${HOME}")
    names = ("userGwCidrBlock.0", "IKESet.0.ikeSaLifetimeSeconds", "vpnConnName")
    assert expected == tuple(body[name] for name in names)
    assert "about ***" == json.loads(found.stdout)["message"]


@pytest.mark.parametrize("value", [f"a{SECRET}", '"3600"', "true", "[", "[" * 100_000, "9" * 5000])
def test_what_was_filled_in_is_checked(run: Run, service: Service, value: str) -> None:
    """A value that is not of the field's type is refused at its place, and not shown."""
    payload = TUNNEL | {"IKESet": [{"ikeSaLifetimeSeconds": "${LIFE}"}]}
    given = ("--region", "gz", "--endpoint", service.url, "--env", "LIFE")
    found = run("send", "-", *given, typed=json.dumps(payload), **KEYS, LIFE=value)
    assert (1, "", []) == (found.returncode, found.stdout, service.requests)
    column = json.dumps(payload).index('"${LIFE}"') + 1
    assert f"-:1:{column}: error VFS003 " in found.stderr
    assert SECRET not in found.stderr


@pytest.mark.parametrize("payload", [TUNNEL | {"preSharedKey": "${K}", "vpnConnName": "${N}"}])
def test_a_dry_run_needs_no_value(run: Run, payload: Any) -> None:
    """It shows the placeholders, secret or not."""
    given = ("--region", "gz", "--dry-run", "--env", "N")
    found = run("send", "-", *given, typed=json.dumps(payload))
    assert (0, "") == (found.returncode, found.stderr)
    assert {"preSharedKey=${K}", "vpnConnName=${N}"} <= set(found.stdout.splitlines())


def test_a_dry_run_still_checks_the_rest(run: Run) -> None:
    """What the client alone can know is reported, and nothing about the placeholders."""
    payload = TUNNEL | {"preSharedKey": "${K}", "IKESet": [{"dhGroupName": "${DH}"}]}
    given = ("--region", "gz", "--dry-run", "--env", "DH", "--ignore", "VFP")
    found = run("send", "-", *given, typed=json.dumps(payload | {"Region": "elsewhere"}))
    assert (1, "", ["VFW002"]) == (found.returncode, found.stdout, codes(found))


@pytest.mark.parametrize(
    ("variables", "expected"), [({}, "3600"), ({"LIFE": ""}, "3600"), ({"LIFE": "7200"}, "7200")]
)
def test_a_default_is_sent_where_the_variable_has_no_value(
    run: Run, service: Service, variables: dict[str, str], expected: str
) -> None:
    """Behind `:-`, read as the field has it; the placeholder itself is never sent."""
    service.answer = example("ModifyVpnConnEx")
    payload = TUNNEL | {"IKESet": [{"ikeSaLifetimeSeconds": "${LIFE:-3600}"}]}
    given = ("--region", "gz", "--endpoint", service.url, "--env", "LIFE", "--ignore", "VFP")
    found = run("send", "-", *given, typed=json.dumps(payload), **KEYS, **variables)
    assert (0, "") == (found.returncode, found.stderr)
    assert f"IKESet.0.ikeSaLifetimeSeconds={expected}&" in service.requests[0][2]


def codes(found: subprocess.CompletedProcess[str]) -> list[str]:
    """The codes of the findings on the standard error."""
    return re.findall(r"^\S+: (?:error|warning) (\w+)", found.stderr, re.MULTILINE)


@pytest.mark.parametrize(
    ("given", "expected"),
    [((), 1), (("--ignore", "VFS002"), 0), (("--ignore", "VFS"), 0), (("--ignore", "VFA"), 1)],
)
def test_what_the_call_ignores_is_sent(
    run: Run, service: Service, given: tuple[str, ...], expected: int
) -> None:
    """An error that --ignore names stops neither the command nor its client."""
    service.answer = example("ModifyVpnConnEx")
    command = ("send", "-", "--region", "gz", "--endpoint", service.url, *given)
    found = run(*command, typed=json.dumps(TUNNEL | {"vpnConnNmae": "x"}), **KEYS)
    assert (expected, 1 - expected) == (found.returncode, len(service.requests))


def test_what_would_be_another_call_is_never_ignored(run: Run) -> None:
    """An id that changes the path of the URL is refused whatever the command line says."""
    request = GROUP | {"path": PATH | {"group_id": "../x"}}
    command = ("send", "-", "--project-id", "p", "--region", "ae-ad-1", "--dry-run")
    found = run(*command, "--ignore", "VFS016", typed=json.dumps(request))
    assert (1, "", ["VFS016"]) == (found.returncode, found.stdout, codes(found))


def test_a_warning_can_stop_a_request(run: Run, service: Service) -> None:
    """With --fail-on warning it is not sent."""
    typed = json.dumps(TUNNEL | {"vpcId": "vpngw-1"})
    command = ("send", "-", "--region", "gz", "--endpoint", service.url, "--fail-on", "warning")
    found = run(*command, typed=typed, **KEYS)
    assert (1, "", ["VFD007"], []) == (
        found.returncode,
        found.stdout,
        codes(found),
        service.requests,
    )


def test_an_empty_variable_is_no_secret(run: Run, service: Service) -> None:
    """An empty key would cut the tunnel, so it counts as missing."""
    typed = json.dumps(TUNNEL | {"preSharedKey": "${TUNNEL_KEY}"})
    found = run(
        "send", "-", "--region", "gz", "--endpoint", service.url, typed=typed, **KEYS, TUNNEL_KEY=""
    )
    assert (2, []) == (found.returncode, service.requests)


def test_what_the_check_refuses_is_not_sent(run: Run, service: Service, tmp_path: Path) -> None:
    """The findings are those of lint, on the standard error; exit code 1."""
    (tmp_path / "tunnel.json").write_text(
        json.dumps(TUNNEL | {"vpnConnNam": SECRET, "preSharedKey": SECRET})
    )
    linted = run("lint", "tunnel.json")
    found = run("send", "tunnel.json", "--region", "gz", "--endpoint", service.url, **KEYS)
    assert (1, "", []) == (found.returncode, found.stdout, service.requests)
    assert [*linted.stdout.splitlines()[:-1], "nothing was sent"] == found.stderr.splitlines()
    assert "tunnel.json:1:103: error VFS002 " in found.stderr
    assert SECRET not in found.stderr


@pytest.mark.parametrize(
    ("payload", "place"),
    [
        (TUNNEL | {"Region": "elsewhere"}, "-:1:113: error VFW002"),
        ({"body": TUNNEL | {"Region": "elsewhere"}}, "-:1:122: error VFW002"),
        (
            {"path": {"group_id": "g"}, "body": GROUP["body"]},
            "-:1:10: error VFS001 path: vpn_server_id ",
        ),
        ({"body": GROUP["body"]}, "-:1:1: error VFS001 path: vpn_server_id "),
    ],
)
def test_what_only_the_client_can_know_has_its_place_in_the_file(
    run: Run, service: Service, payload: Any, place: str
) -> None:
    """Findings that need the region, or the whole path, point into the file as well."""
    given = ("--region", "gz") if "userGwCidrBlock" in str(payload) else ("--project-id", "project")
    found = run("send", "-", "--endpoint", service.url, *given, typed=json.dumps(payload), **KEYS)
    assert (1, "", []) == (found.returncode, found.stdout, service.requests)
    assert place in found.stderr


def test_a_warning_is_told_and_sent(run: Run, service: Service) -> None:
    """A warning goes to the standard error, once, and does not stop the request."""
    service.answer = example("ModifyVpnConnEx")
    typed = json.dumps(TUNNEL | {"vpcId": "vpngw-1"})
    found = run("send", "-", "--region", "gz", "--endpoint", service.url, typed=typed, **KEYS)
    assert (0, 1, 1) == (found.returncode, found.stderr.count("VFD007"), len(service.requests))
    assert json.loads(found.stdout)


def test_a_file_that_cannot_be_read(run: Run) -> None:
    """Exit code 2, with the finding of lint."""
    found = run("send", "missing.json", "--region", "gz")
    assert (2, "", True) == (
        found.returncode,
        found.stdout,
        found.stderr.startswith("missing.json:1:1: error VFR001 "),
    )


@pytest.mark.parametrize(
    ("payload", "arguments", "term"),
    [
        (TUNNEL, ("--project-id", "p"), "--project-id"),
        (
            GROUP["body"],
            ("--project-id", "p"),
            '{"path": {"vpn_server_id": "...", "group_id": "..."}, "body": {...}}',
        ),
        (GROUP, ("--project-id", "../x"), "--project-id"),
        (TUNNEL, ("--region", "a b"), "--region"),
        (TUNNEL, ("--endpoint", "http://example.com"), "plain http"),
        (TUNNEL, ("--endpoint", "https://example.com/path"), "https://HOST"),
    ],
)
def test_a_setting_that_does_not_fit(
    run: Run, payload: Any, arguments: tuple[str, ...], term: str
) -> None:
    """One line that says what to write, exit code 2."""
    region = "gz" if payload is TUNNEL else "ae-ad-1"
    found = run("send", "-", "--region", region, *arguments, typed=json.dumps(payload), **KEYS)
    assert (2, "", 1) == (found.returncode, found.stdout, found.stderr.count("\n"))
    assert term in found.stderr


def test_the_profile_is_that_of_the_check_and_of_the_client(run: Run) -> None:
    """A disputed rule lets a payload through under the profile observed alone."""
    typed = json.dumps(GROUP | {"body": {"user_group": {"description": "with a space"}}})
    command = ("send", "-", "--region", "ae-ad-1", "--project-id", "p", "--dry-run")
    strict, mild = (
        run(*command, typed=typed, **KEYS),
        run(*command, "--profile", "observed", typed=typed, **KEYS),
    )
    assert (1, "", 0, True) == (
        strict.returncode,
        strict.stdout,
        mild.returncode,
        "with a space" in mild.stdout,
    )


@pytest.mark.parametrize(
    ("payload", "given", "terms"),
    [
        (TUNNEL, (), ("--region", "TENCENTCLOUD_REGION")),
        (GROUP, ("--project-id", "p"), ("--region",)),
    ],
)
@pytest.mark.parametrize("command", [("send",), ("send", "--dry-run"), ("sign",)])
def test_a_missing_setting_names_the_option(
    run: Run, command: tuple[str, ...], payload: Any, given: tuple[str, ...], terms: tuple[str, ...]
) -> None:
    """And the variable, if there is one; never an argument of a Python client."""
    found = run(*command, "-", *given, typed=json.dumps(payload), **KEYS)
    assert (2, "", 1) == (found.returncode, found.stdout, found.stderr.count("\n"))
    assert (True, False) == (all(term in found.stderr for term in terms), "=" in found.stderr)


@pytest.mark.parametrize("keys", [{}, KEYS], ids=["no keys", "keys"])
def test_a_dry_run_says_that_the_project_is_looked_up(run: Run, keys: dict[str, str]) -> None:
    """It has its name in the URL, and its header is one that the signature adds."""
    found = run("send", "-", "--dry-run", "--region", "ae-ad-1", typed=json.dumps(GROUP), **keys)
    first, *_, added, looked_up, last = found.stdout.splitlines()
    assert (0, "") == (found.returncode, found.stderr)
    assert f"PUT https://vpn.ae-ad-1.myhuaweicloud.com/v5/{{project_id}}{TARGET}" == first
    assert "x-project-id" in added
    assert "project_id" in looked_up
    assert "nothing was sent" == last


def test_a_signature_looks_no_project_up(run: Run) -> None:
    """The project is signed, so it must be given: by the option or the variable."""
    found = run("sign", "-", "--region", "ae-ad-1", typed=json.dumps(GROUP), **KEYS)
    assert (2, "", 1) == (found.returncode, found.stdout, found.stderr.count("\n"))
    assert "--project-id" in found.stderr
    assert "HUAWEICLOUD_SDK_PROJECT_ID" in found.stderr


def test_a_project_that_is_not_found_names_the_option(run: Run, service: Service) -> None:
    """A service on loopback is asked for projects, too; exit code 2 where it has none."""
    service.answer = {"projects": [], "links": {}}
    where = ("--region", "ae-ad-1", "--endpoint", service.url)
    found = run("send", "-", *where, typed=json.dumps(GROUP), **KEYS)
    assert (2, "", 1) == (found.returncode, found.stdout, len(service.requests))
    assert "--project-id" in found.stderr


def test_missing_keys(run: Run, service: Service) -> None:
    """Without keys nothing is sent: one line that names the variable, exit code 2."""
    found = run("send", "-", "--region", "gz", "--endpoint", service.url, typed=json.dumps(TUNNEL))
    assert (2, "", 1, []) == (
        found.returncode,
        found.stdout,
        found.stderr.count("\n"),
        service.requests,
    )
    assert "TENCENTCLOUD_SECRET_ID" in found.stderr


@pytest.mark.parametrize("mode", [(), ("--dry-run",)])
def test_a_region_that_is_not_listed_is_told(
    run: Run, service: Service, mode: tuple[str, ...]
) -> None:
    """What the client says of its settings is one line on the standard error, and stops nothing."""
    service.answer = example("ModifyVpnConnEx")
    found = run(
        "send",
        "-",
        "--region",
        "mars",
        "--endpoint",
        service.url,
        *mode,
        typed=json.dumps(TUNNEL),
        **KEYS,
    )
    assert (0, 1) == (found.returncode, found.stderr.count("\n"))
    assert found.stderr.startswith("vpn-preflight: warning: region is mars")


def test_one_document_at_a_time(run: Run, tmp_path: Path) -> None:
    """A file of several documents is not sent in part."""
    (tmp_path / "changes.ndjson").write_text(f"{json.dumps(TUNNEL)}\n{json.dumps(TUNNEL)}\n")
    found = run("send", "changes.ndjson", "--region", "gz", **KEYS)
    assert (2, 1) == (found.returncode, found.stderr.count("\n"))
    assert "holds 2 documents" in found.stderr


def test_what_the_service_refuses(run: Run, service: Service) -> None:
    """Code, message and hint are one line, control characters escaped; exit code 1."""
    service.answer = {
        "code": 7001,
        "codeDesc": "InvalidVpnConn.NotFound",
        "message": "no\n\u001b[31msuch tunnel",
    }
    found = run(
        "send", "-", "--region", "gz", "--endpoint", service.url, typed=json.dumps(TUNNEL), **KEYS
    )
    assert (1, "", 1) == (found.returncode, found.stdout, found.stderr.count("\n"))
    expected = [
        "vpn-preflight send: error: ",
        "ModifyVpnConnEx",
        "127.0.0.1",
        "InvalidVpnConn.NotFound",
        "no\\n\\x1b",
    ]
    assert re.match(".*".join(map(re.escape, expected)), found.stderr)


def test_an_answer_that_cannot_be_read(run: Run, service: Service) -> None:
    """The line says that the change may have been made; exit code 1."""
    service.answer = "hello"
    found = run(
        "send", "-", "--region", "gz", "--endpoint", service.url, typed=json.dumps(TUNNEL), **KEYS
    )
    assert (1, "", 1) == (found.returncode, found.stdout, found.stderr.count("\n"))
    assert DOUBT in found.stderr


TOKEN_FILE = {
    "operation": "KeystoneCreateUserTokenByPassword",
    "query": {"nocatalog": "true"},
    "body": {
        "auth": {
            "identity": {
                "methods": ["password"],
                "password": {"user": {"name": "u", "password": "${WORD}", "domain": {"name": "a"}}},
            },
            "scope": {"project": {"name": "ap-southeast-1"}},
        }
    },
}


def test_a_dry_run_of_a_request_for_a_token(run: Run) -> None:
    """No keys are needed, nothing is signed, and the password stays a placeholder."""
    found = run(
        "send",
        "-",
        "--region",
        "ap-southeast-1",
        "--dry-run",
        typed=json.dumps(TOKEN_FILE),
        WORD=SECRET,
    )
    first, *_, last = found.stdout.splitlines()
    expected = (
        "POST https://iam.ap-southeast-1.myhuaweicloud.com/v3/auth/tokens?nocatalog=true",
        "nothing was sent",
    )
    assert (0, "", expected) == (found.returncode, found.stderr, (first, last))
    assert (True, False, False) == tuple(
        words in found.stdout for words in ('"password": "${WORD}"', SECRET, "signature adds")
    )


def test_a_request_for_a_token_is_sent(run: Run, service: Service) -> None:
    """The vendor's variable has its endpoint, and the answer has the time of expiry."""
    service.answer = example("KeystoneCreateUserTokenByPassword")
    found = run(
        "send",
        "-",
        typed=json.dumps(TOKEN_FILE),
        WORD=SECRET,
        HUAWEICLOUD_SDK_IAM_ENDPOINT=service.url,
    )
    assert (0, service.answer, "") == (found.returncode, json.loads(found.stdout), found.stderr)
    ((method, target, body),) = service.requests
    assert ("POST", "/v3/auth/tokens?nocatalog=true", True) == (
        method,
        target,
        f'"password":"{SECRET}"' in body,
    )


def test_a_dry_run_of_a_tunnel(run: Run) -> None:
    """Method, URL, headers, a parameter a line with secrets masked; no keys needed."""
    typed = json.dumps(
        TUNNEL
        | {
            "vpnConnName": "a\nb",
            "preSharedKey": SECRET,
            "spdAcl": [{"10.0.0.0/8": ["10.1.0.0/16"]}],
        }
    )
    found = run("send", "-", "--region", "ap-guangzhou", "--dry-run", typed=typed)
    first, headers, body, last = found.stdout.replace("\n", "\n\n", 1).split("\n\n")
    assert (0, "POST https://vpc.api.qcloud.com/v2/index.php") == (found.returncode, first)
    assert {"host: vpc.api.qcloud.com", "content-type: application/x-www-form-urlencoded"} <= set(
        headers.splitlines()
    )
    parameters = [
        "Action=ModifyVpnConnEx",
        "vpcId=vpc-1",
        "vpnGwId=vpngw-1",
        "vpnConnId=vpnx-1",
        "userGwCidrBlock.0=10.100.2.0/24",
        "vpnConnName=a\\nb",
        "preSharedKey=***",
        'spdAcl.0={"10.0.0.0/8":["10.1.0.0/16"]}',
    ]
    assert parameters == body.splitlines()
    added = "the signature adds: Region, Timestamp, Nonce, SecretId, SignatureMethod, Signature"
    assert [added, "nothing was sent"] == last.splitlines()


def test_a_dry_run_of_a_group(run: Run) -> None:
    """The ids are in the URL, the body is JSON, and the signature is in headers."""
    found = run(
        "send",
        "-",
        "--region",
        "ap-southeast-1",
        "--project-id",
        "project",
        "--dry-run",
        typed=json.dumps(GROUP),
    )
    first, headers, body, last = found.stdout.replace("\n", "\n\n", 1).split("\n\n")
    assert (0, "") == (found.returncode, found.stderr)
    assert f"PUT https://vpn.ap-southeast-1.myhuaweicloud.com/v5/project{TARGET}" == first
    assert "content-type: application/json" in headers.splitlines()
    assert GROUP["body"] == json.loads(body)
    assert [
        "the signature adds: x-sdk-date, x-project-id, authorization",
        "nothing was sent",
    ] == last.splitlines()


def test_a_dry_run_sends_nothing(run: Run, service: Service) -> None:
    """With keys and a service that listens, still nothing arrives."""
    found = run(
        "send",
        "-",
        "--region",
        "gz",
        "--endpoint",
        service.url,
        "--dry-run",
        typed=json.dumps(TUNNEL),
        **KEYS,
    )
    assert (0, "", []) == (found.returncode, found.stderr, service.requests)


def test_temporary_keys_add_their_token(run: Run) -> None:
    """The token in the environment is named among what the signature adds, and not shown."""
    found = run(
        "send",
        "-",
        "--region",
        "gz",
        "--dry-run",
        typed=json.dumps(TUNNEL),
        **KEYS,
        TENCENTCLOUD_TOKEN=SECRET,
    )
    assert "SignatureMethod, Token, Signature" in found.stdout
    assert SECRET not in found.stdout + found.stderr


@pytest.mark.parametrize(
    "payload", [TUNNEL | {"preSharedKey": SECRET}, TUNNEL | {"preSharedKey": "${KEY}"}, GROUP]
)
@pytest.mark.parametrize("mode", [("--dry-run",), ()])
def test_no_secret_is_printed(
    run: Run, service: Service, payload: Any, mode: tuple[str, ...]
) -> None:
    """No key of the file or of the environment is shown, sent or not."""
    service.status, service.answer = (
        401,
        {"message": f"bad key {SECRET}", "code": 4100, "data": {"preSharedKey": SECRET}},
    )
    given = ("--project-id", "project") if "body" in payload else ("--region", "gz")
    variables = KEYS | {"KEY": SECRET}
    found = run(
        "send",
        "-",
        "--endpoint",
        service.url,
        *given,
        *mode,
        typed=json.dumps(payload),
        **variables,
    )
    assert found.stdout + found.stderr
    assert f"{SECRET}-tencent" not in found.stdout + found.stderr
    assert f"{SECRET}-huawei" not in found.stdout + found.stderr
    if "preSharedKey" in payload:
        assert SECRET not in found.stdout + found.stderr


def test_the_action_goes_in_a_header(run: Run, service: Service, tmp_path: Path) -> None:
    """A payload of API 3.0 is sent by its own client, and answered by an id alone."""
    service.answer = {"Response": {"RequestId": "b6c8a8c4-ba39-49ca-9b21-66247b7e3ad3"}}
    (tmp_path / "change.json").write_text(
        '{"VpnConnectionId": "vpnx-abc123x", "VpnConnectionName": "a"}', encoding="utf-8"
    )
    done = run("send", "change.json", "--region", "ap-guangzhou", "--endpoint", service.url, **KEYS)
    assert (0, service.answer) == (done.returncode, json.loads(done.stdout))
    assert ["/"] == [target for _, target, _ in service.requests]
