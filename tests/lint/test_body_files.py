"""The files that captured requests take their bodies from: which are read, and what is wrong."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from vpn_preflight.lint import Settings, documents
from vpn_preflight.lint.capture import CaptureDocument, body_files
from vpn_preflight.lint.capture.curl import commands
from vpn_preflight.lint.capture.raw import Raw
from vpn_preflight.lint.capture.unread import Known
from vpn_preflight.lint.pipeline import findings

HOST = "vpn.ap-southeast-1.myhuaweicloud.com"
PATH = f"/v5/p/p2c-vpn-gateways/vpn-servers/{'s' * 36}/groups/{'g' * 36}"
PUT = f"https://{HOST}{PATH}"
HEADERS = "-H 'X-Auth-Token: x' -H 'Content-Type: application/json'"
BAD = '{"user_group":\n {"name": ""}}\n'
FORM = "Action=ModifyVpnConnEx&vpcId=vpc-03vihbk9&vpnGwId=vpngw-kfldykuz&vpnConnId=vpnx-ol6bcqp0"

Lint = Callable[[str, str], list[tuple[str, str, int | None]]]


@pytest.fixture
def lint(tmp_path: Path) -> Lint:
    """Return code, pointer and column of what is found in a capture next to a file body.json."""
    (tmp_path / "body.json").write_text(BAD, encoding="utf-8")

    def run(name: str, text: str) -> list[tuple[str, str, int | None]]:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return [
            (found.code, found.pointer, found.column)
            for one in findings(documents.read(str(file), str(file)), Settings())
            for found in one.findings
        ]

    return run


@pytest.mark.parametrize(
    "option",
    [
        "-d @body.json",
        "-d@./body.json",
        "--data-binary @body.json",
        "--data-ascii=@body.json",
        "--json @body.json",
        "-T body.json",
        "-d @'body.json'",
    ],
)
def test_a_body_in_a_file_is_checked(lint: Lint, option: str) -> None:
    """What is wrong with it is reported where the command names the file."""
    text = f"curl -X PUT {PUT} {HEADERS} {option}\n"
    column = text.index("@" if "@" in option else "body.json")
    assert [("VFS007", "/body/user_group/name", column + 1)] == lint("a.sh", text)


@pytest.mark.parametrize("reference", ["< ./body.json", "<@ body.json", "<@utf8   body.json  "])
def test_a_body_of_an_http_file_is_in_a_file(lint: Lint, reference: str) -> None:
    """It is read like that of curl."""
    head = f"PUT {PUT}\nX-Auth-Token: x\nContent-Type: application/json\n\n"
    assert [("VFS007", "/body/user_group/name", 1)] == lint("a.http", f"{head}{reference}\n")


def test_a_body_in_a_file_of_a_curl_block_of_an_http_file(lint: Lint) -> None:
    """It is read as well."""
    text = f"###\ncurl -X PUT {PUT} {HEADERS} -d @body.json\n"
    assert ["VFS007"] == [code for code, *_ in lint("a.http", text)]


def test_a_body_with_control_characters_in_a_file(tmp_path: Path, lint: Lint) -> None:
    """The line ends go with -d, and are sent with --data-binary."""
    body = '{"user_group": {"name": "a\nb"}}'
    (tmp_path / "body.json").write_text(body, encoding="utf-8")
    text = f"curl -X PUT {PUT} {HEADERS} OPTION @body.json\n"
    assert [] == lint("a.sh", text.replace("OPTION", "-d"))
    assert "VFW023" in {code for code, *_ in lint("a.sh", text.replace("OPTION", "--data-binary"))}


def test_parts_of_a_form_in_files(tmp_path: Path) -> None:
    """Each is sent as the option asks: as it is, without line ends, or encoded."""
    (tmp_path / "form").write_text("a=1&\nb=2\n", encoding="utf-8")
    (tmp_path / "name").write_text("R&D é\n", encoding="utf-8")
    (tmp_path / "empty").write_text("", encoding="utf-8")
    file = str(tmp_path / "a.sh")
    options = "-d @form --data-urlencode n@name --data-urlencode @name --data-binary @empty"
    (raw,) = read(f"curl https://x.example {options}", file)
    assert "a=1&b=2&n=R%26D+%C3%A9%0A&R%26D+%C3%A9%0A&" == (raw.body and raw.body.text)
    assert ("POST", "application/x-www-form-urlencoded") == (raw.method, raw.media_type)


def test_an_upload(tmp_path: Path) -> None:
    """It is a PUT without a content type."""
    (tmp_path / "body").write_text("{}\n", encoding="utf-8")
    (raw,) = read("curl -T body https://x.example", str(tmp_path / "a.sh"))
    assert ("PUT", None, "{}\n") == (raw.method, raw.media_type, raw.body and raw.body.text)


def read(text: str, file: str) -> list[Raw]:
    """The requests of a script that is in a file."""
    known = Known(body_files.BodyFiles(file))
    return [one for one in commands(text, known) if isinstance(one, Raw)]


@pytest.mark.parametrize(
    "name",
    [
        "missing.json",
        "-",
        ".",
        "pipe",
        "latin",
        "$FILE",
        "../body.json",
        "a/../body.json",
        "/etc/hostname",
        "/dev/zero",
        "$'a\\x01'",
    ],
)
def test_a_body_file_that_is_not_read(tmp_path: Path, lint: Lint, name: str) -> None:
    """The request is reported as not checked, at the name of the file, without any waiting."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "latin").write_bytes('{"user_group": {"name": "é"}}'.encode("latin-1"))
    text = f"curl -X PUT {PUT} {HEADERS} -d @{name}\n"
    assert [("VFR016", "", text.index("@") + 1)] == lint("a.sh", text)


def test_body_files_share_one_limit(lint: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read of them is no more than one document may have, however often one is named."""
    monkeypatch.setattr(body_files, "LIMIT", 2 * len(BAD))
    text = f"curl -X PUT {PUT} {HEADERS} -d @body.json\n"
    assert ["VFS007", "VFS007", "VFR016"] == [code for code, *_ in lint("a.sh", 3 * text)]


def test_a_body_file_of_another_service(lint: Lint) -> None:
    """Whether it can be read is nobody's business here."""
    assert [] == [code for code, *_ in lint("a.sh", "curl -d @missing https://x.example\n")]


def test_a_body_file_that_is_not_json(tmp_path: Path, lint: Lint) -> None:
    """It is refused as a body that is written out, at the name of the file."""
    (tmp_path / "body.json").write_text('{"user_group": x}', encoding="utf-8")
    text = f"curl -X PUT {PUT} {HEADERS} -d @body.json\n"
    assert [("VFR004", "", text.index("@") + 1)] == lint("a.sh", text)


def test_a_secret_of_a_body_file(tmp_path: Path) -> None:
    """It is a secret in a file, and shown nowhere."""
    secret = "zanzibarine-zanzibarine"
    (tmp_path / "form").write_text(f"{FORM}&preSharedKey={secret}", encoding="utf-8")
    file = tmp_path / "a.sh"
    file.write_text("curl https://vpc.api.qcloud.com/v2/index.php -d @form\n", encoding="utf-8")
    (document,) = documents.read(str(file), str(file))
    assert isinstance(document, CaptureDocument)
    found = [one for each in findings([document], Settings()) for one in each.findings]
    assert "VFP001" in {one.code for one in found}
    assert secret not in repr((document, found))
