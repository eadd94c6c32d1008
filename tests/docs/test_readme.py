"""What the README shows is what happens."""

import json
import re
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from handmade import COMMON, HOST, KEYS, URL, put, refused, signed, url

from cloud_vpn.tencent_vpc import PayloadError, TencentVpc
from vpn_preflight.lint.files import SKIPPED, SUFFIXES

ROOT = Path(__file__).parent.parent.parent
STRONG = {"propoEncryAlgorithm": "aes-cbc-256", "propoAuthenAlgorithm": "sha"}
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """Return the code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def shown(command: str) -> str:
    """Return what the README shows below a command."""
    (block,) = [block for block in blocks("console") if block.startswith(f"$ {command}\n")]
    return block.partition("\n")[2]


def run(folder: Path, command: str) -> str:
    """Run a command of the README, and return all that it prints."""
    words = command.split()[1:]
    done = subprocess.run(
        [sys.executable, "-m", "vpn_preflight", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write the README's payload."""
    (tmp_path / "tunnel.json").write_text(blocks("json")[0], encoding="utf-8")
    return tmp_path


def test_the_output_of_lint_is_real(folder: Path) -> None:
    """Linting the payload as shown prints what is shown."""
    assert shown("vpn-preflight lint tunnel.json") == run(folder, "vpn-preflight lint tunnel.json")


def test_the_output_of_the_dry_run_is_real(folder: Path) -> None:
    """With the three values corrected, the dry run prints what is shown."""
    file = folder / "tunnel.json"
    payload = json.loads(file.read_text(encoding="utf-8"))
    payload["userGwCidrBlock"] = ["10.100.2.0/24"]
    payload["IKESet"][0] |= {"dhGroupName": "group14", "ikeSaLifetimeSeconds": 3600}
    file.write_text(json.dumps(payload), encoding="utf-8")
    command = "vpn-preflight send tunnel.json --region ap-guangzhou --dry-run"
    assert shown(command) == run(folder, command)


def test_the_request_file_is_clean(tmp_path: Path) -> None:
    """The request file for Huawei has no finding."""
    (tmp_path / "group.json").write_text(blocks("json")[1], encoding="utf-8")
    assert "1 document: no findings\n" == run(tmp_path, "vpn-preflight lint group.json")


def test_the_mistake_in_a_signature_is_real(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A form that was signed for GET and posted with curl gets the verdict that is shown."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    now = {"Timestamp": str(int(time.time()))}
    form = url(signed("GET", HOST, COMMON | now)).partition("?")[2]
    (tmp_path / "tunnel.curl").write_text(f"curl {URL} --data '{form}'\n", encoding="utf-8")
    command = "vpn-preflight sign tunnel.curl"
    assert shown(command) == run(tmp_path, command)


def test_the_part_that_differs_is_real(tmp_path: Path) -> None:
    """A request that reached the emulator by another host is told as shown."""
    message = put(host="vpn.ap-southeast-1.myhuaweicloud.com")
    (tmp_path / "group.http").write_text(message, encoding="utf-8")
    (tmp_path / "answer.json").write_text(
        refused(message, host="vpn.ap-southeast-1.myhuaweicloud.com:443"), encoding="utf-8"
    )
    command = "vpn-preflight sign group.http --answer answer.json"
    assert shown(command) == run(tmp_path, command)


def test_the_call_is_type_checked() -> None:
    """The Python call stands, word for word, among the calls that mypy checks."""
    lines = [
        line
        for line in blocks("python")[0].splitlines()
        if not line.startswith(("from ", "import ")) and "print(" not in line
    ]
    call = textwrap.indent("\n".join(lines).strip(), "    ")
    assert call in (ROOT / "tests" / "typing" / "api.py").read_text(encoding="utf-8")


def test_the_token_is_type_checked() -> None:
    """The function that returns a token stands, word for word, among the calls that mypy checks."""
    (block,) = [block for block in blocks("python") if "auth_token=" in block]
    # Within a function, a single blank line is between its parts.
    lines = block.partition("\n\n")[2].replace("\n\n\n", "\n\n")
    assert textwrap.indent(lines, "    ") in (ROOT / "tests" / "typing" / "api.py").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize("number", range(1, len(blocks("python"))))
def test_the_lines_that_need_no_cloud_run_as_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """Keys, time and emulator in one process: each block is a program but for an import."""
    for name, value in KEYS.items():
        monkeypatch.setenv(name, value)
    program = f"from cloud_vpn.tencent_vpc import TencentVpc\n{blocks('python')[number]}"
    subprocess.run([sys.executable, "-W", "error", "-c", program], cwd=tmp_path, check=True)


def test_the_error_is_real() -> None:
    """The refusal as shown is what the same slips raise."""
    with (
        TencentVpc(region="ap-guangzhou", secret_id="id", secret_key="key") as vpc,
        pytest.raises(PayloadError) as raised,
    ):
        vpc.modify_vpn_conn_ex(
            vpc_id="vpc-03vihbk9",
            vpn_gw_id="vpngw-kfldykuz",
            vpn_conn_id="vpnx-ol6bcqp0",
            user_gw_cidr_block=["10.100.2.0/33"],
            ike_set=[STRONG | {"dhGroupName": "GROUP14", "exchangeMod": "main"}],
        )
    assert blocks("text")[0] == f"{raised.value}\n"


def test_the_retired_host_is_told_at_once() -> None:
    """Nobody should find out late that the public host is gone."""
    assert "retired" in "\n".join(README.splitlines()[:10])


@pytest.mark.parametrize("page", ["README.md", "docs/editors.md"])
def test_the_files_of_a_folder_are_told(page: str) -> None:
    """Every ending that a folder is searched for, and every folder that is skipped."""
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [] == [word for word in (*SUFFIXES, *SKIPPED) if f"`{word}`" not in text]


def test_the_exit_codes_are_told() -> None:
    """Also that 2 stands for wrong usage, and for a file that cannot be read beside others."""
    assert re.search(r"\b2 [^.|]*usage[^.|]*`VFR`", README)


@pytest.mark.parametrize(
    ("command", "words"), [("lint", ".json .yaml"), ("lint", "2 usage"), ("send", "JSON or YAML")]
)
def test_the_help_tells_what_is_read(tmp_path: Path, command: str, words: str) -> None:
    """In the words of the page."""
    assert words in run(tmp_path, f"vpn-preflight {command} --help")
