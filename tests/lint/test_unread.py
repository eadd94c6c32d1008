"""What a shell script holds of our calls and was not read is said, never passed off as clean."""

import pytest

from vpn_preflight.finding import Finding
from vpn_preflight.lint import documents

URL = "https://vpn.ap-southeast-1.myhuaweicloud.com/v5/0605768a5300d5762f8ac01e5a3b6a8e/p2c-vpn-gateways/vpn-servers/s/groups/g"
BODY = '{"user_group": {"name": "x"}}'
GOOD = (
    f"curl -X PUT -H \"X-Auth-Token: $T\" -H 'Content-Type: application/json' '{URL}' -d '{BODY}'"
)
OTHER = f"curl -X PUT {URL} -d x"


def unread(text: str) -> list[tuple[str, int | None]]:
    """List the codes and lines of what keeps a script from being read."""
    found = documents.documents("a.sh", text.encode())
    return [(one.code, one.line) for one in found if isinstance(one, Finding)]


@pytest.mark.parametrize(
    "script",
    [
        f"ssh jump <<'EOF'\n{OTHER}\nEOF",
        f"bash <<EOF\n{OTHER}\nEOF",
        f"cat <<EOF\n$({OTHER})\nEOF",
        f'ssh host "{OTHER}"',
        f"trap '{OTHER}' EXIT",
        f"alias c='{OTHER}'",
        f"cmd='{OTHER}'; eval \"$cmd\"",
        f'put() {{ curl -X PUT "$1" -d "$2"; }}; put {URL} x',
        f'args=(-X PUT {URL} -d x); curl "${{args[@]}}"',
        f'URL={URL}\ncurl -X PUT "$URL" -d \'{{"user_groups": 1}}\'',
        f"wget -q --method=PUT --body-data=x \\\n {URL}",
        f"http PUT {URL} a=b",
        f"https PUT {URL.removeprefix('https://')} a=b",
        f"xh PUT {URL} a=b",
        'curl "$URL"',
        "curl $(url)",
        'curl -X PUT "$BASE$REST" -d @f',
        'curl "https://$HOST/$REST?x=1"',
        'curl "${BASE}/"',
        'URL=$(url); curl "$URL"',
        'URL=https://$HOST/x; curl "$URL"',
        'URL=https://a.example/; URL=$1; curl "$URL"',
        'OTHER_URL=https://a.example/; curl "$URL"',
        'curl -X PUT "$BASE/groups/g" -d "$B"',
        'curl -X PUT "https://$HOST/vpn-servers/s/groups/$G" -d "$B"',
        'curl "$BASE/v2/index.php" -d "$B"',
    ],
)
def test_a_command_that_was_not_read_is_an_error(script: str) -> None:
    """A second request in a string, a here-document, a function or an array is reported."""
    assert ["VFR016"] == [code for code, line in unread(f"{GOOD}\n{script}\n")]
    assert 2 <= min(line or 0 for _, line in unread(f"{GOOD}\n{script}\n"))


@pytest.mark.parametrize(
    "script",
    [
        f"# see {URL}",
        f"# {OTHER}",
        "HOST=vpn.ap-southeast-1.myhuaweicloud.com",
        'UNRELATED=https://a.example/x; curl "$UNRELATED" | jq .',
        'export A="https://a.example"; A=https://b.example:8/; curl "$A"',
        'curl "$BASE/healthz"',
        'curl -X POST "$BASE/groups/g" -d "$B"',
        'curl -X PUT "$BASE/teams/g" -d "$B"',
        "curl https://a.example/$P",
        "echo UpdateVpnUserGroup",
        f"echo https://a.example {URL}",
    ],
)
def test_what_only_names_us_is_no_request(script: str) -> None:
    """A comment, a host in a variable and a request to somewhere else leave a script as it is."""
    assert [] == unread(f"{GOOD}\n{script}\n")
    assert [] == unread(f"{script}\n{GOOD}\n")


@pytest.mark.parametrize(
    "second",
    [
        f"ssh jump '{OTHER}'",
        f"bash <<EOF\n{OTHER}\nEOF",
        f"trap '{OTHER}' EXIT",
        'curl "$URL"',
    ],
)
@pytest.mark.parametrize("sign", ["; ", " && ", " | ", " & "])
def test_a_second_command_on_the_line(second: str, sign: str) -> None:
    """Only the command that was read is known, not what is before or behind it."""
    assert ["VFR016"] == [code for code, _ in unread(f"{GOOD}{sign}{second}\n")]
    before, *document = second.split("\n", 1)
    assert ["VFR016"] == [
        code for code, _ in unread("\n".join([f"{before}{sign}{GOOD}", *document]))
    ]


def test_a_command_in_a_substitution() -> None:
    """A string within a command that is read is not read for that."""
    script = GOOD.replace('"X-Auth-Token: $T"', f"\"X-Auth-Token: $(ssh jump '{OTHER}')\"")
    assert ["VFR016"] == [code for code, _ in unread(script)]


@pytest.mark.parametrize(
    "behind",
    [
        f"|| echo 'no answer of {URL}'",
        f"; echo {URL}",
        f"-H 'Referer: {URL}'",
        f"; curl https://a.example/ -H 'Referer: {URL}'",
        f"; curl {URL}/more",
    ],
)
def test_what_names_a_target_on_the_line(behind: str) -> None:
    """Words of other commands, and options of one that was read, are no requests."""
    assert [] == unread(f"{GOOD} {behind}\n")


@pytest.mark.parametrize("url", ["$URL", "$URL/groups/g"])
@pytest.mark.parametrize(
    ("expected", "value"),
    [
        ([], ""),
        ([], "URL=$1"),
        ([], "URL=https://a.example/"),
        (["VFR016"], f"URL={URL.partition('/groups')[0]}"),
        (["VFR016"], "URL=https://vpn.ap-southeast-1.myhuaweicloud.com"),
    ],
)
def test_a_script_of_requests_to_variables(expected: list[str], value: str, url: str) -> None:
    """They are reported if a value of the variable is a URL of ours."""
    found = unread(f'{value}\ncurl -X PUT "{url}" -d "$B"\n')
    assert expected == [code for code, _ in found]


def test_a_variable_may_hold_the_start_of_a_path() -> None:
    """The rest of the path fits, so the request is read, and nothing is wrong with its path."""
    start, end = URL.split("/groups")
    script = f"BASE={start}\n" + GOOD.replace(URL, "$BASE/groups" + end).replace(
        "'$BASE", '"$BASE'
    ).replace("/g'", '/g"')
    assert [] == unread(script)


def test_a_line_end_in_a_body_of_curl_was_sent() -> None:
    """It is a part of the value before it, and no separator as in a pasted page."""
    form = "Action=ModifyVpnConnEx\n&vpcId=vpc-1"
    (found,) = documents.documents(
        "a.sh", f"curl https://vpc.api.qcloud.com/v2/index.php -d '{form}'".encode()
    )
    assert not isinstance(found, Finding)
    assert "ModifyVpnConnEx\n" == found.value["Action"]
