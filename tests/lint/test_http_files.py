"""Files of HTTP clients: scripts, handlers and comments are never part of a request."""

from collections.abc import Callable

import pytest

from vpn_preflight import contract
from vpn_preflight.finding import Finding
from vpn_preflight.lint.capture import CaptureDocument, kind_of
from vpn_preflight.lint.documents import documents

Check = Callable[..., list[Finding]]
GROUP = contract.operation("UpdateVpnUserGroup").path.format(
    project_id="p", vpn_server_id="s" * 36, group_id="g" * 36
)
PUT = f"PUT https://vpn.ap-southeast-1.myhuaweicloud.com{GROUP}\nX-Auth-Token: {{{{token}}}}\n\n"
POST = "POST https://vpc.api.qcloud.com/v2/index.php\n\n"
BODY = '{"user_group": {"name": "a b"}}'
FORM = (
    "Action=ModifyVpnConnEx&vpcId=vpc-1&vpnGwId=vpngw-1&vpnConnId=vpnx-1"
    "&userGwCidrBlock.0=10.0.0.0/24"
)
# In a script anything may stand.
SCRIPT = '\n  client.log("GET https://x/", {a: {}});\n\n  }\n'


def sent(text: str) -> list[bytes | str]:
    """The bodies of the requests of a file, or why one has none."""
    found = documents("a.http", text.encode())
    return [
        one.captured.message.body
        if isinstance(one, CaptureDocument)
        else f"{one.line}:{one.column} {one.code}"
        for one in found
    ]


