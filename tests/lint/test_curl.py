"""The requests of `curl` commands: where a script has them, and what curl makes of its options."""

from collections.abc import Callable

import pytest

from vpn_preflight.finding import Finding
from vpn_preflight.lint import Settings, examine_document
from vpn_preflight.lint.capture import curl
from vpn_preflight.lint.capture.raw import Raw
from vpn_preflight.lint.documents import documents
from vpn_preflight.lint.json_text import UnreadableError
from vpn_preflight.lint.lint_run import with_excerpts

Check = Callable[..., list[Finding]]
FORM_URL = "https://vpc.api.qcloud.com/v2/index.php"
HOST = "vpn.ap-southeast-1.myhuaweicloud.com"
PATH = f"/v5/p/p2c-vpn-gateways/vpn-servers/{'s' * 36}/groups/{'g' * 36}"
PUT = f"https://{HOST}{PATH}"
HEADERS = "-H 'X-Auth-Token: x' -H 'Content-Type: application/json'"
SECRET = "zanzibarine-zanzibarine"
EMPTY = f'curl -X PUT {PUT} {HEADERS} -d \'{{"user_group": {{"name": ""}}}}\''
FORM = (
    "Action=ModifyVpnConnEx&Region=gz&Timestamp=1781000000&Nonce=43123"
    "&SecretId=AKIDEXAMPLE&Signature=x"
)
TUNNEL = (
    f"curl {FORM_URL} -d '{FORM}&vpcId=vpc-03vihbk9&vpnGwId=vpngw-kfldykuz&vpnConnId=vpnx-ol6bcqp0'"
)


def read(text: str) -> list[Raw]:
    """The requests of a script of which each can be read."""
    return [one for one in curl.commands(text) if isinstance(one, Raw)]


def sent(text: str) -> tuple[str, str, str | None, str | None]:
    """Method, URL, body and query of the only request of a script."""
    (raw,) = read(text)
    return raw.method, raw.url.text, raw.body and raw.body.text, raw.query and raw.query.text


def codes(found: list[Finding]) -> list[tuple[str, int | None]]:
    """The codes with their lines."""
    return [(finding.code, finding.line) for finding in found]


@pytest.mark.parametrize(
    "script",
    [
        f"#!/bin/sh\nset -e; {EMPTY}",
        f"out=$({EMPTY})",
        f'echo "got: $({EMPTY} | jq .)"',
        f"({EMPTY})",
        f"{{ {EMPTY}; }}",
        f"if ! {EMPTY}; then exit 1; fi",
        f"until {EMPTY}\ndo\nsleep 1\ndone",
        f"for i in 1 2; do {EMPTY} && break; done",
        f"case $1 in a) {EMPTY};; esac",
        f"update() {{ {EMPTY}; }}",
        f"true && {EMPTY} || exit",
        f"A=1 B='x y' {EMPTY}",
        f"timeout 60 {EMPTY}",
        f"sudo -E -u x {EMPTY}",
        f"env A=1 {EMPTY}",
        f"time nohup {EMPTY} &",
        f"exec {EMPTY}",
        f"command {EMPTY}",
        f"cat names | xargs -I X {EMPTY}",
        f"docker run --rm curlimages/{EMPTY}",
        f"kubectl exec pod -- {EMPTY}",
        f"find . -name x -exec {EMPTY} \\;",
        f"find . -execdir {EMPTY} ';' -print",
        f"find . -ok {EMPTY} -o {{}} +",
        f"find . -exec true \\; -exec {EMPTY} \\;",
        f"$ {EMPTY}",
        f"/usr/bin/{EMPTY}",
        EMPTY.replace("curl", '"$CURL"'),
        EMPTY.replace("'", '"').replace(
            '{"user_group": {"name": ""}}', '{\\"user_group\\": {\\"name\\": \\"\\"}}'
        ),
        'bash -ec "{}"'.format(EMPTY.replace('"', '\\"')),
        'eval "{}"'.format(EMPTY.replace('"', '\\"')),
        f"x=`{EMPTY}`",
        EMPTY.replace(" -d", " \\\r\n -d"),
        EMPTY.replace("name", "na'\\\n'me"),
        EMPTY.replace("curl", "curl > out.json 2>&1"),
        EMPTY.replace("curl", "cat <<X\ncurl 'not closed\nX\ncurl"),
    ],
)
def test_where_a_request_may_be(check_text: Check, script: str) -> None:
    """Within any command, behind any other, and however its words are quoted."""
    assert ["VFS007"] == [finding.code for finding in check_text(script, name="a.sh")]


