"""The command `sign`: payloads signed without being sent, captured requests verified."""

import hashlib
import hmac
import itertools
import json
import re
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus, urlsplit

import pytest
from handmade import (
    AT,
    COMMON,
    GROUP,
    HOST,
    HUAWEI,
    KEYS,
    MODIFY,
    SECRET,
    TARGET,
    TUNNEL,
    URL,
    post,
    put,
    signed,
    url,
)

from vpn_preflight import contract, redaction
from vpn_preflight.cli import main
from vpn_preflight.protocols import UNEXPLAINED

Run = Callable[..., subprocess.CompletedProcess[str]]

VECTORS = Path(__file__).parent.parent / "vectors"


def vectors(name: str, **wanted: Any) -> Any:
    """Parametrise a test with the vectors of our own operations."""
    every = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))["vectors"]
    own = [
        vector for vector in every if all(vector.get(key) == value for key, value in wanted.items())
    ]
    # A change without a body cannot be read.
    found = [
        one
        for one in own
        if ("PUT" == one["method"] and one["body"])
        or one.get("params", {}).get("Action") == "ModifyVpnConnEx"
    ]
    return pytest.mark.parametrize(
        "vector", found, ids=[vector.get("id") or vector["name"] for vector in found]
    )


def test_a_tunnel_is_signed(run: Run) -> None:
    """What the signature adds, with its values; signing what is printed gives the same."""
    found = run("sign", "-", "--region", "ap-guangzhou", typed=json.dumps(TUNNEL), **KEYS)
    first, empty, words, *added = found.stdout.splitlines()
    assert (0, "", f"POST {URL}", "", "the signature adds:") == (
        found.returncode,
        found.stderr,
        first,
        empty,
        words,
    )
    given = dict(line.split("=", 1) for line in added)
    assert ["Region", "Timestamp", "Nonce", "SecretId", "SignatureMethod", "Signature"] == list(
        given
    )
    flat = {"Action": "ModifyVpnConnEx"} | TUNNEL | {"userGwCidrBlock.0": "10.100.2.0/24"}
    flat.pop("userGwCidrBlock")
    assert (
        signed(
            "POST",
            HOST,
            flat | {name: value for name, value in given.items() if name != "Signature"},
        )
        == flat | given
    )


def test_a_group_is_signed(run: Run) -> None:
    """The headers that the signature adds, the token of temporary keys masked."""
    typed, token = json.dumps(GROUP), {"HUAWEICLOUD_SDK_SECURITY_TOKEN": SECRET}
    found = run(
        "sign", "-", "--region", "ae-ad-1", "--project-id", "p", typed=typed, **KEYS, **token
    )
    first, _, words, date, *rest, claim = found.stdout.splitlines()
    assert (0, f"PUT https://vpn.ae-ad-1.myhuaweicloud.com{TARGET}", "the signature adds:") == (
        found.returncode,
        first,
        words,
    )
    assert ["x-project-id: p", "x-security-token: ***"] == rest
    assert (True, True) == (
        date.startswith("x-sdk-date: 20"),
        claim.startswith("authorization: SDK-HMAC-SHA256 Access=EMULATORACC"),
    )


def test_nothing_is_sent(run: Run) -> None:
    """No connection is made."""
    found = run(
        "sign",
        "-",
        "--region",
        "gz",
        "--endpoint",
        "http://127.0.0.1:9",
        typed=json.dumps(TUNNEL),
        **KEYS,
    )
    assert (0, "POST http://127.0.0.1:9/v2/index.php") == (
        found.returncode,
        found.stdout.splitlines()[0],
    )


def test_a_payload_with_errors_is_not_signed(run: Run) -> None:
    """It is refused as `send` refuses it, with the findings on the standard error."""
    typed = json.dumps(TUNNEL | {"vpnConnNam": SECRET})
    by_send, by_sign = (
        run(command, "-", "--region", "gz", typed=typed, **KEYS) for command in ("send", "sign")
    )
    *findings, end = by_send.stderr.splitlines()
    assert ("nothing was sent", 1, "") == (end, by_sign.returncode, by_sign.stdout)
    assert [*findings, "nothing was signed"] == by_sign.stderr.splitlines()
    assert "VFS002" in by_sign.stderr