@pytest.mark.parametrize(
    "script",
    [
        f"> {{%{SCRIPT}%}}",
        f">{{%{SCRIPT}%}} // done",
        '> {% client.log("x") %}',
        "> ./handler.js",
        ">> answer.json",
        ">>! answer.json",
        "<> answer.200.json",
        "<>answer.200.json",
        f"/*{SCRIPT}*/",
        "/* done */",
        f"HTTP/1.1 200 OK\nDate: x\n\n{{{SCRIPT}",
        "HTTP/1.1 200 - OK",
        "HTTP/2 204",
        f"{{{{{SCRIPT}}}}}",
        f"{{{{@response{SCRIPT}}}}}",
        "?? status == 200",
        f"> {{%{SCRIPT}%}}\n\n> {{%{SCRIPT}%}}\n<> a.json",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_what_handles_an_answer(script: str, between: str) -> None:
    """It is no part of the body, and ends it; what stands in it is no request."""
    assert [BODY.encode()] == sent(f"{PUT}{BODY}{between}{script}\n")
    assert [BODY.encode(), BODY.encode()] == sent(
        f"{PUT}{BODY}{between}{script}\n\n### next\n{PUT}{BODY}"
    )


@pytest.mark.parametrize(
    "script", [f"> {{%{SCRIPT}%}}", "> ./handler.js", "<> a.json", "?? status == 200", "# done"]
)
def test_what_handles_the_answer_to_a_form(check_text: Check, script: str) -> None:
    """It is no parameter."""
    found = check_text(f"{POST}{FORM}\n\n{script}\n", name="a.http")
    assert {"VFW013"} == {finding.code for finding in found}


@pytest.mark.parametrize(
    "script",
    [
        f"/*{SCRIPT}*/",
        "/* x */",
        f"< {{%{SCRIPT}%}}",
        f"<{{%{SCRIPT}%}}",
        "< ./before.js",
        f"{{{{+{SCRIPT}}}}}",
        f"{{{{ @request{SCRIPT}}}}}",
    ],
)
def test_what_runs_before_a_request(script: str) -> None:
    """It is no request, neither at the start of the file nor behind a separator."""
    assert [BODY.encode()] == sent(f"{script}\n{PUT}{BODY}")
    assert [f"{BODY}\n".encode(), BODY.encode()] == sent(
        f"{PUT}{BODY}\n\n### next\n# a comment\n{script}\n{PUT}{BODY}"
    )


@pytest.mark.parametrize("opening", ["> {%", "< {%", "{{", "/*", "/* x"])
def test_a_script_that_is_not_closed(opening: str) -> None:
    """It is told at its opening, and takes no request behind the next separator with it."""
    text = f"{PUT}{BODY}\n\n{opening}\n  1\n"
    assert ["6:1 VFR016", BODY.encode()] == sent(text)
    assert ["6:1 VFR016", BODY.encode(), BODY.encode()] == sent(f"{text}### next\n{PUT}{BODY}")


@pytest.mark.parametrize("comment", ["# why", "  // why", "#", "//"])
def test_a_comment_inside_a_body(check_text: Check, comment: str) -> None:
    """Clients leave the line out of the body; what stands behind it keeps its place."""
    text = f'{PUT}{{"user_group": {{\n{comment}\n"name": "a b"\n{comment}\n}}}}\n'
    assert [b'{"user_group": {\n"name": "a b"\n}}\n'] == sent(text)
    assert [("VFS009", 6, 9)] == [
        (f.code, f.line, f.column) for f in check_text(text, name="a.http")
    ]


def test_a_comment_inside_a_form(check_text: Check) -> None:
    """It is no parameter, and the next line goes on."""
    found = check_text(
        f"{POST}Action=ModifyVpnConnEx\n# why\n&userGwCidrBlock.0=x\n", name="a.http"
    )
    assert [("VFA001", 5, 20)] == [
        (f.code, f.line, f.column) for f in found if f.pointer == "/userGwCidrBlock.0"
    ]


def test_a_comment_at_the_end_of_a_line(check_text: Check) -> None:
    """It is sent, and JSON has no comments."""
    found = check_text(f'{PUT}{{"user_group": {{"name": "a" // why\n}}}}', name="a.http")
    assert [("VFR004", 4, 29)] == [(f.code, f.line, f.column) for f in found]


@pytest.mark.parametrize("reference", ["< ./a.json", "<@ ./a.json", "<@latin1 ./a.json"])
def test_a_part_of_a_body_in_a_file(reference: str) -> None:
    """It is told where it is named, alone or behind what is written out."""
    assert ["4:1 VFR016"] == sent(f"{PUT}{reference}\n")
    assert ["5:1 VFR016"] == sent(f"{PUT}{BODY}\n{reference}\n\n> {{%{SCRIPT}%}}\n")


def test_blank_lines_behind_a_body() -> None:
    """They are sent, unless something follows that is not."""
    assert [f"{BODY}\n\n".encode()] == sent(f"{PUT}{BODY}\n\n")
    assert [BODY.encode()] == sent(f"{PUT}{BODY}\n\n# done\n")


def test_a_message_that_begins_with_a_script() -> None:
    """It is recognised without the end of its name."""
    assert "message" == kind_of("-", f"# why\n< {{%{SCRIPT}%}}\n{PUT}{BODY}")


def test_what_only_looks_like_a_handler() -> None:
    """The log of another client is no request, and not passed over."""
    assert ["1:1 VFR016"] == sent("> PUT /v5 HTTP/1.1\n> Host: x\n")


@pytest.mark.parametrize(
    ("expected", "target"),
    [
        (GROUP, f"{GROUP} HTTP/1.1\n"),
        (GROUP, GROUP.replace("/", "\n    /")),
        (GROUP, GROUP.replace("/", "\n\t/") + " HTTP/1.1\n"),
        (f"{GROUP}?a=1&b=2", f"{GROUP}\n  ?a=1\n  &b=2"),
        (f"{GROUP}?a=1&b=2", f"\n  {GROUP}\n?a=1\n&b=2"),
        (GROUP, f"\n  # why\n  {GROUP}\n  // why"),
    ],
)
def test_a_target_on_several_lines(expected: str, target: str) -> None:
    """Its lines are indented, as the clients of editors have it, and put together as they are."""
    text = f"PUT https://vpn.eu.myhuaweicloud.com{target.rstrip()}\nX-Auth-Token: a\n\n{BODY}"
    (document,) = documents("a.http", text.encode())
    assert isinstance(document, CaptureDocument)
    found = document.captured.message
    assert (expected, "a", BODY.encode()) == (
        found.target,
        found.fields["x-auth-token"],
        found.body,
    )


def test_a_header_on_several_lines() -> None:
    """An indented line goes on with the value of the header before it."""
    text = PUT.replace("{{token}}", "a\n  b\n\tc") + BODY
    (document,) = documents("a.http", text.encode())
    assert isinstance(document, CaptureDocument)
    assert "a b c" == document.captured.message.fields["x-auth-token"]


@pytest.mark.parametrize("line", ["v5/x", "  v5/x", "HTTP/1.1"])
def test_a_line_that_is_no_part_of_a_head(line: str) -> None:
    """It is reported where it is, rather than guessed at."""
    assert ["2:" + str(line.index(line.strip()) + 1) + " VFR016"] == sent(
        f"PUT https://vpn.eu.myhuaweicloud.com\n{line}\n\n{BODY}"
    )


def test_a_comment_of_several_lines_inside_a_body(check_text: Check) -> None:
    """Most clients send it, so it is no comment there."""
    found = check_text(f'{PUT}{{"user_group": {{\n/*\n"x": 1\n*/\n"name": "a"}}}}', name="a.http")
    assert [("VFR004", 5)] == [(one.code, one.line) for one in found]


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_an_answer_that_refuses(check_text: Check, between: str) -> None:
    """It is reported at its code, as that of an archive is."""
    answer = (
        'HTTP/1.1 403 Forbidden\nContent-Type: application/json\n\n{"error_code": "VPN.0001"}\n'
    )
    found = check_text(f"{PUT}{BODY.replace(' b', '')}{between}{answer}", name="a.http")
    line = 6 if between == "\n" else 7
    assert [("VFW022", "warning")] == [
        (one.code, one.severity) for one in found if one.code == "VFW022"
    ]
    assert line <= (next(one for one in found if one.code == "VFW022").line or 0)


CURL = f"curl -X PUT https://vpn.ap-southeast-1.myhuaweicloud.com{GROUP} -H 'X-Auth-Token: a'"


@pytest.mark.parametrize(
    "command",
    [
        f"{CURL} --json '{BODY}'",
        f"{CURL} \\\n  --json '{BODY}'\n",
        CURL.replace("https", "\\\n  https") + f" --json '{BODY}'",
        CURL.replace("https", "\\\nhttps") + f" --json '{BODY}'",
        f"{CURL} --json '{BODY}'\n\n> {{%{SCRIPT}%}}",
        f"{CURL} --json '{BODY}'\n\nHTTP/1.1 200 OK\n\nit's",
        f"# @name x\n{CURL} --json '{BODY}' # done",
    ],
)
def test_a_command_of_curl(command: str) -> None:
    """It is read like any request of the file, alone and between others."""
    assert [BODY.encode()] == sent(command)
    three = f"{PUT}{BODY}\n### second\n{command}\n\n### third\n{PUT}{BODY}"
    assert [BODY.encode()] * 3 == sent(three)


def test_the_place_in_a_command_of_curl(check_text: Check) -> None:
    """It is that in the file."""
    text = f"{PUT}{BODY.replace(' b', '')}\n###\n{CURL} \\\n --json '{BODY}'"
    found = check_text(text, name="a.http")
    assert [("VFS009", 7, 34)] == [(one.code, one.line, one.column) for one in found]


def test_a_request_behind_a_command_of_curl() -> None:
    """Without a separator between them, the next request is still one."""
    assert [BODY.encode()] * 2 == sent(f"{CURL} --json '{BODY}'\n{PUT}{BODY}")


@pytest.mark.parametrize(
    ("expected", "request_line"),
    [
        (1, "GET {{url}}"),
        (1, "PUT {{base}}{{path}}"),
        (1, "curl {{url}}"),
        (1, "@url = https://{{host}}/\nPUT {{url}}"),
        (0, "@url = https://a.example/x\nPUT {{url}}"),
        (0, "GET {{base}}/healthz"),
    ],
)
def test_a_target_that_is_a_variable(expected: int, request_line: str) -> None:
    """Nobody knows where it leads, so it is reported beside a request that is read."""
    found = sent(f"{PUT}{BODY}\n###\n{request_line}\n")
    assert (expected, BODY.encode()) == (
        len(found) - 1,
        found[0].strip() if isinstance(found[0], bytes) else b"",
    )
    assert [] == sent(f"{request_line}\n")