@pytest.mark.parametrize(
    "script",
    [
        "command -v curl",
        "apt-get install curl jq",
        "curl --version",
        "curl -h all",
        "echo curl",
        "for c in curl wget; do $c; done",
    ],
)
def test_what_sends_no_request(script: str) -> None:
    """To name curl, or to ask it for its version, is no request to one of the services."""
    assert [] == [raw.url.text for raw in read(script) if HOST in raw.url.text]
    assert [] == [one for one in curl.commands(script) if isinstance(one, UnreadableError)]


def test_each_request_of_a_script(check_text: Check) -> None:
    """Those of `--next` have options of their own, and one command may have several URLs."""
    good = EMPTY.replace('""', '"a"')
    text = (
        f"{good} --next {EMPTY.removeprefix('curl ')}\n{good} -: {good.removeprefix('curl ')}\n"
        f"{EMPTY} --url '{PUT}'\n"
    )
    assert [("VFS007", 1), ("VFS007", 3), ("VFS007", 3)] == codes(check_text(text, name="a.sh"))


@pytest.mark.parametrize(
    ("expected", "arguments"),
    [
        (("GET", "http://x", None, None), "x"),
        (("GET", "https://x", None, None), "--proto-default https x"),
        (("GET", "${HOST}/y", None, None), '"$HOST/y"'),
        (("GET", "http://x.${R}.y", None, None), "x.$R.y"),
        (("GET", "http://-x", None, None), "-s -- -x"),
        (("HEAD", "http://x", None, None), "-I x"),
        (("PUT", "http://x", "a", None), "-da -XPUT x"),
        (("PUT", "http://x", "a", None), "-sXPUT x -d a"),
        (("POST", "http://x", "a&b&c", None), "x -d a --data-raw b --data-binary c"),
        (("POST", "http://x", "@f", None), "x --data-raw @f"),
        (("POST", "http://x", "{}&a[]", None), "x --json {} -d a --json []"),
        (("POST", "http://x", "a", None), "x --data=a"),
        (("POST", "http://x", "a", None), "x --data-r a"),
        (("POST", "http://x", "a", None), "x --expand-data a"),
        (("POST", "http://x", "a", None), "x --no-compressed --no-progress-meter -d a"),
        (("GET", "http://x", None, "a&b"), "-G x -d a -d b"),
        (("PUT", "http://x", None, "a"), "-G x -d a -X PUT"),
        (("GET", "http://x", None, "a=b+c&d"), "x --url-query 'a=b c' --url-query +d"),
        (("POST", "http://x", "a%2Bb", None), "x --data-urlencode a+b"),
        (("POST", "http://x", "a%3Db%26", None), "x --data-urlencode '=a=b&'"),
        (("POST", "http://x", "a=b%3D%25+~-._", None), "x --data-urlencode 'a=b=% ~-._'"),
        (
            ("POST", "http://x", "a=%C3%A9%0A@".replace("@", "%40"), None),
            "x --data-urlencode $'a=é\\n@'",
        ),
        (("POST", "http://x", "a=${B}%2F", None), 'x --data-urlencode "a=$B/"'),
    ],
)
def test_what_is_sent(expected: tuple[str, str, str | None, str | None], arguments: str) -> None:
    """Method, URL, body and query are those of curl."""
    assert expected == sent(f"curl {arguments}")


@pytest.mark.parametrize(
    "option",
    [
        *(
            "--proxy-user",
            "-U",
            "-u",
            "--user",
            "--oauth2-bearer",
            "--proxy-header",
            "--cookie",
            "-b",
            "--pass",
            "--proxy-pass",
        ),
        *(
            "--cert",
            "-E",
            "--tlspassword",
            "--proxy-tlsuser",
            "--retry-delay",
            "--limit-rate",
            "--aws-sigv4",
            "--proxy-u",
            "-x",
        ),
        *("--variable", "--expand-user", "--PROXY-USER"),
    ],
)
@pytest.mark.parametrize(
    "value", [f"u:{SECRET}", f"Proxy-Authorization: Basic {SECRET}", f"https://{SECRET}{PATH}"]
)
def test_the_value_of_an_option(option: str, value: str) -> None:
    """It is never taken for the URL, and never shown."""
    text = EMPTY.replace("curl", f"curl {option} '{value}'")
    (document,) = documents("a.curl", text.encode())
    assert not isinstance(document, Finding)
    found = with_excerpts(examine_document(document, Settings()))
    assert ["VFS007"] == [one.finding.code for one in found]
    assert SECRET not in str(found)