def test_what_only_the_client_can_know_is_refused_too(run: Run) -> None:
    """Another region in the payload has its place in the file."""
    found = run(
        "sign", "-", "--region", "gz", typed=json.dumps(TUNNEL | {"Region": "elsewhere"}), **KEYS
    )
    assert (1, "", True) == (
        found.returncode,
        found.stdout,
        "-:1:113: error VFW002" in found.stderr,
    )


@vectors("tencent", conformsToSpec=True)
def test_each_published_request_of_tencent_fits(
    vector: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Captured as a URL or a message, it fits; secrets are masked in the string to sign."""
    monkeypatch.setenv("TENCENTCLOUD_SECRET_ID", vector["params"]["SecretId"])
    monkeypatch.setenv("TENCENTCLOUD_SECRET_KEY", vector["secretKey"])
    parameters = vector["params"] | {"Signature": vector["signature"]}
    file = tmp_path / "a.txt"
    file.write_text(
        url(parameters) if vector["method"] == "GET" else post(parameters), encoding="utf-8"
    )
    command = ["sign", str(file), "--at", vector["params"]["Timestamp"]]
    assert (0, "the signature fits\n") == (main(command), capsys.readouterr().out)
    assert 0 == main([*command, "--explain"])
    shown = capsys.readouterr().out
    text = vector["stringToSign"]
    for name, value in redaction.mask_parameters(
        contract.operation("ModifyVpnConnEx"), vector["params"].items()
    ):
        if value == "***":
            text = text.replace(
                f"{name.replace('_', '.')}={vector['params'][name]}",
                f"{name.replace('_', '.')}=***",
            )
    assert {f"   {text}", f"   {vector['signature']}"} <= set(shown.splitlines())


@vectors("huawei")
def test_each_published_request_of_huawei_fits(
    vector: dict[str, Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Captured as a message, it fits; the token is masked in the canonical request."""
    monkeypatch.setenv("HUAWEICLOUD_SDK_AK", vector["ak"])
    monkeypatch.setenv("HUAWEICLOUD_SDK_SK", vector["sk"])
    parts = urlsplit(vector["url"])
    target = f"{parts.path}?{parts.query}" if parts.query else parts.path
    headers = vector["headers"] | {"Authorization": vector["authorization"]}
    head = "\n".join(f"{name}: {value}" for name, value in headers.items())
    file = tmp_path / "a.http"
    file.write_text(f"PUT {target} HTTP/1.1\n{head}\n\n{vector['body']}", encoding="utf-8")
    command = ["sign", str(file), "--at", vector["headers"]["X-Sdk-Date"]]
    assert (0, "the signature fits\n") == (main(command), capsys.readouterr().out)
    assert 0 == main([*command, "--explain"])
    shown = capsys.readouterr().out
    canonical = vector["canonicalRequest"].replace(
        vector["headers"].get("X-Security-Token", "\0"), "***"
    )
    for text in (
        canonical,
        vector["stringToSign"],
        vector["signature"],
        f"Authorization: {vector['authorization']}",
    ):
        assert "\n".join(f"   {line}".rstrip() for line in text.split("\n")) in shown


@vectors("huawei")
@pytest.mark.parametrize("space", ["", " "], ids=["close", "apart"])
def test_each_published_request_of_huawei_fits_as_a_command(
    vector: dict[str, Any],
    space: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Captured as a `curl` command, with or without spaces before its values, it fits."""
    monkeypatch.setenv("HUAWEICLOUD_SDK_AK", vector["ak"])
    monkeypatch.setenv("HUAWEICLOUD_SDK_SK", vector["sk"])
    headers = vector["headers"] | {"Authorization": vector["authorization"]}
    words = ["curl", "-X", "PUT", vector["url"], "--data-raw", vector["body"]]
    words += [word for name, value in headers.items() for word in ("-H", f"{name}:{space}{value}")]
    file = tmp_path / "a.curl"
    file.write_text(shlex.join(words), encoding="utf-8")
    command = ["sign", str(file), "--at", vector["headers"]["X-Sdk-Date"]]
    assert (0, "the signature fits\n") == (main(command), capsys.readouterr().out)


def outcomes(shown: str) -> list[list[str]]:
    """Return what comes out of each numbered step, before the line on masks and the verdict."""
    steps, about_masks, verdict = shown.partition("\n\n*** ")
    assert (True, "fits") == (bool(about_masks), verdict.split()[-1])
    heads = re.findall(r"^([0-9]+)\. \S", steps, flags=re.MULTILINE)
    assert [str(number) for number, _ in enumerate(heads, 1)] == heads
    below = re.split(r"^[0-9]+\. .*\n", steps, flags=re.MULTILINE)[1:]
    return [
        [line.removeprefix("   ") for line in step.removesuffix("\n").split("\n")] for step in below
    ]


def test_the_steps_of_tencent(run: Run) -> None:
    """Each idea has its number, and every secret is masked in all of them."""
    found = run(
        "sign",
        url(signed("GET", HOST, COMMON | {"vpcId": "a b", "Token": SECRET})),
        "--explain",
        *AT,
        **KEYS,
    )
    joined = (
        "Action=ModifyVpnConnEx&Nonce=11886&Region=ap-guangzhou&SecretId=AKIDinvented&SignatureMethod=HmacSHA256"
        "&Timestamp=1718618343&Token=***&vpcId=a b"
    )
    signature = signed("GET", HOST, COMMON | {"vpcId": "a b", "Token": SECRET})["Signature"]
    expected = [
        [
            "Action=ModifyVpnConnEx",
            "Nonce=11886",
            "Region=ap-guangzhou",
            "SecretId=AKIDinvented",
            "SignatureMethod=HmacSHA256",
            "Timestamp=1718618343",
            "Token=***",
            "vpcId=a b",
        ],
        [joined],
        [f"GETvpc.api.qcloud.com/v2/index.php?{joined}"],
        ["HMAC-SHA256"],
        [signature],
        [f"Signature={quote_plus(signature)}"],
    ]
    assert (0, "", expected) == (found.returncode, found.stderr, outcomes(found.stdout))


def test_the_steps_of_huawei(run: Run) -> None:
    """Each idea has its number, the slash of the path is explained, and the token is masked."""
    found = run("sign", "-", "--explain", *AT, typed=put(x_security_token=SECRET), **KEYS)
    names = "content-type;host;x-sdk-date;x-security-token"
    canonical = (
        f"PUT\n{TARGET}/\n\ncontent-type:application/json\nhost:h.localhost\n"
        f"x-sdk-date:20240617T095903Z\nx-security-token:{SECRET}\n\n"
        "content-type;host;x-sdk-date;x-security-token\n"
        + (digest := hashlib.sha256(json.dumps(GROUP["body"]).encode()).hexdigest())
    )
    hashed = hashlib.sha256(canonical.encode()).hexdigest()
    text = f"SDK-HMAC-SHA256\n20240617T095903Z\n{hashed}"
    signature = hmac.digest(HUAWEI["HUAWEICLOUD_SDK_SK"].encode(), text.encode(), "sha256").hex()
    lines = [
        "content-type:application/json",
        "host:h.localhost",
        "x-sdk-date:20240617T095903Z",
        "x-security-token:***",
    ]
    expected = [
        ["PUT"],
        [f"{TARGET}/"],
        ["(empty)"],
        lines,
        [names],
        [digest],
        ["PUT", f"{TARGET}/", "", *lines, "", names, digest],
        [hashed],
        ["SDK-HMAC-SHA256", "20240617T095903Z", hashed],
        [signature],
        [
            (
                "Authorization: SDK-HMAC-SHA256 Access=EMULATORACCESSKEY001, "
                f"SignedHeaders={names}, Signature={signature}"
            )
        ],
    ]
    assert (0, "", expected) == (found.returncode, found.stderr, outcomes(found.stdout))


def test_a_body_that_is_not_signed_is_explained(run: Run) -> None:
    """The header takes the place of the hash."""
    typed = put(x_sdk_content_sha256="UNSIGNED-PAYLOAD")
    shown = run("sign", "-", "--explain", typed=typed, **KEYS).stdout
    assert re.search(
        r"^6\. .*X-Sdk-Content-Sha256.*\n   UNSIGNED-PAYLOAD\n", shown, flags=re.MULTILINE
    )


ENCODED = {name: quote_plus(value) for name, value in MODIFY.items()}
WITHOUT = {name: value for name, value in MODIFY.items() if not value.startswith("@")}


def flat(parameters: dict[str, str], like: dict[str, str]) -> dict[str, str]:
    """Give parameters the signature of others."""
    return parameters | {"Signature": like["Signature"]}


def with_signature(change: Callable[[str], str]) -> str:
    """A request whose signature holds a plus and an equals sign, spelled otherwise in its URL."""
    made = next(
        one
        for nonce in range(1, 1000)
        if "+" in (one := signed("GET", HOST, COMMON | {"Nonce": str(nonce)}))["Signature"]
    )
    right = f"Signature={quote_plus(made['Signature'])}"
    return url(made).replace(right, f"Signature={change(made['Signature'])}")


@pytest.mark.parametrize(
    ("typed", "flaw"),
    [
        (url(signed("GET", HOST, MODIFY)), "fits"),
        (post(signed("POST", HOST, MODIFY)), "fits"),
        (post(signed("POST", HOST, MODIFY), host=f"{HOST}:443"), "fits"),
        (url(signed("GET", "::1", MODIFY), host="[::1]:8080"), "fits"),
        (post(signed("GET", HOST, MODIFY)), "GET"),
        (url(signed("GET", HOST, MODIFY, "sha1")), "HmacSHA1"),
        (post(signed("POST", f"{HOST}:443", MODIFY), host=f"{HOST}:443"), "port"),
        (url(flat(MODIFY, signed("GET", HOST, ENCODED))), "encoded"),
        (post(flat(MODIFY, signed("POST", HOST, WITHOUT))), "@"),
        (with_signature(lambda one: quote_plus(quote_plus(one))), "twice"),
        (with_signature(str), "%2B"),
        (with_signature(quote_plus), "fits"),
        (url(MODIFY), "Signature: not set"),
        (url({name: value for name, value in MODIFY.items() if name != "SecretId"}), "no key"),
        (url(MODIFY | {"Signature": "abc"}), UNEXPLAINED.problem),
    ],
)
def test_the_first_mistake_that_explains_a_signature_of_tencent(
    run: Run, typed: str, flaw: str
) -> None:
    """The verdict is the last line; exit code 1 unless it fits. No secret is shown."""
    found = run("sign", "-", "--explain", *AT, typed=typed, **KEYS)
    assert (int(flaw != "fits"), "") == (found.returncode, found.stderr)
    assert flaw in found.stdout.splitlines()[-1]
    assert SECRET not in found.stdout


BODY = json.dumps(GROUP["body"])
JSON = "application/json"


@pytest.mark.parametrize(
    ("typed", "flaw"),
    [
        (put(), "fits"),
        (put(method="POST"), "POST"),
        (put(host="h").replace("host: h", "host: h:443"), "host"),
        (put(host="h:443").replace("host: h:443", "host: h"), "host"),
        *(
            (put(content_type=kind).replace(f": {kind}", f": {sent}"), "content-type")
            for kind, sent in itertools.permutations(
                (JSON, f"{JSON}; charset=utf-8", f"{JSON};charset=UTF-8"), 2
            )
        ),
        *((put(json.dumps(GROUP["body"], indent=indent), BODY), "JSON") for indent in (2, 4, "\t")),
        (put("", BODY), "without the body"),
        (put(BODY, f"{BODY}\n"), "at its ends"),
        (put("{}", BODY), UNEXPLAINED.problem),
        (put().replace("x-sdk-date: ", "x-other: "), "x-sdk-date"),
    ],
)
def test_the_first_mistake_that_explains_a_signature_of_huawei(
    run: Run, typed: str, flaw: str
) -> None:
    """The verdict is the one line; exit code 1 unless it fits."""
    found = run("sign", "-", *AT, typed=typed, **KEYS)
    assert (int(flaw != "fits"), "", 1) == (
        found.returncode,
        found.stderr,
        found.stdout.count("\n"),
    )
    assert flaw in found.stdout


def har(address: str) -> str:
    """A HAR file of one GET."""
    return json.dumps({"log": {"entries": [{"request": {"method": "GET", "url": address}}]}})


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.curl", f"curl {URL} --data '{url(signed('POST', HOST, COMMON)).partition('?')[2]}'"),
        ("form.txt", url(signed("POST", HOST, COMMON)).partition("?")[2]),
        ("a.har", har(url(signed("GET", HOST, COMMON)))),
    ],
)
def test_every_form_of_a_capture(run: Run, tmp_path: Path, name: str, text: str) -> None:
    """As the linter reads them; a form alone is taken as sent to the public host."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert "the signature fits\n" == run("sign", name, *AT, **KEYS).stdout


def test_the_host_of_a_form(run: Run) -> None:
    """The endpoint says where a form alone went."""
    typed = url(signed("POST", "vpc.private.example", COMMON)).partition("?")[2]
    found = [
        run("sign", "-", *AT, *given, typed=typed, **KEYS)
        for given in ((), ("--endpoint", "https://vpc.private.example:8443"))
    ]
    assert [1, 0] == [one.returncode for one in found]


def test_the_findings_of_a_capture_do_not_stop_it(run: Run) -> None:
    """The signature of a payload that contradicts the docs fits."""
    found = run(
        "sign", url(signed("GET", HOST, COMMON | {"vpnConnNam": SECRET})), "--explain", *AT, **KEYS
    )
    assert (0, "", True) == (found.returncode, found.stderr, "   vpnConnNam=***\n" in found.stdout)
    assert SECRET not in found.stdout


@pytest.mark.parametrize(
    ("arguments", "typed", "term"),
    [
        (
            ("-", "--region", "gz"),
            url(signed("GET", HOST, COMMON)),
            "--region",
        ),
        (("-", "--project-id", "p"), put(), "--project-id"),
        (("-", "--endpoint", "https://h"), put(), "--endpoint"),
        (("-", "--endpoint", "h"), "Action=ModifyVpnConnEx&a=b", "--endpoint https://HOST"),
        (("-", "--operation", "ModifyVpnConnEx"), put(), "--operation"),
        (("-", "--answer", "missing"), put(), "No such file or directory"),
        (("-", "--answer", "/dev/null"), put(), "canonicalRequest"),
        (("-", "--answer", "x"), url(COMMON), "--answer"),
        (("-",), put().replace("Authorization", "X-Auth-Token"), "token"),
        (("-",), url(COMMON | {"SecretId": "AKIDother"}), "another key"),
        (("-",), "user_group: {name: a}\n---\nuser_group: {name: b}\n", " 2 payloads"),
        (("-", "--answer", "x"), f"{url(COMMON)}\n{url(COMMON)}", "--answer"),
        (("-", "--region", "gz", *AT), json.dumps(TUNNEL), "--at"),
        (("-", "--at", "2024-06-17T09:59:03"), put(), "offset"),
        (("-", "--at", "tomorrow"), put(), "--at"),
        (("-",), har(url(signed("GET", HOST, COMMON)) + "&a=\ud800"), "character"),
        (("https://example.com/?Action=DescribeVpcs",), "", " 0 requests"),
        (("-",), json.dumps(TUNNEL), "TENCENTCLOUD_REGION"),
        (("-", "--region", "ae-ad-1", "--project-id", "p"), json.dumps(TUNNEL), "--project-id"),
        (("-", "--region", "gz"), json.dumps(TUNNEL | {"preSharedKey": "${KEY}"}), " KEY "),
    ],
)
def test_what_cannot_be_done(run: Run, arguments: tuple[str, ...], typed: str, term: str) -> None:
    """One line that says what to write, exit code 2."""
    found = run("sign", *arguments, typed=typed, **KEYS)
    assert (2, "", 1) == (found.returncode, found.stdout, found.stderr.count("\n"))
    assert (True, True) == (
        found.stderr.startswith("vpn-preflight sign: error: "),
        term in found.stderr,
    )


@pytest.mark.parametrize(
    "typed",
    [
        url(signed("GET", HOST, COMMON)),
        put(),
        json.dumps(TUNNEL | {"Region": "gz"}),
        json.dumps(GROUP),
    ],
)
def test_a_missing_key(run: Run, typed: str) -> None:
    """The variable is named, exit code 2."""
    given = (
        ()
        if typed.startswith(("https", "PUT"))
        else ("--region", *(("ae-ad-1", "--project-id", "p") if "path" in typed else ("gz",)))
    )
    found = run("sign", "-", *given, typed=typed)
    assert (2, "", 1) == (found.returncode, found.stdout, found.stderr.count("\n"))
    assert re.search("TENCENTCLOUD_SECRET_ID|HUAWEICLOUD_SDK_AK", found.stderr)


@pytest.mark.parametrize(
    "typed", [f"curl {URL} -d 'Action=ModifyVpnConnEx&a=%ff'", "{", f"PUT {TARGET} HTTP/1.1\n\n"]
)
def test_a_file_that_cannot_be_read(run: Run, typed: str) -> None:
    """The finding of the linter, exit code 2."""
    found = run("sign", "-", "--region", "gz", typed=typed, **KEYS)
    assert (2, "", True) == (found.returncode, found.stdout, found.stderr.startswith("-:1:"))


@pytest.mark.parametrize(
    "typed",
    [
        json.dumps(TUNNEL | {"preSharedKey": SECRET}),
        json.dumps(TUNNEL | {"preSharedKey": "${KEY}"}),
    ],
)
@pytest.mark.parametrize("mode", [(), ("--explain",)])
def test_no_secret_of_a_payload_is_printed(run: Run, typed: str, mode: tuple[str, ...]) -> None:
    """Neither the tunnel's key nor ours, nor the token of temporary keys."""
    more = {"KEY": SECRET, "TENCENTCLOUD_TOKEN": f"{SECRET}-token"}
    found = run("sign", "-", "--region", "gz", *mode, typed=typed, **KEYS, **more)
    assert (0, True) == (found.returncode, "Token=***" in found.stdout)
    assert SECRET not in found.stdout + found.stderr


CALL = {
    "methods": ["password"],
    "password": {"user": {"name": "u", "password": SECRET, "domain": {"name": "a"}}},
}
TOKEN_CALL = json.dumps({"auth": {"identity": CALL, "scope": {"project": {"name": "p"}}}})
TOKEN_FILE = json.dumps(
    {"operation": "KeystoneCreateUserTokenByPassword", "body": json.loads(TOKEN_CALL)}
)
TOKENS = "https://iam.r.myhuaweicloud.com/v3/auth/tokens"


@pytest.mark.parametrize("options", [[], ["--explain"], ["--answer", "/dev/null"]])
@pytest.mark.parametrize(
    "typed",
    [
        TOKEN_FILE,
        f"POST {TOKENS}\n\n{TOKEN_CALL}",
        f"POST {TOKENS}\nAuthorization: x\n\n{TOKEN_CALL}",
    ],
)
@pytest.mark.parametrize("keys", [KEYS, {}], ids=["keys", "no keys"])
def test_a_call_that_nobody_signs(
    run: Run, options: list[str], typed: str, keys: dict[str, str]
) -> None:
    """The call that returns a token is proved by its own body: one line, exit code 2."""
    found = run("sign", "-", *options, typed=typed, **keys)
    assert (2, "", 1) == (found.returncode, found.stdout, found.stderr.count("\n"))
    assert "KeystoneCreateUserTokenByPassword is never signed" in found.stderr
    assert SECRET not in found.stderr


def test_a_file_for_a_call_that_nobody_signs(run: Run) -> None:
    """A region and a filled-in password change nothing."""
    typed = TOKEN_FILE.replace(SECRET, "${WORD}")
    found = run("sign", "-", "--region", "r", typed=typed, **KEYS, WORD=SECRET)
    assert (2, True) == (found.returncode, "is never signed" in found.stderr)