@pytest.mark.parametrize(
    ("column", "arguments"),
    [
        (6, "-T body.json"),
        (9, "-X PUT -T - <body.json"),
        (6, "-d @body.json"),
        (6, "--data-binary @-"),
        (6, "--json @body.json"),
        (6, "--data-urlencode @body.json"),
        (6, "--data-urlencode user_group@body.json"),
        (6, "-H @headers"),
        (6, "-K options"),
        (6, "-F a=b"),
        (6, "--form-string a=b"),
        (6, "--url-query @f -X PUT"),
        (6, '-X PUT -d "$(cat <<EOF\n{}\nEOF\n)"'),
        (6, '-X PUT -d "$BODY"'),
        (6, "-X PUT -d `body`"),
        (6, "-X PUT -d '{{body}}'"),
        (6, """-X PUT -d '{"user_group": '"$(cat g)"'}'"""),
        (6, "-X PUT --no-data x"),
        (6, "-X PUT --unknown x"),
        (6, "-X PUT --prox x"),
    ],
)
def test_a_request_that_is_not_all_there(check_text: Check, column: int, arguments: str) -> None:
    """What is filled in later, missing or unknown to curl is the only finding, at its place."""
    (found,) = check_text(f"curl {arguments} {PUT}", name="a.sh")
    assert ("VFR016", "error") == (found.code, found.severity)
    assert found.column
    assert column <= found.column


@pytest.mark.parametrize(
    "arguments",
    ["-T file", "-d @file", "-F a=@b", "-K options", "-H @headers", "--unknown", '-d "$X"'],
)
def test_requests_to_others(check_text: Check, arguments: str) -> None:
    """How they are sent is nobody's business here."""
    assert ["VFS007"] == [
        finding.code
        for finding in check_text(f"curl {arguments} https://x.example/\n{EMPTY}", name="a.sh")
    ]


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "curl -X PUT"),
        (True, "curl -K x"),
        (True, "A=1 curl -s"),
        (False, "timeout 1 curl -s"),
    ],
)
def test_a_command_without_a_url(expected: bool, text: str) -> None:
    """It is refused, where it surely is one."""
    assert expected == bool(
        [one for one in curl.commands(text) if isinstance(one, UnreadableError)]
    )


def test_the_place_inside_an_encoded_value(check_text: Check) -> None:
    """A value that curl encodes is found where it is written."""
    text = (
        f"{TUNNEL} \\\n --data-urlencode userGwCidrBlock.0=10.100.2.0/33"
        " --data-urlencode 'vpnConnName=R&D tunnel'"
    )
    (found,) = check_text(text, name="a.curl")
    assert ("VFA001", 2, 37, 50) == (found.code, found.line, found.column, found.end_column)


def test_the_place_inside_a_body_with_escapes(check_text: Check) -> None:
    """Bytes are characters of UTF-8, and each character is where its escapes are."""
    text = EMPTY.replace("-d '", "-d $'").replace('""', r'"\xe7\xa0\x94\U0001f600"')
    found = check_text(text, name="a.curl")
    start = text.index("\\xe7") + 1
    assert [("VFS008", start - 1, start + 23)] == [
        (f.code, f.column, f.end_column) for f in found if f.code == "VFS008"
    ]


@pytest.mark.parametrize("header", ["X-Auth-Token;", "X-Auth-Token:", "X-Auth-Token"])
def test_headers_without_a_value(header: str) -> None:
    """Only a semicolon has one sent; its name has no semicolon."""
    (raw,) = read(f"curl x -H '{header}' -H a:b")
    assert ["X-Auth-Token"] * header.endswith(";") + ["a"] == [name.text for name, _ in raw.headers]


WINDOWS = f"Action=ModifyVpnConnEx^&preSharedKey={SECRET}"


@pytest.mark.parametrize(
    ("line", "text", "name"),
    [
        (1, f'curl.exe ^"{FORM_URL}^" ^\r\n  --data-raw ^"{WINDOWS}^"\r\n', "a.curl"),
        (1, f'curl "{FORM_URL}" ^\n  -d "{WINDOWS}"\n', "-"),
        (1, f"curl.exe {FORM_URL} `\r\n  -d '{WINDOWS}'\n", "a.sh"),
        (1, f"PS C:\\> curl.exe {FORM_URL} `\n  -d '{WINDOWS}'\n", "a.curl"),
        (2, f"# it\n$r = curl.exe {FORM_URL} `\n  -d '{WINDOWS}'\n", "a.curl"),
        *(
            (1, f"[x] {TUNNEL} -d preSharedKey={SECRET}", f"a.{suffix}")
            for suffix in ("bat", "cmd", "ps1")
        ),
    ],
)
def test_the_shells_of_windows(check_text: Check, line: int, text: str, name: str) -> None:
    """What is quoted for them is refused as such, once, and nothing of it is shown."""
    (found,) = check_text(text, name=name)
    assert ("VFR016", "error", line) == (found.code, found.severity, found.line)
    assert SECRET not in repr(found)


@pytest.mark.parametrize(
    "behind",
    ["| grep ^x", "| grep '^\"x'", "-w '^'", '-w "`date`"', "-w `date`", "-w a`date`", "-w \\`"],
)
def test_a_caret_and_a_backtick_of_bash(check_text: Check, behind: str) -> None:
    """They are no signs of another shell."""
    assert ["VFS007"] == [
        finding.code for finding in check_text(f"{EMPTY} {behind}\n", name="a.sh")
    ]


@pytest.mark.parametrize(
    ("expected", "arguments"),
    [
        ("application/x-www-form-urlencoded", "-d {}"),
        ("application/x-www-form-urlencoded", "--data-raw {} -X PUT"),
        ("application/x-www-form-urlencoded", "--data-urlencode a=b"),
        ("application/x-www-form-urlencoded", "--data-binary {} -H X-Content-Type:a"),
        ("application/x-www-form-urlencoded", "--data-ascii {} -H Content-Type"),
        ("application/x-www-form-urlencoded", "-d '' -X PUT"),
        ("application/json", "--json {}"),
        ("application/json", "-d {} --json {}"),
        (None, "--json {} -H Content-Type:a/b"),
        (None, "-d {} -H content-type:"),
        (None, "-d {} -H 'Content-Type;'"),
        (None, "-G -d {}"),
        (None, "-X PUT"),
    ],
)
def test_the_content_type_that_curl_adds(expected: str | None, arguments: str) -> None:
    """A body has one, unless a header gives another or removes it."""
    assert [expected] == [raw.media_type for raw in read(f"curl {arguments} x")]


@pytest.mark.parametrize(
    ("expected", "arguments"),
    [
        (["VFW012"], "-d"),
        (["VFW012"], "--data-raw"),
        (["VFW012"], "-H 'Content-Type;' --data-binary"),
        ([], "--json"),
        ([], "-H 'content-type: application/json; charset=utf-8' -d"),
        ([], "-H Content-Type: -d"),
    ],
)
def test_a_body_of_json_that_is_sent_as_a_form(
    check_text: Check, expected: list[str], arguments: str
) -> None:
    """The service reads it as nothing; without a content type it has to guess."""
    body = '{"user_group": {"name": "a"}}'
    found = check_text(f"curl -X PUT {PUT} -H 'X-Auth-Token: x' {arguments} '{body}'", name="a.sh")
    assert expected == [finding.code for finding in found]


def test_a_form_needs_no_content_type(check_text: Check) -> None:
    """It is what curl sends, but not with --json."""
    kinds = [
        {finding.code for finding in check_text(text, name="a.sh")} & {"VFW012"}
        for text in (TUNNEL, TUNNEL.replace("-d", "--json"))
    ]
    assert [set(), {"VFW012"}] == kinds


@pytest.mark.parametrize(
    ("expected", "arguments"),
    [
        ("https://x/y?z", "--request-target '/y?z' https://x/a?b#c"),
        ("https://x/y", "https://x --request-target /a --request-target /y"),
        ("http://x/y", "x?b --request-target /y"),
    ],
)
def test_a_target_that_is_not_that_of_the_url(expected: str, arguments: str) -> None:
    """What is sent is the last one that is asked for."""
    assert expected == sent(f"curl {arguments}")[1]


@pytest.mark.parametrize("space", [" ", "\\\n ", "\n", "\t"])
def test_a_url_that_curl_refuses(check_text: Check, space: str) -> None:
    """It has a space or a line end, so nothing is sent."""
    text = f'curl "{FORM_URL}?Action=ModifyVpnConnEx&vpnConnName=a{space}b" -H a:b'
    (found,) = check_text(text, name="a.sh")
    assert ("VFR016", 1, 7) == (found.code, found.line, found.column)
    assert [] == check_text(text.replace(FORM_URL, "https://a.example/"), name="a.sh")[1:]


def test_a_url_with_a_variable_that_has_spaces(check_text: Check) -> None:
    """They are no part of what is sent."""
    text = EMPTY.replace(PUT, f"'{PUT.replace('/p/', '/{{ p }}/')}'")
    assert {"VFS007", "VFS018"} == {finding.code for finding in check_text(text, name="a.sh")}


@pytest.mark.parametrize("method", ["put", "Put"])
def test_the_case_of_a_method(check_text: Check, method: str) -> None:
    """Curl sends it as it is written, and a method in small letters is another one."""
    found = check_text(EMPTY.replace("PUT", method, 1), name="a.sh")
    assert ["VFS007", "VFW020"] == sorted(finding.code for finding in found)
